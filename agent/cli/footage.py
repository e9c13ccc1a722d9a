"""``./studio analyze``: what is in a film that somebody brings."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.table import Table
from rich.text import Text

from ...common.folders import cache_folder
from ...common.footage import FootageAnalysis
from ...common.terminal import progress_bar, terminal

analyze_app = typer.Typer(add_completion=False)
out, err = terminal(), terminal(stderr=True)


@analyze_app.command()
def analyze(
    film: Annotated[Path, typer.Argument(help="A film or sound; it is only read.", show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help="Print the whole analysis as data.")] = False,
    html: Annotated[
        Path | None, typer.Option("--html", dir_okay=False, help="Write a page to look through to this file.")
    ] = None,
    words: Annotated[bool, typer.Option(help="Write down what is said.")] = True,
    language: Annotated[
        Literal["auto", "en", "zh"], typer.Option(help="The language that is spoken.")
    ] = "auto",
) -> None:
    """Understands a film: shots, transitions, sound, words and scenes."""
    from ...footage.analyze import Wanted, analyze_footage
    from ...footage.page import check_page, write_page

    wanted = Wanted(words, None if language == "auto" else language)
    if html is not None:
        check_page(html, film)
    with progress_bar(err) as report:
        analysis = analyze_footage(film, cache_folder(), wanted, report)
        if html is not None:
            write_page(analysis, film, html)
    if as_json:
        out.print_json(analysis.model_dump_json())
    else:
        _show(analysis)


def _show(analysis: FootageAnalysis) -> None:
    source = analysis.source
    table = Table("shot", "from", "to", "opens", "camera", "colours")
    for shot in analysis.shots:
        row = (
            shot.id,
            f"{shot.start:.3f}",
            f"{shot.end:.3f}",
            shot.opens,
            shot.camera,
            " ".join(shot.palette[:3]),
        )
        table.add_row(*map(Text, row))
    out.print(table)
    told = [
        f"{source.name}: {source.width}x{source.height}, {source.seconds:.2f} s, {source.frames} frames",
        *(f"{one.id}: {one.summary}" for one in analysis.scenes),
        *(f"{one.start:.1f}–{one.end:.1f} s: {one.kind}" for one in analysis.sounds),
        " ".join(word.text for word in analysis.words),
        *(f"Not measured or not whole: {fault}." for fault in analysis.faults),
    ]
    for line in filter(None, told):
        out.print(line, markup=False, highlight=False)
