"""What *Apply LoRAs* makes of the small SDXL's weights, computed inside ComfyUI's own modules without a server."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import torch
from animation_ai_studio.runtime.process import ComfyProcess
from animation_ai_studio.runtime.source import embedded_program
from animation_ai_studio.tests.workflows import tiny
from safetensors.numpy import save_file

WEAR = """
import sys
sys.argv = ["main.py", "--cpu"]
import comfy.options
comfy.options.enable_args_parsing()
import runpy, torch
from pathlib import Path
runpy.run_path(EXTENSION)
import comfy.lora, comfy.sd, folder_paths
from animation_ai_studio.workflows.models import worn as loras
from animation_ai_studio.nodes.character.stack import nodes
folder_paths.add_model_folder_path("loras", LORAS)
model, clip, _, _ = comfy.sd.load_checkpoint_guess_config(CHECKPOINT, output_vae=False)
weights = {**model.model.state_dict(), **clip.cond_stage_model.state_dict()}
for name in sorted(folder_paths.get_filename_list("loras")):
    lora = loras.ChosenLora(name, name, WEIGHTS.get(name, 1.0))
    layers = loras.check_base(lora, Path(LORAS, name), "")
    dressed, dressed_clip, applied = nodes.apply_lora(model, clip, lora, layers)
    worn = {}
    for key, patches in {**dressed.patches, **dressed_clip.patcher.patches}.items():
        worn[key] = comfy.lora.calculate_weight(patches, weights[key].float().clone(), key)
    base = {key: weights[key].float() for key in worn}
    told = {"base": base, "worn": worn, "share": applied.share, "report": loras.report([applied])}
    torch.save(told, Path(RESULTS, name + ".pt"))
"""


def worn(folder: Path, weights: Mapping[str, float] | None = None) -> dict[str, dict[str, object]]:
    """Wears each file in ``folder``/loras, with these weights or 1, on the small SDXL.

    Returns:
        By file: the model's ``base`` weights that it changes and the ``worn`` ones by ComfyUI's names, the ``share``
        of its layers that fit, and the ``report``.
    """
    checkpoint, results = folder / tiny.CHECKPOINT, folder / "results"
    results.mkdir()
    save_file(tiny.checkpoint(), checkpoint)
    program = embedded_program()
    launcher = Path(sys.modules[ComfyProcess.__module__].__file__ or "").with_name("launcher.py")
    names = {"LORAS": folder / "loras", "CHECKPOINT": checkpoint, "RESULTS": results}
    names["EXTENSION"] = tiny.EXTENSION / "__init__.py"
    lines = [f"{name} = {str(value)!r}" for name, value in names.items()]
    script, start = folder / "wear.py", folder / "start.py"
    script.write_text("\n".join([*lines, f"WEIGHTS = {dict(weights or {})!r}", WEAR]))
    start.write_text(
        f"import sys, runpy\nsys.path.insert(0, {str(launcher.parent)!r})\nimport launcher\n"
        f"launcher.repair_torchvision()\nsys.path[0] = {str(program.root)!r}\n"
        f"runpy.run_path({str(script)!r}, run_name='__main__')\n"
    )
    done = subprocess.run([sys.executable, start], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-3000:]
    return {path.stem: torch.load(path) for path in results.glob("*.pt")}
