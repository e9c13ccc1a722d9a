"""The ids under which the director gives its graphs to ComfyUI: they follow from the run and the take alone.

So a run that was killed finds its work again, and a node can tell the director's own work from a graph of the same
run that a person opened and ran once more.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from itertools import islice
from typing import Final

DIRECTED: Final = re.compile(r"\d{8}-\d{6}-")
"""How the ids of the director's runs begin (see :meth:`.runs.RunFolder.create`)."""
MOST_REPEATS: Final = 100
"""How often a prompt that failed is given to the server anew."""


def prompt_id(run: str, take: str) -> str:
    """The id of the prompt that makes a take of a run."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{run}/{take}"))


def after_failure(prompt: str) -> str:
    """The id under which the work of a failed prompt is given once more."""
    return str(uuid.uuid5(uuid.UUID(prompt), "again"))


def is_directed(run: str, take: str, prompt: str) -> bool:
    """Whether a prompt is the director's own for that take."""

    def ids() -> Iterator[str]:
        one = prompt_id(run, take)
        while True:
            yield one
            one = after_failure(one)

    return prompt in islice(ids(), MOST_REPEATS)
