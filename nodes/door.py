"""The door of every node: what comes in is looked at before the node works with it.

ComfyUI checks a widget's range and a link's type, but takes any JSON in place of a link, a link to an output that
holds nothing, any text for a choice, and NaN as a number. Here a value that isn't what its input says is refused
with node and input named, and so is one that a model of the story refuses. Nothing of ComfyUI is imported.
"""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache, wraps
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from ..common.acts import ActEntry
from ..common.errors import StudioError
from ..common.records import MOST_LETTERS
from ..common.story import Actor, Prop, Speech, TimedLine
from ..common.text import whole_text
from ..configs.places import own_folder
from ..configs.schema import LoraUse
from ..film.clips import ClipValue

MOST_ENTRIES = 500
"""Entries of a list that nodes chain up: a film has some dozens of clips, a shot a handful of actors."""
WIDGETS = ("STRING", "FLOAT", "INT", "BOOLEAN", "COMBO")
"""Types whose values a person enters."""
CONFIGURED = ("profile", "quality", "style", "character", "preset", "control")
"""Choices that come out of configuration files: a graph from a machine with others may name what isn't known here."""
ANYTHING = "*"
"""The type of an input that takes whatever there is."""


def _shape(value: Any) -> tuple[int, ...]:
    return tuple(getattr(value, "shape", ()))


def _is_picture(value: Any) -> bool:
    shape = _shape(value)
    return len(shape) == 4 and all(shape) and shape[3] in (1, 3, 4)


def _is_mask(value: Any) -> bool:
    shape = _shape(value)
    return len(shape) in (2, 3, 4) and all(shape)


def _is_sound(value: Any) -> bool:
    if not isinstance(value, Mapping) or not isinstance(value.get("sample_rate"), int):
        return False
    shape = _shape(value.get("waveform"))
    return len(shape) == 3 and shape[0] > 0


def _can(method: str) -> Callable[[Any], bool]:
    """A check that a value has the method that nodes use of it."""
    return lambda value: callable(getattr(value, method, None))


_is_video = _can("save_to")


def _is_latent(value: Any) -> bool:
    return isinstance(value, Mapping) and len(_shape(value.get("samples"))) >= 4


def _is_conditioning(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(one, list | tuple) and len(one) == 2 and _shape(one[0]) and isinstance(one[1], dict)
        for one in value
    )


def _is_text(value: Any) -> bool:
    # half a character can be neither saved nor shown, and NUL ends a file name
    return isinstance(value, str) and len(value) <= MOST_LETTERS and "\0" not in value and whole_text(value)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and math.isfinite(value)


CHECKS: Mapping[str, Callable[[Any], bool]] = {
    "IMAGE": _is_picture,
    "MASK": _is_mask,
    "AUDIO": _is_sound,
    "VIDEO": _is_video,
    "LATENT": _is_latent,
    "CONDITIONING": _is_conditioning,
    "STRING": _is_text,
    "FLOAT": _is_number,
    "INT": lambda value: isinstance(value, int),
    "BOOLEAN": lambda value: isinstance(value, bool),
    "COMBO": _is_text,
    "DICT": lambda value: isinstance(value, dict),
    "MODEL": _can("get_model_object"),
    "CLIP": _can("tokenize"),
    "VAE": _can("decode"),
    "CLIP_VISION": _can("encode_image"),
}
"""What a value of a type must be; types that aren't named here may be anything."""


def _sound(value: Any) -> Any:
    if not _is_sound(value):
        raise ValueError("it holds no sound")
    return value


def _video(value: Any) -> Any:
    if not _is_video(value):
        raise ValueError("it is no video")
    return value


class _Dialogue(BaseModel):
    """The value of an ANIMATION_DIALOGUE."""

    model_config = ConfigDict(extra="forbid")

    lines: list[TimedLine] = Field(max_length=MOST_ENTRIES)
    audio: Annotated[Any, AfterValidator(_sound)]


class _Clip(ClipValue):
    """One row of an ANIMATION_CLIPS."""

    video: Annotated[Any, AfterValidator(_video)]
    dialogue: _Dialogue | None = None
    audio: Annotated[Any, AfterValidator(lambda value: value if value is None else _sound(value))] = None


@lru_cache(maxsize=1)
def _story() -> Mapping[str, TypeAdapter[Any]]:
    """The studio's own types; made at the first use, for that takes some milliseconds."""
    kinds: dict[str, Any] = {
        "ANIMATION_SPEECH": Speech,
        "ANIMATION_DIALOGUE": _Dialogue,
        "ANIMATION_CAST": Annotated[list[Actor], Field(max_length=MOST_ENTRIES)],
        "ANIMATION_THINGS": Annotated[list[Prop], Field(max_length=MOST_ENTRIES)],
        "ANIMATION_ACTS": Annotated[list[ActEntry], Field(max_length=MOST_ENTRIES)],
        "ANIMATION_CLIPS": Annotated[list[_Clip], Field(max_length=MOST_ENTRIES, min_length=1)],
        "ANIMATION_LORAS": Annotated[list[LoraUse], Field(max_length=MOST_ENTRIES)],
    }
    return {kind: TypeAdapter(model) for kind, model in kinds.items()}


