"""A film made from another film: the same plan with a few things changed, and every take that still fits.

A revision is a run of its own, so that the earlier film stays. It gets the changed storyboard, the kept takes
of everything that didn't change, and a higher attempt number for what did; the director then goes its usual
way and finds most of its work done.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from ...common.errors import StudioError
from ...common.events import Created
from ...common.files import write_text
from ...common.records import PlainName, read_json, read_model
from ...common.runs import RunFolder
from ...common.story import Shot, Storyboard
from ..request.options import FilmOptions
from .takes import Take, new_job

KEPT = "kept.json"
"""Which take of each subject a finished film is made of."""
INHERITED = "inherited.json"
"""What a revision begins with, as the director's state holds it: jobs, and whether its storyboard is approved."""
AMENDED = "amended.json"
"""The storyboard that a revision makes, in place of what its request would be planned to."""
_KEPT = TypeAdapter(dict[str, PlainName])


def inherited(run: RunFolder) -> dict[str, Any]:
    """What a revision knows from the film before it; empty for other runs.

    Raises:
        StudioError: ``run_incompatible``.
    """
    try:
        found: dict[str, Any] = dict(read_json(run.root / INHERITED))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError) as error:
        raise StudioError(
            "run_incompatible", f"What run {run.id} begins with can't be read.", "Ask for the change again."
        ) from error
    return found


def read_storyboard(run: RunFolder, name: str = "storyboard.json") -> Storyboard:
    """The plan of a run, or another one that lies in its folder.

    Raises:
        StudioError: ``file_invalid``.
    """
    path = run.root / name
    try:
        return read_model(path, Storyboard)
    except (OSError, ValueError) as error:
        raise StudioError(
            "file_invalid",
            f"{path} is no storyboard.",
            "Let the run plan its film first, mend the file, or name another run.",
        ) from error


def kept_takes(run: RunFolder) -> dict[str, Take]:
    """The take of each line and shot that a run's film is made of, by subject; the newest while it has no film."""
    chosen = _chosen(run)
    found: dict[str, Take] = {}
    for path in run.takes.glob("*.take.json"):
        try:
            take = read_model(path, Take)
        except (OSError, ValueError):
            continue
        known = found.get(take.job.subject)
        if take.job.kind == "film" or chosen.get(take.job.subject, take.job.take) != take.job.take:
            continue
        if known is None or known.job.attempt < take.job.attempt:
            found[take.job.subject] = take
    return found


def kept_film(run: RunFolder) -> Take | None:
    """The take that is a finished run's film, or None while there is none."""
    try:
        return read_model(run.takes / f"{_chosen(run)['film']}.take.json", Take)
    except (OSError, ValueError, KeyError):
        return None


def _chosen(run: RunFolder) -> Mapping[str, str]:
    """Which take of each subject the film is made of; empty before there is one, or when it can't be read."""
    try:
        return _KEPT.validate_python(read_json(run.root / KEPT))
    except (OSError, ValueError):
        return {}


def revise(
    earlier: RunFolder,
    storyboard: Storyboard,
    options: FilmOptions,
    again: frozenset[str] = frozenset(),
    *,
    approved: bool = False,
) -> RunFolder:
    """A new run that makes ``storyboard`` out of what an earlier run made.

    Args:
        again: shots to make anew although their plan is the same.
        approved: a person wrote the storyboard, so that nobody is asked about it once more.

    Raises:
        StudioError: ``not_writable``, ``disk_full`` or ``file_invalid``.
    """
    before = read_storyboard(earlier)
    run = RunFolder.create(earlier.root.parent, options.request)
    write_text(run.root / AMENDED, storyboard.model_dump_json(indent=2))
    takes = kept_takes(earlier)
    changed = changes(before, storyboard) | again
    jobs: dict[str, list[dict[str, Any]]] = {"line_jobs": [], "shot_jobs": []}
    kept, wanted = [], _parts(storyboard)
    for subject, take in takes.items():
        if subject not in wanted:
            continue
        if subject in changed:
            job = new_job(run.id, take.job.kind, subject, take.job.attempt + 1, storyboard.seed)
        else:
            _take_over(earlier, run, take)
            job = take.job
            kept.append(job.take)
        jobs[f"{job.kind}_jobs"].append(job.model_dump(mode="json"))
    write_text(run.root / INHERITED, json.dumps({**jobs, "approved": approved}))
    write_text(run.root / "request.json", options.model_dump_json(indent=2))
    run.tell(Created(earlier=earlier.id, changed=sorted(changed), kept=sorted(kept)))
    return run


def changes(before: Storyboard, after: Storyboard) -> frozenset[str]:
    """Ids of shots and lines that differ between two plans and so have to be made (again)."""
    old, new = _parts(before), _parts(after)
    style = before.style is not after.style
    shots = {shot.id for shot in after.shots}
    return frozenset(name for name, part in new.items() if old.get(name) != part or (style and name in shots))


def _parts(storyboard: Storyboard) -> Mapping[str, Any]:
    """What each take depends on: a line on its words, a shot on all that is seen and said in it."""
    shots: dict[str, Any] = {shot.id: _seen(shot) for shot in storyboard.shots}
    return {**shots, **{line.id: line for shot in storyboard.shots for line in shot.lines}}


def _seen(shot: Shot) -> dict[str, Any]:
    return shot.model_dump(exclude={"cues", "transition"})


def _take_over(earlier: RunFolder, run: RunFolder, take: Take) -> None:
    """Copies a take into another run; ComfyUI gets it under the new run's name when it is needed."""
    for name in take.files:
        _copy(earlier.takes / name, run.takes / name)
    remote = [
        place.model_copy(update={"subfolder": place.subfolder.replace(earlier.id, run.id)})
        for place in take.remote
    ]
    moved = take.model_copy(update={"remote": remote})
    write_text(run.takes / f"{take.job.take}.take.json", moved.model_dump_json(indent=2))
    for form in (".json", ".api.json"):
        graph = earlier.graphs / f"{take.job.take}{form}"
        if graph.is_file():
            _copy(graph, run.graphs / graph.name)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
