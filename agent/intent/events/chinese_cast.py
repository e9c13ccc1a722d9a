"""Who and what a Chinese story holds: noun phrases read into entities, met again by noun, name or pronoun."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from ....common.acts import MOST_ENTITIES, Entity, EntityKind, Way
from ..numbers import chinese_number
from ..people import Persona
from ..text import simplified
from .chinese_words import Meaning, Noun, Piece, Words

_PRONOUNS: Final = frozenset(
    [
        "他",
        "她",
        "它",
        "牠",
        "他们",
        "她们",
        "它们",
        "自己",
        "对方",
        "两人",
        "二人",
        "俩",
        "两个人",
        "彼此",
        "大家",
        "那人",
        "两只",
        "两个",
        "一只",
        "我",
        "我们",
        "你",
        "你们",
    ]
)
_CALLED: Final = re.compile(
    r"(?:名叫|叫做|名字叫|叫)([\u4e00-\u9fff]{1,4}?)(?=的|[，。、：；,\ue000]|$|[在去和跟])"
)
_NICK: Final = re.compile(
    r"(?<![\u4e00-\u9fff])(?:[小阿老][\u4e00-\u9fff])(?=[在和跟把被正想看听坐站走跑去来做给对骑拿一])"
    r"|小[明红刚丽华强美芳李王张陈林杰宝雨兰军玲东亮云燕雪梅龙文]|老[王李张陈刘赵马周吴孙]|阿[强明珍华福宝杰花英娟玲伟辉文健]"
)
_FOREIGN: Final = re.compile(r"[\u4e00-\u9fff]{2,5}·[\u4e00-\u9fff]{2,5}")
_LATIN: Final = re.compile(r"[A-Z][a-z]+")


@dataclass
class Phrase:
    """A noun phrase: who or what it names, or a place, and how it lies to it ("in the box", "behind the tree")."""

    ids: list[str] = field(default_factory=list)
    place: str = ""
    lies: Way | None = None


def names_in(text: str, characters: Mapping[str, Persona], words: Words) -> Words:
    """The names that a request's text holds, presets' and strangers', as words."""
    names: Words = {}
    for persona in characters.values():
        for name in persona.names.zh:
            if simplified(name) in text:
                names[simplified(name)] = Meaning(noun=Noun(EntityKind.PERSON), name=persona.id)
    found = [match.group(1) for match in _CALLED.finditer(text)]
    found += [match.group() for pattern in (_NICK, _FOREIGN, _LATIN) for match in pattern.finditer(text)]
    for name in found:
        known = words.get(name)
        if name not in names and not (known and (known.noun or known.verb or known.kinds)):
            names[name] = Meaning(noun=Noun(EntityKind.PERSON), name="")
    return names


