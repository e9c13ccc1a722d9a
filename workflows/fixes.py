"""The rules of repair: for each kind of problem the one change that makes it right, if there is exactly one."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from .catalog import Catalog, Input, NodeClass, fits
from .check import Problem
from .check.context import Context
from .dynamic import unfold
from .graph import Graph, Link, Node, node_number
from .names import is_slip, same_file, same_thing
from .sampler_names import other_tools_sampler
from .typesearch import WirePlan, find_plan, sources

MOST_INSERTED = 3
"""Nodes that a repair may add in one place; a longer detour is no longer what was meant."""

CONVERTERS: Final = ("VAEDecode", "VAEEncode", "MaskToImage", "GetVideoComponents")
"""Nodes that give the same in another form. All others change what is meant, and are never put in between."""
OTHER_SIDE: Final[Mapping[str, str]] = MappingProxyType({"positive": "negative", "negative": "positive"})


@dataclass(frozen=True, slots=True)
class GraphFix:
    """One thing that a repair did: at which node and input, from what to what, in words."""

    code: str
    node: str
    input: str
    words: str

    def as_dict(self) -> dict[str, str]:
        """The change as plain data."""
        return {"code": self.code, "node": self.node, "input": self.input, "words": self.words}


@dataclass(slots=True)
class Draft:
    """A graph under repair."""

    graph: Graph
    catalog: Catalog
    allowed: Collection[str] | None = None
    changes: list[GraphFix] = field(default_factory=list)

    def kind(self, key: str) -> NodeClass | None:
        """The class of node ``key``, when known."""
        return self.catalog.get(self.graph[key].class_type) if key in self.graph else None

    def find_input(self, key: str, name: str) -> Input | None:
        """The input ``name`` of node ``key``, when its class has it."""
        kind = self.kind(key)
        return unfold(kind, self.graph[key].inputs).get(name) if kind else None

    def set(self, problem: Problem, value: Any, words: str) -> bool:
        """Gives the input of ``problem`` a value."""
        return self.rewrite(problem, {**self.graph[problem.node].inputs, problem.input: value}, words)

    def rewrite(self, problem: Problem, inputs: Mapping[str, Any], words: str, class_type: str = "") -> bool:
        """Replaces the inputs (and class) of the node of ``problem``."""
        node = self.graph[problem.node]
        changed = Node(class_type or node.class_type, inputs, node.title, node.group)
        self.graph = self.graph.replaced({problem.node: changed})
        self.changes.append(GraphFix(problem.code, problem.node, problem.input, words))
        return True

    def insert(self, class_type: str, inputs: Mapping[str, Any], group: str = "") -> str:
        """Adds a node and gives its id: the first free number after those in use."""
        taken = [number for key in self.graph if (number := node_number(key)) is not None]
        key = str(max(taken, default=0) + 1)
        self.graph = self.graph.replaced({key: Node(class_type, dict(inputs), "", group)})
        return key

    def may_use(self, class_type: str) -> bool:
        """Whether a node of that class may be inserted."""
        return self.allowed is None or class_type in self.allowed


def fix_problem(draft: Draft, problem: Problem) -> bool:
    """Applies the rule for ``problem``; False when there is none or it doesn't decide."""
    rule = RULES.get(problem.code)
    if rule is None or (problem.node and problem.node not in draft.graph):
        return False
    return rule(draft, problem)


def _take_candidate(draft: Draft, problem: Problem) -> bool:
    """Casts, clamps, rounds: the checker knows the only value."""
    if not problem.candidates:
        return False
    value = problem.candidates[0]
    old = draft.graph[problem.node].inputs.get(problem.input)
    return draft.set(problem, value, f"{problem.input}: {old!r} → {value!r}")


