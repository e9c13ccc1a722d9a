"""One scene of a script as shots: acts by the stage of events, lines over who says them, cards between."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ...common.acts import Entity, Event
from ...common.story import Line, Setting, Shot
from ...common.vocabulary import Emotion, Framing, Transition, Weather
from ..story.events.stage import EventStage
from ..story.timing import card_seconds, least_seconds
from .pieces import MOST_TURNS, SpokenPart
from .steps import SceneStep, StepMaker

LineNote = tuple[int, str, str]
"""A line of the script, and what is said of it in English and Chinese."""
LOOKS: Final = 2.4
"""Seconds of a picture in which nothing happens that can be played."""
MOST_CARD: Final = 120
MOST_UNPLAYED: Final = 4
"""Paragraphs in which nothing happens that one picture may begin with."""
MOST_SECONDS: Final = 30.0
"""Seconds of a shot."""
_VOICE: Final = "narrator"


class SceneStage:
    """Stages the steps of one scene."""

    def __init__(
        self,
        stage: EventStage,
        maker: StepMaker,
        setting: Setting,
        there: Sequence[Entity],
        notes: list[LineNote],
    ) -> None:
        """
        Args:
            there: those whom the scene mentions and nothing is told of.
            notes: takes up what can't be shown, with its line.
        """
        self._stage, self._maker, self._setting = stage, maker, setting
        self._there, self._notes = there, notes
        self._made: list[tuple[Shot, int]] = []
        self._pending: list[str] = []
        """Paragraphs in which nothing happens, until the picture that begins with them."""

    def shots(self, steps: Sequence[SceneStep]) -> list[tuple[Shot, int]]:
        """The shots of a scene, each with the line of the script that it shows."""
        events = [step.event for step in steps if step.event]
        begins = [step.event.weather for step in steps if step.event and step.line == steps[0].line]
        if self._setting.weather is Weather.CLEAR and (sky := next(filter(None, begins), "")) in set(Weather):
            self._setting = self._setting.model_copy(update={"weather": Weather(sky)})
        self._stage.presence.cut_to(self._setting.place, events)
        self._stage.presence.there += [
            one.id for one in self._there if one.id not in self._stage.presence.there
        ]
        for step in steps:
            before = len(self._made)
            self._step(step, events)
            if step.change is not None:
                self._add_still(step.line) if len(self._made) == before else None
                self._made[before][0].transition = step.change
        if self._pending or not self._made:
            self._add_still(steps[-1].line if steps else 0)
        for shot, _ in self._made:
            shot.seconds = round(min(MOST_SECONDS, max(shot.seconds, least_seconds(shot) + 0.3)), 2)
        return self._made

    def _step(self, step: SceneStep, events: list[Event]) -> None:
        if step.told:
            if len(self._pending) == MOST_UNPLAYED:
                self._add_still(step.line)
            self._pending.append(step.told)
            if step.event is None:
                told = step.told[:60]
                self._notes.append((step.line, f"no act was read in “{told}”", f"“{told}”里没有读出动作"))
        if step.card:
            self._card(step)
        elif step.is_voice:
            self._voice(step)
        elif step.event is not None:
            self._event(step, step.event, events)

    def _event(self, step: SceneStep, event: Event, events: list[Event]) -> None:
        if event.weather in set(Weather):
            self._setting = self._setting.model_copy(update={"weather": Weather(event.weather)})
        run = events[next(n for n, one in enumerate(events) if one is event) :]
        shots = self._stage.event(run, self._setting)
        if step.said:
            self._spoken(step, shots)
        for number, shot in enumerate(shots):
            self._add(shot, step.line, begins=number == 0)
        if not shots and event.acts and not step.said:
            told = event.text.strip()[:60]
            self._notes.append((step.line, f"nobody can be seen doing “{told}”", f"“{told}”没有可见的人来做"))

    def _spoken(self, step: SceneStep, shots: Sequence[Shot]) -> None:
        """Gives the lines of a speech the emotions that the script asks for."""
        said = iter(step.said)
        for shot in shots:
            shot.lines = [_directed(line, next(said)) for line in shot.lines]
            for line in shot.lines:
                if line.emotion is not Emotion.NEUTRAL:
                    for actor in shot.actors:
                        actor.emotion = line.emotion if actor.character == line.character else actor.emotion
            if len(shot.actors) <= 2 and not shot.things:
                shot.framing = Framing.MEDIUM

    def _voice(self, step: SceneStep) -> None:
        """Words of whom one doesn't see, over the picture that is there."""
        for said in step.said:
            last = self._made[-1][0] if self._made and not self._pending else None
            room = last is not None and not last.card and len(last.lines) < MOST_TURNS
            line = self._heard(said)
            if last is None or not room or least_seconds(last) + _spoken_for(line) > MOST_SECONDS - 2.0:
                last = self._add_still(step.line)
            last.lines = [*last.lines, line]
            last.seconds = round(min(MOST_SECONDS, max(last.seconds, least_seconds(last) + 0.3)), 2)

    def _heard(self, said: SpokenPart) -> Line:
        talk, speaker = self._stage.talk, self._maker.speaker(said)
        who = _VOICE
        if talk is not None and speaker is not None:
            part = next(iter(self._stage.parts.get(speaker, ())), None)
            if part is not None:
                shown = part.is_actor and (part.extra is None or speaker in talk.talking)
                who = part.id if shown else talk.lent(part.entity)
        number = 0
        if talk is not None:
            talk.count += 1
            number = talk.count
        return _directed(Line(id=f"l{number}", character=who, text=said.text, pause=0.3), said)

    def _card(self, step: SceneStep) -> None:
        if self._pending:  # a card shows none of what they tell
            self._add_still(step.line)
        text = step.card
        while text:
            cut = len(text) if len(text) <= MOST_CARD else max(text.rfind(" ", 0, MOST_CARD), 1)
            cut = cut if cut > 1 or len(text) == 1 else MOST_CARD
            card, text = text[:cut].strip(), text[cut:].strip()
            seconds = card_seconds(card, "zh" if not card.isascii() else "en")
            self._stage.shots += 1
            shot = Shot(
                id=f"s{self._stage.shots}", setting=self._setting, card=card, seconds=round(seconds, 2)
            )
            self._add(shot, step.line, begins=True)

    def _add_still(self, line: int) -> Shot:
        """A picture of who and what is there."""
        there = self._stage.presence.beside([], ())
        shot = self._stage.still(self._setting, there, Framing.WIDE, LOOKS)
        self._add(shot, line, begins=True)
        return shot

    def _add(self, shot: Shot, line: int, *, begins: bool) -> None:
        if begins and self._pending:
            shot.told, self._pending = "\n\n".join(self._pending), []
        if self._made:
            shot.transition = Transition.CUT
        self._made.append((shot, line))


def _directed(line: Line, said: SpokenPart) -> Line:
    return line.model_copy(
        update={
            "emotion": said.direction.emotion or Emotion.NEUTRAL,
            "language": said.language,
            "direction": said.speech.direction[:120],
        }
    )


def _spoken_for(line: Line) -> float:
    return least_seconds(Shot(id="s", lines=[line]))
