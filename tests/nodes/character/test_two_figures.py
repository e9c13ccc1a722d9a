"""Two figures in a film's shot on a real ComfyUI with the small model that ships: each must look like itself."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from animation_ai_studio.agent.jobs.graphs import JobBuilder
from animation_ai_studio.agent.jobs.renderers.sdxl import Sdxl
from animation_ai_studio.agent.request.options import FilmOptions
from animation_ai_studio.agent.review.retakes import Adjustment
from animation_ai_studio.agent.run.takes import new_job
from animation_ai_studio.benchmarks.films import small_settings
from animation_ai_studio.common.story import Actor, Beat, Setting, Shot, Storyboard
from animation_ai_studio.common.vocabulary import BeatKind, Framing, Place
from animation_ai_studio.configs.places import ConfigFolder
from animation_ai_studio.configs.schema import CharacterPreset, LoraUse, load_characters
from animation_ai_studio.film.picture.control_maps import parts_of
from animation_ai_studio.workflows.api.client import ComfyClient
from animation_ai_studio.workflows.catalog import Catalog
from animation_ai_studio.workflows.skills import get_skill
from animation_ai_studio.workflows.skills.sdxl import SdxlShot
from animation_ai_studio.workflows.skills.worn import WornLora
from numpy.typing import NDArray
from PIL import Image

from .tiny_settings import put

TRIGGERS = {"mira": "mira_girl", "pim": "pim_boy"}


def dressed() -> dict[str, CharacterPreset]:
    """The cast, with the small model's LoRAs on Mira and Pim."""
    cast = load_characters([])
    worn = {who: [LoraUse(name=f"{who}_toonxl")] for who in TRIGGERS}
    return {key: one.model_copy(update={"loras": worn.get(key, [])}) for key, one in cast.items()}


def film_shot(
    catalog: Catalog,
    folder: ConfigFolder,
    pair: tuple[str, ...],
    cast: dict[str, CharacterPreset] | None = None,
    adjustment: Adjustment | None = None,
) -> SdxlShot:
    """What a film in SDXL asks of a shot of these characters, with eight steps of the small model."""
    actors = [Actor(character=who, x=x) for who, x in zip(pair, (-0.5, 0.5), strict=False)]
    shot = Shot(id="s1", setting=Setting(place=Place.BEACH), framing=Framing.MEDIUM, actors=actors)
    board = Storyboard(title="T", request="r", beats=[Beat(kind=BeatKind.SETUP, shots=[shot])])
    stage = JobBuilder(
        "two-figures",
        FilmOptions(request="r", look="sdxl", width=320, height=180),
        board,
        catalog,
        lengths={"s1": 1.0},
        characters=cast or dressed(),
        folders=[folder],
    )
    made = Sdxl(stage).parameters(new_job("two-figures", "shot", "s1", 1, 0, adjustment))
    return made.model_copy(update={"quality": "toonxl_draft"})


