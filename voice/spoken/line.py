"""A written line as stretches, each with what is said for it; and the line as plain words for any engine.

No letter and no digit is left out: what no rule says is said by itself, and what can't be is refused by name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from ...common.errors import StudioError
from ...common.story import Language
from . import chinese, english
from .rules import HAN, SpokenRule, Words

NO_PRONUNCIATIONS: Final[Mapping[str, str]] = MappingProxyType({})
_RULES: Final[Mapping[Language, tuple[SpokenRule, ...]]] = MappingProxyType(
    {"en": english.RULES, "zh": chinese.RULES}
)
_SQUARED: Final = re.compile(r"[\u3371-\u337a\u3380-\u33df\u33ff]")
_REPEATED: Final = "々"
_SAID_SO: Final = re.compile(rf"[{HAN}]|[^\s{HAN}]+")


@dataclass(frozen=True)
class SpokenSpan:
    """A stretch ``start`` … ``end`` of a line and what is said for it.

    Words are English ones, letters to spell with a dot (``A.``), and Chinese characters one each.
    """

    start: int
    end: int
    words: tuple[str, ...]


def spans(
    text: str, language: Language, pronunciations: Mapping[str, str] = NO_PRONUNCIATIONS
) -> list[SpokenSpan]:
    """What is said of a line, in its order; between two stretches stand only spaces and marks without words.

    Args:
        text: the line.
        language: decides how digits and signs are read.
        pronunciations: written → said instead, whatever the case of its letters.

    Raises:
        StudioError: ``voice_failed`` for a letter or digit that has no words.
    """
    plain = _plain(text)
    rules = (*_own(pronunciations), *_RULES[language])
    found: list[SpokenSpan] = []
    place = 0
    while place < len(plain):
        span = next(_matches(plain, place, rules), None)
        if span is None:
            check_said(plain[place])
            place += 1
            continue
        found.append(span)
        place = span.end
    return found


def spoken_form(text: str, language: Language, pronunciations: Mapping[str, str] = NO_PRONUNCIATIONS) -> str:
    """The line in words alone: ``$5!`` → ``five dollars``; Chinese characters stand together.

    Raises:
        StudioError: what :func:`spans` raises.
    """
    return joined(word for span in spans(unsquared(text), language, pronunciations) for word in span.words)


def respelled(text: str, pronunciations: Mapping[str, str]) -> str:
    """The line with the words of a pronouncing dictionary as they are said, and all else as it is written."""
    if not pronunciations:
        return text
    plain = _plain(text)
    rules = tuple(_own(pronunciations))
    parts: list[str] = []
    place = 0
    while place < len(plain):
        span = next(_matches(plain, place, rules), None)
        parts.append(joined(span.words) if span else text[place])
        place = span.end if span else place + 1
    return "".join(parts)


def joined(words: Iterable[str]) -> str:
    """Words of a span as text, letters to spell without their dots."""
    text = " ".join(word[0] if is_letter(word) else word for word in words)
    return re.sub(rf"(?<=[{HAN}]) (?=[{HAN}])", "", text)


def is_letter(word: str) -> bool:
    """Whether a word is a letter to spell."""
    return len(word) == 2 and word[1] == "." and word[0].isalpha()


def check_said(written: str) -> None:
    """Refuses what holds a letter or a digit; called with what has no words or no sound.

    Raises:
        StudioError: ``voice_failed``.
    """
    if any(character.isalnum() for character in written):
        raise StudioError(
            "voice_failed",
            f"The voices can't say {written!r}: they speak English and Chinese.",
            "Write it as it sounds, or name how it is said under the character's `pronunciations`.",
        )


def _matches(plain: str, place: int, rules: tuple[SpokenRule, ...]) -> Iterator[SpokenSpan]:
    for rule in rules:
        match = rule.pattern.match(plain, place)
        if match and match.end() > place:
            words = rule.words(match)
            if words:
                for word in words:
                    _check_script(word)
                yield SpokenSpan(place, match.end(), tuple(words))


def _check_script(word: str) -> None:
    """Refuses letters that neither language has: pronounced, they are "Japanese letter, Japanese letter"."""
    if word.isascii() or re.fullmatch(f"[{HAN}]", word):
        return
    letters = (character for character in word if character.isalpha())
    if not all(unicodedata.name(letter, "").startswith(("LATIN ", "GREEK ")) for letter in letters):
        check_said(word)


def _own(pronunciations: Mapping[str, str]) -> list[SpokenRule]:
    """A rule for each word of a pronouncing dictionary, the longest first."""
    return [
        SpokenRule(_whole(written), _says(said))
        for written, said in sorted(pronunciations.items(), key=lambda one: -len(one[0]))
    ]


def _whole(written: str) -> re.Pattern[str]:
    """A word by itself; Chinese ones stand between others without a gap."""
    edges = [
        rf"(?<![^\W_{HAN}])" if written[0].isascii() else "",
        r"(?![^\W_])" if written[-1].isascii() else "",
    ]
    return re.compile(f"{edges[0]}{re.escape(written)}{edges[1]}", re.IGNORECASE)


def _says(said: str) -> _Saying:
    return _Saying(tuple(_SAID_SO.findall(said)))


@dataclass(frozen=True)
class _Saying:
    words: tuple[str, ...]

    def __call__(self, _match: re.Match[str]) -> Words:
        return list(self.words)


def unsquared(text: str) -> str:
    """The line with units that are one sign (``㎏``, ``㎡``) in letters."""
    return _SQUARED.sub(_letters, text)


def _letters(match: re.Match[str]) -> str:
    plain = unicodedata.normalize("NFKC", match[0]).replace("\u2215", "/")
    return plain[:-1] + {"2": "²", "3": "³"}.get(plain[-1], plain[-1])


def _plain(text: str) -> str:
    """The line letter by letter as the rules know it, as long as it was: 々 is the character before it."""
    found: list[str] = []
    for character in text:
        again = character == _REPEATED and found and re.fullmatch(f"[{HAN}]", found[-1])
        found.append(found[-1] if again else narrow(character))
    return "".join(found)


def narrow(character: str) -> str:
    """A full-width letter, digits and signs as ordinary ones, and 〇 as 零; all else as it is."""
    if character == "〇":
        return "零"
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 and "\uff00" <= character <= "\uffef" else character
