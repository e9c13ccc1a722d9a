"""The words of a request that tell each event, as whole sentences, so that they are read as they were."""

from __future__ import annotations

import re
from typing import Final

from ...common.story import Storyboard
from ...intent.text import simplified

_ENDS: Final = re.compile(r"[.!?。！？…]+[\"”’」』)）]*(?=\s|$|[^\W\d_])(?!\s*[a-z,，])|\n")
"""Where a sentence ends."""


def passages_of(board: Storyboard) -> dict[str, str]:
    """What is written for each event, by its id, in their order; an event in the sentence of another one has none of its own.

    All words of the request are there once, also those in which nothing happens: they may say who "he" is.
    """
    whole = _even(board.request)
    told = {event.id: _even(event.text).strip() for event in board.events}
    if not any(words and words in whole for words in told.values()):  # a scene that the planner thought of
        return {event.id: event.text.strip() for event in board.events if event.text.strip()}
    found: dict[str, str] = {}
    written = cursor = 0
    for key, words in told.items():
        at = whole.find(words, cursor) if words else -1
        if at < 0:  # misspelled in the request: it stands between those that are found
            continue
        cursor = at
        if at + len(words) > written:
            end = _ENDS.search(board.request, at + max(len(words) - 1, 0))
            stop = end.end() if end else len(whole)
            found[key] = board.request[written:stop].strip()
            written = stop
    rest = board.request[written:].strip()
    last = next(reversed(found), "")
    return {**found, last: f"{found[last]} {rest}".strip()} if last else found


def _even(text: str) -> str:
    """A text for comparing, as long as it was."""
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in simplified(text))
