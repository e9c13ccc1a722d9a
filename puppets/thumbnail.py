"""Small pictures of one look: thumbnails of presets, and the compilers' warm-up."""

from __future__ import annotations

import time

from ..common.story import Actor, Setting, Shot
from ..common.vocabulary import Emotion, Framing, Gesture, Place, TimeOfDay
from ..configs.look import Look
from .scene import Frame, render_still


def portrait(
    look: Look,
    size: tuple[int, int] = (256, 256),
    *,
    emotion: Emotion = Emotion.HAPPY,
    place: Place = Place.BEACH,
    framing: Framing = Framing.CLOSE_UP,
) -> Frame:
    """A thumbnail of a look (h, w, 3 uint8 RGB)."""
    actor = Actor(character="look", emotion=emotion, gesture=Gesture.STAND)
    shot = Shot(
        id="portrait", setting=Setting(place=place, time=TimeOfDay.DAY), framing=framing, actors=[actor]
    )
    return render_still(shot, {"look": look}, at=1.0, size=size)


def warm_up() -> float:
    """Compiles (or reads back) everything a shot needs; returns the seconds it took.

    The first call on a machine takes some seconds; later ones read machine code from disk.
    """
    began = time.perf_counter()
    portrait(Look(), (64, 64))
    return time.perf_counter() - began
