"""The right character in a graph: the gate that keeps the best take, and guidance by reference pictures.

What compares and what guides is chosen by :func:`best_judge` and :func:`guidance` from what the ComfyUI at
hand really has; where there is nothing to guide with, the character's LoRA and the gate have to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, Literal

from pydantic import Field

from ...common.acts import Identifier
from ...common.vocabulary import Framing
from ..builder import GraphBuilder, Wire
from ..catalog import Catalog
from .base import Parameters, installed

GATE: Final = "AnimationStudioConsistencyGate"
CLIP_VISION: Final = "clip_vision"
AUTO: Final = "auto"
HEAD_JUDGE: Final = "toonxl"
"""The studio's identity net, which learned from heads of puppets alone."""
BACKENDS: Final = (HEAD_JUDGE, "ccip", "arcface")
"""What the gate finds by itself; any other name of a judge is a CLIP Vision file."""
JUDGES: Final = ("ccip", CLIP_VISION, HEAD_JUDGE, "arcface")
"""What compares pictures of a user's checkpoint, the best for drawn characters first; ArcFace learned from photos."""
TOON_JUDGES: Final = (HEAD_JUDGE, "ccip", CLIP_VISION, "arcface")
"""The same where Toon XL draws, which imitates the puppets."""
HEADS: Final = {Framing.CLOSE_UP: (0.92, 0.03), Framing.MEDIUM: (0.58, 0.02)}
"""Edge and top of the square around the head in a picture of one figure, as shares of its height: where the
puppets' framings put it, and what the identity net learned from. Elsewhere a head is too small to judge."""
ADAPTERS: Final = (
    (r"plus.face.sdxl.vit.h", r"vit.h.14.*s32b.b79k"),
    (r"plus.sdxl.vit.h", r"vit.h.14.*s32b.b79k"),
    (r"ip.adapter.sdxl.vit.h", r"vit.h.14.*s32b.b79k"),
    (r"ip.adapter.sdxl", r"vit.bigg.14.*39b.b160k"),
)
"""File names of IP-Adapters for SDXL with the CLIP Vision model that each was trained with (as the loader of
ComfyUI_IPAdapter_plus knows them, ``utils.py``, February 2025), the most like a face first."""
GUIDES: Final = {"ip_adapter": "IP-Adapter", "instant_id": "InstantID"}
GUIDE_NODES: Final = (
    "IPAdapterAdvanced",
    "IPAdapterModelLoader",
    "CLIPVisionLoader",
    "ApplyInstantID",
    "InstantIDModelLoader",
    "ControlNetLoader",
    GATE,
)
"""What :func:`guidance` looks at in a catalog."""
MOST_REFERENCES: Final = 3
"""Reference pictures that guide at once: each further one costs memory and blurs the likeness."""


class Gate(Parameters):
    """Of several pictures the one most like the character is kept."""

    character: Identifier
    backend: str = Field("auto", description="what compares: auto, toonxl, ccip, arcface or clip_vision")
    clip_vision: str = Field("", description="file of the CLIP Vision model, where that compares")
    accept: float = Field(0.65, ge=0.0, le=1.0, description="bar on the calibrated scale")
    head: Framing | None = Field(
        None, description="judge only the head, which lies where this framing has it"
    )


class Guidance(Parameters):
    """Reference pictures that the sampling follows, through a node pack of the user's."""

    kind: Literal["ip_adapter", "instant_id"]
    images: list[str] = Field(
        min_length=1, max_length=MOST_REFERENCES, description="in ComfyUI's input folder"
    )
    model: str = Field(description="the adapter's file")
    with_model: str = Field(description="its CLIP Vision model's file, or InstantID's ControlNet")
    weight: float = Field(0.7, ge=0.0, le=3.0)


def gate_of(judge: str, character: str, framing: Framing, accept: float = 0.65) -> Gate | None:
    """The gate for what a user named: nothing, a backend, or a CLIP Vision file as ComfyUI lists it."""
    if not judge:
        return None
    if judge not in BACKENDS:
        return Gate(character=character, backend=CLIP_VISION, clip_vision=judge, accept=accept)
    head = framing if judge == HEAD_JUDGE else None
    return Gate(character=character, backend=judge, accept=accept, head=head)


def backends_of(catalog: Catalog) -> list[str]:
    """The gate's backends whose model files this ComfyUI has; CLIP Vision models are listed elsewhere."""
    kind = catalog.get(GATE)
    one = kind.inputs.get("backend") if kind else None
    return [str(name) for name in one.options.get("installed", ())] if one else []


def best_judge(catalog: Catalog, judges: Iterable[str]) -> str:
    """The first of ``judges`` that is installed, as :func:`gate_of` takes it, or nothing; of CLIP Vision models
    DINOv2 is preferred."""
    have, encoders = backends_of(catalog), installed(catalog, "CLIPVisionLoader.clip_name")
    for name in judges:
        if name == CLIP_VISION and encoders:
            return min(encoders, key=lambda file: "dino" not in file.casefold())
        if name in have:
            return name
    return ""


