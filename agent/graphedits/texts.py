"""Reads what an order says of prompts and of the names under which results are saved."""

from __future__ import annotations

import re
from typing import Any

from ...workflows.edit.model import SetPrefix, SetPrompt
from . import words
from .clause import GraphClause
from .desk import OrderDesk

_NAME = re.compile(r"[A-Za-z0-9_][\w./%-]*|[\w\u3400-\u9fff]+")


def read_prompt(desk: OrderDesk, clause: GraphClause) -> bool:
    """Words for a prompt; they stand in quotation marks, so that none is taken for an order."""
    said = clause.has(words.PROMPT) or (clause.has(words.NEGATIVE) and "⟦" in clause.left)
    if not said or not (clause.has(words.PROMPT) or clause.has(words.NEGATIVE)):
        return False
    side = "negative" if clause.take(words.NEGATIVE) else "positive"
    clause.take(words.POSITIVE)
    clause.take(words.PROMPT)
    node = clause.take(words.NODE)
    text = clause.quote()
    front = clause.take(words.FRONT) is not None
    mode = (
        "remove" if clause.take(words.REMOVE)
        else ("prepend" if front else "append") if front or clause.take(words.ADD)
        else "replace"
    )  # fmt: skip
    clause.take(words.CHANGE)
    clause.take(words.REPLACE)
    if text is None:
        clause.left = ""
        desk.ask("What should the prompt say? Put its words in quotation marks.")
        return True
    values: dict[str, Any] = {"side": side, "text": text, "mode": mode}
    if node:
        values["nodes"] = (node[1],)
    desk.add(SetPrompt, values)
    return True


def read_prefix(desk: OrderDesk, clause: GraphClause) -> bool:
    """The name under which results are saved."""
    found = words.SAVE.search(clause.left)
    if (
        found is None
        or words.UPSCALE.search(clause.left)
        or not re.search(r"save[d]? |prefix|name|文件名|前缀|保存", found[0] + " ")
    ):
        return False
    if clause.has(words.CHECKPOINT) or clause.has(words.LORA) or clause.has(words.SAMPLER_WORD):
        return False
    if "⟦" not in clause.left and any(clause.has(one) for one in (words.REMOVE, words.BYPASS, words.MUTE)):
        return False  # the node that saves is to go, not to be called so
    while clause.take(words.SAVE):
        pass
    clause.take(words.CHANGE)
    text = clause.quote()
    if text is None:
        named = [one for one in clause.unread if _NAME.fullmatch(one)]
        slashed = re.search(r"[\w%.-]+(?:/[\w%.-]+)+", clause.left)
        text = slashed[0] if slashed else named[-1] if len(named) == 1 else None
        clause.left = ""
    if text is None or text in words.FORMATS:
        desk.ask("Under which name should results be saved?")
        return True
    desk.add(SetPrefix, {"prefix": text})
    return True
