"""Whether what a noun names is what is drawn for it: everyday nouns in both languages against accepted pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

import yaml

from ..agent.story.events.parts import Part, make_parts
from ..common.acts import EntityKind
from ..common.chinese import ChineseScript, written_in
from ..configs.casting import body_kind, costume_of, is_female
from ..intent.events import read_story

NOUNS: Final = Path(__file__).parent / "data" / "nouns.yaml"
"""Everyday nouns by what should be drawn for them."""
Outcome = Literal["itself", "class", "parcel", "nothing"]
_SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    "people": ("A {} dances.", "{}跳舞。"),
    "animals": ("A {} eats a pizza.", "{}吃披萨。"),
    "": ("A girl carries a {}.", "女孩拿着{}。"),
}
_OTHERS: Final = frozenset({"girl", "pizza", "女孩", "披萨"})


@dataclass(frozen=True)
class NounPair:
    """A noun of the list: the room of life it is from, its picture and what it is called."""

    room: str
    picture: str
    english: str
    chinese: str


def nouns(path: Path = NOUNS) -> Iterator[NounPair]:
    """The list, in its order."""
    for room, pictures in yaml.safe_load(path.read_text(encoding="utf-8")).items():
        for picture, pairs in pictures.items():
            for pair in pairs.split(","):
                english, _, chinese = pair.strip().rpartition(" ")
                yield NounPair(room, str(picture), english, chinese)


def drawn(room: str, noun: str, chinese: bool) -> str:
    """What is drawn for a noun in a sentence of its room, named as in the list; "parcel", or nothing."""
    sentence = _SENTENCES.get(room, _SENTENCES[""])[chinese].format(noun)
    parts = make_parts(read_story(sentence, "zh" if chinese else "en", {}), {})
    bodies = [some[0] for some in parts.values() if some]
    own = [one for one in bodies if one.entity.noun not in _OTHERS or one.entity.noun == noun.split()[-1]]
    first = room in ("people", "animals")
    return _picture((own or bodies)[0 if first else -1]) if own else ""


def _picture(part: Part) -> str:
    if part.extra is None:
        kind = part.prop.value if part.prop else ""
        return kind if part.is_parcel or not part.label else f"{kind}/{part.label}"
    costume = costume_of(part.extra)
    if costume is not None:
        return f"costume {costume.words.split()[0]}"
    age = str(part.extra.age or body_kind(part.extra).value)
    told = part.extra.gender or part.entity.kind is not EntityKind.PERSON
    return f"{age} {'female' if is_female(part.extra) else 'male'}" if told else age


def outcome(noun: NounPair, seen: str) -> Outcome:
    """How a noun fared."""
    if not seen:
        return "nothing"
    accepted = seen == noun.picture or (noun.picture in ("child", "teen") and seen.split()[0] == noun.picture)
    if accepted:
        return "itself"
    return "parcel" if seen == "parcel" else "class"


def bench_pictures(path: Path = NOUNS) -> dict[str, Any]:
    """By language the shares drawn as themselves, as another of their class, as a parcel and not at all; and the wrong."""
    scripts: dict[str, Callable[[NounPair], str]] = {
        "en": lambda one: one.english,
        "zh": lambda one: one.chinese,
        "zh_traditional": lambda one: written_in(ChineseScript.TAIWAN, one.chinese),
    }
    listed, figures = list(nouns(path)), dict[str, Any]()
    for script, word in scripts.items():
        counts: Counter[Outcome] = Counter()
        wrong = []
        for one in listed:
            seen = drawn(one.room, word(one), script != "en")
            found = outcome(one, seen)
            counts[found] += 1
            if found != "itself":
                wrong.append(f"{word(one)}: {seen or 'nothing'}, not {one.picture}")
        shares = {kind: counts[kind] / len(listed) for kind in ("itself", "class", "parcel", "nothing")}
        figures[script] = {**shares, "wrong": wrong}
    return {"nouns": len(listed), **figures}
