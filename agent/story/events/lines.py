"""The words for acts: what is said where somebody is told to speak, what slips out beside an act, what animals say.

``said.yaml`` knows kinds of speaking by their verbs (greet, thank, warn …), ``exclaimed.yaml`` short words beside
other acts, ``sounds.yaml`` the animals. No text is drawn twice in a film.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from ....common import strict_yaml
from ....common.acts import Act, Action, Entity, EntityKind, Outcome, Tone
from ....common.story import Language
from ....intent.text import simplified, word_set
from ..words import article, plural
from ..writer import plain
from .exclaimed import Exclamation, Moment, Occasion, fitting, weight
from .parts import ALWAYS_SEVERAL, Part, Parts, is_scenery

QUIET: Final = frozenset({Tone.SAD, Tone.CALM, Tone.TENDER})
"""Tones in which nobody exclaims anything that wasn't asked for."""
SAYING: Final = frozenset(
    {Action.SPEAK, Action.SHOUT, Action.WHISPER, Action.SING, Action.LAUGH, Action.REFUSE}
)
"""Actions that can't be done without being heard."""
_ALWAYS_HEARD: Final = frozenset(
    {
        "greet", "goodbye", "thank", "apologise", "argue", "scold", "praise", "encourage", "comfort", "blame", "propose",
    }
)  # fmt: skip
"""Kinds of speaking that are heard also where the stage shows them as a bow, a wave or a fight."""
_USUAL: Final[Mapping[Action, str]] = {Action.SPEAK: "talk"}
"""The kind of an action whose verb is of none; the others have one of their own name."""
_SMILES: Final = word_set("smile grin smirk beam 微笑 露出微笑 露出笑脸 笑容满面 会心一笑 咧嘴")
"""Ways of laughing that are silent."""
_TALKS: Final = word_set(
    "say talk tell speak ask answer reply explain announce apologise apologize discuss persuade joke 说 说话 告诉 问 回答 聊天 解释"
)
"""Verbs that make an animal talk like people."""
SHORTEST: Final = 6
"""A short film chooses among so many of the shortest words that fit an act."""
KIN_HEARD: Final = 12
"""How much rather a text is taken in which somebody calls another what only they call them: Grandpa."""
_ANYBODY: Final = word_set(
    """
    person people everyone everybody someone somebody anyone anybody man woman boy girl child kid crowd other one couple
    family team customer passenger pedestrian victim husband wife widow widower owner guest member toddler opponent
    人 人们 大家 所有人 别人 众人 男人 女人 孩子 老人 顾客 客人 乘客 路人 丈夫 妻子 老公 老婆 主人 陌生人 对手 小孩 女孩 男孩
    小朋友 我 我们 你 你们 他 她 它 他们 她们 大家伙 i me us them 全家 全家人 家人 老头 老太太 胖子
    """
)
"""Nouns by which nobody is called."""
_KIN: Final = word_set("mum mom mummy mommy mama dad daddy papa grandma grandpa granny gran nan nana auntie")
"""Nouns that are used like names."""
_GOODBYE: Final = re.compile(r"\b(?:good-?bye|farewell|bye)\b|告别|再见|道别|拜拜|送别|送行", re.I)
_SLOT: Final = re.compile(r"\{(\w+)\}")
_SENTENCE: Final = re.compile(r"^[a-z]|(?<=[.!?] )[a-z]")
"""The first letters of sentences."""
_OF_ONE: Final = re.compile(
    r"\b(?:it|it's|is|isn't|was|this|that|that's|there's|where's|goes|won't|what a|a)\b", re.I
)
"""Words that are said of one thing and not of several."""
_ENGLISH_NOUN: Final = re.compile(r"[a-z]{2,14}(?: [a-z]{2,10})?")
_CHINESE_NOUN: Final = re.compile(r"[\u4e00-\u9fff]{1,5}")


@lru_cache(maxsize=3)
def _table(name: str) -> Mapping[str, Any]:
    found: Any = strict_yaml.loads(Path(__file__).with_name(f"{name}.yaml").read_text("utf-8"))
    return dict(found)


def spoken_kind(act: Act, told: str = "") -> str | None:
    """The kind of ``said.yaml`` for an act, or None where nothing need be said.

    ``told`` are the words of the request, which say of a wave whether it is a greeting.
    """
    verb = act.verb.casefold()
    if act.outcome is not Outcome.DONE:
        return None
    if act.action is Action.LAUGH and verb in _SMILES:
        return None
    if act.action is Action.WAVE:
        return "goodbye" if _GOODBYE.search(f"{verb} {told}") else "greet"
    kinds = {word: kind for kind, row in _table("said").items() for word in row["verbs"]}
    if act.action not in SAYING:
        kind = kinds.get(verb)
        return kind if kind in _ALWAYS_HEARD else None
    if verb in kinds:
        return kinds[verb]
    if act.action is Action.SPEAK and _GOODBYE.search(told):
        return "goodbye"
    parts = [word for word in kinds if word in verb and not word.isascii()]
    if parts:
        return kinds[max(parts, key=len)]
    if act.action is Action.REFUSE:  # who shakes the head or shrugs says nothing
        return None
    return _USUAL.get(act.action, str(act.action))


