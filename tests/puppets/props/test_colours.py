"""A thing shows the colour that was asked for, and only where people mean it."""

from __future__ import annotations

import numpy as np
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.story import Prop, Setting, Shot
from animation_ai_studio.common.things import PropKind
from animation_ai_studio.common.vocabulary import Framing, Place
from animation_ai_studio.configs.look import COLOUR_WORDS, COLOURS, colour_of
from animation_ai_studio.puppets import render_still
from animation_ai_studio.puppets.props.catalog import model
from animation_ai_studio.puppets.render import painting
from animation_ai_studio.puppets.render.rig import linear


def picture(kind: PropKind, colour: str) -> np.ndarray:
    thing = Prop(prop=kind, colour=colour)
    shot = Shot(id="s", framing=Framing.CLOSE_UP, setting=Setting(place=Place.ROOM), things=[thing])
    return render_still(shot, {}, at=0.4, size=(96, 96)).astype(float)


@pytest.mark.parametrize("kind", [kind for kind in PropKind if kind is not PropKind.MOON])
def test_a_colour_changes_some_of_a_thing_and_not_all(kind: PropKind) -> None:
    plain, dyed = model(kind), model(kind, colour="magenta")
    changed = (plain.materials != dyed.materials).any(axis=1)
    assert changed.any()
    glowing = plain.materials[:, 0] == painting.GLOW
    assert not (changed & glowing).any()


@pytest.mark.parametrize(
    "kind", [PropKind.BALLOON, PropKind.CAR, PropKind.DRAGON, PropKind.BAG, PropKind.BIKE]
)
@pytest.mark.parametrize(("colour", "channel"), [("red", 0), ("green", 1), ("blue", 2)])
def test_the_colour_is_seen(kind: PropKind, colour: str, channel: int) -> None:
    grey = picture(kind, "grey")
    more = (picture(kind, colour) - grey)[..., channel] - (picture(kind, colour) - grey).mean(axis=2)
    assert more.max() > 25.0


def test_shades_of_the_main_colour_follow_it() -> None:
    tones = model(PropKind.SWAN, colour="black").materials[:, 1:4]
    feathers = [linear(tone) for tone in ("#fdfcf8", "#f6f3ec", "#eceae4")]
    assert not any(np.allclose(tone, feather) for tone in tones for feather in feathers)


def test_what_is_no_colour_is_refused() -> None:
    with pytest.raises(StudioError):
        model(PropKind.CAR, colour="sparkly")
    assert len(model(PropKind.CAR, colour="#12ab34").rows)


def test_enough_colours_have_words_in_both_languages() -> None:
    assert set(COLOUR_WORDS) <= set(COLOURS)
    both = [name for name, words in COLOUR_WORDS.items() if any(not word.isascii() for word in words.split())]
    assert len(both) >= 14


@pytest.mark.parametrize(
    ("words", "colour"),
    [
        (("red",), "red"),
        (("tiny", "golden"), "gold"),
        (("big dark blue",), "navy"),
        (("gray",), "grey"),
        (("红色的",), "red"),
        (("紅色",), "red"),
        (("黑猫",), "black"),
        (("绿",), "green"),
        (("金鱼",), ""),
        (("hundred", "angry"), ""),
        ((), ""),
    ],
)
def test_words_of_colours(words: tuple[str, ...], colour: str) -> None:
    assert colour_of(*words) == colour
