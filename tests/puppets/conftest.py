"""A small cast and helpers for the renderer's tests."""

from __future__ import annotations

import numpy as np
import pytest
from animation_ai_studio.common.story import Actor, Setting, Shot
from animation_ai_studio.common.vocabulary import Framing, Place
from animation_ai_studio.configs.look import Look
from numpy.typing import NDArray


@pytest.fixture(scope="session")
def looks() -> dict[str, Look]:
    """Three characters who must never be mistaken for each other."""
    return {
        "pip": Look(hair="curly", freckles=True, top_pattern="stripes", top_colour="red"),
        "mina": Look(hair="bob", hair_colour="black", skin="honey", top="dress", top_colour="yellow"),
        "gus": Look(
            kind="adult",
            build="round",
            hair="bald",
            facial_hair="moustache",
            top="shirt",
            accessories=("glasses", "top_hat"),
        ),
    }


def one(character: str = "pip", **actor: object) -> Shot:
    """A close-up of one actor in a plain place."""
    return Shot(
        id="shot",
        framing=Framing.CLOSE_UP,
        setting=Setting(place=Place.ROOM),
        actors=[Actor(character=character, **actor)],
    )


def difference(a: NDArray[np.uint8], b: NDArray[np.uint8]) -> float:
    """The mean difference of two pictures in bytes."""
    return float(np.abs(a.astype(np.int16) - b.astype(np.int16)).mean())
