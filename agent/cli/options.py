"""The options of a film on a command line, made from the fields that declare them."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ..request.options import FilmOrder, field_kind

NAMES = {"characters": "--character", "seconds": "--length", "animatic": "--from", "approve": "--approve"}
"""What an option is called where that isn't its field's name."""
ORDER = (
    *(
        "request",
        "script",
        "characters",
        "seconds",
        "language",
        "style",
        "seed",
        "look",
        "animatic",
        "size",
        "fps",
    ),
    *("preview", "captions", "music", "approve", "planner", "minutes", "takes", "rounds", "model_calls"),
)
"""The order in which the help lists them; later options come after them."""
HELP = {
    "approve": "Wait for your word on the storyboard and on takes with faults.",
    "script": "Film the script in this file as it is written: Fountain, or lines such as `Mira: Hello!`.",
}
"""Help that a terminal needs in other words than a page."""


FILES = frozenset({"script"})
"""Options whose value stands in a file that the command line names and reads."""


def film_option(name: str) -> Any:
    """The option of one field, for other commands that take it."""
    return typer.Option(help=FilmOrder.model_fields[name].description)


def with_options(order: type[BaseModel] = FilmOrder) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Gives a command every option of a film, before its own; it takes them by their fields' names."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @wraps(command)
        def run(**given: Any) -> None:
            command(**given)

        own = inspect.signature(command, eval_str=True).parameters.values()
        kept = [one for one in own if one.kind is not inspect.Parameter.VAR_KEYWORD]
        parameters = [*_parameters(order), *(one.replace(kind=one.KEYWORD_ONLY) for one in kept)]
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {one.name: one.annotation for one in parameters}
        del run.__wrapped__
        return run

    return decorate


def _parameters(order: type[BaseModel]) -> Iterator[inspect.Parameter]:
    fields = order.model_fields
    for name in sorted(fields, key=lambda one: ORDER.index(one) if one in ORDER else len(ORDER)):
        yield _parameter(name, fields[name])


def _parameter(name: str, field: FieldInfo) -> inspect.Parameter:
    kind, choices, may_miss = field_kind(field.annotation)
    words = HELP.get(name, field.description or "")
    if choices:
        words = f"{words} One of {', '.join(choices)}."
    flags = [NAMES[name]] if name in NAMES else []
    if name == "request":
        argument: Any = Annotated[kind, typer.Argument(help=words, show_default=False)]
        return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default="", annotation=argument)
    if name in FILES:
        file: Any = Annotated[Path | None, typer.Option(*flags, help=words, metavar="FILE")]
        return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=file)
    default = None if field.default_factory else field.default
    optional: Any = kind | None if may_miss or default is None else kind
    annotation: Any = Annotated[optional, typer.Option(*flags, help=words)]
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
