"""Nouns that no list holds and that name a person: by their form, and because they do what takes hands or a face."""

from __future__ import annotations

from typing import Final

from ..common.acts import Action, Entity, EntityKind, StoryReading
from ..common.things import PropKind
from .english.kinds import NOT_DOERS
from .noun_classes import PERSON, noun_class
from .text import word_set

_ROLES: Final = tuple(
    word_set(
        """
        er or ist man woman men boy girl ess ian eer mate 人 员 員 师 師 者 手 家 长 長 生 童 公公 婆婆 爷爷 奶奶 姐 妹 哥
        弟 女 娘 僧 士 兵 客 卒 妃 侠 俠 仙 贼 賊 仆 僕 徒 汉 漢 匠 丐 侍 后 帝 巫 尼
        """
    )
)
"""How nouns for people end."""
_CERTAIN: Final = ("人", "员", "員", "师", "師", "者", "兵", "匠", "客")
"""Endings of nouns that name nobody but people."""
_BODILY: Final = frozenset(
    {
        Action.SIT, Action.DRINK, Action.EAT, Action.READ, Action.KNEEL, Action.NOD, Action.BOW, Action.HUG, Action.KISS,
        Action.WAVE, Action.POINT, Action.THINK, Action.LAUGH, Action.CRY, Action.SPEAK, Action.SHOUT, Action.WHISPER,
        Action.SING, Action.SEARCH, Action.LOOK, Action.CLEAN, Action.STIR, Action.BUILD, Action.DRAW, Action.WEAR,
        Action.CELEBRATE, Action.CLAP, Action.CARRY, Action.GIVE, Action.THROW, Action.TAKE, Action.PUT, Action.LIFT,
        Action.DIG, Action.USE, Action.PLAY, Action.CATCH, Action.REFUSE, Action.SHAKE_HANDS, Action.WAIT, Action.OPEN,
        Action.CLIMB, Action.RIDE, Action.CHASE, Action.DANCE, Action.LIE, Action.SLEEP, Action.WAKE, Action.RISE,
    }
)  # fmt: skip
"""What only somebody with hands, legs or a face does."""


_TOWARDS: Final = frozenset(
    {
        Action.SPEAK,
        Action.WHISPER,
        Action.BOW,
        Action.HUG,
        Action.KISS,
        Action.GIVE,
        Action.WAVE,
        Action.SHAKE_HANDS,
    }
)
"""What is only done to somebody."""


def with_people(reading: StoryReading) -> StoryReading:
    """A reading in which "the jogger", who sits down and drinks, is somebody and not a thing."""
    doers = {who for act in reading.acts if act.action in _BODILY for who in act.who}
    doers |= {act.whom for act in reading.acts if act.action in _TOWARDS and act.whom}
    entities = [
        one.model_copy(update={"kind": EntityKind.PERSON})
        if _is_somebody(one) and (one.id in doers or _is_surely(one.noun))
        else one
        for one in reading.entities
    ]
    return reading.model_copy(update={"entities": entities})


def _is_surely(noun: str) -> bool:
    """Whether a noun names a person also where nobody of that name does anything."""
    return noun.endswith(_CERTAIN) or (noun.lower().endswith(_ROLES) and noun_class(noun) == PERSON)


def _is_somebody(entity: Entity) -> bool:
    noun = entity.noun.lower()
    last = noun.rsplit(" ", 1)[-1]
    drawn = {entity.prop, noun.replace(" ", "_"), last} & set(PropKind)
    formed = noun.endswith(_ROLES) and (noun not in _ROLES or noun == "兵") and last not in NOT_DOERS
    formed = formed or noun_class(noun) == PERSON
    bodiless = entity.kind in (EntityKind.THING, EntityKind.ANIMAL) and not entity.prop
    return bodiless and not drawn and formed
