"""A whole storyboard as one graph: every line spoken, every shot played by puppets, and the cut, wired directly.

The director makes take by take, so that it can judge and resume; this is the same film for a person who wants
to see and change all of it in the editor at once. Lengths follow the recorded lines, as *Puppet Shot* has it.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from ..common.rates import WholeOrExact, shown_rate
from ..common.story import Shot, Storyboard
from ..common.vocabulary import Mood
from .builder import GraphBuilder, Wire
from .skills.puppet import cast_and_things, place_inputs, what_happens

GAP = 0.15
"""Seconds of silence before a line that doesn't say how much it wants."""


def storyboard_graph(
    board: Storyboard, *, run: str, width: int, height: int, fps: WholeOrExact = 24, music: bool = True
) -> tuple[dict[str, Any], str]:
    """The graph in API form, and the id of the node whose first output is the film."""
    b = GraphBuilder()
    clips: Wire | None = None
    for number, shot in enumerate(board.shots):
        clips = _clip(b, board, shot, clips, size=(width, height), fps=fps, number=number)
    film = b.add(
        "AnimationStudioAssembleFilm",
        title=board.title,
        inputs={
            "clips": clips,
            "run": run,
            "film": "film",
            "title": board.title,
            "end_card": board.end_card,
            "music": str(board.mood if music else Mood.NONE),
            "captions": "burnt",
            "style": str(board.style),
            "language": board.language,
            "seed": board.seed,
            "width": width,
            "height": height,
            "fps": shown_rate(Fraction(fps)),
            "names": "\n".join(f"{key}: {name}" for key, name in board.called.items()),
        },
    )
    return b.build().to_api(), film.id


def _clip(
    b: GraphBuilder,
    board: Storyboard,
    shot: Shot,
    chain: Wire | None,
    *,
    size: tuple[int, int],
    fps: WholeOrExact,
    number: int,
) -> Wire:
    links = cast_and_things(b, shot) | what_happens(b, shot)
    dialogue = _dialogue(b, shot, board.seed)
    spoken = {"dialogue": dialogue} if dialogue else {}
    played = b.add(
        "AnimationStudioPuppetShot",
        title=shot.id,
        **place_inputs(shot.setting),
        framing=str(shot.framing),
        camera=str(shot.camera),
        hold=shot.hold,
        style=str(board.style),
        seconds=shot.seconds,
        seed=(board.seed + number) % 2**31,
        width=size[0],
        height=size[1],
        fps=shown_rate(Fraction(fps)),
        card=shot.card,
        lower_third=shot.lower_third,
        inputs={**links, **spoken},
    )
    clip = b.add(
        "AnimationStudioFilmClip",
        title=f"Clip {shot.id}",
        video=played.out(0),
        trim_in=0.0,
        trim_out=0.0,
        transition=str(shot.transition),
        transition_seconds=0.0,
        lead=0.0,
        lag=0.0,
        cues=", ".join(f"{cue.sound} {cue.at:g}" for cue in shot.cues),
        place=str(shot.setting.place),
        weather=str(shot.setting.weather),
        name=shot.id,
        inputs={**spoken, **({"clips": chain} if chain else {})},
    )
    return clip.out(0)


def _dialogue(b: GraphBuilder, shot: Shot, seed: int) -> Wire | None:
    dialogue: Wire | None = None
    voices = {actor.character: actor.extra.voice for actor in shot.actors if actor.extra}
    for line in shot.lines:
        said = b.add(
            "AnimationStudioSayLine",
            title=line.id,
            text=line.text,
            character=voices.get(line.character, line.character),
            seed=seed,
            emotion=str(line.emotion),
            language=line.language,
            speed=1.0,
        )
        added = b.add(
            "AnimationStudioAddLine",
            audio=said.out(0),
            speech=said.out(1),
            pause=max(line.pause, GAP),
            inputs={"dialogue": dialogue} if dialogue else {},
        )
        dialogue = added.out(0)
    return dialogue


def renamed(api: Mapping[str, Any], prefix: str) -> dict[str, Any]:
    """A graph under other ids, so that it can grow out of a node of another graph."""

    def moved(value: Any) -> Any:
        link = isinstance(value, list) and len(value) == 2 and value[0] in api
        return [prefix + value[0], value[1]] if link else value

    return {
        prefix + key: {**node, "inputs": {name: moved(value) for name, value in node["inputs"].items()}}
        for key, node in api.items()
    }
