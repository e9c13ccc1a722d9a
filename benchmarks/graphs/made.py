"""Sound graphs of many shapes to measure with: made by the skills from random slots, for what a ComfyUI has installed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from ...common.errors import StudioError
from ...workflows.builder import GraphBuilder, Wire
from ...workflows.catalog import Catalog
from ...workflows.graph import Graph
from ...workflows.skills import get_skill
from ...workflows.skills.base import installed

WORDS = (
    "a boy",
    "a pier",
    "at sunset",
    "waving",
    "3d animation",
    "a red boat",
    "rain",
    "close-up",
    "laughing",
)


def sound_graphs(catalog: Catalog, *, seed: int = 0) -> Iterator[Graph]:
    """Endless graphs without any problem; the same seed gives the same ones.

    Raises:
        StudioError: ``model_missing`` when the ComfyUI lists no checkpoint and no picture to start from.
    """
    makers = [maker for maker, fits in _MAKERS if fits(catalog)]
    if not makers:
        raise StudioError(
            "model_missing",
            "There is nothing to make graphs from: no checkpoint and no input picture.",
            "Put a checkpoint into models/checkpoints or a picture into input.",
        )
    rng = random.Random(seed)
    while True:
        yield rng.choice(makers)(catalog, rng)


def _base(catalog: Catalog, rng: random.Random) -> dict[str, object]:
    return {
        "checkpoint": installed(catalog, "CheckpointLoaderSimple.ckpt_name")[0],
        "prompt": ", ".join(rng.sample(WORDS, 4)),
        "negative": rng.choice(("", "blurry", "text, watermark")),
        "steps": rng.randint(1, 40),
        "cfg": round(rng.uniform(1.0, 9.0), 1),
        "sampler": rng.choice(("euler", "dpmpp_2m", "ddim")),
        "scheduler": rng.choice(("normal", "karras", "simple")),
        "seed": rng.randint(0, 2**40),
        "clip_skip": rng.choice((0, 0, 2)),
        "prefix": rng.choice(("animation_studio/bench", "bench")),
    }


def _size(rng: random.Random) -> dict[str, object]:
    return {"width": 8 * rng.randint(8, 64), "height": 8 * rng.randint(8, 64), "count": rng.randint(1, 2)}


def _loras(catalog: Catalog, rng: random.Random, least: int) -> list[dict[str, object]]:
    fitting = _fitting(catalog, "loras", installed(catalog, "LoraLoader.lora_name"))
    most = 3 if fitting else 0
    return [
        {"name": rng.choice(fitting), "strength": round(rng.uniform(0.2, 1.0), 2)}
        for _ in range(rng.randint(min(least, most), most))
    ]


def _fitting(catalog: Catalog, folder: str, names: list[str]) -> list[str]:
    """Files that are known to fit the first checkpoint, or all when families aren't known."""
    families = catalog.families
    base = families.get(f"checkpoints/{installed(catalog, 'CheckpointLoaderSimple.ckpt_name')[0]}")
    return [name for name in names if not families or families.get(f"{folder}/{name}") == base]


def _text(catalog: Catalog, rng: random.Random) -> Graph:
    values = {**_base(catalog, rng), **_size(rng), "loras": _loras(catalog, rng, 0)}
    return get_skill("text_to_image").graph(values, catalog)


def _lora(catalog: Catalog, rng: random.Random) -> Graph:
    values = {**_base(catalog, rng), **_size(rng), "loras": _loras(catalog, rng, 1)}
    return get_skill("lora_stack").graph(values, catalog)


def _picture(catalog: Catalog, rng: random.Random) -> dict[str, object]:
    return {
        "image": rng.choice(installed(catalog, "LoadImage.image")),
        "denoise": round(rng.uniform(0.2, 0.9), 2),
    }


def _again(catalog: Catalog, rng: random.Random) -> Graph:
    values = {**_base(catalog, rng), **_picture(catalog, rng), "loras": _loras(catalog, rng, 0)}
    return get_skill("image_to_image").graph(values, catalog)


def _inside(catalog: Catalog, rng: random.Random) -> Graph:
    values = {**_base(catalog, rng), **_picture(catalog, rng), "grow": rng.randint(1, 20)}
    return get_skill("inpaint").graph(values, catalog)


def _control(catalog: Catalog, rng: random.Random) -> Graph:
    networks = _fitting(catalog, "controlnet", installed(catalog, "ControlNetLoader.control_net_name"))
    controls = [
        {
            "kind": kind,
            "model": rng.choice(networks),
            "image": rng.choice(installed(catalog, "LoadImage.image")),
            "strength": round(rng.uniform(0.2, 1.0), 2),
            "end": round(rng.uniform(0.5, 1.0), 2),
        }
        for kind in rng.sample(("pose", "depth", "canny"), rng.randint(1, 3))
    ]
    values = {**_base(catalog, rng), **_size(rng), "controls": controls, "loras": _loras(catalog, rng, 0)}
    return get_skill("controlnet").graph(values, catalog)


def _larger(catalog: Catalog, rng: random.Random) -> Graph:
    image = rng.choice(installed(catalog, "LoadImage.image"))
    factor = rng.choice((1.5, 2.0, 3.0))
    return get_skill("upscale").graph({"image": image, "factor": factor, "method": "bicubic"}, catalog)


