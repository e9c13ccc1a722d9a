"""A character's picture for Toon XL: said in the words that it was taught, wearing the LoRAs made for it.

Presets name LoRAs and words for the user's own checkpoint; the small model's LoRAs are found by their trigger
words, and a scene in free words becomes the place that it names.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ..common.story import Shot
from ..common.vocabulary import Place, TimeOfDay
from ..configs.schema import CharacterPreset, LoraRegistry, SdxlProfile
from ..workflows.character_picture import CharacterPicture, CharacterShot, staging
from ..workflows.character_scene import CharacterScene
from ..workflows.models.files import find_file
from ..workflows.skills.worn import WornLora
from . import CHECKPOINT
from .prompts import shot_words

BASE = "toonxl"
"""What the LoRA registry calls the family."""


def draws_with_toonxl(profile: SdxlProfile) -> bool:
    """Whether a profile loads the studio's own small model."""
    return profile.checkpoint.replace("\\", "/").rpartition("/")[2] == CHECKPOINT


def toon_lora(
    preset: CharacterPreset, registry: LoraRegistry, files: Collection[str]
) -> tuple[str, str] | None:
    """Registry name and first trigger word of the LoRA that knows a character; None without an installed one.

    Args:
        files: the LoRA files that ComfyUI lists.
    """
    for name, entry in registry.loras.items():
        if (
            entry.base == BASE
            and find_file(entry.file, files)
            and set(entry.trigger_words) & set(preset.trigger_words)
        ):
            return name, entry.trigger_words[0]
    return None


def in_toon_words(
    row: CharacterPicture, preset: CharacterPreset, registry: LoraRegistry, files: Collection[str]
) -> CharacterShot:
    """The picture's parameters with a prompt and LoRAs for Toon XL.

    Args:
        row: what isn't filled in gets the parameters' own defaults.
        files: the LoRA files that ComfyUI lists.
    """
    worn = toon_lora(preset, registry, files)
    triggers = {preset.id: worn[1]} if worn else {}
    words = shot_words(_staged(row), {preset.id: preset.look}, triggers)
    prompt = f"{words}, {row.extra.strip()}" if row.extra.strip() else words
    loras = [WornLora(name=worn[0])] if worn else []
    filled = {key: value for key, value in row.model_dump().items() if value not in ("", 0)}
    return CharacterShot(**filled, prompt=prompt, loras=loras)


def scene_in_toon_words(
    scene: CharacterScene,
    characters: Mapping[str, CharacterPreset],
    registry: LoraRegistry,
    files: Collection[str],
) -> CharacterScene:
    """The scene with everybody's prompt and LoRAs for Toon XL (arguments as for :func:`in_toon_words`)."""
    people = []
    for person in scene.people:
        shot = in_toon_words(scene.alone(person), characters[person.character], registry, files)
        people.append(person.model_copy(update={"prompt": shot.prompt, "loras": shot.loras}))
    return scene.model_copy(update={"people": people})


def _staged(row: CharacterPicture) -> Shot:
    shot, said = staging(row), row.scene.casefold()
    named = next((place for place in Place if str(place) in said), shot.setting.place)
    time = TimeOfDay.NIGHT if str(TimeOfDay.NIGHT) in said else TimeOfDay.DAY
    return shot.model_copy(update={"setting": shot.setting.model_copy(update={"place": named, "time": time})})
