"""Without these, a typo in a voice profile would only be found in the middle of a film."""

from __future__ import annotations

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.configs.voices import VoiceSpec
from animation_ai_studio.voice.engine import VoiceEngine, VoiceEngines
from animation_ai_studio.voice.robot import RobotVoice
from pydantic import ValidationError


def test_an_engine_is_made_once_when_it_is_needed() -> None:
    made: list[str] = []

    def make() -> VoiceEngine:
        made.append("made")
        return RobotVoice()

    engines = VoiceEngines({"robot": make})
    assert not made
    assert engines.engine("robot") is engines.engine("robot")
    assert made == ["made"]


def test_an_engine_is_made_anew_when_its_settings_changed() -> None:
    """A voice that was added to the settings was missed until the studio was started again."""
    settings = ["first"]
    engines = VoiceEngines({"robot": RobotVoice}, {"robot": lambda: list(settings)})
    first = engines.engine("robot")
    assert engines.engine("robot") is first
    settings.append("second")
    assert engines.engine("robot") is not first


def test_an_unknown_profile_is_told_with_the_known_ones() -> None:
    with pytest.raises(StudioError, match=r"'gpt'.*known: kokoro") as failure:
        VoiceEngines({"kokoro": RobotVoice}).engine("gpt")
    assert failure.value.code == "config_missing"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"blend": {"jf_alfa": 1.0}}, "no speaker named 'jf_alfa'; the embedded engine has jf_alpha"),
        ({"blend": {}}, "at least 1"),
        ({"blend": {"jf_alpha": 0.0}}, "greater than 0"),
        ({"rate": 3.0}, "less than or equal to 1.6"),
        ({"pitch": float("nan")}, "finite number"),
        ({"speed": 1.0}, "Extra inputs"),
        ({"engine": "http://x"}, "pattern"),
    ],
)
def test_a_wrong_voice_is_explained(fields: dict[str, object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        VoiceSpec.model_validate(fields)


def test_weights_are_shares() -> None:
    assert VoiceSpec(blend={"jm_kumo": 3.0, "jf_alpha": 1.0}).weights() == {"jf_alpha": 0.25, "jm_kumo": 0.75}


def test_other_engines_name_their_own_speakers() -> None:
    assert VoiceSpec(engine="sovits", blend={"anybody": 1.0}).engine == "sovits"
