"""A run's files by what they mean: who reads or writes one comes through here, and only here are their names known.

The folder itself, its status and its events are :class:`.RunFolder`'s. Whatever is read may come from somebody else,
so it is read through its model.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter

from ...common.checks import FilmVerdict
from ...common.errors import StudioError
from ...common.events import BudgetChanged
from ...common.files import atomic_path, write_text
from ...common.records import PlainName, read_json, read_model
from ...common.runs import RunFolder, list_runs
from ...common.story import Storyboard
from ..request.options import BudgetChange, FilmOptions
from .hand_cut import HandCut
from .takes import Take

STORYBOARD: Final = "storyboard.json"
REQUEST: Final = "request.json"
VERDICT: Final = "verdict.json"
KEPT: Final = "kept.json"
"""Which take of each subject a finished film is made of."""
INHERITED: Final = "inherited.json"
"""What a run begins with, as the director's state holds it: a new one its plan, a revision jobs, and whether its
storyboard is approved."""
HAND_CUT: Final = "cut.json"
"""The cut that a person made elsewhere, in place of what follows from the storyboard."""
AMENDED: Final = "amended.json"
"""The storyboard that a revision makes, in place of what its request would be planned to."""
FILM: Final = "film"
"""The film's files are called so, with the endings that its take's files have."""
REPORT: Final = "report.html"
_TAKE, _API, _EDITOR = ".take.json", ".api.json", ".json"
_KEPT: TypeAdapter[dict[str, str]] = TypeAdapter(dict[str, PlainName])


@dataclass(frozen=True)
class RunStore:
    """What one run's folder holds."""

    run: RunFolder

    @property
    def film(self) -> Path:
        """Where the finished film lies."""
        return self.run.root / f"{FILM}.mp4"

    @property
    def storyboard_file(self) -> Path:
        """Where the plan lies, for who edits it."""
        return self.run.root / STORYBOARD

    @property
    def report(self) -> Path:
        """Where the report lies."""
        return self.run.root / REPORT

    def options(self) -> FilmOptions:
        """What was asked.

        Raises:
            StudioError: ``run_incompatible``.
        """
        try:
            return read_model(self.run.root / REQUEST, FilmOptions)
        except (OSError, ValueError) as error:
            raise StudioError(
                "run_incompatible",
                f"The request of run {self.run.id} can't be read.",
                "Start the film anew with `./studio make`.",
            ) from error

    def save_options(self, options: FilmOptions) -> None:
        """Writes down what was asked."""
        write_text(self.run.root / REQUEST, options.model_dump_json(indent=2))

    def raise_budgets(self, change: BudgetChange) -> FilmOptions:
        """Gives the run other limits from now on, and returns what was asked with them.

        Raises:
            StudioError: ``run_incompatible``, ``not_writable`` or ``disk_full``.
        """
        options = self.options()
        merged = options.model_copy(update={"budgets": options.budgets.merged(change)})
        if merged != options:
            self.save_options(merged)
            self.run.tell(BudgetChanged(**change.model_dump(exclude_none=True)))
        return merged

    def storyboard(self, name: str = STORYBOARD) -> Storyboard:
        """The plan, or another one that lies in the folder.

        Raises:
            StudioError: ``file_invalid``.
        """
        path = self.run.root / name
        try:
            return read_model(path, Storyboard)
        except (OSError, ValueError) as error:
            raise StudioError(
                "file_invalid",
                f"{path} is no storyboard.",
                "Let the run plan its film first, mend the file, or name another run.",
            ) from error

    def has_storyboard(self, name: str = STORYBOARD) -> bool:
        """Whether there is such a plan."""
        return (self.run.root / name).is_file()

    def save_storyboard(self, board: Storyboard, name: str = STORYBOARD) -> None:
        """Replaces the plan, or another one."""
        write_text(self.run.root / name, board.model_dump_json(indent=2))

    def inherited(self) -> dict[str, Any]:
        """What a run begins with, as the director's state; empty for one that plans itself.

        Raises:
            StudioError: ``run_incompatible``.
        """
        try:
            return dict(read_json(self.run.root / INHERITED))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, TypeError) as error:
            raise StudioError(
                "run_incompatible",
                f"What run {self.run.id} begins with can't be read.",
                "Ask for the film, or the change, again.",
            ) from error

    def save_inherited(self, known: Mapping[str, Any]) -> None:
        """Writes down what a run begins with."""
        write_text(self.run.root / INHERITED, json.dumps(known))

    def hand_cut(self) -> HandCut | None:
        """The cut that a person made elsewhere; None where the film is cut as it is planned.

        Raises:
            StudioError: ``run_incompatible``.
        """
        try:
            return read_model(self.run.root / HAND_CUT, HandCut)
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise StudioError(
                "run_incompatible",
                f"{self.run.root / HAND_CUT} is no cut.",
                "Import the cut again, or remove the file: the film is then cut as it is planned.",
            ) from error

    def save_hand_cut(self, cut: HandCut) -> None:
        """Writes down a cut that a person made elsewhere."""
        write_text(self.run.root / HAND_CUT, cut.model_dump_json(indent=2))

    def take(self, name: str) -> Take | None:
        """A finished take by its id; None when there is none, it can't be read or a file of it is missing."""
        try:
            take = read_model(self.run.takes / f"{name}{_TAKE}", Take)
        except (OSError, ValueError):
            return None
        return take if all((self.run.takes / file).is_file() for file in take.files) else None

    def records(self, subject: str = "") -> Iterator[Take]:
        """The records of all takes, or of a subject's, by name; those that can't be read are left out."""
        for path in sorted(self.run.takes.glob(f"{subject}-t*{_TAKE}" if subject else f"*{_TAKE}")):
            try:
                yield read_model(path, Take)
            except (OSError, ValueError):
                continue

    def attempts(self, subject: str) -> list[str]:
        """The ids of a subject's takes, read or not."""
        return sorted(path.name.removesuffix(_TAKE) for path in self.run.takes.glob(f"{subject}-t*{_TAKE}"))

    def save_take(self, take: Take) -> None:
        """Writes a take's record, which is what makes it finished: its files come first."""
        write_text(self.run.takes / f"{take.job.take}{_TAKE}", take.model_dump_json(indent=2))

    def graph(self, name: str) -> Any:
        """The graph of a take as ComfyUI got it.

        Raises:
            OSError: it can't be read.
            ValueError: it is no strict JSON.
        """
        return read_json(self.run.graphs / f"{name}{_API}")

    def editor_graph(self, name: str) -> Any:
        """The graph of a take as ComfyUI's page shows it.

        Raises:
            StudioError: ``take_unknown`` where there is none, or it can't be read.
        """
        if name in {path.name.removesuffix(_EDITOR) for path in self.run.graphs.glob(f"*{_EDITOR}")}:
            with suppress(OSError, ValueError):
                return read_json(self.run.graphs / f"{name}{_EDITOR}")
        raise StudioError(
            "take_unknown",
            f"Run {self.run.id} has no graph of a take '{name}'.",
            "Choose a take of that run.",
        )

    def save_graph(self, name: str, api: Mapping[str, Any], editor: Mapping[str, Any]) -> None:
        """Writes a graph in both forms, as ComfyUI gets it and as its page shows it."""
        write_text(self.run.graphs / f"{name}{_API}", json.dumps(api, indent=1, ensure_ascii=False))
        write_text(self.run.graphs / f"{name}{_EDITOR}", json.dumps(editor, ensure_ascii=False))

    def take_over(self, earlier: RunFolder, take: Take) -> None:
        """Copies a take out of another run; ComfyUI gets it under this run's name when it is needed."""
        for name in take.files:
            _copy(earlier.takes / name, self.run.takes / name)
        remote = [
            place.model_copy(update={"subfolder": place.subfolder.replace(earlier.id, self.run.id)})
            for place in take.remote
        ]
        self.save_take(take.model_copy(update={"remote": remote}))
        for form in (_EDITOR, _API):
            graph = earlier.graphs / f"{take.job.take}{form}"
            if graph.is_file():
                _copy(graph, self.run.graphs / graph.name)

    def chosen(self) -> Mapping[str, str]:
        """Which take of each subject the film is made of; empty before there is one, or when it can't be read."""
        try:
            return _KEPT.validate_python(read_json(self.run.root / KEPT))
        except (OSError, ValueError):
            return {}

    def kept_takes(self) -> dict[str, Take]:
        """The take of each line and shot that the film is made of; the newest while there is no film."""
        chosen = self.chosen()
        found: dict[str, Take] = {}
        for take in self.records():
            known = found.get(take.job.subject)
            if take.job.kind == "film" or chosen.get(take.job.subject, take.job.take) != take.job.take:
                continue
            if known is None or known.job.attempt < take.job.attempt:
                found[take.job.subject] = take
        return found

    def kept_film(self) -> Take | None:
        """The take that is the finished film, or None while there is none."""
        try:
            return read_model(self.run.takes / f"{self.chosen()['film']}{_TAKE}", Take)
        except (OSError, ValueError, KeyError):
            return None

    def verdict(self) -> FilmVerdict:
        """What the finished film is worth.

        Raises:
            StudioError: ``file_invalid`` when there is none, or it can't be read.
        """
        path = self.run.root / VERDICT
        try:
            return read_model(path, FilmVerdict)
        except (OSError, ValueError) as error:
            raise StudioError("file_invalid", f"{path} can't be read.", "Make the film again.") from error

    def deliver(self, takes: Mapping[str, Take], verdict: FilmVerdict) -> None:
        """Puts the film's files under their final names, with its verdict and what it is made of.

        Args:
            takes: the kept take of each subject, the film among them.
        """
        for name in takes["film"].files:
            source = self.run.takes / name
            with atomic_path(self.run.root / f"{FILM}{source.suffix}") as temporary:
                shutil.copyfile(source, temporary)
        write_text(self.run.root / VERDICT, verdict.model_dump_json(indent=2))
        kept = {name: take.job.take for name, take in takes.items()}
        write_text(self.run.root / KEPT, json.dumps(kept))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def newest_storyboard(runs: Path) -> Storyboard | None:
    """The plan of the newest finished film: what "the same but stormier" refers to."""
    for record in list_runs(runs):
        store = RunStore(RunFolder(runs / record.id))
        if record.status == "finished" and store.has_storyboard():
            try:
                return store.storyboard()
            except StudioError:
                continue
    return None
