"""The studio's page in a real browser: what a person does there from the first word to the finished film."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from animation_ai_studio.tests import frontends

if TYPE_CHECKING:
    from playwright.async_api import Locator, Page

pytestmark = [pytest.mark.comfyui, pytest.mark.browser]

RUNS = "/animation_studio/runs"
REQUEST = 'Mira says "Good morning!" to Pim on the beach'
FILM_MS = 240_000


async def opened(page: Page) -> Locator:
    await page.locator(frontends.PANEL_BUTTON).click()
    return page.locator(".animation-studio")


async def asked(panel: Locator, request: str) -> None:
    await panel.get_by_label("What happens in the film").fill(request)
    await panel.get_by_label("Length (seconds)").fill("10")
    await panel.get_by_label("Quick preview").check()
    await panel.get_by_role("button", name="Make the film").click()


async def opened_run(panel: Locator) -> str:
    return await panel.locator("article.run").get_attribute("data-run", timeout=60_000) or ""


def told(url: str, run: str) -> dict:
    return httpx.get(f"{url}{RUNS}/{run}", timeout=30).json()


def said(url: str, run: str) -> list[str]:
    shots = [shot for beat in told(url, run)["storyboard"]["beats"] for shot in beat["shots"]]
    return [line["text"] for shot in shots for line in shot["lines"]]


@pytest.mark.slow
async def test_a_person_asks_edits_a_line_approves_sees_the_film_and_changes_it(
    frontend: str, page: Page
) -> None:
    panel = await opened(page)
    await asked(panel, REQUEST)
    run = await opened_run(panel)
    card = panel.locator(".card", has=page.get_by_label("Mira says"))
    await card.get_by_label("Mira says").fill("Ahoy there!")
    await card.get_by_label("Mira says").blur()
    await page.wait_for_function(
        "[...document.querySelectorAll('.animation-studio img.still')].some(image => image.naturalWidth > 0)",
        timeout=90_000,
    )
    await panel.get_by_role("button", name="Use my storyboard").click()
    await panel.locator("progress").wait_for(timeout=60_000)
    await panel.locator(".finished video").wait_for(timeout=FILM_MS)
    assert "Ahoy there!" in said(frontend, run)
    await page.wait_for_function(
        "document.querySelector('.animation-studio .finished video').readyState > 0", timeout=30_000
    )
    await panel.get_by_role("button", name="Play from shot 1").click()
    at = await page.evaluate("document.querySelector('.animation-studio .finished video').currentTime")
    assert at > 1, "the first shot comes after the title"
    await panel.get_by_role("button", name=re.compile("Open the graph of shot")).first.click()
    await panel.get_by_text("The graph is on the canvas").wait_for()
    types = await page.evaluate("app.graph.nodes.map(node => node.type)")
    assert "AnimationStudioPuppetShot" in types
    await panel.get_by_label("Change something").fill("How long is the film?")
    await panel.get_by_text("Answer:").wait_for()
    assert await panel.get_by_role("button", name="Make this change").is_disabled()
    await panel.get_by_label("Change something").fill("make it night")
    await panel.get_by_text("This will be done:").wait_for()
    await panel.get_by_role("button", name="Make this change").click()
    await page.wait_for_function(
        "(old) => (document.querySelector('article.run')?.dataset.run ?? old) !== old",
        arg=run,
        timeout=60_000,
    )
    httpx.post(f"{frontend}{RUNS}/{await opened_run(panel)}/stop", json={}).raise_for_status()
    assert told(frontend, run)["standing"] == "finished"


async def test_what_is_understood_is_shown_while_somebody_types(page: Page) -> None:
    panel = await opened(page)
    await panel.get_by_label("What happens in the film").fill("A dog chases a boy. No dialogue.")
    chips = panel.get_by_label("What was understood")
    await chips.get_by_text("A dog chases a boy.").wait_for(timeout=60_000)
    assert "no dialogue" in await chips.inner_text() and "the boy" in await chips.inner_text()
    await panel.get_by_role("button", name="Film a script").click()
    await panel.get_by_label("Script", exact=True).fill("EXT. BEACH - DAY\n\nMIRA\nHello!\n")
    await chips.get_by_text("Mira").first.wait_for(timeout=30_000)
    assert await panel.get_by_label("Length (seconds)").count() == 0, "a length has no effect on a script"


async def test_a_script_file_is_taken_and_one_that_is_too_long_is_said(page: Page, tmp_path: Path) -> None:
    from playwright.async_api import expect

    panel = await opened(page)
    await panel.get_by_role("button", name="Film a script").click()
    path = tmp_path / "film.fountain"
    path.write_text("EXT. BEACH - DAY\n\nMIRA\nHello!\n", "utf-8")
    await panel.get_by_label("Open a .fountain or .txt file").set_input_files(path)
    script = panel.get_by_label("Script", exact=True)
    await expect(script).to_have_value(re.compile("MIRA"))  # a file is read beside what else the page does
    path.write_text("Mira: Hello!\n" * 6_000, "utf-8")
    await panel.get_by_label("Open a .fountain or .txt file").set_input_files(path)
    await panel.get_by_role("alert").get_by_text("60000").wait_for()
    assert len(await script.input_value()) < 100, "what was there is gone"


async def test_edits_are_kept_while_the_server_is_gone(frontend: str, page: Page) -> None:
    """An evening's work on the cards must not go with a restart; and what is read in them is never code."""
    panel = await opened(page)
    await asked(panel, 'Mira says "<img src=x onerror=window.bad=1>" to Pim on the beach')
    run = await opened_run(panel)
    line = panel.locator(".card textarea").first
    await line.fill("<script>window.bad = 1</script>")
    await line.blur()
    await page.route(f"**{RUNS}/**", lambda route: route.abort())
    await panel.get_by_role("button", name="Use my storyboard").click()
    await panel.get_by_role("alert").get_by_text("The server doesn't answer").wait_for()
    await page.unroute(f"**{RUNS}/**")
    await page.reload()
    await page.wait_for_function(frontends.READY, timeout=60_000)
    if not await panel.is_visible():
        await page.locator(frontends.PANEL_BUTTON).click()
    await panel.locator(f'.film[data-run="{run}"]').click()
    assert await panel.locator(".card textarea").first.input_value() == "<script>window.bad = 1</script>"
    assert await panel.get_by_role("button", name="Use my storyboard").is_enabled()
    await panel.get_by_role("button", name="Undo").click()
    assert await panel.get_by_role("button", name="Approve").is_enabled()
    assert await page.evaluate("window.bad") is None


