"""What a language model adds to a film of events: acts where the request leaves room, then a flat script, then a critique.

The rules' events, their order and their shots stand: the model is never asked for them, and whatever it says is tried
on a copy and kept only where every act that was seen is still seen. It chooses among enums of what the film has:
who speaks, what face they make, which framing a shot without acts has. Each answer falls back to the rules alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field, create_model

from ...common.acts import (
    MOST_EVENTS,
    Act,
    Action,
    ConstraintKind,
    Entity,
    EntityKind,
    Event,
    State,
    StoryReading,
)
from ...common.story import Intent, Line, Shot, Storyboard
from ...common.vocabulary import Emotion, Framing
from ...intent.people import Persona
from .decisions import NOTHING, LlmEditor, Premise, Spoken, line_change
from .events import can_stage, plan_events
from .events.lines import QUIET, SAYING
from .spoken import misfit_line
from .timing import least_seconds, speech_seconds

SHOTS_A_PAGE: Final = 4
"""Shots that one question is about: a small model keeps so many apart."""
MOST_ASKED: Final = 3
"""Words that weren't understood and are asked about."""
NOBODY: Final = "nobody"
MOST_ADDED: Final = 0.35
"""Of a film's shots, those in which the model may let somebody speak where the rules have silence."""
SQUEEZED: Final = 0.8
"""An added act may shorten those that were asked for to this share of their seconds, and not further."""
TURNS: Final = (
    Action.JUMP, Action.FALL, Action.LAUGH, Action.CRY, Action.DANCE, Action.FLEE, Action.CHASE, Action.HUG, Action.TAKE,
    Action.HIDE, Action.CELEBRATE, Action.SNEEZE, Action.SIT, Action.WAVE, Action.REFUSE, Action.SLEEP, Action.EAT,
)  # fmt: skip
"""Acts that a film may end with."""
NEEDS_OTHER: Final = frozenset({Action.CHASE, Action.HUG, Action.TAKE, Action.EAT})
_FREE_FRAMINGS: Final = (Framing.WIDE, Framing.FULL, Framing.MEDIUM)
_FELT: Final = frozenset({Action.CRY, Action.LAUGH, Action.FEEL, Action.TREMBLE, Action.SLEEP})
"""Acts whose face is theirs."""
_LEADING: Final = frozenset({Action.LOOK, Action.THINK, Action.ENTER})
"""What the rules fill time with before an act."""


class Reworded(BaseModel):
    """The critique: which line is weakest, and what is said instead."""

    weakest: str
    why: str
    better: Spoken


