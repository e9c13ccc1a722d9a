"""Two films before and after an order: what differs, and what an expectation speaks of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..agent.edits.names import FilmEntity, FilmNames, names_of
from ..agent.request.options import FilmOptions
from ..common.story import Line, Shot, Storyboard
from ..intent.match import vocabulary_matcher


@dataclass(frozen=True)
class OrderedFilm:
    """A film's plan with its options."""

    board: Storyboard
    options: FilmOptions
    again: frozenset[str] = frozenset()

    @property
    def pictures(self) -> list[Shot]:
        return [shot for shot in self.board.shots if not shot.card]

    @property
    def names(self) -> FilmNames:
        return names_of(self.board, {})

    def shot(self, name: str) -> Shot | None:
        return next((one for one in self.board.shots if one.id == name), None)

    def line(self, name: str) -> Line | None:
        return next((line for shot in self.board.shots for line in shot.lines if line.id == name), None)

    def changed_from(self, before: OrderedFilm) -> set[str]:
        """Paths of everything that differs: ``title``, ``s3.setting.weather``, ``options.captions``, ``order``."""
        paths = {f"again.{name}" for name in self.again}
        paths |= _differs(
            "options", before.options.model_dump(mode="json"), self.options.model_dump(mode="json")
        )
        skip = {"beats", "events", "entities", "cast", "called", "logline", "notes", "constraints"}
        paths |= {
            path.removeprefix("board.")
            for path in _differs(
                "board",
                before.board.model_dump(mode="json", exclude=skip),
                self.board.model_dump(mode="json", exclude=skip),
            )
        }
        old, new = [one.id for one in before.board.shots], [one.id for one in self.board.shots]
        paths |= {f"gone.{one}" for one in old if one not in new} | {
            f"new.{one}" for one in new if one not in old
        }
        kept = [one for one in new if one in old]
        paths |= {"order"} if kept != [one for one in old if one in new] else set()
        for name in kept:
            one, other = before.shot(name), self.shot(name)
            assert one is not None and other is not None
            paths |= _differs(name, one.model_dump(mode="json"), other.model_dump(mode="json"))
        return paths


def _differs(path: str, one: Any, other: Any) -> set[str]:
    if one == other:
        return set()
    if isinstance(one, dict) and isinstance(other, dict) and path.count(".") < 2:
        return {
            found
            for key in one.keys() | other.keys()
            for found in _differs(f"{path}.{key}", one.get(key), other.get(key))
        }
    return {path}


@dataclass(frozen=True)
class Expectation:
    """Whether an expectation is met, and the paths that it may change."""

    met: bool
    touches: set[str] = field(default_factory=set)


def ids_of(one: Mapping[str, Any], film: OrderedFilm) -> list[str]:
    named = one.get("shots", "film")
    return [shot.id for shot in film.pictures] if named in (None, "film") else [str(name) for name in named]


def value_of(text: str, kind: str) -> str:
    """A word of an expectation as the studio's vocabulary has it."""
    extra = {
        "moon": "space",
        "early morning": "morning",
        "noon": "day",
        "clear": "clear",
        "thunderstorm": "storm",
        "sunny": "clear",
    }
    if text.lower() in extra:
        return extra[text.lower()]
    for hit in vocabulary_matcher().find(text):
        if hit.kind == kind or (kind == "weather" and hit.kind == "snow"):
            return str(getattr(hit.value, "value", hit.value))
    return text.lower().replace(" ", "_")


def entity_of(text: str | None, film: OrderedFilm) -> FilmEntity | None:
    found = film.names.find(str(text)) if text else []
    return found[0].entities[0] if found else None


def same_text(one: str, other: str) -> bool:
    return re.sub(r"\W+", "", one).casefold() == re.sub(r"\W+", "", other).casefold()


def body_id(body: Any) -> str:
    return str(getattr(body, "character", None) or body.id or body.prop)
