"""Who was told of in an English text, how lately, and which of several "they", "one" and "the young one" mean."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence

from ...common.acts import Entity, EntityKind
from ..discourse import ExistenceLedger, GrammaticalRole
from . import words
from .kinds import PAIRED, gender_of
from .phrase import NounPhrase

_FURTHER = frozenset(["third", "fourth", "fifth", "new"])
"""What one more is that joins those told of: "a third one"."""
NEVER = -9.0
"""A clause before the first, for whoever wasn't told of yet."""


class EnglishKnown(ABC):
    """The entities so far, what part each played last, and those named together."""

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self.names: dict[str, str] = {}
        self._groups: dict[str, list[str]] = {}
        self._together: list[str] = []
        self._picked: list[str] = []
        self._pair: list[str] = []
        self._members: set[str] = set()
        self._called: dict[str, str] = {}
        self._selves: dict[str, list[str]] = {}
        self._roles: dict[str, tuple[float, GrammaticalRole]] = {}
        self._acted: set[str] = set()
        self._clock = 0.0
        self.ledger = ExistenceLedger()
        self.owner: dict[str, str] = {}
        """Whose a part of a body is that came off."""
        self._awake: set[str] = set()
        self._its: set[str] = set()
        self._parts: set[str] = set()
        self._supports: set[str] = set()
        self._owned: dict[str, str] = {}

    def get(self, key: str) -> Entity:
        """The entity with this id."""
        return next(entity for entity in self.entities if entity.id == key)

    def lives(self, key: str) -> bool:
        """Whether an entity is somebody who acts of their own will."""
        return key in self._awake or self.get(key).kind is not EntityKind.THING

    @property
    def together(self) -> list[str]:
        """Those who were named together last."""
        return self._together

    def lately(self, nouns: Collection[str], apart: Sequence[str], within: float = 4.5) -> str | None:
        """What was told of last among things of these nouns, if that is not long ago."""
        known = [one.id for one in self.entities if one.noun in nouns and one.id not in apart]
        last = max(known, key=self._when, default=None)
        return last if last is not None and self._clock - self._when(last) < within else None

    def christen(self, key: str, phrase: NounPhrase) -> None:
        """Gives one of several the name that follows them: "two mice, Pip and Squeak"."""
        entity = self.get(key)
        named = {"name": phrase.name[:60], "words": f"{entity.words}, {phrase.name}"[:120]}
        gender = entity.gender or gender_of(phrase.name.lower())
        self.entities[self.entities.index(entity)] = entity.model_copy(update=named | {"gender": gender})
        self.names.setdefault(phrase.name.lower(), "")

    def called(self, *nouns: str) -> str | None:
        """The first entity with one of these nouns."""
        return next((one.id for noun in nouns for one in self.entities if one.noun == noun), None)

    def wake(self, ids: Sequence[str]) -> None:
        """Things that do what only the living do are somebody from now on."""
        self._awake.update(ids)

    def note(self, ids: Sequence[str], role: GrammaticalRole) -> None:
        """Remembers what part these played just now, so that pronouns can mean them."""
        self._clock += 0.02
        self._acted.update(ids if role == "subject" else ())
        for key in ids:
            self._roles[key] = (self._clock, role)

    def support(self, key: str) -> None:
        """Something that somebody only got onto, and that "it" hardly means afterwards."""
        self._supports.add(key)

    def handle(self, key: str) -> None:
        """What seemed to be a place is a thing in somebody's hands: "passes the letter to her"."""
        self._supports.discard(key)
        self.note([key], "object")

    def tick(self) -> None:
        """A clause is over: what was told before it is a little further away."""
        self._clock += 1

    def retire(self, key: str) -> None:
        """Somebody who became another one is spoken of no more."""
        self._roles[key] = (self._clock - 4, "other")

    def near(self, apart: Sequence[str]) -> str | None:
        """The living one, but for those, that was told of last."""
        known = [key for key in self._roles if key not in apart and self.lives(key)]
        last = max(known, key=lambda key: self._roles[key][0], default=None)
        return last if last is not None and self._clock - self._roles[last][0] < 2.5 else None

    def handled(self, apart: Sequence[str]) -> str | None:
        """What, or who, but for those, something was done to last, or who did something last."""
        known = [
            key
            for key, (clock, role) in self._roles.items()
            if key not in apart and role != "other" and self._clock - clock < 3.5
        ]
        done_to = [key for key in known if self._roles[key][1] == "object"]
        return max(done_to or known, key=self._when, default=None)

    def _one_of_them(self, phrase: NounPhrase, as_object: bool) -> list[str]:
        """One of those named together: "one", "the other", "the oldest", "the others"; or "the young one" of all."""
        group = self._together
        if phrase.other == "all" and phrase.count > 1 and (told := self._so_many(phrase.count)):
            return told
        if phrase.determiner == "a" and group and _FURTHER & set(phrase.text.lower().split()):
            return self.mention(NounPhrase(phrase.text, self.get(group[0]).noun, "another"))
        if described := self._described(phrase):
            return described
        if phrase.traits and phrase.other == "one" and len(group) > 1 and (rest := self._unpicked()):
            self._picked = [*self._picked, rest[0]]
            self._described_as(rest[0], phrase)
            return rest[:1]
        fresh = phrase.other == "another" or (phrase.other == "one" and phrase.determiner in ("a", "an"))
        if len(group) < 2 and fresh and (like := self._like_the_last(phrase)):
            return like
        heap = self._heap()
        if heap and (len(group) < 2 or (as_object and self._when(heap) > max(map(self._when, group)))):
            return [heap]
        if (
            len(group) < 2
            and phrase.other not in ("both", "all", "others", "rest")
            and (crowd := self._crowd())
        ):
            return self.mention(NounPhrase(phrase.text, crowd.noun, "another", phrase.traits))
        if len(group) < 2 and phrase.other in ("both", "all"):
            return self._they("they", [], as_object)
        if len(group) < 2:
            return []
        if phrase.other in ("all", "both", "each"):
            return list(group)
        rest = self._unpicked()
        if phrase.other in ("others", "rest", "two", "three") and rest:
            return rest
        if phrase.other == "one" and not phrase.determiner.startswith(("the", "an")):
            self._picked = [] if not rest else self._picked
        chosen = rest[:1] or group[-1:]
        self._picked = [*self._picked, *chosen]
        return chosen

    def _so_many(self, count: int) -> list[str]:
        """The last so many of the living, one by one: "all three dance"."""
        if len(self._together) == count:
            return list(self._together)
        asked = {key for ids in self._selves.values() for key in ids}
        living = [
            one.id
            for one in self.entities
            if self.lives(one.id)
            and one.count == 1
            and one.kind is not EntityKind.CROWD
            and one.id not in asked
        ]
        last = sorted(living, key=self._when)[-count:]
        return [key for key in living if key in last] if len(last) == count else []

    def _crowd(self) -> Entity | None:
        """The crowd of one noun that was told of just now: "six goslings", of which one may be meant."""
        crowds = [
            one for one in self.entities if one.kind is EntityKind.CROWD and one.noun not in words.COLLECTIVES
        ]
        last = max(crowds, key=lambda one: self._when(one.id), default=None)
        return last if last is not None and self._clock - self._when(last.id) < 2.5 else None

    def _like_the_last(self, phrase: NounPhrase) -> list[str]:
        """One more of what was told of last: "a book falls. Another falls."."""
        things = [one for one in self.entities if not self.lives(one.id) and one.noun]
        last = max(things, key=lambda one: self._told(one.id), default=None)
        return self.mention(NounPhrase(phrase.text, last.noun, "another")) if last else []

    @abstractmethod
    def mention(self, phrase: NounPhrase, as_object: bool = False) -> list[str]:
        """The ids a noun phrase means."""

    def _described(self, phrase: NounPhrase) -> list[str]:
        """Those that have what "the red one" or "the old ones" says of them."""
        fits = [one for one in self.entities if set(phrase.traits) & set(one.traits)]
        living = [one.id for one in fits if self.lives(one.id)]
        if phrase.other == "ones":
            return living or [one.id for one in fits]
        return max(
            ([key] for key in living or [one.id for one in fits]),
            key=lambda ids: self._told(ids[0]),
            default=[],
        )

    def _unpicked(self) -> list[str]:
        return [key for key in self._together if key not in self._picked]

    def _described_as(self, key: str, phrase: NounPhrase) -> None:
        """Gives one of a group what tells it from the others."""
        entity = self.get(key)
        at = self.entities.index(entity)
        traits = list(dict.fromkeys([*entity.traits, *phrase.traits]))[:8]
        words = f"{entity.words}, {phrase.text}"[:120]
        self.entities[at] = entity.model_copy(update={"traits": traits, "words": words})

    def _they(self, word: str, subject: Sequence[str], as_object: bool) -> list[str]:
        if word in ("we", "us") and (ours := self._asker_and_one(subject if as_object else [])):
            return ours
        heap = self._heap()
        last = heap and all(self._when(one.id) <= self._when(heap) for one in self.entities)
        if last and not as_object and self._did(heap):
            return [heap]
        together = [key for key in self._together if not (as_object and key in subject)]
        age = max(map(self._when, together), default=NEVER)
        if together and heap and not as_object and self._when(heap) > age + 3:
            return [heap]
        if together and (pair := self._pair_since(age, subject if as_object else [])):
            return pair
        crowds = [
            one.id
            for one in self.entities
            if (one.kind is EntityKind.CROWD or (one.count > 1 and (as_object or self.lives(one.id))))
            and not (as_object and one.id in subject)
        ]
        crowd = max(crowds, key=self._told, default="")
        if crowd and (not together or self._when(crowd) > age):
            return [crowd]
        if together and (not as_object or len(together) == len(self._together)):
            return together
        living = [
            one.id for one in self.entities if self.lives(one.id) and not (as_object and one.id in subject)
        ]
        asked = {key for ids in self._selves.values() for key in ids}
        living = living if word in ("we", "us") else [key for key in living if key not in asked]
        if len(living) < 2 and heap:
            return [heap]
        doers = [one.id for one in self.entities if self._did(one.id)]
        if not living and len(doers) > 1 and not as_object:
            return sorted(doers, key=self._when)[-2:]
        if not as_object:  # a fish that was given away dances with nobody while two others have acted
            acted = [key for key in living if key in self._acted]
            lately = sorted(living, key=self._when)[-2:]
            before = max((self._when(key) for key in acted if key not in lately), default=NEVER)
            met = len(lately) > 1 and self._when(lately[0]) - before > 0.9
            living = lately if met else acted if len(acted) > 1 else living
        living.sort(key=self._when)
        order = [entity.id for entity in self.entities]
        many = [one.id for one in self.entities if one.count > 1 and not one.prop]
        found = sorted(living[-2:], key=order.index) or ([crowd] if crowd else self._pair or many[-1:])
        return found or (self.mention(NounPhrase(word, "people", "the")) if word == "we" else [])

    def _asker_and_one(self, apart: Sequence[str]) -> list[str]:
        """Whoever tells of themselves and the other person told of last: "my grandad took me … we laughed"."""
        me = [one.id for one in self.entities if one.words.lower() in ("i", "me")][:1]
        others = [
            one
            for one in self.entities
            if self.lives(one.id)
            and one.count == 1
            and one.kind is not EntityKind.CROWD
            and one.id not in (*me, *apart)
        ]
        if not me or not others:
            return []
        return [
            max(others, key=lambda one: self._when(one.id) + 2.5 * (one.kind is EntityKind.PERSON)).id,
            *me,
        ]

    def everybody(self) -> list[str]:
        """All who have acted one by one, where they are more than two: "they all stare"."""
        askers = {key for ids in self._selves.values() for key in ids}
        some = [
            one
            for one in self.entities
            if one.id in self._acted and one.id not in askers and self.lives(one.id)
        ]
        some = [one for one in some if one.count == 1 and one.kind is not EntityKind.CROWD]
        people = [one.id for one in some if one.kind is EntityKind.PERSON]
        all_of_them = people if len(people) > 2 else [one.id for one in some]
        return all_of_them[:6] if len(all_of_them) > 2 else []

    def _pair_since(self, age: float, apart: Sequence[str]) -> list[str]:
        """The two that met in one clause after those of a group were told of last."""
        askers = {key for ids in self._selves.values() for key in ids} | set(apart)
        single = [
            one.id for one in self.entities
            if self.lives(one.id) and one.count == 1 and one.kind is not EntityKind.CROWD
            and one.id not in askers and one.noun != "person"
        ]  # fmt: skip
        since = sorted((key for key in single if self._when(key) > age + 1), key=self._when)[-2:]
        met = len(since) > 1 and self._when(since[1]) - self._when(since[0]) < 0.9
        return since if met else []

    def several_living(self, apart: Sequence[str]) -> list[str]:
        """The living several, but for those, that were told of last: whom "tickles them" is done to."""
        many = [
            one.id for one in self.entities
            if (one.count > 1 or one.kind is EntityKind.CROWD) and self.lives(one.id) and one.id not in apart
        ]  # fmt: skip
        group = [key for key in self._together if self.lives(key) and key not in apart]
        last = max(many, key=self._when, default="")
        if len(group) > 1 and (not last or self._when(last) <= max(map(self._when, group))):
            return group
        return [last] if last else []

    def last_thing(self) -> str | None:
        """The thing that was told of last."""
        things = [one.id for one in self.entities if not self.lives(one.id) and one.noun not in words.BODY]
        return max(things, key=self._when, default=None)

    def _heap(self) -> str:
        """The several things of one word that were told of last; none is empty."""
        heaps = [
            one.id
            for one in self.entities
            if (one.count > 1 or one.noun in PAIRED) and not self.lives(one.id)
        ]
        return max(heaps, key=self._when, default="")

    def _doers(self) -> list[str]:
        """The things that did something when they were told of last, the latest last."""
        did = [one.id for one in self.entities if one.count == 1 and self._did(one.id)]
        return sorted((key for key in did if not self.lives(key)), key=self._when)

    def _when(self, key: str) -> float:
        """The clause in which somebody or something was told of last."""
        return self._roles.get(key, (NEVER, "other"))[0]

    def beside(self, key: str) -> bool:
        """Whether it was only a place or a support when it was told of last."""
        return self._roles.get(key, (NEVER, "other"))[1] == "other"

    def _did(self, key: str) -> bool:
        """Whether it was the subject when it was told of last."""
        return self._roles.get(key, (NEVER, "other"))[1] == "subject"

    def _told(self, key: str) -> float:
        """How lately somebody was told of; a place they only went to counts less."""
        clock, role = self._roles.get(key, (NEVER, "other"))
        return clock - 1.5 * (role == "other")
