#!/usr/bin/env bash
# Guess:   sound that is encoded to AAC in MP4 has the same number of samples when it is decoded, as the
#          container has an edit list for the codec's padding.
# Happens: PyAV writes the length in whole milliseconds, so that a player gets up to 32 samples less at
#          48 kHz; and when PyAV decodes, it cuts the padding at the start but not the one at the end: up to
#          1023 samples more, of ffmpeg's files as well. ffmpeg reads and writes exactly.
# Version: PyAV 18.1.0, ffmpeg 9.0.2 (imageio-ffmpeg 0.8.1)
# So:      parts that are joined by their decoded samples drift by a block a part. Open the file for writing
#          with options={"movie_timescale": "48000"}, and cut what is decoded at the stream's duration.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
  av==18.1.0 imageio-ffmpeg==0.8.1 numpy==2.4.6
cd "$work"
venv/bin/python - <<'PY'
import subprocess
import sys
from fractions import Fraction

import av
import imageio_ffmpeg
import numpy as np

RATE, LENGTHS = 48000, (1000, 10007, 44101, 50000)
FFMPEG = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y"]
RAW = ["-f", "f32le", "-ar", str(RATE), "-ac", "1"]

def write(samples, **options):
    with av.open("pyav.mp4", "w", **options) as file:
        stream = file.add_stream("aac", rate=RATE, layout="mono")
        for start in range(0, samples.shape[1], 1024):
            block = np.ascontiguousarray(samples[:, start : start + 1024])
            frame = av.AudioFrame.from_ndarray(block, format="fltp", layout="mono")
            frame.sample_rate, frame.pts, frame.time_base = RATE, start, Fraction(1, RATE)
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))

def by_pyav(path):
    with av.open(path) as file:
        return sum(frame.samples for frame in file.decode(audio=0))

def by_ffmpeg(path):
    return len(subprocess.run([*FFMPEG, "-i", path, *RAW, "-"], check=True, capture_output=True).stdout) // 4

seen = {"pyav, ffmpeg": [], "finer pyav, ffmpeg": [], "ffmpeg, ffmpeg": [], "ffmpeg, pyav": []}
for length in LENGTHS:
    sound = (0.3 * np.sin(0.05 * np.arange(length))).astype(np.float32)[None]
    write(sound)
    seen["pyav, ffmpeg"].append(by_ffmpeg("pyav.mp4") - length)
    write(sound, options={"movie_timescale": str(RATE)})
    seen["finer pyav, ffmpeg"].append(by_ffmpeg("pyav.mp4") - length)
    subprocess.run([*FFMPEG, *RAW, "-i", "-", "-c:a", "aac", "ff.mp4"], check=True, input=sound.tobytes())
    seen["ffmpeg, ffmpeg"].append(by_ffmpeg("ff.mp4") - length)
    seen["ffmpeg, pyav"].append(by_pyav("ff.mp4") - length)
for pair, extra in seen.items():
    print(f"written and read by {pair}: {extra} samples more, for {LENGTHS}")
exact = [0] * len(LENGTHS)
if seen["ffmpeg, ffmpeg"] != exact or seen["finer pyav, ffmpeg"] != exact:
    sys.exit("the exact ones are no longer exact")
if not (min(seen["pyav, ffmpeg"]) < -20 and max(seen["ffmpeg, pyav"]) > 900):
    sys.exit("no longer so")
PY
