#!/usr/bin/env bash
# Guess:   OpenTimelineIO keeps what it doesn't know as UnknownSchema, so a timeline with one effect of another
#          program's own kind is read, and the effect comes back when it is written.
# Happens: only within metadata. As an effect on a clip (or a child of a track) it ends the reading of the whole
#          file, with a ValueError that names C++ types and not the effect.
# Version: OpenTimelineIO 0.18.1
# So:      one foreign effect makes a whole cut unreadable. Say what it was in words of one's own, and don't count
#          on unknown kinds passing through.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check OpenTimelineIO==0.18.1
cd "$work"
venv/bin/python - <<'PY'
import json
import sys

import opentimelineio as otio

glow = {"OTIO_SCHEMA": "Glow.7", "name": "glow", "radius": 3}
clip = otio.schema.Clip("mila")
timeline = otio.schema.Timeline("film", tracks=[otio.schema.Track("V", children=[clip])])
plain = otio.adapters.write_to_string(timeline, "otio_json")


def outcome(place):
    data = json.loads(plain)
    found = data["tracks"]["children"][0]["children"]
    if place == "metadata":
        found[0]["metadata"] = {"look": glow}
    elif place == "effect":
        found[0]["effects"] = [glow]
    else:
        found.append(glow)
    try:
        back = otio.adapters.read_from_string(json.dumps(data), "otio_json")
    except ValueError as error:
        return f"ValueError: {error}"
    return "kept" if "Glow.7" in otio.adapters.write_to_string(back, "otio_json") else "lost"


seen = {place: outcome(place) for place in ("metadata", "effect", "child")}
for place, what in seen.items():
    print(f"{place}: {what[:150]}")
if seen["metadata"] != "kept" or not all(seen[place].startswith("ValueError") for place in ("effect", "child")):
    sys.exit("no longer so")
PY
