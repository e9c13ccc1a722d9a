"""*Puppet Actor*, *Puppet Thing*, *Puppet Shot* and *Camera Move*: moving pictures without a model."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from comfy_api.latest import io

from ...common.errors import StudioError
from ...common.files import atomic_path
from ...common.rates import film_rate
from ...common.story import Actor, Prop, Setting, Shot
from ...common.things import PropKind
from ...common.vocabulary import CameraMove, Emotion, FilmStyle, Framing, Gesture, Place, TimeOfDay, Weather
from ...configs.look import COLOURS
from ...film.picture.camera import camera_move
from ...film.picture.encode import TAKE, open_video
from ...film.shot import film_shot
from .. import host
from ..host import Types
from ..sound.nodes import read_dialogue
from .acting.nodes import looks_of, spoken_by, with_acts

CATEGORY = "Animation Studio/Image"
NOBODY = "nobody"
NOTHING = "nothing"
NO_EDGE = "no"
MAX_SEED = 2**31 - 1


def picture_inputs() -> list[io.Input]:
    """Width, height and frame rate."""
    return [
        io.Int.Input(
            "width", default=1280, min=64, max=3840, step=2, tooltip="Width of the picture in pixels."
        ),
        io.Int.Input(
            "height", default=720, min=64, max=3840, step=2, tooltip="Height of the picture in pixels."
        ),
        host.rate_input(),
    ]


class PuppetActor(io.ComfyNode):
    """One character in one shot; chained."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        known = host.character_names()
        return io.Schema(
            node_id="AnimationStudioPuppetActor",
            display_name="Puppet Actor",
            category=CATEGORY,
            description="Puts a character into a shot: where it stands, what it does and how it feels. Chain up to four.",
            inputs=[
                io.Combo.Input("character", options=known, tooltip="Who: a character preset."),
                io.Combo.Input("emotion", options=host.words(Emotion), tooltip="What the face shows."),
                io.Combo.Input("gesture", options=host.words(Gesture), tooltip="What the body does."),
                io.Float.Input(
                    "x",
                    default=0.0,
                    min=-2.0,
                    max=2.0,
                    step=0.05,
                    tooltip="Place: −1 left edge, 1 right edge; beyond, outside the picture at first.",
                ),
                io.Float.Input(
                    "facing",
                    default=0.0,
                    min=-1.0,
                    max=1.0,
                    step=0.1,
                    tooltip="Body turned: −1 left, 0 to us, 1 right.",
                ),
                io.Combo.Input(
                    "looks_at", options=[NOBODY, *known], tooltip="Whom the eyes follow; must be in the shot."
                ),
                io.Combo.Input(
                    "holds",
                    options=[NOTHING, *host.words(PropKind)],
                    tooltip="A thing in the hand; a parcel carries any other thing's name.",
                ),
                io.String.Input(
                    "holds_label", default="", tooltip="Name written on a parcel, up to 40 letters."
                ),
                io.Combo.Input(
                    "enters",
                    options=[NO_EDGE, "left", "right"],
                    tooltip="Walks in from this edge during the first second.",
                ),
                Types.Cast.Input("cast", optional=True, tooltip="The actors before this one."),
            ],
            outputs=[Types.Cast.Output(display_name="cast", tooltip="All actors so far, for Puppet Shot.")],
        )

    @classmethod
    def execute(
        cls,
        character: str,
        emotion: str,
        gesture: str,
        x: float,
        facing: float,
        looks_at: str,
        holds: str,
        holds_label: str,
        enters: str,
        cast: list[dict[str, Any]] | None = None,
    ) -> io.NodeOutput:
        held = None if holds == NOTHING else Prop(prop=PropKind(holds), label=holds_label.strip()[:40])
        actor = Actor(
            character=character,
            emotion=Emotion(emotion),
            gesture=Gesture(gesture),
            x=x,
            facing=facing,
            looks_at=None if looks_at == NOBODY else looks_at,
            holds=held,
            enters=None if enters == NO_EDGE else enters,
        )
        return io.NodeOutput([*(cast or []), actor.model_dump(mode="json")])


