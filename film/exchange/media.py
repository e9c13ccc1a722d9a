"""The media of an export: every shot's picture in the film's form, cards and transitions as pictures, and the stems.

A take that has the film's size and rate already is copied as it is; all others are encoded once. The stems' sum is the
film's sound before it is limited.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np

from ...common.files import atomic_path
from ...common.progress import Progress
from ...voice.loudness import integrated
from ...voice.samples import FILM_RATE
from ..cut import Timeline
from ..film import FilmPlan, film_cards, is_grey
from ..picture.compose import clip_frames, play
from ..picture.decode import probe
from ..picture.encode import TAKE, Pixels, Samples, open_video
from ..sound.mix import TrackKind, buses
from ..sound.soundtrack import tracks_of
from ..takes import write_wav
from ..text.fonts import Fonts
from .laying import DIALOGUE, EFFECTS, MUSIC, PICTURES, SOUNDS, Piece, ShotMedia

_STEMS: Mapping[str, tuple[TrackKind, ...]] = {
    DIALOGUE: (TrackKind.DIALOGUE,),
    EFFECTS: (TrackKind.EFFECT, TrackKind.AMBIENCE),
    MUSIC: (TrackKind.MUSIC,),
}
_LOUDEST = 0.98
"""Of full scale: a stem isn't limited, so all of them are turned down until the loudest fits."""
_MOST_GAIN = 24.0


def write_shots(shots: Sequence[ShotMedia], plan: FilmPlan, folder: Path, progress: Progress) -> list[str]:
    """Writes each shot's picture; gives what was baked into them, in words."""
    told = []
    for number, shot in enumerate(shots):
        progress(number / len(shots), f"shot {shot.name}")
        target = folder / PICTURES / f"{shot.name}.mp4"
        info = probe(shot.clip.video)
        has = round(info.seconds * plan.fps)
        fits = (info.size, info.fps) == (plan.size, plan.fps) and has >= shot.frames
        if fits and not shot.offset and not is_grey(plan.style):
            with atomic_path(target) as temporary:
                shutil.copyfile(shot.clip.video, temporary)
            continue
        _conform(shot, plan, target)
        if shot.frames > has:
            told.append(f"{shot.name} stands still for its last {shot.frames - has} frames")
    if is_grey(plan.style):
        told.append("the shots are black and white")
    return told


def _conform(shot: ShotMedia, plan: FilmPlan, target: Path) -> None:
    """A shot in the film's size, rate and colours, its last picture held."""
    clip = replace(shot.clip, trim_in=shot.offset)
    frames = clip_frames(clip, plan.size, plan.fps, is_grey(plan.style))
    with (
        atomic_path(target) as temporary,
        open_video(temporary, plan.size, plan.fps, quality=TAKE) as video,
    ):
        for planes in islice(frames, shot.frames):
            video.write(planes)
    frames.close()


def write_pieces(
    timeline: Timeline, pieces: Sequence[Piece], plan: FilmPlan, folder: Path, progress: Progress
) -> None:
    """Writes stretches of the finished film, without captions, as media."""
    if not pieces:
        return
    until = max(piece.first + piece.frames for piece in pieces)
    frames = play(
        timeline,
        size=plan.size,
        grey=is_grey(plan.style),
        cards=film_cards(timeline, plan, Fonts()),
        captions=None,
        fade_out=plan.fade_out,
        seen=lambda number, _: progress(number / until, "cards and transitions"),
    )
    with ExitStack() as files:
        open_pieces = {}
        for number, planes in enumerate(islice(frames, until)):
            for piece in pieces:
                if not piece.first <= number < piece.first + piece.frames:
                    continue
                if number == piece.first:
                    open_pieces[piece.name] = _open_piece(
                        files, folder / PICTURES / f"{piece.name}.mp4", plan
                    )
                open_pieces[piece.name](planes)


def _open_piece(files: ExitStack, target: Path, plan: FilmPlan) -> Callable[[Pixels], None]:
    temporary = files.enter_context(atomic_path(target))
    return files.enter_context(open_video(temporary, plan.size, plan.fps, quality=TAKE)).write


def stems_of(timeline: Timeline, plan: FilmPlan) -> dict[str, Samples]:
    """The film's sound in parts that have any: dialogue, effects with the air of places, music."""
    tracks = tracks_of(timeline, plan.mood, plan.seed, plan.music_level)
    found = buses(tracks, timeline.seconds, FILM_RATE)
    parts = {
        name: sum((found[kind] for kind in kinds[1:]), found[kinds[0]]) for name, kinds in _STEMS.items()
    }
    whole = sum(parts.values(), np.zeros_like(found[TrackKind.DIALOGUE]))
    now = integrated(whole, FILM_RATE)
    gain = 10 ** (min(plan.level.loudness - now, _MOST_GAIN) / 20) if now > -70.0 else 1.0
    peak = max((float(np.abs(part).max(initial=0.0)) for part in parts.values()), default=0.0) * gain
    gain *= min(1.0, _LOUDEST / peak) if peak else 1.0
    return {name: np.asarray(part * gain, np.float32) for name, part in parts.items() if part.any()}


def write_stems(stems: Mapping[str, Samples], folder: Path) -> None:
    """Writes the parts of the sound, each as long as the film."""
    for name, samples in stems.items():
        write_wav(folder / SOUNDS / f"{name}.wav", samples, FILM_RATE)
