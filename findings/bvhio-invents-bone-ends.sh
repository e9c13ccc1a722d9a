#!/usr/bin/env bash
# Guess:   a motion file that is read as a hierarchy and written again keeps its skeleton: end sites,
#          channel order.
# Happens: the end site of a last bone is thrown away; a new one, three tenths of that bone's offset long,
#          points the way the bone came. A joint's own rotation order becomes the writer's, with other
#          numbers in its columns, and a joint that never moves loses its channels, so that the columns
#          shift.
# Version: bvhio 1.5.4 (readAsBvh and writeBvh keep both)
# So:      heads, hands and feet change length, and code that reads rotation columns by place reads other
#          angles. Go through readAsHierarchy only to pose; carry end sites and channel orders over
#          yourself.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check bvhio==1.5.4
cd "$work"
venv/bin/python - <<'PY'
import re
import sys

import bvhio

SOURCE = """HIERARCHY
ROOT Hips
{
  OFFSET 0.0 10.0 0.0
  CHANNELS 6 Xposition Yposition Zposition Zrotation Xrotation Yrotation
  JOINT Head
  {
    OFFSET 0.0 4.0 1.0
    CHANNELS 3 Yrotation Xrotation Zrotation
    End Site
    {
      OFFSET 0.0 2.0 0.0
    }
  }
}
MOTION
Frames: 2
Frame Time: 0.0416667
0.0 10.0 0.0 0.0 0.0 0.0 0.0 0.0 0.0
0.0 10.0 0.0 0.0 0.0 0.0 5.0 50.0 -20.0
"""

def summary(path):
    text = open(path).read()
    offsets = re.findall(r"OFFSET (.*)", text)
    head = re.findall(r"CHANNELS 3 (.*)", text)[0].split()
    motion = [float(number) for number in text.rstrip().splitlines()[-1].split()]
    end = [round(float(number), 3) for number in offsets[-1].split()]
    return end, "".join(c[0] for c in head), [round(number, 1) for number in motion[-3:]], len(motion)

open("a.bvh", "w").write(SOURCE)
bvhio.writeHierarchy("hierarchy.bvh", bvhio.readAsHierarchy("a.bvh"), 0.0416667)
bvhio.writeBvh("plain.bvh", bvhio.readAsBvh("a.bvh"))
seen = {name: summary(f"{name}.bvh") for name in ("a", "plain", "hierarchy")}
for name, (end, order, motion, columns) in seen.items():
    print(f"{name}: end site {end}, order {order}, {columns} columns, the last rotations {motion}")
if seen["plain"] != seen["a"] or seen["hierarchy"] != ([0.0, 1.2, 0.3], "ZXY", [-33.7, 43.4, 28.2], 3):
    sys.exit("no longer so")
PY
