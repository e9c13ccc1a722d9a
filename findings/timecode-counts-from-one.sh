#!/usr/bin/env bash
# Guess:   Timecode(25, start_seconds=1) is 00:00:01:00, and ten seconds less two are eight.
# Happens: frames are counted from one and "seconds" are turned into such a count: one second is
#          00:00:00:24, 10 s - 2 s is 00:00:07:24, 10 s + 2 s is 00:00:12:01, and .float of 00:00:01:00 is
#          1.04.
# Version: timecode 1.5.1
# So:      an edit list that is worked out with its arithmetic drifts by a frame a step. Add and subtract
#          frame_number (counted from zero) yourself, and use the class for reading and writing only.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check timecode==1.5.1
cd "$work"
venv/bin/python - <<'PY'
import sys

from timecode import Timecode

ten, two = Timecode(25, "00:00:10:00"), Timecode(25, "00:00:02:00")
seen = {
    "start_seconds=1": str(Timecode(25, start_seconds=1)),
    "10 s - 2 s": str(ten - two),
    "10 s + 2 s": str(ten + two),
    "float of one second": round(Timecode(25, "00:00:01:00").float, 3),
    "frame_number of ten seconds": ten.frame_number,
}
for what, value in seen.items():
    print(f"{what}: {value}")
expected = ["00:00:00:24", "00:00:07:24", "00:00:12:01", 1.04, 250]
if list(seen.values()) != expected:
    sys.exit(f"no longer so: expected {expected}")
PY
