"""Shots as the user's checkpoint draws them after the puppets' staging, with LoRAs, ControlNets and references.

What another model for SDXL's nodes needs otherwise is a method of its own here, for its renderer to replace.
"""

from __future__ import annotations

from collections.abc import Sequence

from ....common.errors import StudioError
from ....common.story import Shot
from ....configs.look import Pattern
from ....configs.places import ConfigFolder
from ....configs.schema import ControlPreset, SdxlConfig, load_controlnets, load_loras, load_sdxl
from ....toonxl.pictures import BASE, draws_with_toonxl
from ....workflows.graph import Graph
from ....workflows.models.files import find_file
from ....workflows.prompts import Prompt, joined, shot_prompt, woken
from ....workflows.skills import get_skill
from ....workflows.skills.base import installed
from ....workflows.skills.identity import (
    HEAD_JUDGE,
    HEADS,
    JUDGES,
    Gate,
    Guidance,
    best_judge,
    gate_of,
    guidance,
)
from ....workflows.skills.judge import Staged
from ....workflows.skills.regions import StagedCharacter
from ....workflows.skills.sdxl import SdxlShot
from ....workflows.skills.worn import WornLora
from ...knowledge.recall import prompt_words
from ...review.retakes import Adjustment
from ...run.takes import Job
from ..context import JobContext

FROM_PUPPETS = 0.7
"""How much noise is put on the puppets' picture where no ControlNet keeps the staging."""
LEAST_NOISE, MOST_CONTROL = 0.3, 1.5
"""Less noise leaves the puppets' look; a stronger ControlNet spoils the picture."""
LEAST_REFERENCES = 3
"""Fewer references give no verdict, so drawing several pictures would be in vain."""


def picture_size(pixels: int, shape: float) -> tuple[int, int]:
    """Width and height of about ``pixels`` in all with the ratio ``shape``, multiples of 8 as latents need."""
    height = (pixels / shape) ** 0.5
    return max(64, round(height * shape / 8) * 8), max(64, round(height / 8) * 8)


def noise(usual: float, adjustment: Adjustment) -> float:
    """How much noise is put on the puppets' picture: the less, the more of the staging is to stay."""
    return round(min(max(usual / adjustment.control_strength, LEAST_NOISE), 1.0), 3)


def weighed(lora: WornLora, factor: float, folders: Sequence[ConfigFolder] | None) -> WornLora:
    """A LoRA with its weight, or the recommended one, times ``factor``."""
    if factor == 1.0:
        return lora
    usual = load_loras(folders).loras[lora.name].weight if lora.weight is None else lora.weight
    return lora.model_copy(update={"weight": max(-4.0, min(4.0, round(usual * factor, 3)))})


