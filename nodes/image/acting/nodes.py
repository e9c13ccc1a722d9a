"""*Puppet Extra*, *Puppet Act* and *Puppet Before*: people without a preset, and what happens in a shot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from comfy_api.latest import io

from ....common.acts import (
    ActEntry,
    Action,
    Manner,
    Outcome,
    Posture,
    ShotStart,
    Spot,
    StagedAct,
    State,
    Way,
)
from ....common.errors import StudioError
from ....common.story import Actor, Extra, Shot, TimedLine
from ....common.vocabulary import Emotion, Gesture
from ....configs.casting import look_of
from ....configs.look import Look
from ... import host
from ...host import Types

CATEGORY = "Animation Studio/Image"
NOTHING = "nothing"
RELATIONS = ("on", "in", "behind", "under", "held_by", "riding")


class PuppetExtra(io.ComfyNode):
    """Somebody without a preset in one shot; chained like *Puppet Actor*."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioPuppetExtra",
            display_name="Puppet Extra",
            category=CATEGORY,
            description="Puts somebody without a preset into a shot; the look is made from the words and stays the same.",
            inputs=[
                io.String.Input(
                    "id", default="somebody", tooltip="Name by which acts speak of them: a-z, 0-9, -."
                ),
                io.String.Input("name", default="Somebody", tooltip="What the film calls them."),
                io.String.Input(
                    "words", default="", tooltip="Role and looks: old fisherman, tall girl in red."
                ),
                io.Combo.Input(
                    "gender", options=["auto", "female", "male"], tooltip="auto reads it from the words."
                ),
                io.Combo.Input(
                    "age",
                    options=["auto", "child", "teen", "adult", "elder"],
                    tooltip="auto reads it from the words.",
                ),
                io.Combo.Input("voice", options=host.character_names(), tooltip="Whose voice they borrow."),
                io.Combo.Input(
                    "emotion", options=[str(word) for word in Emotion], tooltip="What the face shows."
                ),
                io.Combo.Input(
                    "gesture", options=[str(word) for word in Gesture], tooltip="What the body does."
                ),
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
                Types.Cast.Input("cast", optional=True, tooltip="The actors before this one."),
            ],
            outputs=[Types.Cast.Output(display_name="cast", tooltip="All actors so far, for Puppet Shot.")],
        )

    @classmethod
    def execute(
        cls,
        id: str,
        name: str,
        words: str,
        gender: str,
        age: str,
        voice: str,
        emotion: str,
        gesture: str,
        x: float,
        facing: float,
        cast: list[dict[str, Any]] | None = None,
    ) -> io.NodeOutput:
        extra = Extra.model_validate(
            {
                "name": name.strip()[:60] or id,
                "words": words.strip()[:120],
                "gender": "" if gender == "auto" else gender,
                "age": "" if age == "auto" else age,
                "voice": voice,
            }
        )
        actor = Actor(
            character=id, extra=extra, emotion=Emotion(emotion), gesture=Gesture(gesture), x=x, facing=facing
        )
        return io.NodeOutput([*(cast or []), actor.model_dump(mode="json")])


