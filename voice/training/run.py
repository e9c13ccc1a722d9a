"""Runs the steps of a training: what is done isn't done again, and what a script lost is said."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Final

from filelock import FileLock, Timeout
from pydantic import BaseModel, ValidationError

from ...common.environment import child_environment
from ...common.errors import StudioError
from ...common.files import atomic_path, file_error
from ...common.progress import Progress, silent
from ...llm_bridge.engines.process import KEEPER
from .listing import read_list
from .plan import StepOutput, TrainingOptions, TrainingStep, experiment, plan_training

RECORD: Final = "steps.json"
NOTHING: Final[Mapping[Path, tuple[int, int]]] = MappingProxyType({})
_TAIL: Final = 2000
"""Letters of a script's last words that are told."""


class StepRecord(BaseModel):
    """Steps that are done: name → what they were made from."""

    done: dict[str, str] = {}


class VoiceWeights(BaseModel):
    """The weights of a trained voice, the last epoch's last."""

    sovits: list[Path]
    gpt: list[Path]


def train_voice(options: TrainingOptions, source: Path, progress: Progress = silent) -> VoiceWeights:
    """Runs what isn't done yet of a training with the clips that a list names.

    Raises:
        StudioError: ``file_missing`` and ``file_invalid`` for the list, the checkout and its weights;
            ``training_failed`` for a script that failed, or ended well and left less than it should.
    """
    lines = read_list(source)
    folder = experiment(options, lines)
    steps = plan_training(options, source, lines)
    _check_parts(options)
    with _alone(folder):
        return _trained(steps, options, folder, progress)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Nobody else trains in the folder meanwhile: two would write over each other's parts."""
    lock = FileLock(folder.with_name(f".{folder.name}.lock"), timeout=0)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise StudioError(
            "file_busy",
            f"Another training writes into {folder} already.",
            "Wait until it has ended, or name another --folder.",
        ) from error
    except OSError as error:
        raise file_error(error, folder) from error
    try:
        yield
    finally:
        lock.release()


def _trained(
    steps: Sequence[TrainingStep], options: TrainingOptions, folder: Path, progress: Progress
) -> VoiceWeights:
    record = _read(folder / RECORD)
    for place, step in enumerate(steps):
        mark = _mark(step)
        if record.done.get(step.name) == mark and not _lacks(step.outputs):
            continue
        progress(place / len(steps), f"Step {place + 1} of {len(steps)}: {step.name}")
        _run(step, options, folder)
        record = StepRecord(done={**record.done, step.name: mark})
        with atomic_path(folder / RECORD) as temporary:
            temporary.write_text(record.model_dump_json(indent=2), "utf-8")
    progress(1.0, "Done")
    sovits, gpt = (_newest_last(step.outputs[0]) for step in steps[-2:])
    return VoiceWeights(sovits=sovits, gpt=gpt)


def _check_parts(options: TrainingOptions) -> None:
    """That the weights and the Python are there: scripts fail late and with other words."""
    for path in (options.python, options.pretrained("sovits"), options.pretrained("gpt")):
        if not path.exists():
            raise StudioError(
                "file_missing",
                f"{path} isn't there.",
                "Complete the checkout of GPT-SoVITS as its guide says.",
            )


def _run(step: TrainingStep, options: TrainingOptions, folder: Path) -> None:
    for made in step.folders:
        made.mkdir(parents=True, exist_ok=True)
    for path, text in step.settings.items():
        with atomic_path(path) as temporary:
            temporary.write_text(text, "utf-8")
    _clear(step)
    before = _states(step.outputs)
    log = folder / f"{step.name}.log"
    try:
        log.write_bytes(b"")
        code = _kept(step, options, log)
    except OSError as error:
        raise file_error(error, log) from error
    last = log.read_text("utf-8", errors="replace")[-_TAIL:].strip()
    if code:
        raise StudioError(
            "training_failed", f"The step {step.name} ended with {code}: {last}", f"Read {log}, then go on."
        )
    _join(step, folder)
    if lacking := _lacks(step.outputs, before):
        raise StudioError(
            "training_failed",
            f"The step {step.name} ended well and left too little: {lacking}.",
            f"Read {log}: the scripts leave out what they can't read without failing. To train anew, remove {folder}.",
        )


def _kept(step: TrainingStep, options: TrainingOptions, log: Path) -> int:
    """Runs the step's script under a keeper, which ends it and its workers with the studio, however that ends."""
    keeper = [
        sys.executable,
        "-I",
        str(KEEPER),
        "--owner",
        str(os.getpid()),
        "--log",
        str(log),
        "--grace",
        "3",
    ]
    child = subprocess.Popen(
        [*keeper, "--", *step.command],
        cwd=options.checkout,
        env={**child_environment(), **step.environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return child.wait()
    finally:
        if child.poll() is None:
            child.terminate()
            child.wait()


def _clear(step: TrainingStep) -> None:
    """Takes away what an earlier run left: a script that finds its part does nothing and ends well."""
    if step.merge:
        for part in step.outputs[0].folder.glob(step.merge.parts):
            part.unlink()
        step.merge.target.unlink(missing_ok=True)


def _join(step: TrainingStep, folder: Path) -> None:
    if not step.merge:
        return
    rows = [step.merge.header] if step.merge.header else []
    for part in sorted(folder.glob(step.merge.parts)):
        rows += [row for row in part.read_text("utf-8").splitlines() if row and row != step.merge.header]
    with atomic_path(step.merge.target) as temporary:
        temporary.write_text("\n".join(rows) + "\n", "utf-8")


def _states(outputs: Sequence[StepOutput]) -> dict[Path, tuple[int, int]]:
    """What of the outputs that have to be fresh was there before, with the time and size of each."""
    return {
        path: (path.stat().st_mtime_ns, path.stat().st_size)
        for output in outputs
        if output.fresh
        for path in output.folder.glob(output.pattern)
    }


def _lacks(outputs: Sequence[StepOutput], before: Mapping[Path, tuple[int, int]] = NOTHING) -> str:
    """What of the outputs isn't there, or is as it was before, in words; empty when all is."""
    for output in outputs:
        files = list(output.folder.glob(output.pattern)) if output.folder.is_dir() else []
        now = _states([output])
        files = [path for path in files if path not in before or before[path] != now[path]]
        found = len(files[0].read_text("utf-8").splitlines()) if output.lines and files else len(files)
        if found < output.least:
            kind = "lines" if output.lines else "files"
            return f"{found} of {output.least} {kind} of {output.pattern} in {output.folder.name}"
    return ""


def _mark(step: TrainingStep) -> str:
    """What a step is made from: its command, settings and the content of the files that it reads."""
    digest = hashlib.sha256("\0".join(step.command).encode())
    digest.update(repr(sorted(step.environment.items())).encode())
    for path, text in sorted(step.settings.items()):
        digest.update(f"{path}\0{text}".encode())
    for path in step.needs:
        digest.update(path.read_bytes() if path.is_file() else b"")
    return digest.hexdigest()


def _read(path: Path) -> StepRecord:
    try:
        return StepRecord.model_validate_json(path.read_text("utf-8"))
    except (OSError, ValidationError):
        return StepRecord()


def _newest_last(output: StepOutput) -> list[Path]:
    return sorted(output.folder.glob(output.pattern), key=lambda path: (path.stat().st_mtime, path.name))