class Sdxl:
    """The renderer of the user's checkpoint."""

    quality = "standard"
    judges: Sequence[str] = JUDGES
    """What may compare a picture with the character, the best first."""
    controls: Sequence[str] = ("pose", "depth")
    """Kinds of ControlNets that are followed."""

    def __init__(self, context: JobContext) -> None:
        self._context = context

    def draws(self, shot: Shot) -> bool:
        """Everything but cards."""
        return not shot.card

    def graph(self, job: Job) -> Graph:
        """A shot's graph."""
        return get_skill("sdxl_shot").graph(self.parameters(job), self._context.catalog)

    def staged(self, job: Job) -> Staged:
        """What the picture was drawn after."""
        shot = self._context.shots[job.subject]
        looks = [self._context.characters[actor.character].look for actor in shot.actors]
        colours = [
            f"{look.top_colour} {look.top.value}".replace("_", " ")
            for look in looks
            if look.top_pattern is not Pattern.CHECK
        ]
        return Staged(
            drawn=self.parameters(job), colours=", ".join(dict.fromkeys(colours)), shows=self._shows(shot)
        )

    def adjustable(self, shot: Shot) -> frozenset[str]:
        """Words, how much of the staging stays, and the weight of LoRAs where some are worn."""
        worn = {"lora_weight"} if self._loras(shot) else set()
        return frozenset({"prompt_term", "control_strength", *worn})

    def parameters(self, job: Job) -> SdxlShot:
        """What the skill ``sdxl_shot`` gets for a shot.

        Raises:
            StudioError: ``config_missing`` for a profile that isn't there.
        """
        context, config = self._context, load_sdxl(self._context.folders)
        shot, profile = context.shots[job.subject], self._profile(config)
        if profile not in config.profiles:
            raise StudioError(
                "config_missing",
                f"sdxl_config.yaml has no profile '{profile}'.",
                f"Use {', '.join(config.profiles)}.",
            )
        sizes, prompt = config.profiles[profile], self._prompt(shot, config)
        width, height = picture_size(
            sizes.width * sizes.height, context.options.width / context.options.height
        )
        controls, gate = self._controls(), self._gate(shot)
        figures = self._figures(shot, config, job.adjustment) if len(shot.actors) > 1 else []
        loras = [lora for lora in self._loras(shot) if not figures or self._shared(lora)]
        return SdxlShot(
            run=context.run_id,
            take=job.take,
            width=context.options.width,
            height=context.options.height,
            fps=context.options.fps,
            seed=job.seed,
            shot=shot.model_copy(update={"seconds": context.lengths[shot.id]}),
            prompt=joined([prompt.positive, *job.adjustment.prompt_terms]),
            negative=prompt.negative,
            profile=profile,
            quality=self.quality,
            loras=[weighed(lora, job.adjustment.lora_weight, context.folders) for lora in loras],
            figures=figures,
            controls=controls,
            control_strength=min(job.adjustment.control_strength, MOST_CONTROL),
            picture_width=width,
            picture_height=height,
            denoise=self._denoise(bool(controls), job.adjustment),
            candidates=context.characters[gate.character].consistency.candidates if gate else 1,
            gate=gate,
            guidance=self._guidance(shot),
        )

    def _profile(self, config: SdxlConfig) -> str:
        return config.profile

    def _shows(self, shot: Shot) -> dict[str, str]:
        """Words that the picture shows, by aspect, for a judge that knows them."""
        return {}

    def _denoise(self, controlled: bool, adjustment: Adjustment) -> float:
        return 1.0 if controlled else noise(FROM_PUPPETS, adjustment)

    def _prompt(self, shot: Shot, config: SdxlConfig) -> Prompt:
        prompt = shot_prompt(
            shot,
            self._context.characters,
            style=config.styles.get("animated_film"),
            negative=config.negatives.get("standard", ""),
        )
        known = prompt_words(self._context.facts, str(shot.setting.place))
        return Prompt(joined([prompt.positive, known]), prompt.negative) if known else prompt

    def _figures(self, shot: Shot, config: SdxlConfig, adjustment: Adjustment) -> list[StagedCharacter]:
        """Everybody in the shot with the words of a shot of their own, and their own LoRAs.

        Trigger words of a LoRA on the model stand in everybody's words; a hooked one adds its own.
        """
        folders = self._context.folders
        registry, figures = load_loras(folders).loras, []
        for actor in shot.actors:
            alone = shot.model_copy(update={"actors": [actor]})
            worn = [weighed(lora, adjustment.lora_weight, folders) for lora in self._loras(alone)]
            prompt = joined([self._prompt(alone, config).positive, *adjustment.prompt_terms])
            shared = [lora for lora in worn if self._shared(lora)]
            triggers = [word for lora in shared for word in registry[lora.name].trigger_words]
            own = [lora for lora in worn if lora not in shared]
            figures.append(
                StagedCharacter(character=actor.character, prompt=woken(prompt, triggers), loras=own)
            )
        return figures

    def _shared(self, lora: WornLora) -> bool:
        """Whether a LoRA belongs to the whole picture, as a style does, and to no character."""
        return load_loras(self._context.folders).loras[lora.name].type != "character"

    def _loras(self, shot: Shot) -> list[WornLora]:
        """The LoRAs of everybody in the shot whose files are installed and fit the profile's model."""
        registry = load_loras(self._context.folders)
        files = installed(self._context.catalog, "LoraLoader.lora_name")
        cast = [self._context.characters[actor.character] for actor in shot.actors]
        uses = {use.name: use for preset in cast for use in preset.loras}
        return [
            WornLora(name=use.name, weight=use.weight)
            for use in uses.values()
            if (known := registry.loras.get(use.name)) is not None
            and find_file(known.file, files)
            and (known.base == BASE) == self._small
        ]

    @property
    def _small(self) -> bool:
        """Whether the profile of SDXL's films loads the studio's own small model."""
        config = load_sdxl(self._context.folders)
        return config.profile in config.profiles and draws_with_toonxl(config.profiles[config.profile])

    def _controls(self) -> dict[str, str]:
        """Presets, by kind, for which a ControlNet of the renderer's checkpoint is installed."""
        config = load_controlnets(self._context.folders)
        have = set(installed(self._context.catalog, "ControlNetLoader.control_net_name"))
        found: dict[str, str] = {}
        for name, preset in config.presets.items():
            there = any(find_file(file, have) for file in config.files(preset))
            if preset.kind in self.controls and there and self._fits(preset):
                found.setdefault(preset.kind, name)
        return found

    def _fits(self, preset: ControlPreset) -> bool:
        """Whether a ControlNet was made for the renderer's checkpoint."""
        return not (preset.file or "").startswith(BASE)

    def _gate(self, shot: Shot) -> Gate | None:
        """The gate for a shot of one character, where something to compare with is installed."""
        if len(shot.actors) != 1:
            return None
        actor, usable = shot.actors[0], list(self.judges)
        preset = self._context.characters[actor.character]
        if shot.framing not in HEADS or actor.x or shot.things:
            usable.remove(HEAD_JUDGE)  # there is no telling where the head is, or it is too small
        if len(preset.references) < LEAST_REFERENCES:
            usable = [name for name in usable if self._needs_no_references(name)]
        if (wanted := preset.consistency.backend) != "auto":
            usable = [name for name in usable if name == wanted]
        judge = best_judge(self._context.catalog, usable)
        return gate_of(judge, preset.id, shot.framing, preset.consistency.accept)

    def _needs_no_references(self, judge: str) -> bool:
        """Whether a judge can tell a character without reference pictures of its own: none can here."""
        return False

    def _guidance(self, shot: Shot) -> Guidance | None:
        """Reference pictures for the checkpoint to follow, in a shot of one character."""
        if len(shot.actors) != 1:
            return None
        return guidance(self._context.catalog, self._context.characters[shot.actors[0].character].references)
