"""What is known of a film when its graphs are built: the plan, the options, and the takes made so far.

The parts that draw, speak and cut read it; nothing here knows a skill of theirs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ...common.story import END_SECONDS, TITLE_SECONDS, Line, Shot, Speech, Storyboard
from ...configs.places import ConfigFolder
from ...configs.schema import CharacterPreset
from ...workflows.catalog import Catalog
from ...workflows.skills.speech import VoiceTake
from ..knowledge.recall import Fact
from ..request.options import FilmOptions
from ..run.hand_cut import HandCut
from ..run.takes import Take
from ..run.timing import line_starts


@dataclass(frozen=True)
class JobContext:
    """Everything that is known when graphs are built; ``lengths`` are seconds by shot id, ``speed`` is a factor on
    the voices' own."""

    run_id: str
    options: FilmOptions
    storyboard: Storyboard
    catalog: Catalog
    takes: Mapping[str, Take] = field(default_factory=dict)
    lengths: Mapping[str, float] = field(default_factory=dict)
    speed: float = 1.0
    facts: Sequence[Fact] = ()
    characters: Mapping[str, CharacterPreset] = field(default_factory=dict)
    folders: Sequence[ConfigFolder] | None = None
    hand_cut: HandCut | None = None

    @property
    def story_seconds(self) -> float:
        """What the story may take between the cards."""
        return self.storyboard.seconds - TITLE_SECONDS - END_SECONDS

    @property
    def lines(self) -> dict[str, Line]:
        """Every line by id."""
        return {line.id: line for shot in self.storyboard.shots for line in shot.lines}

    @property
    def shots(self) -> dict[str, Shot]:
        """Every shot by id."""
        return {shot.id: shot for shot in self.storyboard.shots}

    @property
    def speeches(self) -> dict[str, Speech]:
        """The recorded timing of every line that has a take, by line id."""
        return {key: self.takes[key].speech for key in self.lines if key in self.takes}

    def voices(self, shot: Shot) -> list[VoiceTake]:
        """The shot's recorded lines, with the silence before each."""
        voices, heard = [], 0.0
        for key, start in line_starts(shot, self.speeches):
            voices.append(VoiceTake(take=self.takes[key].job.take, pause=round(start - heard, 3)))
            heard = start + self.speeches[key].seconds
        return voices
