"""Edits that give inputs other values: sampling, prompts, sizes, names of files, checkpoints."""

from __future__ import annotations

import re
from typing import Any, Final

from ..graph import Link
from .draft import GraphDraft, UnclearGraphEditError, impossible, known_choice
from .model import SetModel, SetPrefix, SetPrompt, SetSampling, SetSize, SetValues
from .places import (
    LOADERS,
    encoders,
    link_of,
    loader_of,
    one_of,
    samplers,
    savers,
    setting_of,
    texts_of,
    upstream,
)

SETTINGS: Final = {
    "steps": ("steps",),
    "cfg": ("cfg", "guidance"),
    "denoise": ("denoise",),
    "seed": ("seed", "noise_seed"),
    "sampler": ("sampler_name",),
    "scheduler": ("scheduler",),
}
"""What sampling nodes call the settings."""
MOST_HANDED_ON: Final = 50
"""Nodes through which a text may be handed on; more are a circle."""
GRID: Final = 8
"""Pixels of a picture for one of its latent: sizes are multiples of it."""


def put_value(draft: GraphDraft, key: str, name: str, value: Any) -> None:
    """Gives an input a value, and says what it was; where a node feeds the input with a value, that node gets it.

    Raises:
        StudioError: ``graph_edit_impossible`` when the value is worked out by other nodes, or shared with another input.
    """
    old = draft.node(key).inputs.get(name)
    if isinstance(old, Link):
        source = old.node
        own = draft.graph[source].inputs if source in draft.graph else {}
        if "value" not in own or isinstance(own["value"], Link):
            raise impossible(
                f"{name} of {draft.label(key)} comes from {draft.label(source)}.",
                "Change it there, or cut that link first.",
            )
        others = [each for each, input in draft.readers(old) if input != name]
        if others:
            raise impossible(
                f"{draft.label(source)}, which gives {name}, also feeds {', '.join(map(draft.label, others))}.",
                "Say that its value is to change.",
            )
        return put_value(draft, source, "value", value)
    if isinstance(old, float) and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if old == value and type(old) is type(value):
        draft.tell(f"{draft.label(key)}: {name} is {value!r} already")
        return None
    draft.put(key, {name: value})
    draft.tell(f"{draft.label(key)}: {name} {_short(old)} → {_short(value)}")
    return None


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}…"


def set_sampling(draft: GraphDraft, edit: SetSampling) -> None:
    """Steps, cfg, denoise, seed, sampler and scheduler of one sampler, or of those that are named."""
    wanted = {name: value for name in SETTINGS if (value := getattr(edit, name)) is not None}
    fitting = [
        key for key in samplers(draft) if all(setting_of(draft, key, SETTINGS[name]) for name in wanted)
    ]
    places = _owners(draft, fitting, edit, next(iter(wanted), "steps"))
    done: set[tuple[str, str]] = set()
    for key in places:
        for name, value in wanted.items():
            place = setting_of(draft, key, SETTINGS[name])
            if place is None or place in done:
                continue
            done.add(place)
            if name in ("sampler", "scheduler"):
                known_choice(draft, draft.graph[place[0]].class_type, place[1], value)
            put_value(draft, *place, value)


def _owners(draft: GraphDraft, fitting: list[str], edit: SetSampling, name: str) -> list[str]:
    """The samplers that are meant; several that take the setting from one node count as one."""
    if not edit.nodes and len({setting_of(draft, key, SETTINGS[name]) for key in fitting}) == 1:
        return fitting[:1]
    return one_of(draft, fitting, edit.nodes, f"sampler with {name}")


def set_prompt(draft: GraphDraft, edit: SetPrompt) -> None:
    """The words of the positive or negative prompt; a text that both sides share is only changed for the asked side."""
    places = [key for key in edit.nodes if texts_of(draft, key)]
    found = samplers(draft)
    for sampler in (
        [key for key in edit.nodes if key not in places] if edit.nodes else draft.picked(found) or found
    ):
        places += [key for key in encoders(draft, sampler, edit.side) if key not in places]
    word = "prompt" if edit.side == "positive" else "negative prompt"
    if not places:
        raise impossible(
            f"The graph has no {word} that is a text.",
            "Its conditioning is made another way: name the node that is meant.",
        )
    places = places if edit.nodes else _picked_texts(draft, places)
    if len(places) > 1 and not edit.nodes and not draft.picked(places):
        texts = [(key, f"{draft.label(key)}: {_short(_text(draft, key))}") for key in places]
        raise UnclearGraphEditError(word, texts)
    for key in places:
        _set_text(draft, _own_encoder(draft, key, edit), edit)


def _picked_texts(draft: GraphDraft, places: list[str]) -> list[str]:
    """The prompts that are meant where some are selected; one of the other side leaves in doubt which is."""
    picked = draft.picked(key for key in draft.graph if texts_of(draft, key))
    if set(picked) <= set(places):
        return picked or places
    choices = [*picked, *(key for key in places if key not in picked)]
    raise UnclearGraphEditError("prompt", [(key, draft.label(key)) for key in choices])


