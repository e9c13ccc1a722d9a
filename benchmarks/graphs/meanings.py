"""Faults of meaning: graphs that are sound in form and do something else, or fail in the run; each has a clean twin."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final

from ...workflows.catalog import Catalog
from ...workflows.check import check
from ...workflows.graph import Graph
from .bases import base_graphs
from .installed import KNOWN_FAMILIES, with_files

Api = dict[str, Any]
SD1, FLUX, OTHER = (
    "v1-5-pruned-emaonly.safetensors",
    "flux1-dev-fp8.safetensors",
    "juggernautXL_v9.safetensors",
)
MEANING_CODES: Final = frozenset(
    {
        "clip_mismatch",
        "latent_mismatch",
        "latent_foreign",
        "crossed_prompts",
        "same_prompts",
        "inert_sampler",
        "inert_scale",
        "inert_lora",
        "inert_control",
        "twin_outputs",
    }
)


@dataclass(frozen=True, slots=True)
class MeaningFault:
    """One kind: ``plant`` changes a graph and gives the class of the node that must be named, or None if it doesn't fit.

    ``clean`` makes the same change so that nothing is wrong: the twin on which no alarm may be given.
    """

    name: str
    code: str
    plant: Callable[[Api], str | None]
    clean: Callable[[Api], str | None] | None = None


def _first(api: Api, kind: str) -> Api | None:
    found: Api | None = next((node["inputs"] for node in api.values() if node["class_type"] == kind), None)
    return found


def _put(kind: str, **values: Any) -> Callable[[Api], str | None]:
    def plant(api: Api) -> str | None:
        inputs = _first(api, kind)
        if inputs is None:
            return None
        inputs.update(values)
        return kind

    return plant


def _cross(api: Api) -> str | None:
    sampler = _first(api, "KSampler")
    if sampler is None:
        return None
    sampler["positive"], sampler["negative"] = sampler["negative"], sampler["positive"]
    return "KSampler"


def _cross_words(api: Api) -> str | None:
    """Without titles the words tell."""
    for node in api.values():
        node.pop("_meta", None)
        if node["class_type"] == "CLIPTextEncode" and node["inputs"]["text"] == "ugly":
            node["inputs"]["text"] = "ugly, blurry, low quality, bad hands"
    return _cross(api)


def _same(api: Api) -> str | None:
    sampler = _first(api, "KSampler")
    if sampler is None:
        return None
    sampler["negative"] = sampler["positive"]
    return "KSampler"


def _same_unguided(api: Api) -> str | None:
    sampler = _first(api, "KSampler")
    if sampler is not None:
        sampler["cfg"] = 1.0
    return _same(api)


def _loader(
    file: str, kinds: tuple[str, ...], name: str, slot: int, told: str
) -> Callable[[Api], str | None]:
    """A second checkpoint feeds an input of nodes."""

    def plant(api: Api) -> str | None:
        if not any(node["class_type"] == told for node in api.values()):
            return None
        api["90"] = {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": file}}
        for node in api.values():
            if node["class_type"] in kinds:
                node["inputs"][name] = ["90", slot]
        return told

    return plant


def _twin(prefix: str) -> Callable[[Api], str | None]:
    def plant(api: Api) -> str | None:
        key = next(key for key, node in api.items() if node["class_type"] == "SaveImage")
        api["91"] = deepcopy(api[key])
        api["91"]["inputs"]["filename_prefix"] += prefix
        return "SaveImage"

    return plant


def _scale(factor: float) -> Callable[[Api], str | None]:
    def plant(api: Api) -> str | None:
        save = _first(api, "SaveImage")
        if save is None:
            return None
        inputs = {"image": save["images"], "upscale_method": "lanczos", "scale_by": factor}
        api["92"] = {"class_type": "ImageScaleBy", "inputs": inputs}
        save["images"] = ["92", 0]
        return "ImageScaleBy"

    return plant


def _chained(file: str) -> Callable[[Api], str | None]:
    """The other family's text encoder through a LoRA loader and a clip skip."""

    def plant(api: Api) -> str | None:
        told = _loader(file, ("CLIPTextEncode",), "clip", 1, "KSampler")(api)
        api["93"] = {
            "class_type": "CLIPSetLastLayer",
            "inputs": {"clip": ["90", 1], "stop_at_clip_layer": -2},
        }
        for node in api.values():
            if node["class_type"] == "CLIPTextEncode":
                node["inputs"]["clip"] = ["93", 0]
        return told

    return plant


