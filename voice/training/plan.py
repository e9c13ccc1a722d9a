"""The steps of a training: what each runs, what it is given, and what must be there afterwards."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from .listing import TrainingLine
from .settings import LORA, PRO, gpt_settings, sovits_settings

Version = Literal["v2", "v2Pro", "v2ProPlus", "v3", "v4"]
_PRETRAINED: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "v2": (
            "gsv-v2final-pretrained/s2G2333k.pth",
            "gsv-v2final-pretrained/s1bert25hz-5kh-longer-epoch=12-step=369668.ckpt",
        ),
        "v2Pro": ("v2Pro/s2Gv2Pro.pth", "s1v3.ckpt"),
        "v2ProPlus": ("v2Pro/s2Gv2ProPlus.pth", "s1v3.ckpt"),
        "v3": ("s2Gv3.pth", "s1v3.ckpt"),
        "v4": ("gsv-v4-pretrained/s2Gv4.pth", "s1v3.ckpt"),
    }
)
"""Files below ``pretrained_models``: SoVITS, GPT."""


class TrainingOptions(BaseModel):
    """What is trained, from what, with whose scripts.

    Attributes:
        name: the voice's name.
        checkout: the folder of GPT-SoVITS, with ``pretrained_models``.
        python: the Python of its environment.
        folder: where steps and weights are put.
        version: the kind of voice.
        sovits_epochs, gpt_epochs, batch, lora_rank: as in its own page.
        save_every: epochs from one saved voice to the next, at most; the last one is always saved.
        half: 16-bit floats; not on a processor.
        device: the graphics card's number; empty is the processor.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,31}$")
    checkout: Path
    python: Path
    folder: Path
    version: Version = "v2ProPlus"
    sovits_epochs: int = Field(8, ge=1, le=200)
    gpt_epochs: int = Field(15, ge=1, le=200)
    batch: int = Field(4, ge=1, le=64)
    save_every: int = Field(4, ge=1, le=200)
    lora_rank: Literal[16, 32, 64, 128] = 32
    half: bool = True
    device: str = Field("0", pattern=r"^\d{0,2}$")

    def pretrained(self, part: Literal["sovits", "gpt"]) -> Path:
        """The weights that training begins with."""
        names = _PRETRAINED[self.version]
        return self.models / names[0 if part == "sovits" else 1]

    @property
    def models(self) -> Path:
        """The folder of weights in the checkout."""
        return self.checkout / "GPT_SoVITS" / "pretrained_models"


@dataclass(frozen=True)
class TrainingStep:
    """One script.

    Attributes:
        name: for people and for the record of what is done.
        command: program and arguments.
        environment: what the script reads beside the harmless variables.
        folders: made beforehand; the scripts lose their output without.
        settings: files written beforehand, with their text.
        needs: files that it reads.
        outputs: what must be there afterwards.
        merge: parts that are joined afterwards: pattern, target, header.
    """

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str]
    outputs: tuple[StepOutput, ...]
    folders: tuple[Path, ...] = ()
    settings: Mapping[Path, str] = field(default_factory=dict)
    needs: tuple[Path, ...] = ()
    merge: PartMerge | None = None


@dataclass(frozen=True)
class StepOutput:
    """What a step must leave: at least ``least`` files of a pattern, or lines of the one file where ``lines``.

    Where ``fresh``, files that an earlier run left don't count.
    """

    folder: Path
    pattern: str
    least: int
    lines: bool = False
    fresh: bool = False


@dataclass(frozen=True)
class PartMerge:
    """Parts of a step that the caller joins; the second file of the trainer loses its first clip without a header."""

    parts: str
    target: Path
    header: str = ""


def experiment(options: TrainingOptions, lines: Sequence[TrainingLine]) -> Path:
    """The step folder: its name holds what it was made from, so that parts of another list are never taken for its own."""
    digest = hashlib.sha256(options.version.encode())
    for line in lines:
        digest.update(f"{line.clip.name}|{line.language}|{line.text}\n".encode())
        digest.update(line.clip.read_bytes())
    return options.folder.resolve() / "logs" / f"{options.name}-{digest.hexdigest()[:10]}"


def plan_training(
    options: TrainingOptions, source: Path, lines: Sequence[TrainingLine]
) -> list[TrainingStep]:
    """The steps in their order.

    Raises:
        StudioError: ``file_missing``, ``file_invalid`` for the checkout's templates.
    """
    folder = experiment(options, lines)
    prepare = _Preparation(options, source.resolve(), folder, len(lines))
    steps = [prepare.text(), prepare.hubert()]
    if options.version in PRO:
        steps.append(prepare.speaker())
    return [*steps, prepare.semantic(), _sovits(options, folder), _gpt(options, folder)]


