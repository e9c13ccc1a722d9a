"""What a person asks for, with every choice that isn't in the sentence itself.

An option is declared here and nowhere else: the command line, the HTTP route, the *Direct Film* node and the
agent's tools take theirs from the fields of :class:`FilmOrder`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from ...common.errors import StudioError
from ...common.rates import Rate
from ...common.records import BOUNDS
from ...common.story import MAX_SECONDS, MIN_SECONDS, FilmLanguage
from ...common.text import mended_text
from ...common.vocabulary import FilmStyle
from ...configs.schema import Budgets, FilmDefaults

Look = Literal["puppets", "sdxl", "toonxl"]
"""What draws the pictures; ``toonxl`` is SDXL with the studio's own small model."""
PlannerName = Literal["rules", "model"]
"""Who writes the storyboard: grammar and knowledge alone, or a language model where it helps."""
UNTITLED = "Untitled"
"""What a film of a script without a title is called where nobody says more."""
SHAPES = {"16:9": (1280, 720), "9:16": (720, 1280), "1:1": (960, 960)}
MOST_SCRIPT = 60_000
"""Characters of a script: a film of five minutes has some ten thousand."""
Surface = Literal["route", "node", "tool"]
"""Where options are taken besides the command line, which takes them all."""


@dataclass(frozen=True)
class NotOn:
    """Marks a field that some surfaces don't take."""

    surfaces: frozenset[Surface]

    @classmethod
    def the(cls, *surfaces: Surface) -> NotOn:
        """A mark for these surfaces."""
        return cls(frozenset(surfaces))


class BudgetChange(BaseModel):
    """Limits of one run that differ from ``studio.yaml``; None leaves a limit as it is."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    rounds: Annotated[int | None, NotOn.the("node", "tool")] = Field(
        None, ge=0, le=20, description="Budget: revisions of the voices, of the pictures, and of the cut."
    )
    takes: Annotated[int | None, NotOn.the("tool")] = Field(
        None, ge=1, le=20, description="Budget: attempts at one shot or line."
    )
    model_calls: Annotated[int | None, NotOn.the("node", "tool")] = Field(
        None, ge=0, le=10_000, description="Budget: questions to a language model."
    )
    minutes: Annotated[float | None, NotOn.the("tool")] = Field(
        None,
        gt=0,
        le=24 * 60,
        description="Budget: minutes of work, then the run stops and can be resumed.",
    )

    def over(self, budgets: Budgets) -> Budgets:
        """``budgets`` with these limits instead."""
        return budgets.model_copy(update=self.model_dump(exclude_none=True))

    def merged(self, later: BudgetChange) -> BudgetChange:
        """These limits with those of ``later`` on top."""
        return self.model_copy(update=later.model_dump(exclude_none=True))


class FilmChoices(BaseModel):
    """What is saved of a film's options just as it was asked for."""

    model_config = ConfigDict(extra="forbid", **BOUNDS)

    request: str = Field(description="What the film should be, in your own words (English or Chinese).")
    script: str = Field(
        "",
        max_length=MOST_SCRIPT,
        description="A script of your own to film as it is written: Fountain, or lines such as `Mira: Hello!`.",
    )
    characters: Annotated[list[str], NotOn.the("route", "node", "tool")] = Field(
        default_factory=list,
        max_length=12,
        description="A character that must play; may be given several times.",
    )
    seconds: float | None = Field(
        None, ge=MIN_SECONDS, le=MAX_SECONDS, title="Length", description="Length of the film in seconds."
    )
    language: Annotated[FilmLanguage | None, NotOn.the("tool")] = Field(
        None,
        description="Language of the lines and captions; zh keeps the request's script, zh-TW writes traditional characters.",
    )
    style: FilmStyle | None = Field(None, description="A look that goes through the whole picture.")
    seed: int = Field(0, ge=0, le=2**31 - 1, description="The same seed makes the same film.")
    look: Look = Field(
        "puppets",
        description="What draws the pictures: puppets need no model, sdxl uses your checkpoint and LoRAs, "
        "toonxl the studio's own small model.",
    )
    animatic: Annotated[str, NotOn.the("route", "node", "tool")] = Field(
        "",
        max_length=64,
        title="From",
        description="Take the storyboard of this run (such as an approved puppet film).",
    )
    captions: Annotated[bool, NotOn.the("node", "tool")] = Field(True, description="Captions in the picture.")
    music: Annotated[bool, NotOn.the("node", "tool")] = Field(True, description="A music bed under the film.")
    approve: Annotated[bool, NotOn.the("tool")] = Field(
        False, description="Wait in the panel for your word on the storyboard and on takes with faults."
    )
    planner: Annotated[PlannerName, NotOn.the("tool")] = Field(
        "rules",
        description="Who writes: rules (grammar and knowledge), or a language model where it helps.",
    )

    @field_validator("request")
    @classmethod
    def _sayable(cls, text: str) -> str:
        """Half characters from a broken terminal or body can be neither saved nor said."""
        return mended_text(text)


class FilmOptions(FilmChoices):
    """A request and its options with every default filled in; saved as ``request.json``."""

    usual_seconds: float = Field(
        30.0, ge=MIN_SECONDS, le=MAX_SECONDS, description="length where neither request nor options name one"
    )
    width: int = Field(1280, ge=64, le=3840, multiple_of=2)
    height: int = Field(720, ge=64, le=3840, multiple_of=2)
    fps: Rate = Fraction(24)
    budgets: BudgetChange = Field(default_factory=lambda: BudgetChange())


