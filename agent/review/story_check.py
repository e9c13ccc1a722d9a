"""Whether what the person asked for can be seen: every act of the storyboard against the bodies' own geometry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...common.acts import StagedAct
from ...common.story import Storyboard
from ...configs.schema import CharacterPreset
from ...puppets.acting.seen import measure
from ..story.extras import with_extras


@dataclass(frozen=True)
class ActShown:
    """An act of a shot, and whether bodies and things really do it there.

    Attributes:
        shot: id of its shot.
        act: as it was staged.
        seen: whether geometry confirms it.
        evidence: what was measured, for a person.
    """

    shot: str
    act: StagedAct
    seen: bool
    evidence: str

    @property
    def words(self) -> str:
        """Who does what, such as ``luca climb tree``."""
        act = self.act
        return " ".join(filter(None, (" and ".join(act.who), act.action.value, act.what, act.whom)))


def acts_shown(storyboard: Storyboard, characters: Mapping[str, CharacterPreset]) -> list[ActShown]:
    """Every act of the puppets' shots in order, measured without drawing anything.

    It says that hands, bodies and things do what the act needs, not that a viewer would understand it.
    """
    looks = {key: preset.look for key, preset in with_extras(characters, storyboard).items()}
    return [
        ActShown(shot.id, shot.acts[one.index], one.seen, one.evidence)
        for shot in storyboard.shots
        if shot.acts
        for one in measure(shot, looks)
    ]