def gated(b: GraphBuilder, pictures: Wire, gate: Gate, size: tuple[int, int]) -> tuple[Wire, Wire]:
    """The picture that the gate keeps of a batch of ``size`` (width, height), and its report."""
    given: dict[str, Wire | str] = {"backend": gate.backend}
    if gate.clip_vision:
        given["clip_vision"] = b.add("CLIPVisionLoader", clip_name=gate.clip_vision).out(0)
    seen = pictures
    if gate.head in HEADS:
        share, top = HEADS[gate.head]
        edge = min(round(share * size[1]), *size)
        seen = b.add(
            "ImageCrop",
            title="Head",
            image=pictures,
            width=edge,
            height=edge,
            x=(size[0] - edge) // 2,
            y=min(round(top * size[1]), size[1] - edge),
        ).out(0)
    judged = b.add(
        GATE,
        title=f"Most like {gate.character}",
        image=seen,
        character=gate.character,
        accept=gate.accept,
        strict=False,
        inputs=given,
    )
    if seen is pictures:
        return judged.out(0), judged.out(3)
    kept = b.add("ImageFromBatch", image=pictures, batch_index=judged.out(1), length=1)
    return kept.out(0), judged.out(3)


def guidance(catalog: Catalog, references: Sequence[str]) -> Guidance | None:
    """How reference pictures can guide SDXL on this ComfyUI, or None: IP-Adapter first, since it knows drawings.

    ComfyUI doesn't list InstantID's face models; the identity backend ``arcface`` tells whether there are some.
    """
    images = list(references[:MOST_REFERENCES])
    if not images:
        return None
    if "IPAdapterAdvanced" in catalog:
        adapters = installed(catalog, "IPAdapterModelLoader.ipadapter_file")
        encoders = installed(catalog, "CLIPVisionLoader.clip_name")
        for pattern, trained_with in ADAPTERS:
            adapter, encoder = _named(pattern, adapters), _named(trained_with, encoders)
            if adapter and encoder:
                return Guidance(kind="ip_adapter", images=images, model=adapter, with_model=encoder)
    if "ApplyInstantID" in catalog and "arcface" in backends_of(catalog):
        net = _named("instant.?id", installed(catalog, "ControlNetLoader.control_net_name"))
        adapter = _named("", installed(catalog, "InstantIDModelLoader.instantid_file"))
        if net and adapter:
            return Guidance(kind="instant_id", images=images, model=adapter, with_model=net, weight=0.8)
    return None


def guidance_told(guide: Guidance | None, references: Sequence[str]) -> str:
    """What :func:`guidance` found for a character with these references, in words."""
    if guide is not None:
        return f"Guided by {GUIDES[guide.kind]} with {len(guide.images)} reference pictures."
    if not references:
        return "Not guided: the character has no reference pictures."
    return "Not guided: neither IP-Adapter nor InstantID is installed with models for SDXL."


def guided(
    b: GraphBuilder, guide: Guidance, model: Wire, positive: Wire, negative: Wire
) -> tuple[Wire, Wire, Wire]:
    """Model and conditioning that follow the reference pictures."""
    image = b.add("LoadImage", title="Reference", image=guide.images[0]).out(0)
    for name in guide.images[1:]:
        more = b.add("LoadImage", title="Reference", image=name)
        image = b.add("ImageBatch", image1=image, image2=more.out(0)).out(0)
    if guide.kind == "ip_adapter":
        applied = b.add(
            "IPAdapterAdvanced",
            title="Follow the references",
            model=model,
            image=image,
            weight=guide.weight,
            ipadapter=b.add("IPAdapterModelLoader", ipadapter_file=guide.model).out(0),
            clip_vision=b.add("CLIPVisionLoader", clip_name=guide.with_model).out(0),
            weight_type="linear",
            combine_embeds="average",
            start_at=0.0,
            end_at=1.0,
            embeds_scaling="V only",
        )
        return applied.out(0), positive, negative
    applied = b.add(
        "ApplyInstantID",
        title="Follow the references",
        image=image,
        model=model,
        positive=positive,
        instantid=b.add("InstantIDModelLoader", instantid_file=guide.model).out(0),
        insightface=b.add("InstantIDFaceAnalysis", provider="CPU").out(0),
        control_net=b.add("ControlNetLoader", control_net_name=guide.with_model).out(0),
        negative=negative,
        weight=guide.weight,
        start_at=0.0,
        end_at=1.0,
    )
    return applied.out(0), applied.out(1), applied.out(2)


def _named(pattern: str, files: Sequence[str]) -> str:
    """The first safetensors file whose name holds ``pattern``; empty when there is none."""
    safe = (name for name in files if name.endswith(".safetensors"))
    return next((name for name in safe if re.search(pattern, name, re.IGNORECASE)), "")
