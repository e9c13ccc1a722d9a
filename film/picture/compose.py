"""Plays a timeline: one frame of the film after another, mixed from clips and cards, captions laid over.

At most two clips are open at a time and one frame of each is in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator

import numpy as np

from ...common.rates import WholeOrExact
from ..cut import Clip, Segment, SegmentPart, Timeline
from ..text.caption_art import CaptionPainter
from ..text.cards import Card
from .decode import read_frames
from .encode import Pixels
from .fit import split
from .transitions import Mixer, black, darken, towards

OUT_SECONDS = 0.5
"""The film's last picture fades to black for so long."""

TINT = 3.0
"""Mean distance of chroma from grey that passes as the tint of old film."""

Frames = Generator[Pixels, None, None]


def clip_frames(clip: Clip, size: tuple[int, int], fps: WholeOrExact, grey: bool) -> Frames:
    """A clip's frames from its in-point on, the last one held for ever; darkness for an unreadable rest."""
    last: Pixels | None = None
    kept: float | None = None
    for last in read_frames(clip.video, size, fps, clip.trim_in):
        if grey:
            kept = _kept_colour(last) if kept is None else kept
            _fade_colour(last, kept)
        yield last
    while True:
        yield last if last is not None else black(size)


def _kept_colour(planes: Pixels) -> float:
    """How much of its colour a frame keeps in a black-and-white film: all of a light tint, little of more."""
    strongest = max(float(np.abs(plane.astype(np.int16) - 128).mean()) for plane in split(planes)[1:])
    return min(1.0, TINT / max(strongest, 1e-6))


def _fade_colour(planes: Pixels, kept: float) -> None:
    if kept < 1.0:
        table = towards(128, kept)
        for plane in split(planes)[1:]:
            plane[:] = table[plane]


def card_frames(card: Card, segment: Segment, fps: WholeOrExact) -> Frames:
    """A card's frames."""
    yield from card.frames(segment.frames, fps)


def play(
    timeline: Timeline,
    *,
    size: tuple[int, int],
    grey: bool,
    cards: dict[SegmentPart, Card],
    captions: CaptionPainter | None,
    fade_out: float = OUT_SECONDS,
    seen: Callable[[int, Pixels], None],
) -> Iterator[Pixels]:
    """All frames of the film as planes, in order.

    Args:
        timeline: the plan.
        size: width and height in pixels.
        grey: takes the colours out of clips that still have them.
        cards: for the parts that are cards.
        captions: None leaves them out.
        fade_out: seconds in which the last picture gets black.
        seen: told every frame's number and its planes before captions are drawn (for the thumbnail).
    """
    fade = round(fade_out * timeline.fps)
    for number, planes in enumerate(_mixed(timeline, size, grey, cards)):
        seen(number, planes)
        layer = captions.at((number + 0.5) / float(timeline.fps)) if captions else None
        left = timeline.frames - number - 1
        if layer is not None:
            planes = planes.copy()
            layer.apply(planes)
        yield darken(planes, left / fade) if left < fade else planes


def _mixed(
    timeline: Timeline, size: tuple[int, int], grey: bool, cards: dict[SegmentPart, Card]
) -> Iterator[Pixels]:
    mixer = Mixer(size)
    leaving: Frames | None = None
    for index, segment in enumerate(timeline.segments):
        entering = (
            clip_frames(timeline.clips[segment.clip], size, timeline.fps, grey)
            if segment.part is SegmentPart.CLIP
            else card_frames(cards[segment.part], segment, timeline.fps)
        )
        for step in range(segment.overlap):
            before = next(leaving) if leaving else black(size)
            yield mixer.mix(segment.transition, before, next(entering), (step + 1) / (segment.overlap + 1))
        if leaving:
            leaving.close()
        following = timeline.segments[index + 1].overlap if index + 1 < len(timeline.segments) else 0
        for _ in range(segment.frames - segment.overlap - following):
            yield next(entering)
        leaving = entering
    if leaving:
        leaving.close()
