"""Reads what an order says of parts of a graph: a node put in between, a branch once more, a region, a film."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ...workflows.edit.model import AddRegion, AddVideo, DuplicateBranch, InsertNode
from ...workflows.edit.places import savers
from . import words
from .clause import GraphClause
from .desk import OrderDesk, chosen_nodes

_DECODERS: Final = ("VAEDecode", "VAEDecodeTiled")


def read_part(desk: OrderDesk, clause: GraphClause) -> bool:
    """Whether a clause was about one of these."""
    if any(clause.has(one) for one in (words.REMOVE, words.BYPASS, words.MUTE, words.PROMPT)):
        return False
    return any(rule(desk, clause) for rule in (_region, _insert, _duplicate, _video))


def _region(desk: OrderDesk, clause: GraphClause) -> bool:
    places = [name for name, pattern in words.AREAS.items() if clause.has(pattern)]
    if "⟦" not in clause.left or not places:
        return False
    strength = clause.number(words.STRENGTH)
    text = clause.quote()
    for name in places:
        clause.take(words.AREAS[name])
    while clause.take(words.DRAW):
        pass
    if len(places) > 1:
        desk.ask(f"Which part of the picture: {', '.join(places)}? Name one of them.")
    else:
        desk.add(AddRegion, {"text": text, "place": places[0], "strength": strength})
    return True


def _insert(desk: OrderDesk, clause: GraphClause) -> bool:
    known = {name.lower(): name for name in desk.catalog}
    said = re.findall(r"[a-z_]\w{4,}", clause.left, re.A)
    classes = [one for one in said if one in known and not words.PLAIN_CLASS.fullmatch(one)]
    if len(classes) != 1 or not clause.has(words.INSERT) or clause.has(words.CONTROL):
        return False
    clause.take(re.compile(rf"\b{re.escape(classes[0])}\b", re.A))
    found = next((one for pattern in words.GAPS if (one := pattern.search(clause.left))), None)
    if found is None:
        desk.ask(f"Where should {known[classes[0]]} go? Say behind, before or between which nodes.")
        clause.left = ""
        return True
    clause.left = f"{clause.left[: found.start()]} {clause.left[found.end() :]}"
    ends = {side: _named(desk, told) for side, told in found.groupdict().items() if told}
    while clause.take(words.INSERT):
        pass
    for key in ends.values():
        if len(key) != 1:
            listed = "; ".join(map(desk.draft.label, key)) or "none fits"
            desk.ask(f"Which node is meant? {listed}. Name it by its number.")
            return True
    desk.add(InsertNode, {"class_type": known[classes[0]], **{side: key[0] for side, key in ends.items()}})
    return True


def _named(desk: OrderDesk, told: str) -> Sequence[str]:
    """The nodes that a few words name: by number, or as checkpoint, sampler, decoder or what saves."""
    if number := words.NODE.search(told):
        return [number[1]] if number[1] in desk.draft.graph else []
    graph = desk.draft.graph
    if words.SAMPLER_WORD.search(told):
        return chosen_nodes(GraphClause(told), desk.samplers) or desk.meant(desk.samplers)
    if words.DECODER.search(told):
        return desk.meant([key for key, node in graph.items() if node.class_type in _DECODERS])
    if words.SAVE.search(told):
        return desk.meant(savers(desk.draft))
    if words.CHECKPOINT.search(told):
        return desk.meant([key for key, node in graph.items() if "ckpt_name" in node.inputs])
    if words.SELECTED.search(told):
        return desk.draft.picked(graph)
    return []


def _duplicate(desk: OrderDesk, clause: GraphClause) -> bool:
    if not clause.has(words.DUPLICATE) or clause.has(words.SAVE) or re.search(r"[⟦.]", clause.left):
        return False
    clause.take(words.DUPLICATE)
    while clause.take(words.BRANCH):
        pass
    clause.take(words.CHANGE)
    number = words.NODE.search(clause.left)
    if number:
        found: Sequence[str] = [number[1]]
        clause.take(words.NODE)
    elif clause.has(words.SAMPLER_WORD):
        found = chosen_nodes(clause, desk.samplers) or desk.meant(desk.samplers)
        clause.take(words.SAMPLER_WORD)
    else:
        found = desk.draft.picked(desk.draft.graph)
    if len(found) != 1 and found != desk.draft.picked(found):
        found = []
    if not found:
        desk.ask("Which branch should be there twice? Name the node with which it begins by its number.")
        clause.left = ""
    else:
        desk.add(DuplicateBranch, {"nodes": tuple(found)})
    return True


def _video(desk: OrderDesk, clause: GraphClause) -> bool:
    if not clause.has(words.VIDEO) or not clause.has(words.MAKE) or clause.has(words.FILE):
        return False
    if re.search(r"\binstead\b|\brather\b|代替|而不是", clause.left):
        desk.ask("A video is made beside the pictures that are saved: say so, and remove their node after.")
        clause.left = ""
        return True
    fps = clause.number(words.FPS)
    while clause.take(words.VIDEO) or clause.take(words.MAKE):
        pass
    desk.add(AddVideo, {"fps": fps})
    return True
