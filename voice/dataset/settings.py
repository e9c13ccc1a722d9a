"""A person's settings as options of a dataset, with what is wrong with them said in their words."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from ...common.errors import StudioError
from .records import DatasetOptions


def checked_options(**settings: Any) -> DatasetOptions:
    """The options.

    Raises:
        StudioError: ``option_invalid``.
    """
    try:
        return DatasetOptions(**settings)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise StudioError(
            "option_invalid",
            f"--{name.replace('_', '-')} {first['input']!r} can't be used: {first['msg']}.",
            "Write a value that fits; --help tells what each is.",
        ) from error