def check_value(kind: str, value: Any, name: str, node: str, *, optional: bool = False) -> None:
    """Refuses a value that isn't what its input says.

    Args:
        kind: the input's type, such as ``IMAGE`` or ``ANIMATION_CAST``.
        name: the input's name.
        node: the node's title.
        optional: whether nothing (None) may stand there too.

    Raises:
        StudioError: ``option_invalid``.
    """
    if value is None and optional:
        return
    if value is None and kind != ANYTHING:
        raise StudioError(
            "option_invalid",
            f"{node} was given nothing for '{name}'.",
            f"Connect an output that holds something; if it is a take's, the take has no {name}.",
        )
    if kind in CHECKS and not CHECKS[kind](value):
        raise StudioError(
            "option_invalid",
            f"{node}: what '{name}' was given isn't of the type {kind} (it is {_told(value)}).",
            "Connect an output of that type, or enter a value that the input takes.",
        )
    if kind in _story():
        try:
            _story()[kind].validate_python(value)
        except ValidationError as error:
            raise refused(error, node, name) from error


def check_choice(value: Any, options: Sequence[Any], name: str, node: str) -> None:
    """Refuses a choice that isn't offered: ComfyUI lets any text through to nodes of the new kind.

    Raises:
        StudioError: ``option_invalid``.
    """
    known = [str(option) for option in options]
    if known and value not in known:
        near = get_close_matches(value[:100], known, n=3, cutoff=0.3) or known[:8]
        raise StudioError(
            "option_invalid",
            f"{node}: '{value[:80]}' isn't a choice of '{name}'.",
            f"Choose {' or '.join(near)}{_where(name)}.",
        )


def _where(name: str) -> str:
    """For a choice out of the configuration: where the ComfyUI that runs the node would look for more."""
    if name not in CONFIGURED:
        return ""
    return f", or put it into the configuration of the ComfyUI that draws, in {own_folder()}"


def refused(error: ValidationError, node: str, name: str = "") -> StudioError:
    """A model's refusal as a sentence that names node and value."""
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(step)[:40] for step in ([name] if name else []) + list(first["loc"]))
    return StudioError(
        "option_invalid",
        f"{node}: '{where or 'a value'}' can't be used: {first['msg']}.",
        "Correct that value, or connect the studio's own node for it.",
    )


def _told(value: Any) -> str:
    if isinstance(value, str):
        return "a text" if _is_text(value) else "a text that can't be saved or is too long"
    if isinstance(value, float) and not math.isfinite(value):
        return "no finite number"
    shape = _shape(value)
    return f"a {type(value).__name__}" + (f" of {' × '.join(map(str, shape))}" if shape else "")


def guarded(node: Any) -> Any:
    """The node class, its ``execute`` behind the door."""
    execute = node.execute.__func__

    # inputs that the node checks itself, before anything runs
    own = inspect.signature(node.validate_inputs).parameters

    def looked_at(cls: Any, values: dict[str, Any]) -> dict[str, Any]:
        """The values that ``execute`` gets: an optional widget without a value keeps the node's own default."""
        for one in cls.SCHEMA.inputs:
            kind, value, title = str(one.get_io_type()), values.get(one.id), cls.SCHEMA.display_name
            check_value(kind, value, one.id, title, optional=bool(one.optional))
            if value is None and kind in WIDGETS:
                values.pop(one.id, None)
            elif kind == "COMBO" and one.id not in own and value not in (one.options or [value]):
                # the schema is as old as the server's start: files and settings may have come since
                now = {fresh.id: fresh for fresh in cls.define_schema().inputs}
                check_choice(value, now[one.id].options or [], one.id, title)
        return values

    @wraps(execute)
    def run(cls: Any, **values: Any) -> Any:
        try:
            return execute(cls, **looked_at(cls, values))
        except ValidationError as error:
            raise refused(error, cls.SCHEMA.display_name) from error

    @wraps(execute)
    async def run_async(cls: Any, **values: Any) -> Any:
        try:
            return await execute(cls, **looked_at(cls, values))
        except ValidationError as error:
            raise refused(error, cls.SCHEMA.display_name) from error

    door: Any = run_async if inspect.iscoroutinefunction(execute) else run
    node.execute = classmethod(door)
    return node