async def hair(client: ComfyClient, parameters: SdxlShot) -> dict[str, float]:
    """How much redder than blue the hair of the left and of the right figure is, in grey levels."""
    result = await client.run(get_skill("sdxl_shot").graph(parameters, await client.catalog()), timeout=240)
    files = next(told["take"][0]["view"] for told in result.outputs.values() if "take" in told)
    shown: dict[str, Any] = next(one for one in files if one["filename"].endswith(".png"))
    with Image.open(io.BytesIO(await client.view(**shown))) as opened:
        seen = np.asarray(opened.convert("RGB"), np.float32)
    height, width = seen.shape[:2]
    top = seen[height // 12 : height * 2 // 5]
    red = top[..., 0] - top[..., 2]
    sides = {"left": red[:, width // 5 : width * 2 // 5], "right": red[:, width * 3 // 5 : width * 3 // 4]}
    return {side: float(part.mean()) for side, part in sides.items()}


@pytest.mark.comfyui
@pytest.mark.parametrize("pair", [("mira", "pim"), ("pim", "mira")])
async def test_each_figure_keeps_its_own_hair(comfyui: str, pair: tuple[str, str]) -> None:
    """Pim's hair is ginger and Mira's black; LoRAs on the whole model give both the same."""
    async with ComfyClient(comfyui) as client:
        with small_settings() as folder:
            apart = film_shot(await client.catalog(), folder, pair)
        both = [WornLora(name=f"{who}_toonxl") for who in pair]
        mixed = apart.model_copy(update={"figures": [], "loras": both})
        held, bled = await hair(client, apart), await hair(client, mixed)
    ginger, black = ("left", "right") if pair[0] == "pim" else ("right", "left")
    assert held[ginger] - held[black] > 20
    assert held[ginger] - held[black] > bled[ginger] - bled[black] + 10


@pytest.mark.comfyui
async def test_a_style_stays_on_the_model_and_a_revision_weighs_every_lora(
    comfyui: str, tmp_path: Path
) -> None:
    """A hooked style would end at a seam, and a revision that misses the hooks would mend nothing."""
    style = {
        "file": "mira_toonxl.safetensors",
        "type": "style",
        "base": "toonxl",
        "trigger_words": ["toon_style"],
    }
    put(tmp_path / "sdxl_config.yaml", {"profile": "toonxl"})
    put(tmp_path / "lora_registry.yaml", {"loras": {"toon_style": {**style, "weight": 0.5}}})
    cast = dressed()
    both = [LoraUse(name="mira_toonxl"), LoraUse(name="toon_style")]
    cast["mira"] = cast["mira"].model_copy(update={"loras": both})
    async with ComfyClient(comfyui) as client:
        parameters = film_shot(
            await client.catalog(),
            ConfigFolder(tmp_path),
            ("mira", "pim"),
            cast,
            Adjustment(lora_weight=0.5, prompt_terms=("(red hat:1.2)",)),
        )
    assert [(lora.name, lora.weight) for lora in parameters.loras] == [("toon_style", 0.25)]
    worn = {one.character: one.loras for one in parameters.figures}
    assert {who: [lora.weight for lora in loras] for who, loras in worn.items()} == {
        "mira": [0.4],
        "pim": [0.4],
    }
    for figure, other in (parameters.figures, reversed(parameters.figures)):
        assert TRIGGERS[figure.character] in figure.prompt and TRIGGERS[other.character] not in figure.prompt
        assert "(red hat:1.2)" in figure.prompt
    assert "toon_style" in parameters.figures[0].prompt


@pytest.mark.comfyui
async def test_a_figure_alone_wears_its_loras_on_the_model(comfyui: str) -> None:
    """There lessons are drawn from the weights of Choose LoRA, and nothing has to be kept apart."""
    async with ComfyClient(comfyui) as client:
        with small_settings() as folder:
            parameters = film_shot(await client.catalog(), folder, ("mira",))
    assert parameters.figures == [] and [lora.name for lora in parameters.loras] == ["mira_toonxl"]


def silhouettes(*columns: tuple[int, int]) -> NDArray[np.bool_]:
    """Figures (n, 40, 80) that fill these columns from the tenth row down; (0, 0) isn't seen."""
    masks = np.zeros((len(columns), 40, 80), bool)
    for mask, (left, right) in zip(masks, columns, strict=True):
        mask[10:, left:right] = True
    return masks


def test_every_pixel_belongs_to_the_nearest_figure() -> None:
    """What belonged to nobody would be drawn from nothing."""
    masks = silhouettes((10, 30), (50, 70))
    parts = parts_of(masks)
    assert parts.shape == masks.shape and parts.dtype == np.float32
    assert np.allclose(parts.sum(axis=0), 1.0)
    assert parts[0, 5, 0] == parts[1, 5, 79] == 1.0 and parts[0, 20, 39:41] == pytest.approx(0.5, abs=0.15)
    assert parts[0][masks[0]].min() == 1.0 and parts[1][masks[0]].max() == 0.0
    three = parts_of(silhouettes((5, 15), (35, 45), (65, 75)))
    assert three.sum(axis=0).min() > 0.5 and three[:, 20, 40].tolist() == [0.0, 1.0, 0.0]


def test_figures_that_are_not_seen_leave_the_picture_to_the_others() -> None:
    assert parts_of(silhouettes((10, 30), (0, 0)))[:, 5, 5].tolist() == [1.0, 0.0]
    assert parts_of(silhouettes((0, 0), (0, 0))).min() == 1.0
    assert parts_of(np.zeros((0, 4, 6), bool)).shape == (1, 4, 6)
