"""Reads what an order says of sampling and sizes."""

from __future__ import annotations

import re
from typing import Any

from ...workflows.edit.model import SetSampling, SetSize
from ...workflows.sampler_names import SAMPLER_NAMES, SCHEDULER_NAMES, other_tools_sampler
from . import words
from .clause import GraphClause
from .desk import OrderDesk

_ENDS = ("karras", "exponential", "sgm uniform", "simple", "beta")


def read_settings(desk: OrderDesk, clause: GraphClause) -> bool:
    """Steps, cfg, denoise, seed, sampler, scheduler; width, height and number of pictures."""
    nodes = _samplers(desk, clause)
    sizes = _sizes(clause)
    values: dict[str, Any] = {}
    for name, pattern in (
        ("steps", words.STEPS),
        ("cfg", words.CFG),
        ("denoise", words.DENOISE),
        ("seed", words.SEED),
    ):
        found = clause.number(pattern) if name != "seed" else None
        seed = clause.take(pattern) if name == "seed" else None
        if seed:
            values[name] = int(seed[1])
        elif found is not None:
            values[name] = found
    values |= _sampler_names(desk, clause)
    if nodes is None:
        return True
    if values or sizes:
        clause.take(words.CHANGE)
        clause.take(words.CHANGE)
        clause.take(words.REPLACE)
    before = desk.order.edits[-1] if desk.order.edits else None
    if values and isinstance(before, SetSampling) and not nodes and not set(values) & before.model_fields_set:
        values = {**before.model_dump(exclude_none=True), **values}
        desk.order.edits.pop()
    if nodes:
        values["nodes"] = tuple(nodes)
    if set(values) - {"nodes"}:
        desk.add(SetSampling, values)
    elif nodes and not sizes:
        clause.left += " sampler"
    before = desk.order.edits[-1] if desk.order.edits else None
    if sizes and isinstance(before, SetSize) and not set(sizes) & before.model_fields_set:
        sizes = {**before.model_dump(exclude_none=True), **sizes}
        desk.order.edits.pop()
    if sizes:
        if nodes:
            sizes["nodes"] = tuple(nodes)
        desk.add(SetSize, sizes)
    return bool(values or sizes)


def _samplers(desk: OrderDesk, clause: GraphClause) -> list[str] | None:
    """The samplers that a clause names; empty when it names none, None after a question."""
    number = clause.take(words.NODE)
    if number:
        return [number[1]]
    if not clause.has(words.SAMPLER_WORD):
        return []
    for word, at in words.ORDINALS.items():
        if clause.take(re.compile(rf"(?<![a-z]){word}(?![a-z])")):
            clause.take(words.SAMPLER_WORD)
            if not -len(desk.samplers) <= at < len(desk.samplers):
                desk.ask(f"Which sampler? The graph has {len(desk.samplers)}.")
                return None
            return [desk.samplers[at]]
    if clause.take(words.EVERY):
        clause.take(words.SAMPLER_WORD)
        return list(desk.samplers)
    return []


def _sizes(clause: GraphClause) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if size := clause.take(words.SIZE):
        values |= {"width": int(size[1]), "height": int(size[2])}
    for name, pattern in (("width", words.WIDTH), ("height", words.HEIGHT), ("batch", words.BATCH)):
        if (value := clause.number(pattern)) is not None:
            values[name] = value
    if values:
        clause.take(words.SIZE_WORDS)
    return values


def _sampler_names(desk: OrderDesk, clause: GraphClause) -> dict[str, str]:
    """Sampler and scheduler by ComfyUI's or another tool's names; a scheduler alone needs the word beside it."""
    values: dict[str, str] = {}
    kind = desk.catalog.get("KSampler")
    known = [str(one) for one in (kind.inputs["sampler_name"].choices or ())] if kind else []
    plans = [str(one) for one in (kind.inputs["scheduler"].choices or ())] if kind else []
    names = sorted({*known, *SAMPLER_NAMES}, key=len, reverse=True)
    found = clause.take(_any_of(names)) if clause.has(_any_of(names)) else None
    about = clause.take(words.SAMPLER_WORD) is not None
    if found:
        plain = found[1].strip()
        values["sampler"] = plain if plain in known else (other_tools_sampler(plain) or (plain, ""))[0]
    planned = clause.take(words.SCHEDULER_WORD) is not None
    schedulers = sorted({*plans, *(SCHEDULER_NAMES if planned or found else ())}, key=len, reverse=True)
    wanted = [one for one in schedulers if planned or (found and one.replace("_", " ") in _ENDS)]
    if wanted and (plan := clause.take(_any_of(wanted))):
        plain = plan[1].strip()
        values["scheduler"] = plain if plain in plans else SCHEDULER_NAMES.get(plain, plain)
    if (about and "sampler" not in values and not planned) or (planned and "scheduler" not in values):
        if clause.unread:  # a name that nobody knows stays unread
            return values
        values.pop("scheduler", None)
    return values


def _any_of(names: list[str]) -> re.Pattern[str]:
    listed = "|".join(re.escape(one).replace("_", "[ _-]?").replace(r"\ ", "[ _-]+") for one in names)
    return re.compile(rf"(?<![\w+])({listed or '(?!)'})(?![\w+])")