class PuppetThing(io.ComfyNode):
    """A prop or animal standing in a shot; chained."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioPuppetThing",
            display_name="Puppet Thing",
            category=CATEGORY,
            description="Puts a thing or an animal into a shot. Chain up to eight.",
            inputs=[
                io.Combo.Input(
                    "prop",
                    options=host.words(PropKind),
                    tooltip="What it is; a parcel carries any other thing's name.",
                ),
                io.String.Input(
                    "label",
                    default="",
                    tooltip="Name written on a parcel, up to 40 letters; of an animal its form: 'poodle', 'young dog'.",
                ),
                io.Float.Input(
                    "x",
                    default=0.5,
                    min=-2.0,
                    max=2.0,
                    step=0.05,
                    tooltip="Place: −1 left edge, 1 right edge; beyond, outside the picture at first.",
                ),
                io.String.Input(
                    "id", default="", optional=True, tooltip="Name by which acts speak of it: a-z, 0-9, -."
                ),
                io.Float.Input(
                    "size",
                    default=1.0,
                    min=0.3,
                    max=3.0,
                    step=0.1,
                    optional=True,
                    tooltip="Height against the usual one.",
                ),
                io.Combo.Input(
                    "colour",
                    options=["its own", *COLOURS],
                    optional=True,
                    tooltip="Colour of its largest part: a red balloon, a green dragon.",
                ),
                io.Int.Input(
                    "count",
                    default=1,
                    min=1,
                    max=5,
                    optional=True,
                    tooltip="How many of a small thing stand together: socks, apples, cups.",
                ),
                Types.Things.Input("things", optional=True, tooltip="The things before this one."),
            ],
            outputs=[
                Types.Things.Output(display_name="things", tooltip="All things so far, for Puppet Shot.")
            ],
        )

    @classmethod
    def execute(
        cls,
        prop: str,
        label: str,
        x: float,
        id: str = "",
        size: float = 1.0,
        colour: str = "its own",
        count: int = 1,
        things: list[dict[str, Any]] | None = None,
    ) -> io.NodeOutput:
        thing = Prop(
            prop=PropKind(prop),
            label=label.strip()[:40],
            x=x,
            id=id.strip() or None,
            size=size,
            colour=colour if colour in COLOURS else "",
            count=count,
        )
        return io.NodeOutput([*(things or []), thing.model_dump(mode="json")])


class PuppetShot(io.ComfyNode):
    """A shot played by puppets → VIDEO."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioPuppetShot",
            display_name="Puppet Shot",
            category=CATEGORY,
            description="Films one shot with 3D-looking puppets on the CPU; mouths follow the dialogue.",
            inputs=[
                io.Combo.Input("place", options=host.words(Place), tooltip="Where it plays."),
                io.Combo.Input("time", options=host.words(TimeOfDay), tooltip="Time of day."),
                io.Combo.Input("weather", options=host.words(Weather), tooltip="What the sky does."),
                io.Combo.Input(
                    "framing",
                    options=host.words(Framing),
                    default="medium",
                    tooltip="How much of the characters is seen.",
                ),
                io.Combo.Input("camera", options=host.words(CameraMove), tooltip="How the camera moves."),
                io.Combo.Input(
                    "style",
                    options=host.words(FilmStyle),
                    tooltip="A look that goes through the whole picture.",
                ),
                io.Float.Input(
                    "seconds",
                    default=3.0,
                    min=0.5,
                    max=30.0,
                    step=0.1,
                    tooltip="Least length; dialogue makes it longer.",
                ),
                io.Float.Input(
                    "hold",
                    default=0.3,
                    min=0.0,
                    max=4.0,
                    step=0.1,
                    tooltip="Seconds of stillness after the last word.",
                ),
                io.Int.Input(
                    "seed", default=0, min=0, max=MAX_SEED, tooltip="Another number changes small movements."
                ),
                *picture_inputs(),
                io.String.Input(
                    "card",
                    default="",
                    multiline=True,
                    tooltip="Text shown instead of a picture, as in silent films.",
                ),
                io.String.Input(
                    "lower_third", default="", tooltip="Text on a bar at the bottom left, as in the news."
                ),
                io.String.Input(
                    "label", default="", optional=True, tooltip="Name of the place; a shop's tells its wares."
                ),
                Types.Cast.Input("cast", optional=True, tooltip="Who plays, from Puppet Actor."),
                Types.Things.Input("things", optional=True, tooltip="What stands around, from Puppet Thing."),
                Types.Dialogue.Input("dialogue", optional=True, tooltip="What is said, from Add Line."),
                Types.Acts.Input("acts", optional=True, tooltip="What happens, from Puppet Act."),
            ],
            outputs=[
                io.Video.Output(display_name="video", tooltip="The shot with the sound of its dialogue."),
                io.Float.Output(display_name="seconds", tooltip="Its length."),
            ],
        )

    @classmethod
    def execute(
        cls,
        place: str,
        time: str,
        weather: str,
        framing: str,
        camera: str,
        style: str,
        seconds: float,
        hold: float,
        seed: int,
        width: int,
        height: int,
        fps: float,
        card: str,
        lower_third: str,
        label: str = "",
        cast: list[dict[str, Any]] | None = None,
        things: list[dict[str, Any]] | None = None,
        dialogue: dict[str, Any] | None = None,
        acts: list[dict[str, Any]] | None = None,
    ) -> io.NodeOutput:
        check_limits(cast, things, card, lower_third)
        shot = Shot(
            id="shot",
            setting=Setting(
                place=Place(place), time=TimeOfDay(time), weather=Weather(weather), label=label.strip()[:40]
            ),
            framing=Framing(framing),
            camera=CameraMove(camera),
            actors=[Actor.model_validate(actor) for actor in cast or []],
            things=[Prop.model_validate(thing) for thing in things or []],
            seconds=seconds,
            hold=hold,
            card=card.strip(),
            lower_third=lower_third.strip(),
        )
        shot = with_acts(shot, acts or ())
        path = host.new_temporary(".mp4")
        heard = read_dialogue(dialogue)
        length = film_shot(
            shot,
            looks_of(shot),
            replace(heard, lines=tuple(spoken_by(shot, heard.lines))),
            path,
            size=(width, height),
            fps=film_rate(fps),
            seed=seed,
            style=FilmStyle(style),
            progress=host.progress(),
        )
        return io.NodeOutput(host.video_value(path), length, ui=host.video_preview(path))


