"""English words as the phonemes that Kokoro was trained on.

Kokoro learned a compact American alphabet (one letter per diphthong: A = /eɪ/, I = /aɪ/, O = /oʊ/, W = /aʊ/,
Y = /ɔɪ/). The dictionaries of the ``misaki`` package (Apache-2.0) hold some 180,000 words in it and are
read as data when installed; regular endings are added by rule; every other word is pronounced by eSpeak NG
and translated. Small words are weakened as in running speech.
"""

from __future__ import annotations

import json
import re
from functools import cached_property
from pathlib import Path
from typing import Final

from ..common.errors import StudioError
from .espeak import Espeak
from .model import package_file
from .spoken import is_letter

_VOWELS: Final = frozenset("AIOWYaiuæɑɒɔəɛɜɪʊʌᵻɐᵊ")
_SMALL: Final = {"a": "ɐ", "an": "ɐn", "i": "ˌI", "in": "ɪn", "and": "ænd"}
_NAMES: Final = {
    "luca": "lˈukə",
    "alberto": "ælbˈɛɹtO",
    "giulia": "ʤˈuljə",
    "mochi": "mˈOʧi",
    "gelato": "ʤəlˈɑɾO",
    "ciao": "ʧˈW",
    "ahoy": "əhˈY",
    "hmm": "hˈəm",
    "mmm": "ˈəm",
    "ugh": "ˈʌɡ",
    "aha": "ɑhˈɑ",
    "psst": "pˈɪst",
    "shh": "ʃˈə",
    "argh": "ˈɑɹɡ",
    "aargh": "ˈɑɹɡ",
    "haha": "hɑhˈɑ",
    "ta-da": "tədˈɑ",
    "yay": "jˈA",
    "hooray": "həɹˈA",
    "boing": "bˈYŋ",
}
"""Names of the cast, and interjections that dictionaries lack or spell out."""
_FROM_IPA: Final = (
    ("o^ʊ", "O"),
    ("a^ɪ", "I"),
    ("a^ʊ", "W"),
    ("e^ɪ", "A"),
    ("ɔ^ɪ", "Y"),
    ("d^ʒ", "ʤ"),
    ("t^ʃ", "ʧ"),
    ("i^ə", "iə"),
    ("ə^l", "ᵊl"),
    ("ɜː", "ɜɹ"),
    ("ɚ", "əɹ"),
    ("^", ""),
    ("ː", ""),
    ("ɐ", "ə"),
    ("r", "ɹ"),
    ("x", "k"),
    ("ç", "k"),
    ("ɬ", "l"),
    ("o", "ɔ"),
    ("e", "A"),
    ("ɾ", "T"),
    ("ʔ", "t"),
    ("ɜɹɹ", "ɜɹ"),
)
"""eSpeak NG's American IPA → Kokoro's alphabet, applied in this order."""


class EnglishReader:
    """Pronounces words; dictionaries and eSpeak NG are opened when first needed."""

    @cached_property
    def _dictionary(self) -> dict[str, str]:
        """Lower-case word → phonemes; empty without the dictionaries' package."""
        entries: dict[str, str] = {}
        for name in ("us_silver.json", "us_gold.json"):
            path = _dictionary_file(name)
            if path is None:
                return {}
            for word, found in json.loads(path.read_text(encoding="utf-8")).items():
                phonemes = found if isinstance(found, str) else found["DEFAULT"]
                if phonemes and (word.islower() or word.lower() not in entries):
                    entries[word.lower()] = phonemes
        return entries

    @cached_property
    def _espeak(self) -> Espeak:
        return Espeak()

    def phonemes(self, words: list[str], *, following: str = "") -> str:
        """Phonemes of ``words`` parted by spaces; ``following`` is the word said next, or empty."""
        spoken: list[str] = []
        for index, word in enumerate(words):
            after = words[index + 1] if index + 1 < len(words) else following
            spoken.append(self._in_context(word, after))
        return " ".join(part for part in spoken if part)

    def _in_context(self, word: str, after: str) -> str:
        if is_letter(word):
            return self._spell(word[0].lower())
        lower = word.lower().replace("’", "'")
        if lower == "the":
            return "ði" if self._starts_with_vowel(after) else "ðə"
        if lower == "to" and after:
            return "tʊ" if self._starts_with_vowel(after) else "tə"
        if lower in _SMALL and after:
            return _SMALL[lower]
        return self._word(word)

    def _starts_with_vowel(self, word: str) -> bool:
        return bool(word) and word[0].isascii() and self._word(word).lstrip("ˈˌ")[:1] in _VOWELS

    def _word(self, word: str) -> str:
        lower = _plain(word.lower())
        if lower in _NAMES:
            return _NAMES[lower]
        if word.isupper() and 1 < len(word) <= 4 and lower not in self._dictionary:
            return self._spell(lower)
        known = self._dictionary.get(lower) or self._dictionary.get(_shortened(lower))
        return known or self._inflected(lower) or _translate(self._espeak.ipa(lower))

    def _spell(self, letters: str) -> str:
        return "".join(
            self._dictionary.get(letter) or _translate(self._espeak.ipa(letter)) for letter in letters
        )

    def _inflected(self, word: str) -> str:
        """A word with a regular ending whose stem is known, or empty."""
        for ending, add in (
            ("'s", _s),
            ("s'", _s),
            ("es", _s),
            ("s", _s),
            ("ed", _ed),
            ("d", _ed),
            ("ing", _ing),
        ):
            stem = word.removesuffix(ending)
            if stem == word or len(stem) < 2:
                continue
            doubled = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else ""
            for candidate in (stem, stem + "e", doubled, stem[:-1] + "y" if stem.endswith("i") else ""):
                phonemes = _NAMES.get(candidate) or self._dictionary.get(candidate)
                if phonemes:
                    return add(phonemes)
        return ""


def _dictionary_file(name: str) -> Path | None:
    try:
        return package_file("misaki", name)
    except StudioError:
        return None


def _plain(word: str) -> str:
    return word.replace("’", "'").strip("'")


def _shortened(word: str) -> str:
    """``nooooo`` → ``no``: a letter drawn out three times or more is said once."""
    return re.sub(r"(.)\1{2,}", r"\1", word)


def _translate(ipa: str) -> str:
    ipa = re.sub(r"(\S)\u0329", r"ᵊ\1", ipa)
    for old, new in _FROM_IPA:
        ipa = ipa.replace(old, new)
    return ipa.replace(" ", "").replace("\u0303", "")


def _s(stem: str) -> str:
    if stem[-1] in "ptkfθT":
        return stem + "s"
    return stem + ("ᵻz" if stem[-1] in "szʃʒʧʤ" else "z")


def _ed(stem: str) -> str:
    if stem[-1] in "td":
        return stem + "ᵻd"
    return stem + ("t" if stem[-1] in "pkfθʃsʧ" else "d")


def _ing(stem: str) -> str:
    return stem + "ɪŋ"
