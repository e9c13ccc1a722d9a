"""The names of takes: what was attempted, and which attempt it is, as in ``s3-t1``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Self

_FORM: Final = re.compile(r"(?P<subject>.+)-t(?P<attempt>[1-9][0-9]{0,5})")


@dataclass(frozen=True)
class TakeId:
    """One attempt at a line, a shot or the film.

    Attributes:
        subject: id of the line or shot in the storyboard, or ``film``.
        attempt: 1 for the first.
    """

    subject: str
    attempt: int

    def __str__(self) -> str:
        return f"{self.subject}-t{self.attempt}"

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """The id that ``text`` writes; None for any other name."""
        read = _FORM.fullmatch(text)
        return cls(read["subject"], int(read["attempt"])) if read else None


def subject_of(take: str) -> str:
    """What a take is an attempt at; nothing for a name that isn't a take's."""
    read = TakeId.parse(take)
    return read.subject if read else ""
