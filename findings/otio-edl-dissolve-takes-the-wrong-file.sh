#!/usr/bin/env bash
# Guess:   an edit list (EDL) that names the file of every clip, read back by the adapter that wrote it,
#          gives each clip its own file again.
# Happens: the clip after a dissolve gets the file of the clip before it, with its own name and its own
#          times, although the list has both files in the right lines. Clips after cuts are right. Besides,
#          a marker comes back in capitals.
# Version: OpenTimelineIO 0.18.1, otio-cmx3600-adapter 1.0.0
# So:      the film plays the wrong shot after each dissolve, without an error. Look the file up by the
#          clip's name, or carry the edit as .otio and keep the EDL for reading only.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
  OpenTimelineIO==0.18.1 otio-cmx3600-adapter==1.0.0
cd "$work"
venv/bin/python - <<'PY'
import sys

import opentimelineio as otio
from opentimelineio.opentime import RationalTime, TimeRange

def span(start, length):
    return TimeRange(RationalTime(start, 24), RationalTime(length, 24))

def clip(name):
    media = otio.schema.ExternalReference(f"file:///films/{name}.mp4", span(0, 240))
    return otio.schema.Clip(name, media, span(24, 48))

six = RationalTime(6, 24)
dissolve = otio.schema.Transition("d", otio.schema.TransitionTypes.SMPTE_Dissolve, six, six)
track = otio.schema.Track("V", children=[clip("house"), clip("mila"), dissolve, clip("pim"), clip("garden")])
track[0].markers.append(otio.schema.Marker("fix the hat", span(30, 1)))
timeline = otio.schema.Timeline("film")
timeline.tracks.append(track)
otio.adapters.write_to_file(timeline, "film.edl", adapter_name="cmx_3600")
edl = open("film.edl").read()
print(edl)
back = otio.adapters.read_from_file("film.edl", adapter_name="cmx_3600", rate=24).find_clips()
files = {clip.name: clip.media_reference.target_url.rpartition("/")[2] for clip in back}
marker = [marker.name for clip in back for marker in clip.markers]
print(f"read back: {files}, marker {marker}")
written = edl.index("* TO CLIP NAME:  pim\n* TO CLIP: file:///films/pim.mp4")
if not written or marker != ["FIX THE HAT"]:
    sys.exit("no longer so")
if files != {"house": "house.mp4", "mila": "mila.mp4", "pim": "mila.mp4", "garden": "garden.mp4"}:
    sys.exit("no longer so")
PY
