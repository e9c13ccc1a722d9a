#!/usr/bin/env bash
# Guess:   converting ASS captions to SRT or WebVTT keeps the words and drops what the format can't hold.
# Happens: a hard space stays as the letters \h in the text, a drawing is printed as its coordinates (m 0 0
#          l 100 0 ...) in front of the cue's words. In SRT {\an8} stays too, in the middle of the line.
# Version: ffmpeg 9.0.2 (imageio-ffmpeg 0.8.1)
# So:      captions with drawings (a plate behind the words, say) or hard spaces show rubbish in players
#          that were given the converted file. Write each format from the cues themselves.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check imageio-ffmpeg==0.8.1
cd "$work"
venv/bin/python - <<'PY'
import subprocess
import sys

import imageio_ffmpeg

FIELDS = "Name,Fontname,Fontsize,PrimaryColour,SecondaryColour,OutlineColour,BackColour,Bold,Italic,"
FIELDS += "Underline,StrikeOut,ScaleX,ScaleY,Spacing,Angle,BorderStyle,Outline,Shadow,Alignment,"
FIELDS += "MarginL,MarginR,MarginV,Encoding"
open("a.ass", "w").write(
    "[Script Info]\nScriptType: v4.00+\nPlayResX: 1280\nPlayResY: 720\n\n[V4+ Styles]\n"
    f"Format: {FIELDS}\n"
    "Style: Default,Arial,40,&H00FFFFFF,&H00FFFFFF,&H0,&H0,0,0,0,0,100,100,0,0,1,2,2,2,10,10,10,1\n\n"
    "[Events]\nFormat: Layer,Start,End,Style,Name,MarginL,MarginR,MarginV,Effect,Text\n"
    r"Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,Good {\an8}night,\hMila" + "\n"
    r"Dialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,{\p1}m 0 0 l 100 0 100 40 0 40{\p0}Pim" + "\n"
)
seen = {}
for kind in ("srt", "vtt"):
    subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", "a.ass", f"a.{kind}"], check=True)
    seen[kind] = open(f"a.{kind}").read()
    print(seen[kind])
holds = all(r"night,\hMila" in text and "m 0 0 l 100 0 100 40 0 40Pim" in text for text in seen.values())
if not (holds and r"Good {\an8}night" in seen["srt"]):
    sys.exit("no longer so")
PY
