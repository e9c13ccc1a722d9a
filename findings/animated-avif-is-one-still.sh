#!/usr/bin/env bash
# Guess:   an animated AVIF with transparency, like an animated WebP or PNG of the same frames, comes through
#          ffmpeg as a moving picture with transparency.
# Happens: ffmpeg and PyAV take its first stream, a still of the first frame: one frame instead of 24, and no
#          error. The frames are in stream 2 and their transparency is in stream 3, as greys; without
#          transparency they are in stream 1. WebP and PNG give 24 frames with alpha.
# Version: Pillow 13.0.0, ffmpeg 9.0.2 (imageio-ffmpeg 0.8.1), PyAV 18.1.0
# So:      an overlay stands still, in a black box. Take the stream with the most frames, and merge the grey
#          one as alpha (alphamerge), or read AVIF with Pillow, which gets all of it right.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
  pillow==13.0.0 av==18.1.0 imageio-ffmpeg==0.8.1 numpy==2.4.6
cd "$work"
venv/bin/python - <<'PY'
import subprocess
import sys

import av
import imageio_ffmpeg
import numpy as np
from PIL import Image

frames = []
for step in range(24):
    frame = Image.new("RGBA", (32, 32))
    frame.paste((255, 0, 0, 255), (step, 8, step + 8, 24))
    frames.append(frame)

def by_ffmpeg(path):
    """How many frames, and the alpha of the last one's corner."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", path, "-f", "rawvideo"]
    command += ["-pix_fmt", "rgba", "-"]
    pixels = np.frombuffer(subprocess.run(command, check=True, capture_output=True).stdout, np.uint8)
    pixels = pixels.reshape(-1, 32, 32, 4)
    return len(pixels), int(pixels[-1, 0, 0, 3])

seen = {}
for kind, options in {"png": {}, "webp": {"lossless": True}, "avif": {}}.items():
    frames[0].save(f"a.{kind}", save_all=True, append_images=frames[1:], duration=40, **options)
    picture = Image.open(f"a.{kind}")
    picture.seek(23)
    own = picture.n_frames, picture.convert("RGBA").getpixel((0, 0))[3]
    seen[kind] = own, by_ffmpeg(f"a.{kind}")
    print(f"{kind}: frames and alpha of the corner for Pillow, for ffmpeg: {seen[kind]}")
with av.open("a.avif") as file:
    streams = [(stream.frames, stream.format.name) for stream in file.streams.video]
    by_default = sum(1 for _ in file.decode(video=0))
print(f"streams of the AVIF: {streams}; PyAV's first: {by_default} frame")
whole = (24, 0)
if seen != {"png": (whole, whole), "webp": (whole, whole), "avif": (whole, (1, 255))} or by_default != 1:
    sys.exit("no longer so")
if streams != [(1, "yuv420p"), (1, "gray"), (24, "yuv420p"), (24, "gray")]:
    sys.exit("the streams have another order")
PY
