"""Parts that every room's tests may use: a real ComfyUI process and a real browser with its editor open."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from animation_ai_studio.embedded.comfyui.process import ComfyProcess, start
from animation_ai_studio.embedded.comfyui.source import embedded_base, embedded_program

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page

BROWSER_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session", autouse=True)
def studio_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A fresh home for everything the studio keeps: no test sees or changes the user's own."""
    home = tmp_path_factory.mktemp("studio-home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANIMATION_STUDIO_HOME", str(home))
        yield home


@pytest.fixture(scope="session")
def comfyui_process(studio_home: Path) -> Iterator[ComfyProcess]:
    """A real ComfyUI on the CPU with this pack in it; one for the whole test run."""
    process = start(embedded_program())
    yield process
    process.stop()


@pytest.fixture(scope="session")
def comfyui(comfyui_process: ComfyProcess) -> str:
    """The base URL of the session's ComfyUI."""
    return comfyui_process.url


@pytest.fixture(scope="session")
def comfyui_output(comfyui_process: ComfyProcess) -> Path:
    """The folder where the session's ComfyUI puts results."""
    return embedded_base() / "output"


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """A real headless Chromium (Debian's), one a test."""
    playwright = pytest.importorskip("playwright.async_api")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("Chromium isn't installed")
    async with playwright.async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=chromium, args=BROWSER_FLAGS)
        yield browser
        await browser.close()


@pytest.fixture
async def page(browser: Browser, comfyui: str) -> AsyncIterator[Page]:
    """ComfyUI's editor, opened and ready: ``await page.evaluate("app.loadGraphData(…)")``."""
    # Without this a welcome dialog lies over the editor and catches every click.
    httpx.post(f"{comfyui}/settings", json={"Comfy.TutorialCompleted": True}).raise_for_status()
    page = await browser.new_page(viewport={"width": 1440, "height": 900})
    await page.goto(comfyui)
    await page.wait_for_function(
        "window.app?.graph && window.app?.extensionManager?.spinner === false", timeout=60_000
    )
    yield page
    await page.close()
