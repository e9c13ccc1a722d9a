"""Which engine speaks for whom, and what happens where its server can't."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.configs.schema import load_characters
from animation_ai_studio.configs.speech import TtsConfig
from animation_ai_studio.configs.voices import VoiceSpec
from animation_ai_studio.voice import engines as module
from animation_ai_studio.voice.engines import chosen_engine, speak
from pydantic import ValidationError

from .sovits.servers import clip, double


def test_a_voice_names_its_engine_or_its_language_does() -> None:
    """A character with a trained voice in one language lost it, or got it in all."""
    tts = TtsConfig.model_validate({"engine": "embedded", "languages": {"zh": "gpt_sovits"}})
    assert chosen_engine(VoiceSpec(), "en", tts) == "kokoro"
    assert chosen_engine(VoiceSpec(), "zh", tts) == "gpt_sovits"
    assert chosen_engine(VoiceSpec(engine="kokoro"), "zh", tts) == "kokoro"
    assert chosen_engine(VoiceSpec(engine="gpt_sovits"), "en", tts) == "gpt_sovits"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("ANIMATION_STUDIO_HOME", str(tmp_path))
    (tmp_path / "configs").mkdir()
    module.engines.cache_clear()
    yield tmp_path
    module.engines.cache_clear()


def configured(home: Path, url: str, more: str = "") -> None:
    clip(home / "voices")
    (home / "configs" / "tts_config.yaml").write_text(
        f"engine: gpt_sovits\n{more}gpt_sovits:\n  url: {url}\n  version: v2\n  voices:\n"
        "    luca: {clips: {neutral: {file: clip.wav, text: Hello my friend}}}\n",
        "utf-8",
    )


def test_a_character_speaks_through_its_server(home: Path) -> None:
    with double() as server:
        configured(home, server.url)
        spoken = speak("Is this the whole ocean?", load_characters()["luca"])
    assert spoken.rate == 32_000 and spoken.speech.note == ""


def test_settings_that_changed_are_seen(home: Path) -> None:
    """Until the studio was started again, it asked at the old address."""
    with double() as server:
        configured(home, "http://127.0.0.1:9")
        assert speak("Is this the ocean?", load_characters()["luca"]).speech.note
        configured(home, server.url)
        assert speak("Is this the ocean?", load_characters()["luca"]).speech.note == ""


def test_where_the_server_is_gone_the_embedded_voice_speaks_and_it_is_said(home: Path) -> None:
    """A film without a line, or a line in another voice that nobody knows of."""
    configured(home, "http://127.0.0.1:9")
    spoken = speak("Is this the whole ocean?", load_characters()["luca"])
    assert spoken.rate == 24_000 and spoken.speech.words
    assert "Luca is heard with the embedded voice: No voice server answers" in spoken.speech.note


def test_who_wants_no_other_voice_gets_the_error(home: Path) -> None:
    configured(home, "http://127.0.0.1:9", "fallback: none\n")
    with pytest.raises(StudioError) as failed:
        speak("Is this the whole ocean?", load_characters()["luca"])
    assert failed.value.code == "voice_server_unreachable"


def test_weights_are_named_for_all_voices_or_none() -> None:
    """A voice without weights speaks with those of whoever spoke last."""
    clips = {"neutral": {"file": "a.wav"}}
    trained = {"clips": clips, "gpt": "a.ckpt", "sovits": "a.pth"}
    TtsConfig.model_validate({"gpt_sovits": {"voices": {"luca": trained}}})
    for voices in ({"luca": trained, "pim": {"clips": clips}}, {"luca": {"clips": clips, "gpt": "a.ckpt"}}):
        with pytest.raises(ValidationError):
            TtsConfig.model_validate({"gpt_sovits": {"voices": voices}})


@pytest.mark.parametrize("name", ["../a.wav", "/etc/a.wav", "a/b.wav", ".a.wav", "a.txt"])
def test_a_clip_is_a_plain_name(name: str) -> None:
    """The server would be sent any file of the machine."""
    with pytest.raises(ValidationError):
        TtsConfig.model_validate({"gpt_sovits": {"voices": {"luca": {"clips": {"neutral": {"file": name}}}}}})
