"""Against the page itself: what we convert and lay out must be what ComfyUI's own editor makes of it."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx
import pytest
from animation_ai_studio.workflows import Catalog, Graph, templates
from animation_ai_studio.workflows.check.context import Context
from animation_ai_studio.workflows.graph import load_json
from animation_ai_studio.workflows.reader import from_editor

from .test_skills import SMALL

pytestmark = [pytest.mark.browser, pytest.mark.comfyui, pytest.mark.slow]

CONVERT = """async (workflow) => {
  await app.loadGraphData(workflow, true, false);
  const made = await app.graphToPrompt();
  return made.output;
}"""


def meaning(api: dict[str, Any], catalog: Catalog) -> dict[str, Any]:
    """What runs: the nodes that some output needs, their classes and the inputs that the classes know."""
    graph = Graph.from_api(api)
    context = Context(graph, catalog)
    context.prepare()
    return {
        key: (
            graph[key].class_type,
            {name: value for name, value in graph[key].inputs.items() if name in known.inputs},
        )
        for key, known in context.known.items()
        if key in context.reachable
    }


async def convert(page, workflow: dict[str, Any]) -> dict[str, Any]:
    return await page.evaluate(CONVERT, workflow)


async def test_our_templates_open_and_mean_what_we_built(page, live_catalog):
    for skill, workflow in templates.templates(live_catalog):
        browser = await convert(page, load_json(templates.FOLDER / f"{skill.name}.json"))
        ours = from_editor(workflow, live_catalog).to_api()
        assert meaning(browser, live_catalog) == meaning(ours, live_catalog), skill.name
        boxes = await page.evaluate("app.graph._nodes.map(n => [n.id, ...n.pos, ...n.computeSize()])")
        for _, x, y, width, height in boxes:
            assert width > 0
            for _, other_x, other_y, other_width, other_height in boxes:
                if (x, y) != (other_x, other_y):
                    beside = x + width <= other_x or other_x + other_width <= x
                    above = y + height <= other_y - 25 or other_y + other_height <= y - 25
                    assert beside or above, f"nodes of {skill.name} cover each other"


async def test_a_template_runs_from_the_page(page, frontend, live_catalog):
    """As a person does it: open it, choose the models that are installed, press Run."""
    text = (templates.FOLDER / "lora_stack.json").read_text("utf-8")
    for real, small in SMALL.items():
        text = text.replace(real, small)
    await page.evaluate("workflow => app.loadGraphData(workflow, true, false)", json.loads(text))
    await page.evaluate(
        "for (const n of app.graph._nodes) for (const w of n.widgets ?? [])"
        " { if (w.name in {width: 1, height: 1}) w.value = 64; if (w.name === 'steps') w.value = 1; }"
    )
    before = set(await history(frontend))
    await page.evaluate("app.queuePrompt(0)")
    for _ in range(600):
        new = {key: one for key, one in (await history(frontend)).items() if key not in before}
        if new:
            break
        await asyncio.sleep(0.1)
    (entry,) = new.values()
    assert entry["status"]["status_str"] == "success"
    assert any(output.get("images") for output in entry["outputs"].values())


async def history(url: str) -> dict[str, Any]:
    async with httpx.AsyncClient(trust_env=False) as http:
        return (await http.get(f"{url}/history")).json()
