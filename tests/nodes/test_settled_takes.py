"""Running a film's step once more by hand never replaces what the film is made of."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from animation_ai_studio.agent.run.takes import new_job
from animation_ai_studio.common.settled import after_failure
from animation_ai_studio.film.takes import MOST_LETTERS, free_name, save_take
from animation_ai_studio.workflows.api.client import ComfyClient
from animation_ai_studio.workflows.skills import get_skill

RUN = "20260101-120000-luca-waves"
SAY = {"take": "l1-t1", "character": "luca", "text": "Hello.", "emotion": "happy"}


def prompt_of(take: str, run: str = RUN) -> str:
    subject, _, attempt = take.rpartition("-t")
    return new_job(run, "shot", subject, int(attempt), 3).prompt_id


def saved(root: Path, run: str, take: str) -> None:
    save_take(root, run, take, image=np.zeros((4, 4, 3), np.uint8))


def test_another_prompt_keeps_its_take_beside_the_directors(tmp_path: Path) -> None:
    assert free_name(tmp_path, RUN, "s1-t1", "anybody's") == "s1-t1", "there is nothing to keep yet"
    saved(tmp_path, RUN, "s1-t1")
    assert free_name(tmp_path, RUN, "s1-t1", "anybody's") == "s1-t1-edit1"
    saved(tmp_path, RUN, "s1-t1-edit1")
    assert free_name(tmp_path, RUN, "s1-t1", "") == "s1-t1-edit2"
    long = "s" * 60
    saved(tmp_path, RUN, long)
    assert free_name(tmp_path, RUN, long, "") == f"{'s' * MOST_LETTERS}-edit1"


def test_the_director_replaces_what_a_stopped_prompt_of_its_own_left(tmp_path: Path) -> None:
    saved(tmp_path, RUN, "s1-t1")
    prompt = prompt_of("s1-t1")
    assert free_name(tmp_path, RUN, "s1-t1", prompt) == "s1-t1"
    assert free_name(tmp_path, RUN, "s1-t1", after_failure(after_failure(prompt))) == "s1-t1"
    assert free_name(tmp_path, RUN, "s1-t1", prompt_of("s2-t1")) == "s1-t1-edit1"


def test_takes_that_are_named_by_hand_are_replaced_as_the_node_says(tmp_path: Path) -> None:
    saved(tmp_path, "my-film", "take-1")
    assert free_name(tmp_path, "my-film", "take-1", "anybody's") == "take-1"


@pytest.mark.comfyui
async def test_a_steps_graph_that_is_run_again_leaves_the_films_take_alone(
    comfyui: str, comfyui_output: Path
) -> None:
    """It replaced the take without asking; the film that was cut from it no longer fitted its lines."""
    run = f"20260101-120000-{uuid.uuid4().hex[:8]}"
    parameters = {**SAY, "run": run}

    async def made(words: str, prompt: str | None = None) -> dict[str, Any]:
        graph = get_skill("say_line").graph({**parameters, "text": words})
        result = await client.run(graph, prompt_id=prompt, timeout=120)
        (shown,) = [output for output in result.outputs.values() if "take" in output]
        return shown

    async with ComfyClient(comfyui) as client:
        own = await made("Hello.", prompt_of("l1-t1", run))
        assert own["take"][0]["take"] == "l1-t1"
        sound = comfyui_output / "animation_studio" / run / "l1-t1.wav"
        before = sound.read_bytes()
        other = await made("Something else altogether.")
        assert other["take"][0]["take"] == "l1-t1-edit1" and "stays" in other["text"][0]
        assert sound.read_bytes() == before
        assert sound.with_name("l1-t1-edit1.wav").is_file()
