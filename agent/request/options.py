"""What a person asks for, with every choice that isn't in the sentence itself."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from ...common.errors import StudioError
from ...common.rates import Rate
from ...common.records import BOUNDS
from ...common.story import MAX_SECONDS, MIN_SECONDS, Language
from ...common.text import mended_text
from ...common.vocabulary import FilmStyle
from ...configs.schema import Budgets, FilmDefaults
from ..intent.numbers import find_shape

Look = Literal["puppets", "sdxl", "toonxl"]
"""What draws the pictures; ``toonxl`` is SDXL with the studio's own small model."""
PlannerName = Literal["rules", "model"]
"""Who writes the storyboard: grammar and knowledge alone, or a language model where it helps."""
SHAPES = {"16:9": (1280, 720), "9:16": (720, 1280), "1:1": (960, 960)}


class BudgetChange(BaseModel):
    """Limits of one run that differ from ``studio.yaml``; None leaves a limit as it is."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    rounds: int | None = Field(None, ge=0, le=20)
    takes: int | None = Field(None, ge=1, le=20)
    model_calls: int | None = Field(None, ge=0, le=10_000)
    minutes: float | None = Field(None, gt=0, le=24 * 60)

    def over(self, budgets: Budgets) -> Budgets:
        """``budgets`` with these limits instead."""
        return budgets.model_copy(update=self.model_dump(exclude_none=True))

    def merged(self, later: BudgetChange) -> BudgetChange:
        """These limits with those of ``later`` on top."""
        return self.model_copy(update=later.model_dump(exclude_none=True))


class FilmOptions(BaseModel):
    """A request and its options; saved as ``request.json``."""

    model_config = ConfigDict(extra="forbid", **BOUNDS)

    request: str
    characters: list[str] = Field(default_factory=list, max_length=12, description="presets that must play")
    seconds: float | None = Field(None, ge=MIN_SECONDS, le=MAX_SECONDS)
    language: Language | None = None
    style: FilmStyle | None = None
    seed: int = Field(0, ge=0, le=2**31 - 1)
    look: Look = "puppets"
    usual_seconds: float = Field(
        30.0, ge=MIN_SECONDS, le=MAX_SECONDS, description="length where neither request nor options name one"
    )
    animatic: str = Field("", max_length=64, description="run whose storyboard is used as it is")
    width: int = Field(1280, ge=64, le=3840, multiple_of=2)
    height: int = Field(720, ge=64, le=3840, multiple_of=2)
    fps: Rate = Fraction(24)
    captions: bool = True
    music: bool = True
    approve: bool = Field(False, description="ask a person about the storyboard and about takes with faults")
    planner: PlannerName = "rules"
    budgets: BudgetChange = Field(default_factory=lambda: BudgetChange())

    @field_validator("request")
    @classmethod
    def _sayable(cls, text: str) -> str:
        """Half characters from a broken terminal or body can be neither saved nor said."""
        return mended_text(text)


def film_options(
    request: str,
    defaults: FilmDefaults,
    *,
    characters: Sequence[str] = (),
    seconds: float | None = None,
    language: str | None = None,
    style: str | None = None,
    seed: int | None = None,
    look: str = "puppets",
    animatic: str = "",
    size: str | None = None,
    fps: str | None = None,
    preview: bool = False,
    captions: bool | None = None,
    music: bool = True,
    approve: bool = False,
    planner: str = "rules",
    budgets: BudgetChange | None = None,
) -> FilmOptions:
    """Checks what came from a command line or a page and fills in the defaults.

    Args:
        size: ``1280x720`` or a shape of :data:`SHAPES`; None means the one that the request names ("9:16",
            "a vertical video"), else the configured size, or a square for Toon XL, which learned from squares.
        fps: frames a second, such as ``24``, ``23.976`` or ``24000/1001``.
        preview: half the size in each direction.

    Raises:
        StudioError: ``length_out_of_range`` or ``option_invalid``.
    """
    if seconds is not None and not MIN_SECONDS <= seconds <= MAX_SECONDS:
        raise StudioError(
            "length_out_of_range",
            f"A film of {seconds:g} seconds can't be made.",
            f"Ask for {MIN_SECONDS:g} to {MAX_SECONDS:g} seconds.",
        )
    size = size or find_shape(request)[0] or ("1:1" if look == "toonxl" else None)
    width, height = parse_size(size) if size else (defaults.width, defaults.height)
    if preview:
        width, height = (max(64, width // 4 * 2), max(64, height // 4 * 2))
    chosen = {
        "request": request,
        "characters": list(characters),
        "seconds": seconds,
        "language": language or (None if any(map(str.isalpha, request)) else defaults.language),
        "style": style,
        "seed": seed or 0,
        "look": look,
        "animatic": animatic,
        "usual_seconds": defaults.seconds,
        "width": width,
        "height": height,
        "fps": fps or defaults.fps,
        "captions": defaults.captions if captions is None else captions,
        "music": music,
        "approve": approve,
        "planner": planner,
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
