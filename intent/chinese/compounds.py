"""Which nouns of a Chinese clause are one noun together: a fire engine, a mouse father, but not mother and father."""

from __future__ import annotations

from typing import Final

from ...common.acts import EntityKind
from .details import Described, Details
from .kinds import VEHICLES
from .words import ChineseWord, is_cantonese

_BEFORE_ACTS: Final = frozenset("在把将被对从向和跟与让朝往是有一也都却又先再就才正") | {"一边", "一面"}


def _opens_act(piece: ChineseWord) -> bool:
    """Whether somebody's act may begin with a word, so that a noun ends before it."""
    small = piece.text in _BEFORE_ACTS or bool(piece.meaning.kinds & {"wish", "not", "nearly", "again"})
    return piece.verb is not None or piece.meaning.adverb is not None or small


class Compounds(Described):
    """Reads what belongs to a noun after it; :class:`.chinese_phrases.Phrases` reads the rest."""

    def _compounds(self, at: int, after: int) -> bool:
        """Whether two nouns side by side are one: a fire engine, a mouse father, but not mother and father."""
        one, two = self.pieces[at], self.pieces[after]
        if one.meaning.setting.get("place") and not one.noun and two.noun and two.noun.ground:
            return two.verb is None
        if (
            one.meaning.setting.get("place")
            and two.meaning.setting.get("place")
            and not (one.noun or two.verb)
        ):
            return True
        if one.noun is None or two.noun is None:
            return False
        if two.verb and not one.meaning.name and not (two.noun.part and len(two.text) > 1):
            return False
        if one.noun.kind is EntityKind.THING and (self._known_actor(after) or self._given_to(at, after)):
            return False
        if two.noun.kind is EntityKind.CROWD and one.noun.kind is EntityKind.THING:
            return False
        if two.meaning.name is not None:
            drives = one.text.endswith(VEHICLES)
            return one.meaning.name is None and (drives or one.noun.kind is not EntityKind.THING)
        if one.meaning.name is not None and two.noun.part and len(two.text) > 1:
            return True  # on Ming's back
        if one.meaning.name is not None:
            named = after + 1 < len(self.pieces) and self.pieces[after + 1].meaning.name is not None
            return two.noun.kind is EntityKind.PERSON and bool(two.noun.age) and not named
        if one.noun.kind is EntityKind.PERSON:
            same = one.noun.gender in ("", two.noun.gender) or not two.noun.gender
            if two.noun.kind is EntityKind.ANIMAL:
                return not one.noun.gender
            return two.noun.part or (two.noun.kind is EntityKind.PERSON and same and bool(two.noun.age))
        if one.noun.kind is EntityKind.ANIMAL:
            return two.noun.kind in (EntityKind.PERSON, EntityKind.THING, EntityKind.CROWD)
        return True

    def _given_to(self, at: int, after: int) -> bool:
        """Whether a thing is given to one of a family named after it, as Cantonese tells it."""
        gives = any(
            one.verb is not None and one.verb.object == "give" for one in self.pieces[max(0, at - 4) : at]
        )
        kin = self.pieces[after].noun
        told = kin is not None and (bool(kin.gender) or is_cantonese(self.cast.original))
        return gives and kin is not None and kin.kind is EntityKind.PERSON and told

    def _known_actor(self, at: int) -> bool:
        """Whether somebody who is there already acts here: no part of the name of a thing before them."""
        piece = self.pieces[at]
        living = piece.noun is not None and piece.noun.kind in (EntityKind.PERSON, EntityKind.ANIMAL)
        acts = at + 1 < len(self.pieces) and _opens_act(self.pieces[at + 1])
        known = self.cast.known(self.cast.shown(piece.start, piece.end), True) if acts else []
        return bool(known) and (living or self.cast.deeds[known[0]] > 0)

    def _lives(self, at: int) -> bool:
        noun = self.pieces[at].noun
        return noun is not None and noun.kind in (EntityKind.PERSON, EntityKind.ANIMAL)

    def _many(self, at: int, told: Details) -> tuple[int, int] | None:
        """A noun that 们 makes many, and alive."""
        follows = self.pieces[at + 1] if at + 1 < len(self.pieces) else None
        if follows is None or follows.text != "们":
            return None
        told.crowd, told.kind = True, EntityKind.CROWD
        return at + 1, follows.end

    def _tail(self, at: int) -> tuple[int, int]:
        """A noun's further letters that no lexicon holds, where a verb or the end follows them."""
        end = at
        while end + 1 < len(self.pieces) and self.pieces[end + 1].strange and end - at < 2:
            end += 1
        after = self.pieces[end + 1] if end + 1 < len(self.pieces) else None
        where = after is not None and after.meaning.after is not None
        if end == at or after is None or not (where or _opens_act(after) or after.text == "的"):
            return at, 0
        return end, self.pieces[end].end

    def _named_by_use(self, at: int) -> int:
        """Where a noun ends that is a verb and a letter nobody knows: a charger is "to charge" and "treasure"."""
        if len(self.pieces[at].text) < 2 or at + 2 >= len(self.pieces) or not self.pieces[at + 1].strange:
            return at
        return at + 2 if self.pieces[at + 2].verb or self.pieces[at + 2].text in ("在", "的") else at
