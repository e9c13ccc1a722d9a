"""The cut as a graph: saved shots and voices become a film with titles, captions, music and effects."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Literal

from pydantic import Field

from ...common.acts import Identifier
from ...common.errors import StudioError
from ...common.rates import Rate, shown_rate
from ...common.story import Cue, Language
from ...common.vocabulary import FilmStyle, Mood, Place, Transition, Weather
from ..builder import GraphBuilder, Wire
from ..graph import Graph, Link, Node
from .base import Parameters, Skill
from .speech import Seed, TakeId, VoiceTake, add_dialogue

LOUDNESS_RANGE, CEILING_RANGE = (-40.0, -6.0), (-12.0, -0.5)
"""What *Assemble Film* takes, in LUFS and dBTP."""


class CutClip(Parameters):
    """One shot in the cut.

    ``trim_in`` and ``trim_out`` are taken off its ends; ``lead`` and ``lag`` let the trimmed ends be heard
    (J- and L-cut). ``voices`` must be those that the shot was filmed with, with the same pauses.
    """

    take: TakeId
    voices: list[VoiceTake] = Field(default_factory=list, max_length=12)
    transition: Transition = Transition.CUT
    transition_seconds: float = Field(0.0, ge=0.0, le=3.0, description="0: the usual length")
    trim_in: float = Field(0.0, ge=0.0, le=60.0)
    trim_out: float = Field(0.0, ge=0.0, le=60.0)
    lead: float = Field(0.0, ge=0.0, le=5.0)
    lag: float = Field(0.0, ge=0.0, le=5.0)
    cues: list[Cue] = Field(default_factory=list, max_length=12)
    place: Place | None = Field(None, description="whose air is heard")
    weather: Weather = Weather.CLEAR
    music: bool = Field(True, description="whether the film's music is heard under it")
    heard: bool = Field(True, description="whether its own sound is heard")


class Cut(Parameters):
    """Parameters of assemble_film: everything about a film that isn't in its takes."""

    run: TakeId
    film: TakeId = "film"
    clips: list[CutClip] = Field(min_length=1, max_length=120)
    title: str = Field("", max_length=160)
    end_card: str = Field("", max_length=160)
    music: Mood = Mood.PLAYFUL
    captions: Literal["burnt", "file", "off"] = "burnt"
    style: FilmStyle = FilmStyle.TOON
    language: Language = "en"
    seed: Seed = 0
    width: int = Field(1280, ge=64, le=3840, multiple_of=2)
    height: int = Field(720, ge=64, le=3840, multiple_of=2)
    fps: Rate = Fraction(24)
    names: dict[Identifier, str] = Field(
        default_factory=dict, description="shown names that differ from presets"
    )
    loudness: float = Field(
        -16.0, ge=LOUDNESS_RANGE[0], le=LOUDNESS_RANGE[1], description="LUFS of the whole film"
    )
    ceiling: float = Field(
        -1.0, ge=CEILING_RANGE[0], le=CEILING_RANGE[1], description="dBTP that no peak passes"
    )
    caption_size: float = Field(1.0, ge=0.5, le=2.0, description="against the usual size")
    music_level: float = Field(0.0, ge=-24.0, le=12.0, description="dB against the usual level")
    fade_out: float = Field(0.5, ge=0.0, le=4.0, description="seconds in which the last picture gets black")
    caption_letters: int = Field(0, ge=0, le=42, description="letters on a caption's row; 0: as many as fit")


def assemble_film(b: GraphBuilder, parameters: Cut) -> None:
    """Cuts saved takes into a finished film: mp4, captions as files, thumbnail and a record of every timing."""
    chain: Wire | None = None
    for clip in parameters.clips:
        with b.group(f"Shot {clip.take}"):
            chain = _clip(b, parameters.run, clip, chain)
    with b.group("Film"):
        b.add(
            "AnimationStudioAssembleFilm",
            title=parameters.title.splitlines()[0] if parameters.title.strip() else "Assemble Film",
            inputs={
                "clips": chain,
                "run": parameters.run,
                "film": parameters.film,
                "title": parameters.title,
                "end_card": parameters.end_card,
                "music": str(parameters.music),
                "captions": parameters.captions,
                "style": str(parameters.style),
                "language": parameters.language,
                "seed": parameters.seed,
                "width": parameters.width,
                "height": parameters.height,
                "fps": shown_rate(parameters.fps),
                "names": "\n".join(f"{key}: {name}" for key, name in parameters.names.items()),
                "loudness": parameters.loudness,
                "ceiling": parameters.ceiling,
                "caption_letters": parameters.caption_letters,
                **_unusual(parameters),
            },
        )


