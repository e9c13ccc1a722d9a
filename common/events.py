"""The lines of a run's ``events.jsonl``: what each kind must hold so that it can be shown and counted.

The file may come from somebody else or from another version; a line that isn't of its kind's form is passed over.
Kinds that nothing reads back need a name and a time alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pydantic import ConfigDict, Field, ValidationError

from .records import BOUNDS, Record


class _Any(Record):
    model_config = ConfigDict(**BOUNDS, strict=True)

    kind: str
    time: float


class _Told(_Any):
    text: str


class _Take(_Any):
    take: str


class _Failed(Record):
    name: str
    evidence: str


class _Judged(_Take):
    failed: list[_Failed]


class _Revise(_Any):
    subject: str
    slot: str
    value: str
    check: str
    why: str


class _Answered(_Any):
    about: str
    takes: list[str] = Field(default_factory=list)
    passed_over: list[str] = Field(default_factory=list)


class _Budget(_Any):
    name: str
    limit: float


class _Created(_Any):
    earlier: str = ""
    changed: list[str] = Field(default_factory=list)


class _Phase(_Any):
    name: str
    card: int = 0


class _Model(_Any):
    name: str
    calls: int
    tokens: int
    asked: int = 0
    kept: int = 0
    faults: list[str] = Field(default_factory=list)
    reason: str = ""


_FORMS: Mapping[str, type[_Any]] = MappingProxyType(
    {
        "asked": _Told,
        "note": _Told,
        "server": _Told,
        "take": _Take,
        "judged": _Judged,
        "revise": _Revise,
        "answered": _Answered,
        "budget": _Budget,
        "created": _Created,
        "phase": _Phase,
        "model": _Model,
    }
)


def is_event(found: Any) -> bool:
    """Whether a line's JSON has the form of its kind."""
    kind = found.get("kind") if isinstance(found, dict) else None
    form = _FORMS.get(kind, _Any) if isinstance(kind, str) else _Any
    try:
        form.model_validate(found)
    except ValidationError:
        return False
    return True
