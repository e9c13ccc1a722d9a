"""A scene that is cut to and fro stays one; another place begins another."""

from __future__ import annotations

from animation_ai_studio.common.footage import CameraMotion, FootageShot, HeardWord, ShotChange
from animation_ai_studio.footage.scenes import make_scenes

ONE, OTHER = "0000000000000000", "ffffffffffffffff"


def shot(number: int, look: str, colours: list[str], opens: ShotChange = ShotChange.CUT) -> FootageShot:
    return FootageShot(
        id=f"shot{number:04}",
        first=number * 24,
        last=number * 24 + 23,
        pts=number * 24,
        start=float(number),
        end=number + 1.0,
        opens=opens,
        closes=ShotChange.CUT,
        keyframe=number * 24,
        keyframe_time=float(number),
        hash=look,
        palette=colours,
        brightness=0.5,
        motion=0.1,
        camera=CameraMotion.STATIC,
    )


def test_a_talk_that_is_cut_to_and_fro_is_one_scene() -> None:
    shots = [shot(0, ONE, ["#ff0000"]), shot(1, OTHER, ["#ff1010"]), shot(2, ONE, ["#ff0000"])]
    assert [one.shots for one in make_scenes(shots, [])] == [["shot0000", "shot0001", "shot0002"]]


def test_another_place_or_a_fade_begins_a_scene() -> None:
    shots = [
        shot(0, ONE, ["#ff0000"]),
        shot(1, OTHER, ["#0000ff"]),
        shot(2, OTHER, ["#0000ff"], ShotChange.FADE),
    ]
    assert [len(one.shots) for one in make_scenes(shots, [])] == [1, 1, 1]


def test_a_sentence_holds_two_pictures_together() -> None:
    """What somebody says over a cut would be torn apart."""
    shots = [shot(0, ONE, ["#ff0000"]), shot(1, OTHER, ["#0000ff"])]
    words = [HeardWord(text="so", start=0.8, end=1.1, certainty=1.0)]
    assert [len(one.shots) for one in make_scenes(shots, words)] == [2]