@dataclass(frozen=True)
class _Preparation:
    """The steps that turn clips and words into what is trained on."""

    options: TrainingOptions
    source: Path
    folder: Path
    count: int

    def text(self) -> TrainingStep:
        bert = self.options.models / "chinese-roberta-wwm-ext-large"
        merge = PartMerge("2-name2text-*.txt", self.folder / "2-name2text.txt")
        outputs = (StepOutput(self.folder, "2-name2text.txt", self.count, lines=True),)
        return self._step("text", "1-get-text.py", outputs, merge, bert_pretrained_dir=str(bert))

    def hubert(self) -> TrainingStep:
        base = self.options.models / "chinese-hubert-base"
        outputs = (
            StepOutput(self.folder / "4-cnhubert", "*.pt", self.count),
            StepOutput(self.folder / "5-wav32k", "*.wav", self.count),
        )
        return self._step("hubert", "2-get-hubert-wav32k.py", outputs, cnhubert_base_dir=str(base))

    def speaker(self) -> TrainingStep:
        path = self.options.models / "sv" / "pretrained_eres2netv2w24s4ep4.ckpt"
        outputs = (StepOutput(self.folder / "7-sv_cn", "*.pt", self.count),)
        return self._step("speaker", "2-get-sv.py", outputs, sv_path=str(path))

    def semantic(self) -> TrainingStep:
        merge = PartMerge(
            "6-name2semantic-*.tsv", self.folder / "6-name2semantic.tsv", "item_name\tsemantic_audio"
        )
        name = f"s2{self.options.version}.json" if self.options.version in PRO else "s2.json"
        outputs = (StepOutput(self.folder, "6-name2semantic.tsv", self.count + 1, lines=True),)
        return self._step(
            "semantic",
            "3-get-semantic.py",
            outputs,
            merge,
            pretrained_s2G=str(self.options.pretrained("sovits")),
            s2config_path=str(self.options.checkout / "GPT_SoVITS" / "configs" / name),
        )

    def _step(
        self,
        name: str,
        script: str,
        outputs: tuple[StepOutput, ...],
        merge: PartMerge | None = None,
        **environment: str,
    ) -> TrainingStep:
        path = self.options.checkout / "GPT_SoVITS" / "prepare_datasets" / script
        given = {
            "inp_text": str(self.source),
            "inp_wav_dir": "",
            "exp_name": self.folder.name,
            "opt_dir": str(self.folder),
            "i_part": "0",
            "all_parts": "1",
            "is_half": str(self.options.half),
            "version": self.options.version,
            **environment,
        }
        return TrainingStep(
            name, (str(self.options.python), "-s", str(path)), {**_common(self.options), **given},
            outputs, (self.folder,), needs=(path, self.source), merge=merge,
        )  # fmt: skip


def _sovits(options: TrainingOptions, folder: Path) -> TrainingStep:
    weights = options.folder.resolve() / f"SoVITS_weights_{options.version}"
    script = "s2_train_v3_lora.py" if options.version in LORA else "s2_train.py"
    path, config = options.checkout / "GPT_SoVITS" / script, folder / "s2.json"
    logs = [folder / f"logs_s2_{options.version}"]
    if options.version in LORA:
        logs.append(folder / f"logs_s2_{options.version}_lora_{options.lora_rank}")
    return TrainingStep(
        "sovits",
        (str(options.python), "-s", str(path), "--config", str(config)),
        _common(options),
        (StepOutput(weights, f"{folder.name}_e*.pth", 1, fresh=True),),
        (folder, weights, *logs),
        {config: sovits_settings(options, folder, weights)},
        (path, folder / "2-name2text.txt"),
    )


def _gpt(options: TrainingOptions, folder: Path) -> TrainingStep:
    weights = options.folder.resolve() / f"GPT_weights_{options.version}"
    path, config = options.checkout / "GPT_SoVITS" / "s1_train.py", folder / "s1.yaml"
    return TrainingStep(
        "gpt",
        (str(options.python), "-s", str(path), "--config_file", str(config)),
        # torch 2.6 and newer don't resume its checkpoints otherwise
        {**_common(options), "hz": "25hz", "TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD": "1"},
        (StepOutput(weights, f"{folder.name}-e*.ckpt", 1, fresh=True),),
        (folder, weights, folder / f"logs_s1_{options.version}"),
        {config: gpt_settings(options, folder, weights)},
        (path, folder / "6-name2semantic.tsv", folder / "2-name2text.txt"),
    )


def _common(options: TrainingOptions) -> dict[str, str]:
    root = options.checkout.resolve()
    return {
        "PYTHONPATH": f"{root}:{root / 'GPT_SoVITS'}",
        "_CUDA_VISIBLE_DEVICES": options.device,
        "CUDA_VISIBLE_DEVICES": options.device,
    }
