"""Measures what is said for signs, numbers and short forms, against lines whose words were written before."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from ..common import strict_yaml
from ..common.errors import StudioError
from ..common.story import Language
from ..voice.script import clean
from ..voice.spoken import HAN, spoken_form
from .figures import Figures

_FILE: Final = Path(__file__).parent / "data" / "spoken.yaml"
LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh")


def written_lines(language: Language) -> list[tuple[str, list[str]]]:
    """Lines of a language, each with the ways in which people say it."""
    rows: list[list[str]] = strict_yaml.loads(_FILE.read_text(encoding="utf-8"))[language]
    return [(written, said.split("|")) for written, said in rows]


def said_as(line: str, language: Language) -> str:
    """The words of a line; a letter ``A`` and a line that is refused are told as such."""
    try:
        return spoken_form(clean(line), language)
    except StudioError as error:
        return f"refused: {error.message}"


def bench_spoken() -> Figures:
    """The share of lines that are said as people say them, by language, and those that aren't."""
    figures: dict[str, Figures] = {}
    for language in LANGUAGES:
        lines = written_lines(language)
        wrong = [
            f"{line} → {found}" for line, said in lines if not _same(found := said_as(line, language), said)
        ]
        figures[language] = {
            "lines": len(lines),
            "right": round(1 - len(wrong) / len(lines), 4),
            "wrong": wrong,
        }
    return figures


def hear_spoken(most: int) -> Figures:
    """Speaks about ``most`` of the lines by the narrator and compares what a recogniser hears with their words.

    Raises:
        StudioError: ``extra_missing`` without the voices' or the recogniser's packages.
    """
    from ..common.folders import cache_folder
    from ..configs.schema import load_characters
    from ..voice.engines import speak
    from ..voice.recognition import SpeechRecognizer, word_errors

    ears, narrator = SpeechRecognizer(cache_folder()), load_characters([])["narrator"]
    figures: dict[str, Figures] = {}
    for language in LANGUAGES:
        rows = written_lines(language)
        errors, words, wrong = 0, 0, []
        for line, said in rows[:: max(2 * len(rows) // most, 1)]:
            sound = speak(line, narrator, language=language)
            heard = ears.hear(sound.samples, sound.rate, language)
            missed, count = min(word_errors(way, heard, language) for way in [*said, line])
            errors, words = errors + missed, words + count
            if missed:
                wrong.append(f"{line} → {heard}")
        figures[language] = {
            "words": words,
            "word_error_rate": round(errors / max(words, 1), 4),
            "misheard": wrong,
        }
    return figures


def _same(found: str, said: list[str]) -> bool:
    return _plain(found) in {_plain(one) for one in said}


def _plain(text: str) -> str:
    """Small letters without spaces about Chinese characters; the letter A may be written as it is called."""
    text = re.sub(r"\bay\b", "a", text.lower().replace("-", " "))
    return re.sub(rf"(?<=[{HAN}]) | (?=[{HAN}])", "", " ".join(text.split()))
