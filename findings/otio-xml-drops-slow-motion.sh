#!/usr/bin/env bash
# Guess:   the XML of editing programs, which has words for slow motion and for dissolves, keeps both, or the
#          adapter refuses.
# Happens: each adapter drops one or both without a word: Final Cut 7's XML keeps the dissolve and loses the
#          speed, so that 48 frames at half speed show other frames at full speed; Final Cut X's loses both
#          (and puts the audio track first). EDL, the oldest of the three, keeps the two of them.
# Version: OpenTimelineIO 0.18.1, otio-fcp-adapter 1.0.0, otio-fcpx-xml-adapter 1.0.0,
#          otio-cmx3600-adapter 1.0.0
# So:      an edit that is handed over this way looks right by its lengths. Bake slow motion into the clips
#          before the export, and count effects and transitions after reading the file again.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check OpenTimelineIO==0.18.1 \
  otio-cmx3600-adapter==1.0.0 otio-fcp-adapter==1.0.0 otio-fcpx-xml-adapter==1.0.0
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
video = otio.schema.Track("V", kind="Video", children=[clip("mila"), dissolve, clip("pim"), clip("slow")])
video[3].effects.append(otio.schema.LinearTimeWarp(time_scalar=0.5))
seen = {}
for adapter, options in (("cmx_3600", {"rate": 24}), ("fcp_xml", {}), ("fcpx_xml", {})):
    timeline = otio.schema.Timeline("film")
    timeline.tracks.append(video.deepcopy())
    if adapter != "cmx_3600":  # an EDL holds one track
        timeline.tracks.append(otio.schema.Track("A", kind="Audio", children=[clip("voice")]))
    otio.adapters.write_to_file(timeline, adapter, adapter_name=adapter)
    back = otio.adapters.read_from_file(adapter, adapter_name=adapter, **options)
    slow = next(one for one in back.find_clips() if one.name == "slow")
    seen[adapter] = (
        [track.kind for track in back.tracks],
        len(back.find_children(descended_from_type=otio.schema.Transition)),
        [effect.time_scalar for effect in slow.effects],
        slow.duration().value,
    )
    print(f"{adapter}: tracks, dissolves, speeds, frames of the slow clip: {seen[adapter]}")
if seen != {
    "cmx_3600": (["Video"], 1, [0.5], 48),
    "fcp_xml": (["Video", "Audio"], 1, [], 48),
    "fcpx_xml": (["Audio", "Video"], 0, [], 48),
}:
    sys.exit("no longer so")
PY
