"""A character speaks through a voice server, and a server that lies, hangs, dies or isn't one spoils no line."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.vocabulary import Emotion
from animation_ai_studio.configs.speech import GptSovitsProfile
from animation_ai_studio.configs.voices import VoiceSpec
from animation_ai_studio.voice.sovits import engine as engine_module
from animation_ai_studio.voice.sovits.client import SovitsClient, Timbre
from animation_ai_studio.voice.sovits.engine import SovitsVoice
from animation_ai_studio.voice.sovits.identity import check_identity

from .servers import Double, clip, double

LINE = "A dog stole my sausage. Stop him!"
CLIP = {"file": "clip.wav", "text": "Hello there, my friend.", "language": "en"}


def voice_of(tmp_path: Path, url: str, **settings: Any) -> SovitsVoice:
    clip(tmp_path)
    clip(tmp_path, "happy.wav", 5.0)
    voices = {
        "luca": {
            "clips": {"neutral": CLIP, "happy": {**CLIP, "file": "happy.wav"}},
            **settings.pop("voice", {}),
        }
    }
    profile = GptSovitsProfile.model_validate(
        {"url": url, "version": "v2", "voices": voices, "timeout": 10.0, **settings}
    )
    return SovitsVoice(profile, tmp_path, tmp_path / "cache")


def said(voice: SovitsVoice, text: str = LINE, emotion: Emotion = Emotion.NEUTRAL, **more: Any) -> Any:
    return voice.say(text, VoiceSpec(), emotion, character="luca", **more)


def test_a_line_comes_with_its_timing_and_again_the_same(tmp_path: Path) -> None:
    """Mouths would stand still, or a film made again would sound otherwise."""
    with double() as server:
        voice = voice_of(tmp_path, server.url)
        first, second = said(voice), said(voice)
        happy, other = said(voice, emotion=Emotion.HAPPY), said(voice, seed=1)
    assert first.rate == 32_000 and np.array_equal(first.samples, second.samples)
    assert len(happy.samples) != len(first.samples) and not np.array_equal(other.samples, first.samples)
    speech = first.speech
    assert [word.text for word in speech.words] == LINE.split()
    ends = [cue.start + cue.seconds for cue in speech.marks]
    assert speech.marks[0].start == 0.0 and abs(ends[-1] - speech.seconds) < 1e-3
    assert all(abs(end - cue.start) < 1e-3 for end, cue in zip(ends, speech.marks[1:], strict=False))
    starts = [word.start for word in speech.words]
    assert starts == sorted(starts) and starts[-1] < speech.seconds


def test_a_word_is_said_as_the_dictionary_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names were mispronounced by servers alone, whatever `pronunciations` said."""
    spec = VoiceSpec.model_validate({"pronunciations": {"Xochitl": "so cheel"}})
    with double() as server:
        voice = voice_of(tmp_path, server.url)
        asked: list[str] = []
        speak = voice.client.speak
        monkeypatch.setattr(
            voice.client, "speak", lambda request: (asked.append(request.text), speak(request))[1]
        )
        own = voice.say("Hi Xochitl.", spec, character="luca")
    assert asked[-1] == "Hi so cheel."
    assert [word.text for word in own.speech.words] == ["Hi", "Xochitl."]


def test_bad_takes_are_said_again(tmp_path: Path) -> None:
    """Zeros, silence, babble and halves come with status 200, and went into the film."""
    with double("--modes", "zeros,silence,short,long,cut,garbage,refuse", "--share", "0.4") as server:
        voice = voice_of(tmp_path, server.url, attempts=10)
        for place in range(12):
            spoken = said(voice, seed=place)
            assert 1.0 < spoken.speech.seconds < 8.0 and float(np.abs(spoken.samples).max()) > 0.05


def test_what_stays_bad_is_told_with_the_best_take(tmp_path: Path) -> None:
    with double("--modes", "long", "--share", "1") as server, pytest.raises(StudioError) as failed:
        said(voice_of(tmp_path, server.url))
    assert failed.value.code == "voice_failed" and "3 attempts" in failed.value.message
    assert list((tmp_path / "cache" / "voice" / "rejected").glob("*.wav"))


def test_a_server_that_cant_hurry_speaks_at_its_voices_own_pace(tmp_path: Path) -> None:
    """Happy lines are quicker, and the processor's package answered every one of them with zeros."""
    with double("--no-hurry") as server:
        spoken = said(voice_of(tmp_path, server.url, attempts=1), emotion=Emotion.HAPPY)
    assert float(np.abs(spoken.samples).max()) > 0.05


def weighted(tmp_path: Path) -> dict[str, Any]:
    from .test_parts import checkpoint

    checkpoint(tmp_path / "luca.ckpt", {"weight": {}})
    checkpoint(tmp_path / "luca.pth", {"weight": {}}, b"05")
    return {"gpt": "luca.ckpt", "sovits": "luca.pth"}


def test_a_characters_weights_are_loaded_once_and_again_after_a_restart(tmp_path: Path) -> None:
    """A server that was started again speaks with the weights it begins with: somebody else's voice."""
    weights = weighted(tmp_path)
    with double() as server:
        voice = voice_of(tmp_path, server.url, voice=weights)
        first = said(voice)
        server.kill()
        server.start()
        assert np.array_equal(said(voice).samples, first.samples)
        bare = said(voice_of(tmp_path, server.url))
        assert np.array_equal(bare.samples, first.samples)  # what is loaded stays loaded


def test_weights_with_code_are_never_sent(tmp_path: Path) -> None:
    from .test_parts import Evil, checkpoint

    weights = weighted(tmp_path)
    checkpoint(tmp_path / "luca.ckpt", {"weight": Evil()})
    with double() as server, pytest.raises(StudioError) as refused:
        said(voice_of(tmp_path, server.url, voice=weights))
    assert refused.value.code == "voice_weights_refused"


