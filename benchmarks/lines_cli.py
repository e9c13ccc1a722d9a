"""``./studio bench lines``: what is said in films, counted or printed to be read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..common.terminal import terminal
from .figures import SHARE, Json, Out, show


def lines(
    gold: Annotated[
        Path | None,
        typer.Option(
            "--set", exists=True, dir_okay=False, help="Requests (YAML); else all that ship with the studio."
        ),
    ] = None,
    read: Annotated[
        int, typer.Option("--print", min=0, max=1000, help="Print the lines of so many films instead.")
    ] = 0,
    as_json: Json = False,
    target: Out = None,
) -> None:
    """What is said in films: how much, what two seeds share, what is repeated or names what isn't there."""
    from ..configs.schema import load_characters
    from .gold import load_gold
    from .lines import measure, read_out, shipped_sets

    files = [gold] if gold is not None else shipped_sets()
    requests = [row.request for file in files for row in load_gold(file)]
    if read:
        for text in read_out(requests, load_characters([]), read):
            terminal().print(text, markup=False, highlight=False, soft_wrap=True)
        return
    units = dict.fromkeys(("quoted", "spoken", "shared_by_two_seeds"), SHARE)
    show(measure(requests, load_characters([])), as_json, target, units)