def _take_nearest(draft: Draft, problem: Problem) -> bool:
    """A misspelt choice becomes the one that is meant, a sampler of another tool its equal here; a file only itself."""
    old = draft.graph[problem.node].inputs.get(problem.input)
    if problem.input == "sampler_name" and isinstance(old, str) and _take_sampler(draft, problem, old):
        return True
    if not problem.candidates or isinstance(old, tuple):
        return False
    is_same = same_file if problem.code in ("not_installed", "file_missing") else is_slip
    fitting = [one for one in problem.candidates if is_same(str(old), str(one))]
    if not fitting or (len(fitting) > 1 and not same_file(str(old), str(fitting[0]))):
        return False
    value = fitting[0]
    return draft.set(problem, value, f"{problem.input}: {old!r} → {value!r}")


def _take_sampler(draft: Draft, problem: Problem, old: str) -> bool:
    """Another tool's name of a sampler, with the scheduler that it holds."""
    known = other_tools_sampler(old)
    one = draft.find_input(problem.node, problem.input)
    plan = draft.find_input(problem.node, "scheduler")
    if known is None or one is None or known[0] not in (one.choices or ()):
        return False
    inputs = {**draft.graph[problem.node].inputs, problem.input: known[0]}
    words = f"{problem.input}: {old!r} → {known[0]!r}"
    if known[1]:
        if plan is None or known[1] not in (plan.choices or ()) or isinstance(inputs.get("scheduler"), Link):
            return False
        inputs["scheduler"] = known[1]
        words += f" with the scheduler {known[1]!r}"
    return draft.rewrite(problem, inputs, words)


def _rename_input(draft: Draft, problem: Problem) -> bool:
    if not problem.candidates:
        return False
    inputs = dict(draft.graph[problem.node].inputs)
    name = str(problem.candidates[0])
    if name in inputs:
        return False
    inputs[name] = inputs.pop(problem.input)
    return draft.rewrite(problem, inputs, f"input {problem.input} is called {name}")


def _drop_input(draft: Draft, problem: Problem) -> bool:
    inputs = dict(draft.graph[problem.node].inputs)
    if isinstance(inputs.get(problem.input), Link):
        return False
    inputs.pop(problem.input, None)
    return draft.rewrite(problem, inputs, f"input {problem.input} was ignored; dropped")


def _fix_class(draft: Draft, problem: Problem) -> bool:
    """A misspelt class, when the one that is meant has all the inputs given."""
    node = draft.graph[problem.node]
    for name in problem.candidates[:1]:
        known = unfold(draft.catalog[name], node.inputs)
        if (
            same_thing(node.class_type, name)
            and all(each in known for each in node.inputs)
            and draft.may_use(name)
        ):
            return draft.rewrite(problem, node.inputs, f"class {node.class_type} → {name}", name)
    return False


def _fix_slot(draft: Draft, problem: Problem) -> bool:
    """Another output of the same node, when exactly one fits."""
    link = draft.graph[problem.node].inputs.get(problem.input)
    if not isinstance(link, Link) or len(problem.candidates) != 1:
        return False
    slot = int(problem.candidates[0])
    return draft.set(
        problem, Link(link.node, slot), f"{problem.input}: output {link.slot} → {slot} of node {link.node}"
    )


def _fix_type(draft: Draft, problem: Problem) -> bool:
    """The right output of the same node, else converters between the two."""
    if len(problem.candidates) == 1:
        return _fix_slot(draft, problem)
    one = draft.find_input(problem.node, problem.input)
    link = draft.graph[problem.node].inputs.get(problem.input)
    if one is None or not isinstance(link, Link) or problem.candidates:
        return False
    context = _context(draft)
    outputs = _outputs(draft, context, problem.node)
    have = {kind for found in outputs.values() for kind in [found]}
    faithful = Catalog(
        {name: draft.catalog.object_info[name] for name in CONVERTERS if name in draft.catalog}
    )
    plan = find_plan(faithful, context.carried(link), one.type, at_hand=have, most=MOST_INSERTED)
    if plan is None or not all(draft.may_use(step.class_type) for step in plan.steps):
        return False
    before = draft.graph
    made = _insert_plan(draft, plan, link, outputs, draft.graph[problem.node].group)
    if made is None:
        draft.graph = before
        return False
    names = ", ".join(step.class_type for step in plan.steps)
    return draft.set(problem, made, f"{problem.input}: put {names} in between")


