"""A film is planned, approved and rendered inside ComfyUI, by nodes and by routes."""

from __future__ import annotations

import json

import httpx
import pytest
from animation_ai_studio.workflows.api.client import ComfyClient
from animation_ai_studio.workflows.builder import GraphBuilder

from .test_direct_film import RUNS, ended, start

pytestmark = pytest.mark.comfyui


@pytest.mark.slow
async def test_a_plan_is_made_and_rendered_by_two_nodes(comfyui: str) -> None:
    builder = GraphBuilder()
    plan = builder.add(
        "AnimationStudioPlanFilm",
        request="Luca greets a seagull on the beach",
        seconds=10.0,
        language="en",
        style="from the request",
        seed=4,
    )
    film = builder.add(
        "AnimationStudioRenderStoryboard",
        storyboard=plan.out(0),
        run="rendered",
        width=192,
        height=108,
        fps=12,
        music=False,
    )
    builder.add("SaveVideo", video=film.out(0), filename_prefix="rendered", format="auto", codec="auto")
    async with ComfyClient(comfyui) as client:
        result = await client.run(builder.build(), timeout=240)
    told = json.dumps(result.outputs)
    assert "s1:" in told and "film.mp4" in told


async def test_a_script_takes_the_place_of_the_request_in_the_node_editor(comfyui: str) -> None:
    """The widgets for request and length always hold something; a script is filmed as it is written all the same."""
    builder = GraphBuilder()
    builder.add(
        "AnimationStudioPlanFilm",
        request="Luca greets a seagull on the beach",
        seconds=10.0,
        language="from the request",
        style="from the request",
        seed=4,
        script="INT. KITCHEN - NIGHT\n\nPim: Where is my hat?\nMira: On your head.",
    )
    async with ComfyClient(comfyui) as client:
        result = await client.run(builder.build(), timeout=60)
    told = next(iter(result.outputs.values()))["text"][0]
    assert "Where is my hat?" in told and "On your head." in told
    assert "seagull" not in told and "no effect" not in told


async def test_a_storyboard_that_is_none_is_told(comfyui: str) -> None:
    builder = GraphBuilder()
    film = builder.add(
        "AnimationStudioRenderStoryboard",
        storyboard="{}",
        run="x",
        width=192,
        height=108,
        fps=12,
        music=False,
    )
    builder.add("SaveVideo", video=film.out(0), filename_prefix="x", format="auto", codec="auto")
    async with ComfyClient(comfyui) as client:
        with pytest.raises(Exception, match="no storyboard"):
            await client.run(builder.build(), timeout=60)


@pytest.mark.slow
async def test_a_run_waits_for_its_answer_and_goes_on_with_the_edited_storyboard(comfyui: str) -> None:
    run = start(comfyui, approve=True, takes=2).json()["run"]
    told = await ended(comfyui, run)
    assert told["standing"] == "waiting" and told["question"]["about"] == "storyboard"
    wrong = httpx.post(f"{comfyui}{RUNS}/{run}/answer", json={"takes": ["s1-t1"]}, timeout=30)
    assert wrong.status_code == 200
    assert (await ended(comfyui, run))["standing"] == "waiting"
    board = {**told["storyboard"], "title": "Edited in the page"}
    httpx.post(f"{comfyui}{RUNS}/{run}/answer", json={"storyboard": board}, timeout=30).raise_for_status()
    done = await ended(comfyui, run)
    assert (done["standing"], done["title"]) == ("finished", "Edited in the page")
    assert any(event["kind"] == "answered" for event in done["events"])


def test_answers_hold_no_paths_and_come_from_no_other_site(comfyui: str) -> None:
    run = f"{comfyui}{RUNS}/nothing/answer"
    assert httpx.post(run, json={"path": "/etc/passwd"}, timeout=30).status_code == 400
    away = httpx.post(run, json={}, headers={"Origin": "http://evil.example"}, timeout=30)
    assert away.status_code == 403
    assert httpx.post(run, json={}, timeout=30).status_code == 404
    assert start(comfyui, minutes=-1).json()["error"]["code"] == "option_invalid"