TEXTS = ("CLIPTextEncode",)
MEANING_FAULTS: Final = (
    MeaningFault("prompts crossed, told by titles", "crossed_prompts", _cross),
    MeaningFault("prompts crossed, told by words", "crossed_prompts", _cross_words),
    MeaningFault("both prompts the same", "same_prompts", _same, _same_unguided),
    MeaningFault("denoise 0", "inert_sampler", _put("KSampler", denoise=0.0), _put("KSampler", denoise=0.05)),
    MeaningFault(
        "LoRA at 0",
        "inert_lora",
        _put("LoraLoader", strength_model=0.0, strength_clip=0.0),
        _put("LoraLoader", strength_model=0.0, strength_clip=0.5),
    ),
    MeaningFault("control at 0", "inert_control", _put("ControlNetApplyAdvanced", strength=0.0)),
    MeaningFault(
        "control ends before it starts",
        "inert_control",
        _put("ControlNetApplyAdvanced", start_percent=0.8, end_percent=0.4),
        _put("ControlNetApplyAdvanced", start_percent=0.2, end_percent=0.4),
    ),
    MeaningFault(
        "text encoder of SD 1.5",
        "clip_mismatch",
        _loader(SD1, TEXTS, "clip", 1, "KSampler"),
        _loader(OTHER, TEXTS, "clip", 1, "KSampler"),
    ),
    MeaningFault("text encoder of SD 1.5 through a chain", "clip_mismatch", _chained(SD1), _chained(OTHER)),
    MeaningFault(
        "VAE of 16 channels decodes",
        "latent_mismatch",
        _loader(FLUX, ("VAEDecode",), "vae", 2, "VAEDecode"),
        _loader(OTHER, ("VAEDecode",), "vae", 2, "VAEDecode"),
    ),
    MeaningFault(
        "VAE of SD 1.5 decodes", "latent_foreign", _loader(SD1, ("VAEDecode",), "vae", 2, "VAEDecode")
    ),
    MeaningFault(
        "VAE of 16 channels encodes", "latent_mismatch", _loader(FLUX, ("VAEEncode",), "vae", 2, "VAEEncode")
    ),
    MeaningFault("the same saved twice", "twin_outputs", _twin(""), _twin("_copy")),
    MeaningFault("scaled by 1", "inert_scale", _scale(1.0), _scale(1.5)),
)


def measure_meaning(catalog: Catalog) -> dict[str, Any]:
    """How many planted faults are found (right code), and alarms on bases and clean twins."""
    known = with_files(catalog).with_families(KNOWN_FAMILIES)
    bases = base_graphs(known)
    planted = found = 0
    missed, alarms = [], []
    for fault in MEANING_FAULTS:
        for name, api, is_clean in _cases(fault, bases):
            codes = {one.code for one in check(Graph.from_api(api), known)}
            if is_clean:
                alarms += [f"{fault.name}, {name}: {code}" for code in sorted(codes & MEANING_CODES)]
                continue
            planted += 1
            found += fault.code in codes
            if fault.code not in codes:
                missed.append(f"{fault.name}, {name}")
    return {
        "kinds": len(MEANING_FAULTS),
        "planted": planted,
        "found": found,
        "missed": missed,
        "alarms": alarms,
    }


def _cases(fault: MeaningFault, bases: dict[str, Api]) -> Iterator[tuple[str, Api, bool]]:
    """The graphs with the fault, and without: the base as it is and the twin."""
    for name, base in bases.items():
        api = deepcopy(base)
        if fault.plant(api) is None:
            continue
        yield name, api, False
        yield name, base, True
        twin = deepcopy(base)
        if fault.clean is not None and fault.clean(twin) is not None:
            yield name, twin, True
