"""``./studio graph``: what is done with graphs, and edits of a given one in words."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ...common import signals
from ...common.errors import StudioError
from ...common.files import write_text
from ...common.terminal import terminal
from ...workflows.cli import (
    CatalogFile,
    File,
    Json,
    Models,
    Output,
    Server,
    graph_app,
    open_catalog,
    run_file,
)
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
    return _save(output or file, answer.result.data if answer.result is not None else {})


def _save(target: Path, data: dict[str, Any]) -> str:
    if target.exists():
        kept = keep_copy(target)
        err.print(f"Before: {kept}", markup=False, highlight=False, soft_wrap=True)
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


@graphs_app.command("make")
def make_new_graph(
    text: Annotated[
        str, typer.Argument(help="What the picture shows; orders after commas.", show_default=False)
    ],
    output: Output = None,
    run: Annotated[bool, typer.Option("--run", help="Also run it; ComfyUI saves what it makes.")] = False,
    server: Server = None,
    catalog: CatalogFile = None,
    models: Models = None,
) -> None:
    """Makes a graph out of a sentence, of what is installed. Exit code 1 when something must be answered first."""
    from ..graphedits.making import make_graph

    if run and output is None:
        raise StudioError("option_invalid", "--run needs a file for the graph.", "Name one with --out.")
    made = make_graph(text, open_catalog(own_server, server, catalog, models))
    rows = [f"Picture: {made.prompt}", *(f"Understood: {one}" for one in made.understood)]
    rows += [f"Missing: {one}" for one in made.missing] + [f"Question: {one}" for one in made.questions]
    if made.result is not None:
        rows += [f"Note: {one.message} {one.fix}" for one in made.result.problems]
    if made.data is not None and output is not None:
        rows.append(f"Written: {_save(output, made.data)}")
    for row in rows:
        out.print(row, markup=False, highlight=False, soft_wrap=True)
    if made.data is None:
        raise typer.Exit(1)
    if run and output is not None:
        with nullcontext(server) if server is not None else own_server(err.print) as url:
            signals.run(run_file(output, url, None, False))


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
