"""Against the page itself: what we convert and lay out must be what ComfyUI's own editor makes of it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from animation_ai_studio.workflows import templates
from animation_ai_studio.workflows.editor import from_editor
from animation_ai_studio.workflows.graph import load_json

from .templates_mit import fitting

pytestmark = [pytest.mark.browser, pytest.mark.comfyui, pytest.mark.slow]
SAMPLE = 45

CONVERT = """async (workflow) => {
  await app.loadGraphData(workflow, true, false);
  const made = await app.graphToPrompt();
  return made.output;
}"""


def meaning(api: dict[str, Any]) -> dict[str, Any]:
    """What a server would make of it: classes and inputs, ids as text, titles left out."""
    return {str(key): (node["class_type"], node["inputs"]) for key, node in api.items()}


async def convert(page, workflow: dict[str, Any]) -> dict[str, Any]:
    return await page.evaluate(CONVERT, workflow)


async def test_our_templates_open_and_mean_what_we_built(page, live_catalog):
    for skill, workflow in templates.templates(live_catalog):
        browser = await convert(page, load_json(templates.FOLDER / f"{skill.name}.json"))
        assert meaning(browser) == meaning(from_editor(workflow, live_catalog).to_api()), skill.name
        boxes = await page.evaluate("app.graph._nodes.map(n => [n.id, ...n.pos, ...n.computeSize()])")
        for _, x, y, width, height in boxes:
            assert width > 0
            for _, other_x, other_y, other_width, other_height in boxes:
                if (x, y) != (other_x, other_y):
                    beside = x + width <= other_x or other_x + other_width <= x
                    above = y + height <= other_y - 25 or other_y + other_height <= y - 25
                    assert beside or above, f"nodes of {skill.name} cover each other"


async def test_conversion_equals_the_browsers_own(page, live_catalog):
    """On a sample of ComfyUI's own templates: subgraphs, bypassed nodes, reroutes and primitives included."""
    sample = list(fitting(live_catalog))
    step = max(len(sample) // SAMPLE, 1)
    sample = sample[::step]
    assert len(sample) >= 40
    different = {}
    for name, workflow in sample:
        browser = meaning(json.loads(json.dumps(await convert(page, workflow))))
        ours = meaning(from_editor(workflow, live_catalog).to_api())
        if browser != ours:
            different[name] = {
                key: (browser.get(key), ours.get(key))
                for key in browser.keys() | ours.keys()
                if browser.get(key) != ours.get(key)
            }
    assert not different, json.dumps(different, default=str)[:4000]