def _unusual(parameters: Cut) -> dict[str, float]:
    """What differs from how films usually are, for inputs that a graph needn't have."""
    usual = {name: Cut.model_fields[name].default for name in ("caption_size", "music_level", "fade_out")}
    return {
        name: getattr(parameters, name) for name, value in usual.items() if getattr(parameters, name) != value
    }


def _clip(b: GraphBuilder, run: str, clip: CutClip, chain: Wire | None) -> Wire:
    loaded = b.add("AnimationStudioLoadTake", title=f"Shot {clip.take}", run=run, take=clip.take)
    dialogue = add_dialogue(b, run, clip.voices)
    links = {"dialogue": dialogue} if dialogue else {}
    links |= {"clips": chain} if chain else {}
    node = b.add(
        "AnimationStudioFilmClip",
        title=f"Clip {clip.take}",
        video=loaded.out(0),
        trim_in=clip.trim_in,
        trim_out=clip.trim_out,
        transition=str(clip.transition),
        transition_seconds=clip.transition_seconds,
        lead=clip.lead,
        lag=clip.lag,
        cues=", ".join(f"{cue.sound} {cue.at:g}" for cue in clip.cues),
        place=str(clip.place) if clip.place else "none",
        weather=str(clip.weather),
        name=clip.take,
        inputs={**links, **{name: False for name in ("music", "heard") if not getattr(clip, name)}},
    )
    return node.out(0)


def read_cut(graph: Graph) -> Cut:
    """The cut that a graph of assemble_film makes, so that it can leave for another program or be changed.

    Raises:
        StudioError: ``graph_invalid`` for any other graph.
    """
    try:
        (film,) = (node for node in graph.values() if node.class_type == "AnimationStudioAssembleFilm")
        fields = {name: value for name, value in film.inputs.items() if name in Cut.model_fields}
        names = dict(line.split(": ", 1) for line in str(film.inputs.get("names", "")).splitlines())
        clips = list(_clips(graph, film.inputs["clips"]))
        return Cut.model_validate({**fields, "names": names, "clips": clips[::-1]})
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise StudioError(
            "graph_invalid",
            "That graph isn't a cut as the studio makes it.",
            "Use the graph of a film, such as graphs/film-t1.api.json of a run.",
        ) from error


def _clips(graph: Graph, link: Link | None) -> Iterator[dict[str, Any]]:
    """The clips of a chain as plain data, the last first."""
    for node in _chain(graph, link, "clips"):
        given = node.inputs
        fields = {name: value for name, value in given.items() if name in CutClip.model_fields}
        yield fields | {
            "take": graph[given["video"].node].inputs["take"],
            "place": None if given["place"] == "none" else given["place"],
            "cues": [_cue(text) for text in str(given["cues"]).split(", ") if text],
            "voices": list(_voices(graph, given.get("dialogue")))[::-1],
        }


def _voices(graph: Graph, link: Link | None) -> Iterator[dict[str, Any]]:
    """The voices of a dialogue, the last first."""
    for node in _chain(graph, link, "dialogue"):
        yield {"take": graph[node.inputs["audio"].node].inputs["take"], "pause": node.inputs["pause"]}


def _chain(graph: Graph, link: Link | None, back: str) -> Iterator[Node]:
    """The nodes of a chain from its last one, each linked to the one before it."""
    seen = set()
    while link is not None:
        if link.node in seen:
            raise ValueError("the chain is a ring")
        seen.add(link.node)
        yield graph[link.node]
        link = graph[link.node].inputs.get(back)


def _cue(text: str) -> dict[str, Any]:
    sound, at = text.split(" ")
    return {"sound": sound, "at": float(at)}


SKILLS = (
    Skill(
        name="assemble_film",
        version=1,
        parameters=Cut,
        build=assemble_film,
        example=Cut(
            run="my-film",
            title="The Very Small Ocean",
            end_card="The End",
            clips=[CutClip(take="shot-1", voices=[VoiceTake(take="line-1")], place=Place.BEACH)],
        ),
        makes="film",
        title="Assemble a film",
        needs=("AnimationStudioAssembleFilm", "AnimationStudioFilmClip", "AnimationStudioLoadTake"),
    ),
)