def restarting(server: Double, stop: threading.Event) -> Callable[[], None]:
    def watch() -> None:
        while not stop.wait(0.05):
            if server.process is not None and server.process.poll() is not None:
                server.start()

    return watch


def test_a_server_killed_in_the_middle_of_a_line_costs_no_line(tmp_path: Path) -> None:
    stop = threading.Event()
    with double("--modes", "die,drop", "--share", "0.3") as server:
        thread = threading.Thread(target=restarting(server, stop))
        thread.start()
        try:
            voice = voice_of(tmp_path, server.url, attempts=5)
            for place in range(8):
                assert said(voice, seed=place).speech.seconds > 1.0
        finally:
            stop.set()
            thread.join()


def test_a_hanging_server_is_told_from_a_dead_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "REVIVAL_SECONDS", 0.5)
    with double("--modes", "hang", "--share", "1") as server:
        with pytest.raises(StudioError) as busy:
            said(voice_of(tmp_path, server.url, timeout=0.5))
        assert busy.value.code == "voice_server_busy"
        server.kill()
        with pytest.raises(StudioError) as dead:
            said(voice_of(tmp_path, server.url))
        assert dead.value.code == "voice_server_unreachable" and "voice server start" in dead.value.fix


class StrangePage(BaseHTTPRequestHandler):
    page = b""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("content-length", str(len(self.page)))
        self.end_headers()
        self.wfile.write(self.page)

    def log_message(self, *_: Any) -> None:
        return


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (b"<html>window.gradio_config = {}</html>", "9880, not 9874"),
        (b'{"paths": {"/x": 1}}', "another program"),
    ],
)
def test_a_stranger_gets_no_words(tmp_path: Path, page: bytes, told: str) -> None:
    """People give the web page's port; other programs take the API's."""
    stranger = HTTPServer(("127.0.0.1", 0), type("Page", (StrangePage,), {"page": page}))
    threading.Thread(target=stranger.serve_forever, daemon=True).start()
    try:
        with pytest.raises(StudioError, match=told) as refused:
            said(voice_of(tmp_path, f"http://127.0.0.1:{stranger.server_port}"))
    finally:
        stranger.shutdown()
    assert refused.value.code == "voice_server_foreign"


class Dripping(StrangePage):
    """Sends a byte at a time, or far too much."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(400):
                self.wfile.write(self.page)
                time.sleep(0.05 if len(self.page) == 1 else 0.0)
        except OSError:
            return


@pytest.mark.parametrize(
    ("page", "code"), [(b"x", "voice_server_busy"), (b"x" * 1_000_000, "voice_server_foreign")]
)
def test_an_answer_without_an_end_is_left(page: bytes, code: str) -> None:
    """It held a film for hours, or filled the memory."""
    stranger = ThreadingHTTPServer(("127.0.0.1", 0), type("Page", (Dripping,), {"page": page}))
    threading.Thread(target=stranger.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{stranger.server_port}"
    started = time.monotonic()
    try:
        with httpx.Client(base_url=url, trust_env=False) as http, pytest.raises(StudioError) as refused:
            check_identity(http, url, seconds=0.5)
    finally:
        stranger.shutdown()
    assert refused.value.code == code and time.monotonic() - started < 5.0


def test_another_machines_server_is_set_up_once_a_turn(tmp_path: Path) -> None:
    """Its weights were loaded again for every sentence."""
    calls: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        calls.append(request.url.path)
        return httpx.Response(200, json={"message": "success"})

    client = SovitsClient("http://voicebox.lan:9880", tmp_path, transport=httpx.MockTransport(answer))
    timbre = Timbre(Path("/v/a.wav"), Path("/v/a.ckpt"), Path("/v/a.pth"))
    for _ in range(2):
        with client.turn():
            assert [client.set_up(timbre) for _ in range(3)] == [True, False, False]
    assert len(calls) == 6
    with client.turn():
        client.set_up(timbre)
        client.forget()
        assert client.set_up(timbre)


def test_a_folder_of_locks_that_cant_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(StudioError) as failed,
        SovitsClient("http://127.0.0.1:9", tmp_path / "file" / "v").turn(),
    ):
        pass
    assert failed.value.code == "not_writable"


def test_two_clients_take_turns(tmp_path: Path) -> None:
    """Concurrent requests share one reference, and one character spoke with the other's voice."""
    with double() as server:
        alone = said(voice_of(tmp_path, server.url)).samples
        found: list[Any] = []
        voices = [voice_of(tmp_path, server.url) for _ in range(3)]
        moods = (Emotion.NEUTRAL, Emotion.HAPPY, Emotion.NEUTRAL)
        threads = [
            threading.Thread(target=lambda v=v, m=m: found.append((m, said(v, emotion=m).samples)))
            for v, m in zip(voices, moods, strict=True)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(found) == 3
    assert all(np.array_equal(samples, alone) for mood, samples in found if mood is Emotion.NEUTRAL)


def test_another_versions_rate_is_noticed(tmp_path: Path) -> None:
    with double("--rate", "48000") as server, pytest.raises(StudioError, match="48,000 Hz"):
        said(voice_of(tmp_path, server.url))


def test_a_character_without_a_voice_there_is_named(tmp_path: Path) -> None:
    voice = voice_of(tmp_path, "http://127.0.0.1:9")
    with pytest.raises(StudioError, match=r"under gpt_sovits") as refused:
        voice.say("Hi", VoiceSpec(), character="pim")
    assert refused.value.code == "config_missing"
    started = time.monotonic()
    assert said(voice, "?!").samples.max() == 0.0  # a rest: nobody is asked
    assert time.monotonic() - started < 1.0
