#!/usr/bin/env bash
# Guess:   a Lottie file with in point 0, out point 60 at 30 a second has 60 frames and lasts two seconds,
#          also as a GIF.
# Happens: 61 frames are counted (the out point is one of them, and can be drawn), the duration is 2.0 s,
#          and the GIF that is saved has 60 frames of 30 ms: 1.8 s, a tenth too fast. PNG lasts 1.98 s.
# Version: rlottie-python 1.3.8, Pillow 13.0.0
# So:      frames divided by rate isn't the duration: loops stumble on a doubled pose. Draw frames 0 to
#          count - 2 and write the times yourself; save GIFs at 25 or 50 frames a second only.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check rlottie-python==1.3.8 Pillow==13.0.0
cd "$work"
venv/bin/python - <<'PY'
import json
import sys

from PIL import Image
from rlottie_python import LottieAnimation

def still(value):
    return {"a": 0, "k": value}

start = {"t": 0, "s": [0, 50], "i": {"x": [1], "y": [1]}, "o": {"x": [0], "y": [0]}}
move = {"a": 1, "k": [start, {"t": 60, "s": [100, 50]}]}
nowhere, whole = still([0, 0]), still([100, 100])
parts = [
    {"ty": "rc", "d": 1, "p": move, "s": still([20, 20]), "r": still(0)},
    {"ty": "fl", "o": still(100), "c": still([1, 0, 0, 1])},
    {"ty": "tr", "a": nowhere, "p": nowhere, "s": whole, "r": still(0), "o": still(100)},
]
layer = {"ddd": 0, "ty": 4, "ind": 1, "sr": 1, "ip": 0, "op": 60, "st": 0, "bm": 0}
layer["shapes"] = [{"ty": "gr", "it": parts}]
layer["ks"] = {"a": nowhere, "p": nowhere, "s": whole, "r": still(0), "o": still(100)}
film = {"v": "5.5.2", "fr": 30, "ip": 0, "op": 60, "w": 100, "h": 100, "assets": [], "layers": [layer]}
animation = LottieAnimation.from_data(json.dumps(film))

def saved_seconds(name):
    animation.save_animation(name)
    total, picture = 0.0, Image.open(name)
    for index in range(picture.n_frames):
        picture.seek(index)
        total += picture.info["duration"]
    return picture.n_frames, round(total / 1000, 2)

seen = {
    "frames": animation.lottie_animation_get_totalframe(),
    "seconds": animation.lottie_animation_get_duration(),
    "gif (frames, seconds)": saved_seconds("a.gif"),
    "png (frames, seconds)": saved_seconds("a.png"),
}
print(seen)
if list(seen.values()) != [61, 2.0, (60, 1.8), (60, 1.98)]:
    sys.exit("no longer so")
PY