class EventFilm:
    """One film of events, and what a model makes better in it.

    Args:
        desk: asks the model, and counts what came of it.
        intent: what was understood; its reading stays as it is.
        characters: the presets.
    """

    def __init__(self, desk: LlmEditor, intent: Intent, characters: Mapping[str, Persona]) -> None:
        self._desk, self._intent, self._characters = desk, intent, characters
        kinds = {one.kind for one in intent.reading.constraints}
        only = ConstraintKind.ONLY_THESE_LINES in kinds
        mute = bool(kinds & {ConstraintKind.NO_DIALOGUE, ConstraintKind.NARRATOR_ONLY})
        self._speaks = intent.dialogue and not only and not mute
        self._funny = intent.reading.tone not in QUIET and ConstraintKind.NO_JOKES not in kinds

    async def written(self, board: Storyboard, premise: Premise | None) -> Storyboard:
        """The storyboard with the model's acts, script and better lines; every act of ``board`` is in it."""
        self._told = f"Premise: {premise.premise} {premise.twist}\n" if premise else ""
        if can_stage(self._intent.reading):  # a scene that the rules made up has no room left open
            board = await self._understood(board)
            board = await self._turn(board)
        board = await self._script(board)
        return await self._punched_up(board)

    # ---- acts ----------------------------------------------------------------------------------

    async def _understood(self, board: Storyboard) -> Storyboard:
        """Acts for words of the request that the rules list as not understood; the verb is always the request's."""
        lost = [word for word in self._intent.reading.not_understood if re.search(r"[^\W\d_]{2,}", word)]
        for number, word in enumerate(lost[:MOST_ASKED]):
            shape = _act_shape(self._entities(board), (NOTHING, *map(str, Action)))
            question = (
                f"In the request the word “{word}” wasn't understood. If somebody there does that, say who, which of "
                f"the actions it looks like most, and to what or whom. If it is no act, the action is “{NOTHING}”."
            )
            found = await self._desk.ask(shape, question, salt=number)
            act = None if found is None else _act_of(found.model_dump(), self._entities(board), word)
            if act is not None:
                board = self._with_event(board, act, word)
        return board

    async def _turn(self, board: Storyboard) -> Storyboard:
        """One act more at the end, where the film is to be funny and has room for it."""
        room = self._intent.shots is None and self._intent.reading.tone not in QUIET and self._funny
        if not room or any(one.kind is ConstraintKind.EXACT_SHOTS for one in board.constraints):
            return board
        told = "; ".join(event.text or ", ".join(act.verb for act in event.acts) for event in board.events)
        question = (
            f"{self._told}This happens: {told[:600]}\nThe film may end with one small surprise by somebody who is in it. "
            f"Choose who does it, the action, and to what or whom; “{NOTHING}” as action if the film ends best as it is."
        )
        shape = _act_shape(self._entities(board), (NOTHING, *map(str, TURNS)))
        found = await self._desk.ask(shape, question, warm=0.5)
        act = None if found is None else _act_of(found.model_dump(), self._entities(board), "")
        return board if act is None else self._with_event(board, act, "")

    def _entities(self, board: Storyboard) -> Mapping[str, Entity]:
        seen = {actor.character for shot in board.shots for actor in shot.actors}
        seen |= {str(thing.id) for shot in board.shots for thing in shot.things}
        return {one.id: one for one in board.entities if {one.id, one.character, f"{one.id}-1"} & seen}

    def _with_event(self, board: Storyboard, act: Act, word: str) -> Storyboard:
        """The film with an event more, where its words stand or at the end; as it was where anything is lost by it."""
        reading = self._intent.reading
        events = list(board.events)
        if len(events) >= MOST_EVENTS:
            return board
        at = _place_of(word, events, self._intent.request) if word else len(events)
        ids = {event.id for event in events}
        name = next(f"added-{n}" for n in range(1, 99) if f"added-{n}" not in ids)
        events.insert(at, Event(id=name, acts=[act], text=word))
        left = [one for one in reading.not_understood if one != word]
        more = StoryReading(**{**dict(reading), "events": events, "not_understood": left})
        intent = self._intent.model_copy(update={"reading": more})
        new = plan_events(intent, seed=board.seed, characters=self._characters)
        if name not in _depicted(new) or not _keeps(new, board):
            self._desk.faults.append(f"no room for another act ({act.action})")
            return board
        self._desk.kept += 1
        self._intent = intent
        return new

    # ---- words and pictures --------------------------------------------------------------------

    async def _script(self, board: Storyboard) -> Storyboard:
        """Framing, faces and lines, a page of shots at a time; what doesn't fit stays as the rules have it."""
        budget = max(1, int(MOST_ADDED * len(board.shots)))
        for number, page in enumerate(_pages(board)):
            pictures = "\n".join(f"{shot.id}: {self._pictured(shot, board)}" for shot in page)
            question = (
                f"{self._told}Shots of the film:\n{pictures}\nFor each shot say who speaks ({NOBODY} where it is better "
                "silent), the line, their face, and the framing. A line is what that one says aloud just then, in the first person "
                "and to somebody, in at most eight words, like “Come back with that!”; it never describes the picture."
            )
            found = await self._desk.ask(
                _page_shape(page, self._speakers), question, warm=0.5, salt=number, tokens=420
            )
            said = {} if found is None else found.model_dump()
            for shot in page if said else ():
                row = {key: said[f"{shot.id}_{key}"] for key in ("who", "line", "face", "framing")}
                board, added = self._row(board, shot.id, row, budget)
                budget -= added
        return board

    def _row(
        self, board: Storyboard, shot_id: str, row: Mapping[str, str], budget: int
    ) -> tuple[Storyboard, int]:
        """A board with one row of the script, each field on its own; and how many lines were added."""
        shot = next(one for one in board.shots if one.id == shot_id)
        if not shot.acts and row["framing"] in _FREE_FRAMINGS and row["framing"] != shot.framing:
            board = self._desk.tried(
                board, _on(shot_id, lambda new: setattr(new, "framing", Framing(row["framing"])))
            )
        who, text = row["who"], row["line"].strip()
        if who not in self._speakers(shot):
            if who not in ("", NOBODY):
                self._desk.faults.append(f"“{who[:40]}” isn't in shot {shot_id}")
            return board, 0
        board = self._face(board, shot, who, row["face"])
        if not text or not self._speaks:
            return board, 0
        echo = text.strip(" .!?。！？").casefold()
        if any(echo in self._pictured(one, board).casefold() for one in board.shots):
            self._desk.faults.append(f"“{text[:40]}” is an echo of the question")
            return board, 0
        mine = next((line for line in shot.lines if line.character == who), None)
        if mine is not None:
            return self._reworded(board, mine, text), 0
        if shot.lines or budget <= 0 or not self._funny:
            return board, 0
        return self._added(board, shot, who, text)

    def _face(self, board: Storyboard, shot: Shot, who: str, face: str) -> Storyboard:
        calm = next(actor for actor in shot.actors if actor.character == who).emotion is Emotion.NEUTRAL
        own = any(act.action in _FELT for act in shot.acts)
        if not calm or own or face not in set(Emotion) or face == Emotion.NEUTRAL:
            return board

        def change(new: Shot) -> None:
            for actor in new.actors:
                if actor.character == who:
                    actor.emotion = Emotion(face)

        return self._desk.tried(board, _on(shot.id, change))

    def _reworded(self, board: Storyboard, line: Line, text: str) -> Storyboard:
        """Another text for a line of the rules; what the request quotes stays."""
        if line.id in self._settled(board) or text == line.text or len(text) < 2:
            return board
        fault = misfit_line(text, line.character, board, self._intent, self._characters)
        change = fault or line_change(board, line.id, text)
        if isinstance(change, str):
            self._desk.faults.append(change)
            return board
        return self._desk.tried(board, change)

    def _settled(self, board: Storyboard) -> set[str]:
        """The lines that stay: quoted ones, catchphrases, and what a person's documents led to."""
        kept = {act.says for event in board.events for act in event.acts}
        kept |= {
            phrase
            for key in board.cast
            for phrase in getattr(self._characters.get(key), "catchphrase", {}).values()
        }
        told = {word for fact in board.known for word in fact.used.split()}
        return {
            line.id
            for shot in board.shots
            for line in shot.lines
            if line.text in kept or line.id in told or line.character == "narrator"
        }

    def _added(self, board: Storyboard, shot: Shot, who: str, text: str) -> tuple[Storyboard, int]:
        """A line where nobody spoke, as long as the shot has time for it."""
        line = Line(id=f"m-{shot.id}", character=who, text=text[:300], language=board.language, pause=0.3)
        room = shot.seconds - least_seconds(shot) - line.pause
        fault = misfit_line(text, who, board, self._intent, self._characters) or (
            f"“{text[:40]}” is too long for its shot" if speech_seconds(text, board.language) > room else ""
        )
        trial = board.model_copy(deep=True)
        next(one for one in trial.shots if one.id == shot.id).lines = [line]
        change = fault or line_change(trial, line.id, text)
        if isinstance(change, str):
            self._desk.faults.append(change)
            return board, 0
        kept = self._desk.kept
        board = self._desk.tried(trial, change)
        return board, self._desk.kept - kept

    async def _punched_up(self, board: Storyboard) -> Storyboard:
        """One critique of all that is said, and the weakest line anew."""
        settled = self._settled(board)
        lines = [line for shot in board.shots for line in shot.lines if line.id not in settled]
        if not lines or not self._speaks or not self._funny:
            return board
        said = "\n".join(f"{line.id} {line.character}: {line.text}" for line in lines)
        question = f"{self._told}All that is said:\n{said}\nWhich line is the weakest, why, and what is said instead? About as short."
        found = await self._desk.ask(Reworded, question, warm=0.4)
        line = next((one for one in lines if found is not None and one.id == found.weakest.strip()), None)
        return board if line is None or found is None else self._reworded(board, line, found.better)

    def _speakers(self, shot: Shot) -> list[str]:
        """Those in a shot who could say something: awake, and not in the middle of words that were asked for."""
        return [actor.character for actor in shot.actors if State.ASLEEP not in actor.states]

    def _pictured(self, shot: Shot, board: Storyboard) -> str:
        """A shot in a few words."""
        events = {event.id: event.text or ", ".join(act.verb for act in event.acts) for event in board.events}
        told = (
            "; ".join(dict.fromkeys(events.get(act.event or "", str(act.action)) for act in shot.acts))
            or "nobody acts"
        )
        said = " / ".join(f"{line.character}: {line.text}" for line in shot.lines) or "silence"
        there = ", ".join(
            [*(actor.character for actor in shot.actors), *(thing.prop.value for thing in shot.things)]
        )
        return f"{shot.setting.place}, {shot.framing}; {there}; {told[:160]}; {said}"


