"""A film must play where people watch it: in the page."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from animation_ai_studio.common.vocabulary import Mood
from animation_ai_studio.nodes.film.cut import Clip
from animation_ai_studio.nodes.film.film import FilmPlan, assemble

from .conftest import SIZE

if TYPE_CHECKING:
    from playwright.async_api import Page

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
    assert duration == pytest.approx(film.facts["seconds"], abs=0.1)
    assert played == pytest.approx(duration, abs=0.1)
