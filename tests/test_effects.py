"""Nothing that can be asked for is passed over: every option, node input and setting is read by something.

What is read may still be ignored later, so what a film is made of is also changed and watched: the options in
``agent/request/test_option_effects.py``, the nodes in ``nodes/test_input_effects.py``.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
import textwrap
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import click
import pytest
from animation_ai_studio.__main__ import app
from animation_ai_studio.agent.cli.make import make
from animation_ai_studio.agent.tools.registry import builtin_tools
from animation_ai_studio.film.clips import ClipValue
from animation_ai_studio.runtime.configs_cli import MODELS
from pydantic import BaseModel
from typer.main import get_command

ROOT = Path(__file__).resolve().parents[1]
CONTRACT = json.loads((ROOT / "tests" / "workflows" / "contract.json").read_text("utf-8"))
GROWING = re.compile(r"^loras\.lora\d+$")
"""Sockets of Apply LoRA Stack, read by their common beginning."""

UNREAD_SETTINGS = {
    "CharacterPreset.description": "for people, and found by knowledge_search (tests/agent/tools)",
    "LoraEntry.metadata": "for people: `./studio lora show` prints it",
    "VoiceSpec.notes": "for people",
    "Sampling.temperature": "sent as a whole with every question (tests/llm_bridge)",
    "Sampling.top_p": "as temperature",
    "Sampling.max_tokens": "as temperature",
}
"""Settings that no code reads by name, and what becomes of them."""


def commands(command: click.Command, name: str = "studio") -> Iterator[tuple[str, click.Command]]:
    for key, one in getattr(command, "commands", {}).items():
        yield from commands(one, f"{name} {key}")
    if command.callback is not None:
        yield name, command


def unused(function: Any) -> set[str]:
    """Parameters of a function that its body never reads."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(inspect.unwrap(function)))).body[0]
    assert isinstance(tree, ast.FunctionDef | ast.AsyncFunctionDef)
    read = {node.id for part in tree.body for node in ast.walk(part) if isinstance(node, ast.Name)}
    given = [*tree.args.args, *tree.args.kwonlyargs]
    return {one.arg for one in given} - read - {"cls", "self"}


@pytest.mark.parametrize(("name", "command"), list(commands(get_command(app))), ids=lambda one: str(one))
def test_every_option_of_a_command_is_read(name: str, command: click.Command) -> None:
    assert command.callback is not None
    told = {"version"}  # eager: its own callback shows it and ends
    assert unused(command.callback) - told == set(), f"{name} takes an option and does nothing with it"


def test_an_option_that_nothing_reads_would_be_found() -> None:
    def command(name: str, loud: bool) -> str:
        return name

    assert unused(command) == {"loud"}
    assert unused(make) == set()


@cache
def node_classes() -> dict[str, tuple[ast.ClassDef, Path]]:
    """Every node class by its id in ComfyUI, with its file: read as text, for it needs ComfyUI to be imported."""
    found = {}
    for path in (ROOT / "nodes").rglob("nodes.py"):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef):
                ids = [one.value for one in ast.walk(node) if isinstance(one, ast.Constant)]
                name = next((one for one in ids if isinstance(one, str) and one in CONTRACT), None)
                if name is not None:
                    found[name] = (node, path)
    return found


@pytest.mark.parametrize("name", sorted(CONTRACT))
def test_every_input_of_a_node_is_read(name: str) -> None:
    node, _ = node_classes()[name]
    # "after" only says what must be done before
    (execute,) = [
        one
        for one in node.body
        if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef) and one.name == "execute"
    ]
    read = {one.id for part in execute.body for one in ast.walk(part) if isinstance(one, ast.Name)}
    named = {one.arg for one in [*execute.args.args, *execute.args.kwonlyargs]} - {"cls"}
    assert named - {"after"} <= read, f"{name} is given {named - read} and does nothing with it"
    inputs = {*CONTRACT[name]["required"], *CONTRACT[name]["optional"]}
    others = {one for one in inputs - named if not GROWING.match(one)}
    if execute.args.kwarg is None:
        assert others == set(), f"{name} has inputs that execute doesn't take"
    elif name == "AnimationStudioFilmClip":
        assert others <= set(ClipValue.model_fields), "Assemble Film doesn't know them"
    else:
        assert others == set() or execute.args.kwarg.arg in read


def test_every_value_of_a_clip_is_read() -> None:
    text = (ROOT / "nodes" / "film" / "nodes.py").read_text("utf-8")
    assert [name for name in ClipValue.model_fields if f"given.{name}" not in text] == []


def models_in(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[type[BaseModel]]:
    """A settings model and all that stand in it."""
    if model in seen:
        return seen
    seen.add(model)
    for one in model.model_fields.values():
        waiting = [one.annotation]
        while waiting:
            kind = waiting.pop()
            waiting += getattr(kind, "__args__", ())
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                models_in(kind, seen)
    return seen


def settings() -> dict[str, str]:
    found: set[type[BaseModel]] = set()
    for model in MODELS.values():
        models_in(model, found)
    return {f"{model.__name__}.{name}": name for model in found for name in model.model_fields}


@cache
def reads() -> frozenset[str]:
    """Every attribute and getattr name that the package's code reads."""
    found = set()
    for path in ROOT.rglob("*.py"):
        if {".venv", "tests"} & set(path.relative_to(ROOT).parts):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
                found.add(node.attr)
            elif (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", "") == "getattr"
                and len(node.args) > 1
            ):
                found |= {node.args[1].value} if isinstance(node.args[1], ast.Constant) else set()
    return frozenset(found)


def test_every_setting_is_read_or_said_to_have_no_effect() -> None:
    """A catchphrase and combinations of LoRAs could be written, and nothing came of them."""
    unread = {name for name, field in settings().items() if field not in reads()}
    assert unread - set(UNREAD_SETTINGS) == set()
    assert set(UNREAD_SETTINGS) <= set(settings())


def test_every_argument_of_a_tool_is_read() -> None:
    for tool in builtin_tools():
        assert [name for name in tool.takes.model_fields if name not in reads()] == [], tool.name
