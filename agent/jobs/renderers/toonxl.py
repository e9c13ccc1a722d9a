"""Shots as the studio's own small model draws them: SDXL's way, in the words and with the LoRAs that it was taught."""

from __future__ import annotations

from typing import Final

from ....common.story import Shot
from ....common.vocabulary import Framing
from ....configs.look import Look
from ....configs.schema import ControlPreset, SdxlConfig, load_loras
from ....toonxl.pictures import BASE, toon_lora
from ....toonxl.prompts import shot_words, shown_words
from ....workflows.prompts import Prompt
from ....workflows.skills.base import installed
from ....workflows.skills.identity import HEAD_JUDGE, TOON_JUDGES
from ....workflows.skills.worn import WornLora
from ...review.retakes import Adjustment
from .sdxl import Sdxl, noise

PROFILE: Final = "toonxl"
"""The profile and the quality preset of the small model."""
FROM_PUPPETS: Final = 0.55
"""How much noise is put on the puppets' picture: things and the place's details, which the model wasn't taught, stay
from it."""
FRAMINGS: Final = (Framing.CLOSE_UP, Framing.MEDIUM, Framing.FULL)
"""What the model was taught to draw, always with one figure; other shots stay the puppets'."""


class ToonXL(Sdxl):
    """The renderer of the studio's own small model."""

    quality = PROFILE
    judges = TOON_JUDGES
    controls = ("pose",)
    """Its depth ControlNet has never seen the things that films are full of."""

    def draws(self, shot: Shot) -> bool:
        """One figure, in a framing that it was taught."""
        return super().draws(shot) and len(shot.actors) == 1 and shot.framing in FRAMINGS

    def _profile(self, config: SdxlConfig) -> str:
        return PROFILE

    def _shows(self, shot: Shot) -> dict[str, str]:
        return shown_words(shot, self._looks, self._triggers(shot))

    def _denoise(self, controlled: bool, adjustment: Adjustment) -> float:
        return noise(FROM_PUPPETS, adjustment)

    def _prompt(self, shot: Shot, config: SdxlConfig) -> Prompt:
        return Prompt(shot_words(shot, self._looks, self._triggers(shot)), "")

    @property
    def _looks(self) -> dict[str, Look]:
        return {key: one.look for key, one in self._context.characters.items()}

    def _triggers(self, shot: Shot) -> dict[str, str]:
        """The words that call the model's LoRAs, by character."""
        return {key: word for key, (_, word) in self._taught(shot).items()}

    def _loras(self, shot: Shot) -> list[WornLora]:
        return [WornLora(name=name) for name, _ in self._taught(shot).values()]

    def _taught(self, shot: Shot) -> dict[str, tuple[str, str]]:
        """Name and trigger word of the model's LoRA of each actor that has one, by character."""
        registry = load_loras(self._context.folders)
        listed = installed(self._context.catalog, "LoraLoader.lora_name")
        found = {
            actor.character: toon_lora(self._context.characters[actor.character], registry, listed)
            for actor in shot.actors
        }
        return {who: worn for who, worn in found.items() if worn is not None}

    def _fits(self, preset: ControlPreset) -> bool:
        return (preset.file or "").startswith(BASE)

    def _needs_no_references(self, judge: str) -> bool:
        """The identity net takes puppets for references, which the model imitates."""
        return judge == HEAD_JUDGE

    def _guidance(self, shot: Shot) -> None:
        """Nothing: what guides was made for checkpoints of the full size."""
        return
