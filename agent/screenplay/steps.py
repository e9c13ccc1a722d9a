"""The steps of a scene: each is an event of the story, words that are heard or shown, or a picture of the place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from ...common.acts import Act, Action, Event
from ...common.vocabulary import Transition
from .elements import ActionText, TitleText
from .people import folded_name
from .pieces import ScenePart, ScriptScene, SpokenPart
from .reading import ScriptReading


@dataclass
class SceneStep:
    """What happens next in a scene."""

    line: int
    told: str = ""
    """A paragraph that begins here, as it is written."""
    card: str = ""
    event: Event | None = None
    said: list[SpokenPart] = field(default_factory=list)
    change: Transition | None = None

    @property
    def is_voice(self) -> bool:
        """Whether it is only heard."""
        return self.event is None and bool(self.said)


class StepMaker:
    """Makes the steps of one script, whose events are numbered through."""

    def __init__(self, told: ScriptReading, bodies: Sequence[str], say: str) -> None:
        """
        Args:
            bodies: entities that can be seen.
            say: the verb for speaking, in the script's language.
        """
        self._told, self._bodies, self._say = told, set(bodies), say
        self._count = 0

    def of(self, scene: ScriptScene) -> list[SceneStep]:
        """The steps of a scene, in order."""
        steps: list[SceneStep] = []
        for number, piece in enumerate(scene.pieces):
            made = list(self._of(piece))
            made[0].change = scene.changes.get(number)
            steps += made
        return steps

    def _of(self, piece: ScenePart) -> Iterator[SceneStep]:
        if isinstance(piece, TitleText):
            yield SceneStep(piece.line, card=piece.text)
        elif isinstance(piece, ActionText):
            events = [self._numbered(event) for event in self._told.events[piece.line]]
            first = events[0] if events else None
            yield SceneStep(piece.line, told=piece.text, event=first)
            yield from (SceneStep(piece.line, event=event) for event in events[1:])
        else:
            for seen, some in groupby(piece, key=self.is_seen):
                said = list(some)
                event = self._speaking(said) if seen else None
                yield SceneStep(said[0].speech.line, event=event, said=said)

    def speaker(self, said: SpokenPart) -> str | None:
        """The entity that speaks a line; None for a voice alone."""
        return self._told.speakers.get(folded_name(said.speech.name))

    def is_seen(self, said: SpokenPart) -> bool:
        """Whether one sees who speaks a line."""
        return not said.speech.off_screen and self.speaker(said) in self._bodies

    def _speaking(self, said: Sequence[SpokenPart]) -> Event:
        acts = []
        for one in said:
            who, to = str(self.speaker(one)), self._told.speakers.get(folded_name(one.direction.to))
            whom = to if to in self._bodies and to != who else None
            verb = self._say if one.direction.action is Action.SPEAK else one.direction.action.value
            acts.append(Act(verb=verb, action=one.direction.action, who=[who], whom=whom, says=one.text))
        return self._numbered(Event(id="said", acts=acts))

    def _numbered(self, event: Event) -> Event:
        self._count += 1
        return event.model_copy(update={"id": f"e{self._count}"})
