"""Rules for what a graph means: facts are carried along links (families of models, polarity of prompts) and compared.

A graph may be sound in form and fail in the run, or make something that nobody meant: another family's text encoder,
a latent that the VAE can't decode, prompts that are crossed, a sampler that changes nothing. Only what is known is
compared: a file that wasn't looked into, or a node that isn't understood, ends the way of a fact.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from ..graph import Link
from ..models.families import FOLDERS, compatible
from .context import Context, KnownNode

CHANNELS: Final[Mapping[str, int]] = MappingProxyType({"sd1": 4, "sd2": 4, "sdxl": 4, "sd3": 16, "flux": 16})
"""Channels of each family's latents."""
ENCODERS: Final[Mapping[str, str]] = MappingProxyType({"sdxl": "sdxl", "sd3": "sd3", "flux": "flux"})
"""Families by the ``type`` of loaders that put several text encoders together."""
INPUTS: Final[Mapping[str, str]] = MappingProxyType(
    {"MODEL": "model", "CLIP": "clip", "VAE": "vae", "LATENT": "samples"}
)
"""What nodes that hand something on call the input that takes it."""
SIDES: Final = ("positive", "negative")
_AGAINST = re.compile(
    r"\b(?:ugly|blurry|blur|low(?:est)?[ -](?:quality|res(?:olution)?)|worst quality|bad (?:anatomy|hands|quality|proportions)"
    r"|deformed|disfigured|mutated|mutation|watermark|jpeg artifacts|extra (?:fingers|limbs|arms|legs)|poorly drawn"
    r"|cropped|out of frame|lowres|signature|text|logo|nsfw)\b|模糊|低质量|低畫質|最差质量|畸形|水印|多余的手指|丑陋|文字",
    re.I,
)
_NEGATIVE_TITLE = re.compile(r"\bneg(?:ative)?\b|\bavoid\b|反向|负面|負面", re.I)
_POSITIVE_TITLE = re.compile(r"\bpos(?:itive)?\b|正向|正面", re.I)


def check_meaning(context: Context, known: KnownNode) -> None:
    """The rules that apply to samplers, decoders, scalers and what keeps results."""
    given = known.node.inputs
    if "positive" in given and "negative" in given:
        _check_sides(context, known)
    if "latent_image" in given and ("model" in given or "guider" in given):
        _check_sampler(context, known)
    if "samples" in given and isinstance(given.get("vae"), Link):
        _check_decoder(context, known)
    for name, kinds in (("scale_by", ("ImageScaleBy", "LatentUpscaleBy")),):
        if known.kind.name in kinds and given.get(name) == 1:
            context.add(
                "inert_scale", known.key, name, f"{known.label} changes nothing: its factor is 1.",
                "Give it another factor or remove it.",
            )  # fmt: skip


def check_twins(context: Context) -> None:
    """Nodes that keep the same result under the same name."""
    seen: dict[tuple[str, tuple[tuple[str, str], ...]], str] = {}
    ends = [
        (key, known)
        for key, known in context.known.items()
        if known.kind.is_output and "filename_prefix" in known.node.inputs
    ]
    for key, known in ends if len(ends) > 1 else ():
        sign = (
            known.kind.name,
            tuple(sorted((name, repr(value)) for name, value in known.node.inputs.items())),
        )
        first = seen.setdefault(sign, key)
        if first != key:
            context.add(
                "twin_outputs", key, "", f"{known.label} saves the same as node {first}, under the same name.",
                "Remove one of them, or let it save something else.",
            )  # fmt: skip


