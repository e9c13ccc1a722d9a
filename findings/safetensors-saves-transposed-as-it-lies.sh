#!/usr/bin/env bash
# Guess:   safetensors.numpy saves an array's values, or refuses an array that doesn't lie in one piece, as
#          safetensors.torch does.
# Happens: it writes the memory as it lies under the array's shape: [[0, 3], [1, 4], [2, 5]], the transposed
#          view of three columns, is read back as [[0, 1], [2, 3], [4, 5]]; every second value becomes the
#          first few. Shapes are right, nothing is raised. torch refuses both.
# Version: safetensors 0.8.0, numpy 2.4.6, torch 2.13.0
# So:      a LoRA that was turned with .T, cut out of a larger matrix or came in Fortran order (from SciPy,
#          say) is scrambled and still loads. Wrap each array in np.ascontiguousarray before saving.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check torch==2.13.0 safetensors==0.8.0 numpy==2.4.6
cd "$work"
venv/bin/python - <<'PY'
import sys

import numpy as np
import safetensors.numpy
import safetensors.torch
import torch

rows = np.arange(6, dtype=np.float32).reshape(2, 3)
arrays = {
    "transposed": rows.T,
    "Fortran order": np.asfortranarray(rows),
    "a column cut off": rows[:, :2],
    "every second": np.arange(6, dtype=np.float32)[::2],
}
wrong = {
    "transposed": [[0, 1], [2, 3], [4, 5]],
    "Fortran order": [[0, 3, 1], [4, 2, 5]],
    "a column cut off": [[0, 1], [2, 3]],
    "every second": [0, 1, 2],
}
for name, array in arrays.items():
    safetensors.numpy.save_file({"x": array}, "x.safetensors")
    back = safetensors.numpy.load_file("x.safetensors")["x"].tolist()
    safetensors.numpy.save_file({"x": np.ascontiguousarray(array)}, "x.safetensors")
    whole = safetensors.numpy.load_file("x.safetensors")["x"]
    try:
        safetensors.torch.save_file({"x": torch.from_numpy(array)}, "t.safetensors")
        by_torch = "saved"
    except ValueError:
        by_torch = "refused"
    print(f"{name}: {array.tolist()} read back as {back}; by torch: {by_torch}")
    if not (back == wrong[name] and np.array_equal(whole, array) and by_torch == "refused"):
        sys.exit("no longer so")
PY
