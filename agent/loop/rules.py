"""Decides without a model: reads the request, makes a short plan, follows it, and thinks over a failure once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from ...common.errors import StudioError
from ...common.story import Language, Storyboard
from ...intent.people import Persona
from ...intent.text import mostly_chinese
from ..edits.model import Orders, SceneEdit
from ..edits.read import read_orders
from ..edits.shots import which_shot
from ..edits.told import answered, in_letters_of, told_edits
from ..edits.wish import NARROWS, Wish, read_wish
from ..tools.registry import AnyTool
from .loop import FINISH, Decision, LoopStep, Strategy

HELP = (
    "It can change place, time, weather, framing, camera, emotion and gesture of shots, lines and voices, who plays, what is in the "
    "picture and what happens, which shots there are and their order, pace, transitions, title, captions, music, style, "
    "shape, length and language of the film, try two to four variants, make shots again, go back to the film before, and "
    "say why a shot is as it is. "
    "`./studio make` makes a new film."
)


class RulePolicy:
    """Chooses the next tool by rule, from the words of the request.

    Args:
        run: the film that the request is about.
        places: where the film plays; one that is named and isn't among them is where it moves to.
        shots: ids of the film's pictures in their order.
        board: the film's storyboard; with it every kind of edit is read, without it only what shots look like.
        known: words that the film's own request and things have: they need no telling when nothing takes them up.
    """

    name = "rules"

    def __init__(
        self,
        request: str,
        characters: Mapping[str, Persona],
        run: str = "latest",
        known: Collection[str] = (),
        places: Collection[str] = (),
        shots: Sequence[str] = (),
        board: Storyboard | None = None,
    ) -> None:
        self._run, self._request, self._characters, self._shots = run, request, characters, shots
        self._before: int | None = None  # steps that somebody else made before these rules took over
        self._wish = read_wish(request, characters, shots)
        if self._wish.there and places and self._wish.changes["only_place"] not in places:
            self._wish.changes["place"] = self._wish.changes.pop("only_place")
        self._wish.unread = [word for word in self._wish.unread if word.casefold() not in known]
        self._board = board
        self._language: Language = "zh" if mostly_chinese(request) else "en"
        self._orders = None if board is None else read_orders(request, board, characters)
        if self._orders is not None:
            self._orders.unread = [word for word in self._orders.unread if word.casefold() not in known]
        self._plan = self._first_plan()
        self.strategy: Strategy = "plan-then-act" if len(self._plan) > 1 else "direct"

    @property
    def wish(self) -> Wish:
        """What was understood."""
        return self._wish

    @property
    def orders(self) -> Orders | None:
        """What was understood of the film that is known, where the rules go by it."""
        by_wish = self._wish.variants is not None or self._wish.clash
        known = self._orders is not None and (
            self._orders.edits or self._orders.doubts or self._orders.question
        )
        return self._orders if known and not by_wish else None

    @property
    def refusal(self) -> StudioError | None:
        """What keeps these rules from doing what was asked; None where nothing does."""
        if self.orders is not None:
            fix = "Say it so that it can be told, such as: make s2 at night."
            return (
                StudioError("request_unclear", " ".join(self.orders.doubts), fix)
                if self.orders.doubts
                else None
            )
        if self._wish.unclear:
            return which_shot(self._shots)
        if self._wish.denied and not self._wish.why:
            told = " and ".join(self._wish.denied)
            return StudioError(
                "request_unclear",
                f"It says what isn't to be ({told}), and not what is.",
                "Say what it should be instead, such as: make it sunny.",
            )
        return None

    @property
    def plan(self) -> list[Decision]:
        """What is to be done for the request, as far as that is known before anything was done."""
        return self._plan

    async def decide(self, request: str, tools: Sequence[AnyTool], steps: Sequence[LoopStep]) -> Decision:
        """The next step of the plan; after a failure, a way around it when there is one."""
        self._before = len(steps) if self._before is None else self._before
        steps = steps[self._before :]
        if steps and steps[-1].failed and (around := self._around(steps)) is not None:
            return around
        if steps and steps[-1].tool == "ask_user" and not steps[-1].failed:
            self._answered(str(steps[-1].result["answer"]))
        done = sum(not step.failed for step in steps)
        if done < len(self._plan):
            return self._plan[done]
        return _finish("Everything that was planned is done.", self._told(steps))

    def _ordered(self, orders: Orders, board: Storyboard) -> list[Decision]:
        """The plan where the film is known: a question is answered, edits are made together in one new film."""
        if refusal := self.refusal:
            return [_finish("It can't be told what is meant.", f"{refusal.message} {refusal.fix}")]
        if question := orders.question:
            if question.about != "why":
                return [
                    _finish(
                        "It asks about the film.",
                        in_letters_of(self._request, answered(question, board, self._language)),
                    )
                ]
            where = {"shot": question.shots[0]} if question.shots else {}
            thought = "It asks for a reason: read the plan and the verdicts."
            return [Decision(thought=thought, name="inspect_shot", arguments={"run": self._run, **where})]
        told = in_letters_of(self._request, told_edits(orders.edits, board, self._language))
        alone = orders.edits[0]
        given: dict[str, Any] = {
            "edits": [
                one.model_dump(mode="json", exclude_defaults=True) | {"kind": one.kind}
                for one in orders.edits
            ]
        }
        if len(orders.edits) == 1 and isinstance(alone, SceneEdit):
            given = alone.model_dump(mode="json", exclude_defaults=True)
        return [Decision(thought=told, name="revise_shot", arguments={"run": self._run, **given})]

    def _first_plan(self) -> list[Decision]:
        if self.orders is not None and self._board is not None:
            return self._ordered(self.orders, self._board)
        wish = self._wish
        if wish.strangers:
            there = ", ".join(who for who, persona in self._characters.items() if not persona.narrator)
            missing = f"There is no character {' or '.join(wish.strangers)}. There are: {there}."
            return [_finish("Somebody is named who has no preset.", missing)]
        if wish.spared and not wish.why:
            spared = "Shots can be named to be changed, but not to be left out. Name the others."
            return [_finish("It names shots that are to stay.", spared)]
        if refusal := self.refusal:
            return [_finish("It can't be told what is meant.", f"{refusal.message} {refusal.fix}")]
        if wish.why:
            return [
                Decision(
                    thought="It asks for a reason: read the plan and the verdicts.",
                    name="inspect_shot",
                    arguments={"run": self._run, **({"shot": wish.shots[0]} if wish.shots else {})},
                )
            ]
        if wish.variants is not None:
            return [self._change({wish.variants[0]: value}) for value in wish.variants[1]]
        plan = []
        for name, values in wish.clash.items():
            question = f"The request names {' and '.join(values)} for the same {name}. Which one?"
            plan.append(
                Decision(
                    thought=f"{' and '.join(values)} can't both be had: ask.",
                    name="ask_user",
                    arguments={"question": question, "choices": values},
                )
            )
        if self._changes() or wish.again:
            plan.append(self._change({}))
        return plan

    def _changes(self) -> dict[str, Any]:
        return {k: v for k, v in self._wish.changes.items() if k not in NARROWS}

    def _change(self, more: Mapping[str, Any]) -> Decision:
        wish = self._wish
        arguments: dict[str, Any] = {"run": self._run, **wish.changes, **more}
        if wish.shots:
            arguments["shots"] = wish.shots
        if wish.again and not self._changes():
            arguments["again"] = True
        told = ", ".join(f"{key} {value}" for key, value in {**self._changes(), **more}.items())
        where = ", ".join(wish.shots) or "the film"
        return Decision(
            thought=f"Change {where}: {told or 'make it again'}; keep the rest.",
            name="revise_shot",
            arguments=arguments,
        )

    def _answered(self, answer: str) -> None:
        """A person decided between two values: the plan goes on with that one."""
        for name, values in self._wish.clash.items():
            if answer in values:
                self._wish.changes[name] = answer
        self._plan = [step if step.name == "ask_user" else self._change({}) for step in self._plan]

    def _around(self, steps: Sequence[LoopStep]) -> Decision | None:
        """What to do after a failure; None goes on with the plan."""
        failed = steps[-1]
        if failed.tool == "ask_user":
            self._plan = [step for step in self._plan if step.name != "ask_user"]
            return None
        if failed.code in ("shot_unknown", "run_unknown"):
            return _finish("What it is about isn't there.", failed.observation)
        if failed.code == "nothing_to_change":
            if "only_place" in failed.arguments:
                wider = {k: v for k, v in failed.arguments.items() if k != "only_place"}
                thought = f"No shot plays at the {failed.arguments['only_place']} or all are like that: try every shot."
                return Decision(thought=thought, name=failed.tool, arguments=wider)
            self._plan = [step for step in self._plan if step.arguments != failed.arguments]
            if not self._plan:
                return _finish(
                    "There is nothing to do.", "Nothing was changed: the film is like that already."
                )
            return None
        return _finish("It can't be mended from here.", failed.observation)

    def _told(self, steps: Sequence[LoopStep]) -> str:
        """The answer, from what was observed."""
        good = [step for step in steps if not step.failed and step.tool != "ask_user"]
        orders = self.orders
        if orders is not None and good:
            self._wish.unread, self._wish.why = orders.unread, orders.question is not None
        if not good:
            unread = f" ({', '.join(self._wish.unread)})" if self._wish.unread else ""
            return f"Nothing in the request was understood as a change or a question{unread}. {HELP}"
        if self._wish.why:
            return told_reason(good[-1].result)
        decided = [
            f"{name}: {self._wish.changes[name]} of {', '.join(values)} was taken, both can't be had."
            for name, values in self._wish.clash.items()
        ]
        if self._wish.unread:
            decided.append(f"Not understood, so left as it is: {', '.join(self._wish.unread)}. {HELP}")
        waiting = [step.result for step in good if step.result.get("question")]
        if waiting:
            return " ".join([*map(_waits, waiting), *decided])
        if self._wish.variants is not None and len(good) > 1:
            return " ".join([_best(self._wish.variants[0], good), *decided])
        film = good[-1].result
        notes = (
            [*film.get("notes", [])] if {"length", "seconds", "language"} & set(self._wish.changes) else []
        )
        return " ".join([f"{film['file']} (made: {', '.join(film['changed'])}).", *decided, *notes])


def _waits(film: Mapping[str, Any]) -> str:
    """What is said of a film that waits for a person."""
    return (
        f"“{film['title']}” waits for you, as the film before it was made with --approve: {film['question']} "
        f"`./studio runs resume {film['run']}` shows what it waits for and how to answer."
    )


def told_reason(seen: Mapping[str, Any]) -> str:
    """Why a shot is as it is: its plan, what the checks said, and what can be done.

    Args:
        seen: what *inspect_shot* found.
    """
    faults = seen["faults"]
    said = (
        f"The checks said: {' '.join(faults)}."
        if faults
        else "Every check passed it, so no rule saw the fault."
    )
    means = {
        "puppets": "Hair, clothes and faces of puppets are fixed in character_presets.yaml (look).",
    }.get(
        seen["pictures"],
        "Hair and clothes come from the preset's prompt and its LoRAs; another seed or weight may help.",
    )
    plan = " ".join(seen["plan"])
    return f'{plan} {said} {means} `./studio ask "make the shot again"` draws it anew.'


def _best(name: str, steps: Sequence[LoopStep]) -> str:
    """All variants, the one with the fewest faults first; checks see faults and not taste, so ties are told."""
    rows = sorted((step.result["faults"], step.arguments[name], step.result["file"]) for step in steps)
    faults, value, file = rows[0]
    tie = sum(row[0] == faults for row in rows) > 1
    why = "as few as another one, so look for yourself" if tie else "the fewest"
    films = "; ".join(f"{one}: {where}" for _, one, where in rows)
    return f"Best by the checks: {value}, {faults} faults, {why}: {file}. All: {films}."


def _finish(thought: str, answer: str) -> Decision:
    return Decision(thought=thought, name=FINISH, arguments={"answer": answer})