def _check_sampler(context: Context, known: KnownNode) -> None:
    given = known.node.inputs
    if given.get("denoise") == 0:
        context.add(
            "inert_sampler", known.key, "denoise", f"{known.label} changes nothing: its denoise is 0.",
            "Give it a denoise above 0 or bypass it.",
        )  # fmt: skip
    start, end, steps = (given.get(name) for name in ("start_at_step", "end_at_step", "steps"))
    if (
        isinstance(start, int)
        and isinstance(end, int)
        and isinstance(steps, int)
        and start >= min(end, steps)
    ):
        context.add(
            "inert_sampler", known.key, "start_at_step",
            f"{known.label} changes nothing: it starts at step {start} and ends at {min(end, steps)}.",
            "Let it end after it starts.",
        )  # fmt: skip
    if not context.catalog.families:
        return
    model = _model_family(context, given.get("model"))
    latent = _latent_family(context, given.get("latent_image"))
    if model and latent and not compatible(model[0], latent[0]):
        _foreign(
            context, known, "latent_image", f"the model is {model[0]} ({model[1]})", "the latent", latent
        )
    for side in SIDES if model else ():
        text = _text_family(context, given.get(side))
        if model and text and not compatible(model[0], text[0]):
            context.add(
                "clip_mismatch", known.key, side,
                f"{known.label}: the model is {model[0]} ({model[1]}), but the {side} prompt was read by a text encoder of {text[0]} ({text[1]}).",
                f"Read the prompt with the text encoder of {model[0]}.",
            )  # fmt: skip


def _check_decoder(context: Context, known: KnownNode) -> None:
    if not context.catalog.families:
        return
    vae = _vae_family(context, known.node.inputs.get("vae"))
    latent = _latent_family(context, known.node.inputs.get("samples"))
    if vae and latent and not compatible(vae[0], latent[0]):
        _foreign(context, known, "vae", f"the VAE is {vae[0]} ({vae[1]})", "the latent", latent)


def _foreign(
    context: Context, known: KnownNode, name: str, mine: str, what: str, other: tuple[str, str]
) -> None:
    """Latents of another number of channels break the run, those of another family only look wrong."""
    family = mine.split(" is ", 1)[1].split(" ", 1)[0]
    channels = CHANNELS.get(family, 0), CHANNELS.get(other[0], 0)
    breaks = all(channels) and channels[0] != channels[1]
    context.add(
        "latent_mismatch" if breaks else "latent_foreign", known.key, name,
        f"{known.label}: {mine}, but {what} is of {other[0]} ({other[1]}).",
        "Decode and encode with the model's own VAE.",
    )  # fmt: skip


def _check_sides(context: Context, known: KnownNode) -> None:
    """Prompts that are crossed, or the same on both sides."""
    given = known.node.inputs
    links = [given[side] for side in SIDES]
    if not all(isinstance(link, Link) for link in links):
        return
    outs = [_side_of(context, link) for link in links]
    if outs == ["negative", "positive"]:
        _crossed(
            context,
            known,
            "the negative output of a node leads to the positive input, and the other way round",
        )
        return
    if "latent_image" not in given:  # the prompts themselves are looked at once, where they are used
        return
    cfg = given.get("cfg")
    if links[0] == links[1] and isinstance(cfg, int | float) and cfg != 1:
        context.add(
            "same_prompts", known.key, "negative",
            f"{known.label}: both prompts are the same, so that cfg {cfg:g} changes nothing.",
            "Link what is to be avoided to negative.",
        )  # fmt: skip
    if "" not in outs or links[0] == links[1]:
        return
    sources = [_encoder(context, link) for link in links]
    if sources[0] is None or sources[1] is None or sources[0].key == sources[1].key:
        return
    titles = [one.node.title for one in sources if one is not None]
    if _NEGATIVE_TITLE.search(titles[0]) and not _NEGATIVE_TITLE.search(titles[1]):
        _crossed(context, known, f"“{titles[0]}” leads to the positive input")
    elif _POSITIVE_TITLE.search(titles[1]) and not _POSITIVE_TITLE.search(titles[0]):
        _crossed(context, known, f"“{titles[1]}” leads to the negative input")
    else:
        texts = [str(one.node.inputs.get("text", "")) for one in sources if one is not None]
        if _speaks_against(texts[0]) and texts[1].strip() and not _AGAINST.search(texts[1]):
            _crossed(context, known, f"“{texts[0][:60]}” leads to the positive input")


