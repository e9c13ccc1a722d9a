#!/usr/bin/env bash
# Guess:   weights into which a LoRA was merged by its own library draw what the LoRA drew beside them.
# Happens: for LoHa and for LoKr in factors, merging applies alpha / dim a second time: with alpha 2 and
#          dim 4 half of the change arrives, with alpha 1 a quarter. LoRA and LoKr with a whole second
#          matrix are right, and merge(precise=True) doesn't help.
# Version: LyCORIS 4.1.3, torch 2.13.0
# So:      a merged checkpoint looks like the character at low strength. Merge yourself with get_weight(),
#          or merge at dim / alpha, and compare one forward pass before and after.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check torch==2.13.0 lycoris-lora==4.1.3
cd "$work"
OMP_NUM_THREADS=1 venv/bin/python - <<'PY'
import sys

import torch
from lycoris.modules.locon import LoConModule
from lycoris.modules.loha import LohaModule
from lycoris.modules.lokr import LokrModule

def merged_share(kind, alpha, precise, **settings):
    """The change of a merged layer's output, as a share of what the module did to it."""
    torch.manual_seed(1)
    layer = torch.nn.Linear(64, 64, bias=False)
    module = kind("x", layer, 1.0, lora_dim=4, alpha=alpha, **settings).eval().requires_grad_(False)
    for parameter in module.parameters():
        parameter.copy_(torch.randn_like(parameter) * 0.3)
    probe = torch.eye(64)
    plain = layer(probe).detach()
    beside = module(probe) - plain
    module.merge_to(1.0, precise=precise)
    return round(((layer(probe).detach() - plain).norm() / beside.norm()).item(), 3)

cases = {
    "LoRA": (LoConModule, {}),
    "LoKr, whole": (LokrModule, {"factor": 4, "full_matrix": True}),
    "LoKr in factors": (LokrModule, {"factor": 4}),
    "LoHa": (LohaModule, {}),
}
seen = {}
for name, (kind, settings) in cases.items():
    tries = [(alpha, precise) for alpha in (4, 2, 1) for precise in (False, True)]
    seen[name] = [merged_share(kind, *one, **settings) for one in tries]
    print(f"{name}: alpha 4, 2, 1 of dim 4, each plain and precise: {seen[name]} of the change arrives")
weaker = [1.0, 1.0, 0.5, 0.5, 0.25, 0.25]
if seen != {"LoRA": [1.0] * 6, "LoKr, whole": [1.0] * 6, "LoKr in factors": weaker, "LoHa": weaker}:
    sys.exit("no longer so")
PY