def _pages(board: Storyboard) -> list[list[Shot]]:
    shots = [shot for shot in board.shots if not shot.card]
    return [shots[at : at + SHOTS_A_PAGE] for at in range(0, len(shots), SHOTS_A_PAGE)]


def _page_shape(page: Sequence[Shot], speakers: Callable[[Shot], list[str]]) -> type[BaseModel]:
    """One flat form for a page of shots: no rows that a model could repeat, no shots that it could invent.

    The choices stand in the schema and not in the check, so that one wrong field costs that field.
    """
    fields: dict[str, Any] = {}
    for shot in page:
        framings = list(map(str, _FREE_FRAMINGS)) if not shot.acts else [str(shot.framing)]
        fields[f"{shot.id}_who"] = (_choice([NOBODY, *speakers(shot)]), "")
        fields[f"{shot.id}_line"] = (str, "")
        fields[f"{shot.id}_face"] = (_choice(list(map(str, Emotion))), "")
        fields[f"{shot.id}_framing"] = (_choice(framings), "")
    return create_model("Page", __config__=ConfigDict(json_schema_extra={"required": [*fields]}), **fields)


def _act_shape(entities: Mapping[str, Entity], actions: Sequence[str]) -> type[BaseModel]:
    """The form of one act, with those who are in the film as choices."""
    doers = [key for key, one in entities.items() if one.kind in (EntityKind.PERSON, EntityKind.ANIMAL)]
    fields: dict[str, Any] = {
        "who": (_choice([NOBODY, *doers]), ""),
        "action": (_choice(list(actions)), ""),
        "other": (_choice([NOTHING, *entities]), ""),
    }
    return create_model("OneAct", __config__=ConfigDict(json_schema_extra={"required": [*fields]}), **fields)


