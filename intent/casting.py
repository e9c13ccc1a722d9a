"""Who is in the film: named presets, and somebody of the cast for every role and unknown name."""

from __future__ import annotations

import re
from bisect import bisect_right

from ..common.story import Prop
from ..common.things import PropKind
from . import people
from .language import unreadable
from .lexicon import ROLES
from .reading import Reading
from .text import just_before

_APPOSED = re.compile(
    r"^\s*(?:,|is|are|as|the|a|an|plays|becomes?|being|turns into|turned|(?:becomes?|is|as|plays|being) an? \w+|是|当|成为|变成|扮演|饰演|当上|做|成|了|一天|的|一个|一名|一位)*(?:\s|,|the|a|an|一个|一名|一位)*$",
    re.I,
)
_AS_A = re.compile(r"'s .{0,24}\bas an? $")
_LONGEST_GAP = 60
"""Letters between a name and what it is said to be."""
_OWNS_OR_IS = re.compile(r"'s?\s+\w|\s+is\s+(?:an?|the)\s", re.I)
"""After a role: it only owns what follows, or something else plays it."""
_COUNT = re.compile(r"\b(two|three|four|2|3|4)\s+(?:\w+\s+)?$|([两三四])(?:个|位|名)$", re.I)
_COUNTS = {"two": 2, "2": 2, "两": 2, "three": 3, "3": 3, "三": 3, "four": 4, "4": 4, "四": 4}


def cast_people(read: Reading) -> None:
    """Named presets first, then somebody for every role and unknown name."""
    wanted = [hit for hit in read.names if not hit.negated]
    read.cast = list(dict.fromkeys(hit.value for hit in wanted))
    banned = {hit.value for hit in read.names if hit.negated}
    free = [
        key
        for key, persona in read.characters.items()
        if not persona.narrator and key not in read.cast and key not in banned
    ]
    for name in _people_without_preset(read):
        if free:
            stand_in = free.pop(0)
            read.cast.append(stand_in)
            read.called[stand_in] = name
            shown = read.characters[stand_in].names.shown(read.language)
            read.note(
                f"There is no preset for {name}: {shown} plays the part.",
                f"没有“{name}”的角色设定,由{shown}扮演。",
            )
        else:
            read.things.append(Prop(prop=PropKind.PARCEL, label=name))
            read.note(
                f"Nobody is left to play {name}: a parcel with that name stands in.",
                f"没人能演“{name}”了,由一个写着这名字的包裹代替。",
            )


def _people_without_preset(read: Reading) -> list[str]:
    found: list[str] = []
    props = {hit.end for hit in read.hits if hit.kind == "prop"}
    for hit in read.of("role"):
        before = bisect_right(read.names, hit.start, key=lambda name: name.end)
        gap = read.text[read.names[before - 1].end : hit.start] if before else ""
        if before and len(gap) <= _LONGEST_GAP and (_APPOSED.match(gap) or _AS_A.match(gap)):
            continue
        after = bisect_right(read.names, hit.end, key=lambda name: name.start)
        titled = read.names[after] if after < len(read.names) else None
        if (
            titled is not None
            and titled.start - hit.end <= 2
            and read.text[hit.end : titled.start].strip(" .") == ""
        ):
            read.called[titled.value] = (
                f"{hit.text[:1].upper()}{hit.text[1:]} {read.characters[titled.value].names.shown(read.language)}"[
                    :20
                ]
            )
            continue
        if _OWNS_OR_IS.match(read.text[hit.end :]):
            continue
        if hit.start in props or hit.start - 1 in props:
            continue
        own = just_before(people.NAME_BEFORE, read.text, hit.start)
        if own and own.group(1).lower() not in people.COMMON_STARTS:
            continue
        count = just_before(_COUNT, read.text, hit.start)
        number = _COUNTS[(count.group(1) or count.group(2)).lower()] if count else 1
        found += _role_names(hit.text, number)
    taken = [*read.names, *read.hits]
    if not unreadable(read.text):  # German writes every noun with a capital
        found += people.unknown_people(read.text, taken)
    return list(dict.fromkeys(found))


def _role_names(word: str, number: int) -> list[str]:
    if not word.isascii():
        return [word] if number == 1 else [f"{word}{'甲乙丙丁'[i]}" for i in range(number)]
    single = word.lower()
    if number > 1 or (single.endswith("s") and single.rstrip("s") in _ROLE_SET):
        single = single[:-1] if single.endswith("s") and single not in _ROLE_SET else single
    single = " ".join(part.capitalize() for part in single.split())
    if single in ("Grandma", "Grandpa", "Mum", "Mom", "Dad", "Santa", "Santa Claus"):
        return [single]
    return (
        [f"the {single}"]
        if number == 1
        else [f"{single} {('One', 'Two', 'Three', 'Four')[i]}" for i in range(number)]
    )


def _roles() -> frozenset[str]:

    return frozenset(ROLES.split(","))


_ROLE_SET = _roles()
