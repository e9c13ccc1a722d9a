"""A producer without ComfyUI: takes are records and empty files at once, and what is measured of them is as told.

Everything else is the product's own: the director, its steps, the checkpoint, retakes, the cut's checks, the files.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from animation_ai_studio.agent.request.options import FilmOptions
from animation_ai_studio.agent.review import rounds
from animation_ai_studio.agent.run.approval import Answer
from animation_ai_studio.agent.run.director import Director
from animation_ai_studio.agent.run.phases import RunContext
from animation_ai_studio.agent.run.producer import Producer
from animation_ai_studio.agent.run.service import new_run
from animation_ai_studio.agent.run.store import RunStore
from animation_ai_studio.agent.run.takes import Job, Take
from animation_ai_studio.agent.run.timing import line_starts
from animation_ai_studio.agent.story import DeterministicPlanner
from animation_ai_studio.common.checks import Check
from animation_ai_studio.common.events import Judged, PhaseBegun, Submitted, TakeMade
from animation_ai_studio.common.film_record import (
    FilmLine,
    FilmLoudness,
    FilmMusic,
    FilmRecord,
    FilmSegment,
    TakeFacts,
)
from animation_ai_studio.common.progress import Progress, silent
from animation_ai_studio.common.runs import RunFolder
from animation_ai_studio.common.story import Speech, Storyboard
from animation_ai_studio.configs.schema import Budgets, load_characters
from animation_ai_studio.workflows.catalog import Catalog
from animation_ai_studio.workflows.graph import Graph

REQUEST = "Luca climbs a tree"
LOUD = -16.0
"""LUFS that every threshold is content with."""


@dataclass
class Script:
    """What goes wrong.

    Attributes:
        bad: takes that fail a check, with the parameter that it names.
        loudness: LUFS of each cut, by take id.
        speech: seconds that a line takes.
        hangs: takes that are never done.
    """

    bad: dict[str, str] = field(default_factory=dict)
    loudness: dict[str, float] = field(default_factory=dict)
    speech: float = 1.0
    hangs: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class FakeProducer(Producer):
    """Makes takes out of nothing."""

    script: Script = field(default_factory=Script)

    async def hand_back(self) -> None:
        """There is no server that could have lost anything."""

    async def make(self, job: Job, build: Callable[[Job], Graph], progress: Progress) -> Take:
        if (kept := self.load(job.take)) is not None:
            return kept
        self.run.tell(Submitted(take=job.take, prompt_id=job.prompt_id))
        while job.take in self.script.hangs:
            await asyncio.sleep(0.05)
        self.run.takes.mkdir(exist_ok=True)
        name = f"{job.take}{'.wav' if job.kind == 'line' else '.mp4'}"
        (self.run.takes / name).write_bytes(b"")
        take = Take(job=job, files=[name], facts=self._facts(job))
        self.store.save_take(take)
        self.run.tell(TakeMade(take=job.take, seconds=0.0))
        return take

    def _facts(self, job: Job) -> TakeFacts | FilmRecord:
        board = self.store.storyboard()
        if job.kind == "film":
            return self._film(board, job)
        lines = {line.id: line for shot in board.shots for line in shot.lines}
        if job.kind == "shot":
            return TakeFacts(seconds=2.0)
        line = lines[job.subject]
        return TakeFacts(
            speech=Speech(
                character=line.character, text=line.text, language=line.language, seconds=self.script.speech
            )
        )

    def _film(self, board: Storyboard, job: Job) -> FilmRecord:
        """A film whose shots are of one length and whose lines are heard when they should be."""
        kept = self.store.kept_takes()
        speeches = {name: take.speech for name, take in kept.items() if take.job.kind == "line"}
        length = board.seconds / len(board.shots)
        segments, lines = [], []
        for number, shot in enumerate(board.shots):
            begin = number * length
            name = kept[shot.id].job.take
            segments.append(FilmSegment(part="clip", name=name, start=begin, end=begin + length))
            for key, start in line_starts(shot, speeches):
                said = speeches[key]
                at = begin + start
                lines.append(
                    FilmLine(character=said.character, text=said.text, start=at, end=at + said.seconds)
                )
        loudness = FilmLoudness(lufs=self.script.loudness.get(job.take, LOUD), peak_db=-2.0)
        return FilmRecord(
            seconds=board.seconds,
            music=FilmMusic(mood="playful"),
            segments=segments,
            lines=lines,
            captions=[],
            loudness=loudness,
        )


class FakeStudio:
    """One run and what is needed to direct it again and again."""

    def __init__(self, runs: Path, patch: pytest.MonkeyPatch, run: RunFolder | None = None) -> None:
        self.script, self.budgets = Script(), Budgets()
        self.options = FilmOptions(request=REQUEST, seconds=20, seed=7)
        self._run, self._runs = run, runs
        patch.setattr(rounds, "judge", self._judge)
        patch.setattr("animation_ai_studio.agent.run.phases.write_report", lambda *_: None)
        patch.setattr("animation_ai_studio.agent.run.phases.card_changes", lambda: 0)

    async def _judge(self, producer: Producer, takes: list[Take], *rest: object) -> Mapping[str, list[Check]]:
        found = {}
        for take in takes:
            name = take.job.take
            parameter = self.script.bad.get(name)
            passed = parameter is None
            check = Check(
                name="test",
                score=0.0,
                threshold=1.0,
                passed=passed,
                evidence="bad",
                change=parameter or "",
                margin=0.1 if passed else -0.5,
            )
            found[name] = [check]
            producer.run.tell(Judged(take=name, failed=[] if passed else [check]))
        return found

    @property
    def run(self) -> RunFolder:
        """The run, made when it is first asked for."""
        if self._run is None:
            self._run = new_run(self._runs, self.options)
        return self._run

    @property
    def store(self) -> RunStore:
        """Its files."""
        return RunStore(self.run)

    async def direct(self, answer: Answer | None = None) -> Path | None:
        """Makes the film, or goes on, as a new process would."""
        client: Any = SimpleNamespace(base_url="http://nowhere")
        parts = RunContext(
            client=client,
            catalog=Catalog({}),
            run=self.run,
            characters=load_characters([]),
            planner=DeterministicPlanner(),
            progress=silent,
            budgets=self.budgets,
            folders=[],
            knowledge=self._runs.parent / "knowledge.sqlite",
        )
        producer = FakeProducer(client, parts.catalog, self.run, script=self.script)
        with self.run.work():
            return await Director(parts, producer).direct(self.store.options(), answer)

    def phases(self) -> list[str]:
        """The steps that began, in order."""
        return [event.name for event in self.run.events() if isinstance(event, PhaseBegun)]

    def made(self) -> list[str]:
        """The takes that were made, in order."""
        return [event.take for event in self.run.events() if isinstance(event, TakeMade)]
