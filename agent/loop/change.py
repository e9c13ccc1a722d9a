"""Words about a finished film, read before anything is done: for whoever shows what was understood and asks.

The same interpreter as ``./studio ask`` by rules, without its tools: what is to be made is a run that the caller
directs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from pydantic import BaseModel, Field

from ...common.errors import StudioError
from ...common.runs import RunFolder
from ...common.story import Language
from ...configs.places import ConfigFolder
from ...configs.schema import CharacterPreset, load_characters
from ...intent.text import mostly_chinese
from ..edits.model import Orders
from ..edits.read import read_orders
from ..edits.said import cast_of, words_of
from ..edits.told import answered, told_edits
from ..run.change import changed_run
from ..run.store import RunStore
from ..tools.films import inspect_run
from .rules import told_reason

EXAMPLES: Final = "Say what is to be different, such as: shot 2 at night, or: make it rain."


class ChangeReading(BaseModel):
    """What words about a film mean; one of ``told``, ``answer`` and ``doubt`` is given.

    Attributes:
        told: what would be done. answer: to a question about the film. doubt: what has to be answered first.
        unread: words that nothing took up and that would be left as they are.
    """

    told: str = ""
    answer: str = ""
    doubt: str = ""
    unread: list[str] = Field(default_factory=list)


def read_change(run: RunFolder, text: str, folders: Sequence[ConfigFolder] | None = None) -> ChangeReading:
    """What the words mean for the film of a run; nothing is changed.

    Raises:
        StudioError: ``request_too_long``, ``length_out_of_range``; ``file_invalid`` for a run without a plan.
    """
    board, cast = RunStore(run).storyboard(), load_characters(folders)
    orders = _orders(run, text, cast)
    language: Language = "zh" if mostly_chinese(text) else "en"
    if orders.question is not None:
        asked = orders.question
        if asked.about != "why":
            return ChangeReading(answer=answered(asked, board, language))
        shot = asked.shots[0] if asked.shots else None
        return ChangeReading(answer=told_reason(inspect_run(run, shot).model_dump()))
    if orders.doubts or not orders.edits:
        return ChangeReading(doubt=" ".join(orders.doubts) or _unclear(orders).message, unread=orders.unread)
    return ChangeReading(told=told_edits(orders.edits, board, language), unread=orders.unread)


def make_change(run: RunFolder, text: str, folders: Sequence[ConfigFolder] | None = None) -> RunFolder:
    """The run that makes the film as the words want it; the earlier film stays.

    Raises:
        StudioError: ``request_unclear`` for a question, a doubt or words that aren't understood;
            ``nothing_to_change``, or why the film can't be changed so.
    """
    cast = load_characters(folders)
    orders = _orders(run, text, cast)
    if orders.doubts:
        raise StudioError("request_unclear", " ".join(orders.doubts), EXAMPLES)
    if not orders.edits:
        raise _unclear(orders)
    return changed_run(run, orders.edits, cast, folders)


def _orders(run: RunFolder, text: str, cast: Mapping[str, CharacterPreset]) -> Orders:
    board = RunStore(run).storyboard()
    orders, known = read_orders(text, board, cast_of(board, cast)), words_of(board)
    unread = [word for word in orders.unread if word.casefold() not in known]
    return orders.model_copy(update={"unread": unread})


def _unclear(orders: Orders) -> StudioError:
    told = f": {', '.join(orders.unread)}" if orders.unread else ""
    return StudioError("request_unclear", f"That isn't understood as a change of the film{told}.", EXAMPLES)
