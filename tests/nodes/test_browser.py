"""What people do in the page: watch a film, and open the panel, also where a host allows a page very little."""

from __future__ import annotations

import re
import shutil
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from animation_ai_studio.common.vocabulary import Mood
from animation_ai_studio.film.cut import Clip
from animation_ai_studio.film.film import FilmPlan, assemble
from animation_ai_studio.tests import frontends
from animation_ai_studio.tests.film.conftest import SIZE

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page, Route

pytestmark = [pytest.mark.comfyui, pytest.mark.browser]

PLAY = """async (source) => {
  const video = document.createElement("video");
  video.muted = true;
  video.src = source;
  document.body.append(video);
  await video.play();
  await new Promise((done, fail) => {
    video.onended = done;
    video.onerror = () => fail(video.error.message);
  });
  return [video.videoWidth, video.videoHeight, video.duration, video.currentTime];
}"""


async def test_chromium_plays_the_film_to_its_end(
    page: Page, frontend: str, comfyui_output: Path, clips: list[Clip], tmp_path: Path
) -> None:
    film = assemble(clips, FilmPlan(mood=Mood.PLAYFUL, size=SIZE), tmp_path / "film.mp4")
    folder = comfyui_output / "animation_studio" / "browser"
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(film.video, folder / "film.mp4")
    source = f"{frontend}/view?filename=film.mp4&subfolder=animation_studio/browser&type=output"
    width, height, duration, played = await page.evaluate(PLAY, source)
    assert (width, height) == SIZE
    assert duration == pytest.approx(film.facts.seconds, abs=0.1)
    assert played == pytest.approx(duration, abs=0.1)


STRICT = (
    "default-src 'self'; script-src 'self' 'unsafe-eval'; style-src 'self'; object-src 'none'; base-uri 'self'; "
    "connect-src 'self' data:; img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:"
)
"""What a careful host sends with the page: nothing inline but what the page itself brings (by its
hash), nothing from elsewhere. ComfyUI's own code needs eval
(its translations and WebAssembly); ours is read for it below."""
LISTEN = """() => {
  window.refused = [];
  document.addEventListener("securitypolicyviolation", (event) =>
    window.refused.push(`${event.sourceFile} ${event.violatedDirective} ${event.sample}`));
}"""


async def test_the_panel_works_under_a_strict_content_security_policy(
    browser: Browser, frontend: str
) -> None:
    """Else the panel stands there without its looks, or not at all, wherever ComfyUI is hosted by others."""
    frontends.without_welcome(frontend)
    page = await browser.new_page(viewport={"width": 1440, "height": 900})

    async def strictly(route: Route) -> None:
        reply = await route.fetch()
        own = re.findall(r"<script[^>]*>(.+?)</script>", await reply.text(), re.DOTALL)
        hashes = [f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'" for code in own]
        policy = STRICT.replace("script-src", " ".join(["script-src", *hashes]))
        await route.fulfill(response=reply, headers={**reply.headers, "content-security-policy": policy})

    await page.route(f"{frontend}/", strictly)
    await page.add_init_script(f"({LISTEN})()")
    await page.goto(frontend)
    await page.locator(frontends.PANEL_BUTTON).click(timeout=60_000)
    panel = page.locator(".animation-studio")
    await panel.get_by_label("What happens in the film").fill("A quiet morning")
    assert await panel.evaluate("panel => getComputedStyle(panel).display") == "flex"
    refused = await page.evaluate("window.refused")
    assert not [one for one in refused if "animation_ai_studio" in one], refused
    await page.close()


def test_the_pages_code_makes_no_code_out_of_texts() -> None:
    """No eval, no HTML out of strings, no handlers in attributes: a film's title could be code otherwise."""
    sources = Path(__file__).parents[2] / "nodes" / "page" / "src"
    for path in [*sources.rglob("*.ts"), *sources.rglob("*.vue")]:
        code = path.read_text("utf-8")
        assert not re.search(
            r"\beval\(|\bFunction\(|HTML\b(?!\w)|v-html|document\.write|setAttribute\(\s*.on", code
        ), path
        assert not re.search(r"https?://|import\(|createElement\(.(script|style)", code), path
