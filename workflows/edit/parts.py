"""Edits that add or take out parts: a larger picture, a second pass, a control, another start; nodes that go."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from ..graph import Link
from .controls import PREPROCESSORS
from .draft import GraphDraft, UnclearGraphEditError, impossible, known_choice, require_class
from .model import AddControl, AddHiresFix, AddRegion, AddUpscale, AddVideo, StartFrom, TakeOut
from .places import encoders, link_of, one_of, samplers, savers, vae_of
from .values import GRID, put_value, size_makers

PIXELS = ("images", "image", "pixels")
AREAS: Final[Mapping[str, tuple[float, float, float, float]]] = MappingProxyType(
    {
        "left": (0.0, 0.0, 0.5, 1.0),
        "right": (0.5, 0.0, 0.5, 1.0),
        "top": (0.0, 0.0, 1.0, 0.5),
        "bottom": (0.0, 0.5, 1.0, 0.5),
        "center": (0.25, 0.25, 0.5, 0.5),
    }
)
"""Parts of a picture: left edge, upper edge, width, height, all as parts of the whole."""
REGION: Final = "Region:"
"""How titles of prompts for parts of a picture begin."""


def take_out(draft: GraphDraft, edit: TakeOut) -> None:
    """Removes nodes, hands past them, or mutes them."""
    for key in edit.nodes:
        draft.node(key)
    if edit.how == "remove" and (found := samplers(draft)) and not set(found) - set(edit.nodes):
        raise impossible(
            f"Without {draft.label(found[0])} nothing would be sampled any more.",
            "Bypass it if that is meant.",
        )
    words = {"remove": "removed", "bypass": "bypassed", "mute": "muted"}[edit.how]
    for key in edit.nodes:
        fed = [link.node for _, link in draft.node(key).links]
        label = draft.label(key)
        draft.take_out(key, "" if edit.how == "remove" else edit.how)
        if edit.how == "remove":
            draft.sweep(one for one in fed if not draft.graph[one].links)
        draft.tell(f"{label} {words}")


def add_upscale(draft: GraphDraft, edit: AddUpscale) -> None:
    """Enlarges the picture right before the nodes that save it."""
    ends = {
        key: link
        for key in savers(draft)
        for name in PIXELS
        if isinstance(link := draft.graph[key].inputs.get(name), Link)
    }
    chosen = [key for key in edit.nodes if key in ends] if edit.nodes else draft.picked(ends) or list(ends)
    pictures = dict.fromkeys(ends[key] for key in chosen)
    if not pictures:
        raise impossible("The graph saves no picture that could be made larger.", "Save one first.")
    if len(pictures) > 1 and not edit.nodes and not draft.picked(chosen):
        raise UnclearGraphEditError("saved picture", [(key, draft.label(key)) for key in chosen])
    for picture in pictures:
        beside = next(key for key in chosen if ends[key] == picture)
        made = _enlarge(draft, picture, edit, beside)
        draft.redirect(picture, made, [(key, name) for key in chosen for name in PIXELS])


def _enlarge(draft: GraphDraft, picture: Link, edit: AddUpscale, beside: str) -> Link:
    if edit.model is not None:
        known_choice(draft, "UpscaleModelLoader", "model_name", edit.model)
        network = draft.add("UpscaleModelLoader", {"model_name": edit.model}, beside=beside)
        inputs: dict[str, Any] = {"upscale_model": Link(network, 0), "image": picture}
        key = draft.add("ImageUpscaleWithModel", inputs, beside=beside)
        draft.tell(f"{draft.label(key)} with {edit.model}, before {draft.label(beside)}")
        if edit.factor is not None:
            draft.tell(f"the network's own factor counts, not {edit.factor:g}")
        return Link(key, 0)
    factor = 2.0 if edit.factor is None else edit.factor
    known_choice(draft, "ImageScaleBy", "upscale_method", edit.method)
    inputs = {"image": picture, "upscale_method": edit.method, "scale_by": factor}
    key = draft.add("ImageScaleBy", inputs, beside=beside)
    draft.tell(f"{draft.label(key)} enlarges {factor:g}× ({edit.method}), before {draft.label(beside)}")
    return Link(key, 0)


def add_hires_fix(draft: GraphDraft, edit: AddHiresFix) -> None:
    """Enlarges a sampler's latent and samples it again with the same model, prompts and seed."""
    fitting = [key for key in samplers(draft) if draft.graph[key].class_type == "KSampler"]
    last = [key for key in fitting if not any(key in _fed_by(draft, one) for one in fitting)]
    for key in one_of(draft, last, edit.nodes, "KSampler"):
        first = Link(key, 0)
        readers = draft.readers(first)
        larger = draft.add(
            "LatentUpscaleBy",
            {"samples": first, "upscale_method": "nearest-exact", "scale_by": edit.factor},
            beside=key,
        )
        again = {**draft.graph[key].inputs, "latent_image": Link(larger, 0), "denoise": edit.denoise}
        if edit.steps is not None:
            again["steps"] = edit.steps
        second = draft.add("KSampler", again, beside=key, title="Second pass")
        draft.redirect(first, Link(second, 0), readers)
        draft.tell(
            f"{draft.label(second)} samples the result of {draft.label(key)} again, {edit.factor:g}× larger, denoise {edit.denoise:g}"
        )


