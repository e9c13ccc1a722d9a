"""An option that is declared once is taken by the command line, the route, the node and the agent's tools."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from animation_ai_studio.agent.cli.options import with_options
from animation_ai_studio.agent.request.options import FilmOrder, Look, field_kind, taken_on
from animation_ai_studio.agent.tools.films import film_input
from animation_ai_studio.common.vocabulary import FilmStyle
from pydantic import Field


class Longer(FilmOrder):
    """The options with one more."""

    grain: Look | None = Field(None, description="How coarse the picture is.")


class Widget:
    """An input of a node as it was asked for."""

    def __init__(self, id: str, **told: Any) -> None:
        self.id, self.told = id, told


@pytest.fixture
def inputs(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """``nodes.inputs`` without a ComfyUI."""
    latest, package = ModuleType("comfy_api.latest"), ModuleType("comfy_api")
    kinds = {
        name: type(name, (), {"Input": Widget}) for name in ("Boolean", "Combo", "Float", "Int", "String")
    }
    latest.io = type("io", (), {**kinds, "Input": Widget})  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "comfy_api", package)
    monkeypatch.setitem(sys.modules, "comfy_api.latest", latest)
    name = "animation_ai_studio.nodes.inputs"
    monkeypatch.delitem(sys.modules, name, raising=False)
    import importlib

    yield importlib.import_module(name)
    sys.modules.pop(name, None)


def test_the_command_line_takes_a_new_option() -> None:
    @with_options(Longer)
    def command(**asked: Any) -> None:
        raise AssertionError(asked)

    new = inspect.signature(command).parameters["grain"]
    assert new.default is None
    told = new.annotation.__metadata__[0].help
    assert "How coarse" in told and "toonxl" in told


def test_the_tools_take_a_new_option() -> None:
    schema = film_input(Longer).model_json_schema()
    assert "toonxl" in str(schema["properties"]["grain"])


def test_a_node_takes_a_new_option(inputs: ModuleType) -> None:
    assert "grain" in taken_on("node", Longer) and "grain" in taken_on("route", Longer)
    (new,) = inputs.model_inputs(Longer, ["grain"], {"grain": {"optional": True}})
    assert new.told["options"] == ["from the request", "puppets", "sdxl", "toonxl"]
    assert new.told["optional"] and new.told["tooltip"] == "How coarse the picture is."


def test_ranges_and_choices_of_widgets_come_from_the_fields(inputs: ModuleType) -> None:
    seconds, style, takes = inputs.model_inputs(FilmOrder, ["seconds", "style", "takes"], {})
    assert (seconds.told["min"], seconds.told["max"]) == (10.0, 180.0)
    assert style.told["options"][1:] == [one.value for one in FilmStyle]
    assert (takes.told["min"], takes.told["max"]) == (1, 20)
    given = inputs.given_values({"shape": "1:1", "style": "from the request"}, {"size": {"id": "shape"}})
    assert given == {"size": "1:1", "style": None}


def test_a_kind_is_read_from_its_annotation() -> None:
    assert field_kind(bool | None) == (bool, [], True)
    assert field_kind(Look) == (str, ["puppets", "sdxl", "toonxl"], False)
