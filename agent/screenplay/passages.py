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
    whole = simplified(board.request).casefold()
    found: dict[str, str] = {}
    written = cursor = 0
    last = ""
    for event in board.events:
        words = simplified(event.text).casefold().strip()
        at = whole.find(words, cursor) if words else -1
        if at < 0:
            if words and words not in whole:
                found[event.id] = last = event.text.strip()
            continue
        cursor = at
        if at + len(words) <= written:
            continue
        end = _ENDS.search(whole, at + max(len(words) - 1, 0))
        stop = end.end() if end else len(whole)
        found[event.id] = board.request[written:stop].strip()
        written, last = stop, event.id
    if last in found and board.request[written:].strip():
        found[last] = f"{found[last]} {board.request[written:].strip()}"
    return found
