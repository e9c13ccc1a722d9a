"""Shows what a benchmark measured: one figure a line with its unit, or JSON for programs and files.

Benchmarks give nested plain data. A figure's name here is the way to it (``ways.gateway.p50``), so a line and
the JSON tell the same number under the same name; only shares are shown in percent.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any

import typer

from ..common.files import write_text
from ..common.terminal import terminal

Figures = Mapping[str, Any]
"""Names to numbers, texts, lists or figures again: what JSON can hold."""
Units = Mapping[str, str]
"""Patterns of whole names (``*.wall``) to units; the first that matches counts."""
Value = bool | int | float | str | tuple[float, ...] | None

Json = Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")]
Out = Annotated[
    Path | None,
    typer.Option("--out", dir_okay=False, writable=True, help="Also write the figures to this JSON file."),
]

SHARE = "share"
"""Unit of a share, which is 1 for all: shown in percent."""
SUFFIXES: Units = MappingProxyType(
    {
        "per_second": "/s",
        "seconds": "s",
        "s": "s",
        "ms": "ms",
        "mb": "MB",
        "hz": "Hz",
        "percent": "%",
        "accuracy": SHARE,
    }
)
"""Last words of names that tell a unit, as in ``memory_mb``; of two that fit the longer stands first."""
NO_UNITS: Units = MappingProxyType({})
DIGITS = 4
"""Decimal places of a number on a line; the JSON has all of them."""


@dataclass(frozen=True)
class Figure:
    """One number or text that was measured.

    Attributes:
        name: the way to it, parts joined by dots.
        value: None for what couldn't be measured, a tuple for a row of numbers.
        unit: empty for counts and texts.
    """

    name: str
    value: Value
    unit: str = ""

    def __str__(self) -> str:
        values: tuple[Value, ...] = self.value if isinstance(self.value, tuple) else (self.value,)
        unit = self.unit
        if unit == SHARE:
            values, unit = tuple(100 * one for one in values if isinstance(one, int | float)), "%"
        line = f"{self.name}: {', '.join(map(_words, values)) or 'none'} {unit}"
        return " ".join(line.split())


def show(figures: Figures, as_json: bool, target: Path | None, units: Units = NO_UNITS) -> None:
    """Prints figures, one a line or as JSON, and writes them to a JSON file when one is named.

    Raises:
        StudioError: the file can't be written.
    """
    text = json.dumps(figures, ensure_ascii=False, indent=2, default=str)
    if target is not None:
        write_text(target, text + "\n")
    console = terminal()
    if as_json:
        console.print_json(text)
        return
    for figure in flatten(json.loads(text), units):
        console.print(str(figure), markup=False, highlight=False, soft_wrap=True)


def flatten(figures: Figures, units: Units = NO_UNITS) -> Iterator[Figure]:
    """Every figure with its whole name and unit, in order.

    Things of a list are named by their ``name``, or by their number from 1; numbers in a list are one figure.
    """
    yield from _walk((), figures, units)


def _walk(path: tuple[str, ...], value: Any, units: Units) -> Iterator[Figure]:
    if isinstance(value, Mapping) and value:
        for name, held in value.items():
            yield from _walk((*path, str(name)), held, units)
    elif isinstance(value, Mapping | Sequence) and not isinstance(value, str):
        if all(isinstance(one, int | float) for one in value):
            yield Figure(".".join(path), tuple(value), _unit(path, units) if value else "")
            return
        for number, held in enumerate(value, 1):
            label = held.get("name", number) if isinstance(held, Mapping) else number
            yield from _walk((*path, str(label)), held, units)
    else:
        measured = isinstance(value, int | float) and not isinstance(value, bool)
        yield Figure(".".join(path), value, _unit(path, units) if measured else "")


def _unit(path: Sequence[str], units: Units) -> str:
    """The unit by a pattern, else by the suffix of the last part of the name that has one."""
    name = ".".join(path)
    matching = [unit for pattern, unit in units.items() if fnmatchcase(name, pattern)]
    matching += [
        unit
        for part in reversed(path)
        for suffix, unit in SUFFIXES.items()
        if part == suffix or part.endswith(f"_{suffix}")
    ]
    return next(iter(matching), "")


def _words(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.{DIGITS}f}".rstrip("0").rstrip(".")
    return "not measured" if value is None else str(value)