class PuppetAct(io.ComfyNode):
    """Something that happens in a shot; chained."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioPuppetAct",
            display_name="Puppet Act",
            category=CATEGORY,
            description="Lets somebody do something at a time in the shot: climb a tree, give a key, run away. Chain up to "
            "twelve.",
            inputs=[
                io.Combo.Input("action", options=[str(word) for word in Action], tooltip="What is done."),
                io.String.Input("who", default="", tooltip="Who does it: ids, with commas between several."),
                io.String.Input(
                    "what", default="", tooltip="The thing used, moved or worked on: its id, or empty."
                ),
                io.String.Input(
                    "whom", default="", tooltip="The other one, a goal or a support: its id, or empty."
                ),
                io.Combo.Input(
                    "path",
                    options=[NOTHING, *(str(word) for word in Way)],
                    tooltip="How it lies to its goal.",
                ),
                io.Combo.Input(
                    "manner", options=[NOTHING, *(str(word) for word in Manner)], tooltip="How it is done."
                ),
                io.Combo.Input("outcome", options=[str(word) for word in Outcome], tooltip="How it ends."),
                io.Int.Input("times", default=1, min=1, max=20, tooltip="How often it is done."),
                io.Float.Input(
                    "start",
                    default=0.4,
                    min=0.0,
                    max=60.0,
                    step=0.1,
                    tooltip="Seconds after the shot's first frame.",
                ),
                io.Float.Input(
                    "seconds", default=2.0, min=0.1, max=60.0, step=0.1, tooltip="How long it takes."
                ),
                Types.Acts.Input("acts", optional=True, tooltip="What happens before or beside it."),
            ],
            outputs=[Types.Acts.Output(display_name="acts", tooltip="All acts so far, for Puppet Shot.")],
        )

    @classmethod
    def execute(
        cls,
        action: str,
        who: str,
        what: str,
        whom: str,
        path: str,
        manner: str,
        outcome: str,
        times: int,
        start: float,
        seconds: float,
        acts: list[dict[str, Any]] | None = None,
    ) -> io.NodeOutput:
        act = StagedAct(
            action=Action(action),
            who=[one.strip() for one in who.split(",") if one.strip()][:6],
            what=what.strip() or None,
            whom=whom.strip() or None,
            path=None if path == NOTHING else Way(path),
            manner=[] if manner == NOTHING else [Manner(manner)],
            outcome=Outcome(outcome),
            times=times,
            start=start,
            seconds=seconds,
        )
        return io.NodeOutput([*(acts or []), {"act": act.model_dump(mode="json")}])


class PuppetBefore(io.ComfyNode):
    """What is true of one body when a shot begins; chained with acts."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioPuppetBefore",
            display_name="Puppet Before",
            category=CATEGORY,
            description="Says what is true when the shot begins: up in the tree, asleep, broken, in somebody's hand.",
            inputs=[
                io.String.Input("id", default="", tooltip="Of an actor or a thing in the shot."),
                io.Combo.Input(
                    "relation", options=[NOTHING, *RELATIONS], tooltip="How it lies to the other."
                ),
                io.String.Input(
                    "other", default="", tooltip="What it is on, in, behind or held by: its id, or empty."
                ),
                io.Combo.Input(
                    "posture", options=[str(word) for word in Posture], tooltip="How a body is carried."
                ),
                io.Combo.Input(
                    "state",
                    options=[NOTHING, *(str(word) for word in State)],
                    tooltip="What else is true of it.",
                ),
                Types.Acts.Input("acts", optional=True, tooltip="What else was true or happens."),
            ],
            outputs=[Types.Acts.Output(display_name="acts", tooltip="All of it so far, for Puppet Shot.")],
        )

    @classmethod
    def execute(
        cls,
        id: str,
        relation: str,
        other: str,
        posture: str,
        state: str,
        acts: list[dict[str, Any]] | None = None,
    ) -> io.NodeOutput:
        spot = None
        if relation != NOTHING and other.strip():
            spot = Spot.model_validate({"relation": relation, "entity": other.strip()})
        before = ShotStart(
            id=id.strip(),
            posture=Posture(posture),
            at=spot,
            states=[] if state == NOTHING else [State(state)],
        )
        return io.NodeOutput([*(acts or []), {"before": before.model_dump(mode="json")}])


def with_acts(shot: Shot, given: Sequence[Mapping[str, Any]]) -> Shot:
    """A shot with what happens in it and what was true before.

    Raises:
        StudioError: ``option_invalid`` for more than a shot can hold, or for somebody who isn't in it.
    """
    entries = [ActEntry.model_validate(one) for one in given]
    acts = [one.act for one in entries if one.act is not None]
    if len(acts) > 12:
        raise StudioError(
            "option_invalid",
            f"A shot holds at most 12 acts, not {len(acts)}.",
            "Use another shot for the rest.",
        )
    bodies = {actor.character: actor for actor in shot.actors} | {
        thing.id: thing for thing in shot.things if thing.id is not None
    }
    for before in (one.before for one in entries if one.before is not None):
        body = bodies.get(before.id)
        if body is None:
            raise StudioError(
                "option_invalid",
                f"Nobody in this shot is called '{before.id}'.",
                f"There are: {', '.join(bodies) or 'none'}.",
            )
        if before.at is not None:
            body.at = before.at
        body.states = [*body.states, *before.states]
        if isinstance(body, Actor):
            body.posture = before.posture
    shot.acts = acts
    return shot


def looks_of(shot: Shot) -> dict[str, Look]:
    """A look for every actor: the preset's, or one made from an extra's words."""
    return {
        actor.character: look_of(actor.extra) if actor.extra else host.character(actor.character).look
        for actor in shot.actors
    }


def spoken_by(shot: Shot, lines: Sequence[TimedLine]) -> list[TimedLine]:
    """The lines with the mouths they belong to: a borrowed voice moves the mouth of whoever borrowed it."""
    seen = {actor.character for actor in shot.actors}
    borrowed = {
        actor.extra.voice: actor.character
        for actor in shot.actors
        if actor.extra is not None and actor.extra.voice not in seen
    }
    return [
        line.model_copy(
            update={
                "speech": line.speech.model_copy(
                    update={"character": borrowed.get(line.speech.character, line.speech.character)}
                )
            }
        )
        for line in lines
    ]


NODES: list[type[io.ComfyNode]] = [PuppetExtra, PuppetAct, PuppetBefore]
