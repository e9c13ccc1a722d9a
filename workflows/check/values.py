"""Rules for plain values: types, ranges, choices, sizes. What the server would cast, drop or twist is told apart."""

from __future__ import annotations

import math
from typing import Any

from ..catalog import ANY, DYNAMIC_COMBO, MATCH, WIDGET_TYPES, Input, split_types
from ..graph import Link
from ..names import nearest
from .context import Context, KnownNode

MODEL_SUFFIXES = (".safetensors", ".sft", ".ckpt", ".pt", ".pth", ".bin", ".gguf", ".onnx", ".yaml", ".patch")
UPLOAD_FLAGS = ("image_upload", "video_upload", "audio_upload", "file_upload", "image_folder")
ANNOTATIONS = (" [input]", " [output]", " [temp]")
"""ComfyUI's marks for the folder that a file name belongs to; files in the other folders aren't listed."""


def check_values(context: Context, known: KnownNode) -> None:
    """Holds every plain value of a node against its input."""
    given = known.node.inputs
    for name, one in known.inputs.items():
        if name in given:
            value = given[name]
            if not isinstance(value, Link):
                _check_value(context, known, one, value)


def _check_value(context: Context, known: KnownNode, one: Input, value: Any) -> None:
    kind = one.type
    if kind == "COMBO" or kind == DYNAMIC_COMBO:
        if not (isinstance(value, str) and one.choices is not None and value in one.choices):
            _check_choice(context, known, one, value)
        return
    if kind not in WIDGET_TYPES:
        members = split_types(kind) & WIDGET_TYPES
        if members:
            _check_union(context, known, one, value, members)
        elif link_only(context, one):
            context.add(
                "needs_link",
                known.key,
                one.name,
                f"{known.label} input {one.name} takes a link of type {kind}, not the value {_short(value)}.",
                "Link an output to it.",
            )
        return
    cast = cast_value(kind, value)
    if cast is None:
        _wrong(context, known, one, value)
        return
    clean, note = cast
    if note:
        context.add(
            "cast",
            known.key,
            one.name,
            f"{known.label} input {one.name} is {_short(value)}; the server reads it as {clean!r}.",
            f"Write {clean!r}.",
            (clean,),
        )
    if kind != "STRING":
        _check_range(context, known, one, clean)


def link_only(context: Context, one: Input) -> bool:
    """Whether only an output can give what the input takes; values that the page edits in its own way aren't so."""
    types = split_types(one.type)
    if one.is_custom_widget or one.type == MATCH or ANY in types:
        return False
    return not types.isdisjoint(context.catalog.connectable_types)


def cast_value(kind: str, value: Any) -> tuple[Any, bool] | None:
    """``value`` as a ``kind``, and whether that took a lossless cast; None when it can't be had without loss."""
    if kind == "STRING":
        if isinstance(value, str):
            return value, False
        plain = isinstance(value, int | float) and not isinstance(value, bool)
        return (str(value), True) if plain else None
    if kind == "BOOLEAN":
        if isinstance(value, bool):
            return value, False
        return (bool(value), True) if isinstance(value, int) and value in (0, 1) else None
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
        whole = int(value) if isinstance(value, int | str) and kind == "INT" else None
    except (ValueError, OverflowError):
        number, whole = _as_float(value), None
    if not math.isfinite(number):
        return None
    if kind == "FLOAT":
        return (value, False) if isinstance(value, int | float) else (number, True)
    if isinstance(value, int):
        return value, False
    if whole is not None:
        return whole, True
    # "512.0" makes the server fail, 512.0 doesn't
    return (int(number), True) if isinstance(value, float) and number.is_integer() else None


def _as_float(value: Any) -> float:
    if isinstance(value, int):  # too large for a float
        return float("inf")
    try:
        return float(value)
    except (ValueError, OverflowError):
        return math.nan


def likely(kind: str, value: Any) -> Any:
    """What was probably meant by a value that can't be cast without loss; None when that can't be guessed."""
    if kind == "BOOLEAN":
        words = {
            "true": True,
            "yes": True,
            "on": True,
            "1": True,
            "false": False,
            "no": False,
            "off": False,
            "0": False,
        }
        return words.get(value.strip().casefold()) if isinstance(value, str) else None
    if kind in ("INT", "FLOAT"):
        if isinstance(value, bool):
            return int(value)
        number = _as_float(value) if isinstance(value, int | float | str) else math.nan
        if kind == "INT" and math.isfinite(number) and number.is_integer():
            return int(number)
    return None


