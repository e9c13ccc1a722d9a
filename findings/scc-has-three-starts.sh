#!/usr/bin/env bash
# Guess:   a broadcast caption file (SCC) made from an SRT says the same times to every reader, to a frame,
#          and what it can't hold is refused or shown as a question mark.
# Happens: a cue at 1.000 s starts at 0.900 for the library that wrote it, at 0.901 for ttconv and at 0.165
#          for ffmpeg, which takes the time at which the letters begin to load (the longer the cue, the
#          earlier). Chinese becomes pound signs, silently.
# Version: pycaption 2.3.14, ttconv 1.2.3, ffmpeg 9.0.2 (imageio-ffmpeg 0.8.1)
# So:      don't check such an export by reading it back to the frame, don't read it with ffmpeg for timing,
#          and refuse letters outside its small Latin set before writing.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
  pycaption==2.3.14 ttconv==1.2.3 imageio-ffmpeg==0.8.1
cd "$work"
venv/bin/python - <<'PY'
import subprocess
import sys

import imageio_ffmpeg
import pycaption

def first_start(srt):
    clock = srt.split(" --> ")[0].split("\n")[-1].replace(",", ".")
    hours, minutes, seconds = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)

source = "1\n00:00:01,000 --> 00:00:02,500\nHello there, Mila! 你好\n"
scc = pycaption.SCCWriter().write(pycaption.SRTReader().read(source))
open("a.scc", "w").write(scc)
own = pycaption.SRTWriter().write(pycaption.SCCReader().read(scc))
subprocess.run(["venv/bin/tt", "convert", "-i", "a.scc", "-o", "tt.srt"], check=True, capture_output=True)
ffmpeg = imageio_ffmpeg.get_ffmpeg_exe()
subprocess.run([ffmpeg, "-v", "error", "-i", "a.scc", "ff.srt"], check=True)
starts = {
    "pycaption": first_start(own),
    "ttconv": first_start(open("tt.srt").read()),
    "ffmpeg": first_start(open("ff.srt").read()),
}
print(f"written for 1.000 s, read as {starts}")
print(f"text read back: {own.splitlines()[2]}")
near = all(0.85 < starts[name] < 0.95 for name in ("pycaption", "ttconv"))
if not (near and starts["ffmpeg"] < 0.3 and "££" in own and "你" not in own):
    sys.exit("no longer so")
PY
