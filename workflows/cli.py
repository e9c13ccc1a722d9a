"""``./studio graph``: check, repair, convert, compare, run and draw ComfyUI graphs from the command line.

Where no catalog file is named, a ComfyUI is asked; which one is for :func:`graph_app`'s caller to find or start.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from ..common import signals
from ..common.errors import StudioError
from ..common.files import write_bytes, write_text
from ..common.terminal import progress_bar, terminal
from .api.cache import load_catalog
from .catalog import Catalog, slim
from .check import Problem, Verdict, check, check_api, verdict
from .contract import contract_of
from .diff import diff
from .draw import to_picture, to_svg
from .editor import to_editor
from .graph import Graph, load_json
from .migrate import migrate, migrate_editor
from .models.families import scan
from .packs import find_index, read_index
from .page import NoteKind, PageReading
from .reader import is_editor, read_any
from .repair import repair
from .skills import all_skills
from .typesearch import find_plan

out, err = terminal(), terminal(stderr=True)

File = Annotated[Path, typer.Argument(help="A graph in the page's or in the API form.", show_default=False)]
Server = Annotated[str | None, typer.Option(help="The ComfyUI to ask, e.g. http://127.0.0.1:8188.")]
CatalogFile = Annotated[
    Path | None,
    typer.Option("--catalog", help="A recorded node catalog (graph record) instead of a ComfyUI."),
]
Models = Annotated[
    Path | None,
    typer.Option(
        help="ComfyUI's models folder, to look into LoRAs and ControlNets, and for what packs bring."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Output = Annotated[Path | None, typer.Option("--out", "-o", help="Where to write the result.")]
AllNotes = Annotated[
    bool, typer.Option("--notes", help="Also tell what only the page uses, and what is off.")
]


OpenServer = Callable[[Callable[[str], None]], AbstractContextManager[str]]
"""Gives the URL of a ComfyUI for as long as a block runs, and tells in a sentence what it does for that."""


def graph_app(open_server: OpenServer) -> typer.Typer:
    """The commands; ``open_server`` is asked when no ComfyUI is named."""
    app = typer.Typer(
        help="Checks, repairs, converts, compares, runs and draws graphs.", no_args_is_help=True
    )
    tool = _Tool(open_server)
    for command in (
        tool.check,
        tool.repair,
        tool.convert,
        tool.diff,
        tool.run,
        tool.show,
        tool.search,
        tool.skills,
        tool.record,
        tool.contract,
    ):
        app.command()(command)
    return app


class _Tool:
    """The commands, with the way to find a server."""

    def __init__(self, open_server: OpenServer) -> None:
        self._open_server = open_server

    def check(
        self,
        file: File,
        server: Server = None,
        catalog: CatalogFile = None,
        models: Models = None,
        as_json: Json = False,
    ) -> None:
        """Says what is wrong with a graph; exit code 1 when it must not be sent."""
        known = self._catalog(server, catalog, models)
        raw = load_json(file)
        reading = _reading(raw, known) if is_editor(raw) else PageReading(Graph({}))
        problems = check(reading.graph, known) if is_editor(raw) else check_api(raw, known)
        told = {"verdict": str(verdict(problems)), "problems": [one.as_dict() for one in problems]}
        _tell(problems, as_json, {**told, **_tell_notes(reading, silent=as_json)})
        if verdict(problems) == Verdict.HALT:
            raise typer.Exit(1)

    def repair(
        self,
        file: File,
        output: Output = None,
        server: Server = None,
        catalog: CatalogFile = None,
        models: Models = None,
        as_json: Json = False,
    ) -> None:
        """Repairs what has one right correction and writes the graph in the API form; exit code 1 when something grave is left."""
        known = self._catalog(server, catalog, models)
        reading = _reading(load_json(file), known)
        fixed = repair(reading.graph, known)
        told = {
            **_tell_notes(reading, silent=as_json),
            "complete": fixed.complete,
            "changes": [one.as_dict() for one in fixed.changes],
            "left": [one.as_dict() for one in fixed.left],
        }
        if output is not None and fixed.complete:
            write_text(output, _text(fixed.graph.to_api()))
        if not as_json:
            for change in fixed.changes:
                out.print(f"node {change.node}: {change.words}", markup=False, highlight=False)
        _tell(list(fixed.left), as_json, told)
        if not fixed.complete:
            raise typer.Exit(1)

    def convert(
        self,
        file: File,
        output: Output = None,
        server: Server = None,
        catalog: CatalogFile = None,
        notes: AllNotes = False,
    ) -> None:
        """Converts between the page's form and the API form, whichever the file isn't, and tells what is left out."""
        known = self._catalog(server, catalog, None)
        raw = load_json(file)
        reading = _reading(raw, known)
        _tell_notes(reading, everything=notes)
        text = _text(reading.graph.to_api() if is_editor(raw) else to_editor(reading.graph, known))
        if output is None:
            typer.echo(text, nl=False)
        else:
            write_text(output, text)

    def diff(
        self,
        file: File,
        other: Annotated[Path, typer.Argument(help="The newer graph.", show_default=False)],
        server: Server = None,
        catalog: CatalogFile = None,
        as_json: Json = False,
    ) -> None:
        """Tells how two graphs differ; exit code 1 when they do."""
        raws = [load_json(file), load_json(other)]
        known = self._catalog(server, catalog, None) if any(map(is_editor, raws)) else Catalog({})
        readings = [_reading(raw, known) for raw in raws]
        for reading in readings:
            _tell_notes(reading, silent=as_json)
        changes = diff(readings[0].graph, readings[1].graph)
        if as_json:
            typer.echo(_text([one.as_dict() for one in changes]), nl=False)
        for one in [] if as_json else changes:
            out.print(one.words, markup=False, highlight=False)
        if changes:
            raise typer.Exit(1)

    def run(
        self,
        file: File,
        server: Server = None,
        timeout: Annotated[float | None, typer.Option(help="Seconds after which to give up.")] = None,
        as_json: Json = False,
    ) -> None:
        """Runs a graph and prints what it made."""
        with _url(self._open_server, server) as url:
            signals.run(run_file(file, url, timeout, as_json))

    def show(
        self, file: File, output: Output = None, server: Server = None, catalog: CatalogFile = None
    ) -> None:
        """Draws a graph as SVG or, by the output's name, PNG or JPEG."""
        known = self._catalog(server, catalog, None)
        reading = _reading(load_json(file), known)
        _tell_notes(reading)
        graph = reading.graph
        target = output or file.with_suffix(".svg")
        if target.suffix.lower() == ".svg":
            write_text(target, to_svg(graph, known))
        else:
            _save_picture(graph, known, target)
        out.print(str(target), markup=False, highlight=False)

    def search(
        self,
        start: Annotated[str, typer.Argument(help="The type at hand, e.g. LATENT.")],
        want: Annotated[str, typer.Argument(help="The type to reach, e.g. IMAGE.")],
        also: Annotated[list[str] | None, typer.Option(help="Another type at hand, e.g. VAE.")] = None,
        server: Server = None,
        catalog: CatalogFile = None,
        as_json: Json = False,
    ) -> None:
        """Finds the shortest way of nodes from one type to another; exit code 1 when there is none."""
        plan = find_plan(self._catalog(server, catalog, None), start, want, at_hand=also or [])
        steps = [] if plan is None else [one.class_type for one in plan.steps]
        if as_json:
            typer.echo(_text(steps), nl=False)
        else:
            out.print(" → ".join(steps) or "There is no way.", markup=False, highlight=False)
        if plan is None:
            raise typer.Exit(1)

    def skills(self, as_json: Json = False) -> None:
        """Lists the skills: what graphs the studio knows how to build, with their parameters."""
        known = all_skills().values()
        if as_json:
            rows = [
                {
                    "name": one.name,
                    "version": one.version,
                    "makes": one.makes,
                    "about": one.doc,
                    "slots": one.schema(),
                }
                for one in known
            ]
            typer.echo(_text(rows), nl=False)
            return
        table = Table("skill", "version", "makes", "what it is for")
        for one in known:
            table.add_row(one.name, str(one.version), one.makes, one.doc.split("\n\n")[0].replace("\n", " "))
        out.print(table)

    def record(
        self,
        output: Annotated[Path, typer.Argument(help="The file, .json or .json.gz.")],
        server: Server = None,
    ) -> None:
        """Records a ComfyUI's node catalog, for checking without it."""
        known = self._catalog(server, None, None, refresh=True)
        text = json.dumps(
            {"version": known.version, "object_info": slim(known.object_info)}, separators=(",", ":")
        )
        _write_packed(output, text)

    def contract(
        self,
        output: Annotated[Path, typer.Argument(help="The file.")],
        server: Server = None,
        catalog: CatalogFile = None,
    ) -> None:
        """Records ids, inputs and outputs of this pack's nodes: what saved graphs rely on."""
        write_text(output, _text(contract_of(self._catalog(server, catalog, None, refresh=True))))

    def _catalog(
        self, server: str | None, file: Path | None, models: Path | None, *, refresh: bool = False
    ) -> Catalog:
        return open_catalog(self._open_server, server, file, models, refresh=refresh)


