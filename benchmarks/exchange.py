"""Which cuts each format for editing programs holds: equal when read back, as pictures, left out, or refused.

Small films of two shots are made, one for each thing that a cut may have, and leave in every format.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np

from ..common.errors import StudioError
from ..common.progress import Progress
from ..common.rates import shown_rate
from ..common.records import read_model
from ..common.story import Speech, TimedLine
from ..common.vocabulary import FilmStyle, Mood, Transition
from ..film.cut import Clip
from ..film.exchange.export import export_film, plan_export
from ..film.exchange.formats import CAPABILITIES, ExchangeFormat
from ..film.exchange.record import RECORD, ExchangeRecord
from ..film.film import FilmPlan
from ..film.picture.encode import TAKE, open_video
from ..voice.samples import FILM_RATE

SIZE = (160, 90)
EQUAL, BAKED, LEFT_OUT, REFUSED = "equal", "pictures", "left out", "refused"
RATES = (12, 24, 25, 30, 48, 50, 60, Fraction(24000, 1001), Fraction(30000, 1001), Fraction(60000, 1001))


def bench_exchange(progress: Progress) -> dict[str, object]:
    """A table: for each feature of a cut, what becomes of it in each format."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        cases = dict(_cases(folder))
        forms = [form for form, known in CAPABILITIES.items() if known.adapter]
        table: dict[str, object] = {}
        for number, (feature, (clips, plan, word)) in enumerate(cases.items()):
            progress(number / len(cases), feature)
            for form in forms:
                table[f"{feature}.{form}"] = _outcome(clips, plan, word, form, folder / f"{number}-{form}")
    return table


def _cases(folder: Path) -> Iterator[tuple[str, tuple[list[Clip], FilmPlan, str]]]:
    """Films by the one thing that they have; the word by which a loss of it is told."""
    first, second = (_clip(folder, name, grey) for name, grey in (("s1-t1", 60), ("s2-t1", 160)))
    plain = FilmPlan(mood=Mood.NONE, size=SIZE, fade_out=0.0)
    yield "cut", ([first, second], plain, "cut")
    for kind in Transition:
        if kind is not Transition.CUT:
            yield kind, ([first, replace(second, transition=kind)], plain, f"the {kind} into")
    for rate in RATES:
        yield f"fps {shown_rate(Fraction(rate))}", ([first, second], replace(plain, fps=rate), "frames")
    yield "trims", ([replace(first, trim_in=0.5, trim_out=0.25), second], plain, "trim")
    yield "one take twice", ([first, second, replace(first, trim_in=0.5)], plain, "s1-t1")
    yield "sound", ([_spoken(first), second], replace(plain, mood=Mood.PLAYFUL), "sound:")
    yield "markers", ([_spoken(first), second], plain, "markers")
    yield "captions", ([_spoken(first), second], plain, "captions")
    yield "title card", ([first, second], replace(plain, title="海 & Sea"), "the title card")
    yield "long name", ([replace(first, name="a" * 60), second], plain, "a" * 60)
    yield "fade at the end", ([first, second], replace(plain, fade_out=0.5), "the fade to black")
    yield "black and white", ([first, second], replace(plain, style=FilmStyle.NOIR), "black and white")


def _clip(folder: Path, name: str, grey: int) -> Clip:
    path = folder / f"{name}.mp4"
    with open_video(path, SIZE, 24, quality=TAKE) as video:
        for number in range(36):
            video.write(np.full((SIZE[1], SIZE[0], 3), grey + number, np.uint8))
    return Clip(path, 1.5, name=name)


def _spoken(clip: Clip) -> Clip:
    """A clip with a line of half a second."""
    speech = Speech(character="luca", text="Hello <you> & 你好", seconds=0.5)
    sound = np.zeros((FILM_RATE, 2), np.float32)
    sound[FILM_RATE // 4 :: 97] = 0.3
    return replace(clip, lines=(TimedLine(speech=speech, start=0.25),), sound=sound)


def _outcome(clips: list[Clip], plan: FilmPlan, word: str, form: ExchangeFormat, folder: Path) -> str:
    try:
        planned = plan_export(clips, plan, form)
        export_film(planned, folder)
    except StudioError as error:
        if error.code == "exchange_refused":
            return REFUSED
        raise
    if any(word in text for text in planned.left_out):
        return LEFT_OUT
    record = read_model(folder / RECORD, ExchangeRecord)
    return BAKED if any(word in text for text in record.baked) else EQUAL
