"""Pictures of known characters for whoever speaks with a language model: ask, and get a file with its facts.

The work is done by the nodes *Character Shot* and *Character Scene* of the ComfyUI at hand, which knows the
presets, LoRAs and models; nothing is drawn or decided here.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...common.errors import StudioError
from ...common.progress import Progress, silent
from ...common.vocabulary import Emotion, Framing, Gesture
from ...workflows.api.client import ComfyClient
from ...workflows.api.replies import server_file
from ...workflows.builder import GraphBuilder

SHOT, SCENE = "AnimationStudioCharacterShot", "AnimationStudioCharacterScene"
PLAIN = {"style": "animated_film", "width": 0, "height": 0}


@dataclass(frozen=True)
class WornBy:
    """A LoRA of the registry that a picture wears; no weight means the registry's."""

    name: str
    weight: float | None


@dataclass(frozen=True)
class CharacterImage:
    """A picture that was made.

    Attributes:
        path: the file.
        prompt: all words that the model was given; for several characters those of the first.
        loras: what the picture wears.
        scores: the likeness of every take on the calibrated scale (0.65 is the threshold); None where there was
            no verdict; empty when nothing judged.
        accepted: whether the picture that was kept passed; None when nothing judged.
        seconds: how long ComfyUI worked.
    """

    path: Path
    prompt: str
    loras: tuple[WornBy, ...]
    scores: tuple[float | None, ...]
    accepted: bool | None
    seconds: float


@dataclass(frozen=True)
class Posed:
    """A character of a scene."""

    character: str
    gesture: Gesture = Gesture.STAND
    emotion: Emotion = Emotion.NEUTRAL


@dataclass(frozen=True)
class CharacterPictures:
    """Makes pictures on one ComfyUI and brings them into ``folder``.

    Attributes:
        model: a profile of sdxl_config.yaml.
        quality: a quality of sdxl_config.yaml.
    """

    comfy: ComfyClient
    folder: Path
    model: str = "sdxl"
    quality: str = "standard"
    progress: Progress = silent

    async def generate_character_image(
        self,
        character: str,
        *,
        scene: str = "town",
        gesture: Gesture = Gesture.STAND,
        emotion: Emotion = Emotion.NEUTRAL,
        framing: Framing = Framing.MEDIUM,
        extra: str = "",
        seed: int = 0,
        takes: int = 1,
        judge: str = "none",
    ) -> CharacterImage:
        """One picture of a character; with a judge the best of ``takes``.

        Args:
            scene: a place, or a scene of the character's preset.
            judge: ``auto``, a backend or a CLIP Vision file, as *Character Shot* has it.

        Raises:
            StudioError: what running a graph raises: an unknown name, a missing model, a lost server.
        """
        given = {
            "character": character,
            "scene": scene,
            "gesture": str(gesture),
            "emotion": str(emotion),
            "framing": str(framing),
            "seed": seed,
            "extra": extra,
            "profile": self.model,
            "quality": self.quality,
            "control": "none",
            "takes": takes,
            "judge": judge,
            **PLAIN,
        }
        return await self._made(SHOT, given, character)

    async def create_character_scene(
        self,
        left: Posed,
        right: Posed,
        *,
        scene: str = "town",
        framing: Framing = Framing.MEDIUM,
        extra: str = "",
        seed: int = 0,
    ) -> CharacterImage:
        """Two characters in one picture (arguments and errors as for :meth:`generate_character_image`)."""
        given = {
            "left": left.character,
            "left_gesture": str(left.gesture),
            "left_emotion": str(left.emotion),
            "right": right.character,
            "right_gesture": str(right.gesture),
            "right_emotion": str(right.emotion),
            "scene": scene,
            "framing": str(framing),
            "seed": seed,
            "extra": extra,
            "profile": self.model,
            "quality": self.quality,
            **PLAIN,
        }
        return await self._made(SCENE, given, f"{left.character}_{right.character}")

    async def _made(self, node: str, given: dict[str, Any], name: str) -> CharacterImage:
        b = GraphBuilder(await self.comfy.catalog())
        drawn = b.add(node, inputs=given)
        saved = b.add("SaveImage", images=drawn.out(0), filename_prefix=f"animation_studio/pictures/{name}")
        words = b.add("PreviewAny", source=drawn.out(1))
        result = await self.comfy.run(b.build(), progress=self.progress)
        outputs = result.outputs
        shown = (outputs.get(saved.id) or {}).get("images") or []
        if not shown:
            raise StudioError("server_reply_invalid", "ComfyUI saved no picture.", "See ComfyUI's log.")
        path = self.folder / f"{name}_{result.prompt_id}.png"  # named here, whatever the server calls it
        await self.comfy.download(**server_file(shown[0]).model_dump(), path=path)
        judged = next((ui for ui in outputs.values() if "kept" in ui), None)
        return CharacterImage(
            path=path,
            prompt=str(outputs[words.id]["text"][0]),
            loras=tuple(WornBy(**one) for one in (outputs.get(drawn.id) or {}).get("loras", ())),
            scores=tuple(one["score"] for one in judged["verdicts"]) if judged else (),
            accepted=judged["kept"][0]["outcome"] == "accept" if judged else None,
            seconds=result.seconds,
        )