def _check_union(context: Context, known: KnownNode, one: Input, value: Any, members: frozenset[str]) -> None:
    if "COMBO" in members or any(cast_value(kind, value) is not None for kind in members):
        if isinstance(value, int | float) and not isinstance(value, bool):
            _check_range(context, known, one, value)
        return
    _wrong(context, known, one, value)


def _wrong(context: Context, known: KnownNode, one: Input, value: Any) -> None:
    guess = likely(one.type, value)
    if guess is None and value is None and one.default is not None:
        guess = one.default
    words = {"INT": "a whole number", "FLOAT": "a number", "STRING": "text", "BOOLEAN": "true or false"}
    context.add(
        "wrong_value",
        known.key,
        one.name,
        f"{known.label} input {one.name} takes {words.get(one.type, one.type)}, not {_short(value)}.",
        f"Write {guess!r}." if guess is not None else "Give a value of the right type.",
        () if guess is None else (guess,),
    )


def _check_range(context: Context, known: KnownNode, one: Input, value: Any) -> None:
    low, high = one.minimum, one.maximum
    if low is not None and value < low:
        context.add(
            "too_small",
            known.key,
            one.name,
            f"{known.label} input {one.name} is {value}, below its least {low:g}.",
            f"Use {_typed(one, low)} or more.",
            (_typed(one, low),),
        )
    elif high is not None and value > high:
        context.add(
            "too_large",
            known.key,
            one.name,
            f"{known.label} input {one.name} is {value}, above its most {high:g}.",
            f"Use {_typed(one, high)} or less.",
            (_typed(one, high),),
        )
    elif one.step is not None and one.type == "INT" and one.step % 8 == 0 and value % 8:
        _check_size(context, known, one, value)


def _check_size(context: Context, known: KnownNode, one: Input, value: int) -> None:
    if not one.name.endswith(("width", "height")):
        return
    near = max(8, round(value / 8) * 8)
    context.add(
        "size_not_8",
        known.key,
        one.name,
        f"{known.label} input {one.name} is {value}, which isn't divisible by 8: the result will be {value // 8 * 8}.",
        f"Use {near}.",
        (near,),
    )


def _check_choice(context: Context, known: KnownNode, one: Input, value: Any) -> None:
    choices = one.choices
    if choices is None or (isinstance(value, str | int | float) and value in choices):
        return
    if one.type == DYNAMIC_COMBO:
        _bad_choice(context, known, one, value, "unknown_option")
    elif isinstance(value, tuple | list):
        wrong = [each for each in value if each not in choices]
        if wrong or not one.multiple:
            _bad_choice(context, known, one, wrong[0] if wrong else value, "not_in_list")
    elif any(one.options.get(flag) for flag in UPLOAD_FLAGS):
        if not (isinstance(value, str) and value.endswith(ANNOTATIONS)):
            _bad_choice(context, known, one, value, "file_missing")
    elif isinstance(value, str) and _names_model(value, choices):
        _bad_choice(context, known, one, value, "not_installed")
    else:
        _bad_choice(context, known, one, value, "not_in_list")


def _names_model(value: str, choices: tuple[Any, ...]) -> bool:
    if value.lower().endswith(MODEL_SUFFIXES):
        return True
    return not choices or (
        all(isinstance(one, str) and one.lower().endswith(MODEL_SUFFIXES) for one in choices[:3])
        and ("/" in value or "." in value)
    )


def _bad_choice(context: Context, known: KnownNode, one: Input, value: Any, code: str) -> None:
    choices = one.choices or ()
    close: list[Any] = nearest(value, choices) if isinstance(value, str) else []
    if not close and not isinstance(value, str):
        close = [choice for choice in choices if str(choice) == str(value)]
    what = {"not_installed": "which isn't installed", "file_missing": "which isn't in the input folder"}
    context.add(
        code,
        known.key,
        one.name,
        f"{known.label} input {one.name} is {_short(value)}, {what.get(code, 'which is none of its choices')}.",
        _choose(close, choices, code),
        close,
    )


def _choose(close: list[Any], choices: tuple[Any, ...], code: str) -> str:
    if close:
        return f"Use {' or '.join(repr(one) for one in close)}."
    if not choices:
        return "Upload it first." if code == "file_missing" else "Install the file; none is there yet."
    shown = ", ".join(repr(one) for one in choices[:8])
    return f"Choose one of {shown}{' …' if len(choices) > 8 else ''}."


def _typed(one: Input, number: float) -> int | float:
    return int(number) if one.type == "INT" else float(number)


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}…"
