"""Takes: an attempt at a line, a shot or the film, as a job that is settled before it is given to ComfyUI, and what
came back of it. :mod:`.producer` makes them.
"""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Discriminator, Field, Tag, TypeAdapter

from ...common import strict_json
from ...common.errors import StudioError
from ...common.film_record import FilmRecord, GateRecord, TakeFacts
from ...common.records import PlainName, Record
from ...common.runs import RunFolder
from ...common.settled import prompt_id as settled_id
from ...common.story import Speech
from ...common.take_ids import TakeId
from ...workflows.api.replies import ServerFile
from ..review.retakes import Adjustment

Kind = Literal["line", "shot", "film"]
SUFFIXES = frozenset({".mp4", ".png", ".wav", ".srt", ".ass", ".jpg", ".json"})
"""What the files of takes and films are: nothing else is fetched into a run's folder."""
MOST_FILES, MOST_ATTEMPTS = 16, 1_000
"""Bounds of a take: its files, and how often its subject was tried."""


class Job(Record):
    """One attempt at a line, a shot or the film; ``prompt_id`` is the server's name for it, ``adjustment`` what it
    changes against the plan."""

    model_config = ConfigDict(frozen=True)

    take: PlainName
    kind: Kind
    subject: PlainName
    attempt: int = Field(1, ge=1, le=MOST_ATTEMPTS)
    seed: int
    prompt_id: str = Field(pattern=r"^[0-9a-fA-F-]{1,64}$")
    adjustment: Adjustment = Adjustment()


def _form(facts: Any) -> str:
    film = isinstance(facts, FilmRecord) or (isinstance(facts, dict) and "segments" in facts)
    return "film" if film else "take"


AnyFacts = Annotated[
    Annotated[FilmRecord, Tag("film")] | Annotated[TakeFacts, Tag("take")], Discriminator(_form)
]


class Take(Record):
    """A finished job: its files (names in the run's ``takes`` folder) and what was measured."""

    job: Job
    files: list[PlainName] = Field(default_factory=list, max_length=MOST_FILES)
    remote: list[ServerFile] = Field(default_factory=list, max_length=MOST_FILES)
    facts: AnyFacts = Field(default_factory=TakeFacts)
    seconds_to_make: float = 0.0
    version: Literal[1] = 1

    @property
    def film(self) -> FilmRecord:
        """What was measured of a film.

        Raises:
            StudioError: ``file_invalid`` for a take of something else.
        """
        if not isinstance(self.facts, FilmRecord):
            raise self._wrong("film")
        return self.facts

    @property
    def speech(self) -> Speech:
        """When a line's words are spoken.

        Raises:
            StudioError: ``file_invalid`` for a take of something else.
        """
        if not isinstance(self.facts, TakeFacts) or self.facts.speech is None:
            raise self._wrong("line")
        return self.facts.speech

    @property
    def note(self) -> str:
        """What people should know of a line: that another voice spoke it; empty for everything else."""
        speech = self.facts.speech if isinstance(self.facts, TakeFacts) else None
        return speech.note if speech is not None else ""

    @property
    def consistency(self) -> GateRecord | None:
        """What a gate said of the picture, where there was one that could say something."""
        said = self.facts.consistency if isinstance(self.facts, TakeFacts) else None
        return None if said is None or said.outcome == "unknown" else said

    def _wrong(self, what: str) -> StudioError:
        return StudioError("file_invalid", f"The take {self.job.take} holds no {what}.", "Make it again.")

    def path(self, run: RunFolder, suffix: str) -> Path | None:
        """The local file of that suffix (such as ``".mp4"``), or None."""
        return next((run.takes / name for name in self.files if name.endswith(suffix)), None)


_FACTS: TypeAdapter[FilmRecord | TakeFacts] = TypeAdapter(AnyFacts)


def local_name(job: Job, place: ServerFile) -> str:
    """The name of a take's file in the run's folder: made here, whatever the server calls it.

    Raises:
        StudioError: ``server_reply_invalid`` for a kind of file that takes don't have.
    """
    if place.suffix not in SUFFIXES:
        raise StudioError(
            "server_reply_invalid",
            f"ComfyUI gave {place.filename} for {job.take}, which is no kind of file that a take has.",
            "Open the graph in the run's folder and check that it ends in Save Take or Assemble Film.",
        )
    return f"{job.take}{place.suffix}"


def read_facts(facts: dict[str, Any]) -> FilmRecord | TakeFacts:
    """What a server measured, with finite numbers and whole text.

    Raises:
        StudioError: ``server_reply_invalid``.
    """
    try:
        found: FilmRecord | TakeFacts = _FACTS.validate_python(strict_json.loads(json.dumps(facts)))
    except (ValueError, RecursionError) as error:
        raise StudioError(
            "server_reply_invalid",
            f"What ComfyUI tells of a take can't be used: {error}.",
            "Run the graph again; look at the node that measured it.",
        ) from error
    return found


def new_job(
    run_id: str, kind: Kind, subject: str, attempt: int, seed: int, adjustment: Adjustment | None = None
) -> Job:
    """A job whose id and seed follow from the run, the subject and the attempt alone.

    Args:
        adjustment: what the attempt changes; None is another seed for each attempt.
    """
    take = str(TakeId(subject, attempt))
    adjustment = adjustment or Adjustment(seeds=attempt - 1)
    return Job(
        take=take,
        kind=kind,
        subject=subject,
        attempt=attempt,
        seed=zlib.crc32(f"{seed}:{kind}:{subject}:{adjustment.seeds + 1}".encode()) & 0x7FFFFFFF,
        prompt_id=settled_id(run_id, take),
        adjustment=adjustment,
    )