def text_graph(catalog: Catalog) -> Graph:
    """One plain text-to-image graph."""
    return _text(catalog, random.Random(1))


def thirty_nodes(catalog: Catalog) -> Graph:
    """The graph that speed is measured on: SDXL with eight LoRAs and six controls where there is a checkpoint."""
    if not _MAKERS[4][1](catalog) or not installed(catalog, "LoraLoader.lora_name"):
        return _layers(catalog, random.Random(0), 7)
    rng = random.Random(0)
    base = (
        _base(catalog, rng)
        | _size(rng)
        | {"clip_skip": 2, "vae": installed(catalog, "VAELoader.vae_name")[0]}
    )
    lora = {"name": _fitting(catalog, "loras", installed(catalog, "LoraLoader.lora_name"))[0]}
    control = {
        "kind": "pose",
        "model": _fitting(catalog, "controlnet", installed(catalog, "ControlNetLoader.control_net_name"))[0],
        "image": installed(catalog, "LoadImage.image")[0],
    }
    return get_skill("controlnet").graph({**base, "loras": [lora] * 8, "controls": [control] * 6}, catalog)


def _compose(catalog: Catalog, rng: random.Random) -> Graph:
    return _layers(catalog, rng, rng.randint(1, 5))


def _layers(catalog: Catalog, rng: random.Random, count: int) -> Graph:
    """Pictures laid over each other with grown masks, four nodes a layer: no model at all."""
    b = GraphBuilder(catalog)
    width, height = 8 * rng.randint(4, 32), 8 * rng.randint(4, 32)
    canvas: Wire = b.add(
        "EmptyImage", width=width, height=height, batch_size=1, color=rng.randrange(2**24)
    ).out(0)
    for _ in range(count):
        piece = b.add("EmptyImage", width=32, height=32, batch_size=1, color=rng.randrange(2**24)).out(0)
        mask = b.add("SolidMask", value=round(rng.random(), 2), width=32, height=32)
        grown = b.add("GrowMask", mask=mask, expand=rng.randint(-4, 4), tapered_corners=rng.random() < 0.5)
        canvas = b.add(
            "ImageCompositeMasked",
            destination=canvas,
            source=piece,
            x=rng.randint(0, 16),
            y=rng.randint(0, 16),
            resize_source=rng.random() < 0.3,
            mask=grown,
        ).out(0)
    b.add("SaveImage", images=canvas, filename_prefix="bench")
    return b.build()


def _dynamic(catalog: Catalog, rng: random.Random) -> Graph:
    """Text put together from several parts, switched and shown: inputs that grow, choose and match."""
    b = GraphBuilder(catalog)
    count = rng.randint(1, 4)
    parts = [b.add("PrimitiveString", value=rng.choice(WORDS)) for _ in range(count)]
    values = {f"values.{name}": part for name, part in zip("abcd", parts, strict=False)}
    text = b.add("StringFormat", inputs=values, f_string="{a}")
    other = b.add("PrimitiveString", value=rng.choice(WORDS))
    chosen = b.add("ComfySwitchNode", on_false=text, on_true=other, switch=rng.random() < 0.5)
    flag = b.add("PrimitiveBoolean", value=True)
    either = b.add("ComfyAndNode", inputs={"values.value0": flag, "values.value1": flag})
    picture = b.add("EmptyImage", width=64, height=64, batch_size=1, color=0)
    switched = b.add("ComfySwitchNode", on_false=picture, on_true=picture, switch=either)
    b.add("SaveImageAdvanced", inputs=_format(catalog), images=switched, filename_prefix="bench")
    b.add("PreviewAny", source=chosen)
    return b.build()


def _format(catalog: Catalog) -> dict[str, object]:
    """The first format of SaveImageAdvanced with its defaults."""
    from ...workflows.dynamic import unfold

    kind = catalog["SaveImageAdvanced"]
    key = (kind.inputs["format"].choices or ("",))[0]
    unfolded = unfold(kind, {"format": key})
    return {"format": key} | {
        name: one.default for name, one in unfolded.items() if name.startswith("format.")
    }


def _has(*sources: str) -> Callable[[Catalog], bool]:
    def fits(catalog: Catalog) -> bool:
        return all(installed(catalog, one) if "." in one else one in catalog for one in sources)

    return fits


CHECKPOINT, PICTURE = "CheckpointLoaderSimple.ckpt_name", "LoadImage.image"
Maker = Callable[[Catalog, random.Random], Graph]
_MAKERS: tuple[tuple[Maker, Callable[[Catalog], bool]], ...] = (
    (_text, _has(CHECKPOINT)),
    (_lora, _has(CHECKPOINT, "LoraLoader.lora_name")),
    (_again, _has(CHECKPOINT, PICTURE)),
    (_inside, _has(CHECKPOINT, PICTURE)),
    (_control, _has(CHECKPOINT, PICTURE, "ControlNetLoader.control_net_name")),
    (_larger, _has(PICTURE)),
    (_compose, _has("EmptyImage", "ImageCompositeMasked", "GrowMask", "SolidMask", "SaveImage")),
    (_dynamic, _has("StringFormat", "ComfySwitchNode", "ComfyAndNode", "SaveImageAdvanced")),
)