def _choice(values: Sequence[str]) -> Any:
    return Annotated[str, Field(json_schema_extra={"enum": [*values]})]


def _act_of(row: Mapping[str, str], entities: Mapping[str, Entity], verb: str) -> Act | None:
    """An act of those who are there; None for anything else."""
    who, other = entities.get(row["who"]), entities.get(row["other"])
    if (
        who is None
        or who.kind not in (EntityKind.PERSON, EntityKind.ANIMAL)
        or row["action"] not in set(Action)
    ):
        return None
    action = Action(row["action"])
    if other is not None and other.id == who.id:
        return None
    if (action in NEEDS_OTHER and other is None) or action in SAYING - {Action.LAUGH}:
        return None
    thing = other is not None and other.kind is EntityKind.THING
    goal = other.id if other is not None else None
    return Act(
        verb=(verb or str(action))[:40],
        action=action,
        who=[who.id],
        what=goal if thing else None,
        whom=None if thing else goal,
    )


def _place_of(word: str, events: Sequence[Event], request: str) -> int:
    """Where among the events what a word tells belongs, by where they stand in the request."""
    at = request.find(word)
    before = [n for n, event in enumerate(events, 1) if event.text and -1 < request.find(event.text) <= at]
    return max(before, default=len(events) if at < 0 else 0)


def _depicted(board: Storyboard) -> set[str]:
    return {name for shot in board.shots for name in shot.depicts}


def _keeps(new: Storyboard, old: Storyboard) -> bool:
    """Whether everything that happens in a film still happens in another, and can still be seen."""
    mine, theirs = _acted(new), _acted(old)
    enough = all(mine.get(key, 0.0) >= SQUEEZED * seconds for key, seconds in theirs.items())
    return enough and _depicted(old) <= _depicted(new)


def _acted(board: Storyboard) -> dict[tuple[Any, ...], float]:
    """Seconds of each act that an event asks for, by who does what to what; looks that lead up to it don't count."""
    found: dict[tuple[Any, ...], float] = {}
    asked = {(event.id, act.action) for event in board.events for act in event.acts}
    for shot in board.shots:
        for act in shot.acts:
            if act.event and (act.action not in _LEADING or (act.event, act.action) in asked):
                key = (act.event, act.action, *act.who, act.what, act.whom)
                found[key] = found.get(key, 0.0) + act.seconds
    return found


def _on(shot_id: str, change: Callable[[Shot], None]) -> Callable[[Storyboard], None]:
    """A change of one shot as a change of its storyboard."""

    def changed(new: Storyboard) -> None:
        change(next(one for one in new.shots if one.id == shot_id))

    return changed
