"""Makes a graph out of a sentence: what to show, then orders that the same grammar reads as for a graph that exists."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

from ...common.errors import StudioError
from ...workflows.catalog import Catalog
from ...workflows.edit import GraphEditResult, make_edits
from ...workflows.edit.model import SetModel
from ...workflows.editor import to_editor
from ...workflows.skills import get_skill
from . import words
from .desk import GraphOrder
from .files import choices_of
from .perform import MOST_ORDER
from .reader import read_order
from .told import told_edit

SKILL: Final = "text_to_image"
_PIECES: Final = re.compile(
    r"[,，;；。\n](?=(?:[^\"“”「」]*[\"“「][^\"“”「」]*[\"”」])*[^\"“”「」]*$)|\.(?=\s|$)"
)
_ASKED: Final = re.compile(
    r"^\s*(?:please |can you |could you )?(?:make|create|draw|paint|generate|render|i want|give me)\b(?: me)?\s*"
    r"(?:(?:an? |the )?(?:picture|image|graph|workflow)s? (?:of|for|that shows) )?|^\s*(?:请)?(?:给我)?(?:画|生成|做)(?:一张|一幅|一个)?",
    re.I,
)
_NUMBER: Final = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w.])")
_ORDERED: Final = re.compile(
    r"^(?:please )?(?:use|using|add|set|put|remove|upscale|change|insert)\b|^(?:用|加|把|改|换|设|插)", re.I
)
"""How orders begin: one that nobody understood is no part of the prompt."""
_LOADERS: Final = (
    (words.LORA, "LoraLoader", "lora_name", "LoRA", "loras"),
    (words.CONTROL, "ControlNetLoader", "control_net_name", "ControlNet", "controlnet"),
)


@dataclass(slots=True)
class GraphMade:
    """What came of a sentence.

    Attributes:
        prompt: what the picture shows.
        understood: what else was understood.
        missing: what isn't installed, and where it goes.
        questions: what must be answered first; there is no graph then.
        data: the graph in the page's form.
        result: what its edits came to; None where there were none.
    """

    prompt: str
    understood: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    data: dict[str, Any] | None = None
    result: GraphEditResult | None = None


def make_graph(text: str, catalog: Catalog) -> GraphMade:
    """A graph for ``text``: what to show comes first, the rest after commas, as orders or as more of the prompt.

    Raises:
        StudioError: ``request_empty``, ``request_too_long``, ``model_missing`` (no checkpoint is installed) or
            ``graph_invalid`` (this ComfyUI lacks nodes).
    """
    if not text.strip():
        raise StudioError("request_empty", "The sentence holds no words.", "Say what the picture shows.")
    if len(text) > MOST_ORDER:
        raise StudioError(
            "request_too_long",
            f"The sentence has {len(text):,} letters; {MOST_ORDER:,} are read.",
            "Make the graph first, and change it by `graph edit`.",
        )
    checkpoints = choices_of(catalog, "CheckpointLoaderSimple", "ckpt_name")
    if not checkpoints:
        raise StudioError(
            "model_missing",
            "This ComfyUI has no checkpoint, so that it can't draw a picture.",
            "Put one, such as stabilityai's sd_xl_base_1.0.safetensors from huggingface.co, into models/checkpoints.",
        )
    base = get_skill(SKILL).graph({"checkpoint": checkpoints[0], "prompt": "-"}, catalog)
    made, order = _read(text, to_editor(base, catalog), catalog)
    made.understood = [told_edit(one, text) for one in order.edits]
    made.missing = [
        f"No {what} is installed: put one into models/{folder}, and ask again."
        for pattern, class_type, name, what, folder in _LOADERS
        if pattern.search(text.lower()) and not choices_of(catalog, class_type, name)
    ]
    if len(checkpoints) > 1 and not any(isinstance(one, SetModel) for one in order.edits):
        listed = ", ".join(checkpoints[:8])
        made.questions.append(f"Which checkpoint? There is: {listed}. Say “…, use NAME”.")
    if not made.questions:
        _build(made, order, checkpoints[0], catalog)
    return made


def _read(text: str, base: dict[str, Any], catalog: Catalog) -> tuple[GraphMade, GraphOrder]:
    """Parts a sentence into what to show and orders; what could be either is asked about."""
    first, *rest = [one.strip() for one in _PIECES.split(text) if one.strip()] or [text.strip()]
    shown, orders, order = [_ASKED.sub("", first).strip(' "“”「」')], list[str](), GraphOrder()
    made = GraphMade("")
    alone = read_order(first, base, catalog)
    if not _is_quoted(first) and (alone.edits or alone.questions):
        made.questions.append(f"What should “{first}” show? Say that first, and the rest after a comma.")
    for piece in rest:
        found = read_order(", ".join([*orders, piece]), base, catalog)
        if found.edits != order.edits or found.questions != order.questions or found.unread == order.unread:
            orders.append(piece)
            order = found
        elif _NUMBER.search(piece) or _ORDERED.search(piece):
            made.questions.append(f"What is meant by “{piece}”? Nothing is made as long as that isn't clear.")
        else:
            shown.append(piece.strip(' "“”「」'))
    made.prompt = ", ".join(filter(None, shown))
    if not re.search(r"\w", made.prompt):
        made.questions.append("What should the picture show?")
    made.questions += order.questions
    if order.unread:
        made.questions.append(
            f"What is meant by “{' '.join(order.unread)}”? Nothing is made as long as that isn't clear."
        )
    return made, order


def _is_quoted(piece: str) -> bool:
    return piece[:1] in '"“「' and piece[-1:] in '"”」'


def _build(made: GraphMade, order: GraphOrder, checkpoint: str, catalog: Catalog) -> None:
    graph = get_skill(SKILL).graph({"checkpoint": checkpoint, "prompt": made.prompt}, catalog)
    page = to_editor(graph, catalog)
    made.data = page
    if not order.edits:
        return
    try:
        made.result = make_edits(page, order.edits, catalog)
        made.data = made.result.data
    except StudioError as error:
        if error.code == "nothing_to_change":  # it is so already
            return
        if error.code not in ("graph_edit_unclear", "graph_edit_impossible"):
            raise
        made.data = None
        made.questions.append(f"{error.message} {error.fix}")
