"""``./studio bench judging``: whether the checks of takes see planted faults, and only those."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..common.files import write_text


def bench_judging(
    pairs: Annotated[int, typer.Option(min=10, max=2000, help="Pairs of mixed degradations.")] = 100,
    seed: Annotated[int, typer.Option(help="Which random mixtures.")] = 0,
    listen: Annotated[
        bool, typer.Option(help="Measure what listens instead: words and likeness (some minutes).")
    ] = False,
    target: Annotated[
        Path | None, typer.Option("--out", help="Also write the figures to this JSON file.")
    ] = None,
) -> None:
    """Planted faults in puppet shots and spoken lines: found, false alarms, order of mixtures."""
    import json

    from ..common.folders import cache_folder
    from ..configs.judging import load_judging
    from ..configs.schema import load_characters
    from .judging import measure
    from .listening import measure_listening

    bars, cache = load_judging([]), cache_folder()
    found = (
        measure_listening(bars, load_characters([]), cache) if listen else measure(bars, cache, pairs, seed)
    )
    text = json.dumps(found, indent=2)
    if target is not None:
        write_text(target, text + "\n")
    typer.echo(text)
