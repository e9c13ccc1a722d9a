"""Phrases for places, things and people, and the slots of a joke filled with them.

``{T.a}`` asks the entity T for its phrase "a" (article and plural agree), ``{T}`` for its plain name.
Facts may hold slots of their own entity. Sentence starts are capitalised, so that slots may stand anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ...common.story import Language, Prop, Setting
from ...common.things import PropKind
from ...common.vocabulary import INDOORS, Place
from ...intent.text import word_set
from ...intent.thing_words import PROPS
from .facts import facts
from .script import SLOT

Choose = Callable[[Sequence[str]], str]
"""Picks one of several texts."""


class MissingSlotError(KeyError):
    """A line asks for something that this film doesn't have."""


@dataclass(frozen=True)
class LineSubject:
    """Something a line can speak of: fixed phrases, and facts with alternatives."""

    name: str
    phrases: Mapping[str, str]
    facts: Mapping[str, tuple[str, ...]]

    def phrase(self, field: str, choose: Choose) -> str:
        """The phrase for a slot; facts have their own slots filled.

        Raises:
            MissingSlotError: the entity has no such field.
        """
        if not field:
            return self.name
        if field in self.phrases:
            return self.phrases[field]
        if field not in self.facts:
            raise MissingSlotError(field)
        text = choose(self.facts[field])
        return re.sub(r"\{(\w+)(\^?)\}", lambda m: self._own(m.group(1), m.group(2)), text)

    def _own(self, field: str, upper: str) -> str:
        if field not in self.phrases:
            return "{" + field + "}"
        text = self.phrases[field]
        return text[:1].upper() + text[1:] if upper else text


def article(noun: str) -> str:
    """ "a" or "an" by sound, with the common exceptions."""
    first = noun.lower()
    if re.match(r"(?:uni(?!n)|use|usual|eu|one|ufo)", first):
        return "a"
    if re.match(r"(?:hour|honest|honou?r|heir)", first) or re.match(r"[aeiou]", first):
        return "an"
    return "an" if re.match(r"(?:x-|mri|mp3|fbi)", first) else "a"


def plural(noun: str) -> str:
    """The regular English plural of a noun's last word."""
    if noun.endswith(("s", "x", "ch", "sh", "z", "hero", "potato", "tomato", "echo")):
        return noun + "es"
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun[:-3] + "men" if noun.endswith("man") else noun + "s"


_PLURAL_LOOK = re.compile(r"(?<![suo'])s$|(?:children|people|men|mice|feet|teeth)$")
_SINGULAR_S = word_set(
    """
    bus gas chess news lens physics maths tennis politics canvas christmas series circus
    """
)
_BARE_NOUN = re.compile(
    r"(?<!po)(?<!lo)(?:tion|sion|ness|ity|ance|ence|ism|acy|cracy)$|(?:day|gravity|silence|homework|love|dust|wifi|time|sleep|music|poetry|weather|hope)$"
)
"""Nouns without an article: what nobody can hold ("procrastination", "Monday")."""
_MASS = word_set(
    """
    spaghetti tea gold homework money luck sushi soup rice bread cheese milk tofu lasagna macaroni
    ravioli gelato chocolate slime mud sand hot-chocolate espresso
    """
)


def _english_forms(noun: str, known: Mapping[str, tuple[str, ...]], labelled: bool) -> dict[str, str]:
    if not labelled:
        many = known.get("many", (plural(noun),))[0]
        a = known.get("a", (f"{article(noun)} {noun}",))[0]
        return {
            "a": a,
            "the": known.get("the", (f"the {noun}",))[0],
            "many": many,
            "noun": noun,
            "it": "it",
            "is": "is",
            "has": "has",
            "does": "does",
            "was": "was",
            "this": f"this {noun}",
        }
    head = noun.split()[-1].lower()
    if _PLURAL_LOOK.search(head) and head not in _SINGULAR_S:
        noun = f"box of {noun}"
    if _BARE_NOUN.search(head):
        return {
            **dict.fromkeys(("a", "the", "many", "noun", "this"), noun),
            "it": "it",
            "is": "is",
            "has": "has",
            "does": "does",
            "was": "was",
        }
    mass = head in _MASS
    a = f"some {noun}" if mass else f"{article(noun)} {noun}"
    return {
        "a": a,
        "the": f"the {noun}",
        "many": noun if mass else plural(noun),
        "noun": noun,
        "it": "it",
        "is": "is",
        "has": "has",
        "does": "does",
        "was": "was",
        "this": f"this {noun}",
    }


