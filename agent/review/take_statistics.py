"""What the attempts of earlier films teach the next one: LoRA weights that kept a character, prompt words that passed.

Every judged attempt at a picture is a trial, read from its own graph, so that weights count however they got
there. A person's word counts instead of the judge's: the take they chose passed, those they passed over for it, or
had made again, did not. Trials lie in the memory beside the film (:mod:`..knowledge.memory`) and are forgotten with it. A lesson says
what it rests on and from which films, and changes only what a trial has shown to be better.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from ...common.events import Answered
from ...common.runs import RunFolder
from ...common.story import Storyboard
from ...configs.schema import CharacterPreset, LoraRegistry
from ..knowledge.memory import KIND, MEMORY
from ..knowledge.recall import WORDS, Fact, prompt_words
from ..knowledge.search import Knowledge
from ..run.store import RunStore
from ..run.takes import Take

LEAST = 3
"""Attempts below which a weight or words have shown nothing."""
CHOOSE_LORA = "AnimationStudioChooseLora"
Weights = dict[str, dict[str, float]]
"""Character → LoRA → weight."""


class ScoredAttempt(BaseModel):
    """One attempt: a character's LoRA at a weight, or words for a place, and whether the picture was good."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["lora", "words"]
    about: str
    what: str
    weight: float = 0.0
    passed: bool


class Statistics(BaseModel):
    """How a weight or words did in all remembered films."""

    passed: int = 0
    tried: int = 0
    runs: list[str] = []

    @property
    def rate(self) -> float:
        """Share that passed, drawn towards one half while few were tried (Laplace's rule of succession)."""
        return (self.passed + 1) / (self.tried + 2)

    @property
    def summary(self) -> str:
        """In words."""
        return f"{self.passed} of {self.tried} attempts passed"


def trials(
    run: RunFolder,
    board: Storyboard,
    facts: Sequence[Fact],
    faults: Mapping[str, int],
    registry: LoraRegistry,
) -> list[ScoredAttempt]:
    """The trials of a finished film, in the order of its shots.

    Args:
        facts: what was known when it was made; the first words of a place are those that were used.
        faults: failed checks of every judged attempt, by take id.
    """
    found, said = [], opinions(run)
    for shot in board.shots:
        words = prompt_words(facts, str(shot.setting.place))
        for take, graph in _attempts(run, shot.id):
            name = take.job.take
            if not any(node["class_type"] == "KSampler" for node in graph.values()):
                continue
            if name not in said and name not in faults:
                continue
            good = said[name] if name in said else _good(take, faults)
            if words and words in json.dumps(graph, ensure_ascii=False):
                found.append(
                    ScoredAttempt(kind="words", about=str(shot.setting.place), what=words, passed=good)
                )
            who = {actor.character for actor in shot.actors}
            if len(who) == 1:  # of two in a picture nobody can say whose LoRA it was
                found += [
                    ScoredAttempt(kind="lora", about=min(who), what=name, weight=weight, passed=good)
                    for name, weight in _worn(graph, registry)
                ]
    return found


def opinions(run: RunFolder) -> dict[str, bool]:
    """What people said of a run's takes, by take id: whether they chose it; the last word counts."""
    found: dict[str, bool] = {}
    for event in run.events():
        if isinstance(event, Answered) and event.about == "takes":
            found |= dict.fromkeys(event.passed_over, False)
            found |= dict.fromkeys(event.takes, True)
    return found


def _attempts(run: RunFolder, shot: str) -> Iterator[tuple[Take, dict[str, Any]]]:
    """Every attempt at a shot with the graph that made it; one that can't be read teaches nothing."""
    store = RunStore(run)
    for take in store.records(shot):
        try:
            yield take, store.graph(take.job.take)
        except (OSError, ValueError):
            continue


def _good(take: Take, faults: Mapping[str, int]) -> bool:
    """The consistency verdict where there is one, for that is what a LoRA is for; else no failed check."""
    said = take.consistency
    return not faults[take.job.take] if said is None else said.outcome == "accept"


