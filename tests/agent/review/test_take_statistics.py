"""What worked is used again and what failed is not: otherwise every film repeats the mistakes of the last one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from animation_ai_studio.agent.knowledge.base import open_knowledge
from animation_ai_studio.agent.knowledge.memory import forget, remember
from animation_ai_studio.agent.knowledge.recall import Fact, prompt_words
from animation_ai_studio.agent.knowledge.search import Knowledge
from animation_ai_studio.agent.request.options import film_options
from animation_ai_studio.agent.request.planning import plan_film
from animation_ai_studio.agent.review.take_statistics import (
    ScoredAttempt,
    best_weights,
    proven_words,
    records,
    trials,
    wearing,
)
from animation_ai_studio.agent.run.service import direct, new_run
from animation_ai_studio.agent.run.takes import Take, new_job
from animation_ai_studio.agent.story import DeterministicPlanner
from animation_ai_studio.common.events import Answered
from animation_ai_studio.common.files import write_text
from animation_ai_studio.common.progress import silent
from animation_ai_studio.common.runs import RunFolder
from animation_ai_studio.common.story import Storyboard
from animation_ai_studio.configs.places import ConfigFolder
from animation_ai_studio.configs.schema import (
    CharacterPreset,
    FilmDefaults,
    LoraUse,
    load_characters,
    load_loras,
)
from animation_ai_studio.runtime.process import ComfyProcess
from animation_ai_studio.tests.nodes.character.tiny_settings import put, write_settings
from animation_ai_studio.workflows.api.client import ComfyClient

REQUEST = "Luca alone finds a crab on the beach"


@pytest.fixture
def base(tmp_path: Path) -> Knowledge:
    """An empty base: what ships takes seconds to read in and teaches nothing here."""
    return Knowledge(tmp_path / "knowledge.sqlite")


def board() -> Storyboard:
    options = film_options(REQUEST, FilmDefaults(), seed=1)
    return plan_film(options, load_characters([]), DeterministicPlanner(), Path("nowhere"))[1]


def film(base: Knowledge, run: str, *tried: ScoredAttempt) -> None:
    """Remembers a film with these trials."""
    remember(base, run, board(), {}, [], [trial.model_dump(mode="json") for trial in tried])


def worn(weight: float, *passed: bool) -> list[ScoredAttempt]:
    return [
        ScoredAttempt(kind="lora", about="luca", what="tiny", weight=weight, passed=one) for one in passed
    ]


def words(what: str, *passed: bool) -> list[ScoredAttempt]:
    return [ScoredAttempt(kind="words", about="beach", what=what, passed=one) for one in passed]


def luca(weight: float | None) -> dict[str, CharacterPreset]:
    preset = load_characters([])["luca"]
    return {"luca": preset.model_copy(update={"loras": [LoraUse(name="tiny", weight=weight)]})}


def taught(base: Knowledge, weight: float | None = 1.0) -> tuple[float | None, Sequence[Fact]]:
    cast = luca(weight)
    weights, facts = best_weights(records(base), cast, load_loras([]))
    return wearing(cast, weights)["luca"].loras[0].weight, facts


def test_the_weight_that_passed_more_often_is_worn_and_says_why(base: Knowledge) -> None:
    film(base, "run-1", *worn(1.0, False, False, True))
    film(base, "run-2", *worn(0.7, True, True))
    assert taught(base) == (1.0, []), "two attempts show nothing"
    film(base, "run-3", *worn(0.7, True))
    weight, facts = taught(base)
    assert weight == 0.7
    assert "0.7: 3 of 3" in facts[0].text and "1: 1 of 3" in facts[0].text
    assert facts[0].citation == "memory/run-2, memory/run-3"
    assert forget(base) == 3
    assert taught(base) == (1.0, [])


def test_a_weight_that_is_no_better_changes_nothing(base: Knowledge) -> None:
    film(base, "run-1", *worn(1.0, True, True, True), *worn(0.7, True, True, False))
    film(base, "run-2", *worn(0.4, False, False, False))
    assert taught(base) == (1.0, [])
    assert taught(base, 0.4)[0] == 1.0


def test_words_that_passed_come_before_untried_ones_and_those_before_failures(base: Knowledge) -> None:
    film(base, "run-1", *words("hard noon light", False, False, False), *words("wet sand", True, True))
    facts = [
        Fact(about="beach", kind="prompt", text=f"words: {text}", citation=f"notes#{number}")
        for number, text in enumerate(("hard noon light", "striped parasols", "wet sand"))
    ]
    other = Fact(about="luca", kind="character", text="Luca is nine.", citation="people#1")
    ranked = proven_words(records(base), [other, *facts])
    assert [fact.text for fact in ranked if fact.kind == "prompt"] == [
        "words: wet sand",
        "words: striped parasols",
        "words: hard noon light",
    ]
    assert prompt_words(ranked, "beach") == "wet sand"
    assert "2 of 2 attempts passed: memory/run-1" in ranked[0].citation
    assert other in ranked


def test_a_memory_written_by_hand_teaches_nothing_false(base: Knowledge) -> None:
    remember(base, "run-1", board(), {}, [], [{"kind": "lora", "about": "luca", "weight": "rm -rf"}])
    assert records(base) == {}


def attempted(run: RunFolder, shot: str, *weights: float) -> None:
    """Leaves attempts at a shot of Luca that wore his LoRA at these weights."""
    for number, weight in enumerate(weights, 1):
        take = Take(job=new_job(run.id, "shot", shot, number, 1))
        graph = {
            "1": {"class_type": "KSampler", "inputs": {}},
            "2": {
                "class_type": "AnimationStudioChooseLora",
                "inputs": {"name": "tiny", "weight": weight, "recommended": False},
            },
        }
        write_text(run.takes / f"{take.job.take}.take.json", take.model_dump_json())
        write_text(run.graphs / f"{take.job.take}.api.json", json.dumps(graph))


def test_what_a_person_chose_counts_and_not_what_the_judge_thought_of_it(tmp_path: Path) -> None:
    """Otherwise the next film wears what its user has just rejected."""
    run = RunFolder.create(tmp_path, REQUEST)
    plan = board()
    shot = next(one.id for one in plan.shots if {actor.character for actor in one.actors} == {"luca"})
    attempted(run, shot, 0.9, 0.5, 0.7)
    faults = {f"{shot}-t1": 0, f"{shot}-t2": 2, f"{shot}-t3": 0}

    def passed() -> dict[float, bool]:
        found = trials(run, plan, [], faults, load_loras([]))
        return {trial.weight: trial.passed for trial in found if trial.kind == "lora"}

    assert passed() == {0.9: True, 0.5: False, 0.7: True}, "the judge's own opinion"
    run.tell(Answered(about="storyboard", edited=False))
    run.tell(Answered(about="takes", takes=[f"{shot}-t2"], again=[], passed_over=[f"{shot}-t1"]))
    assert passed() == {0.9: False, 0.5: True, 0.7: True}
    run.tell(Answered(about="takes", takes=[], again=[shot], passed_over=[f"{shot}-t2", f"{shot}-t1"]))
    assert passed() == {0.9: False, 0.5: False, 0.7: True}, "the last word counts"


async def made(process: ComfyProcess, runs: Path, folder: Path, seed: int) -> RunFolder:
    options = film_options(
        REQUEST, FilmDefaults(), seconds=10, size="192x108", seed=seed, look="sdxl", characters=["luca"]
    )
    run = new_run(runs, options)
    with run.work():
        async with ComfyClient(process.url) as client:
            assert await direct(run, client, silent, [ConfigFolder(folder)]) is not None
    return run


def weights_in(run: RunFolder) -> set[float]:
    """What the first attempts wore; later ones may be revised."""
    nodes: list[dict[str, Any]] = [
        node
        for path in run.graphs.glob("s*-t1.api.json")
        for node in json.loads(path.read_text("utf-8")).values()
    ]
    return {node["inputs"]["weight"] for node in nodes if node["class_type"] == "AnimationStudioChooseLora"}


@pytest.mark.comfyui
@pytest.mark.slow
async def test_the_second_film_wears_what_the_memory_of_the_first_ones_says(
    comfyui_process: ComfyProcess, tmp_path: Path
) -> None:
    folder = comfyui_process.base / "user" / "__animation_studio"
    write_settings(folder)
    preset = {"luca": {"loras": [{"name": "tiny", "weight": 0.9}]}}
    put(folder / "character_presets.yaml", {"characters": preset})
    runs, base = tmp_path / "runs", open_knowledge(tmp_path / "knowledge" / "knowledge.sqlite")
    try:
        first = await made(comfyui_process, runs, folder, 3)
        assert weights_in(first) == {0.9}
        record = records(base)["lora", "luca", "tiny"][0.9]
        assert record.tried >= 1 and record.runs == [f"memory/{first.id}"]
        # What the first film's pictures were worth is chance with random weights: the better ones are told here.
        film(base, "earlier", *worn(0.9, *[False] * 9), *worn(0.5, *[True] * 9))
        second = await made(comfyui_process, runs, folder, 4)
        assert weights_in(second) == {0.5}
        report = (second.root / "report.html").read_text("utf-8")
        assert "LoRA tiny at 0.5: 9 of 9 attempts passed" in report and "memory/earlier" in report
    finally:
        for path in folder.iterdir():
            path.unlink()
