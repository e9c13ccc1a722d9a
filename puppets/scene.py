"""A shot as pictures: cast, place, camera, light, weather and style put together, frames streamed in order.

``render_shot`` gives a shot's frames one by one from a small pool of threads, each with its own canvas, so
that memory does not grow with length; a frame depends only on the shot, the looks, the speech, the seed
and its own time, never on the number of workers.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ..common.errors import StudioError
from ..common.story import Prop, Shot, TimedLine
from ..common.vocabulary import INDOORS, CameraMove, FilmStyle, Framing, Gesture
from ..configs.look import Look
from .acting import effects
from .acting.stage import Stage, is_acted
from .figure.body import Pose, puppet_of
from .figure.motion import Performance, Stand
from .layout import FEET, arrange
from .places.catalog import paint_place
from .places.daylight import light_of
from .places.plate import FLOOR, HORIZON, MARGIN
from .places.weather import WATER_EDGES, Air
from .props import catalog as props
from .render.camera import FAR_PARALLAX, SOFTNESS, Offset, offset_at, plate_view
from .render.canvas import Canvas, View
from .render.composite import sample_plate, spots
from .render.rig import Array, Rig, Tables, join, joint, turn
from .render.styles import Finish
from .workers import free_workers, in_order

Frame = NDArray[np.uint8]
MAX_SECONDS = 600.0


@dataclass(frozen=True)
class Moment:
    """Everything that is posed at one time: camera, bones and faces of all parts, the actors' poses.

    ``grounds`` is where things cast their shadows: x, y, z and height in metres.
    """

    view: View
    offset: Offset
    bones: Array
    faces: Array
    poses: list[Pose]
    grounds: Sequence[tuple[float, float, float, float]]


class ShotScene:
    """Everything of a shot that does not change from frame to frame. Arguments as in :func:`render_shot`."""

    def __init__(
        self,
        shot: Shot,
        looks: Mapping[str, Look],
        speech: Sequence[TimedLine] = (),
        *,
        seconds: float,
        size: tuple[int, int] = (1280, 720),
        fps: float = 24,
        seed: int = 0,
        style: FilmStyle = FilmStyle.TOON,
        font: str = "",
        variant: int = 0,
    ) -> None:
        _check(shot, looks, seconds, size, fps)
        self.seconds, self.size, self.fps, self.seed = float(seconds), size, float(fps), seed
        self.puppets = [puppet_of(looks[actor.character]) for actor in shot.actors]
        aspect = size[0] / size[1]
        acted = is_acted(shot)
        self.stage = Stage(shot, self.puppets, self.seconds, aspect) if acted else None
        shot = shot if self.stage is None else self.stage.shot
        self.shot = shot
        self.layout = arrange(shot, self.puppets, aspect) if self.stage is None else self.stage.layout
        self.light = light_of(shot.setting)
        half = self.layout.view.height * size[0] / size[1] / 2.0
        where = {a.character: x for a, (x, _) in zip(shot.actors, self.layout.actors, strict=True)}
        self.parts = [
            Performance(
                actor,
                puppet.frame,
                Stand(x, z, half + 0.5 - abs(x) * 0.2),
                {name: place for name, place in where.items() if name != actor.character},
                speech,
                self.seconds,
                seed * 7919 + 31 * i + 1,
            )
            for i, (actor, puppet, (x, z)) in enumerate(
                zip(shot.actors, self.puppets, self.layout.actors, strict=True)
            )
        ]
        held = [(i, a.holds) for i, a in enumerate(shot.actors) if a.holds is not None]
        self.held: list[tuple[int, Prop]] = held
        self.seats = [i for i, a in enumerate(shot.actors) if a.gesture is Gesture.SIT]
        tables: list[Tables] = [puppet.tables for puppet in self.puppets]
        tables += [props.model(t.prop, t.label, font, colour=t.colour, count=t.count) for t in shot.things]
        tables += [props.model(t.prop, t.label, font, True, t.colour, t.count) for _, t in held]
        tables += [_stool() for _ in self.seats]
        tables += [effects.tables(kind) for kind, _ in self.stage.effects] if self.stage is not None else []
        self.tables = join(tables)
        feet = FEET.get(shot.framing) if acted else None
        self.plate_view = plate_view(shot.framing, self.layout.view, feet, aspect, MARGIN)
        self.plate = self._soften(paint_place(shot.setting, *size, seed=variant))
        self.still = self._still()
        close = {Framing.CLOSE_UP: 1.5, Framing.MEDIUM: 1.2}.get(shot.framing, 1.0)
        self.air = Air(shot.setting, size, seed, close, self._water())
        self.finish = Finish(style, size, seed, float(self.plate.mean()) / 255.0)

    def _water(self) -> tuple[float, float]:
        """Upper and lower edge of the painted water in the frame, as fractions from above."""
        seen = self.plate_view
        top, low = WATER_EDGES.get(self.shot.setting.place, (HORIZON, HORIZON))
        return 0.5 - (top - seen.centre) * seen.zoom, 0.5 - (low - seen.centre) * seen.zoom

    def _soften(self, plate: Frame) -> Frame:
        """The plate as the lens sees it: out of focus behind the characters."""
        blur = SOFTNESS[self.shot.framing] * self.size[1]
        if blur < 0.35 or not self.shot.actors:
            return plate
        soft = np.asarray(cv2.GaussianBlur(plate, (0, 0), blur), np.uint8)
        if self.shot.framing is Framing.FULL:
            rows = np.arange(plate.shape[0]) / plate.shape[0]
            k = np.clip((rows - 0.66) / 0.12, 0, 1)[:, None, None]
            soft = (soft * (1 - k) + plate * k).astype(np.uint8)
        return soft

    def _still(self) -> Frame | None:
        """The background of a shot whose camera hardly moves, painted once."""
        if self.shot.camera is not CameraMove.STATIC:
            return None
        frame = np.empty((self.size[1], self.size[0], 3), np.uint8)
        self._background(frame, Offset())
        return frame

    def _background(self, frame: Frame, offset: Offset) -> None:
        seen = self.plate_view
        zoom = max(seen.zoom * (1.0 + (offset.zoom - 1.0) * 0.55), 1.0 / 1.26)
        sample_plate(
            self.plate,
            float(self.size[1]),
            0.0,
            seen.centre,
            zoom,
            seen.aside(offset.x),
            offset.y,
            FAR_PARALLAX,
            FLOOR if self.shot.setting.place in INDOORS else HORIZON,
            frame,
        )

    def moment(self, at: float) -> Moment:
        """Poses everything at ``at`` seconds."""
        if not math.isfinite(at):
            raise StudioError(
                "option_invalid",
                f"There is no picture at {at} seconds.",
                "Give a moment of the shot in seconds.",
            )
        offset = offset_at(self.shot.camera, at, self.seconds)
        rest = self.layout.view
        view = View(
            rest.x + offset.x * rest.height, rest.y + offset.y * rest.height, rest.height / offset.zoom
        )
        poses, bones, bodies, grounds = self._posed(at)
        faces = [puppet.face(pose) for puppet, pose in zip(self.puppets, poses, strict=True)]
        for k, face in enumerate(faces):
            face[0] += sum(len(before) for before in bones[:k])
        bones += bodies
        blank = np.zeros((len(self.tables.bones), 48))
        rows = np.stack(faces) if faces else blank[:0]
        return Moment(
            view,
            offset,
            np.concatenate(bones) if bones else np.zeros((0, 3, 4)),
            np.concatenate([rows, blank[:1]]),
            poses,
            grounds,
        )

    def _posed(
        self, at: float
    ) -> tuple[list[Pose], list[Array], list[Array], Sequence[tuple[float, float, float, float]]]:
        """Actors' poses, their bones, the bones of things, held things and seats, and where things cast shadows."""
        poses = [part.pose(at) for part in self.parts]
        if self.stage is not None:
            folded = self.stage.folded(at)
            beings = self.stage.beings(folded)
            drawn = [self.stage.body(i, pose, folded, beings) for i, pose in enumerate(poses)]
            poses, bones = [pose for pose, _ in drawn], [own for _, own in drawn]
            things = range(len(self.shot.things))
            rest = [self.stage.thing(k, at, beings, bones) for k in things]
            rest += self.stage.raised(at, beings)
            return poses, bones, rest, self.stage.grounds(beings)
        bones = [puppet.bones(pose) for puppet, pose in zip(self.puppets, poses, strict=True)]
        rest = []
        for k, (thing, (x, y, z, size)) in enumerate(zip(self.shot.things, self.layout.things, strict=True)):
            place = joint(turn(0.08, -0.12 if x > 0 else 0.12, 0), (x, y, z), size)
            rest.append(props.bones(thing.prop, place, at, 1.7 * k))
        for actor, thing in self.held:
            rest.append(props.bones(thing.prop, self._grip(actor, thing, bones[actor]), at, 0.6 * actor))
        for actor in self.seats:
            f, pose = self.puppets[actor].frame, poses[actor]
            rest.append(joint(turn(0, pose.yaw, 0), (pose.x, 0.0, pose.z - 0.02), f.height)[None])
        return poses, bones, rest, self.layout.things

    def _grip(self, actor: int, thing: Prop, bones: Array) -> Array:
        puppet, part, kind = self.puppets[actor], self.parts[actor], props.PROPS[thing.prop]
        palms = [puppet.palm(bones, side) for side in (-1, 1)]
        both = part.actor.gesture is Gesture.HOLD
        palm = (palms[0] + palms[1]) / 2.0 if both else palms[0 if part.hold_side < 0 else 1]
        size = kind.held * (0.72 + 0.28 * puppet.frame.height / 1.12) * (1.08 if both else 1.0)
        tilt = 0.0 if both else -0.10 * part.hold_side
        up = turn(0.05, 0.0, tilt)
        low = 0.0 if both else kind.grip
        drop = up @ np.array([0.0, low * size + (0.04 if both else 0.0), 0.0])
        return joint(up, (palm[0] - drop[0], palm[1] - drop[1], palm[2] + 0.05), size)

    def _shadows(self, moment: Moment) -> Array:
        """Soft ellipses on the ground under feet and things."""
        rows = []
        scale = self.size[1] / moment.view.height
        tone = (18.0, 16.0, 34.0)
        marks = [
            (p.x, p.z, max(p.y, 0.0), q.frame.belly * 2.1 + 0.05)
            for p, q in zip(moment.poses, self.puppets, strict=True)
        ]
        for thing, (x, y, z, size) in zip(self.shot.things, moment.grounds, strict=True):
            kind = props.PROPS[thing.prop]
            marks.append((x, z, y, kind.half * size * 0.9))
        for x, z, y, wide in marks:
            if y > 0.8:
                continue
            fade = 1.0 / (1.0 + 6.0 * y)
            px = (x - moment.view.x) * scale + self.size[0] / 2
            py = self.size[1] / 2 + (moment.view.y - 0.012 - z * 0.06) * scale
            rows.append(
                (
                    px + 0.16 * wide * scale,
                    py,
                    wide * 1.65 * scale,
                    0.075 * scale,
                    0.0,
                    *tone,
                    0.30 * fade,
                    0.0,
                )
            )
            rows.append((px, py, wide * 1.0 * scale, 0.040 * scale, 0.0, *tone, 0.52 * fade, 0.1))
        return np.array(rows).reshape(-1, 10)

    def frame(self, canvas: Canvas, at: float) -> Frame:
        """The picture at ``at`` seconds."""
        at = self.finish.time(at)
        moment = self.moment(at)
        frame = np.empty((self.size[1], self.size[0], 3), np.uint8)
        if self.still is not None:
            np.copyto(frame, self.still)
        else:
            self._background(frame, moment.offset)
        self.air.behind(frame, at)
        canvas.edge[:] = 0
        if len(self.tables.rows):
            spots(self._shadows(moment), frame)
            canvas.draw(self.tables, moment.bones, moment.faces, self.light, moment.view, frame)
        self.air.front(frame, at)
        self.finish.apply(frame, canvas.edge, at)
        return frame


