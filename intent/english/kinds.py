"""What English nouns mean by themselves: one or many, somebody or something, and which prop draws them."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from ...puppets.acting import verbs
from ..match import vocabulary_matcher
from ..noun_classes import PERSON, noun_class
from ..text import word_set
from . import words

_TRADES = (
    "maker",
    "woman",
    "keeper",
    "monger",
    "smith",
    "herd",
    "sman",
    "ologist",
    "eer",
    "ician",
    "catcher",
    "hunter",
    "girl",
    "boy",
    "man",
)
NOT_DOERS = word_set(
    "flower shower tower letter counter cracker computer scooter lighter toaster poster printer roller mixer trailer heater "
    "paper water river ladder corner butter dinner summer winter number feather leather cooker boiler cooler dryer drawer "
    "freezer washer rocker slipper sweater jumper trainer blender folder holder marker sticker hanger tanker bumper buzzer "
    "rubber copper silver pepper saucer hammer finger shoulder thunder wonder order border powder cider spider power "
    "shutter poker opener stapler charger strainer grater peeler scraper sprinkler wiper blinker pointer streamer tumbler "
    "feeder fryer dispenser extinguisher propeller glider cruiser freighter liner divider barrier strimmer roller fender bleeper "
    "lawnmower mower locker planter speaker projector lever cover fever beer deer career volunteer burner cleaner "
    "mirror door motor tractor elevator calculator container burger calendar timer monitor floor weather matter plaster "
    "ruler sharpener calculator stretcher coaster duster lighter zipper digger hopper stopper chopper clipper flipper topper wrapper trigger cutter copper chipper"
) - {"cleaner"}
"""Things whose nouns end as those of people do."""


def is_person(noun: str) -> bool:
    """Whether a noun means somebody: a known word, or one made like "clockmaker", "swordsman" and "painter"."""
    if noun in words.PERSONS or noun.endswith(_TRADES):
        return True
    if noun_class(noun) == PERSON and not (
        noun in NOT_DOERS or noun in words.AS_NOUNS or noun in words.ADJECTIVES or prop_of(noun)
    ):
        return True
    doer = noun.endswith("er") and noun not in NOT_DOERS and len(noun) > 4
    double = noun[-4:-3] == noun[-3:-2] and verbs.is_verb(noun[:-3])
    return doer and (verbs.is_verb(noun[:-2]) or verbs.is_verb(noun[:-1]) or double)


@lru_cache(maxsize=2048)
def prop_of(noun: str) -> str:
    """The PropKind that draws a noun, or nothing; of several words the last is what it is: a dog bowl is a bowl."""
    hits = [hit for hit in vocabulary_matcher().find(noun) if hit.kind == "prop"]
    whole = [hit for hit in hits if hit.end == len(noun)]
    return str((whole or hits)[0].value) if hits else ""


@lru_cache(maxsize=2048)
def is_compound(first: str, noun: str) -> bool:
    """Whether two nouns mean another thing than the second alone: a lamp post is no post, a watering can no can."""
    pair = f"{first} {noun}"
    hits = (hit for hit in vocabulary_matcher().find(pair) if hit.kind == "prop")
    whole = next((hit for hit in hits if hit.start == 0 and hit.end == len(pair)), None)
    other = whole is not None and not whole.near and str(whole.value) != prop_of(noun)
    return pair in words.COMPOUNDS or (other and first not in words.ADJECTIVES)


@lru_cache(maxsize=2048)
def is_place(noun: str) -> bool:
    """Whether a noun names where something happens: "airport", "village"."""
    return noun in words.ROOMS or any(hit.kind == "place" for hit in vocabulary_matcher().find(noun))


def is_common(noun: str) -> bool:
    """Whether a noun is one that everybody knows, and so no name."""
    one = singular(noun)
    known = (
        words.AS_NOUNS
        | words.BODY
        | words.ABSTRACT
        | words.ROOMS
        | words.FOODS
        | words.ANIMALS
        | words.PERSONS
    )
    return one in known or bool(prop_of(one)) or is_place(one) or verbs.is_verb(noun)


PAIRED: Final = word_set(
    "glasses sunglasses spectacles scissors tongs skis trousers pants jeans shorts pyjamas tights goggles headphones binoculars noodles"
)
"""Nouns that are one thing and look like several."""


def singular(word: str) -> str:
    """The singular of an English noun, as well as rules know it."""
    if word in words.IRREGULAR_PLURALS:
        return words.IRREGULAR_PLURALS[word]
    if word in PAIRED:
        return word
    if word.endswith("men") and len(word) > 4 and word not in ("specimen", "abdomen"):
        return word[:-2] + "an"
    if word in words.ANIMALS or word in words.PERSONS or word.endswith(("ss", "us", "is")) or len(word) < 4:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word in ("toes", "tiptoes", "shoes", "canoes", "hoes"):
        return word[:-1]
    ours = word.endswith("uses") and not word.endswith(("ouses", "auses"))
    if ours or word.endswith(("ches", "shes", "xes", "sses", "toes")):
        return word[:-2]
    return word.removesuffix("s")


def gender_of(noun: str) -> str:
    """The gender a noun means, or nothing."""
    if noun in words.FEMALE or noun.endswith(("woman", "girl")):
        return "female"
    return (
        "male" if noun in words.MALE or (noun.endswith(("man", "boy")) and noun not in words.EITHER) else ""
    )
