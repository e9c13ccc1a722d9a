"""Scene cards: what happens in scenes that people know or ask for, in our own words, read from ``data/*.yaml``.

A card names the words that call it, where it plays, its tones, its roles and its steps. A step is acts, what a
narrator says of them in English and Chinese, and perhaps a line of a role. An act is written
``who action[!] [what=X] [whom=X] [way] [manner] [xN]``; ``!`` fails, roles are single letters, an action may be a
way of speaking (``greet``, ``thank``). A step that begins with ``?`` is the first to go in a short film. ``turn`` is
the comic turn: the number of the step that it replaces, and that step.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from ....common import strict_yaml
from ....common.acts import Act, Action, Manner, Outcome, Tone, Way
from ....common.story import Language
from ....common.vocabulary import Place, TimeOfDay, Weather

LANGUAGES: Final[tuple[Language, Language]] = ("en", "zh")


@dataclass(frozen=True)
class Step:
    """Acts by roles (small letters), as they are told, and what roles say in them."""

    acts: tuple[Act, ...]
    told: Mapping[Language, str]
    says: Mapping[str, Mapping[Language, tuple[str, ...]]]
    spare: bool = False


@dataclass(frozen=True)
class SceneCard:
    """A scene: ``roles`` name what plays them when nothing was asked for, ``tones`` begin with the usual one."""

    id: str
    title: Mapping[Language, str]
    words: Mapping[Language, tuple[str, ...]]
    hints: tuple[str, ...]
    places: tuple[Place, ...]
    tones: tuple[Tone, ...]
    roles: Mapping[str, str]
    steps: tuple[Step, ...]
    turn_at: int
    turn: Step
    time: TimeOfDay | None = None
    weather: Weather | None = None


@lru_cache(maxsize=1)
def cards() -> tuple[SceneCard, ...]:
    """All cards, by the names of their files."""
    files = sorted((Path(__file__).parent / "data").glob("*.yaml"))
    return tuple(_card(row) for file in files for row in strict_yaml.loads(file.read_text("utf-8")))


def _card(row: Mapping[str, Any]) -> SceneCard:
    at, *turn = row["turn"]
    return SceneCard(
        id=row["id"],
        title=dict(zip(LANGUAGES, row["title"], strict=True)),
        words={language: _listed(row["words"][language]) for language in LANGUAGES},
        hints=_listed(row["hint"]),
        places=tuple(Place(word) for word in row["place"].split()),
        tones=tuple(Tone(word) for word in row["tones"].split()),
        roles={role.lower(): default for role, default in row["roles"].items()},
        steps=tuple(_step(step) for step in row["events"]),
        turn_at=int(at) - 1,
        turn=_step(turn),
        time=TimeOfDay(row["time"]) if "time" in row else None,
        weather=Weather(row["weather"]) if "weather" in row else None,
    )


def _listed(text: str, mark: str = ";") -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(mark) if word.strip())


def _step(row: Sequence[Any]) -> Step:
    acts, english, chinese, *rest = row
    said: Mapping[str, Sequence[str]] = rest[0] if rest else {}
    return Step(
        acts=tuple(parse_act(text) for text in _listed(acts.removeprefix("?"))),
        told={"en": english, "zh": chinese},
        says={
            role.lower(): {
                language: _listed(text, "|") for language, text in zip(LANGUAGES, texts, strict=True)
            }
            for role, texts in said.items()
        },
        spare=acts.startswith("?"),
    )


def parse_act(text: str) -> Act:
    """One act of a card as it is written there.

    Raises:
        ValueError: a word of it is no action, way or manner.
    """
    who, action, *words = text.split()
    verb = action.removesuffix("!")
    known = verb in set(Action)
    values: dict[str, Any] = {
        "verb": verb,
        "action": Action(verb) if known else Action.SPEAK,
        "who": [role.lower() for role in who.split("+")],
        "outcome": Outcome.FAILS if action.endswith("!") else Outcome.DONE,
        "manner": [Manner(word) for word in words if word in set(Manner)],
    }
    for word in words:
        if found := re.fullmatch(r"(what|whom)=(\w)", word):
            values[found[1]] = found[2].lower()
        elif found := re.fullmatch(r"x(\d+)", word):
            values["times"] = int(found[1])
        elif word in set(Way):
            values["path"] = Way(word)
        elif word not in set(Manner):
            raise ValueError(f"“{word}” in “{text}” is no way or manner")
    return Act.model_validate(values)
