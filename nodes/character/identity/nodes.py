"""*Check Consistency* and *Consistency Gate*."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, cast, get_args

import numpy as np
from comfy_api.latest import io

from ....common.errors import StudioError
from ....judging.identity import backends, consistency
from ....judging.identity.embedding import (
    Embed,
    NothingSeenError,
    Pixels,
    check_sides,
    puppet_heads,
    reference_gallery,
    square,
)
from ....toonxl import identity_nets
from ... import host

CATEGORY = "Animation Studio/Character"
AUTO: Final = "auto"
BACKENDS: Final = (AUTO, *get_args(backends.Name))
ORDER: Final[tuple[backends.Name, ...]] = ("toonxl", "ccip", "arcface")
"""Which backend is taken when nothing is asked for: made for drawn characters first."""


class CheckConsistency(io.ComfyNode):
    """Does a picture show this character? Calibrated on the registry's reference pictures."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioCheckConsistency",
            display_name="Check Consistency",
            category=CATEGORY,
            description="Compares a picture with a character's references, on a scale where 0.65 is the threshold.",
            inputs=[*what_to_judge("The picture to judge; of a batch the first one."), *what_compares()],
            outputs=[
                io.Image.Output(tooltip="The picture, unchanged."),
                io.Boolean.Output(display_name="accepted", tooltip="Whether it passed."),
                io.Float.Output(
                    display_name="score",
                    tooltip="0 … 1, the bar is the threshold; 0 when no verdict could be given.",
                ),
                io.String.Output(
                    display_name="report", tooltip="Why, in a sentence, with raw similarity, margin and rank."
                ),
            ],
            is_output_node=True,
        )

    @classmethod
    def execute(
        cls, image: Any, character: str, accept: float, clip_vision: Any = None, backend: str = AUTO
    ) -> io.NodeOutput:
        verdict = judge(image, character, accept, clip_vision, backend)[0]
        score = 0.0 if np.isnan(verdict.score) else verdict.score
        report = (
            f"{verdict.reason} similarity {verdict.similarity:.3f}, threshold {verdict.threshold:.3f}, "
            f"its own references {verdict.genuine:.3f}, others {verdict.impostor:.3f}, "
            f"margin {verdict.margin:+.3f}, rank {verdict.rank}"
        )
        return io.NodeOutput(
            image,
            verdict.outcome == "accept",
            score,
            report,
            ui={"text": [report], "verdicts": [consistency.to_record(verdict)]},
        )