class Cast:
    """The entities of one reading."""

    def __init__(self, original: str) -> None:
        self.entities: list[Entity] = []
        self.subject: list[str] = []
        """Who acted last."""
        self._original = original

    def kind(self, one: str) -> EntityKind:
        """What an entity is."""
        return next(entity.kind for entity in self.entities if entity.id == one)

    def alive(self, one: str) -> bool:
        """Whether it is somebody."""
        return self.kind(one) is not EntityKind.THING

    def met(
        self, start: int, end: int, head: Piece, traits: list[str], count: int, other: bool, crowd: bool
    ) -> list[str]:
        """The entity of a noun phrase, new where it wasn't named before; empty where there are too many."""
        noun = head.meaning.noun or Noun(EntityKind.THING)
        shown = self._original[head.start : head.end]
        known = [one for one in self.entities if self._same(one, shown)]
        if known and not other:
            if count > 1 and known[-1].count == 1 and len(known) > 1:
                return [one.id for one in known][:6]
            return [known[-1].id]
        if len(self.entities) >= MOST_ENTITIES:
            return []
        kind = EntityKind.CROWD if crowd or count > 6 else noun.kind
        entity = Entity(
            id=f"e{len(self.entities) + 1}",
            kind=kind,
            name=shown[:60],
            words=self._original[start:end][:120],
            noun=shown[:40] if head.meaning.name is None else "",
            character=head.meaning.name or None,
            prop=noun.prop,
            traits=[one for one in traits if one][:8],
            gender=_gender(noun.gender),
            age=_age(noun.age),
            count=min(max(count, 12 if kind is EntityKind.CROWD and count == 1 else count), 50),
        )
        self.entities.append(entity)
        return [entity.id]

    @staticmethod
    def _same(entity: Entity, shown: str) -> bool:
        name, other = simplified(entity.name), simplified(shown)
        if name == other:
            return True
        short, long = sorted((name, other), key=len)
        return long.endswith(short) and long[: -len(short)] in {
            "小",
            "老",
            "大",
            "白",
            "黑",
            "花",
            "一只",
            "丑",
        }

    def called(self, name: str, piece: Piece) -> bool:
        """Give the last living entity named here a name; false where there is none."""
        for at in range(len(self.entities) - 1, -1, -1):
            entity = self.entities[at]
            if entity.kind in (EntityKind.PERSON, EntityKind.ANIMAL) and entity.name == entity.noun:
                shown = self._original[piece.start : piece.end]
                change = {"name": shown, "character": piece.meaning.name or None}
                self.entities[at] = entity.model_copy(update=change)
                return bool(name)
        return False

    def pronoun(self, word: str, acting: list[str]) -> list[str]:
        """Whom a pronoun means; ``acting`` are those who act in its own clause."""
        living = [one.id for one in self.entities if one.kind is not EntityKind.THING]
        if word == "自己":
            return acting or self.subject
        if word in ("对方", "彼此"):
            return [one for one in living if one not in (acting or self.subject)][-1:]
        if word.endswith("们") or word in ("两人", "二人", "俩", "两个人", "大家", "两只", "两个"):
            groups = [one for one in self.entities if one.id in living and one.count > 1]
            if len(self.subject) > 1:
                return self.subject
            return (
                [groups[-1].id]
                if groups and len(living) < 3
                else living[-2:]
                if len(living) < 4
                else living[-3:]
            )
        fitting = [one for one in living if self._fits(one, word) and one not in acting]
        if len(self.subject) == 1 and self.subject[0] in fitting:
            return self.subject
        return fitting[-1:] or self.subject[:1]

    def _fits(self, one: str, word: str) -> bool:
        entity = next(entity for entity in self.entities if entity.id == one)
        if word in ("它", "牠"):
            return entity.kind is EntityKind.ANIMAL
        if word == "她":
            return entity.gender != "male" and entity.kind is not EntityKind.CROWD
        if word == "他":
            return entity.gender != "female" and entity.kind is not EntityKind.CROWD
        return True


def _gender(value: str) -> Literal["", "female", "male"]:
    return "female" if value == "female" else "male" if value == "male" else ""


def _age(value: str) -> Literal["", "child", "teen", "adult", "elder"]:
    return value if value in ("child", "teen", "adult", "elder") else ""  # type: ignore[return-value]


def is_pronoun(piece: Piece) -> bool:
    """Whether a word stands for somebody named before."""
    return piece.text in _PRONOUNS


def pronouns() -> Words:
    """The pronouns as words."""
    return {word: Meaning(kinds={"pronoun"}) for word in _PRONOUNS}


