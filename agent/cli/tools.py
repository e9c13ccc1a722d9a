"""``./studio tools`` and ``./studio mcp``: what the director can do, called by hand or by another agent."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from ...common import signals, strict_json
from ...common.errors import StudioError
from ...common.extras import to_install
from ...common.terminal import progress_bar, terminal
from ..tools import Registry, ToolContext
from ..tools.registry import one_of_schema, openai_schemas
from .make import told_when_stopped

tools_app = typer.Typer(help="The director's tools: list, schemas, call.", no_args_is_help=True)
mcp_app = typer.Typer(add_completion=False)
out, err = terminal(), terminal(stderr=True)


@tools_app.command("list")
def list_tools(
    request: Annotated[str, typer.Option("--for", help="Only those offered for this request.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print plain data.")] = False,
) -> None:
    """Lists the tools, what they keep busy and what they leave behind."""
    registry = Registry()
    tools = registry.offer(request) if request else [registry.get(name) for name in registry.names]
    if as_json:
        rows = [
            {
                "name": t.name,
                "description": t.description,
                "cost": t.cost,
                "effects": t.effects,
                "skill": t.skill,
            }
            for t in tools
        ]
        out.print_json(json.dumps(rows, ensure_ascii=False))
        return
    table = Table("tool", "what for", "keeps busy", "leaves behind")
    for tool in tools:
        table.add_row(*map(Text, (tool.name, tool.description, tool.cost, tool.effects)))
    out.print(table)
    for fault in registry.faults:
        err.print(fault, style="yellow", markup=False, highlight=False)


@tools_app.command()
def schema(
    request: Annotated[str, typer.Option("--for", help="Only of the tools offered for this request.")] = "",
    one_of: Annotated[
        bool, typer.Option("--one-of", help="For constrained decoding instead of OpenAI's tools.")
    ] = False,
) -> None:
    """Prints the tools' schemas."""
    registry = Registry()
    tools = registry.offer(request) if request else [registry.get(name) for name in registry.names]
    found = one_of_schema(tools) if one_of else openai_schemas(tools)
    out.print_json(json.dumps(found, ensure_ascii=False))


@tools_app.command()
def call(name: str, arguments: Annotated[str, typer.Argument(help="A JSON object.")] = "{}") -> None:
    """Calls a tool and prints what it gives."""
    try:
        values = strict_json.loads(arguments)
    except ValueError as error:
        raise StudioError(
            "option_invalid", f"The arguments aren't JSON: {error}.", 'Write {"a": 1}.'
        ) from error
    if not isinstance(values, dict):
        raise StudioError("option_invalid", "The arguments aren't a JSON object.", 'Write {"a": 1}.')

    async def work() -> str:
        with progress_bar(err) as report:
            async with ToolContext(progress=report) as kit:
                return (await Registry().call(kit, name, values)).model_dump_json()

    with told_when_stopped():
        told = signals.run(work())
    out.print_json(told)


@mcp_app.command()
def mcp(
    context: typer.Context,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="Only tools that look things up: nothing is made.")
    ] = False,
) -> None:
    """Serves the tools over MCP on standard input and output, for other agents."""
    try:
        from ..tools.mcp import serve
    except ImportError as error:
        raise StudioError(
            "extra_missing", f"MCP needs a package that isn't installed ({error.name}).", to_install("mcp")
        ) from error

    registry = Registry()
    if read_only:
        registry = Registry([registry.get(name) for name in registry.names if not registry.get(name).effects])
    signals.run(serve(registry, ToolContext(), version=str(context.obj)))