def thing_entity(thing: Prop, language: Language) -> LineSubject:
    """The phrases for a prop, under the user's own name for it if it has one."""
    known = facts("things", language).get(thing.prop.value, {})
    noun = thing.label or known.get("noun", (_first_name(thing.prop, language),))[0]
    if language == "en":
        forms = _english_forms(noun, known, bool(thing.label))
        forms["Noun"] = " ".join(word[:1].upper() + word[1:] for word in forms["noun"].split(" "))
    else:
        measure = known.get("measure", ("个",))[0]
        forms = {
            "a": f"一{measure}{noun}",
            "the": f"这{measure}{noun}",
            "many": noun,
            "noun": noun,
            "it": "它",
        }
    rest = {key: value for key, value in known.items() if key not in forms}
    boxed = thing.prop is PropKind.PARCEL
    return LineSubject(noun, {**forms, **({"box": noun} if boxed else {})}, rest)


def _first_name(prop: PropKind, language: Language) -> str:
    """What a thing without facts is called: the first name of the language that a person may use for it."""
    if language == "en":
        return prop.value.replace("_", " ")
    names = PROPS[prop].replace("~", ",").split(",")
    return next((name.strip() for name in names if not name.strip().isascii()), prop.value)


_IN = frozenset(
    {Place.FOREST, Place.MOUNTAIN, Place.STREET, Place.GARDEN, Place.FARM, Place.JUNGLE, *INDOORS}
    - {Place.STAGE, Place.STATION, Place.SCHOOL, Place.OFFICE}
)
"""Sets whose near names one is *in* ("in the library"); one is *at* the others ("at the bank")."""


def place_entity(setting: Setting, language: Language) -> LineSubject:
    """The phrases for a place, under the user's own name for it if it has one."""
    known = facts("places", language)[setting.place.value]
    fixed = {key: known[key][0] for key in ("at", "the", "noun")}
    label = setting.label
    if label and language == "en":
        proper = label in ("mars", "jupiter", "saturn", "everest")
        shown = label.capitalize() if proper else label
        preposition = "in" if setting.place in _IN else "at"
        name = shown if proper else f"the {label}"
        fixed = {"at": f"{'on' if proper or label in ON else preposition} {name}", "the": name, "noun": shown}
    elif label:
        short = re.sub(r"[上里]$", "", label)
        fixed = {
            "at": label if label != short else f"{label}里",
            "the": f"这{short}" if len(short) > 3 else short,
            "noun": short,
        }
    rest = {key: value for key, value in known.items() if key not in fixed}
    return LineSubject(fixed["noun"], fixed, rest)


ON = word_set(
    """
    island desert island tropical island pier farm moon glacier ice rink iceberg cliff volcano red
    carpet dance floor planet asteroid ski slope playground ship
    """
) | {
    "desert island",
    "tropical island",
    "ice rink",
    "red carpet",
    "dance floor",
    "moon base",
}


def name_entity(name: str) -> LineSubject:
    """A person, topic or phrase that has only a name."""
    return LineSubject(name, {}, {})


def fill(text: str, entities: Mapping[str, LineSubject], choose: Choose) -> str:
    """A joke's line with its slots filled.

    Raises:
        MissingSlotError: the line asks for something the film doesn't have.
    """

    def replace(match: re.Match[str]) -> str:
        who, field = match.group(1), match.group(2) or ""
        if who not in entities:
            raise MissingSlotError(match.group())
        return entities[who].phrase(field, choose)

    for _ in range(3):
        filled = SLOT.sub(replace, text)
        if filled == text:
            break
        text = filled
    return _sentences(text)


_FULL_WIDTH = {",": "\uff0c", "?": "\uff1f", "!": "\uff01", ":": "\uff1a", ";": "\uff1b", ".": "\u3002"}
_CHINESE_MARK = re.compile(r"([\u4e00-\u9fff”》…])([,?!:;.])(?!\d)")


def _sentences(text: str) -> str:
    """Capitals at sentence starts, no doubled articles, full stops or spaces."""
    text = re.sub(r"\s+", " ", text).strip()
    text = _CHINESE_MARK.sub(lambda m: m.group(1) + _FULL_WIDTH[m.group(2)], text)
    text = re.sub(r"([.!?])\.(?!\.)", r"\1", text)
    text = re.sub(r"([。!?!?])。", r"\1", text)
    text = re.sub(r"\b(the|a|an) the\b", "the", text, flags=re.I)
    text = re.sub(r"\b([Tt]he \w+) the ([A-Z])", r"\1 \2", text)
    return re.sub(r"(^|[.!?] +|^\"|[.!?] \")([a-z])", lambda m: m.group(1) + m.group(2).upper(), text)


def slots(text: str) -> set[str]:
    """The entities that a line speaks of."""
    return {name for name, _ in SLOT.findall(text)}
