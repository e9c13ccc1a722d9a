"""A user of the embedded ComfyUI would lose Toon XL if stock loaders no longer knew it or sampled differently."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import torch
from animation_ai_studio.runtime.process import ComfyProcess
from animation_ai_studio.runtime.source import embedded_program
from animation_ai_studio.toonxl import extension, files, graphs
from animation_ai_studio.toonxl.family import LATENT_SCALE, TOON_XL
from animation_ai_studio.training.layers import additions, attach
from animation_ai_studio.training.toonxl import export
from animation_ai_studio.training.toonxl.autoencoder import TinyAutoencoder
from animation_ai_studio.training.toonxl.nets import ControlNet, UNet
from animation_ai_studio.training.toonxl.text import Prompts, Tokenizer, usual_sizes
from animation_ai_studio.workflows.api.client import ComfyClient
from animation_ai_studio.workflows.models.families import read_notes
from PIL import Image

PROMPT = "close-up of a happy kid, curly brown hair, it's sunny"

COMPARE = """
import sys
sys.argv = ["main.py", "--cpu"]
import comfy.options
comfy.options.enable_args_parsing()
import torch, runpy
runpy.run_path(EXTENSION)['register']()
import comfy.sd
model, clip, vae, _ = comfy.sd.load_checkpoint_guess_config(CHECKPOINT)
context, pooled = clip.encode_from_tokens(clip.tokenize(PROMPT), return_pooled=True)
given = torch.load(GIVEN)
from comfy.model_management import load_models_gpu
load_models_gpu([model])
inner = model.model
vector = inner.encode_adm(pooled_output=pooled, device="cpu")
noise = inner.diffusion_model(
    given["x"], given["t"], context=context.float().expand(2, -1, -1), y=vector.float().expand(2, -1)
)
picture = vae.decode(given["x"] / SCALE)
torch.save({"context": context, "vector": vector, "noise": noise, "picture": picture}, RESULT)
"""


def random_weights(path: Path) -> tuple[UNet, Prompts, TinyAutoencoder]:
    """An untrained checkpoint whose layers all matter, and the networks that it holds."""
    torch.manual_seed(0)
    networks = UNet(TOON_XL), Prompts(TOON_XL), TinyAutoencoder()
    for network in networks:
        for value in network.parameters():
            if not value.any():
                torch.nn.init.normal_(value, std=0.05)
            value.data = value.data.half().float()
        network.eval().requires_grad_(False)
    unet, prompts, vae = (network.state_dict() for network in networks)
    export.write_checkpoint(
        path, unet=unet, prompts=prompts, vae=vae, family=TOON_XL, description="Random weights for a test"
    )
    return networks


def test_the_extension_has_the_family_s_sizes() -> None:
    """Otherwise ComfyUI would take a shipped checkpoint for an unknown model."""
    assert TOON_XL.channels == extension.CHANNELS
    assert TOON_XL.head == extension.HEAD
    assert tuple(d for depth in TOON_XL.depths for d in (depth, depth)) == extension.DEPTHS
    for ours, theirs in ((TOON_XL.clip_l, extension.CLIP_L), (TOON_XL.clip_g, extension.CLIP_G)):
        assert (ours.width, ours.layers, ours.heads, ours.hidden) == (
            theirs["hidden_size"],
            theirs["num_hidden_layers"],
            theirs["num_attention_heads"],
            theirs["intermediate_size"],
        )


def test_a_checkpoint_stays_small_and_says_what_it_is(tmp_path: Path) -> None:
    """A model manager would show a nameless file, and the repository would swell."""
    path = tmp_path / "toon.safetensors"
    random_weights(path)
    assert path.stat().st_size <= export.LIMIT
    notes = read_notes(path)
    assert notes["modelspec.sai_model_spec"] == "1.0.0"
    assert notes["modelspec.architecture"] == "stable-diffusion-xl-v1-base"
    assert notes["modelspec.license"] == "GPL-3.0-or-later"


async def drawn(process: ComfyProcess, **options: Any) -> tuple[tuple[int, int], bytes]:
    """Size and pixels of a picture drawn in four steps by stock nodes."""
    async with ComfyClient(process.url) as client:
        graph = graphs.text_to_image(
            PROMPT, seed=7, steps=4, checkpoint="toonxl_test.safetensors", prefix="toonxl_test/a", **options
        )
        result = await client.run(graph, timeout=120)
        shown = next(image for ui in result.outputs.values() for image in ui.get("images", []))
    with Image.open(process.base / "output" / shown["subfolder"] / shown["filename"]) as picture:
        return picture.size, picture.convert("RGB").tobytes()


@pytest.mark.comfyui
async def test_stock_nodes_use_checkpoint_lora_and_controlnet(comfyui_process: ComfyProcess) -> None:
    """No SDXL graph could run on a machine without a GPU: same seed, same picture; LoRA and control count."""
    models = comfyui_process.base / "models"
    unet, _, _ = random_weights(models / "checkpoints" / "toonxl_test.safetensors")
    attach(unet, 4)
    weights = dict(unet.named_parameters())
    changed = {n: torch.randn_like(w) if "lora_B" in n else w for n, w in weights.items()}
    write_free(models / "loras" / "toonxl_test.safetensors", files.lora_tensors(additions(changed), 4.0))
    torch.manual_seed(1)
    net = ControlNet(TOON_XL).state_dict()
    noisy = {name: value + 0.05 * torch.randn_like(value) for name, value in net.items()}
    write_free(models / "controlnet" / "toonxl_test.safetensors", noisy)
    Image.new("RGB", (128, 128), (200, 30, 30)).save(comfyui_process.base / "input" / "toonxl_test.png")

    plain = await drawn(comfyui_process)
    assert plain[0] == (128, 128)
    assert len(set(plain[1])) > 16
    # A LoRA of no weight is another graph, so ComfyUI samples again instead of remembering.
    assert plain == await drawn(comfyui_process, lora=("toonxl_test.safetensors", 0.0))
    assert plain != await drawn(comfyui_process, lora=("toonxl_test.safetensors", 1.0))
    control = graphs.ControlInput("toonxl_test.safetensors", "toonxl_test.png")
    assert plain != await drawn(comfyui_process, control=control)


def write_free(path: Path, tensors: dict[str, torch.Tensor]) -> None:
    """A model file for a test, with the header that every file of the family carries."""
    halved = files.halved(tensors)
    files.write(
        path, halved, export.toon_header(halved, title="test", kind="", description="", family=TOON_XL)
    )


@pytest.mark.slow
@pytest.mark.comfyui
def test_comfyui_computes_what_the_trainer_trained(tmp_path: Path) -> None:
    """A difference between both sides would silently spoil every trained picture."""
    path, given, result = tmp_path / "toon.safetensors", tmp_path / "given.pt", tmp_path / "result.pt"
    unet, prompts, vae = random_weights(path)
    x, t = torch.randn(2, 4, 16, 16), torch.tensor([3.0, 801.0])
    torch.save({"x": x, "t": t}, given)
    names = {"CHECKPOINT": path, "PROMPT": PROMPT, "GIVEN": given, "RESULT": result}
    extension_file = Path(extension.__file__)
    lines = [f"{name} = {str(value)!r}" for name, value in {**names, "EXTENSION": extension_file}.items()]
    script = tmp_path / "main.py"
    script.write_text("\n".join([*lines, f"SCALE = {LATENT_SCALE}", COMPARE]))
    run_in_comfyui(script)
    theirs = torch.load(result)
    context, vector = prompts(Tokenizer()([PROMPT]), usual_sizes(1))
    noise = unet(x, t, theirs["context"].float().expand(2, -1, -1), theirs["vector"].float().expand(2, -1))
    picture = vae.decode(x).clamp(0, 1).permute(0, 2, 3, 1)
    torch.testing.assert_close(theirs["context"].float(), context, atol=2e-2, rtol=2e-2)
    torch.testing.assert_close(theirs["vector"].float(), vector, atol=2e-2, rtol=2e-2)
    torch.testing.assert_close(theirs["noise"].float(), noise, atol=2e-2, rtol=2e-2)
    torch.testing.assert_close(theirs["picture"].float(), picture, atol=2e-2, rtol=2e-2)


def run_in_comfyui(script: Path) -> None:
    """Runs a script with ComfyUI's modules importable."""
    program = embedded_program()
    launcher = Path(sys.modules[ComfyProcess.__module__].__file__ or "").with_name("launcher.py")
    setup = script.with_name("start.py")
    setup.write_text(
        f"import sys, runpy\nsys.path.insert(0, {str(launcher.parent)!r})\nimport launcher\n"
        f"launcher.repair_torchvision()\nsys.path[0] = {str(program.root)!r}\n"
        f"runpy.run_path({str(script)!r}, run_name='__main__')\n"
    )
    done = subprocess.run([sys.executable, setup], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-3000:]


def test_controlnet_and_unet_agree_on_their_skips() -> None:
    """A ControlNet whose residuals don't fit could be loaded but not applied."""
    net, unet = ControlNet(TOON_XL), UNet(TOON_XL)
    x, t = torch.randn(1, 4, 8, 8), torch.tensor([500])
    context, vector = torch.randn(1, 77, TOON_XL.context), torch.randn(1, TOON_XL.vector)
    residuals = net(x, t, context, vector, torch.rand(1, 3, 64, 64))
    assert unet(x, t, context, vector, residuals).shape == x.shape