def _speaks_against(text: str) -> bool:
    """Whether at least two parts of a prompt, and half of all, are what people want to avoid."""
    parts = [one for one in re.split(r"[,，、;\n]", text) if one.strip()]
    found = sum(_AGAINST.search(one) is not None for one in parts)
    return found >= 2 and 2 * found >= len(parts)


def _crossed(context: Context, known: KnownNode, why: str) -> None:
    context.add(
        "crossed_prompts", known.key, "positive", f"{known.label}: the prompts seem to be crossed: {why}.",
        "Swap its links positive and negative.",
    )  # fmt: skip


def _side_of(context: Context, link: Any) -> str:
    source = context.known.get(link.node)
    if source is None or not 0 <= link.slot < len(source.kind.outputs):
        return ""
    name = source.kind.outputs[link.slot].name
    return name if name in SIDES else ""


def _encoder(context: Context, link: Any) -> KnownNode | None:
    """The only text encoder from which a conditioning comes, through nodes that hand on one of it."""
    if link not in context.encoders:
        context.encoders[link] = _find_encoder(context, link)
    return context.encoders[link]


def _find_encoder(context: Context, link: Any) -> KnownNode | None:
    for _ in range(len(context.graph)):
        source = context.known.get(link.node)
        if source is None or source.kind.name == "ConditioningZeroOut":
            return None
        if isinstance(source.node.inputs.get("clip"), Link):
            return source
        link = source.node.inputs.get(_side_of(context, link) or "conditioning")
        if not isinstance(link, Link):
            return None
    return None


Fact = tuple[str, str]
"""A family, and where it is from: the file or node."""


def _family(context: Context, known: KnownNode, name: str) -> Fact | None:
    file = known.node.inputs.get(name)
    family = context.catalog.families.get(f"{FOLDERS[name]}/{file}", "") if isinstance(file, str) else ""
    return (family, f"{file}, node {known.key}") if family else None


def _model_family(context: Context, link: Any) -> Fact | None:
    for source in _way(context, link, "MODEL"):
        for name in ("ckpt_name", "unet_name"):
            if name in source.node.inputs:
                return _family(context, source, name)
    return None


def _text_family(context: Context, link: Any) -> Fact | None:
    source = _encoder(context, link) if isinstance(link, Link) else None
    clip = source.node.inputs.get("clip") if source is not None else None
    if isinstance(clip, Link) and clip not in context.readers:
        context.readers[clip] = _clip_family(context, clip)
    return context.readers[clip] if isinstance(clip, Link) else None


def _clip_family(context: Context, clip: Link) -> Fact | None:
    for one in _way(context, clip, "CLIP"):
        if "ckpt_name" in one.node.inputs:
            return _family(context, one, "ckpt_name")
        family = ENCODERS.get(str(one.node.inputs.get("type")), "")
        if family and "clip_name1" in one.node.inputs:
            return family, f"node {one.key}"
    return None


def _vae_family(context: Context, link: Any) -> Fact | None:
    for source in _way(context, link, "VAE"):
        for name in ("ckpt_name", "vae_name"):
            if name in source.node.inputs:
                return _family(context, source, name)
    return None


def _latent_family(context: Context, link: Any) -> Fact | None:
    """The family of a latent: of the model that sampled it, else of the VAE that coded it; empty ones have none."""
    for source in _way(context, link, "LATENT"):
        given = source.node.inputs
        if "latent_image" in given and "model" in given:
            return _model_family(context, given["model"])
        if "pixels" in given and "vae" in given:
            return _vae_family(context, given["vae"])
    return None


def _way(context: Context, link: Any, kind: str) -> list[KnownNode]:
    """The nodes through which something of type ``kind`` has come, nearest first, as long as the way is one."""
    found: list[KnownNode] = []
    name = INPUTS[kind]
    while isinstance(link, Link) and len(found) <= len(context.graph):
        source = context.known.get(link.node)
        if source is None:
            break
        found.append(source)
        link = source.node.inputs.get(name)
    return found
