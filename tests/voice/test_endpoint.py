"""Lines through any server with OpenAI's route for speech."""

from __future__ import annotations

import json
import struct

import httpx
import pytest
from animation_ai_studio.benchmarks.sovits_double import sound, wav
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.configs.speech import SpeechEndpoint
from animation_ai_studio.configs.voices import VoiceSpec
from animation_ai_studio.voice.endpoint import EndpointVoice

PROFILE = SpeechEndpoint.model_validate(
    {"url": "http://127.0.0.1:1/v1", "voices": {"luca": "af_sky"}, "key_env": "SPEECH_KEY"}
)


def test_a_line_is_asked_for_with_the_servers_voice_and_key(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        text = json.loads(request.content)["input"]
        data = (
            sound(text, "", 24_000, 1.0) if len(asked) > 1 else bytes(48_000)
        )  # first zeros, which nobody may hear
        return httpx.Response(200, content=wav(data, 24_000))

    monkeypatch.setenv("SPEECH_KEY", "k")
    voice = EndpointVoice(PROFILE, transport=httpx.MockTransport(answer))
    spoken = voice.say("Is this the whole ocean?", VoiceSpec(), character="luca")
    assert len(asked) == 2 and asked[0].headers["authorization"] == "Bearer k"
    assert asked[0].url.path == "/v1/audio/speech" and json.loads(asked[0].content)["voice"] == "af_sky"
    assert len(spoken.speech.words) == 5 and spoken.speech.seconds > 1.0


def test_a_word_is_said_as_the_dictionary_says_and_shown_as_it_is_written() -> None:
    """Names were mispronounced by servers alone, whatever `pronunciations` said."""
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(json.loads(request.content)["input"])
        return httpx.Response(200, content=wav(sound(asked[-1], "", 24_000, 1.0), 24_000))

    voice = VoiceSpec.model_validate({"pronunciations": {"Xochitl": "so cheel"}})
    spoken = EndpointVoice(PROFILE, transport=httpx.MockTransport(answer)).say(
        "Hi xochitl, my friend.", voice, character="luca"
    )
    assert asked[-1] == "Hi so cheel, my friend."
    assert [word.text for word in spoken.speech.words] == ["Hi", "xochitl,", "my", "friend."]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (httpx.Response(401, json={"error": "key"}), "voice_server_refused"),
        (httpx.Response(200, content=b"ID3"), "voice_reply_invalid"),
        (httpx.Response(200, content=wav(struct.pack("<64h", *[900] * 64), 24_000)), "voice_failed"),
    ],
)
def test_what_isnt_a_line_is_an_error(answer: httpx.Response, code: str) -> None:
    voice = EndpointVoice(PROFILE, transport=httpx.MockTransport(lambda _: answer))
    with pytest.raises(StudioError) as failed:
        voice.say("Is this the whole ocean?", VoiceSpec(), character="luca")
    assert failed.value.code == code
    assert (
        "gpt_sovits" not in failed.value.fix and "voice server" not in failed.value.fix
    )  # that is another one
