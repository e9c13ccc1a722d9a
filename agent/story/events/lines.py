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
from typing import Any, Final

from ....common import strict_yaml
from ....common.acts import Act, Action, Entity, EntityKind, Tone
from ....common.story import Language
from ....intent.text import word_set
from ..writer import plain
from .parts import is_scenery

QUIET: Final = frozenset({Tone.SAD, Tone.CALM, Tone.TENDER})
"""Tones in which nobody exclaims anything that wasn't asked for."""
SAYING: Final = frozenset(
    {Action.SPEAK, Action.SHOUT, Action.WHISPER, Action.SING, Action.LAUGH, Action.REFUSE}
)
"""Actions that can't be done without being heard."""
_ALWAYS_HEARD: Final = frozenset({"greet", "goodbye", "thank", "apologise", "argue", "scold", "praise"})
"""Kinds of speaking that are heard also where the stage shows them as a bow, a wave or a fight."""
_USUAL: Final[Mapping[Action, str]] = {Action.SPEAK: "talk"}
"""The kind of an action whose verb is of none; the others have one of their own name."""
_SMILES: Final = word_set("smile grin smirk beam 微笑 露出微笑 露出笑脸 笑容满面 会心一笑 咧嘴")
"""Ways of laughing that are silent."""
_TALKS: Final = word_set(
    "say talk tell speak ask answer reply explain announce apologise apologize discuss persuade joke 说 说话 告诉 问 回答 聊天 解释"
)
"""Verbs that make an animal talk like people."""
_ANYBODY: Final = word_set(
    "person people everyone everybody someone somebody anyone anybody man woman boy girl child kid crowd other one "
    "人 人们 大家 所有人 别人 众人 男人 女人 孩子"
)
"""Nouns by which nobody is called."""
_GOODBYE: Final = re.compile(r"\b(?:good-?bye|farewell|bye)\b|告别|再见|道别|拜拜|送别|送行", re.I)
_SLOT: Final = re.compile(r"\{(\w+)\}")


@lru_cache(maxsize=3)
def _table(name: str) -> Mapping[str, Any]:
    found: Any = strict_yaml.loads(Path(__file__).with_name(f"{name}.yaml").read_text("utf-8"))
    return dict(found)


def spoken_kind(act: Act, told: str = "") -> str | None:
    """The kind of ``said.yaml`` for an act, or None where nothing need be said.

    ``told`` are the words of the request, which say of a wave whether it is a greeting.
    """
    verb = act.verb.casefold()
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
    return _USUAL.get(act.action, str(act.action))


def makes_talk(act: Act) -> bool:
    """Whether an act makes even an animal speak words: they are quoted, or it says, tells, asks …"""
    return bool(act.says) or (act.action is Action.SPEAK and act.verb.casefold() in _TALKS)


class LineTexts:
    """Draws texts for acts, none of them twice in a film."""

    def __init__(
        self, language: Language, rng: random.Random, entities: Mapping[str, Entity], *, brief: bool = False
    ) -> None:
        self._brief = brief
        self._language, self._rng, self._entities = language, rng, entities
        self._used: set[str] = set()

    def said(self, kind: str, act: Act) -> str:
        """What is said by the one who acts, or nothing when every line of its kind was said."""
        slots = {
            "whom": self._called(act.whom),
            "what": self._noun(act.what),
            "about": act.about if 0 < len(act.about) <= 30 else "",
        }
        filled = []
        for row in _table("said")[kind][self._language]:
            needs = _SLOT.findall(row)
            if all(slots[name] for name in needs):
                text = _SLOT.sub(lambda found: slots[found[1]], row)
                filled += [text[:1].upper() + text[1:]] * (2 if needs else 1)  # who is named is better heard
        return self._fresh(filled)

    def answered(self, kind: str) -> str:
        """What the one spoken to answers, or nothing."""
        return self._fresh(_table("said")[kind].get("back", {}).get(self._language, []))

    def exclaimed(self, act: Act) -> str:
        """A short word beside an act, or nothing."""
        return self._fresh(_table("exclaimed").get(f"{act.action}.{act.outcome}", {}).get(self._language, []))

    def sound(self, animal: Entity) -> str:
        """What an animal utters, or nothing when it has uttered all it can."""
        sounds = _table("sounds")
        kind = next((key for key in (animal.prop, animal.noun.casefold()) if key in sounds), "other")
        return self._fresh(sounds[kind][self._language])

    def keep(self, texts: Iterable[str]) -> None:
        """Leaves texts to those who are quoted with them."""
        self._used.update(map(plain, texts))

    def _fresh(self, rows: Sequence[str]) -> str:
        fresh = [row for row in rows if plain(row) not in self._used]
        if not fresh:
            return ""
        if self._brief:
            fresh = sorted(fresh, key=len)[:2]
        text = self._rng.choice(fresh)
        self._used.add(plain(text))
        return text

    def _called(self, key: str | None) -> str:
        """How somebody is addressed: by name, or by what they are."""
        entity = self._entities.get(key or "")
        if entity is None or entity.kind not in (EntityKind.PERSON, EntityKind.ANIMAL):
            return ""
        if entity.character or (
            entity.name[:1].isupper() and not entity.name.startswith(("The ", "A ", "An "))
        ):
            return entity.name
        noun = entity.noun
        return "" if noun.casefold() in _ANYBODY or len(noun) > 20 else noun

    def _noun(self, key: str | None) -> str:
        entity = self._entities.get(key or "")
        if entity is None or entity.kind is not EntityKind.THING or is_scenery(entity):
            return ""
        return entity.noun if len(entity.noun) <= 20 else ""