def open_catalog(
    open_server: OpenServer,
    server: str | None,
    file: Path | None,
    models: Path | None,
    *,
    refresh: bool = False,
) -> Catalog:
    """A recorded catalog or a server's; with ``refresh`` what it says now, whatever was kept of it before."""
    if file is not None:
        known = Catalog.from_file(file)
    else:
        with _url(open_server, server) as url:
            known = asyncio.run(_fetch(url, refresh=refresh))
    if models is None:
        return known
    index = find_index(models.parent / "custom_nodes")
    known = known.with_families(scan(models))
    return known.with_packs(read_index(index)) if index else known


def _url(open_server: OpenServer, named: str | None) -> AbstractContextManager[str]:
    """The server that is named, else the one that can be had."""
    if named is not None:
        return nullcontext(named)
    return open_server(lambda text: err.print(text, markup=False, highlight=False, soft_wrap=True))


async def _fetch(url: str, *, refresh: bool = False) -> Catalog:
    from .api.client import ComfyClient

    async with ComfyClient(url) as client:
        return await load_catalog(client, refresh=refresh)


async def run_file(file: Path, url: str, timeout: float | None, as_json: bool) -> None:
    """Runs a graph on a server and prints what it made."""
    from .api.client import ComfyClient

    raw = load_json(file)
    async with ComfyClient(url) as client:
        page = is_editor(raw)
        reading = _reading(raw, await load_catalog(client) if page else Catalog({}))
        notes = _tell_notes(reading, silent=as_json)
        with progress_bar(err) as report:
            result = await client.run(
                reading.graph, workflow=raw if page else None, timeout=timeout, progress=report
            )
    told = {"prompt_id": result.prompt_id, "seconds": round(result.seconds, 3), "outputs": result.outputs}
    if as_json:
        typer.echo(_text({**told, **notes}), nl=False)
    else:
        out.print_json(data=told)


