"""What GPT-SoVITS' server really does: one list of facts, held against the double and against the real handler.

The double runs always; the real one (the package ``gpt-sovits-cpufast`` with random weights) where its environment
is, which ``./studio test --all`` makes. Where the two differ on purpose stands in ``DIFFERENCES``: nothing else may.
A client that relied on the double alone would rely on what somebody believed.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import numpy as np
import pytest
from animation_ai_studio.common.environment import child_environment
from animation_ai_studio.common.folders import APP
from animation_ai_studio.common.listeners import free_port
from animation_ai_studio.configs.speech import GptSovitsProfile
from animation_ai_studio.llm_bridge.environment import is_ready, python_of
from animation_ai_studio.voice.sovits.identity import PATHS, check_identity
from animation_ai_studio.voice.sovits.parameters import SpeechRequest
from animation_ai_studio.voice.sovits.server import NAME, SovitsServer
from animation_ai_studio.voice.sovits.waves import read_wave, write_wave
from platformdirs import user_cache_path

from .servers import clip, double

ENVIRONMENT = user_cache_path(APP) / "environments" / NAME
DIFFERENCES = {
    "hurry": {"double": True, "real": False},
    "spaces": {"double": "zeros", "real": "noise"},
}
"""What the double does otherwise. ``hurry``: the package's decoder breaks for each speed over 1 and gives zeros, as
GPT-SoVITS itself doesn't (the double can be told to: ``--no-hurry``). ``spaces``: the package speaks something for a
text of spaces, GPT-SoVITS gives zeros."""


class Place(NamedTuple):
    """A server under test."""

    kind: str
    url: str
    clips: Path
    weights: tuple[Path, Path]

    def tell(self, **more: Any) -> httpx.Response:
        """A line, with or without what is named."""
        body = {
            "text": "Hello there.", "text_lang": "en", "ref_audio_path": str(self.clips / "clip.wav"),
            "prompt_text": "Hello my friend.", "prompt_lang": "en", "seed": 3, "text_split_method": "cut0", **more,
        }  # fmt: skip
        sent = {name: value for name, value in body.items() if value != "left out"}
        return httpx.post(f"{self.url}/tts", json=sent, timeout=120, trust_env=False)

    def put(self, route: str, name: str, value: object) -> int:
        """Sets something; the status."""
        answer = httpx.get(f"{self.url}/{route}", params={name: str(value)}, timeout=120, trust_env=False)
        return answer.status_code


def references(folder: Path) -> None:
    """Good clips, and what people send."""
    clip(folder)
    clip(folder, "other.wav", 6.0)
    clip(folder, "short.wav", 2.0)
    clip(folder, "long.wav", 11.0)
    (folder / "junk.wav").write_bytes(b"no sound at all")
    (folder / "silent.wav").write_bytes(write_wave(np.zeros(4 * 32_000, np.float32), 32_000))


@pytest.fixture(scope="module", params=["double", pytest.param("real", marks=pytest.mark.slow)])
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("contract")
    references(folder)
    if request.param == "double":
        pair = (folder / "a.ckpt", folder / "a.pth")
        for path in pair:
            path.write_bytes(bytes(64))
        with double() as server:
            yield Place("double", server.url, folder, pair)
        return
    if not is_ready(ENVIRONMENT):
        pytest.skip("GPT-SoVITS' environment isn't installed")
    maker = Path(__file__).with_name("random_weights.py")
    subprocess.run(
        [python_of(ENVIRONMENT), maker, folder / "pretrained"],
        check=True,
        cwd=folder,
        env=child_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
    )
    url = f"http://127.0.0.1:{free_port()}"
    profile = GptSovitsProfile.model_validate({"url": url, "version": "v2"})
    server = SovitsServer(profile, folder, ENVIRONMENT, folder / "engines", detached=False)
    server.start()
    yield Place("real", url, folder, (folder / "pretrained/voice.ckpt", folder / "pretrained/voice.pth"))
    server.stop()


def test_it_is_known_by_its_routes(place: Place) -> None:
    with httpx.Client(base_url=place.url, trust_env=False) as http:
        known = check_identity(http, place.url)
        assert [http.get(path).status_code for path in ("/", "/health")] == [404, 404]
        assert http.head("/tts").status_code == 405 and http.post("/control").status_code == 405
    sent = set(SpeechRequest(text="a", text_lang="en", ref_audio_path="/a", prompt_lang="en").body())
    assert sent <= known | {"sample_steps", "super_sampling"} and len(PATHS) == 5


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"ref_audio_path": "left out", "text": ""}, "ref_audio_path"),
        ({"text": "", "text_lang": "xx"}, "text is required"),
        ({"text_lang": "left out", "prompt_lang": "xx"}, "text_lang"),
        ({"text_lang": "xx", "prompt_lang": "xx"}, "text_lang"),
        ({"prompt_lang": "left out", "media_type": "xx"}, "prompt_lang"),
        ({"media_type": "mp3", "text_split_method": "xx"}, "media_type"),
        ({"text_split_method": "cut9"}, "text_split_method"),
    ],
)
def test_its_checks_come_in_an_order(place: Place, wrong: dict[str, str], told: str) -> None:
    answer = place.tell(**wrong)
    assert answer.status_code == 400 and told in answer.json()["message"]


@pytest.mark.parametrize("name", ["short", "long", "junk", "missing"])
def test_a_reference_that_it_cant_use_is_refused(place: Place, name: str) -> None:
    assert place.tell(ref_audio_path=str(place.clips / f"{name}.wav")).status_code == 400
    assert place.put("set_refer_audio", "refer_audio_path", place.clips / f"{name}.wav") == 400


def test_it_refuses_nulls_and_ignores_what_it_doesnt_know(place: Place) -> None:
    assert place.tell(top_k=None).status_code == 422
    assert place.tell(no_such_thing=1).status_code == 200
    assert place.tell(text_lang="EN").status_code == 400


@pytest.mark.parametrize("text", ["\n\n", "🙂"])
def test_what_holds_no_words_is_a_second_of_zeros_and_called_a_success(place: Place, text: str) -> None:
    """The one that spoils films: nothing but the sound tells."""
    answer = place.tell(text=text)
    samples, rate = read_wave(answer.content)
    assert answer.status_code == 200 and (rate, len(samples), float(np.abs(samples).max())) == (
        16_000,
        16_000,
        0.0,
    )


def test_a_silent_reference_is_taken(place: Place) -> None:
    assert place.tell(ref_audio_path=str(place.clips / "silent.wav")).status_code == 200


def test_a_line_is_sound_at_its_versions_rate_and_a_seed_repeats(place: Place) -> None:
    assert place.put("set_refer_audio", "refer_audio_path", place.clips / "clip.wav") == 200
    first, again, other = place.tell(), place.tell(), place.tell(seed=4)
    samples, rate = read_wave(first.content)
    assert first.headers["content-type"].startswith("audio/wav") and rate == 32_000
    assert float(np.abs(samples).max()) > 0.01 and first.content == again.content != other.content


def test_a_stream_says_that_it_holds_nothing(place: Place) -> None:
    """Written before its sound: readers that believe it find none."""
    answer = place.tell(streaming_mode=1)
    assert answer.status_code == 200 and answer.content[40:44] == bytes(4)
    assert len(read_wave(answer.content)[0]) > 8_000


def test_a_reference_is_kept_by_its_path(place: Place) -> None:
    """The file behind it was replaced, and the old voice went on speaking."""
    path = place.clips / "swapped.wav"
    path.write_bytes((place.clips / "clip.wav").read_bytes())
    place.put("set_refer_audio", "refer_audio_path", path)
    before = place.tell(ref_audio_path=str(path)).content
    path.write_bytes((place.clips / "other.wav").read_bytes())
    assert place.tell(ref_audio_path=str(path)).content == before


def test_weights_that_arent_there_are_refused(place: Place) -> None:
    assert place.put("set_gpt_weights", "weights_path", "") == 400
    assert place.put("set_gpt_weights", "weights_path", place.clips / "no.ckpt") == 400


def test_both_weights_and_the_reference_bring_it_back(place: Place) -> None:
    """After a failed pair nothing is sure until all three were set."""
    place.put("set_sovits_weights", "weights_path", place.clips / "no.pth")
    assert place.put("set_gpt_weights", "weights_path", place.weights[0]) == 200
    assert place.put("set_sovits_weights", "weights_path", place.weights[1]) == 200
    assert place.put("set_refer_audio", "refer_audio_path", place.clips / "clip.wav") == 200
    assert float(np.abs(read_wave(place.tell().content)[0]).max()) > 0.01


def test_the_differences_are_those_that_are_declared(place: Place) -> None:
    """One that went away would leave a client with a way around nothing."""
    hurried, _ = read_wave(place.tell(speed_factor=1.2).content)
    assert bool(hurried.any()) is DIFFERENCES["hurry"][place.kind]
    spaces, _ = read_wave(place.tell(text="  ").content)
    assert ("noise" if spaces.any() else "zeros") == DIFFERENCES["spaces"][place.kind]