def render_shot(
    shot: Shot,
    looks: Mapping[str, Look],
    speech: Sequence[TimedLine] = (),
    *,
    seconds: float,
    size: tuple[int, int] = (1280, 720),
    fps: float = 24,
    seed: int = 0,
    style: FilmStyle = FilmStyle.TOON,
    workers: int = 0,
    font: str = "",
    variant: int = 0,
) -> Iterator[Frame]:
    """Streams the frames (h, w, 3 uint8 RGB) of ``shot``, ``round(seconds · fps)`` of them, at least one.

    Args:
        looks: an appearance for every actor's character.
        speech: spoken lines with their start in the shot; mouths, gestures and glances follow them.
        font: a font file for parcels' labels (needed for Chinese; the caption room knows one).
        variant: another arrangement of the same place; keep it through a film.
        workers: threads; the pictures are the same for any number. 0 means one for each core.

    Raises:
        StudioError: ``character_unknown``, ``option_invalid``.
    """
    stage = ShotScene(
        shot,
        looks,
        speech,
        seconds=seconds,
        size=size,
        fps=fps,
        seed=seed,
        style=style,
        font=font,
        variant=variant,
    )
    own = threading.local()

    def make(index: int) -> Frame:
        if not hasattr(own, "canvas"):
            own.canvas = Canvas(*stage.size)
        return stage.frame(own.canvas, index / stage.fps)

    return in_order(make, max(1, round(seconds * fps)), workers or free_workers())