def _own_encoder(draft: GraphDraft, key: str, edit: SetPrompt) -> str:
    """The encoder, or a copy of it for the asked side where the other side is read from the same one."""
    other = "negative" if edit.side == "positive" else "positive"
    if edit.nodes or all(key not in encoders(draft, one, other) for one in samplers(draft)):
        return key
    node = draft.graph[key]
    copy = draft.add(node.class_type, node.inputs, beside=key)
    only = [(reader, edit.side) for reader, name in draft.readers(Link(key, 0)) if name == edit.side]
    draft.redirect(Link(key, 0), Link(copy, 0), only)
    draft.tell(f"{draft.label(copy)} is new: {draft.label(key)} was the text of both prompts")
    return copy


def _text(draft: GraphDraft, key: str) -> Any:
    return draft.graph[key].inputs.get(texts_of(draft, key)[0])


def _set_text(draft: GraphDraft, key: str, edit: SetPrompt) -> None:
    for name in texts_of(draft, key):
        holder, input = key, name
        value = draft.graph[key].inputs[name]
        for _ in range(MOST_HANDED_ON):
            if not isinstance(value, Link) or value.node not in draft.graph:
                break
            holder, own = value.node, draft.graph[value.node].inputs
            input = next((one for one in ("value", "text", "string", "prompt") if one in own), "")
            if not input:
                break
            value = own[input]
        if not isinstance(value, str):
            raise impossible(
                f"The text of {draft.label(key)} is put together by {draft.label(holder)}.",
                "Change it there.",
            )
        put_value(draft, holder, input, new_text(value, edit))


def new_text(old: str, edit: SetPrompt) -> str:
    """A prompt after the edit.

    Raises:
        StudioError: ``graph_edit_impossible`` when words that are to go aren't in it.
    """
    if edit.mode == "replace":
        return edit.text
    if edit.mode == "remove":
        pattern = re.compile(rf"(?<!\w){re.escape(edit.text)}(?!\w)", re.I)
        if not pattern.search(old):
            raise impossible(f"The prompt doesn't say “{edit.text}”.", f"It says: {_short(old)}.")
        kept = pattern.sub("", old)
        kept = re.sub(r"(?:\s*[,，]\s*){2,}", ", ", re.sub(r"[ \t]{2,}", " ", kept))
        return kept.strip(" ,，\n")
    if not old.strip():
        return edit.text
    mark = "" if old.rstrip().endswith((",", "，", ".", "。", "\n")) else ","
    if edit.mode == "append":
        return f"{old.rstrip()}{mark} {edit.text}"
    return f"{edit.text}, {old.lstrip()}"


def set_size(draft: GraphDraft, edit: SetSize) -> None:
    """Width, height and number of the pictures that sampling starts from."""
    for name in ("width", "height"):
        value = getattr(edit, name)
        if value is not None and value % GRID:
            near = round(value / GRID) * GRID
            raise impossible(f"A {name} of {value} isn't divisible by {GRID}.", f"Take {near}.")
    makers = [key for sampler in samplers(draft) for key in size_makers(draft, sampler)]
    fitting = [key for key in draft.graph if key in makers]
    if not fitting and not edit.nodes and samplers(draft):
        raise impossible(
            "The size of this graph's pictures comes from a picture that it loads.",
            "Add an upscale, or start from noise (text to image).",
        )
    for key in one_of(draft, fitting, edit.nodes, "node with a picture size"):
        for name, value in (("width", edit.width), ("height", edit.height)):
            if value is not None:
                put_value(draft, key, name, value)
        if edit.batch is not None:
            names = [name for name in ("batch_size", "batch") if name in draft.inputs_of(key)]
            if not names:
                raise impossible(f"{draft.label(key)} makes one at a time.", "Queue it several times.")
            put_value(draft, key, names[0], edit.batch)


def size_makers(draft: GraphDraft, sampler: str) -> list[str]:
    """The nodes that give the size of what a sampler starts from: empty latents."""
    found = upstream(draft, link_of(draft, sampler, "latent_image"), lambda carried: carried == "LATENT")
    return [
        key
        for key in found
        if {"width", "height"} <= draft.graph[key].inputs.keys()
        and not any(draft.type_of(link) in ("LATENT", "IMAGE") for _, link in draft.graph[key].links)
    ]


def set_prefix(draft: GraphDraft, edit: SetPrefix) -> None:
    """The name under which a saver keeps its files."""
    fitting = [key for key in savers(draft) if "filename_prefix" in draft.graph[key].inputs]
    for key in one_of(draft, fitting, edit.nodes, "node that saves"):
        put_value(draft, key, "filename_prefix", edit.prefix)


def set_model(draft: GraphDraft, edit: SetModel) -> None:
    """The file of the checkpoint (or picture model) of a graph."""
    found = [key for one in samplers(draft) if (key := loader_of(draft, one)) is not None]
    for key in one_of(draft, [key for key in draft.graph if key in found], edit.nodes, "checkpoint loader"):
        name = next((name for name in LOADERS if name in draft.graph[key].inputs), None)
        if name is None:
            raise impossible(f"{draft.label(key)} loads no model from a file.", "Name a loader.")
        put_value(draft, key, name, known_choice(draft, draft.graph[key].class_type, name, edit.file))


def set_values(draft: GraphDraft, edit: SetValues) -> None:
    """One input of the named nodes."""
    for key in edit.nodes:
        draft.node(key)
        if edit.input not in draft.inputs_of(key):
            raise impossible(
                f"{draft.label(key)} has no input {edit.input}.", f"It has {', '.join(draft.inputs_of(key))}."
            )
        put_value(draft, key, edit.input, edit.value)
