#!/usr/bin/env bash
# Guess:   a subtitle library that reads and writes WebVTT turns &amp; and &lt; into & and <, and back.
# Happens: it does neither. Read, the text stays  salt &amp; pepper  and goes so into SRT and ASS. Written,
#          I <3 you, Pim  stands bare, and ffmpeg, which takes < for the start of a tag, has only "I" left; of
#          a<b and c>d  pysubs2 itself reads back "ad". The speaker of <v Mila> is dropped, although its
#          events have a name.
# Version: pysubs2 1.8.1, ffmpeg 9.0.2 (imageio-ffmpeg 0.8.1)
# So:      captions show "&amp;" after a conversion, or lose words. Unescape after reading, escape before
#          writing, and take the speakers from the source.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check pysubs2==1.8.1 imageio-ffmpeg==0.8.1
cd "$work"
venv/bin/python - <<'PY'
import subprocess
import sys

import imageio_ffmpeg
import pysubs2

source = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Mila>Salt &amp; pepper, 1 &lt; 2</v>\n"
read = pysubs2.SSAFile.from_string(source)
ffmpeg = imageio_ffmpeg.get_ffmpeg_exe()

def by_ffmpeg(vtt):
    command = [ffmpeg, "-v", "error", "-f", "webvtt", "-i", "-", "-f", "srt", "-"]
    srt = subprocess.run(command, check=True, capture_output=True, text=True, input=vtt).stdout
    return srt.splitlines()[2]

print(f"read: {read[0].text!r}, name {read[0].name!r}; ffmpeg reads {by_ffmpeg(source)!r}")
as_srt = read.to_string("srt").splitlines()[2]
bare, marked = "Salt & pepper, 1 < 2", "Salt &amp; pepper, 1 &lt; 2"
if by_ffmpeg(source) != bare or read[0].name or not as_srt == read[0].text == marked:
    sys.exit("no longer so")
seen = {}
for text in ("I <3 you, Pim", "If a<b and c>d then go"):
    subtitles = pysubs2.SSAFile()
    subtitles.append(pysubs2.SSAEvent(1000, 2000, text))
    vtt = subtitles.to_string("vtt")
    seen[text] = vtt.splitlines()[4], by_ffmpeg(vtt).strip(), pysubs2.SSAFile.from_string(vtt)[0].text
    print(f"{text!r} in the file, for ffmpeg, for itself: {seen[text]}")
if seen != {
    "I <3 you, Pim": ("I <3 you, Pim", "I", "I <3 you, Pim"),
    "If a<b and c>d then go": ("If a<b and c>d then go", "If a<b>d then go</b>", "If ad then go"),
}:
    sys.exit("no longer so")
PY
