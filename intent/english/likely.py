"""How likely an English pronoun means somebody or something, by gender, part, recency and kind."""

from __future__ import annotations

from ...common.acts import EntityKind
from ..discourse import Referent, salience
from . import words
from .groups import NEVER, EnglishKnown
from .kinds import is_place

GENDERS = {"he": "male", "him": "male", "himself": "male", "his": "male"} | dict.fromkeys(
    ("she", "her", "herself"), "female"
)


class EnglishLikely(EnglishKnown):
    """Weighs those told of so far against each other."""

    def _likely(self, key: str, word: str, as_object: bool) -> float:
        """How likely a pronoun means somebody: the nearer and the more prominent, the likelier."""
        clock, role = self._roles.get(key, (NEVER, "other"))
        entity, things = self.get(key), self.get(key).kind is EntityKind.THING
        acts = things and key in self.ledger.acting
        one = Referent(self._clock - clock, role, acts, things and key in self.ledger.gone)
        near = salience(one, thing=word == "it", as_object=as_object)
        if word == "it":
            near += 0.5 * (entity.kind is EntityKind.ANIMAL and not as_object)
            place = role == "other" and is_place(entity.noun)
            near -= 1.5 * (entity.noun in words.NATURE and not acts)
            near -= 2.0 * (entity.noun in words.ROOMS)
            near -= 1.5 * (role == "other" and entity.noun in words.GROUNDS)
            near -= 1.6 * (
                as_object and role == "other" and key in self._supports and entity.noun in words.SEATS
            )
            near -= 1.5 * (key in self._parts and not as_object)
            near -= 3.0 * (as_object and entity.noun in words.HEARD)
            drawn = entity.noun in ("smile", "heart", "face") and entity.words.lower().startswith("a ")
            limb = entity.noun in words.BODY and not drawn and role != "subject"
            return near - 4.0 * limb - 1.5 * (key in self._members) - 0.8 * place
        gender = GENDERS.get(word, "")
        sure = entity.gender == gender or self._called.get(key) == gender
        near -= 1.0 * (entity.kind is EntityKind.ANIMAL and not sure and self._somebody_is(gender))
        return (
            near
            + 2.0 * sure
            + 0.9 * (entity.kind is EntityKind.PERSON)
            - 0.8 * (entity.kind is EntityKind.THING and not sure)
            - 2.5 * (key in self._members)
            - 1.5 * (key in self._its)
            - 1.2 * (self._owned.get(key) == gender and not entity.gender)
        )

    def _somebody_is(self, gender: str) -> bool:
        """Whether some person is known to be he, or she."""
        people = (one for one in self.entities if one.kind is EntityKind.PERSON)
        return any((one.gender or self._called.get(one.id)) == gender for one in people)
