"""Reads an open request about a film: which shots, which changes, how many variants, or a question why.

What is read is marked in the text; words that say something and that nothing read are told, never passed over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ...common.vocabulary import Mood, Weather
from ...intent import follow
from ...intent.match import AliasHit, vocabulary_matcher
from ...intent.numbers import find_length, find_shape
from ...intent.people import Persona, is_used_as_name, name_matcher, unknown_people
from ...intent.understand import readable
from . import words
from .denial import WITH_OPPOSITE, denied_values, is_denied, values_said
from .shots import Named, shots_in

OPTIONS: Mapping[str, tuple[str, ...]] = {
    "time": ("sunset", "night", "morning", "day"),
    "weather": ("storm", "fog", "clear", "rain"),
    "style": ("noir", "storybook", "silent", "toon"),
    "framing": ("close_up", "wide", "medium", "full"),
}
NARROWS = ("only_place", "character")
"""Fields that say for what a change is meant."""


@dataclass
class Wish:
    """What a request about a film wants.

    Attributes:
        shots: ids of the named shots; empty means all.
        changes: field of ``revise_shot`` → value.
        variants: field to vary and its values, when several are to be tried.
        why: it asks for a reason.
        again: shots are to be made again as they are.
        clash: fields for which two values were named.
        strangers: people who are named and have no preset.
        unread: words that say something and that nothing here understands.
        spared: shots are named that are to stay as they are.
        unclear: shots are named that couldn't be read, or each of several with a change of its own.
        denied: fields of which a value was named that isn't to be, and none that is.
        opposites: field of which a value was denied → what that leaves ("no rain": clear weather).
        there: the place that narrows the change is named as one where something happens ("at night in the kitchen").
    """

    shots: list[str] = field(default_factory=list)
    changes: dict[str, Any] = field(default_factory=dict)
    variants: tuple[str, list[str]] | None = None
    why: bool = False
    again: bool = False
    clash: dict[str, list[str]] = field(default_factory=dict)
    strangers: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    spared: bool = False
    unclear: bool = False
    denied: list[str] = field(default_factory=list)
    opposites: dict[str, str] = field(default_factory=dict)
    there: bool = False


def read_wish(request: str, characters: Mapping[str, Persona], shots: Sequence[str] = ()) -> Wish:
    """Reads a request; what it doesn't understand is left out, never guessed.

    Args:
        shots: ids of the film's pictures in their order.

    Raises:
        StudioError: ``request_too_long``; ``length_out_of_range``.
    """
    whole = readable(request)
    named = shots_in(whole, shots)
    wish = Wish(
        shots=named.ids,
        unclear=named.unclear,
        why=words.WHY.search(whole) is not None,
        again=words.AGAIN.search(whole) is not None,
    )
    wish.spared = words.SPARED.search(whole) is not None
    wish.unclear = wish.unclear or _apart(whole, named)
    text = _film_wide(whole, wish)
    if tried := words.VARIANTS.search(text):
        count = tried.group(1) or tried.group(3)
        what = (tried.group(2) or tried.group(4)).lower()
        name = words.VARIED.get(what) or words.VARIED[what.removesuffix("s")]
        wish.variants = (name, list(OPTIONS[name][: words.NUMBERS.get(count) or int(count)]))
    hits = vocabulary_matcher().find(text)
    people = [hit for hit in name_matcher(characters).find(text) if is_used_as_name(hit, text)]
    text, hits = _without_denied(text, hits, wish)
    _vocabulary(text, hits, wish)
    for name, table in words.TABLES.items():
        values = [str(value) for value, pattern in table.items() if re.search(pattern, text, re.I)]
        _set(wish, name, values)
    _people(text, people, wish)
    _places(text, hits, wish)
    _settle_denied(wish)
    wish.strangers = unknown_people(text, [*people, *hits])
    wish.unread = [] if wish.why else _unread(text, [*hits, *people], wish, shots)
    return wish


def _film_wide(text: str, wish: Wish) -> str:
    """What is meant for the whole film (length, language, shape, captions, music); the text without it."""
    if not wish.why:
        shape, text = find_shape(text)
        seconds, text = find_length(text)
        told: dict[str, Any] = {"size": shape, "seconds": seconds}
        wish.changes |= {name: value for name, value in told.items() if value}
    for (name, value), pattern in words.WHOLE.items():
        if found := pattern.search(text):
            if is_denied(text, found.start()):
                wish.denied.append(name)
                text = pattern.sub(" ", text)
                continue
            before = wish.changes.setdefault(name, value)
            if name == "length" and before != value:
                wish.clash[name] = [before, value]
            if name == "mood" and value != Mood.NONE:
                wish.changes.setdefault("music", True)
            text = pattern.sub(" ", text)
    return text


def _apart(text: str, named: Named) -> bool:
    """Whether something is said of one group of shots before another is named: each has a change of its own."""
    said = values_said(text, vocabulary_matcher().find(text)) if len(named.spans) > 1 else []
    gaps = [(one[1], other[0]) for one, other in zip(named.spans, named.spans[1:], strict=False)]
    return any(begin <= one.start < end for one in said for begin, end in gaps)


def _without_denied(text: str, hits: Sequence[AliasHit], wish: Wish) -> tuple[str, list[AliasHit]]:
    """The text and its words without the values that aren't wanted; the wish is told of their fields."""
    if wish.why:
        return text, list(hits)
    if (again := words.AGAIN.search(text)) and is_denied(text, again.start()):
        wish.again = False
        wish.denied.append("again")
    denied = denied_values(text, values_said(text, hits))
    letters = list(text)
    for one in denied:
        wish.denied.append(one.name)
        if one.name != "place":
            letters[one.start : one.end] = " " * (one.end - one.start)
    weathers = {one.value for one in denied if one.name == "weather"}
    if weathers and weathers <= WITH_OPPOSITE:
        wish.opposites["weather"] = str(Weather.CLEAR)
    spans = {(one.start, one.end) for one in denied}
    kept = [replace(hit, negated=True) if (hit.start, hit.end) in spans else hit for hit in hits]
    return "".join(letters), kept