def _fed_by(draft: GraphDraft, sampler: str) -> set[str]:
    """The nodes from which a sampler's latent has come."""
    found, todo = set[str](), [link_of(draft, sampler, "latent_image")]
    while todo:
        link = todo.pop()
        if link is not None and link.node in draft.graph and link.node not in found:
            found.add(link.node)
            todo += [value for _, value in draft.graph[link.node].links if draft.type_of(value) == "LATENT"]
    return found


def add_control(draft: GraphDraft, edit: AddControl) -> None:
    """Lets both conditionings of a sampler follow a control picture, behind the controls that are there."""
    known_choice(draft, "ControlNetLoader", "control_net_name", edit.file)
    sides: dict[tuple[Link, Link], str] = {}
    found = samplers(draft)
    for key in one_of(draft, found, edit.nodes, "sampler") if edit.nodes else draft.picked(found) or found:
        positive, negative = (link_of(draft, key, side) for side in ("positive", "negative"))
        if positive is not None and negative is not None:
            sides.setdefault((positive, negative), key)
    if not sides:
        raise impossible("The graph has no sampler with a positive and a negative prompt.", "Add them first.")
    if len(sides) > 1 and not edit.nodes and not draft.picked(sides.values()):
        raise UnclearGraphEditError("sampler", [(key, draft.label(key)) for key in sides.values()])
    for (positive, negative), sampler in sides.items():
        _control(draft, edit, positive, negative, sampler)


def _control(draft: GraphDraft, edit: AddControl, positive: Link, negative: Link, sampler: str) -> None:
    fed = {side: draft.readers(link) for side, link in (("positive", positive), ("negative", negative))}
    network = draft.add("ControlNetLoader", {"control_net_name": edit.file}, beside=sampler)
    loaded = draft.add("LoadImage", {"image": edit.image}, beside=sampler, title=f"Control: {edit.kind}")
    picture = Link(loaded, 0)
    maker = next((one for one in PREPROCESSORS.get(edit.kind, ()) if one in draft.catalog), None)
    if maker is not None and not edit.ready:
        picture = Link(draft.add(maker, {"image": picture}, beside=sampler), 0)
    inputs: dict[str, Any] = {
        "positive": positive, "negative": negative, "control_net": Link(network, 0), "image": picture,
        "strength": edit.strength,
    }  # fmt: skip
    if (vae := vae_of(draft, sampler)) is not None:
        inputs["vae"] = vae
    key = draft.add("ControlNetApplyAdvanced", inputs, beside=sampler)
    for slot, (side, old) in enumerate((("positive", positive), ("negative", negative))):
        draft.redirect(old, Link(key, slot), [one for one in fed[side] if one[1] == side])
    made = f"made by {maker}" if maker and not edit.ready else "taken as it is"
    draft.tell(
        f"{draft.label(key)}: {edit.file} at {edit.strength:g} follows {edit.image} ({edit.kind}, {made})"
    )


def add_region(draft: GraphDraft, edit: AddRegion) -> None:
    """Lets a part of the picture follow words of its own, where the prompt is encoded."""
    texts = [key for key in edit.nodes if key in draft.graph and "clip" in draft.graph[key].inputs]
    for one in [] if texts else edit.nodes or draft.picked(samplers(draft)) or samplers(draft):
        draft.node(one)
        texts += [key for key in encoders(draft, one, "positive") if key not in texts]
    # regions that are there stand beside the prompt for all of the picture, which is meant
    plain = [key for key in texts if not draft.graph[key].title.startswith(REGION)]
    if not plain:
        raise impossible("The graph has no prompt that is a text.", "Its conditioning is made another way.")
    if len(plain) > 1:
        raise UnclearGraphEditError("prompt", [(key, draft.label(key)) for key in plain])
    if not isinstance(draft.graph[plain[0]].inputs.get("clip"), Link):
        raise impossible(f"{draft.label(plain[0])} has no text encoder.", "Link its clip first.")
    _region(draft, edit, plain[0])


def _region(draft: GraphDraft, edit: AddRegion, encoder: str) -> None:
    whole = draft.output(encoder, "CONDITIONING")
    if whole is None:
        raise impossible(f"{draft.label(encoder)} gives no conditioning.", "Name a prompt.")
    readers = [one for one in draft.readers(whole) if one[1] != "negative"]
    x, y, width, height = AREAS[edit.place]
    inputs = {"clip": draft.graph[encoder].inputs["clip"], "text": edit.text}
    text = draft.add("CLIPTextEncode", inputs, beside=encoder, title=f"{REGION} {edit.place}")
    area = draft.add(
        "ConditioningSetAreaPercentage",
        {
            "conditioning": Link(text, 0), "width": width, "height": height, "x": x, "y": y,
            "strength": edit.strength,
        },
        beside=encoder,
    )  # fmt: skip
    both = {"conditioning_1": whole, "conditioning_2": Link(area, 0)}
    combined = draft.add("ConditioningCombine", both, beside=encoder)
    draft.redirect(whole, Link(combined, 0), readers)
    draft.tell(f"{draft.label(area)}: “{edit.text}” at the {edit.place}, beside {draft.label(encoder)}")


