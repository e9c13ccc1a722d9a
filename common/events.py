"""The lines of a run's ``events.jsonl``: one model for each kind, written and read through it alone.

The file may come from somebody else or from another version. A line that isn't of its kind's form is passed over; a
kind that this version doesn't know is kept as an :class:`OtherEvent`, and so are fields it doesn't know.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Literal, get_args

from pydantic import AliasChoices, ConfigDict, Field

from . import strict_json
from .checks import Check
from .records import BOUNDS, Sparse


def _now() -> float:
    return round(time.time(), 3)


class EventBase(Sparse):
    """What all events have: ``time`` in seconds since 1970, and a kind."""

    model_config = ConfigDict(**BOUNDS, strict=True, extra="allow", defer_build=True)

    time: float = Field(default_factory=_now)
    kind: str

    def to_details(self) -> dict[str, Any]:
        """What it tells besides its time and kind, as plain data: those fields that were given."""
        return self.model_dump(mode="json", exclude={"time", "kind"})

    def to_plain(self) -> dict[str, Any]:
        """The whole event as its line holds it."""
        return {"time": self.time, "kind": self.kind, **self.to_details()}

    def to_line(self) -> str:
        """Its line in ``events.jsonl``, without the end."""
        return json.dumps(self.to_plain(), ensure_ascii=False)


class Created(EventBase):
    """A run's folder was made; of a revision, from which run, what differs, and which takes were kept."""

    kind: Literal["created"] = "created"
    earlier: str = ""
    undoes: str = Field("", description="the run whose changes this one takes back")
    changed: list[str] = Field(default_factory=list)
    kept: list[str] = Field(default_factory=list)


class ServerChosen(EventBase):
    """Which ComfyUI works on the run, in words."""

    kind: Literal["server"] = "server"
    text: str


class Note(EventBase):
    """Something a person should know; never read by the program."""

    kind: Literal["note"] = "note"
    text: str


class PhaseBegun(EventBase):
    """A step of the director's begins; ``card`` counts how often the graphics card had changed hands by then."""

    kind: Literal["phase"] = "phase"
    name: str
    card: int | None = None


class Recalled(EventBase):
    """What the knowledge base said of the story."""

    kind: Literal["recalled"] = "recalled"
    facts: list[dict[str, Any]] = Field(default_factory=list)


class ModelAsked(EventBase):
    """A language model was asked: how often, how many of its decisions were kept, and why the others weren't."""

    kind: Literal["model"] = "model"
    name: str
    calls: int
    tokens: int
    asked: int = 0
    kept: int = 0
    faults: list[str] = Field(default_factory=list)
    reason: str = ""


class Asked(EventBase):
    """The run waits for a person; ``takes`` are the attempts at each subject in doubt, the kept one first."""

    kind: Literal["asked"] = "asked"
    about: str = ""
    text: str
    takes: dict[str, list[str]] = Field(default_factory=dict)
    budget: str = ""


class Answered(EventBase):
    """What a person said: about the storyboard, or which takes they chose, wanted again, and passed over."""

    kind: Literal["answered"] = "answered"
    about: str
    edited: bool = False
    takes: list[str] = Field(default_factory=list)
    again: list[str] = Field(default_factory=list)
    passed_over: list[str] = Field(default_factory=list)


class BudgetChanged(EventBase):
    """A person gave the run other limits; those that were left alone aren't set."""

    kind: Literal["budgets"] = "budgets"
    rounds: int | None = None
    takes: int | None = None
    model_calls: int | None = None
    minutes: float | None = None


class BudgetEnded(EventBase):
    """A limit of the run was reached."""

    kind: Literal["budget"] = "budget"
    name: str
    limit: float


class Submitted(EventBase):
    """A take's graph was given to ComfyUI under an id."""

    kind: Literal["submit"] = "submit"
    take: str
    prompt_id: str


class TakeMade(EventBase):
    """A take was made and its files are in the run's folder; ``seconds`` is how long the server worked."""

    kind: Literal["take"] = "take"
    take: str
    seconds: float = 0.0


class HandedBack(EventBase):
    """A take that the server had lost was given to it again."""

    kind: Literal["handed back"] = "handed back"
    take: str


class Listened(EventBase):
    """The voices were judged; ``speed`` is what they are asked for from now on."""

    kind: Literal["listened"] = "listened"
    speed: float


class Judged(EventBase):
    """A take was judged; ``failed`` are the checks that it missed."""

    kind: Literal["judged"] = "judged"
    take: str
    failed: list[Check]


class Revised(EventBase):
    """A subject is made again with ``parameter`` moved to ``value``, because of what a check said; files of 0.1 say ``slot``."""

    kind: Literal["revise"] = "revise"
    subject: str
    parameter: str = Field(validation_alias=AliasChoices("parameter", "slot"))
    value: str
    check: str
    why: str


class FilmJudged(EventBase):
    """A cut of the film was judged."""

    kind: Literal["verdict"] = "verdict"
    take: str
    accepted: bool
    seconds: float
    checks: list[Check]


class ChangeRequested(EventBase):
    """A person asked in words for a change; how the work on that ended, and who did it."""

    kind: Literal["request"] = "request"
    text: str
    ended: str
    steps: int
    policy: str


class Stopped(EventBase):
    """Somebody stopped the run."""

    kind: Literal["stopped"] = "stopped"
    by: str


class Failed(EventBase):
    """The work ended with an error."""

    kind: Literal["failed"] = "failed"
    code: str
    message: str = ""
    fix: str = ""
    details: dict[str, Any] = Field(default_factory=dict)
    causes: list[dict[str, Any]] = Field(default_factory=list)


class Finished(EventBase):
    """The film is there."""

    kind: Literal["finished"] = "finished"


class OtherEvent(EventBase):
    """An event of a kind that this version doesn't know."""


KnownEvent = (
    Created
    | ServerChosen
    | Note
    | PhaseBegun
    | Recalled
    | ModelAsked
    | Asked
    | Answered
    | BudgetChanged
    | BudgetEnded
    | Submitted
    | TakeMade
    | HandedBack
    | Listened
    | Judged
    | Revised
    | FilmJudged
    | ChangeRequested
    | Stopped
    | Failed
    | Finished
)
RunEvent = KnownEvent | OtherEvent
Tell = Callable[[KnownEvent], None]
"""Hears what happens, such as :meth:`.runs.RunFolder.tell`."""
_FORMS: Mapping[str, type[KnownEvent]] = MappingProxyType(
    {form.model_fields["kind"].default: form for form in get_args(KnownEvent)}
)


def read_event(line: str | bytes) -> RunEvent | None:
    """The event of a line; None for one that is no event, or not of its kind's form."""
    try:
        found = strict_json.loads(line)
        if not isinstance(found, dict) or "time" not in found:
            return None
        kind = found.get("kind")
        form = _FORMS.get(kind, OtherEvent) if isinstance(kind, str) else OtherEvent
        return form.model_validate(found)
    except ValueError:  # no JSON, or not of its kind's form
        return None
