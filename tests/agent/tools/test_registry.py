"""A model that can't find or fill a tool can do nothing; a plugin must never break the studio."""

from __future__ import annotations

import json
from importlib.metadata import EntryPoint
from pathlib import Path

import jsonschema
import pytest
from animation_ai_studio.agent.tools import Cost, Registry, Tool, ToolContext, ToolInput
from animation_ai_studio.agent.tools.registry import (
    MOST_OFFERED,
    builtin_tools,
    one_of_schema,
    openai_schemas,
    plugin_tools,
)
from animation_ai_studio.common.errors import StudioError
from pydantic import BaseModel

WANTED = {
    "character_image",
    "background",
    "control_image",
    "consistency_check",
    "say_line",
    "assemble_cut",
    "export_cut",
    "revise_shot",
    "knowledge_search",
    "lora_search",
    "history_search",
    "ask_user",
}


class Wave(ToolInput):
    times: int = 1


class Waved(BaseModel):
    text: str


async def wave(kit: ToolContext, wanted: Wave) -> Waved:
    return Waved(text="hi " * wanted.times)


WAVE = Tool("wave_hand", "Waves a hand at somebody.", Wave, Waved, Cost.CPU, wave)


def test_every_tool_is_there_and_says_what_it_costs_and_leaves_behind() -> None:
    tools = {tool.name: tool for tool in builtin_tools()}
    assert set(tools) >= WANTED
    assert all(tool.description.endswith(".") and tool.cost in Cost for tool in tools.values())
    assert all(tools[name].effects for name in ("make_film", "revise_shot", "character_image"))
    assert not any(tools[name].effects for name in ("knowledge_search", "lora_search", "history_search"))


@pytest.mark.parametrize(
    ("request_", "tool"),
    [
        ("make the ocean stormier and keep everything else", "revise_shot"),
        ("why is Luca's hair wrong in shot 4?", "inspect_shot"),
        ("draw a portrait of Luca on the beach", "character_image"),
        ("let Caterina say the line in an angry voice", "say_line"),
        ("which LoRA has a storybook style", "lora_search"),
        ("what was the last film I made", "history_search"),
        ("an openpose skeleton of Luca waving", "control_image"),
        ("把海浪改得更大", "revise_shot"),
    ],
)
def test_the_fitting_tool_is_among_ten_at_most(request_: str, tool: str) -> None:
    offered = [one.name for one in Registry().offer(request_)]
    assert len(offered) <= MOST_OFFERED
    assert tool in offered[:3]
    assert "ask_user" in offered


def test_with_thirty_plugins_still_ten_are_offered_and_the_fitting_one_is_among_them() -> None:
    more = [
        Tool(f"other_{number}", "Does something else.", Wave, Waved, Cost.CPU, wave) for number in range(30)
    ]
    registry = Registry([*more, *builtin_tools(), WAVE])
    offered = [one.name for one in registry.offer("wave a hand")]
    assert len(offered) == MOST_OFFERED and offered[0] == "wave_hand"


def test_schemas_accept_what_the_tool_accepts_and_nothing_else() -> None:
    registry = Registry([*builtin_tools(), WAVE])
    tools = [registry.get(name) for name in registry.names]
    schema = one_of_schema(tools)
    jsonschema.Draft202012Validator.check_schema(schema)
    call = {
        "thought": "storm",
        "name": "revise_shot",
        "arguments": {"run": "latest", "shots": ["s1"], "weather": "storm"},
    }
    jsonschema.validate(call, schema)
    for wrong in (
        {**call, "name": "delete_everything"},
        {**call, "arguments": {"run": "latest", "weather": "volcano"}},
        {**call, "arguments": {"run": "latest", "path": "/etc/passwd"}},
        {"name": "finish", "arguments": {"answer": "x"}},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)
    names = [one["function"]["name"] for one in openai_schemas(tools)]
    assert names == registry.names
    assert json.loads(json.dumps(openai_schemas(tools)))


async def test_a_wrong_call_is_told_with_what_is_right(tmp_path: Path) -> None:
    kit = ToolContext(runs=tmp_path)
    with pytest.raises(StudioError, match="no tool 'wave'"):
        await Registry([WAVE]).call(kit, "wave", {})
    with pytest.raises(StudioError, match="volume of wave_hand"):
        await Registry([WAVE]).call(kit, "wave_hand", {"volume": 3})
    assert (await Registry([WAVE]).call(kit, "wave_hand", {"times": 2})).text == "hi hi "
    with pytest.raises(StudioError) as caught:
        kit.picture("../../etc/passwd")
    assert caught.value.code == "file_missing"


def test_a_plugin_adds_its_tool_and_a_broken_one_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = """
from animation_ai_studio.agent.tools import Cost, Tool, ToolInput
async def nap(kit, wanted): return wanted
NAP = Tool("nap", "Sleeps a little.", ToolInput, ToolInput, Cost.CPU, nap)
def tools(): return [NAP]
"""
    (tmp_path / "sleepy_plugin.py").write_text(source, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    points = [
        EntryPoint("one", "sleepy_plugin:NAP", "g"),
        EntryPoint("some", "sleepy_plugin:tools", "g"),
        EntryPoint("no-tool", "json:JSONDecoder", "g"),
        EntryPoint("broken", "no_such_module_anywhere:tool", "g"),
    ]
    tools, faults = plugin_tools(points)
    assert [tool.name for tool in tools] == ["nap", "nap"]
    assert len(faults) == 2 and "no-tool" in faults[0] and "broken" in faults[1]


def test_a_plugin_cannot_take_the_place_of_a_built_in_tool() -> None:
    impostor = Tool("make_film", "Something else.", Wave, Waved, Cost.CPU, wave)
    registry = Registry([*builtin_tools(), impostor])
    assert registry.get("make_film").takes is not Wave
    assert registry.faults == ["A tool called make_film is there already."]


async def test_looking_things_up_finds_what_is_there_and_invents_nothing(tmp_path: Path) -> None:
    kit, registry = ToolContext(runs=tmp_path / "runs"), Registry()
    found = await registry.call(kit, "knowledge_search", {"query": "Luca"})
    assert "luca" in found.found[0].source
    assert (await registry.call(kit, "history_search", {"query": "storm"})).found == []
    with pytest.raises(StudioError) as caught:
        await registry.call(kit, "ask_user", {"question": "Which one?"})
    assert caught.value.code == "request_unclear"
