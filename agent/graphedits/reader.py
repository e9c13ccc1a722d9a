"""Reads an order for a graph, clause by clause, into typed edits; what isn't read for sure is asked about."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from ...workflows.catalog import Catalog
from ...workflows.edit.model import (
    MOST_GRAPH_EDITS,
    AddControl,
    AddHiresFix,
    AddLora,
    AddUpscale,
    AddVideo,
    DuplicateBranch,
    GraphEditBase,
    SetLora,
    SetModel,
    SetSize,
    SetValues,
    StartFrom,
    TakeOut,
)
from ...workflows.graph import Graph
from ...workflows.page import read
from ...workflows.reader import is_editor
from . import words
from .clause import GraphClause, clauses_of
from .desk import GraphOrder, OrderDesk, chosen_nodes
from .files import choices_of, fitting_files
from .lora_words import read_lora
from .part_words import read_part
from .settings import read_settings
from .texts import read_prefix, read_prompt

SHORTEST_NAME = 5
"""Letters of a name that stands for a checkpoint by itself: "fp8" and "sdxl" say what kind, not which."""


def read_order(
    text: str, data: Mapping[str, Any], catalog: Catalog, selected: Collection[str] = ()
) -> GraphOrder:
    """What ``text`` asks for of the graph ``data``, which may be of either form; ``selected`` are "these" nodes.

    Raises:
        StudioError: ``graph_invalid`` when the graph can't be read.
    """
    graph = read(data, catalog).graph if is_editor(data) else Graph.from_api(data)
    desk = OrderDesk(graph, catalog, selected)
    for clause in clauses_of(text):
        if clause.has(words.KEPT):
            if re.search(r"[\d⟦]", clause.left):  # what is to be kept at a value may be meant as a change
                desk.order.unread.append(clause.left.strip())
            continue
        if selected:
            clause.take(words.SELECTED)
        _read_clause(desk, clause)
        desk.order.unread += clause.unread
    for one in desk.order.edits:
        if isinstance(one, SetSize) and one.width is not None and one.height is not None:
            shape = (
                "portrait" if one.width < one.height else "landscape" if one.width > one.height else "square"
            )
            desk.order.unread = [word for word in desk.order.unread if word != shape]
    if len(desk.order.edits) > MOST_GRAPH_EDITS:
        desk.ask(
            f"Which changes come first? The order asks for {len(desk.order.edits)}; {MOST_GRAPH_EDITS} are made at once."
        )
    return desk.order


def _read_clause(desk: OrderDesk, clause: GraphClause) -> None:
    for rule in (
        read_part,
        _hires,
        _start,
        _control,
        read_lora,
        _prompt_or_save,
        _upscale,
        _checkpoint,
        _take_out,
    ):
        if rule(desk, clause):
            return
    if not _parameters(desk, clause):
        read_settings(desk, clause)


def _last(desk: OrderDesk) -> GraphEditBase | None:
    return desk.order.edits[-1] if desk.order.edits else None


def _parameters(desk: OrderDesk, clause: GraphClause) -> bool:
    """A clause that only says more of the edit before it: "add the LoRA, strength 0.5"."""
    last = _last(desk)
    more: dict[str, Any] = {}
    if (
        isinstance(last, AddLora | SetLora | AddControl)
        and (value := clause.number(words.STRENGTH)) is not None
    ):
        more["strength"] = value
    if isinstance(last, AddHiresFix | StartFrom) and (value := clause.number(words.DENOISE)) is not None:
        more["denoise"] = value
    sized = isinstance(last, AddHiresFix) or (isinstance(last, AddUpscale) and last.model is None)
    if sized and (value := clause.number(words.FACTOR)) is not None:
        more["factor"] = value
    if isinstance(last, StartFrom | AddControl) and (found := desk.image(clause)):
        more["image"] = found
    if isinstance(last, AddHiresFix) and (value := clause.number(words.STEPS)) is not None:
        more["steps"] = value
    if isinstance(last, AddVideo) and (value := clause.number(words.FPS)) is not None:
        more["fps"] = value
    if isinstance(last, DuplicateBranch) and clause.take(words.BRANCH):
        return True
    if more and last is not None:
        desk.order.edits.pop()
        desk.add(type(last), {**last.model_dump(), **more})
    return bool(more)


def _hires(desk: OrderDesk, clause: GraphClause) -> bool:
    if not clause.take(words.HIRES):
        return False
    if clause.has(words.REMOVE):
        clause.left = ""
        desk.ask("Which nodes are the second pass? Name them by their numbers.")
        return True
    if not clause.take(words.ADD) and len(desk.samplers) > 1:
        desk.ask(
            "The graph samples more than once already: say to add a pass, or what to change in which sampler."
        )
    values = {"factor": clause.number(words.FACTOR), "denoise": clause.number(words.DENOISE)}
    steps = clause.number(words.STEPS)
    desk.add(AddHiresFix, {**values, "steps": steps})
    return True


def _start(desk: OrderDesk, clause: GraphClause) -> bool:
    last = _last(desk)
    picture = _named_picture(clause)
    if clause.take(words.TO_TEXT):
        values: dict[str, Any] = {"source": "noise"}
        if size := clause.take(words.SIZE):
            values |= {"width": int(size[1]), "height": int(size[2])}
    elif clause.take(words.TO_MASK):
        values = {"source": "mask", "image": desk.image(clause)}
    elif clause.take(words.TO_IMAGE) or (picture and clause.take(words.START)):
        clause.take(words.START)
        clause.take(words.START)
        values = {"source": "picture", "image": desk.image(clause)}
    else:
        return False
    if isinstance(last, StartFrom):
        values = {**last.model_dump(exclude_none=True), **{k: v for k, v in values.items() if v is not None}}
        desk.order.edits.pop()
    denoise = clause.number(words.DENOISE)
    values["denoise"] = values.get("denoise") if denoise is None else denoise
    desk.add(StartFrom, values)
    return True


def _named_picture(clause: GraphClause) -> bool:
    found = words.FILE.search(clause.left)
    return found is not None and words.IMAGE_FILE.search(found[0]) is not None


def _control(desk: OrderDesk, clause: GraphClause) -> bool:
    plain = words.FILE.sub(" ", clause.left)  # a picture called pose.png says nothing of the kind
    kinds = [name for name, pattern in words.KINDS.items() if pattern.search(plain)]
    told = clause.has(words.CONTROL)
    wanted = told or (kinds and _named_picture(clause))
    if not wanted or any(clause.has(one) for one in (words.REMOVE, words.BYPASS, words.MUTE)):
        return False
    clause.take(words.CONTROL)
    image = desk.image(clause)
    strength = clause.number(words.STRENGTH)
    if not clause.take(words.ADD) and image is None and strength is not None:
        return _set_control(desk, clause, strength)
    if len(kinds) != 1 and not clause.has(words.FILE):
        desk.ask(
            "What should the control picture show: pose, depth, canny edges? Name one, and the picture's file."
        )
        clause.left = ""
        return True
    kind = kinds[0] if kinds else "other"
    if kinds:
        clause.take(words.KINDS[kind])
    choices = choices_of(desk.catalog, "ControlNetLoader", "control_net_name")
    named = clause.take(words.FILE)
    found = fitting_files([named[0]] if named else [kind], choices)
    if len(found) != 1:
        desk.ask(f"Which ControlNet for {kind}? There is: {', '.join(found or choices) or 'none installed'}.")
    if image is None:
        desk.ask(f"Which picture should it follow ({kind})? Name its file in ComfyUI's input folder.")
    if len(found) == 1 and image is not None:
        desk.add(AddControl, {"kind": kind, "file": found[0], "image": image, "strength": strength})
    return True


def _set_control(desk: OrderDesk, clause: GraphClause, strength: float) -> bool:
    graph = desk.draft.graph
    found = [key for key, node in graph.items() if "control_net" in node.inputs and "strength" in node.inputs]
    chosen = chosen_nodes(clause, desk.meant(found))
    if len(chosen) != 1:
        desk.ask(f"Which ControlNet? {'; '.join(map(desk.draft.label, found)) or 'The graph has none'}.")
    else:
        desk.add(SetValues, {"nodes": tuple(chosen), "input": "strength", "value": strength})
    clause.take(words.CHANGE)
    return True


def _prompt_or_save(desk: OrderDesk, clause: GraphClause) -> bool:
    return read_prompt(desk, clause) or read_prefix(desk, clause)


def _upscale(desk: OrderDesk, clause: GraphClause) -> bool:
    told = clause.take(words.UPSCALE)
    if not told:
        return False
    doubled = re.match(r"(double|triple)", told[0])
    factor = clause.number(words.FACTOR)
    if factor is None and doubled:
        factor = float(words.COUNTS[doubled[1]])
    method = next(
        (one for one in ("lanczos", "bicubic", "bilinear", "area") if clause.take(re.compile(rf"\b{one}\b"))),
        None,
    )
    clause.take(words.ADD)
    model = None
    clause.take(re.compile(r"\b(?:with|using) (?:the )?|\bnetwork\b|\bmodel\b"))
    if clause.has(words.FILE) or clause.unread:
        model = desk.file(clause, "UpscaleModelLoader", "model_name", "upscaling network")
        if model is None:
            return True
        if factor is not None:
            desk.ask(
                f"{model} enlarges by its own factor, not {factor:g} times: name the network or a factor."
            )
    desk.add(AddUpscale, {"factor": factor, "model": model, "method": method})
    return True


def _checkpoint(desk: OrderDesk, clause: GraphClause) -> bool:
    out = any(clause.has(one) for one in (words.BYPASS, words.MUTE, words.REMOVE))
    choices = choices_of(desk.catalog, "CheckpointLoaderSimple", "ckpt_name")
    named = words.FILE.search(clause.left)
    by_name = not clause.has(words.CHECKPOINT) and clause.has(words.CHANGE)
    trial = GraphClause(clause.left, clause.quotes)
    trial.take(words.CHANGE)
    trial.take(words.CHANGE)
    told = clause.has(words.CHECKPOINT) or (named is not None and named[0] in map(str.lower, choices))
    by_name = by_name and any(len(word) >= SHORTEST_NAME for word in trial.unread)
    if out or not (told or (by_name and len(fitting_files(trial.unread, choices)) == 1)):
        return False
    for one in (words.CHECKPOINT, words.CHECKPOINT, words.REPLACE, words.CHANGE):
        clause.take(one)
    clause.left = re.sub(r"\binstead of\b.*", "", clause.left)
    nodes = chosen_nodes(clause, []) or None
    file = desk.file(clause, "CheckpointLoaderSimple", "ckpt_name", "checkpoint")
    if file is not None:
        desk.add(SetModel, {"file": file, "nodes": tuple(nodes) if nodes else None})
    return True


def _take_out(desk: OrderDesk, clause: GraphClause) -> bool:
    how = next(
        (
            word
            for word, one in (("bypass", words.BYPASS), ("mute", words.MUTE), ("remove", words.REMOVE))
            if clause.has(one)
        ),
        "",
    )
    if not how or any(clause.has(one) for one in (words.STEPS, words.CFG, words.DENOISE, words.SEED)):
        return False
    for one in (words.BYPASS, words.MUTE, words.REMOVE):
        clause.take(one)
    draft = desk.draft
    pointed = draft.picked(draft.graph)
    number = clause.take(words.NODE)
    if number:
        found, what = [number[1]], ""
    elif clause.take(words.CONTROL):
        found, what = (
            [
                key
                for key, node in draft.graph.items()
                if "control_net" in node.inputs and "image" in node.inputs
            ],
            "ControlNet",
        )
    elif clause.take(words.SAMPLER_WORD):
        found, what = chosen_nodes(clause, desk.samplers) or desk.meant(desk.samplers), "sampler"
    elif pointed and not clause.unread:
        found, what = pointed, "node"
    else:
        found, what = desk.meant(_by_class(desk, clause)), "node"
    if len(found) != 1 and not (found and found == pointed):
        listed = "; ".join(map(draft.label, found)) or "none fits"
        desk.ask(f"Which {what or 'node'} should go? {listed}. Name it by its number.")
        clause.left = ""
    else:
        desk.add(TakeOut, {"nodes": tuple(found), "how": how})
    return True


def _by_class(desk: OrderDesk, clause: GraphClause) -> list[str]:
    """The nodes whose title or class has all the words that a clause says."""
    said = [re.sub(r"\W+", "", one) for one in clause.unread]
    clause.left = ""
    found = []
    for key, node in desk.draft.graph.items():
        kind = desk.draft.kind(key)
        names = (node.title, node.class_type, kind.title if kind else "")
        plain = [re.sub(r"\W+", "", one.lower()) for one in names]
        if said and any(all(one in name for one in said) for name in plain):
            found.append(key)
    return found