def _reading(raw: Any, known: Catalog) -> PageReading:
    """Reads either form; graphs of older versions are brought up to date."""
    if is_editor(raw):
        return read_any(migrate_editor(raw), known)
    return PageReading(migrate(Graph.from_api(raw))[0])


def _tell_notes(reading: PageReading, *, silent: bool = False, everything: bool = False) -> dict[str, Any]:
    """Says what the file holds beyond the graph; gives all of it for JSON."""
    told = reading.notes if everything else reading.main_notes
    for one in () if silent else told:
        colour = "yellow" if one.kind is NoteKind.LOST else None
        err.print(f"{one.kind}: {one.words}", style=colour, markup=False, highlight=False)
    return {"notes": [one.as_dict() for one in reading.notes]}


def _tell(problems: list[Problem], as_json: bool, told: dict[str, Any]) -> None:
    if as_json:
        typer.echo(_text(told), nl=False)
        return
    for one in problems:
        colour = "red" if one.verdict == Verdict.HALT else "yellow"
        err.print(
            f"{one.verdict} {one.code}: {one.message} {one.fix}", style=colour, markup=False, highlight=False
        )
    out.print(f"Verdict: {verdict(problems)}", markup=False, highlight=False)


def _text(value: Any) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


def _write_packed(path: Path, text: str) -> None:
    import gzip

    write_bytes(path, gzip.compress(text.encode(), 9, mtime=0) if path.suffix == ".gz" else text.encode())


def _save_picture(graph: Graph, known: Catalog, target: Path) -> None:
    import io

    data = io.BytesIO()
    kinds = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
    if target.suffix.lower() not in kinds:
        raise StudioError(
            "option_invalid", f"{target.name} is neither .svg nor .png nor .jpg.", "Use one of these."
        )
    to_picture(graph, known).save(data, kinds[target.suffix.lower()])
    write_bytes(target, data.getvalue())
