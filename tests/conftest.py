"""Parts that every room's tests may use: a real ComfyUI process and a real browser with its editor open."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from animation_ai_studio.common.files import write_text
from animation_ai_studio.runtime.process import ComfyProcess, start
from animation_ai_studio.runtime.source import embedded_base, embedded_program
from animation_ai_studio.tests import frontends
from animation_ai_studio.tests.workflows import tiny

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter
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


@pytest.fixture
def listen(studio_home: Path) -> Iterator[None]:
    """A user's ``judging.yaml`` with listening switched on, for one test."""
    path = studio_home / "configs" / "judging.yaml"
    write_text(path, "listen: true\n")
    yield
    path.unlink()


@pytest.fixture(scope="session")
def comfyui_process(studio_home: Path) -> Iterator[ComfyProcess]:
    """A real ComfyUI on the CPU with this pack and a 16 MB SDXL in it; one for the whole test run."""
    tiny.install(embedded_base())
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


@pytest.fixture(
    scope="session",
    params=[frontends.EMBEDDED, *(pytest.param(name, marks=pytest.mark.slow) for name in frontends.FURTHER)],
)
def frontend(request: pytest.FixtureRequest, comfyui: str) -> Iterator[str]:
    """The base URL of a ComfyUI with each version of the page in turn; the quick run takes the embedded one."""
    if request.param == frontends.EMBEDDED:
        yield comfyui
        return
    with frontends.served(request.param) as process:
        yield process.url


@pytest.fixture
async def page(browser: Browser, frontend: str) -> AsyncIterator[Page]:
    """ComfyUI's editor, opened and ready: ``await page.evaluate("app.loadGraphData(…)")``."""
    frontends.without_welcome(frontend)
    page = await browser.new_page(viewport={"width": 1440, "height": 900})
    await page.goto(frontend)
    await page.wait_for_function(frontends.READY, timeout=60_000)
    yield page
    await page.close()


def pytest_configure() -> None:
    """Lets children hear Ctrl-C: a run begun in the background inherits that it is ignored, and passes it on."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def refused_skips(reporter: TerminalReporter) -> list[str]:
    """The reasons of skipped tests that the allow-list doesn't hold."""
    lines = (Path(__file__).parent / "skips_allowed.txt").read_text("utf-8").splitlines()
    allowed = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    reasons = {
        str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
        for report in reporter.stats.get("skipped", [])
    }
    return sorted(reason for reason in reasons if not any(words in reason for words in allowed))


def in_ci() -> bool:
    """Whether this is a CI run, where nothing may be left untested by accident."""
    return os.environ.get("CI", "").lower() in {"1", "true"}


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """In CI, a skip that nobody allowed fails the run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if in_ci() and exitstatus == 0 and reporter is not None and refused_skips(reporter):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Names the skips that fail a CI run."""
    if in_ci():
        for reason in refused_skips(terminalreporter):
            terminalreporter.write_line(f"NOT ALLOWED in CI: {reason}", red=True)
