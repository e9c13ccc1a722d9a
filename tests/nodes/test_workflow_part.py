"""The graph on the canvas is changed by words: seen before it is done, done in its place, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest
from animation_ai_studio.benchmarks.graphs.bases import base_graphs
from animation_ai_studio.benchmarks.graphs.installed import with_files
from animation_ai_studio.workflows.catalog import Catalog
from animation_ai_studio.workflows.editor import to_editor
from animation_ai_studio.workflows.graph import Graph

if TYPE_CHECKING:
    from playwright.async_api import Locator, Page

pytestmark = pytest.mark.comfyui

EDIT, TOLD = "/animation_studio/graph/edit", "/animation_studio/graph/told"
STEPS = "app.graph.nodes.filter(n => n.type === 'KSampler').map(n => [Number(n.id), n.widgets.find(w => w.name === 'steps').value])"
MARKED = "app.graph.nodes.filter(n => n.strokeStyles?.animationStudio).map(n => Number(n.id))"


def two_passes(url: str) -> dict[str, Any]:
    catalog = with_files(Catalog(httpx.get(f"{url}/object_info", timeout=60).json()))
    return to_editor(Graph.from_api(base_graphs(catalog)["hires"]), catalog)


async def opened(page: Page, url: str) -> Locator:
    """The part of the page for workflows, beside a graph that samples twice."""
    await page.evaluate("graph => app.loadGraphData(graph)", two_passes(url))
    await page.keyboard.press("Escape")  # the page tells of files that aren't installed
    await page.evaluate("app.extensionManager.command.execute('AnimationStudio.ChangeWorkflow')")
    return page.locator(".animation-studio")


@pytest.mark.browser
async def test_a_person_points_says_it_sees_it_accepts_and_takes_it_back(frontend: str, page: Page) -> None:
    """An edit that isn't seen before, or that Ctrl-Z doesn't know, is one that nobody dares to ask for."""
    panel = await opened(page, frontend)
    before = await page.evaluate(STEPS)
    words = panel.get_by_label("Change this workflow …")
    await words.fill("steps to 33")
    await panel.get_by_text("A question first:").wait_for(timeout=60_000)
    assert await panel.get_by_role("button", name="Change it").is_disabled()
    await panel.get_by_role("button", name="KSampler 9").click()
    await panel.get_by_text("1 selected").wait_for()
    await panel.get_by_text("This will change:").wait_for()
    await page.wait_for_function(f"JSON.stringify({MARKED}) === '[9]'")
    assert await page.evaluate(STEPS) == before, "nothing is changed before it is accepted"
    await panel.get_by_role("button", name="Change it").click()
    await panel.get_by_text("Changed:").wait_for()
    assert dict(await page.evaluate(STEPS)) == {**dict(before), 9: 33}
    assert await page.evaluate(MARKED) == [9]
    await panel.get_by_role("button", name="Undo").click()
    await page.wait_for_function(f"JSON.stringify({STEPS}) === '{str(before).replace(' ', '')}'")


@pytest.mark.browser
async def test_new_nodes_come_onto_the_canvas_and_the_editors_own_undo_takes_them_back(
    frontend: str, page: Page
) -> None:
    panel = await opened(page, frontend)
    await panel.get_by_label("Change this workflow …").fill("最后放大两倍")
    await panel.get_by_text("added ImageScaleBy").wait_for(timeout=60_000)
    await panel.get_by_role("button", name="Change it").click()
    await page.wait_for_function("app.graph.nodes.some(n => n.type === 'ImageScaleBy')")
    await page.locator("canvas").first.focus()
    await page.evaluate("app.extensionManager.command.execute('Comfy.Undo')")
    await page.wait_for_function("app.graph.nodes.every(n => n.type !== 'ImageScaleBy')")


@pytest.mark.browser
async def test_what_a_workflow_does_is_told_and_leads_to_its_nodes(frontend: str, page: Page) -> None:
    panel = await opened(page, frontend)
    await panel.get_by_role("button", name="What does it do, and is it sound?").click()
    told = panel.get_by_role("button", name="KSampler 5 samples")
    await told.click(timeout=60_000)
    assert await page.evaluate("Object.values(app.canvas.selected_nodes).map(n => String(n.id))") == ["7"]
    assert await panel.locator(".about .fault").count(), "its checkpoint isn't installed here"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"graph": [], "order": "x"},
        {"graph": {}, "order": ""},
        {"graph": {}, "order": "cfg 5", "path": "/etc"},
        {"graph": {"nodes": 7, "links": "x"}, "order": "cfg 5"},
        {"graph": {}, "order": "cfg 5", "selected": ["../.."]},
    ],
)
def test_what_is_no_graph_or_no_order_is_refused(comfyui: str, body: dict) -> None:
    reply = httpx.post(f"{comfyui}{EDIT}", json=body, timeout=60)
    assert reply.status_code == 400 and reply.json()["error"]["fix"]


def test_a_graph_that_is_too_large_is_refused_unread(comfyui: str) -> None:
    reply = httpx.post(f"{comfyui}{TOLD}", json={"graph": {"x": "y" * 8_000_000}}, timeout=60)
    assert reply.status_code == 400 and "large" in reply.json()["error"]["message"]
