"""``exchange.json``: what lies beside an edit list, so that it is understood when it comes back under other names."""

from __future__ import annotations

from typing import Final, Literal

from pydantic import Field

from ...common.records import PlainFolder, PlainName, Record
from .formats import ExchangeFormat

RECORD: Final = "exchange.json"


class ExchangeMedia(Record):
    """One media file of an export, by its path in it: its checksum, and the take that it shows (empty for cards)."""

    file: PlainFolder
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    take: str = Field("", max_length=64)


class ExchangeRecord(Record):
    """What was exported of which film, and what the format doesn't hold."""

    version: Literal[1] = 1
    run: str = Field("", max_length=64)
    film: str = Field("", max_length=64, description="the film's take")
    format: ExchangeFormat
    edit: PlainName
    fps: int | str
    media: list[ExchangeMedia] = Field(default_factory=list, max_length=1000)
    baked: list[str] = Field(default_factory=list, description="what is pictures or sound instead of a cut")
    left_out: list[str] = Field(default_factory=list, description="what the list doesn't hold")

    def take_of(self, sha256: str) -> str:
        """The take or piece whose file has a checksum, as the list names it; empty for none."""
        return next((one.take for one in self.media if one.sha256 == sha256), "")
