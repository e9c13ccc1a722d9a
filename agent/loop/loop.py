"""The loop: decide, call, observe, until there is an answer or a budget ends.

Strategies: *direct* (one tool is enough), *plan-then-act* (several calls, decided at the start), and
*reflect-after-failure* (a failed call is thought over once before the loop goes on). The same call is never
made twice, and tools that weren't offered are never called, whatever a model or a found text says.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from pydantic import BaseModel, Field

from ...common.errors import StudioError
from ..tools import Registry, ToolContext
from ..tools.registry import AnyTool

FINISH = "finish"
SHOWN = 3000
"""Characters of an observation that a policy sees: a long storyboard must not push out the request."""
Strategy = Literal["direct", "plan-then-act", "reflect-after-failure"]


class Decision(BaseModel):
    """What a policy wants next: a tool with its arguments, or ``finish`` with an answer."""

    thought: str
    name: str
    arguments: dict[str, Any] = Field(default_factory=dict)


class LoopStep(BaseModel):
    """One turn of the loop: why, what, and what came back."""

    thought: str
    tool: str
    arguments: dict[str, Any] = Field(default_factory=dict)
    observation: str = ""
    failed: bool = False
    code: str = ""
    """Why it failed, one of :data:`...common.errors.CODES`."""
    result: dict[str, Any] = Field(default_factory=dict)
    seconds: float = 0.0


class LoopOutcome(BaseModel):
    """How it ended: ``ended`` is ``answer`` or the budget that stopped it."""

    request: str
    answer: str
    strategy: Strategy
    policy: str
    ended: Literal["answer", "steps", "minutes", "loop", "failures"] = "answer"
    steps: list[LoopStep] = Field(default_factory=list)
    offered: list[str] = Field(default_factory=list)


@dataclass(frozen=True)
class LoopLimits:
    """Where the loop ends at the latest.

    Attributes:
        steps: calls of tools.
        failures: failed calls.
        minutes: wall time.
    """

    steps: int = 8
    failures: int = 3
    minutes: float = 60.0


class Policy(Protocol):
    """Whatever decides on the next step."""

    @property
    def name(self) -> str:
        """Which one it is, for reports."""

    @property
    def strategy(self) -> Strategy:
        """How it goes about this request."""

    async def decide(self, request: str, tools: Sequence[AnyTool], steps: Sequence[LoopStep]) -> Decision:
        """The next step, from all that happened so far."""


@dataclass
class _Trail:
    """What happened so far."""

    steps: list[LoopStep] = field(default_factory=list)
    made: set[str] = field(default_factory=set)

    def repeats(self, decision: Decision) -> bool:
        key = json.dumps([decision.name, decision.arguments], sort_keys=True, default=str)
        if key in self.made:
            return True
        self.made.add(key)
        return False


async def solve(
    request: str,
    registry: Registry,
    kit: ToolContext,
    policy: Policy,
    limits: LoopLimits = LoopLimits(),
    tell: Callable[[LoopStep], None] = lambda step: None,
) -> LoopOutcome:
    """Works on a request until there is an answer or a limit is reached.

    Args:
        tell: hears every step as soon as it is over.
    """
    tools = registry.offer(request)
    trail, started = _Trail(), time.monotonic()
    ended, answer = "steps", ""
    while len(trail.steps) < limits.steps:
        if time.monotonic() - started > limits.minutes * 60:
            ended = "minutes"
            break
        decision = await policy.decide(request, tools, trail.steps)
        if decision.name == FINISH:
            ended, answer = "answer", str(decision.arguments.get("answer", ""))
            break
        if trail.repeats(decision):
            ended = "loop"
            break
        step = await _act(decision, registry, kit, tools)
        trail.steps.append(step)
        tell(step)
        if sum(one.failed for one in trail.steps) >= limits.failures:
            ended = "failures"
            break
    reflected = any(step.failed for step in trail.steps)
    return LoopOutcome(
        request=request,
        answer=answer or _unfinished(ended, limits, trail.steps),
        strategy="reflect-after-failure" if reflected else policy.strategy,
        policy=policy.name,
        ended=ended,
        steps=trail.steps,
        offered=[tool.name for tool in tools],
    )


async def _act(
    decision: Decision, registry: Registry, kit: ToolContext, tools: Sequence[AnyTool]
) -> LoopStep:
    """Calls a tool; a failure is an observation like any other."""
    started = time.monotonic()
    step = LoopStep(thought=decision.thought, tool=decision.name, arguments=decision.arguments)
    try:
        if decision.name not in {tool.name for tool in tools}:
            raise StudioError(
                "option_invalid",
                f"{decision.name[:64]} wasn't offered.",
                f"Use one of: {', '.join(tool.name for tool in tools)}.",
            )
        result = await registry.call(kit, decision.name, decision.arguments)
    except StudioError as error:
        step.failed, step.code = True, error.code
        step.observation = f"{error.message} {error.fix}".strip()
    else:
        step.result = result.model_dump(mode="json")
        step.observation = json.dumps(step.result, ensure_ascii=False)[:SHOWN]
    step.seconds = round(time.monotonic() - started, 2)
    return step


def _unfinished(ended: str, limits: LoopLimits, steps: Sequence[LoopStep]) -> str:
    """What is told when a budget ended before there was an answer."""
    why = {
        "steps": f"the budget of {limits.steps} steps ended",
        "minutes": f"the budget of {limits.minutes:g} minutes ended",
        "loop": "the same step was about to be made again",
        "failures": f"{limits.failures} steps failed",
    }[ended]
    last = steps[-1].observation[:300] if steps else "nothing was done"
    return f"Stopped because {why}. Last: {last}"