def noun_phrase(pieces: list[Piece], at: int, cast: Cast, acting: list[str]) -> tuple[Phrase | None, int]:
    """The noun phrase that begins at a word, and where it ends; none where a verb or small word stands."""
    start, count, crowd, other, counted = at, 1, False, False, False
    traits: list[str] = []
    while at < len(pieces):
        piece = pieces[at]
        if is_pronoun(piece) and not (at + 1 < len(pieces) and pieces[at + 1].has("classifier")):
            ids, at = cast.pronoun(piece.text, acting), at + 1
            owned = at < len(pieces) and pieces[at].text == "的"
            if at + owned < len(pieces) and pieces[at + owned].meaning.noun and not counted:
                at += owned
                start = at
                continue
            return Phrase(ids, "", *_lies(pieces, at)[:1]), _lies(pieces, at)[1]
        if piece.has("number"):
            count, counted = (
                max(1, int(chinese_number(piece.text))) if piece.text[0] not in "几数许很好" else 4,
                True,
            )
        elif (
            piece.has("classifier")
            and (counted or piece.has("crowd classifier"))
            and not _is_head(pieces, at)
        ):
            crowd = crowd or piece.has("crowd classifier")
            counted = True
        elif piece.text in ("另", "另外", "另一", "别的", "其他"):
            other = True
        elif piece.text in (
            "这",
            "那",
            "这个",
            "那个",
            "那只",
            "这只",
            "每",
            "所有",
            "一些",
            "啲",
            "各",
            "某",
        ):
            counted = True
        elif piece.has("adjective") and _describes(pieces, at):
            traits.append(piece.text)
            at += pieces[at + 1].text == "的"
        elif piece.meaning.noun or piece.meaning.setting.get("place"):
            return _head(pieces, start, at, cast, (traits, count, other, crowd))
        elif counted and piece.meaning == Meaning() and "\u4e00" <= piece.text <= "\u9fff":
            return _stranger(pieces, start, at, cast, (traits, count, other, crowd))
        else:
            break
        at += 1
    return None, start


def _is_head(pieces: list[Piece], at: int) -> bool:
    return bool(pieces[at].meaning.noun) and (at + 1 == len(pieces) or pieces[at + 1].verb is not None)


def _describes(pieces: list[Piece], at: int) -> bool:
    """Whether something named follows an adjective, with or without 的."""
    for after in pieces[at + 1 : at + 4]:
        if after.meaning.noun or after.meaning.setting.get("place"):
            return True
        if not (after.text == "的" or after.has("adjective")):
            return False
    return False


_Details = tuple[list[str], int, bool, bool]


def _head(pieces: list[Piece], start: int, at: int, cast: Cast, details: _Details) -> tuple[Phrase, int]:
    """The phrase up to its last noun: "the cat's tail" is the tail."""
    traits, count, other, crowd = details
    while at + 1 < len(pieces):
        owned = pieces[at + 1].text == "的" and at + 2 < len(pieces)
        after = pieces[at + 1 + owned]
        compound = not owned and pieces[at].meaning.name is None and not pieces[at].meaning.setting
        if not after.meaning.noun or (after.verb and not owned) or not (owned or compound):
            break
        at += 1 + owned
    head = pieces[at]
    place = head.meaning.setting.get("place", "")
    lies, end = _lies(pieces, at + 1)
    if head.meaning.noun is None:
        return Phrase([], place, lies), end
    ids = cast.met(pieces[start].start, head.end, head, traits, count, other, crowd)
    return Phrase(ids, place, lies), end


def _stranger(pieces: list[Piece], start: int, at: int, cast: Cast, details: _Details) -> tuple[Phrase, int]:
    """A counted noun that no lexicon holds: its letters up to the next known word."""
    end = at
    while end < len(pieces) and pieces[end].meaning == Meaning():
        end += 1
    animal = any(piece.has("animal classifier") and piece.text != "只" for piece in pieces[start:at])
    person = any(piece.has("people classifier") for piece in pieces[start:at])
    kind = EntityKind.ANIMAL if animal else EntityKind.PERSON if person else EntityKind.THING
    text = "".join(piece.text for piece in pieces[at:end])
    head = Piece(text, pieces[at].start, pieces[end - 1].end, Meaning(noun=Noun(kind)))
    traits, count, other, crowd = details
    return Phrase(cast.met(pieces[start].start, head.end, head, traits, count, other, crowd)), end


def _lies(pieces: list[Piece], at: int) -> tuple[Way | None, int]:
    skip = (
        at < len(pieces)
        and pieces[at].text == "的"
        and at + 1 < len(pieces)
        and bool(pieces[at + 1].meaning.after)
    )
    at += skip
    if at < len(pieces) and (way := pieces[at].meaning.after):
        follows = at + 1 < len(pieces) and pieces[at + 1].text in ("了", "着", "来", "去", "山")
        if not follows:
            return way, at + 1
    return None, at - skip
