"""How fast puppets are drawn, by size."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from ..common.story import Actor, Prop, Setting, Shot, Speech, TimedLine, VisemeCue
from ..common.things import PropKind
from ..common.vocabulary import CameraMove, Emotion, Framing, Gesture, Place, Viseme
from ..configs.look import Hair, Look, Pattern, Top
from ..puppets.scene import render_shot, render_still
from ..puppets.thumbnail import warm_up

SIZES = ((1280, 720), (720, 1280), (640, 360), (128, 128))


@dataclass(frozen=True)
class RenderSpeed:
    """One measurement: frames a second of a stream (with everything but encoding), threads used."""

    width: int
    height: int
    workers: int
    frames: int
    seconds: float
    processor_seconds: float

    @property
    def fps(self) -> float:
        """Frames drawn in a second."""
        return self.frames / self.seconds

    @property
    def processor_ms(self) -> float:
        """Processor time a frame in milliseconds, over all threads; less shaken by other programs."""
        return 1000.0 * self.processor_seconds / self.frames


def sample_film() -> tuple[list[tuple[Shot, list[TimedLine], float]], dict[str, Look]]:
    """Four shots as a planner would write them (shot, speech, seconds), and their two looks."""
    looks = {
        "pip": Look(
            hair=Hair.CURLY, freckles=True, top_pattern=Pattern.STRIPES, top_colour="red", top_second="cream"
        ),
        "mina": Look(
            hair=Hair.BOB,
            hair_colour="black",
            skin="honey",
            top=Top.DRESS,
            top_colour="yellow",
            top_pattern=Pattern.DOTS,
        ),
    }
    marks = [
        VisemeCue(start=0.12 * k, seconds=0.12, viseme=list(Viseme)[(k * 3) % 10], stress=k % 5 == 0)
        for k in range(20)
    ]
    line = TimedLine(speech=Speech(character="pip", text="sample", seconds=2.4, marks=marks), start=0.3)
    pip = Actor(character="pip", x=-0.45, emotion=Emotion.HAPPY, looks_at="mina")
    mina = Actor(
        character="mina", x=0.45, emotion=Emotion.SMUG, gesture=Gesture.HANDS_ON_HIPS, looks_at="pip"
    )
    shots = [
        Shot(
            id="a",
            framing=Framing.WIDE,
            setting=Setting(place=Place.OCEAN),
            camera=CameraMove.PAN_RIGHT,
            actors=[pip, mina],
            things=[Prop(prop=PropKind.SEAGULL, x=0.8)],
        ),
        Shot(id="b", framing=Framing.MEDIUM, setting=Setting(place=Place.OCEAN), actors=[pip, mina]),
        Shot(
            id="c",
            framing=Framing.CLOSE_UP,
            setting=Setting(place=Place.OCEAN),
            camera=CameraMove.PUSH_IN,
            actors=[pip],
        ),
        Shot(
            id="d",
            framing=Framing.FULL,
            setting=Setting(place=Place.TOWN),
            actors=[pip, mina],
            things=[Prop(prop=PropKind.CAKE)],
        ),
    ]
    return [(shot, [line], 3.0) for shot in shots], looks


def measure(
    sizes: Sequence[tuple[int, int]] = SIZES, *, workers: int = 2, seconds: float = 1.0
) -> list[RenderSpeed]:
    """Draws ``seconds`` of each sample shot at each size and times it (after compiling)."""
    warm_up()
    shots, looks = sample_film()
    out = []
    for size in sizes:
        began, processor, frames = time.perf_counter(), time.process_time(), 0
        for shot, speech, _ in shots:
            for _frame in render_shot(shot, looks, speech, seconds=seconds, size=size, workers=workers):
                frames += 1
        seconds_taken, processor_taken = time.perf_counter() - began, time.process_time() - processor
        out.append(RenderSpeed(*size, workers, frames, seconds_taken, processor_taken))
    return out


def measure_still(size: tuple[int, int] = (128, 128), count: int = 40) -> float:
    """Seconds a still takes on one thread (processor time), as training data is made: known places."""
    warm_up()
    shots, looks = sample_film()
    for shot, _, _ in shots:
        render_still(shot, looks, size=size)
    began = time.thread_time()
    for k in range(count):
        shot, _, _ = shots[k % len(shots)]
        render_still(shot, looks, at=1.0, size=size, seed=k)
    return (time.thread_time() - began) / count
