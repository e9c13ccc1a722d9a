"""All tools by name, which of them fit a request, and their schemas.

Third parties add tools through the entry-point group ``animation_ai_studio.tools``: each entry point is a
:class:`Tool`, or a function that gives some. A plugin that can't be loaded is told and left out; none can take
the name of a built-in tool.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from pydantic import BaseModel

from ...common.errors import StudioError
from ...workflows.names import nearest
from . import exchange, films, finding, graphs, pictures
from .base import Tool
from .context import ToolContext
from .finding import rank

log = logging.getLogger(__name__)

GROUP = "animation_ai_studio.tools"
MOST_OFFERED = 10
"""Tools shown to a model at once: with more, small models choose worse."""
ALWAYS = ("ask_user",)
AnyTool = Tool[Any, Any]


def builtin_tools() -> tuple[AnyTool, ...]:
    """The studio's own tools."""
    return (*films.TOOLS, *exchange.TOOLS, *pictures.TOOLS, *graphs.TOOLS, *finding.TOOLS)


def plugin_tools(found: Iterable[EntryPoint] | None = None) -> tuple[list[AnyTool], list[str]]:
    """Tools of installed plugins, and what is wrong with those that can't be used."""
    tools: list[AnyTool] = []
    faults = []
    for point in entry_points(group=GROUP) if found is None else found:
        try:
            loaded = point.load()
            given = [loaded] if isinstance(loaded, Tool) else list(loaded())
        except Exception as error:  # noqa: BLE001 - somebody else's code must not stop the studio
            faults.append(f"The plugin {point.name} can't be loaded: {error}.")
            continue
        wrong = [one for one in given if not isinstance(one, Tool)]
        if wrong:
            faults.append(f"The plugin {point.name} gives something that is no tool.")
            continue
        tools += given
    return tools, faults


class Registry:
    """Tools by name.

    Args:
        tools: None means the built-in ones and those of installed plugins.
    """

    def __init__(self, tools: Sequence[AnyTool] | None = None) -> None:
        self._tools: dict[str, AnyTool] = {}
        self.faults: list[str] = []
        if tools is None:
            tools, self.faults = plugin_tools()
            tools = [*builtin_tools(), *tools]
        for tool in tools:
            self.add(tool)
        for fault in self.faults:
            log.warning("%s", fault)

    def add(self, tool: AnyTool) -> None:
        """Adds a tool; one whose name is taken is told and left out."""
        if tool.name in self._tools:
            self.faults.append(f"A tool called {tool.name} is there already.")
        else:
            self._tools[tool.name] = tool

    @property
    def names(self) -> list[str]:
        """Every tool's name."""
        return list(self._tools)

    def get(self, name: str) -> AnyTool:
        """The tool of that name.

        Raises:
            StudioError: ``option_invalid`` with the nearest names.
        """
        if name not in self._tools:
            close = nearest(name, self._tools) or self.names
            raise StudioError(
                "option_invalid", f"There is no tool '{name[:64]}'.", f"Use {' or '.join(close)}."
            )
        return self._tools[name]

    def offer(self, request: str, most: int = MOST_OFFERED) -> list[AnyTool]:
        """The tools that fit a request best, at most ``most``; asking the person is always among them."""
        texts = {f"{tool.name} {tool.description} {tool.words}": tool for tool in self._tools.values()}
        fitting = [texts[text] for text in rank(request, list(texts), most)]
        fixed = [self._tools[name] for name in ALWAYS if name in self._tools]
        rest = [tool for tool in (*fitting, *self._tools.values()) if tool not in fixed]
        return [*list(dict.fromkeys(rest))[: most - len(fixed)], *fixed]

    async def call(self, kit: ToolContext, name: str, arguments: Mapping[str, Any]) -> BaseModel:
        """Calls a tool with plain data.

        Raises:
            StudioError: ``option_invalid`` for its name or input; whatever the tool raises.
        """
        tool = self.get(name)
        result: BaseModel = await tool.call(kit, tool.read(arguments))
        return result


def openai_schemas(tools: Iterable[AnyTool]) -> list[dict[str, Any]]:
    """The tools as OpenAI's chat API takes them."""
    return [
        {
            "type": "function",
            "function": {"name": tool.name, "description": tool.description, "parameters": tool.schema()},
        }
        for tool in tools
    ]


def one_of_schema(tools: Iterable[AnyTool], finish: bool = True) -> dict[str, Any]:
    """One call as a schema for constrained decoding: a thought, then exactly one tool with its arguments.

    Args:
        finish: also allow ``finish`` with an answer.
    """
    choices = []
    definitions: dict[str, Any] = {}
    for tool in tools:
        schema = tool.schema()
        definitions |= schema.pop("$defs", {})
        choices.append(_call(tool.name, schema))
    if finish:
        answer = {"type": "object", "properties": {"answer": {"type": "string", "maxLength": 600}}}
        choices.append(_call("finish", {**answer, "required": ["answer"], "additionalProperties": False}))
    return {"$defs": definitions, "oneOf": choices}


def _call(name: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {
            "thought": {"type": "string", "maxLength": 300},
            "name": {"const": name},
            "arguments": dict(arguments),
        },
        "required": ["thought", "name", "arguments"],
        "additionalProperties": False,
    }
