"""One card for a language model and SDXL: a film whose pictures waited for swaps would take hours on one GPU."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from animation_ai_studio.agent.request.options import BudgetChange, film_options
from animation_ai_studio.agent.run.report import hand_overs
from animation_ai_studio.agent.run.service import direct, new_run
from animation_ai_studio.common.events import Judged, ModelAsked, Revised, RunEvent
from animation_ai_studio.common.progress import silent
from animation_ai_studio.common.runs import RunFolder
from animation_ai_studio.configs.places import ConfigFolder
from animation_ai_studio.configs.schema import FilmDefaults
from animation_ai_studio.llm_bridge.lease.probe import SIMULATED_CARD
from animation_ai_studio.runtime.process import ComfyProcess, start
from animation_ai_studio.runtime.source import embedded_base, embedded_program
from animation_ai_studio.tests.llm_bridge.conftest import GB, Card, engine
from animation_ai_studio.tests.nodes.character.tiny_settings import write_settings
from animation_ai_studio.tests.nodes.language.test_one_card import BOOKS
from animation_ai_studio.tests.workflows import tiny
from animation_ai_studio.workflows.api.client import ComfyClient

pytestmark = [pytest.mark.comfyui, pytest.mark.slow, pytest.mark.timeout(900)]

ANSWER = {
    "premise": "They sell the tide to a tourist.",
    "twist": "The tourist owns the moon.",
    "better": "A",
    "title": "Tide for Sale",
    "logline": "Two boys sell something that leaves by itself.",
    "summary": "They put a price on the sea.",
    "text": "Sold!",
    "framing": "medium",
    "camera": "static",
    "sound": "waves",
}
"""Fits every question that the planner asks."""

SEEN = [
    {f"claim_{number}": "no" if number == missing else "yes" for number in range(1, 21)} for missing in (2, 0)
]
"""What a vision model says of every other picture: the place isn't there, and all is there."""


@pytest.fixture
def one_card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[ComfyProcess, Card]]:
    """A ComfyUI whose models take 9 of a card's 16 GB, and a language model that takes 10."""
    path = tmp_path / "card.json"
    path.write_text(json.dumps({"total": 16 * GB, "used": {}}))
    monkeypatch.setenv("ANIMATION_STUDIO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv(SIMULATED_CARD, str(path))
    tiny.install(embedded_base())
    mine = embedded_base() / "user" / "__animation_studio"
    write_settings(mine)
    writer = engine(gigabytes=10, script=[json.dumps(ANSWER)]) | {"tasks": ["chat", "code"]}
    watcher = engine(gigabytes=10, script=[json.dumps(answer) for answer in SEEN]) | {"tasks": ["vision"]}
    llm = {
        "default": "writer",
        "tasks": {"chat": "writer", "code": "writer", "vision": "watcher"},
        "profiles": {"writer": writer, "watcher": watcher},
    }
    lease = {"verify": 20.0, "minimum_hold": 0.0, "drain": 20.0}  # a busy machine frees a card late
    (mine / "llm.yaml").write_text(yaml.safe_dump({**llm, "lease": lease}))
    process = start(embedded_program(), packs={"card_books": BOOKS})
    yield process, Card(path)
    process.stop()
    shutil.rmtree(tmp_path / "home", ignore_errors=True)


async def film(
    process: ComfyProcess, runs: Path, seed: int, **asked: Any
) -> tuple[RunFolder, list[RunEvent]]:
    options = film_options(
        "A news report about ice cream with Mira",
        FilmDefaults(),
        seed=seed,
        **{"look": "sdxl", "planner": "model", "size": "192x108", "seconds": 10, **asked},
    )
    run = new_run(runs, options)
    mine = process.base / "user" / "__animation_studio"
    with run.work():
        async with ComfyClient(process.url) as client:
            assert await direct(run, client, silent, [ConfigFolder(mine, trusted=True)]) is not None
    return run, run.events()


async def test_a_film_by_model_and_sdxl_changes_the_card_twice_a_round(
    one_card: tuple[ComfyProcess, Card], tmp_path: Path
) -> None:
    process, card = one_card
    for seed in (3, 4):  # the second begins while ComfyUI's models still lie on the card
        run, events = await film(process, tmp_path / "runs", seed)
        told = next(event for event in events if isinstance(event, ModelAsked))
        assert told.name == "writer" and told.kept > 0, told
        graphs = [json.loads(path.read_text("utf-8")) for path in run.graphs.glob("s*.api.json")]
        drawn = [g for g in graphs if "KSampler" in {node["class_type"] for node in g.values()}]
        assert len(drawn) >= 2, "one shot proves nothing about changes between shots"
        changes = hand_overs(events)
        assert max(changes) <= 2
        assert sum(changes) == 2, "the model had the card once, then the pictures, whatever was made again"
        assert f"changed hands {sum(changes)} times" in (run.root / "report.html").read_text("utf-8")
    assert card.read()["most_heavy"] == 1


async def test_a_vision_model_looks_at_all_pictures_of_a_round_in_one_turn(
    one_card: tuple[ComfyProcess, Card], tmp_path: Path
) -> None:
    """What it doesn't see is drawn again with more weight on its words, and the card goes to and fro once a round."""
    process, card = one_card
    run, events = await film(
        process,
        tmp_path / "runs",
        5,
        look="toonxl",
        planner="rules",
        size="192x192",
        seconds=24,
        budgets=BudgetChange(rounds=1),
    )
    looks = [event for event in events if isinstance(event, ModelAsked)]
    assert looks and {event.name for event in looks} == {"watcher"}
    assert looks[0].asked == looks[0].kept >= 2, "it was asked of one picture at a time"
    failed = [one for event in events if isinstance(event, Judged) for one in event.failed]
    assert "watcher doesn't see" in " ".join(one.evidence for one in failed if one.name == "prompt")
    again = [event for event in events if isinstance(event, Revised) and event.check == "prompt"]
    assert again and again[0].parameter == "prompt_term"
    second = json.loads((run.graphs / f"{again[0].subject}-t2.api.json").read_text("utf-8"))
    assert again[0].value in json.dumps(second), "the words that were missed aren't in the next prompt"
    assert len(hand_overs(events)) >= 3 and max(hand_overs(events)) <= 2
    assert card.read()["most_heavy"] == 1
