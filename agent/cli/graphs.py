"""``./studio graph``: what is done with graphs, and edits of a given one in words."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ...common.errors import StudioError
from ...common.files import write_text
from ...common.terminal import terminal
from ...workflows.cli import CatalogFile, File, Json, Models, Output, Server, graph_app, open_catalog
from ...workflows.describe import describe
from ...workflows.edit.backup import keep_copy, take_back
from ...workflows.graph import load_json
from ...workflows.reader import read_any

if TYPE_CHECKING:
    from ..graphedits import GraphAnswer

out, err = terminal(), terminal(stderr=True)


def own_server(tell: Callable[[str], None]) -> AbstractContextManager[str]:
    """See :func:`...runtime.server.own_server`, which is imported by who needs a server: most of these commands need none."""
    from ...runtime import server

    return server.own_server(tell)


graphs_app = graph_app(own_server)


@graphs_app.command("edit")
def edit_graph(
    file: File,
    order: Annotated[str, typer.Argument(help="What to change, in English or Chinese.")] = "",
    output: Output = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the last edit of the file back.")] = False,
    try_only: Annotated[bool, typer.Option("--try", help="Say what would be done; write nothing.")] = False,
    server: Server = None,
    catalog: CatalogFile = None,
    models: Models = None,
    as_json: Json = False,
) -> None:
    """Edits a graph by words; what it held before is kept beside it. Exit code 1 when something must be answered first."""
    from ..graphedits import (
        perform_order,  # reading words takes a second to load, which the other commands don't need
    )

    if undo:
        took = take_back(file)
        out.print(f"{file} is as it was ({took.name}).", markup=False, highlight=False)
        return
    data = load_json(file)
    if not isinstance(data, dict):
        raise StudioError("graph_invalid", f"{file} holds no graph.", "Save it again in ComfyUI.")
    answer = perform_order(order, data, open_catalog(own_server, server, catalog, models))
    written = None if try_only or answer.result is None else _write(file, output, answer)
    if as_json:
        typer.echo(json.dumps({**answer.as_dict(), "written": written}, ensure_ascii=False, indent=1))
    else:
        _tell(answer, written)
    if answer.result is None:
        raise typer.Exit(1)


def _write(file: Path, output: Path | None, answer: GraphAnswer) -> str:
    """Writes the edited graph; a file that is there is kept under another name first."""
    target = output or file
    if target.exists():
        kept = keep_copy(target)
        err.print(f"Before: {kept}", markup=False, highlight=False, soft_wrap=True)
    data = answer.result.data if answer.result is not None else {}
    write_text(target, json.dumps(data, indent=1, ensure_ascii=False) + "\n")
    return str(target)


def _tell(answer: GraphAnswer, written: str | None) -> None:
    rows = [f"Understood: {one}" for one in answer.understood]
    rows += [f"Question: {one}" for one in answer.questions]
    if answer.result is not None:
        rows += [f"Done: {one}" for one in answer.result.told]
        rows += [f"Note: {one.message} {one.fix}" for one in answer.result.problems]
        rows.append(f"Written: {written}" if written else "Nothing was written.")
    for row in rows:
        out.print(row, markup=False, highlight=False, soft_wrap=True)


@graphs_app.command("describe")
def describe_graph(
    file: File,
    server: Server = None,
    catalog: CatalogFile = None,
    models: Models = None,
    as_json: Json = False,
) -> None:
    """Says in sentences what a graph does, which files it needs and what is odd about it."""
    known = open_catalog(own_server, server, catalog, models)
    told = describe(read_any(load_json(file), known).graph, known)
    if as_json:
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for row in told:
        out.print(row, markup=False, highlight=False, soft_wrap=True)
