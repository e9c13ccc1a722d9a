"""Set phrases of English put plainly before they are read: "goes for a swim" swims, "a dozen" are twelve."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from ...puppets.acting import verbs
from . import words
from .kinds import is_person, singular
from .row import CLOSED

_DET: Final = r"(?:an?|the|his|her|its|their|my|our|your)"
_WHOM: Final = rf"(?P<whom>{_DET}(?: \w+){{1,2}}?|him|her|it|them|me|us|everyone|everybody|[A-Z]\w+)"
_BEGINS: Final = r"(?P<begins>^|(?<=[.!?;:,\n]) ?|\b(?:and|then|when|while|but) )"
_OUTINGS: Final = {
    "swim": "swam", "dip": "dipped", "walk": "walked", "stroll": "strolled", "run": "ran", "jog": "jogged", "ride": "rode",
    "hike": "hiked", "drive": "drove", "sail": "sailed", "paddle": "paddled",
}  # fmt: skip
"""What somebody goes for, and its past."""
_OUTING = re.compile(
    rf"\b(?P<goes>go|goes|going|gone|went)(?: out| off)? (?:for|on) (?:an? )(?:\w+ )?(?P<noun>{'|'.join(_OUTINGS)})\b",
    re.I,
)
_VOICES: Final = (
    r"(?:says?|said|asks?|asked|shouts?|shouted|yells?|yelled|whispers?|whispered|cries|cried|replies|replied|answers?|answered|"
    r"screams?|screamed|thinks?|thought|sings?|sang|calls?|called|announces?|announced|tells?|told|adds?|added)"
)
_SAID = re.compile(rf"\b({_VOICES}\b[^.!?:\"“\n]{{0,40}}):(?=\s*[\"“])", re.I)
"""The colon before what is said, which ends no clause."""
_WITH = re.compile(
    rf"{_BEGINS}(?P<who>{_DET}(?: \w+){{1,2}}|[A-Z]\w+),? (?:together|along) with (?={_DET}\b|[A-Z])",
    re.M | re.I,
)
_SET_FREE = re.compile(
    rf"\b(?P<lets>lets?|letting) {_WHOM} (?=(?:out|in|inside|outside|down|through|past|back in|back out)\b)",
    re.I,
)
_SENT = re.compile(
    rf"\b(?P<sends>sends?|sending|sent) {_WHOM} (?=(?:home|away|outside|inside|to bed|to sleep|back home|back inside)\b)",
    re.I,
)
_GOT = re.compile(rf"\b(?P<gets>gets|got|getting) {_WHOM} to (?=(?P<verb>[a-z]+)\b)", re.I)
_AS_BIG = re.compile(rf"(?<=[a-z]) as (?P<how>[a-z]+) as {_DET} (?:[a-z]+ )?[a-z]+(?= [a-z]+s\b)", re.I)
_AND_PUT = re.compile(
    r"(?<= by )((?:\w+ ){1,3}and )(?=(?:put|shut|cut|set|hit)(?: \w+)? (?:in|into|on|onto|under|up|away|down|back)\b)",
    re.I,
)
_PLAIN: Final[tuple[tuple[re.Pattern[str], str], ...]] = (
    (re.compile(rf"\bboth (?={_DET} [\w' ]{{2,40}}? and\b)", re.I), ""),
    (re.compile(r"(?:^|(?<=[.!?\n]) )[Mm]eet ([A-Z]\w+, an? [\w ]{2,30}?),? (?:who|that) ", re.M), r" \1, "),
    (re.compile(r"\bthe (?:two|three|four|five) of (?:them|us)\b(?= \w)", re.I), "they"),
    (re.compile(r"\b[a-z]+[ -]shaped (?=[a-z])", re.I), ""),
    (re.compile(r"\b(?:over|about) (?:who|what|which|whether|where|how|why) [^.,;:!?\n]*?(?=[.,;:!?\n]|$| (?:and|but|until|while|when|then) )", re.I), ""),
    (re.compile(r"\btip(s|ping)?\b (?=(?:an?|the|his|her|its|some)\b[^.,;]{2,40}? (?:over|onto|into) (?!the edge))", re.I), r"pour\1 "),
    (re.compile(r"\b(thinks|believes|imagines) (?:that )?(?:he|she|it)(?:'s| is) an? (?:\w+ )?\w+(?= and\b)", re.I), r"\1"),
    (re.compile(r"\b(gets?|got) (?:his|her|its) \w+ stuck\b", re.I), r"\1 stuck"),
    (re.compile(r"(\bfor (?P<np>(?:my|our) (?:[\w-]+ ){0,3}[A-Z]\w+)[.!]\s+)(?:[Ss]he|[Hh]e)\b"), r"\1\g<np>"),
    (re.compile(r"\bhere comes? ((?:an?|the|my) (?:[a-z]+ )?[a-z]+)(?=[.,;:!?]| (?:with|who|and|in|on)\b)", re.I), r"\1 comes"),
    (re.compile(r"(?<!\bis)(?<!\bare)(?<!\bam)(?<!\bwas)(?<!\bwere)(?<!\bgets)(?<!\bget)(?<!\bgot)(?<!\bbeen)(?<=\w) (?:covered|drenched|soaked|dressed) (?:in|with) (?:[a-z]+ ){1,2}?(?=(?:who|that|which)\b|[a-z]+s\b)", re.I), " "),
    (re.compile(r"\bhalf a dozen(?: of)?(?= \w)", re.I), "six"),
    (re.compile(r"\ba dozen(?: of)?(?= \w)", re.I), "twelve"),
    (re.compile(r"\b(?:quite )?a few(?= (?!(?:minutes?|seconds?|hours?|days?|weeks?|months?|years?|times|steps?|moments?|words|feet|metres|more)\b)[a-z]+s\b)", re.I), "several"),
    (re.compile(r"(?<=\w) next door\b(?! to\b)", re.I), ""),
    (re.compile(r"(?:^|(?<=[.!?\n]) )(?:yes|yeah|yep|yup|nope|no), (?=\w)", re.I | re.M), " "),
    (re.compile(r"(?:^|(?<=[.!?\n]) )what (?:happens|would happen|will happen) (?:when|if) ", re.I | re.M), " "),
    (re.compile(rf"(?:^|(?<=[.!?\n]) )(?:(?:can|could|will|would) you )?(?:please )?(?:show|tell)(?: me| us)? (?:how|that) (?={_DET}\b|[A-Z])", re.I | re.M), " "),
    (re.compile(rf"(?<=\blet )((?:[\w']+ ){{2,8}}?and )({_DET} \w+) to (?=[a-z])", re.I), r"\1let \2 "),
)  # fmt: skip


def in_plain_words(text: str) -> str:
    """The text with set phrases put as what is seen."""
    text = _SAID.sub(r"\1,", text)
    for pattern, plain in _PLAIN:
        text = pattern.sub(plain, text)
    for pattern, said in _SAID_PLAINLY:
        text = pattern.sub(said, text)
    return _AND_PUT.sub(r"\1is ", text)


def _outing(found: re.Match[str]) -> str:
    """Goes for a walk: walks, in the same form."""
    noun, goes = found.group("noun").lower(), found.group("goes").lower()
    if noun == "dip":
        noun, past = "swim", "swam"
    else:
        past = _OUTINGS[noun]
    doubled = noun + noun[-1] if noun in ("swim", "run", "jog") else noun.removesuffix("e")
    return {"go": noun, "goes": f"{noun}s", "going": f"{doubled}ing"}.get(goes, past)


def _alive(whom: str) -> bool:
    last = singular(whom.split()[-1].lower())
    named = whom[:1].isupper() and " " not in whom
    return named or last in words.ANIMALS | words.PERSONS | words.PRONOUNS or is_person(last)


def _with_another(found: re.Match[str]) -> str:
    """Together with somebody: and somebody, where that is said of who acts."""
    last = found.group("who").split()[-1].lower()
    return f"{found.group('begins')}{found.group('who')} and " if _alive(last) else found.group()


def _comes(found: re.Match[str]) -> str:
    return f"{found.group('lets')} {found.group('whom')} come "


def _goes(found: re.Match[str]) -> str:
    return f"makes {found.group('whom')} go " if _alive(found.group("whom")) else found.group()


def _makes(found: re.Match[str]) -> str:
    verb = found.group("verb")
    acts = (
        verbs.is_verb(verb) and verbs.base_forms(verb)[0] == verb and verb not in CLOSED | {"bed", "school"}
    )
    return f"makes {found.group('whom')} " if acts and _alive(found.group("whom")) else found.group()


def _unlike(found: re.Match[str]) -> str:
    """What somebody is as big as does nothing."""
    big = found.group("how").lower() in words.ADJECTIVES | words.SIZES
    return "" if big else found.group()


_SAID_PLAINLY: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]] = (
    (_OUTING, _outing),
    (_WITH, _with_another),
    (_SET_FREE, _comes),
    (_SENT, _goes),
    (_GOT, _makes),
    (_AS_BIG, _unlike),
)
