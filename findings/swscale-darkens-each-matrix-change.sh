#!/usr/bin/env bash
# Guess:   changing the colour matrix of a video (BT.601 to BT.709) leaves greys alone, since the matrix
#          concerns colour only; there and back is where it was.
# Happens: each change takes one or two levels off: luma 179 is 178, 176, 175, 174 ... and 168 after eight
#          changes. It is the same in ffmpeg's scale filter and in PyAV. accurate_rnd alone ends at 175; with
#          full_chroma_int (FULL_CHR_H_INT) as well it stays 179.
# Version: PyAV 18.1.0, ffmpeg 9.0.2 (imageio-ffmpeg 0.8.1), on x86-64
# So:      shots that went through different numbers of conversions don't match at the cut. Ask for both flags
#          in every scale and reformat, though the matter looks like one of rounding alone.
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

import av
import imageio_ffmpeg
import numpy as np
from av.video.reformatter import Interpolation

MATRICES = "bt601", "bt709"
rgb = av.VideoFrame.from_ndarray(np.full((48, 64, 3), 190, np.uint8), format="rgb24")

def by_pyav(changes, **flags):
    frame = rgb.reformat(format="yuv420p", dst_colorspace="ITU601")
    for turn in range(changes):
        source, target = ("ITU601", "ITU709")[:: 1 if turn % 2 == 0 else -1]
        frame = frame.reformat(format="yuv420p", src_colorspace=source, dst_colorspace=target, **flags)
    return int(frame.to_ndarray()[0, 0])

def by_ffmpeg(changes, flags):
    steps = ["format=rgb24", "scale=out_color_matrix=bt601", "format=yuv420p"]
    for turn in range(changes):
        source, target = MATRICES[:: 1 if turn % 2 == 0 else -1]
        steps.append(f"scale=in_color_matrix={source}:out_color_matrix={target}{flags}")
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-f", "lavfi"]
    command += ["-i", "color=0xBEBEBE:s=64x48:d=1:r=1", "-vf", ",".join(steps)]
    command += ["-pix_fmt", "yuv420p", "-f", "rawvideo", "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout[0]

flags = Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INT
plain = [by_pyav(changes) for changes in range(9)]
kept = by_pyav(8, interpolation=flags)
rounded = by_pyav(8, interpolation=Interpolation.BICUBIC | Interpolation.ACCURATE_RND)
both = ":flags=bicubic+accurate_rnd+full_chroma_int"
filters = [by_ffmpeg(0, ""), by_ffmpeg(8, ""), by_ffmpeg(8, both)]
print(f"luma after 0 to 8 changes: {plain}, with accurate_rnd alone: {rounded}, with both flags: {kept}")
print(f"the scale filter: {filters[0]} before, {filters[1]} after 8 changes, {filters[2]} with both flags")
falling = all(later < earlier for earlier, later in zip(plain, plain[1:]))
if not (falling and plain[0] - plain[8] > 7 and plain[0] == kept > rounded):
    sys.exit("no longer so")
if not (filters[0] == filters[2] and filters[0] - filters[1] > 7):
    sys.exit("no longer so")
PY