def _insert_plan(
    draft: Draft, plan: WirePlan, link: Link, outputs: Mapping[Link, str], group: str
) -> Link | None:
    """Adds the nodes of a plan; None when a value or a link among several equals would have to be guessed."""
    start = _context(draft).carried(link)
    made: list[str] = []
    for step in plan.steps:
        kind = draft.catalog[step.class_type]
        inputs: dict[str, Any] = {}
        for name, number, word in step.links:
            if number >= 0:
                inputs[name] = Link(made[number], plan.steps[number].slot)
            elif fits(start, word) and link not in inputs.values():
                inputs[name] = link
            else:
                fitting = [each for each, carried in outputs.items() if carried == word]
                if len(fitting) != 1:
                    return None
                inputs[name] = fitting[0]
        for one in kind.inputs.values():
            if one.required and one.name not in inputs:
                value = _only_value(one)
                if value is None:
                    return None
                inputs[one.name] = value
        made.append(draft.insert(step.class_type, inputs, group))
    return Link(made[-1], plan.steps[-1].slot)


def _only_value(one: Input) -> Any:
    """The value that an input has when nobody chooses: its default, or its only choice."""
    if one.type == "COMBO":
        stated = one.options.get("default")
        choices = one.choices or ()
        small = choices and not any("." in str(choice) for choice in choices)  # methods, not files
        return stated if stated in choices else choices[0] if len(choices) == 1 or small else None
    return one.default if one.default is not None else "" if one.type == "STRING" else None


def _fill_input(draft: Draft, problem: Problem) -> bool:
    """A missing value gets its default; a missing link the only output that can be meant."""
    one = draft.find_input(problem.node, problem.input)
    if one is None:
        return False
    if one.is_widget and problem.code != "needs_link":
        value = _only_value(one)
        return value is not None and draft.set(problem, value, f"{problem.input}: {value!r}, its default")
    link = _only_source(draft, problem.node, one) or _insert_source(draft, problem.node, one)
    if link is None or _is_other_side(draft, problem.input, link):
        return False
    return draft.set(problem, link, f"{problem.input}: linked to output {link.slot} of node {link.node}")


def _is_other_side(draft: Draft, name: str, link: Link) -> bool:
    """Whether an output is somebody's prompt of the other side: what is to be avoided isn't what is asked for."""
    other = OTHER_SIDE.get(name)
    source = draft.kind(link.node)
    own = source.outputs[link.slot].name if source and 0 <= link.slot < len(source.outputs) else ""
    return other is not None and (
        own == other or any(node.inputs.get(other) == link for node in draft.graph.values())
    )


def _drop_or_fill(draft: Draft, problem: Problem) -> bool:
    """A link from nowhere: to the only output that can be meant."""
    one = draft.find_input(problem.node, problem.input)
    if one is None or one.is_widget:
        return False
    return _fill_input(draft, problem)


def _only_source(draft: Draft, key: str, one: Input) -> Link | None:
    """The output that a missing link must have come from.

    In this order, each only when it leaves exactly one: an output that nothing else uses; what nodes of the
    same class are linked to at this input; any output of the type.
    """
    context = _context(draft)
    fitting = [link for link, carried in _outputs(draft, context, key).items() if fits(carried, one.type)]
    used = {link for node in draft.graph.values() for _, link in node.links}
    idle = [link for link in fitting if link not in used]
    if len(idle) == 1:
        return idle[0]
    kind = draft.graph[key].class_type
    peers = {
        value
        for other, node in draft.graph.items()
        if other != key and node.class_type == kind and isinstance(value := node.inputs.get(one.name), Link)
    } & set(fitting)
    if len(peers) == 1 and not idle:
        return peers.pop()
    return fitting[0] if len(fitting) == 1 else None


