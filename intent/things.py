"""The things a request names: props under the user's own words, and parcels for what nobody can draw."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence, Set

from ..common.story import Prop
from ..common.things import PropKind
from ..configs.look import colour_of
from . import topic
from .match import AliasHit
from .reading import Reading
from .text import Covered, just_before
from .told import TellsThings

_SOFT = frozenset(["form", "style", "mood", "device"])
"""Kinds of words that say how a film is, not what is in it."""


def collect_things(
    read: Reading,
    names: Set[str] = frozenset(),
    nouns: Set[str] = frozenset(),
    told: TellsThings | None = None,
) -> None:
    """Puts what the request names into ``read.things``.

    Args:
        names: what somebody of the story is called, in small letters: Biscuit the hamster brings no biscuit.
        nouns: the story's own nouns: a Chinese one is what stands at its end, 马路 (a street) brings no 马 (horse).
        told: what the story names, where it tells anything.
    """
    inner = Covered(
        read.text,
        (
            (found.start(), found.end() - 1)
            for noun in nouns
            if not noun.isascii()
            for found in re.finditer(re.escape(noun), read.text)
        ),
    )
    ends = sorted(hit.end for hit in (*read.names, *read.hits))
    for hit in read.of("prop"):
        if hit.text.lower() in names or inner.touches(hit.end - 1, hit.end):
            continue
        if told is not None and not told.names(hit):
            continue
        label = _label(hit, read, ends)
        thing = Prop(prop=hit.value, label=label, colour=colour_of(label))
        if all((t.prop, t.label) != (thing.prop, thing.label) for t in read.things):
            read.things.append(thing)
    solid = [hit for hit in read.hits if hit.kind not in _SOFT]
    covered = Covered(read.text, ((hit.start, hit.end) for hit in (*read.names, *solid)))
    found = topic.unknown_things(read.text, covered) + topic.unknown_things_zh(read.text, covered)
    soft = {hit.end for hit in read.hits if hit.kind in _SOFT}
    found = [(start, label) for start, label in found if start + len(label) not in soft]
    wares = topic.wares_zh(read.text, covered)
    if wares and not found and not read.of("prop"):
        found = [(0, wares)]
    for _, label in found[:4]:
        if label in read.called.values():
            continue
        read.things.append(Prop(prop=PropKind.PARCEL, label=label))
        read.note(
            f"There is no picture of '{label}': it arrives as a parcel with its name on it.",
            f"没有“{label}”的画面:它会装在写着名字的包裹里出场。",
        )


_ADJECTIVES = re.compile(
    r"\b(?:an?|the|his|her|my|their|our|one|two|three)\s+((?:[a-z][a-z'-]+\s+){1,2})$", re.I
)
_NO_ADJECTIVE = re.compile(
    r"\b(?:of|and|or|with|for|to|in|on|at|is|are|was|has|who|that|same|other|first|second|own|single|little|new|very|some|funny|short|of the|"
    r"from|by|about|than|as|not|no|only|next|whole|kind|lot|film|parody|scene|man|boy|girl|woman)\b",
    re.I,
)
_ADJECTIVE_ZH = re.compile(
    r"[一这那两三每]?[个只条辆把张台架座颗块件瓶杯碗盒根头匹朵艘双位]([\u4e00-\u9fff]{1,5}的)$"
)


def _label(hit: AliasHit, read: Reading, ends: Sequence[int]) -> str:
    """The user's own name for a thing: a near word, or one with its adjectives ("lazy cat", "怕水的鸭子").

    Args:
        ends: where everything that was found ends, in order.
    """
    if not hit.text.isascii():
        chinese = just_before(_ADJECTIVE_ZH, read.text, hit.start)
        return chinese.group(1) + hit.alias if chinese else hit.alias if hit.near else ""
    match = just_before(_ADJECTIVES, read.text, hit.start)
    overlaps = match is not None and bisect_right(ends, match.start(1)) < bisect_right(ends, hit.start)
    if match is None or overlaps or _NO_ADJECTIVE.search(match.group(1)) or hit.value is PropKind.MOON:
        return hit.alias if hit.near else ""
    return f"{match.group(1).strip().lower()} {hit.alias}"[:40]