class FilmOrder(BudgetChange, FilmChoices):
    """Everything that a surface may take; None leaves a choice to the request, the configuration or chance."""

    request: str = Field(
        "",
        description="What the film should be, in your own words (English or Chinese); a script needs none.",
    )
    seed: int | None = Field(  # type: ignore[assignment]
        None, ge=0, le=2**31 - 1, description="The same seed makes the same film."
    )
    size: str | None = Field(None, max_length=12, description=f"1280x720, or a shape: {', '.join(SHAPES)}.")
    fps: Annotated[str | None, NotOn.the("route", "node", "tool")] = Field(
        None, description="Frames a second, 8 to 60: 24, 23.976, 24000/1001."
    )
    preview: Annotated[bool, NotOn.the("tool")] = Field(
        False, description="Half the size, in a third of the time."
    )
    captions: Annotated[bool | None, NotOn.the("node", "tool")] = Field(  # type: ignore[assignment]
        None, description="Captions in the picture."
    )


def taken_on(surface: Surface, order: type[BaseModel] = FilmOrder) -> list[str]:
    """The names of the options that a surface takes."""
    return [
        name
        for name, field in order.model_fields.items()
        if not any(isinstance(mark, NotOn) and surface in mark.surfaces for mark in field.metadata)
    ]


def field_kind(annotation: Any) -> tuple[Any, list[str], bool]:
    """The plain type of a field, its choices (empty where any value will do), and whether it may be None."""
    parts = [part for part in get_args(annotation) if part is not NoneType]
    may_miss = NoneType in get_args(annotation)
    kind = parts[0] if may_miss else annotation
    if get_origin(kind) is Literal:
        return str, [str(one) for one in get_args(kind)], may_miss
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return str, [one.value for one in kind], may_miss
    return kind, [], may_miss


def film_options(
    request: str, defaults: FilmDefaults, *, budgets: BudgetChange | None = None, **asked: Any
) -> FilmOptions:
    """Checks what came from a command line or a page and fills in the defaults.

    Args:
        asked: fields of :class:`FilmOrder` by name; one that is left out is as its default there. ``size`` is
            ``1280x720`` or a shape of :data:`SHAPES`; None means the one that the request names ("9:16",
            "a vertical video"), else the configured size, or a square for Toon XL, which learned from squares.

    Raises:
        StudioError: ``length_out_of_range`` or ``option_invalid``.
    """
    from ...intent.numbers import (
        find_shape,  # the words of languages would make every start of ComfyUI slower
    )

    title = _script_title(asked)
    request = request if request.strip() else title
    seconds, look, captions = asked.get("seconds"), asked.get("look"), asked.get("captions")
    if seconds is not None and not MIN_SECONDS <= seconds <= MAX_SECONDS:
        raise StudioError(
            "length_out_of_range",
            f"A film of {seconds:g} seconds can't be made.",
            f"Ask for {MIN_SECONDS:g} to {MAX_SECONDS:g} seconds.",
        )
    size = asked.pop("size", None) or find_shape(request)[0] or ("1:1" if look == "toonxl" else None)
    width, height = parse_size(size) if size else (defaults.width, defaults.height)
    if asked.pop("preview", False):
        width, height = (max(64, width // 4 * 2), max(64, height // 4 * 2))
    chosen = {
        **asked,
        "request": request,
        "characters": list(asked.get("characters", ())),
        "language": asked.get("language") or (None if any(map(str.isalpha, request)) else defaults.language),
        "seed": asked.get("seed") or 0,
        "usual_seconds": defaults.seconds,
        "width": width,
        "height": height,
        "fps": asked.get("fps") or defaults.fps,
        "captions": defaults.captions if captions is None else captions,
        "budgets": budgets or BudgetChange(),
    }
    try:
        return FilmOptions.model_validate(chosen)
    except ValidationError as error:
        detail = error.errors()[0]
        name = str(detail["loc"][0])
        raise StudioError(
            "option_invalid", f"'{str(chosen[name])[:40]}' can't be used for {name}.", f"{detail['msg']}."
        ) from error


def _script_title(asked: Mapping[str, Any]) -> str:
    """The title of a script that may be filmed with these options; nothing where there is none.

    Raises:
        StudioError: ``option_invalid``, ``script_too_long``, or what is wrong with the script.
    """
    if not asked.get("script"):
        return ""
    # whoever asks for a film in one sentence doesn't wait for the reader of scripts
    from ..screenplay import checked_script

    planner = None if asked.get("planner") == "rules" else asked.get("planner")
    words = {"seconds": "length", "characters": "character", "language": "language", "planner": "planner"}
    for name, word in words.items():
        if planner if name == "planner" else asked.get(name):
            raise StudioError(
                "option_invalid",
                f"A {word} has no effect on a script, which is filmed as it is written.",
                f"Leave the {word} out, or change the script.",
            )
    return checked_script(asked["script"], MOST_SCRIPT).title or UNTITLED


def parse_size(text: str) -> tuple[int, int]:
    """``"640x360"`` or a shape such as ``"9:16"`` as (width, height) in pixels, made even.

    Raises:
        StudioError: ``option_invalid``.
    """
    if text in SHAPES:
        return SHAPES[text]
    parts = text.lower().replace("×", "x").split("x")
    if len(parts) == 2 and all(part.strip().isdecimal() and len(part) < 8 for part in parts):
        width, height = (int(part) // 2 * 2 for part in parts)
        if 64 <= width <= 3840 and 64 <= height <= 3840:
            return width, height
    raise StudioError(
        "option_invalid",
        f"'{text[:40]}' is not a picture size.",
        f"Write 1280x720 (64 to 3840 each) or one of {', '.join(SHAPES)}.",
    )
