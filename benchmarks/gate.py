"""How many shots of a weakly trained character pass, with one take each and with the gate's best of several.

Toon XL draws; the character's LoRA is worn at a fraction of its weight, so that the likeness comes and goes with
the seed, as it does with a LoRA that was trained too briefly. Both rates are read from the same graphs: the first
take of a batch is what would have been drawn without a gate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..agent.jobs.batch import SEED_STEP
from ..common.errors import StudioError
from ..common.progress import Progress, silent
from ..common.vocabulary import Emotion, Framing, Gesture, Place
from ..configs.schema import CharacterPreset, LoraRegistry, SdxlConfig
from ..toonxl.pictures import in_toon_words
from ..workflows.api.client import ComfyClient
from ..workflows.catalog import Catalog
from ..workflows.character_picture import CharacterPicture, CharacterShot, character_graph
from ..workflows.skills.base import installed
from ..workflows.skills.identity import TOON_JUDGES, best_judge, gate_of

PROFILE, QUALITY = "toonxl", "toonxl_draft"
CAST = ("mira", "pim")
FRAMINGS = (Framing.CLOSE_UP, Framing.MEDIUM)
EMOTIONS = (Emotion.HAPPY, Emotion.SAD, Emotion.ANGRY, Emotion.SURPRISED, Emotion.NEUTRAL)
PLACES = (Place.BEACH, Place.FOREST, Place.TOWN, Place.SNOW, Place.STAGE, Place.ROOM)
BENCH_SEED = 91_000


@dataclass(frozen=True)
class Weak:
    """What is measured.

    Attributes:
        shots: how many, of both characters in turn.
        weight: of each character's LoRA, instead of the registry's.
        takes: pictures that the gate chooses from.
        rounds: batches of takes that a shot may cost.
        judge: what compares, as :func:`..workflows.skills.identity.gate_of` has it; empty for the best installed.
    """

    shots: int = 30
    weight: float = 0.4
    takes: int = 4
    rounds: int = 2
    judge: str = ""


def shots_of(asked: Weak, sdxl: SdxlConfig) -> Iterator[CharacterPicture]:
    """The shots: characters, framings, moods and places in turn, each with a seed of its own."""
    size = sdxl.profiles[PROFILE]
    for number in range(asked.shots):
        turn = number // len(CAST)
        yield CharacterPicture(
            character=CAST[number % len(CAST)],
            scene=str(PLACES[turn % len(PLACES)]),
            gesture=Gesture.STAND,
            emotion=EMOTIONS[turn % len(EMOTIONS)],
            framing=FRAMINGS[turn % len(FRAMINGS)],
            profile=PROFILE,
            quality=QUALITY,
            width=size.width,
            height=size.height,
            seed=BENCH_SEED + number,
            takes=asked.takes,
        )


async def bench_gate(
    client: ComfyClient,
    sdxl: SdxlConfig,
    characters: Mapping[str, CharacterPreset],
    loras: LoraRegistry,
    asked: Weak,
    progress: Progress = silent,
) -> dict[str, Any]:
    """Accepted shots with one take, with the gate's choice, and within the budget of all rounds.

    Raises:
        StudioError: ``model_missing`` when nothing is installed to compare with, and what running a graph raises.
    """
    catalog = await client.catalog()
    judge = asked.judge or best_judge(catalog, TOON_JUDGES)
    if not judge:
        raise StudioError(
            "model_missing",
            "There is nothing to compare pictures with.",
            "Put a CLIP Vision model into models/clip_vision.",
        )
    results = []
    for number, row in enumerate(shots_of(asked, sdxl)):
        shot = _weak(row, characters[row.character], loras, catalog, asked.weight)
        accept = characters[row.character].consistency.accept
        gate = gate_of(judge, row.character, row.framing, accept)
        results.append(await _judged(client, shot.model_copy(update={"gate": gate}), asked.rounds))
        progress((number + 1) / asked.shots, f"{number + 1} of {asked.shots} shots")
    return {
        "judge": judge,
        "weight": asked.weight,
        "takes": asked.takes,
        "rounds": asked.rounds,
        "shots": len(results),
        "accepted": _rates(results),
        "no_verdict": sum(one.unknown for one in results),
        "pictures_a_shot": round(sum(one.pictures for one in results) / len(results), 2),
        "by_framing": {str(one): _rates(kept for kept in results if kept.framing is one) for one in FRAMINGS},
        "by_character": {one: _rates(kept for kept in results if kept.character == one) for one in CAST},
    }


@dataclass(frozen=True)
class _Result:
    """Whether a shot's first take, the gate's first choice and any choice passed."""

    character: str
    framing: Framing
    first: bool
    chosen: bool
    ever: bool
    unknown: bool
    pictures: int


async def _judged(client: ComfyClient, shot: CharacterShot, rounds: int) -> _Result:
    passed: list[bool] = []
    first, unknown = False, False
    for number in range(rounds):
        tried = shot.model_copy(update={"seed": shot.seed + number * SEED_STEP})
        result = await client.run(character_graph(tried), timeout=600)
        told = next(ui for ui in result.outputs.values() if "verdicts" in ui)
        if number == 0:
            first = told["verdicts"][0]["outcome"] == "accept"
            unknown = told["kept"][0]["outcome"] == "unknown"
        passed.append(told["kept"][0]["outcome"] == "accept")
        if passed[-1]:
            break
    return _Result(
        shot.character, shot.framing, first, passed[0], any(passed), unknown, shot.takes * len(passed)
    )


def _weak(
    row: CharacterPicture, preset: CharacterPreset, loras: LoraRegistry, catalog: Catalog, weight: float
) -> CharacterShot:
    shot = in_toon_words(row, preset, loras, installed(catalog, "LoraLoader.lora_name"))
    worn = [lora.model_copy(update={"weight": weight}) for lora in shot.loras]
    return shot.model_copy(update={"loras": worn})


def _rates(results: Iterable[_Result]) -> dict[str, float]:
    """Shares of accepted shots (0 … 1)."""
    known = list(results)
    return {
        name: round(sum(one) / max(len(known), 1), 3)
        for name, one in (
            ("one_take", [result.first for result in known]),
            ("best_of_takes", [result.chosen for result in known]),
            ("within_budget", [result.ever for result in known]),
        )
    }
