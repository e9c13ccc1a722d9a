"""Films one puppet shot: frames from the puppet theatre (or an intertitle) go straight into a take's mp4.

The shot lasts as long as asked for, or as its dialogue and the hold after it need.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ..common.errors import StudioError
from ..common.extras import to_install
from ..common.files import atomic_path
from ..common.progress import Progress
from ..common.rates import WholeOrExact
from ..common.scripts import is_wide
from ..common.story import Shot
from ..common.vocabulary import FilmStyle
from ..configs.look import Look
from .picture.encode import TAKE, Pixels, check_size, open_video, to_planes
from .sound.dialogue import Dialogue
from .text.cards import Card, CardKind
from .text.fonts import CHINESE, Fonts, locate
from .text.lower_third import LowerThird

MAX_SECONDS = 60.0


def shot_seconds(shot: Shot, dialogue: Dialogue) -> float:
    """How long the shot lasts: at least ``shot.seconds``, and until ``shot.hold`` after the last word."""
    needed = dialogue.seconds + shot.hold if dialogue.lines else 0.0
    return min(max(shot.seconds, needed), MAX_SECONDS)


def film_shot(
    shot: Shot,
    looks: Mapping[str, Look],
    dialogue: Dialogue,
    target: Path,
    *,
    size: tuple[int, int],
    fps: WholeOrExact,
    seed: int,
    style: FilmStyle,
    progress: Progress,
) -> float:
    """Writes the shot to ``target`` and gives its length in seconds.

    Args:
        shot: what is seen; a ``card`` replaces the picture by an intertitle.
        looks: of every actor, by character id.
        dialogue: whose mouths move when; its sound goes into the file.
        target: an ``.mp4``.
        size: width and height, even.
        fps: frames a second.
        seed: of everything random in the picture.
        style: of the film.
        progress: told of every frame; may raise to stop.

    Raises:
        StudioError: ``option_invalid``, ``disk_full``, ``media_failed`` or what the puppets raise.
    """
    check_size(size)
    seconds = shot_seconds(shot, dialogue)
    count = max(round(seconds * fps), 1)
    fonts = Fonts()
    bar = (
        LowerThird(shot.lower_third, size=size, style=style, fonts=fonts)
        if shot.lower_third.strip()
        else None
    )
    sound = dialogue.samples if dialogue.lines else None
    frames = _pictures(shot, looks, dialogue, seconds, count, size, fps, seed, style, fonts)
    with (
        atomic_path(target) as temporary,
        open_video(temporary, size, fps, quality=TAKE, sound=sound) as video,
    ):
        for index, picture in enumerate(frames):
            layer = bar.at((index + 0.5) / float(fps)) if bar else None
            if layer is not None:
                picture = picture if picture.ndim == 2 else to_planes(picture)
                layer.apply(picture)
            video.write(picture)
            progress((index + 1) / count, f"frame {index + 1} of {count}")
    return seconds


def _pictures(
    shot: Shot,
    looks: Mapping[str, Look],
    dialogue: Dialogue,
    seconds: float,
    count: int,
    size: tuple[int, int],
    fps: WholeOrExact,
    seed: int,
    style: FilmStyle,
    fonts: Fonts,
) -> Iterator[Pixels]:
    if shot.card.strip():
        card = Card(CardKind.INTERTITLE, shot.card, size=size, style=style, picture=None, fonts=fonts)
        return card.frames(count, fps)
    try:
        from ..puppets import render_shot
    except ImportError as error:
        raise StudioError(
            "extra_missing",
            f"The puppets need a package that isn't installed ({error.name}).",
            to_install("puppets"),
        ) from error

    return iter(
        render_shot(
            shot,
            looks,
            list(dialogue.lines),
            seconds=seconds,
            size=size,
            fps=float(fps),
            seed=seed,
            style=style,
            font=label_font(shot),
        )
    )


def label_font(shot: Shot) -> str:
    """The font file for the labels of the shot's parcels; empty where the puppets' own has all their letters."""
    things = [*shot.things, *(actor.holds for actor in shot.actors if actor.holds)]
    path = locate(CHINESE) if any(is_wide(thing.label) for thing in things) else None
    return str(path or "")