def add_video(draft: GraphDraft, edit: AddVideo) -> None:
    """Makes a film of the pictures that a node saves; the pictures are saved as before."""
    fed = {
        key: link
        for key in savers(draft)
        for name in PIXELS
        if isinstance(link := draft.graph[key].inputs.get(name), Link)
    }
    for key in one_of(draft, list(fed), edit.nodes, "node that saves pictures"):
        prefix = draft.graph[key].inputs.get("filename_prefix")
        made = draft.add("CreateVideo", {"images": fed[key], "fps": edit.fps}, beside=key)
        inputs: dict[str, Any] = {"video": Link(made, 0)}
        if isinstance(prefix, str):
            inputs["filename_prefix"] = prefix
        saved = draft.add("SaveVideo", inputs, beside=key)
        draft.tell(f"{draft.label(saved)}: the pictures of {draft.label(key)} at {edit.fps:g} a second")


def start_from(draft: GraphDraft, edit: StartFrom) -> None:
    """Lets a sampler start from noise, from a picture, or from a picture with a mask."""
    roots = [key for key in samplers(draft) if not any(one in _fed_by(draft, key) for one in samplers(draft))]
    for key in one_of(draft, roots, edit.nodes, "sampler"):
        old = link_of(draft, key, "latent_image")
        if old is None:
            raise impossible(f"{draft.label(key)} starts from nothing.", "Link its latent_image first.")
        made = _noise(draft, edit, key, old) if edit.source == "noise" else _picture(draft, edit, key, old)
        draft.redirect(old, made, [(key, "latent_image")])
        if old != made:
            draft.sweep([old.node])
        wanted = edit.denoise
        if wanted is None:
            wanted = {"noise": 1.0, "picture": 0.6, "mask": 0.85}[edit.source]
        if "denoise" in draft.graph[key].inputs:
            put_value(draft, key, "denoise", wanted)


def _noise(draft: GraphDraft, edit: StartFrom, sampler: str, old: Link) -> Link:
    if size_makers(draft, sampler):
        raise impossible(f"{draft.label(sampler)} starts from noise already.", "Say a size or a seed.")
    width, height = edit.width or 1024, edit.height or 1024
    if width % GRID or height % GRID:
        raise impossible(f"{width} × {height} isn't divisible by {GRID}.", "Take sizes that are.")
    key = draft.add("EmptyLatentImage", {"width": width, "height": height, "batch_size": 1}, beside=sampler)
    draft.tell(f"{draft.label(key)} ({width} × {height}) instead of {draft.label(old.node)}")
    return Link(key, 0)


def _picture(draft: GraphDraft, edit: StartFrom, sampler: str, old: Link) -> Link:
    """The coded picture; what codes one already is kept, so that a mask can be added to it."""
    held = draft.graph[old.node]
    coded, loaded = old, None
    pixels = held.inputs.get("pixels")
    if held.class_type == "VAEEncode" and isinstance(pixels, Link):
        loaded = pixels.node
        if edit.source == "picture" and edit.image is None:
            raise impossible(
                f"{draft.label(sampler)} starts from a picture already.", "Name another picture."
            )
        if edit.image is not None:
            if "image" not in draft.node(loaded).inputs:
                raise impossible(f"{draft.label(loaded)} loads no picture from a file.", "Change it there.")
            put_value(draft, loaded, "image", edit.image)
    else:
        if edit.image is None:
            raise UnclearGraphEditError("picture", [])
        vae = vae_of(draft, sampler)
        if vae is None:
            raise impossible("The graph has no VAE that could code the picture.", "Add a VAE loader.")
        loaded = draft.add("LoadImage", {"image": edit.image}, beside=sampler)
        coder = draft.add("VAEEncode", {"pixels": Link(loaded, 0), "vae": vae}, beside=sampler)
        coded = Link(coder, 0)
        draft.tell(f"{draft.label(sampler)} starts from {edit.image} instead of {draft.label(old.node)}")
    if edit.source != "mask":
        return coded
    mask = draft.output(loaded, "MASK")
    if mask is None or require_class(draft, loaded).name != "LoadImage":
        raise impossible(f"{draft.label(loaded)} gives no mask.", "Load the picture with LoadImage.")
    key = draft.add("SetLatentNoiseMask", {"samples": coded, "mask": mask}, beside=sampler)
    draft.tell(f"{draft.label(key)}: only what is transparent in the picture is painted")
    return Link(key, 0)
