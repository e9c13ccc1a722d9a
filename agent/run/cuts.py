"""The cut of a finished film as data and as clips, read from its run's folder: what leaves for other programs.

The graph that made the film says all about it, so nothing is planned anew; takes are read where they lie in the run.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ...common.errors import StudioError
from ...configs.schema import CharacterPreset
from ...film.cut import Clip
from ...film.film import CaptionMode, FilmPlan
from ...film.picture.decode import probe, read_sound
from ...film.sound.dialogue import EMPTY, Dialogue, add_line
from ...film.sound.mix import Level
from ...film.takes import read_wav
from ...voice.samples import at_film_rate
from ...workflows.graph import Graph
from ...workflows.skills.film import Cut, CutClip, read_cut
from ..story.extras import with_extras
from .store import RunStore


@dataclass(frozen=True)
class FilmCut:
    """How a run's film is cut: the take that is the film, its parameters, and the same as clips."""

    take: str
    cut: Cut
    clips: tuple[Clip, ...]
    plan: FilmPlan


def film_cut(store: RunStore, characters: Mapping[str, CharacterPreset]) -> FilmCut:
    """The cut of a run's finished film.

    Raises:
        StudioError: ``run_waiting`` where there is no film yet; ``file_missing`` for a take that isn't there any more;
            ``graph_invalid`` for a run whose graph isn't ours.
    """
    film = store.kept_film()
    if film is None:
        raise StudioError(
            "run_waiting",
            f"Run {store.run.id} has no film yet.",
            f"Finish it first: `./studio runs resume {store.run.id}`.",
        )
    cut = read_cut(_graph(store, film.job.take))
    clips = tuple(_clip(store, one) for one in cut.clips)
    return FilmCut(film.job.take, cut, clips, film_plan(cut, with_extras(characters, store.storyboard())))


def _graph(store: RunStore, take: str) -> Graph:
    try:
        return Graph.from_api(store.graph(take))
    except (OSError, ValueError) as error:
        raise StudioError(
            "file_missing",
            f"The graph of {take} can't be read in run {store.run.id}.",
            "Make the film again: its graph says how it is cut.",
        ) from error


def film_plan(cut: Cut, characters: Mapping[str, CharacterPreset]) -> FilmPlan:
    """What the cut says of the film as a whole."""
    return FilmPlan(
        title=cut.title,
        end_card=cut.end_card,
        mood=cut.music,
        captions=CaptionMode(cut.captions),
        style=cut.style,
        language=cut.language,
        seed=cut.seed,
        size=(cut.width, cut.height),
        fps=cut.fps,
        names={**{key: one.names.shown(cut.language) for key, one in characters.items()}, **cut.names},
        level=Level(cut.loudness, cut.ceiling),
        caption_letters=cut.caption_letters,
        caption_size=cut.caption_size,
        music_level=cut.music_level,
        fade_out=cut.fade_out,
    )


def _clip(store: RunStore, given: CutClip) -> Clip:
    """A clip as *Film Clip* makes it of the takes."""
    video = take_file(store, given.take, ".mp4")
    dialogue = EMPTY
    for voice in given.voices:
        dialogue = _with_line(store, dialogue, voice.take, voice.pause)
    info = probe(video)
    return Clip(
        video,
        info.seconds,
        lines=dialogue.lines,
        sound=dialogue.samples if dialogue.lines else read_sound(video),
        trim_in=given.trim_in,
        trim_out=given.trim_out,
        transition=given.transition,
        transition_seconds=given.transition_seconds or None,
        lead=given.lead,
        lag=given.lag,
        cues=tuple(given.cues),
        place=given.place,
        weather=given.weather,
        name=given.take,
        music=given.music,
        heard=given.heard,
        notes=info.notes,
    )


def _with_line(store: RunStore, dialogue: Dialogue, take: str, pause: float) -> Dialogue:
    found, path = store.take(take), take_file(store, take, ".wav")
    if found is None:
        raise _missing(store, take)
    return add_line(dialogue, found.speech, at_film_rate(*read_wav(path)), pause)


def take_file(store: RunStore, take: str, suffix: str) -> Path:
    """A file of a take in the run's folder.

    Raises:
        StudioError: ``file_missing``.
    """
    found = store.take(take)
    path = None if found is None else found.path(store.run, suffix)
    if path is None:
        raise _missing(store, take)
    return path


def _missing(store: RunStore, take: str) -> StudioError:
    return StudioError(
        "file_missing",
        f"The take {take} isn't in {store.run.takes} any more.",
        "Put it back, or make the film again.",
    )
