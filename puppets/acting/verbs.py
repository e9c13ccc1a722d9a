"""Which action a verb is shown as: a lexicon of English and Chinese verbs with how their objects are meant.

The verbs stand in ``verbs.yaml``, by action, and those of acts with a picture of their own in ``mimes.yaml``. A verb nobody knows is an attempt: something is tried, and it can be seen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from ...common import strict_yaml
from ...common.acts import Action, Manner, Outcome, Way
from ...common.story import Language
from .mimes import mime_entries

_FILE = Path(__file__).with_name("verbs.yaml")
_VOWELS = "aeiou"
_HISSES = ("s", "x", "z", "ch", "sh", "o", "i")
_WOULD_DOUBLE = re.compile(r"[^aeiou]+[aeiou][^aeiouwxy]")
"""Stems that double their last letter before "ed" and "ing", so that "taped" comes from "tape"."""


@dataclass(frozen=True)
class Verb:
    """A verb: its action, what its direct object is, its usual way and manners, and the outcome it means."""

    lemma: str
    action: Action
    object: Literal["what", "whom"] = "what"
    way: Way | None = None
    manner: tuple[Manner, ...] = ()
    outcome: Outcome = Outcome.DONE


def find_verb(lemma: str, language: Language = "en") -> Verb | None:
    """The verb with this base form ("climb", "pick up", "追"), or None where nobody knows it."""
    return verbs(language).get(lemma)


def unknown_verb(lemma: str) -> Verb:
    """The verb for a word that isn't in the lexicon: an attempt."""
    return Verb(lemma[:40], Action.ATTEMPT)


@lru_cache(maxsize=2)
def verbs(language: Language) -> Mapping[str, Verb]:
    """All verbs of a language by base form; a word given for two actions belongs to the first."""
    found: dict[str, Verb] = {}
    for name, entry in _data()["actions"].items():
        for word in entry[language].split(","):
            lemma, *marks = word.strip().split("|")
            found.setdefault(lemma, _verb(lemma, Action(name), entry, marks))
    for mime in mime_entries().values():
        usual = _data()["actions"][mime.action]
        for word in mime.verbs(language):
            lemma, *marks = word.split("|")
            found.setdefault(lemma, _verb(lemma, mime.action, usual, marks))
    return MappingProxyType(found)


@lru_cache(maxsize=8192)
def base_forms(word: str) -> tuple[str, ...]:
    """Every base form an English verb's inflected form may have, likeliest first: "climbed" gives "climb"."""
    word = word.lower()
    regular = _regular(word)
    known = tuple(form for form in dict.fromkeys((*_irregular().get(word, ()), *regular)) if form in _heads())
    return known or tuple(dict.fromkeys((*_irregular().get(word, ()), *regular)))


@lru_cache(maxsize=8192)
def is_verb(word: str) -> bool:
    """Whether an English word is, or may be, a form of a verb of the lexicon."""
    return any(form in _heads() for form in base_forms(word))


@lru_cache(maxsize=1)
def participles() -> frozenset[str]:
    """English participles that are no past tense, so that nobody does them: "thrown", "hidden", "eaten"."""
    return frozenset(form for forms in _past_forms() for form in forms[1:])


@lru_cache(maxsize=1)
def past_tenses() -> frozenset[str]:
    """English past tenses that are no participle, so that somebody does them: "threw", "hid", "ate"."""
    return frozenset(forms[0] for forms in _past_forms() if len(forms) > 1) - participles()


def _past_forms() -> list[list[str]]:
    """The irregular past of each verb that has two: past tense and participle."""
    groups = (group.split()[1:] for group in str(_data()["irregular"]).split(";"))
    forms = ([form for form in group if not form.endswith(("ing", "es"))] for group in groups)
    return [group for group in forms if len(group) > 1 and group[0] != "was"]


@lru_cache(maxsize=1)
def _data() -> dict[str, dict[str, dict[str, str]]]:
    data: dict[str, dict[str, dict[str, str]]] = strict_yaml.loads(_FILE.read_text(encoding="utf-8"))
    return data


def _verb(lemma: str, action: Action, entry: Mapping[str, str], marks: list[str]) -> Verb:
    ways = [Way(mark) for mark in marks if mark in set(Way)]
    usual = Way(entry["way"]) if "way" in entry else None
    whom = "whom" in marks or ("what" not in marks and entry["object"] == "whom")
    return Verb(
        lemma,
        action,
        "whom" if whom else "what",
        ways[0] if ways else usual,
        tuple(Manner(mark) for mark in marks if mark in set(Manner)),
        Outcome.FAILS if "fails" in marks else Outcome.DONE,
    )


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    return frozenset(lemma.split()[0] for lemma in verbs("en")) | {"be", "have"}


@lru_cache(maxsize=1)
def _irregular() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    text = str(_data()["irregular"])
    for group in text.split(";"):
        base, *forms = group.split()
        for form in forms:
            found[form] = (*found.get(form, ()), base)
    return found


def _regular(word: str) -> list[str]:
    forms = [word]
    for ending in ("ing", "ed", "es", "s"):
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 2 or (ending == "s" and stem.endswith("s")):
            continue
        softened = ending == "es" and not stem.endswith(_HISSES)
        if softened or (ending in ("ing", "ed") and _WOULD_DOUBLE.fullmatch(stem)):
            forms.append(stem + "e")
        if ending == "es" and stem.endswith("i"):
            forms.append(stem[:-1] + "y")
        if ending == "ed" and stem.endswith("i"):
            forms.append(stem[:-1] + "y")
        if ending in ("ing", "ed") and len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
            forms.append(stem[:-1])
        forms.append(stem)
        if ending in ("ing", "ed"):
            forms.append(stem + "e")
    return forms