async def test_the_page_speaks_traditional_chinese_where_comfyui_does(frontend: str, page: Page) -> None:
    httpx.post(f"{frontend}/settings", json={"Comfy.Locale": "zh-TW"}).raise_for_status()
    try:
        await page.reload()
        await page.wait_for_function(frontends.READY, timeout=60_000)
        panel = await opened(page)
        await panel.get_by_label("片子裡發生什麼").fill("一隻狗追男孩")
        await panel.get_by_label("讀懂的內容").get_by_text("一隻狗追男孩").wait_for(timeout=60_000)
    finally:
        httpx.post(f"{frontend}/settings", json={"Comfy.Locale": "en"}).raise_for_status()


@pytest.mark.parametrize("body", [{}, {"request": ""}, {"request": "Luca", "path": "/etc"}, {"request": 7}])
def test_a_reading_of_no_request_is_refused_and_makes_nothing(comfyui: str, body: dict) -> None:
    before = httpx.get(comfyui + RUNS).json()
    reply = httpx.post(f"{comfyui}/animation_studio/reading", json=body, timeout=60)
    assert reply.status_code == 400 and reply.json()["error"]["fix"]
    read = httpx.post(f"{comfyui}/animation_studio/reading", json={"request": "Luca waves"}, timeout=60)
    assert read.json()["cast"] == ["Luca"]
    assert httpx.get(comfyui + RUNS).json() == before


@pytest.mark.parametrize("path", ["stills/s1", "stills/..%2f..", "graphs/s1-t1", "script"])
def test_an_unknown_run_has_no_stills_graphs_or_script(comfyui: str, path: str) -> None:
    assert httpx.get(f"{comfyui}{RUNS}/nothing/{path}", timeout=60).status_code == 404
    assert httpx.post(f"{comfyui}{RUNS}/nothing/change", json={"text": "x"}, timeout=60).status_code == 404


def test_every_language_of_the_page_has_every_sentence() -> None:
    folder = Path(__file__).parents[2] / "nodes" / "page" / "src" / "words"
    keys = {
        path.stem: re.findall(r"^  (\w+): ", path.read_text("utf-8"), re.MULTILINE)
        for path in folder.glob("*.ts")
        if path.stem != "index"
    }
    assert keys["zh"] == keys["en"] == keys["zhTW"] and len(keys["en"]) == len(set(keys["en"]))