def check_limits(cast: list[Any] | None, things: list[Any] | None, card: str, lower_third: str) -> None:
    """Refuses more than a shot can hold, with ``option_invalid``."""
    for what, amount, most in (
        ("actors", len(cast or []), 4),
        ("things", len(things or []), 8),
        ("letters on the card", len(card.strip()), 120),
        ("letters in the lower third", len(lower_third.strip()), 80),
    ):
        if amount > most:
            raise StudioError(
                "option_invalid",
                f"A shot holds at most {most} {what}, not {amount}.",
                "Use another shot for the rest.",
            )


class CameraMoveNode(io.ComfyNode):
    """A still IMAGE under a moving camera → VIDEO."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioCameraMove",
            display_name="Camera Move",
            category=CATEGORY,
            description="Turns a picture into a shot: pan, tilt, push in, pull out, handheld.",
            inputs=[
                io.Image.Input("image", tooltip="The picture; of a batch the first one."),
                io.Combo.Input(
                    "move", options=host.words(CameraMove), default="push_in", tooltip="How the camera moves."
                ),
                io.Float.Input(
                    "seconds", default=3.0, min=0.1, max=60.0, step=0.1, tooltip="Length of the shot."
                ),
                io.Float.Input(
                    "strength", default=1.0, min=0.0, max=3.0, step=0.1, tooltip="How far the move goes."
                ),
                io.Int.Input("seed", default=0, min=0, max=MAX_SEED, tooltip="Of handheld and shake."),
                *picture_inputs(),
            ],
            outputs=[io.Video.Output(display_name="video", tooltip="The moving shot.")],
        )

    @classmethod
    def execute(
        cls,
        image: Any,
        move: str,
        seconds: float,
        strength: float,
        seed: int,
        width: int,
        height: int,
        fps: float,
    ) -> io.NodeOutput:
        path = host.new_temporary(".mp4")
        report = host.progress()
        rate = film_rate(fps)
        count = max(round(seconds * rate), 1)
        frames = camera_move(
            host.image_array(image),
            CameraMove(move),
            seconds=seconds,
            size=(width, height),
            fps=rate,
            strength=strength,
            seed=seed,
        )
        with (
            atomic_path(path) as temporary,
            open_video(temporary, (width, height), rate, quality=TAKE) as video,
        ):
            for index, frame in enumerate(frames):
                video.write(frame)
                report((index + 1) / count, "moving the camera")
        return io.NodeOutput(host.video_value(path), ui=host.video_preview(path))


NODES: list[type[io.ComfyNode]] = [PuppetActor, PuppetThing, PuppetShot, CameraMoveNode]
