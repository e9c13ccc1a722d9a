"""Finds the places of a graph by types and meaning: its samplers, what feeds them, what saves their pictures."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence

from ..graph import Link
from .draft import GraphDraft, UnclearGraphEditError, impossible

THROUGH_SAMPLER = ("sigmas", "guider", "noise", "sampler", "samples")
"""The inputs of a sampler behind which its settings stand, where it is put together of several nodes."""
TEXTS = ("text", "prompt", "text_g", "text_l", "clip_l", "t5xxl", "clip_g")
"""What text encoders call the text that they encode."""
LOADERS = ("ckpt_name", "unet_name", "model_name")


def samplers(draft: GraphDraft) -> list[str]:
    """The nodes that turn noise into latents, and whose result is used."""
    return [
        key
        for key, node in draft.graph.items()
        if "latent_image" in node.inputs
        and not node.inputs.keys().isdisjoint(("model", "guider"))
        and draft.output(key, "LATENT") is not None
    ]


def savers(draft: GraphDraft) -> list[str]:
    """The nodes that keep pictures or films; those that only show them where nothing is kept."""
    ends = [key for key in draft.graph if (kind := draft.kind(key)) is not None and kind.is_output]
    kept = [key for key in ends if "filename_prefix" in draft.graph[key].inputs]
    return kept or ends


def one_of(draft: GraphDraft, found: Sequence[str], wanted: Sequence[str], what: str) -> list[str]:
    """Those of ``found`` that an edit is for: the ones it names, else the only one, else the selected ones.

    Raises:
        StudioError: ``graph_edit_unclear`` for several, ``graph_edit_impossible`` for none.
    """
    for key in wanted:
        draft.node(key)
    chosen = [key for key in found if key in wanted] if wanted else list(found)
    if not chosen:
        where = (
            f"{', '.join(map(draft.label, wanted))} is no {what}" if wanted else f"The graph has no {what}"
        )
        raise impossible(f"{where}.", "Say it of a graph or a node that has one.")
    if len(chosen) > 1 and not wanted:
        if picked := draft.picked(chosen):
            return picked
        raise UnclearGraphEditError(what, [(key, draft.label(key)) for key in chosen])
    return chosen


def upstream(draft: GraphDraft, start: Link | None, through: Callable[[str], bool]) -> list[str]:
    """The nodes from which ``start`` comes, nearest first; goes on through links whose type ``through`` accepts."""
    found = dict[str, None]()
    todo = deque([start.node] if start is not None else [])
    while todo:
        key = todo.popleft()
        if key in found or key not in draft.graph:
            continue
        found[key] = None
        todo += [link.node for _, link in draft.graph[key].links if through(draft.type_of(link))]
    return list(found)


def chain(draft: GraphDraft, link: Link | None, kind: str) -> list[str]:
    """The nodes through which what ``link`` carries has come, as long as it is of type ``kind``, nearest first."""
    return upstream(draft, link, lambda carried: carried == kind)


def link_of(draft: GraphDraft, key: str, *names: str) -> Link | None:
    """What feeds a sampler's input of one of these names, also through its guider."""
    seen, todo = set[str](), [key]
    while todo:
        key = todo.pop(0)
        if key in seen:
            continue
        seen.add(key)
        inputs = draft.graph[key].inputs
        for name in names:
            if isinstance(value := inputs.get(name), Link):
                return value
        todo += [
            value.node
            for name in THROUGH_SAMPLER
            if isinstance(value := inputs.get(name), Link) and value.node in draft.graph and name != "samples"
        ]
    return None


def setting_of(draft: GraphDraft, sampler: str, names: Iterable[str]) -> tuple[str, str] | None:
    """The node and input that hold a sampler's setting: on itself, or on what it is put together of."""
    names = tuple(names)
    seen, todo = set[str](), [sampler]
    while todo:
        key = todo.pop(0)
        if key in seen or key not in draft.graph:
            continue
        seen.add(key)
        for name in names:
            if name in draft.inputs_of(key):
                return key, name
        inputs = draft.graph[key].inputs
        todo += [value.node for name in THROUGH_SAMPLER if isinstance(value := inputs.get(name), Link)]
    return None


def polar(draft: GraphDraft, link: Link) -> str:
    """Whether an output of a node that hands on both conditionings is the positive or the negative one."""
    kind = draft.kind(link.node)
    name = kind.outputs[link.slot].name if kind and link.slot < len(kind.outputs) else ""
    return name if name in ("positive", "negative") else ""


def encoders(draft: GraphDraft, sampler: str, polarity: str) -> list[str]:
    """The text encoders whose words are a sampler's ``positive`` or ``negative`` prompt, in graph order."""
    names = (polarity, "conditioning") if polarity == "positive" else (polarity,)
    start = link_of(draft, sampler, *names)
    found: list[str] = []
    seen: set[Link] = set()
    todo = [start] if start is not None else []
    while todo:
        link = todo.pop(0)
        if link in seen or link.node not in draft.graph:
            continue
        seen.add(link)
        node = draft.graph[link.node]
        if node.class_type == "ConditioningZeroOut" and polarity == "negative":
            continue
        if texts_of(draft, link.node):
            found.append(link.node)
            continue
        side = polar(draft, link)
        for name, value in node.links:
            if draft.type_of(value) == "CONDITIONING" and (
                not side or name not in ("positive", "negative") or name == side
            ):
                todo.append(value)
    return [key for key in draft.graph if key in found] if len(found) > 1 else found


def texts_of(draft: GraphDraft, key: str) -> list[str]:
    """The inputs of a text encoder that hold its text, or are linked to it."""
    if draft.output(key, "CONDITIONING") is None:
        return []
    inputs = draft.graph[key].inputs
    return [name for name in TEXTS if isinstance(inputs.get(name), str | Link)]


def model_of(draft: GraphDraft, sampler: str) -> Link | None:
    """The picture model that a sampler uses."""
    return link_of(draft, sampler, "model")


def loader_of(draft: GraphDraft, sampler: str) -> str | None:
    """The node that loads a sampler's model from a file."""
    for key in chain(draft, model_of(draft, sampler), "MODEL"):
        if any(isinstance(draft.graph[key].inputs.get(name), str) for name in LOADERS):
            return key
    return None


def vae_of(draft: GraphDraft, sampler: str) -> Link | None:
    """The VAE that decodes what a sampler makes, else the one of its checkpoint, else the only one that is used."""
    reached, todo = set[str](), [sampler]
    while todo:
        key = todo.pop(0)
        for reader, node in draft.graph.items():
            if reader in reached or all(link.node != key for _, link in node.links):
                continue
            reached.add(reader)
            todo.append(reader)
            if isinstance(vae := node.inputs.get("vae"), Link) and "samples" in node.inputs:
                return vae
    loader = loader_of(draft, sampler)
    own = draft.output(loader, "VAE") if loader is not None else None
    used = {value for node in draft.graph.values() if isinstance(value := node.inputs.get("vae"), Link)}
    return own or (used.pop() if len(used) == 1 else None)


def clip_of(draft: GraphDraft, sampler: str) -> Link | None:
    """The text encoder with which a sampler's positive prompt is read."""
    for key in encoders(draft, sampler, "positive"):
        if isinstance(clip := draft.graph[key].inputs.get("clip"), Link):
            return clip
    return None
