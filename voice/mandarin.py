"""Chinese characters as the Mandarin phonemes that Kokoro was trained on.

Readings come from ``pypinyin`` (MIT), which knows phrases and so most characters with several readings.
Initials and finals follow the usual IPA of Standard Chinese (Duanmu 2007; Lin 2007) in the letters of the
model's vocabulary, the tone as an arrow after the vowel: → high, ↗ rising, ↓ low, ↘ falling.
"""

from __future__ import annotations

from typing import Any, Final

from ..common.chinese import ChineseScript, written_in
from ..common.errors import StudioError
from ..common.extras import to_install

_INITIALS: Final = {
    "zh": "ꭧ",
    "ch": "ꭧʰ",
    "sh": "ʂ",
    "b": "p",
    "p": "pʰ",
    "m": "m",
    "f": "f",
    "d": "t",
    "t": "tʰ",
    "n": "n",
    "l": "l",
    "g": "k",
    "k": "kʰ",
    "h": "x",
    "j": "ʨ",
    "q": "ʨʰ",
    "x": "ɕ",
    "r": "ɻ",
    "z": "ʦ",
    "c": "ʦʰ",
    "s": "s",
}
_FINALS: Final = {
    "a": "a0",
    "ai": "ai0",
    "an": "a0n",
    "ang": "a0ŋ",
    "ao": "au0",
    "e": "ɤ0",
    "ei": "ei0",
    "en": "ə0n",
    "eng": "ə0ŋ",
    "er": "ɚ0",
    "i": "i0",
    "ia": "ja0",
    "ian": "jɛ0n",
    "iang": "ja0ŋ",
    "iao": "jau0",
    "ie": "je0",
    "in": "i0n",
    "ing": "i0ŋ",
    "io": "jɔ0",
    "iong": "jʊ0ŋ",
    "iou": "jou0",
    "o": "wo0",
    "ong": "ʊ0ŋ",
    "ou": "ou0",
    "u": "u0",
    "ua": "wa0",
    "uai": "wai0",
    "uan": "wa0n",
    "uang": "wa0ŋ",
    "uei": "wei0",
    "uen": "wə0n",
    "ueng": "wə0ŋ",
    "uo": "wo0",
    "v": "y0",
    "van": "ɥɛ0n",
    "ve": "ɥe0",
    "vn": "y0n",
    "ê": "ɛ0",
    "m": "m0",
    "n": "n0",
    "ng": "ŋ0",
}
"""Final → IPA; 0 marks where the tone stands."""
_TONES: Final = {"1": "→", "2": "↗", "3": "↓", "4": "↘", "5": ""}
_APICAL: Final = frozenset({"zh", "ch", "sh", "r", "z", "c", "s"})
"""After these an i is the syllabic ɨ."""


class MandarinReader:
    """Reads characters; the dictionary is opened when first needed."""

    def syllables(self, characters: str) -> list[str]:
        """Phonemes of each character of a run, tone sandhi applied; empty for one without a reading.

        They are looked up in simplified letters: pypinyin (0.55) has its phrases in those alone, and reads
        睡覺, 音樂 and 銀行 as shuì jué, yīn lè and yín xíng.

        Raises:
            StudioError: ``extra_missing`` without pypinyin.
        """
        try:
            from pypinyin import Style, lazy_pinyin
        except ImportError as error:
            raise StudioError(
                "extra_missing",
                "Chinese lines need the package pypinyin.",
                to_install("voice"),
            ) from error

        characters = written_in(ChineseScript.SIMPLIFIED, characters)

        def unknown(run: str) -> Any:
            return [""] * len(run)

        initials = lazy_pinyin(characters, style=Style.INITIALS, strict=True, errors=unknown)
        finals = lazy_pinyin(
            characters,
            style=Style.FINALS_TONE3,
            strict=True,
            neutral_tone_with_five=True,
            tone_sandhi=True,
            errors=unknown,
        )
        return [_syllable(initial, final) for initial, final in zip(initials, finals, strict=True)]


def _syllable(initial: str, final: str) -> str:
    if not final:
        return ""
    tone = final[-1] if final[-1] in _TONES else "5"
    sound = final.rstrip("12345").replace("ü", "v")
    body = "ɨ0" if sound == "i" and initial in _APICAL else _FINALS.get(sound, "")
    return _INITIALS.get(initial, "") + body.replace("0", _TONES[tone])