def _insert_source(draft: Draft, key: str, one: Input) -> Link | None:
    """Inserts the only loader that makes the type, when all its values are plain."""
    kinds = sources(draft.catalog, one.type)
    if len(kinds) != 1 or not draft.may_use(kinds[0].name):
        return None
    values = {each.name: _only_value(each) for each in kinds[0].inputs.values() if each.required}
    if any(value is None for value in values.values()):
        return None
    slot = next(i for i, out in enumerate(kinds[0].outputs) if fits(out.type, one.type))
    return Link(draft.insert(kinds[0].name, values, draft.graph[key].group), slot)


def _add_output(draft: Draft, problem: Problem) -> bool:
    """Saves the only result that nothing uses."""
    context = _context(draft)
    used = {link.node for node in draft.graph.values() for _, link in node.links}
    ends = [
        (Link(key, i), out.type)
        for key, known in context.known.items()
        if key not in used
        for i, out in enumerate(known.kind.outputs[:1])
    ]
    if len(ends) != 1:
        return False
    link, carried = ends[0]
    for name in ("SaveImage", "SaveAudio", "SaveVideo", "SaveLatent", "PreviewAny"):
        kind = draft.catalog.get(name)
        entry = next((one for one in kind.inputs.values() if fits(carried, one.type)), None) if kind else None
        if kind is None or entry is None or not draft.may_use(name):
            continue
        values = {
            one.name: _only_value(one) for one in kind.inputs.values() if one.required and one is not entry
        }
        if all(value is not None for value in values.values()):
            key = draft.insert(name, {**values, entry.name: link})
            draft.changes.append(
                GraphFix(problem.code, key, "", f"added {name} for the result of node {link.node}")
            )
            return True
    return False


def _clean_path(draft: Draft, problem: Problem) -> bool:
    """A file prefix keeps its last folders and its name; the way out of the folder goes."""
    value = draft.graph[problem.node].inputs.get(problem.input)
    if problem.input != "filename_prefix" or not isinstance(value, str):
        return False
    parts = [
        part
        for part in re.split(r"[\\/]+", re.sub(r"^[A-Za-z][\w+.-]*:", "", value))
        if part.strip(" .~\x00")
    ]
    clean = "/".join(part.replace("\x00", "") for part in parts) or "ComfyUI"
    return draft.set(problem, clean, f"{problem.input}: {value!r} → {clean!r}")


def _context(draft: Draft) -> Context:
    context = Context(draft.graph, draft.catalog)
    context.prepare()
    return context


def _outputs(draft: Draft, context: Context, key: str) -> dict[Link, str]:
    """All outputs that ``key`` may read from without making a cycle, with the types they carry."""
    readers = draft.graph.consumers()
    behind, todo = {key}, [key]
    while todo:
        for reader, _ in readers.get(todo.pop(), ()):
            if reader not in behind:
                behind.add(reader)
                todo.append(reader)
    return {
        (link := Link(other, i)): context.carried(link)
        for other, known in context.known.items()
        if other not in behind
        for i in range(len(known.kind.outputs))
    }


RULES: Final[Mapping[str, Callable[[Draft, Problem], bool]]] = MappingProxyType(
    {
        "cast": _take_candidate,
        "wrong_value": _take_candidate,
        "too_small": _take_candidate,
        "too_large": _take_candidate,
        "size_not_8": _take_candidate,
        "not_in_list": _take_nearest,
        "not_installed": _take_nearest,
        "file_missing": _take_nearest,
        "unknown_option": _take_nearest,
        "misspelt_input": _rename_input,
        "unknown_dynamic": _rename_input,
        "unknown_input": _drop_input,
        "unknown_class": _fix_class,
        "bad_slot": _fix_slot,
        "wrong_type": _fix_type,
        "missing_input": _fill_input,
        "needs_link": _fill_input,
        "dangling_link": _drop_or_fill,
        "no_output": _add_output,
        "path_forbidden": _clean_path,
    }
)
"""Which problems have a rule; the others are for a person to decide."""