def render_still(
    shot: Shot,
    looks: Mapping[str, Look],
    *,
    at: float = 0.0,
    size: tuple[int, int] = (1280, 720),
    seed: int = 0,
    style: FilmStyle = FilmStyle.TOON,
    speech: Sequence[TimedLine] = (),
    seconds: float | None = None,
    font: str = "",
    variant: int = 0,
) -> Frame:
    """One picture of a shot (h, w, 3 uint8 RGB), ``at`` seconds after its start. Errors as ``render_shot``."""
    length = max(shot.seconds, at + 0.1) if seconds is None else seconds
    stage = ShotScene(
        shot, looks, speech, seconds=length, size=size, seed=seed, style=style, font=font, variant=variant
    )
    return stage.frame(Canvas(*size), at)


def _stool() -> Tables:
    """What a sitting actor sits on, in units of the actor's height."""
    rig = Rig()
    wood, cushion = rig.material("#9a6236", gloss=0.2), rig.material("#3f7f8a", gloss=0.05)
    rig.box("root", (0, 0.07, 0), (0.115, 0.07, 0.09), wood, bevel=0.02)
    rig.ball("root", (0, 0.142, 0), (0.125, 0.024, 0.10), cushion)
    return rig.freeze()


def _check(shot: Shot, looks: Mapping[str, Look], seconds: float, size: tuple[int, int], fps: float) -> None:
    for actor in shot.actors:
        if actor.character not in looks:
            raise StudioError(
                "character_unknown",
                f"Shot {shot.id!r} shows {actor.character!r}, but no look was given for that character.",
                f"Use one of: {', '.join(sorted(looks)) or 'no looks were given'}.",
            )
    if not (math.isfinite(seconds) and 0.0 < seconds <= MAX_SECONDS):
        raise StudioError(
            "option_invalid",
            f"A shot can't last {seconds} seconds.",
            f"Give a length above 0 and up to {MAX_SECONDS:.0f} seconds.",
        )
    if not (math.isfinite(fps) and 1 <= fps <= 120):
        raise StudioError("option_invalid", f"{fps} frames a second can't be made.", "Give 1 to 120.")
    width, height = size
    if not (64 <= width <= 4096 and 64 <= height <= 4096) or width % 2 or height % 2:
        raise StudioError(
            "option_invalid",
            f"A picture of {width}×{height} pixels can't be made.",
            "Give an even width and height from 64 to 4096.",
        )