def _worn(graph: Mapping[str, Any], registry: LoraRegistry) -> Iterator[tuple[str, float]]:
    for node in graph.values():
        inputs = node["inputs"]
        if node["class_type"] != CHOOSE_LORA or not inputs.get("use", True):
            continue
        known = registry.loras.get(inputs["name"])
        if not inputs.get("recommended"):
            yield inputs["name"], round(float(inputs["weight"]), 2)
        elif known is not None:
            yield inputs["name"], round(known.weight, 2)


def records(base: Knowledge) -> dict[tuple[str, str, str], dict[float, Statistics]]:
    """What is remembered: (kind, about, what) → weight → how it did."""
    found: dict[tuple[str, str, str], dict[float, Statistics]] = defaultdict(lambda: defaultdict(Statistics))
    for meta in base.store.metas(KIND):
        for raw in meta.get("trials", []):
            try:
                trial = ScoredAttempt.model_validate(raw)
            except ValidationError:
                continue
            record = found[trial.kind, trial.about, trial.what][trial.weight]
            record.tried += 1
            record.passed += trial.passed
            source = MEMORY + str(meta.get("run", ""))
            if source not in record.runs:
                record.runs.append(source)
    return found


def best_weights(
    known: Mapping[tuple[str, str, str], Mapping[float, Statistics]],
    cast: Mapping[str, CharacterPreset],
    registry: LoraRegistry,
) -> tuple[Weights, list[Fact]]:
    """LoRA weights that did better than the presets' own, and what each rests on.

    A weight is changed only after at least :data:`LEAST` attempts at the better one; the preset's own counts as it
    did, untried as one half.
    """
    weights, facts = Weights(), list[Fact]()
    for who, preset in cast.items():
        for use in preset.loras:
            entry = registry.loras.get(use.name)
            own = round(use.weight if use.weight is not None else entry.weight if entry else 1.0, 2)
            tried = known.get(("lora", who, use.name), {})
            best = max(
                (w for w in tried if tried[w].tried >= LEAST), key=lambda w: tried[w].rate, default=own
            )
            mine = tried.get(own, Statistics())
            if best != own and tried[best].rate > mine.rate:
                weights.setdefault(who, {})[use.name] = best
                text = f"LoRA {use.name} at {best:g}: {tried[best].summary}; at {own:g}: {mine.summary}"
                facts.append(Fact(about=who, kind="memory", text=text, citation=", ".join(tried[best].runs)))
    return weights, facts


def wearing(cast: Mapping[str, CharacterPreset], weights: Weights) -> dict[str, CharacterPreset]:
    """The cast with these LoRA weights."""
    return {
        who: preset.model_copy(
            update={
                "loras": [
                    use.model_copy(update={"weight": weights.get(who, {}).get(use.name, use.weight)})
                    for use in preset.loras
                ]
            }
        )
        for who, preset in cast.items()
    }


def proven_words(
    known: Mapping[tuple[str, str, str], Mapping[float, Statistics]], facts: Sequence[Fact]
) -> list[Fact]:
    """The facts with each place's prompt words in the order of how they did: proven, untried, failed.

    The first words of a place are those that are used. What was tried says so in its citation.
    """

    def record(fact: Fact) -> Statistics:
        words = fact.text.removeprefix(WORDS)
        return known.get(("words", fact.about, words), {}).get(0.0, Statistics())

    def cited(fact: Fact) -> Fact:
        done = record(fact)
        if not done.tried:
            return fact
        return fact.model_copy(
            update={"citation": f"{fact.citation} ({done.summary}: {', '.join(done.runs)})"}
        )

    words = [fact for fact in facts if fact.kind == "prompt" and fact.text.startswith(WORDS)]
    ranked = sorted(words, key=lambda fact: -record(fact).rate)
    return [*map(cited, ranked), *(fact for fact in facts if fact not in words)]