class ConsistencyGate(io.ComfyNode):
    """Keeps the best picture of a batch."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioConsistencyGate",
            display_name="Consistency Gate",
            category=CATEGORY,
            description="Keeps the picture of a batch that is most like the character; stops the graph when none passes, if asked.",
            inputs=[
                *what_to_judge("The takes, as a batch."),
                io.Boolean.Input(
                    "strict", default=False, tooltip="On stops with an error when no picture passes."
                ),
                *what_compares(),
            ],
            outputs=[
                io.Image.Output(tooltip="The best picture."),
                io.Int.Output(display_name="index", tooltip="Which of the batch it is, from 0."),
                io.Boolean.Output(display_name="accepted", tooltip="Whether it passed."),
                io.String.Output(display_name="report", tooltip="The verdict on every picture."),
            ],
            is_output_node=True,
        )

    @classmethod
    def execute(
        cls,
        image: Any,
        character: str,
        accept: float,
        strict: bool,
        clip_vision: Any = None,
        backend: str = AUTO,
    ) -> io.NodeOutput:
        verdicts = judge(image, character, accept, clip_vision, backend)
        best = max(range(len(verdicts)), key=lambda i: consistency.rank_of(verdicts[i]))
        report = "\n".join(f"{i}: {verdict.reason}" for i, verdict in enumerate(verdicts))
        passed = verdicts[best].outcome == "accept"
        if strict and not passed:
            raise StudioError(
                "take_rejected",
                f"None of {len(verdicts)} pictures is like {character}: {verdicts[best].reason}",
                "Try other seeds, raise the character LoRA's weight or add reference pictures.",
            )
        kept = {**consistency.to_record(verdicts[best]), "accept": accept}
        shown = {
            "text": [report],
            "verdicts": [consistency.to_record(one) for one in verdicts],
            "kept": [kept],
        }
        return io.NodeOutput(image[best : best + 1], best, passed, report, ui=shown)


def what_to_judge(image_tooltip: str) -> list[io.Input]:
    """What both nodes judge."""
    return [
        io.Image.Input("image", tooltip=image_tooltip),
        io.Combo.Input(
            "character",
            options=host.character_names(),
            tooltip="Whom it should show: a preset with reference pictures.",
        ),
        io.Float.Input(
            "accept",
            default=consistency.ACCEPT,
            min=0.0,
            max=1.0,
            step=0.01,
            tooltip="The bar on the calibrated scale; 0.65 is the threshold.",
        ),
    ]


def what_compares() -> list[io.Input]:
    """What both nodes compare with; ``/object_info`` also tells which backends have their files (``installed``)."""
    backend = io.Combo.Input(
        "backend",
        options=list(BACKENDS),
        default=AUTO,
        optional=True,
        tooltip="What compares. auto: what the preset names, else the connected model, else what is installed.",
    )
    backend.extra_dict = {"installed": have_files()}
    return [
        io.ClipVision.Input(
            "clip_vision",
            optional=True,
            tooltip="What compares: DINOv2 or a CLIP Vision model, from Load CLIP Vision.",
        ),
        backend,
    ]


def judge(
    image: Any, character: str, accept: float, clip_vision: Any, backend: str
) -> list[consistency.ConsistencyVerdict]:
    """The verdict on every picture of a batch.

    Raises:
        StudioError: what opening a backend and reading the references raise.
    """
    name = chosen(backend, character, clip_vision is not None)
    embed = opened(name, clip_vision)
    gallery = reference_gallery(
        host.characters(), host.input_path, embed, puppet_heads if name == "toonxl" else None
    )
    return [
        verdict_on(host.image_array(image[i : i + 1]), character, accept, embed, gallery)
        for i in range(len(image))
    ]


def verdict_on(
    picture: Pixels, character: str, accept: float, embed: Embed, gallery: dict[str, consistency.Vectors]
) -> consistency.ConsistencyVerdict:
    """The verdict on one picture."""
    check_sides(picture.shape[1], picture.shape[0], "The picture")
    try:
        return consistency.compare_figures(embed(square(picture)), character, gallery, accept)
    except NothingSeenError as error:
        return consistency.unseen(str(error))


def chosen(backend: str, character: str, connected: bool) -> backends.Name:
    """Which backend compares.

    Raises:
        StudioError: ``model_missing`` when none is asked for and none is installed.
    """
    wanted = host.character(character).consistency.backend if backend == AUTO else backend
    if wanted != AUTO:
        return cast(backends.Name, wanted)
    if connected:
        return "clip_vision"
    for name in have_files():
        return name
    raise StudioError(
        "model_missing",
        "There is no model to compare pictures with.",
        "Connect a CLIP Vision model, for example DINOv2 from Load CLIP Vision.",
    )


def have_files() -> list[backends.Name]:
    """The backends whose model files are there, the best first."""
    return [
        name
        for name in ORDER
        if (backends.first_pack if name == "arcface" else backends.first_onnx)(folders(name)) is not None
    ]


def folders(name: backends.Name) -> list[Path]:
    """Where that backend's files may lie, the user's own first."""
    shipped = [path.parent for path in identity_nets()] if name == "toonxl" else []
    return [*host.model_folders(backends.FOLDERS[name]), *dict.fromkeys(shipped)]


def opened(name: backends.Name, clip_vision: Any) -> Embed:
    """The backend of that name.

    Raises:
        StudioError: ``option_invalid`` when CLIP Vision is asked for and not connected, and what files raise.
    """
    if name != "clip_vision":
        return backends.open_backend(name, folders(name))
    host.require(clip_vision, "CLIP Vision model", "The consistency check")
    return clip_vision_embedder(clip_vision)


def clip_vision_embedder(clip_vision: Any) -> Callable[[Pixels], consistency.Vectors]:
    """A backend on a CLIP_VISION value."""

    def embed(picture: Pixels) -> consistency.Vectors:
        encoded = clip_vision.encode_image(host.image_value(picture), crop=True)
        vectors: consistency.Vectors = encoded["image_embeds"][:1].detach().float().cpu().numpy()
        return vectors.reshape(1, -1)

    return embed


NODES: list[type[io.ComfyNode]] = [CheckConsistency, ConsistencyGate]
