#!/usr/bin/env bash
# Guess:   what safetensors.numpy saves it loads: FP8 as well as bfloat16, both from the same package of
#          types.
# Happens: save_file takes both kinds, load_file and safe_open return bfloat16, but for FP8 they raise an
#          AttributeError about numpy itself, whether the package of types was imported or not. get_slice
#          refuses, too.
# Version: safetensors 0.8.0, ml_dtypes 0.6.0, numpy 2.4.6
# So:      most FP8 checkpoints and LoRAs can't be inspected or merged without torch through this reader.
#          Take the bytes by the header's data_offsets and view them as the FP8 type (shown below: the
#          values are right).
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check safetensors==0.8.0 ml_dtypes==0.6.0 numpy==2.4.6
cd "$work"
venv/bin/python - <<'PY'
import json
import sys

import ml_dtypes
import numpy as np
from safetensors import safe_open
from safetensors.numpy import load_file, save_file

def by_slice(path):
    with safe_open(path, "np") as file:
        return file.get_slice("x")[:]

def outcome(reader, path):
    try:
        return str(reader(path).dtype)
    except AttributeError as error:
        return f"AttributeError: {error}"

values, seen = np.array([0.5, 1.0, -2.0], np.float32), {}
for kind in (ml_dtypes.bfloat16, ml_dtypes.float8_e4m3fn, ml_dtypes.float8_e5m2):
    path = f"{kind.__name__}.safetensors"
    save_file({"x": values.astype(kind)}, path)
    seen[kind.__name__] = [outcome(lambda p: load_file(p)["x"], path), outcome(by_slice, path)]
    data = open(path, "rb").read()
    size = int.from_bytes(data[:8], "little")
    start, end = json.loads(data[8 : 8 + size])["x"]["data_offsets"]
    by_hand = np.frombuffer(data[8 + size + start : 8 + size + end], kind).astype(np.float32)
    print(kind.__name__, seen[kind.__name__], "by hand:", by_hand)
    if not np.array_equal(by_hand, values):
        sys.exit("the bytes themselves are no longer right")
fp8 = [result for name in ("float8_e4m3fn", "float8_e5m2") for result in seen[name]]
if seen["bfloat16"] != ["bfloat16"] * 2 or not all(result.startswith("AttributeError") for result in fp8):
    sys.exit("no longer so")
PY
