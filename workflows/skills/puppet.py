"""Shots without a model: puppets that play, and still pictures under a moving camera."""

from __future__ import annotations

from fractions import Fraction

from pydantic import Field

from ...common.rates import Rate, shown_rate
from ...common.story import Actor, Extra, Prop, Setting, Shot
from ...common.things import PropKind
from ...common.vocabulary import CameraMove, Emotion, FilmStyle, Gesture, Place
from ..builder import BuiltNode, GraphBuilder, Wire
from .base import Parameters, Skill
from .speech import Seed, TakeId, VoiceTake, add_dialogue


class TakeParameters(Parameters):
    """Where a take goes and the form of its picture."""

    run: TakeId
    take: TakeId
    width: int = Field(1280, ge=64, le=3840, multiple_of=2)
    height: int = Field(720, ge=64, le=3840, multiple_of=2)
    fps: Rate = Fraction(24)
    seed: Seed = 0


class PuppetShotParameters(TakeParameters):
    """Parameters of puppet_shot; ``voices`` are the shot's spoken lines in order."""

    shot: Shot
    voices: list[VoiceTake] = Field(default_factory=list, max_length=12)
    style: FilmStyle = FilmStyle.TOON


class CameraMoveParameters(TakeParameters):
    """Parameters of camera_move; the picture is a take's."""

    picture: TakeId = Field(description="take that holds the picture")
    move: CameraMove = CameraMove.PUSH_IN
    seconds: float = Field(3.0, ge=0.1, le=60.0)
    strength: float = Field(1.0, ge=0.0, le=3.0)


def puppet_shot(b: GraphBuilder, parameters: PuppetShotParameters) -> None:
    """Films one shot with puppets whose mouths follow saved voices, and keeps it as a take. Without voices they are
    silent; Add Line with the audio and timing of Load Take lets them speak."""
    shot = parameters.shot
    links: dict[str, Wire] = {}
    if parameters.voices:
        with b.group("Dialogue"):
            dialogue = add_dialogue(b, parameters.run, parameters.voices)
            links |= {"dialogue": dialogue} if dialogue else {}
    if shot.actors or shot.things:
        with b.group("Cast"):
            links |= cast_and_things(b, shot)
    if shot.acts or any(body.at or body.states for body in shot.bodies):
        with b.group("What happens"):
            links |= what_happens(b, shot)
    with b.group("Shot"):
        filmed = b.add(
            "AnimationStudioPuppetShot",
            title=f"{shot.id}: {shot.setting.place}, {shot.framing}",
            **place_inputs(shot.setting),
            framing=str(shot.framing),
            camera=str(shot.camera),
            style=str(parameters.style),
            seconds=shot.seconds,
            hold=shot.hold,
            seed=parameters.seed,
            width=parameters.width,
            height=parameters.height,
            fps=shown_rate(parameters.fps),
            card=shot.card,
            lower_third=shot.lower_third,
            inputs=links,
        )
        _save(b, parameters, filmed)


def place_inputs(setting: Setting) -> dict[str, str]:
    """The widgets of *Puppet Shot* and *Puppet Control* that say where and when; a shop's name tells its wares."""
    named = {"label": setting.label} if setting.label and setting.place is Place.SHOP else {}
    inputs = {"place": setting.place, "time": setting.time, "weather": setting.weather, **named}
    return {name: str(value) for name, value in inputs.items()}


def cast_and_things(b: GraphBuilder, shot: Shot) -> dict[str, Wire]:
    """Adds a shot's actors and things as chains; the links by input name."""
    links: dict[str, Wire] = {}
    for actor in shot.actors:
        before = {"cast": links["cast"]} if "cast" in links else {}
        if actor.extra is not None:
            links["cast"] = _extra(b, actor, actor.extra, before)
            continue
        node = b.add(
            "AnimationStudioPuppetActor",
            title=f"{actor.character}: {actor.emotion}",
            character=actor.character,
            emotion=str(actor.emotion),
            gesture=str(actor.gesture),
            x=actor.x,
            facing=actor.facing,
            looks_at=actor.looks_at or "nobody",
            holds=str(actor.holds.prop) if actor.holds else "nothing",
            holds_label=actor.holds.label if actor.holds else "",
            enters=actor.enters or "no",
            inputs=before,
        )
        links["cast"] = node.out(0)
    for thing in shot.things:
        before = {"things": links["things"]} if "things" in links else {}
        node = b.add(
            "AnimationStudioPuppetThing",
            title=thing.label or str(thing.prop),
            prop=str(thing.prop),
            label=thing.label,
            x=thing.x,
            inputs=before
            | ({"id": thing.id, "size": thing.size} if thing.id else {})
            | ({"colour": thing.colour} if thing.colour else {})
            | ({"count": thing.count} if thing.count > 1 else {}),
        )
        links["things"] = node.out(0)
    return links