def _settle_denied(wish: Wish) -> None:
    """Gives a denied field its plain opposite; the rest of them stays denied where nothing else was named."""
    named = {*wish.changes, *(["length"] if "seconds" in wish.changes else [])}
    varied = wish.variants[0] if wish.variants else ""
    for name, value in wish.opposites.items():
        if name not in named and name != varied:
            wish.changes[name] = value
    wish.denied = [
        name for name in dict.fromkeys(wish.denied) if name not in {*named, *wish.opposites, varied}
    ]


def _vocabulary(text: str, found: Sequence[AliasHit], wish: Wish) -> None:
    """Time, weather and style by the words of the lexicon; "stormier" by its comparatives."""
    shifted = {name: str(value) for name, value in follow.shifts(text).items()}
    hits = [hit for hit in found if not hit.negated]
    for name in ("time", "weather", "style", "mood"):
        kinds = (name, "snow") if name == "weather" else (name,)
        named = [str(getattr(hit.value, "value", hit.value)) for hit in hits if hit.kind in kinds]
        if set(named) == {Weather.STORM, Weather.RAIN}:  # it rains in a storm
            named, shifted = [str(Weather.STORM)], {**shifted, "weather": str(Weather.STORM)}
        _set(wish, name, [shifted[name]] if name in shifted else list(dict.fromkeys(named)))


def _places(text: str, found: Sequence[AliasHit], wish: Wish) -> None:
    """Whether a place is where the film moves to, or where the shots play that are meant."""
    places = [str(hit.value.value) for hit in found if hit.kind == "place" and not hit.negated]
    left = [str(hit.value.value) for hit in found if hit.kind == "place" and hit.negated]
    if not places:
        return
    others = any(name not in NARROWS for name in wish.changes) or wish.variants or wish.again or wish.why
    if left or words.MOVES.search(text) or words.INSTEAD.search(text) or not others:
        wish.changes["place"] = places[-1]
        before = [*left, *places[:-1]]
        if before and before[0] != places[-1] and not wish.shots:
            wish.changes["only_place"] = before[0]
    elif len(places) == 1 and not wish.shots:
        wish.changes["only_place"] = places[0]
        where = next(hit for hit in found if hit.kind == "place" and not hit.negated)
        wish.there = words.AT.search(text[: where.start]) is not None


def _people(text: str, found: Sequence[AliasHit], wish: Wish) -> None:
    """Who plays for whom, or whose emotion and gesture are meant."""
    named = list(dict.fromkeys(hit.value for hit in found if not hit.negated))
    left = list(dict.fromkeys(hit.value for hit in found if hit.negated))
    if len(named) > 1 and not left and words.REPLACE.search(text):
        left, named = named[:1], named[1:]
    alone = (
        [hit for hit in found if words.WITH.search(text[: hit.start])] if words.INSTEAD.search(text) else []
    )
    if left or alone:
        wish.changes |= {"leaves": left[0]} if left else {}
        wish.changes |= {"plays": named[0]} if named else {}
    elif named and ("emotion" in wish.changes or "gesture" in wish.changes):
        wish.changes["character"] = named[0]
        wish.changes.pop("mood", None)


def _unread(text: str, hits: Sequence[AliasHit], wish: Wish, shots: Sequence[str]) -> list[str]:
    """Words that say something and stand in nothing that was read."""
    used = {"place", "time", "weather", "snow", "style", "mood", "name"}
    spans = [(hit.start, hit.end) for hit in hits if hit.kind in used]
    patterns = [words.VARIANTS, words.AGAIN, words.INSTEAD]
    patterns += [re.compile(one, re.I) for table in words.TABLES.values() for one in table.values()]
    spans += [match.span() for one in patterns for match in one.finditer(text)]
    spans += shots_in(text, shots or wish.shots).spans
    letters = list(text)
    for start, end in [*spans, *follow.shifted_spans(text)]:
        letters[start:end] = " " * (end - start)
    rest = words.PLAIN_ZH.sub(" ", "".join(letters))
    found = [
        word for word in words.WORD.findall(rest) if word.casefold().removesuffix("'s") not in words.PLAIN
    ]
    return [word for word in dict.fromkeys(found) if word not in wish.strangers]


def _set(wish: Wish, name: str, values: list[str]) -> None:
    if wish.variants and wish.variants[0] == name:
        if len(values) > 1:
            wish.variants = (name, values)
        return
    if len(values) > 1:
        wish.clash[name] = values
    before: Any = wish.changes.get(name)
    if values and before is not None and before not in values:
        wish.clash[name] = [before, *values]
    if values:
        wish.changes.setdefault(name, values[0])
