"""Without these, mouths would move beside the sound and captions would light up the wrong word."""

from __future__ import annotations

from animation_ai_studio.common.vocabulary import Viseme
from animation_ai_studio.voice.timing import TimedToken, marks, words

RATE = 24_000


def sounds(letters: str, each: int = 2400) -> list[TimedToken]:
    unit = 0
    found = []
    for place, letter in enumerate(letters):
        unit += letter == " "
        found.append(TimedToken(letter, place * each, (place + 1) * each, -1 if letter == " " else unit))
    return found


def test_marks_cover_the_line_without_a_gap() -> None:
    line = sounds(" ˈbIk ðə fɑʃ ")
    total = 2400 * 13 + 77
    found = marks(line, total, RATE)
    position = 0.0
    for mark in found:
        assert abs(mark.start - position) < 1e-9
        position = mark.start + mark.seconds
    assert abs(position - total / RATE) < 1e-9


def test_letters_make_their_mouths() -> None:
    shapes = {letter: marks(sounds(letter), 2400, RATE)[0].viseme for letter in "bfɑizθuO"}
    assert shapes == {
        "b": Viseme.CLOSED,
        "f": Viseme.BITE,
        "ɑ": Viseme.OPEN,
        "i": Viseme.SMILE,
        "z": Viseme.TEETH,
        "θ": Viseme.TONGUE,
        "u": Viseme.PUCKER,
        "O": Viseme.ROUND,
    }


def test_a_diphthong_moves_the_mouth() -> None:
    assert [mark.viseme for mark in marks(sounds("W"), 2400, RATE)] == [Viseme.OPEN, Viseme.PUCKER]


def test_stress_is_on_the_stressed_syllable_only() -> None:
    found = marks(sounds("bəˈnɑnə"), 2400 * 7, RATE)
    stressed = [mark for mark in found if mark.stress]
    assert [mark.viseme for mark in stressed][-2:] == [Viseme.TEETH, Viseme.OPEN]
    assert [mark.viseme for mark in found][-2:] == [Viseme.TEETH, Viseme.MID]


def test_a_short_gap_between_words_does_not_close_the_mouth() -> None:
    assert Viseme.REST not in {mark.viseme for mark in marks(sounds("ɑ ɑ", each=1200), 3600, RATE)}
    assert Viseme.REST in {mark.viseme for mark in marks(sounds("ɑ ɑ", each=4800), 14400, RATE)}


def test_words_run_from_their_first_to_their_last_letter() -> None:
    found = words(sounds("hI bɔb"), ["Hi", "Bob!"], RATE)
    assert [(word.text, word.start, round(word.seconds, 6)) for word in found] == [
        ("Hi", 0.0, 0.2),
        ("Bob!", 0.3, 0.3),
    ]


def test_a_word_without_sounds_shares_its_neighbours_time() -> None:
    line = [TimedToken("x", 0, 4800, 0)]
    found = words(line, ["你", "好"], RATE)
    assert [round(word.start, 6) for word in found] == [0.0, 0.1]