def _extra(b: GraphBuilder, actor: Actor, extra: Extra, before: dict[str, Wire]) -> Wire:
    node = b.add(
        "AnimationStudioPuppetExtra",
        title=f"{extra.name}: {actor.emotion}",
        inputs={
            "id": actor.character,
            "name": extra.name,
            "words": extra.words,
            "gender": extra.gender or "auto",
            "age": extra.age or "auto",
            "voice": extra.voice,
            "emotion": str(actor.emotion),
            "gesture": str(actor.gesture),
            "x": actor.x,
            "facing": actor.facing,
            **before,
        },
    )
    return node.out(0)


def what_happens(b: GraphBuilder, shot: Shot) -> dict[str, Wire]:
    """Adds what was true before a shot and what happens in it as one chain; the link by input name."""
    chain: dict[str, Wire] = {}
    bodies: list[tuple[str, Actor | Prop, str]] = [
        (one.character, one, str(one.posture)) for one in shot.actors
    ]
    bodies += [(one.id, one, "stand") for one in shot.things if one.id]
    for key, body, posture in bodies:
        for state in [str(one) for one in body.states] or (
            ["nothing"] if body.at or posture != "stand" else []
        ):
            made = b.add(
                "AnimationStudioPuppetBefore",
                title=f"Before: {key}",
                inputs={
                    "id": key,
                    "relation": body.at.relation if body.at else "nothing",
                    "other": body.at.entity if body.at else "",
                    "posture": posture,
                    "state": state,
                    **chain,
                },
            )
            chain = {"acts": made.out(0)}
    for act in shot.acts:
        made = b.add(
            "AnimationStudioPuppetAct",
            title=f"{', '.join(act.who)}: {act.action}",
            inputs={
                "action": str(act.action),
                "who": ", ".join(act.who),
                "what": act.what or "",
                "whom": act.whom or "",
                "path": str(act.path or "nothing"),
                "manner": str(act.manner[0]) if act.manner else "nothing",
                "outcome": str(act.outcome),
                "times": act.times,
                "start": act.start,
                "seconds": act.seconds,
                **chain,
            },
        )
        chain = {"acts": made.out(0)}
    return chain


def camera_move(b: GraphBuilder, parameters: CameraMoveParameters) -> None:
    """Turns a take's picture into a shot with a moving camera, and keeps it as a take."""
    loaded = b.add(
        "AnimationStudioLoadTake",
        title=f"Picture {parameters.picture}",
        run=parameters.run,
        take=parameters.picture,
    )
    moved = b.add(
        "AnimationStudioCameraMove",
        title=f"Camera: {parameters.move}",
        image=loaded.out(1),
        move=str(parameters.move),
        seconds=parameters.seconds,
        strength=parameters.strength,
        seed=parameters.seed,
        width=parameters.width,
        height=parameters.height,
        fps=shown_rate(parameters.fps),
    )
    _save(b, parameters, moved)


def _save(b: GraphBuilder, parameters: TakeParameters, made: BuiltNode) -> None:
    b.add(
        "AnimationStudioSaveTake",
        title=f"Save {parameters.take}",
        run=parameters.run,
        take=parameters.take,
        video=made.out(0),
    )


SKILLS = (
    Skill(
        name="puppet_shot",
        version=1,
        parameters=PuppetShotParameters,
        build=puppet_shot,
        example=PuppetShotParameters(
            run="my-film",
            take="shot-1",
            shot=Shot(
                id="shot-1",
                setting=Setting(place=Place.BEACH),
                actors=[
                    Actor(
                        character="luca",
                        x=-0.4,
                        emotion=Emotion.HAPPY,
                        gesture=Gesture.WAVE,
                        looks_at="alberto",
                    ),
                    Actor(character="alberto", x=0.4, emotion=Emotion.SMUG, gesture=Gesture.CROSS_ARMS),
                ],
                things=[Prop(prop=PropKind.BOAT, x=0.9)],
            ),
        ),
        makes="video",
        title="Film a puppet shot",
        needs=("AnimationStudioPuppetShot", "AnimationStudioSaveTake"),
    ),
    Skill(
        name="camera_move",
        version=1,
        parameters=CameraMoveParameters,
        build=camera_move,
        example=CameraMoveParameters(run="my-film", take="shot-1", picture="picture-1"),
        makes="video",
        title="Move a camera over a picture",
        needs=("AnimationStudioCameraMove", "AnimationStudioSaveTake"),
    ),
)
