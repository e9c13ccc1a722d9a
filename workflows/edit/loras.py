"""Edits of LoRAs: one more, one less, another strength."""

from __future__ import annotations

from ..graph import Link
from .draft import GraphDraft, UnclearGraphEditError, impossible, known_choice
from .model import AddLora, SetLora
from .places import chain, clip_of, model_of, one_of, samplers
from .values import put_value

FILE, STRENGTHS = "lora_name", ("strength_model", "strength_clip")


def loras(draft: GraphDraft) -> list[str]:
    """The nodes that put a LoRA onto a model, in graph order."""
    return [key for key, node in draft.graph.items() if isinstance(node.inputs.get(FILE), str)]


def add_lora(draft: GraphDraft, edit: AddLora) -> None:
    """Puts a LoRA behind the last one that is there, else behind the checkpoint; its text encoder too."""
    known_choice(draft, "LoraLoader", FILE, edit.file)
    spots = _spots(draft, edit)
    if len(spots) > 1:
        raise UnclearGraphEditError("model", [(link.node, draft.label(link.node)) for link in spots])
    (model, clip), *_ = spots.items()
    if any(
        draft.graph[key].inputs[FILE] == edit.file
        for key in chain(draft, model, "MODEL")
        if key in loras(draft)
    ):
        raise impossible(f"{edit.file} is on this model already.", "Say another strength for it.")
    inputs = {FILE: edit.file, STRENGTHS[0]: edit.strength, "model": model}
    if clip is None:
        key = draft.add("LoraLoaderModelOnly", inputs, beside=model.node)
    else:
        inputs |= {STRENGTHS[1]: edit.strength, "clip": clip}
        key = draft.add("LoraLoader", inputs, beside=model.node)
        draft.redirect(clip, Link(key, 1))
    draft.redirect(model, Link(key, 0))
    draft.tell(f"{draft.label(key)} with {edit.file} at {edit.strength:g}, behind {draft.label(model.node)}")


def _spots(draft: GraphDraft, edit: AddLora) -> dict[Link, Link | None]:
    """Where the LoRA may go: the model's output that it takes over, and the text encoder's."""
    if edit.after:
        draft.node(edit.after)
        model = draft.output(edit.after, "MODEL")
        if model is None:
            raise impossible(f"{draft.label(edit.after)} gives no model.", "Name a checkpoint or a LoRA.")
        clip = draft.output(edit.after, "CLIP")
        return {model: clip or _clip_beside(draft, model)}
    found: dict[Link, Link | None] = {}
    meant: dict[Link, Link | None] = {}
    for sampler in samplers(draft):
        passed = chain(draft, start := model_of(draft, sampler), "MODEL")
        last = next((key for key in passed if key in loras(draft)), passed[-1] if passed else None)
        model = draft.output(last, "MODEL") if last is not None else None
        if start is None or last is None or model is None:
            continue
        found[model] = draft.output(last, "CLIP") or clip_of(draft, sampler)
        if draft.picked([sampler, *passed]):
            meant[model] = found[model]
    if not found:
        raise impossible("The graph has no sampler with a model.", "Say it of a graph that samples.")
    return meant or found


def _clip_beside(draft: GraphDraft, model: Link) -> Link | None:
    """The text encoder of the sampler that uses a model whose own node gives none."""
    for sampler in samplers(draft):
        if model.node in chain(draft, model_of(draft, sampler), "MODEL"):
            return clip_of(draft, sampler)
    return None


def set_lora(draft: GraphDraft, edit: SetLora) -> None:
    """Another strength (for model and text encoder alike) or another file."""
    for key in one_of(draft, loras(draft), edit.nodes, "LoRA"):
        if edit.file is not None:
            put_value(draft, key, FILE, known_choice(draft, draft.graph[key].class_type, FILE, edit.file))
        for name in STRENGTHS if edit.strength is not None else ():
            if name in draft.graph[key].inputs:
                put_value(draft, key, name, edit.strength)
