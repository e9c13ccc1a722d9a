"""The planner interface, and the planner that needs no model."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Protocol

from ...common.story import Beat, Intent, Shot, Storyboard
from ...common.vocabulary import Device
from ...intent.people import Persona
from . import fitting
from .compose import compose
from .events import can_stage, plan_events
from .film import decide
from .obey import obey
from .scenes import as_scene, wants_scene
from .staging import ShotBuilder
from .titles import entitle

DENSITIES = (3.3, 2.8, 2.3, 1.8)
"""Lines per asked-for shot, tried until the film can be told in that number of shots."""


class Planner(Protocol):
    """Whatever turns an intent into a storyboard."""

    name: str

    def plan(self, intent: Intent, *, seed: int, characters: Mapping[str, Persona]) -> Storyboard:
        """The storyboard for an intent; the same seed gives the same storyboard."""
        ...


class DeterministicPlanner:
    """Writes from grammar and knowledge alone: always answers, always the same for one seed."""

    name = "deterministic"

    def plan(self, intent: Intent, *, seed: int, characters: Mapping[str, Persona]) -> Storyboard:
        """The storyboard for an intent (see :class:`Planner`): what it says happens, a scene, or else a sketch."""
        if can_stage(intent.reading):
            return plan_events(intent, seed=seed, characters=characters)
        scene = as_scene(intent, seed=seed, characters=characters) if wants_scene(intent) else None
        if scene is not None:
            board = plan_events(scene.intent, seed=seed, characters=characters)
            return board.model_copy(update={"title": scene.title})
        return self._sketch(intent, seed=seed, characters=characters)

    def _sketch(self, intent: Intent, *, seed: int, characters: Mapping[str, Persona]) -> Storyboard:
        """A sketch of jokes, for requests that ask for talk or for one of the known forms."""
        for lines_per_shot in DENSITIES:
            film = decide(intent, seed=seed, characters=characters)
            script = compose(film, lines_per_shot)
            staged = ShotBuilder(film).stage(script)
            staged = fitting.fit_count(staged, intent.shots) if intent.shots else fitting.calm(staged, film)
            if not intent.shots or len(staged) == intent.shots:
                break
        staged = fitting.separate(fitting.enough_pictures(staged, film), film)
        shots = [shot for _, shot in staged]
        obey(film, shots)
        fitting.fit_length(shots, film.story_seconds)
        fitting.tell_contradictions(film, shots)
        for number, shot in enumerate(shots, 1):
            shot.id = f"s{number}"
        title, logline, end_card = entitle(film)
        return Storyboard(
            title=title,
            logline=logline,
            request=intent.request,
            language=film.language,
            seed=seed,
            form=film.form,
            device=script.device or Device.REVERSAL,
            style=film.style,
            mood=film.mood,
            seconds=film.seconds,
            cast=film.cast,
            called=film.called,
            beats=_beats(staged),
            end_card=end_card,
            planner=self.name,
            notes=film.notes,
        )


def _beats(staged: fitting.Staged) -> list[Beat]:
    """Neighbouring shots of one step of the story as a beat."""
    beats = []
    for kind, group in groupby(staged, key=lambda pair: pair[0].kind):
        shots = [shot for _, shot in group]
        beats.append(Beat(kind=kind, summary=_summary(shots), shots=shots))
    return beats


def _summary(shots: list[Shot]) -> str:
    """A beat in a few words: where it plays and its first and last line."""
    lines = [line.text for shot in shots for line in shot.lines] or [shot.card for shot in shots if shot.card]
    said = lines[0] if len(lines) == 1 else f"{lines[0]} … {lines[-1]}" if lines else ""
    return f"{shots[0].setting.place.value}: {said}"[:300]