def makes_talk(act: Act) -> bool:
    """Whether an act makes even an animal speak words: they are quoted, or it says, tells, asks …"""
    return bool(act.says) or (act.action is Action.SPEAK and act.verb.casefold() in _TALKS)


class LineTexts:
    """Draws texts for acts, none of them twice in a film."""

    def __init__(
        self,
        language: Language,
        rng: random.Random,
        entities: Mapping[str, Entity],
        parts: Parts,
        *,
        brief: bool = False,
        addresses: Mapping[tuple[str, str], str] = MappingProxyType({}),
    ) -> None:
        """
        Args:
            addresses: what somebody calls somebody else, by the ids of both.
        """
        self._brief, self._addresses = brief, addresses
        self._language, self._rng, self._parts, self.entities = language, rng, parts, entities
        self._used: set[str] = set()

    def said(self, kind: str, act: Act, *, heard: bool) -> str:
        """What is said by the one who acts, or nothing when every line of its kind was said.

        Args:
            heard: whether somebody else is there.
        """
        row = _table("said")[kind]
        rows = (row if heard or act.whom else row.get("alone", row))[self._language]
        slots = self._slots(act, act.whom, next(iter(act.who), None))
        if not slots["what"] and act.path is None:
            slots["what"] = self._noun(act.whom)
        return self._drawn([(text, 1) for text in rows], slots, act)

    def answered(self, kind: str, act: Act) -> str:
        """What the one spoken to answers, or nothing."""
        rows = _table("said")[kind].get("back", {}).get(self._language, [])
        return self._drawn(
            [(text, 1) for text in rows], self._slots(act, next(iter(act.who), None), act.whom), act
        )

    def exclaimed(self, occasion: Occasion, *, quiet: bool) -> tuple[Part, Moment, str] | None:
        """Who lets slip what beside an act, and when; None where nothing fits that wasn't said.

        Args:
            quiet: whether the film is sad, calm or tender.
        """
        act = occasion.act
        drawn: list[tuple[Part, Moment, str, int]] = []
        for row, speaker in fitting(occasion, quiet=quiet):
            slots = self._slots(act, self._spoken_to(row, speaker, act), speaker.entity.id)
            texts = row.en if self._language == "en" else row.zh
            known = (
                slots["whom"] in self._addresses.values()
            )  # what only this person calls them is better heard
            shares = ((text, weight(row) * (6 if known and "{whom}" in text else 1)) for text in texts)
            filled = self._filled(list(shares), slots, act)
            drawn += [(speaker, row.moment, text, share) for text, share in filled]
        if not drawn:
            return None
        if self._brief:
            drawn = sorted(drawn, key=lambda one: len(one[2]))[:SHORTEST]
        chosen = self._rng.choices(drawn, [share for *_, share in drawn])[0]
        self._used.add(plain(chosen[2]))
        return chosen[:3]

    def sound(self, animal: Entity) -> str:
        """What an animal utters, or nothing when it has uttered all it can."""
        sounds = _table("sounds")
        kind = next((key for key in (animal.prop, animal.noun.casefold()) if key in sounds), "other")
        return self._drawn([(text, 1) for text in sounds[kind][self._language]], {}, None)

    def felt(self, texts: Sequence[str], thing: str) -> str:
        """What somebody says who fears, hates or loves a thing or an animal, or nothing where no word names it."""
        noun = self._noun(thing) or self._kind(thing)
        if not noun or is_plural(self.entities[thing]):
            return ""
        slots = {"thing": noun, "a_thing": noun if self._language == "zh" else f"{article(noun)} {noun}"}
        return self._drawn([(text, 1) for text in texts], slots, None)

    def keep(self, texts: Iterable[str]) -> None:
        """Leaves texts to those who are quoted with them."""
        self._used.update(map(plain, texts))

    def _spoken_to(self, row: Exclamation, speaker: Part, act: Act) -> str | None:
        """Whom a text speaks to: the other one of the act."""
        if speaker.entity.id in act.who:
            return act.whom if self._parts.get(act.whom or "") else act.what
        return next(iter(act.who), None)

    def _drawn(self, rows: Sequence[tuple[str, int]], slots: Mapping[str, str], act: Act | None) -> str:
        filled = self._filled(rows, slots, act)
        if not filled:
            return ""
        if self._brief:
            filled = sorted(filled, key=lambda pair: len(pair[0]))[:2]
        text = self._rng.choices([text for text, _ in filled], [share for _, share in filled])[0]
        self._used.add(plain(text))
        return text

    def _filled(
        self, rows: Sequence[tuple[str, int]], slots: Mapping[str, str], act: Act | None
    ) -> list[tuple[str, int]]:
        """Texts that weren't said, with all their slots filled; who or what is named is better heard."""
        named = [self.entities.get(key) for key in act.names] if act is not None else []
        several = any(one is not None and one.kind is EntityKind.THING and is_plural(one) for one in named)
        kin = bool(slots.get("whom")) and slots["whom"] in self._addresses.values()
        found = []
        for row, share in rows:
            needs = _SLOT.findall(row)
            rather = KIN_HEARD if kin and "whom" in needs else 2 if needs else 1
            text = _SLOT.sub(lambda slot: slots.get(slot[1], ""), row)
            text = _SENTENCE.sub(lambda start: start[0].upper(), text)
            if not all(slots.get(name) for name in needs) or plain(text) in self._used:
                continue
            if not (several and needs and _OF_ONE.search(row)):
                found.append((text, share * rather))
        return found

    def _slots(self, act: Act, whom: str | None, by: str | None) -> dict[str, str]:
        who = next(iter(act.who), None)
        crowd = whom in act.who and (len(act.who) > 1 or len(self._parts.get(whom or "", ())) > 1)
        return {
            "whom": "" if crowd else self._addresses.get((by or "", whom or "")) or self._called(whom),
            "them": "" if crowd else self._spoken_of(whom),
            "what": self._noun(act.what),
            "goal": self._noun(act.whom) or self._kind(act.whom),
            "who": self._noun(who) or self._kind(who),
            "a_who": self._with_article(who),
            "a_goal": self._with_article(act.whom),
            "about": self._about(act),
        }

    def _called(self, key: str | None) -> str:
        """How somebody is addressed: by name, or by what they are."""
        entity = self.entities.get(key or "")
        if entity is None or entity.kind not in (EntityKind.PERSON, EntityKind.ANIMAL):
            return ""
        if is_named(entity):
            return entity.name
        noun = self._written(entity.noun)
        noun = noun.capitalize() if noun in _KIN else noun
        return "" if noun.casefold() in _ANYBODY or is_plural(entity) else noun

    def _spoken_of(self, key: str | None) -> str:
        """How one speaks of somebody: by name, or as "the dog"."""
        entity, called = self.entities.get(key or ""), self._called(key)
        bare = (
            self._language == "zh"
            or entity is None
            or is_named(entity)
            or called.casefold() in _KIN
            or not called
        )
        return called if bare else f"the {called}"

    def _kind(self, key: str | None) -> str:
        """What an animal without a name is."""
        entity = self.entities.get(key or "")
        unnamed = entity is not None and entity.kind is EntityKind.ANIMAL and not is_named(entity)
        return self._written(entity.noun) if entity is not None and unnamed else ""

    def _with_article(self, key: str | None) -> str:
        """What somebody without a name is, as one meets them: "a dragon"."""
        entity = self.entities.get(key or "")
        if entity is None or entity.kind not in (EntityKind.PERSON, EntityKind.ANIMAL) or is_named(entity):
            return ""
        noun = self._written(entity.noun)
        if not noun or noun.casefold() in _ANYBODY or is_plural(entity):
            return ""
        return noun if self._language == "zh" else f"{article(noun)} {noun}"

    def _noun(self, key: str | None) -> str:
        """A thing that the film has, by its noun; nothing for what only a parcel stands for."""
        entity = self.entities.get(key or "")
        drawn = next(iter(self._parts.get(key or "", ())), None)
        if entity is None or entity.kind is not EntityKind.THING or drawn is None:
            return ""
        if drawn.is_actor or drawn.is_parcel or is_scenery(entity) or is_named(entity):
            return ""
        noun = self._written(entity.noun)
        return plural(noun) if noun and self._language == "en" and _is_counted(entity) else noun

    def _about(self, act: Act) -> str:
        """What somebody speaks of, where that is somebody or something of the story."""
        words = act.about.casefold().removeprefix("the ").removeprefix("a ").strip()
        for one in self.entities.values():
            if words and words in (one.noun.casefold(), one.name.casefold()) and self._parts.get(one.id):
                noun = one.name if is_named(one) else self._written(one.noun)
                return noun if self._language == "zh" or is_named(one) or not noun else f"the {noun}"
        return ""

    def _written(self, noun: str) -> str:
        """A noun as a line can hold it, or nothing: short, and in the film's language and script."""
        if self._language == "zh":
            return simplified(noun) if _CHINESE_NOUN.fullmatch(noun) else ""
        return noun if _ENGLISH_NOUN.fullmatch(noun) else ""


def is_named(entity: Entity) -> bool:
    """Whether somebody or something has a name of its own."""
    own = entity.name[:1].isupper() and not entity.name.startswith(("The ", "A ", "An "))
    given = not entity.name.isascii() and entity.name != entity.noun and entity.name not in entity.words
    return bool(entity.character) or own or given


def is_plural(entity: Entity | None) -> bool:
    """Whether one speaks of several, or of one thing in the plural: scissors."""
    if entity is None:
        return False
    return entity.count > 1 or entity.kind is EntityKind.CROWD or entity.noun.casefold() in ALWAYS_SEVERAL


def _is_counted(entity: Entity) -> bool:
    return entity.count > 1 and entity.noun.casefold() not in ALWAYS_SEVERAL
