"""The planner that asks a language model, one decision at a time, and writes by rule what the model can't.

Premises compete in pairs; then title, beats, lines, camera and sound are decided one by one on top of the
storyboard of the deterministic planner. So a model that fails anywhere costs that decision and nothing else:
everything the user named stays, and the storyboard says who decided how much.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager

from ...common.errors import StudioError
from ...common.events import ModelAsked
from ...common.story import Intent, Storyboard
from ...intent.people import Persona
from ...llm_bridge.client import Budget, LanguageModel
from .decisions import (
    LlmEditor,
    Premise,
    Summary,
    Titles,
    WrittenLine,
    better_of,
    line_change,
    staged_change,
    staging,
)
from .model_events import EventFilm
from .planner import DeterministicPlanner

PREMISES = 3
"""Premises that compete: COMIC found more of them funnier; each costs a call and a comparison."""
OpenModel = Callable[[Budget], AbstractAsyncContextManager[LanguageModel]]
KEEP = "What the request says happens stays as it is, in its order. "
CANT_START = frozenset(
    {
        "llm_start_failed",
        "llm_unreachable",
        "llm_profile_unknown",
        "model_missing",
        "model_invalid",
        "extra_missing",
        "gpu_busy",
        "gpu_memory_short",
        "gpu_not_released",
        "gpu_unknown",
        "gpu_wake_failed",
        "llm_timeout",
    }
)
"""Reasons for which there is no model: the rules then write the whole film, and it is said."""


def _silent(event: ModelAsked) -> None:
    return None


class ModelPlanner:
    """Plans a storyboard with a language model, and by rule wherever the model fails.

    Args:
        open_model: starts the model and gives the card back when the block ends.
        budget: calls, tokens and seconds of one plan.
        tell: hears what the model was asked and what became of it.
    """

    name = "model"

    def __init__(
        self, open_model: OpenModel, budget: Budget, tell: Callable[[ModelAsked], None] = _silent
    ) -> None:
        self._open, self._budget, self._tell = open_model, budget, tell

    def plan(self, intent: Intent, *, seed: int, characters: Mapping[str, Persona]) -> Storyboard:
        """The storyboard for an intent (see :class:`.planner.Planner`); must not be called in an event loop."""
        board = DeterministicPlanner().plan(intent, seed=seed, characters=characters)
        try:
            return asyncio.run(self._plan(board, intent, characters))
        except StudioError as error:
            if error.code not in CANT_START:
                raise
            self._tell(ModelAsked(name="none", calls=0, tokens=0, reason=error.message))
            note = f"No language model could be asked ({error.message}): the rules wrote the film."
            return board.model_copy(update={"notes": [*board.notes, note]})

    async def _plan(self, board: Storyboard, intent: Intent, characters: Mapping[str, Persona]) -> Storyboard:
        async with self._open(self._budget) as model:
            desk = LlmEditor(model, intent, board.seed)
            cast = "; ".join(_told(who, board, characters) for who in board.cast)
            premise = await self._premise(desk, board, cast)
            if board.events:
                board = await EventFilm(desk, intent, characters).written(board, premise)
                board = await self._titled(desk, board, premise)
            else:
                board = await self._sketched(desk, board, premise, cast)
            name = model.name
        used = self._budget
        self._tell(
            ModelAsked(
                name=name,
                calls=used.used_calls,
                tokens=used.usage.total,
                asked=desk.asked,
                kept=desk.kept,
                faults=desk.faults[:20],
            )
        )
        mine = f"{name}: {desk.kept} of {desk.asked} decisions, the rest by rule"
        who = mine if desk.kept else board.planner
        notes = [*board.notes]
        if desk.faults:
            reasons = "; ".join(dict.fromkeys(desk.faults[:3]))
            notes.append(f"{len(desk.faults)} answers of the language model weren't used ({reasons}).")
        return board.model_copy(update={"planner": who, "notes": notes})

    async def _sketched(
        self, desk: LlmEditor, board: Storyboard, premise: Premise | None, cast: str
    ) -> Storyboard:
        """A sketch of jokes with the model's words and pictures."""
        board = await self._titled(desk, board, premise)
        board = await self._beats(desk, board, premise)
        board = await self._lines(desk, board, premise, cast)
        return await self._stagings(desk, board)

    async def _premise(self, desk: LlmEditor, board: Storyboard, cast: str) -> Premise | None:
        """The best of several premises, by pairs: a small model compares better than it grades."""
        question = (
            f"Who: {cast}. Where: {board.shots[0].setting.place}. Form: {board.form}, device: {board.device}.\n"
            f"{KEEP if board.events else ''}Write the premise and the twist of the film, one sentence of at most twenty words each."
        )
        best: Premise | None = None
        for number in range(PREMISES):
            fresh = await desk.ask(Premise, question, warm=0.9, salt=number)
            if fresh is None or (best is not None and fresh.premise == best.premise):
                continue
            desk.kept += 1
            if best is None:
                best = fresh
                continue
            pair = f"A: {best.premise} Twist: {best.twist}\nB: {fresh.premise} Twist: {fresh.twist}"
            verdict = await desk.ask(better_of(), f"Which is funnier and fits the request better?\n{pair}")
            if verdict is not None:
                desk.kept += 1
                best = fresh if verdict.model_dump()["better"] == "B" else best
        return best

    async def _titled(self, desk: LlmEditor, board: Storyboard, premise: Premise | None) -> Storyboard:
        told = f"Premise: {premise.premise} {premise.twist}\n" if premise else ""
        found = await desk.ask(Titles, f"{told}Give the film a short title and a logline.", warm=0.4)
        if found is None:
            return board

        def change(new: Storyboard) -> None:
            new.title, new.logline = found.title, found.logline

        return desk.tried(board, change)

    async def _beats(self, desk: LlmEditor, board: Storyboard, premise: Premise | None) -> Storyboard:
        if premise is None:
            return board
        for index, beat in enumerate(board.beats):
            question = (
                f"Premise: {premise.premise} Twist: {premise.twist}\nThe {beat.kind} of the film plays at the "
                f"{beat.shots[0].setting.place}; in a draft: {beat.summary}\nSay in one sentence what happens in it."
            )
            found = await desk.ask(Summary, question, warm=0.3, salt=index)
            if found is not None:
                text = found.summary

                def change(new: Storyboard, index: int = index, text: str = text) -> None:
                    new.beats[index].summary = text

                board = desk.tried(board, change)
        return board

    async def _lines(
        self, desk: LlmEditor, board: Storyboard, premise: Premise | None, cast: str
    ) -> Storyboard:
        """Every line in turn, with those before it and the draft that it replaces."""
        told = f"Premise: {premise.premise} Twist: {premise.twist}\n" if premise else ""
        for beat in list(board.beats):
            for line in [line for shot in beat.shots for line in shot.lines]:
                said = [one for shot in board.shots for one in shot.lines]
                place = next(index for index, one in enumerate(said) if one.id == line.id)
                before = "\n".join(f"{one.character}: {one.text}" for one in said[max(place - 4, 0) : place])
                question = (
                    f"{told}Who: {cast}\nSaid so far:\n{before or 'nothing'}\nNow {line.character} speaks, "
                    f"{line.emotion}, in the {beat.kind}. A draft of the line: “{line.text}”\nWrite the line that is "
                    f"spoken: funnier, about as short (at most {len(line.text) + 8} characters), without a name before it."
                )
                found = await desk.ask(WrittenLine, question, warm=0.6, salt=place)
                if found is None:
                    continue
                change = line_change(board, line.id, found.text)
                if isinstance(change, str):
                    desk.faults.append(change)
                else:
                    board = desk.tried(board, change, length=True)
        return board

    async def _stagings(self, desk: LlmEditor, board: Storyboard) -> Storyboard:
        for index, shot in enumerate(board.shots):
            if shot.card:
                continue
            lines = " / ".join(f"{line.character}: {line.text}" for line in shot.lines) or "nobody speaks"
            question = (
                f"A shot of {shot.seconds:.0f} s at the {shot.setting.place} with {len(shot.actors)} characters. {lines}\n"
                f"Choose framing, camera move and one sound effect (now: {shot.framing}, {shot.camera}; sound may be nothing)."
            )
            found = await desk.ask(staging(), question, salt=index)
            if found is not None:
                board = desk.tried(board, staged_change(shot.id, **found.model_dump()))
        return board


def _told(who: str, board: Storyboard, characters: Mapping[str, Persona]) -> str:
    persona = characters.get(who)
    if persona is None:  # somebody who was drawn for this film
        return next((one.name for one in board.entities if one.id == who), who)
    name = board.called.get(who) or persona.names.shown(board.language)
    traits = ", ".join(getattr(persona, "traits", [])[:3])
    phrase = getattr(persona, "catchphrase", {}).get(board.language, "")
    likes = f"; likes to say “{phrase}”" if phrase else ""
    return f"{who} ({name}{': ' + traits if traits else ''}{likes})"
