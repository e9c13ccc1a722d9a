"""Runs the steps of a training: what is done isn't done again, and what a script lost is said."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ValidationError

from ...common.environment import child_environment
from ...common.errors import StudioError
from ...common.files import atomic_path
from ...common.progress import Progress, silent
from .listing import read_list
from .plan import StepOutput, TrainingOptions, TrainingStep, experiment, plan_training

RECORD: Final = "steps.json"
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
    log = folder / f"{step.name}.log"
    with log.open("wb") as output:
        code = subprocess.run(
            step.command,
            cwd=options.checkout,
            env={**child_environment(), **step.environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
        ).returncode
    last = log.read_text("utf-8", errors="replace")[-_TAIL:].strip()
    if code:
        raise StudioError(
            "training_failed", f"The step {step.name} ended with {code}: {last}", f"Read {log}, then go on."
        )
    _join(step, folder)
    if lacking := _lacks(step.outputs):
        raise StudioError(
            "training_failed",
            f"The step {step.name} ended well and left too little: {lacking}.",
            f"Read {log}: the scripts leave out what they can't read without failing.",
        )


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


def _lacks(outputs: Sequence[StepOutput]) -> str:
    """What of the outputs isn't there, in words; empty when all is."""
    for output in outputs:
        files = list(output.folder.glob(output.pattern)) if output.folder.is_dir() else []
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
