"""What is told of those who act, before anything is staged: what draws them, who rides what, who has been met."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from ....common.acts import MOST_ENTITIES, Entity, EntityKind
from ....common.things import PropKind
from .parts import prop_kind

_BODIES: Final = (EntityKind.PERSON, EntityKind.CROWD, EntityKind.ANIMAL)


@dataclass
class Told:
    """The entities of a story, and what is known of them as its acts go on."""

    entities: dict[str, Entity]
    aboard: dict[str, str] = field(default_factory=dict)
    """What each has got into or onto."""
    seen: set[str] = field(default_factory=set)
    """Whom and what acts were about so far, if not only that they opened a door."""
    made: str | None = None
    """What was last built."""
    emptied: str | None = None
    """What was last poured out of."""
    called: set[str] = field(default_factory=set)
    """Whom the act before called, who hadn't been there."""

    def kind(self, key: str | None) -> PropKind | None:
        """What draws an entity that isn't a person."""
        one = self.entities.get(key or "")
        return None if one is None or (self.is_person(key) and not one.prop) else prop_kind(one)

    def is_person(self, key: str | None) -> bool:
        """Whether somebody is played by a figure."""
        one = self.entities.get(key or "")
        return one is not None and one.kind in (EntityKind.PERSON, EntityKind.CROWD)

    def lives(self, key: str | None) -> bool:
        """Whether somebody is a person or an animal."""
        one = self.entities.get(key or "")
        return one is not None and one.kind in _BODIES

    def is_thing(self, key: str | None) -> bool:
        """Whether something without life is named."""
        return key in self.entities and not self.lives(key)

    def piece(self, kind: PropKind, living: bool = False) -> str | None:
        """A thing or an animal that nobody named: the story's own where it has one."""
        known = next((key for key, one in self.entities.items() if one.prop == kind), None)
        if known is not None or len(self.entities) >= MOST_ENTITIES:
            return known
        word = kind.value.replace("_", "-")
        sort = EntityKind.ANIMAL if living else EntityKind.THING
        name = f"the-{word}" if word in self.entities else word
        self.entities[name] = Entity(id=name, kind=sort, name=f"the {word}", noun=kind.value, prop=kind.value)
        return name
