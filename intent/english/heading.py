"""Sentences an English request begins with that say what the film is for, and name nobody and nothing in it."""

from __future__ import annotations

import re
from typing import Final

from ...puppets.acting import verbs
from ..text import word_set
from . import words
from .kinds import is_person, singular

_HEADED = re.compile(
    r"\b(?:slapstick|comedy|sketch|spoof|parody|remake|advert|ad|promo|teaser|trailer|commercial|campaign|assembly|lesson|unit|topic|year \d+|grade \d+|ks ?\d|science|"
    r"concept|exercise|homework|fundraiser|festival|insta(?:gram)?|tik ?tok|youtube|reel|intranet|newsletter|website|something|documentary|"
    r"cartoon|film|movie|video|vid|clip|animation|showdown|intertitles?|shot list|tone|loop|please|pls)\b",
    re.I,
)
"""Words of a sentence that says what the film is and what it is for: "Assembly for Year 2", "Need something funny for my insta"."""
_OF_A_TITLE = re.compile(r"(\s*[\w' -]+?) (?:spoof|parody|remake|send-?up)\b[ .!?:\n]*\Z", re.I)
"""A known story that is made fun of, whose things are there from the start: "Sword in the stone spoof."."""
_HEADING = re.compile(r"\s*[^.!?:\n]+[.!?:\n]+")
_POINTS_BACK = re.compile(r"\s*(?:\w+ )?(?:he|she|it|they|his|her|its|their|one of them)\b", re.I)
"""A sentence that speaks of somebody the one before must have named."""
_TOPIC = re.compile(r"\s*how (?:an?|the|to|we|you)\b[^.!?:\n]*[.!?:\n]+(?=\s*\S[^.!?\n]*[.!?\n]+\s*\S)", re.I)
"""What a film explains, before it is told in several sentences: "How a bean becomes a plant."."""
_HEADINGS: Final = 3
"""Sentences at the start that may speak of the film."""
_NOBODY: Final = frozenset(["pet", "animal"])
_ASKING: Final = word_set(
    "need make create do want film animate show keep play read count run write draw use get have end talk speak look like"
)
"""Verbs of whoever asks, which tell nothing of a story."""


def unheaded(text: str) -> str:
    """The text, as long as before, with blanks for the sentences at its start that only say what the film is for."""
    begin = 0
    for _ in range(_HEADINGS):
        found = _HEADING.match(text, begin)
        if found is None or found.end() >= len(text.rstrip()) or not _HEADED.search(found.group()):
            break
        named = any(_names_or_tells(word) for word in re.findall(r"[A-Za-z]+", found.group()))
        if named or _POINTS_BACK.match(text, found.end()):
            break
        if title := _OF_A_TITLE.match(found.group()):
            kept = title.group(1)
            blank = " " * (found.end() - begin - len(kept) - 1)
            return f"{text[:begin]}{kept[:1].lower()}{kept[1:]}.{blank}{text[found.end() :]}"
        text = text[:begin] + " " * (found.end() - begin) + text[found.end() :]
        begin = found.end()
    topic = _TOPIC.match(text)
    return " " * topic.end() + text[topic.end() :] if topic else text


def _names_or_tells(word: str) -> bool:
    """Whether a word of a heading is somebody of a story, or something that happens in it."""
    low = word.lower()
    one, base = singular(low), verbs.base_forms(low)[0]
    somebody = low in words.IRREGULAR_PLURALS or one in words.ANIMALS - _NOBODY or is_person(one)
    told = base != low and verbs.is_verb(base) and not low.endswith("ing")  # a heading has no finite verb
    return somebody or (told and base not in _ASKING | words.AS_NOUNS and low not in words.CLOSED)
