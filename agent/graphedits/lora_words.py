"""Reads what an order says of LoRAs."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ...workflows.edit.loras import loras
from ...workflows.edit.model import AddLora, SetLora, TakeOut
from . import words
from .clause import GraphClause
from .desk import OrderDesk
from .files import choices_of, fitting_files


def read_lora(desk: OrderDesk, clause: GraphClause) -> bool:
    """LoRAs that come, go, are swapped or get another strength."""
    if not clause.has(words.LORA):
        return False
    here = {key: str(desk.draft.graph[key].inputs["lora_name"]) for key in loras(desk.draft)}
    how = next(
        (
            word
            for word, one in (("bypass", words.BYPASS), ("mute", words.MUTE), ("remove", words.REMOVE))
            if clause.take(one)
        ),
        "",
    )
    if how:
        _lora_out(desk, clause, here, how)
    elif clause.has(words.REPLACE):
        _lora_swap(desk, clause, here)
    else:
        _lora_on(desk, clause, here)
    return True


def _lora_here(
    desk: OrderDesk, clause: GraphClause, here: Mapping[str, str], *, every: bool = False
) -> list[str]:
    """The LoRAs of the graph that a clause means; asks where that isn't clear."""
    plural = re.search(r"\bloras\b", clause.left) is not None
    clause.take(words.LORA)
    numbered = clause.take(words.NODE)
    if numbered:
        return [numbered[1]]
    said = clause.unread
    if every and (clause.take(words.EVERY) or (plural and not said)):
        return list(here)
    files = fitting_files(said, here.values()) if said else list(here.values())
    found = [key for key, name in here.items() if name in files]
    clause.left = ""
    found = desk.meant(found)
    if len(found) == 1:
        return found
    listed = ", ".join(f"{name} (node {key})" for key, name in here.items()) or "the graph has none"
    called = f" “{' '.join(said)}”" if said else ""
    desk.ask(f"Which LoRA{called}? {listed}.")
    return []


def _lora_out(desk: OrderDesk, clause: GraphClause, here: Mapping[str, str], how: str) -> None:
    if found := _lora_here(desk, clause, here, every=True):
        desk.add(TakeOut, {"nodes": tuple(found), "how": how})


def _lora_swap(desk: OrderDesk, clause: GraphClause, here: Mapping[str, str]) -> None:
    clause.take(words.REPLACE)
    parted = words.WITH.search(clause.left)
    if parted is None:
        desk.ask("Which LoRA should take the place of which?")
        clause.left = ""
        return
    old, new = (
        GraphClause(one, clause.quotes)
        for one in (clause.left[: parted.start()], clause.left[parted.end() :])
    )
    clause.left = ""
    found = _lora_here(desk, old, here)
    strength = new.number(words.STRENGTH)
    new.take(words.LORA)
    file = desk.file(new, "LoraLoader", "lora_name", "LoRA")
    if found and file is not None:
        desk.add(SetLora, {"nodes": tuple(found), "file": file, "strength": strength})


def _lora_on(desk: OrderDesk, clause: GraphClause, here: Mapping[str, str]) -> None:
    """A LoRA that is added; one that is on already gets another strength."""
    clause.take(words.BEFORE_SAMPLER)  # that is where it goes anyway
    after = _after(desk, clause, here)
    strength = clause.number(words.STRENGTH)
    added = clause.take(words.ADD) is not None
    clause.take(words.CHANGE)
    clause.take(words.LORA)
    said = clause.unread
    files = fitting_files(said, here.values()) if said else here.values()
    own = desk.meant([key for key, name in here.items() if name in files])
    if not added and strength is not None and len(own) == 1:
        clause.left = ""
        desk.add(SetLora, {"nodes": tuple(own), "strength": strength})
    elif not said and not clause.has(words.FILE):
        installed = ", ".join(choices_of(desk.catalog, "LoraLoader", "lora_name")[:8])
        desk.ask(f"Which LoRA? There is: {installed or 'none installed'}.")
    elif (file := desk.file(clause, "LoraLoader", "lora_name", "LoRA")) is not None:
        desk.add(AddLora, {"file": file, "strength": strength, "after": after})


def _after(desk: OrderDesk, clause: GraphClause, here: Mapping[str, str]) -> str | None:
    """The node behind which a LoRA goes, where the clause says one."""
    found = words.AFTER.search(clause.left)
    if found is None:
        return None
    chinese = found[0].strip() in ("之后", "后面")
    part = clause.left[: found.start()] if chinese else clause.left[found.end() :]
    number = words.NODE.search(part)
    if number:
        clause.left = clause.left.replace(found[0], " ").replace(number[0], " ")
        return number[1]
    base = words.CHECKPOINT.search(part)
    loaders = [key for key, node in desk.draft.graph.items() if isinstance(node.inputs.get("ckpt_name"), str)]
    if base and len(loaders) == 1:
        clause.left = clause.left.replace(found[0], " ").replace(base[0], " ")
        return loaders[0]
    desk.ask("Behind which node? Name it by its number.")
    clause.left = clause.left.replace(found[0], " ")
    return None
