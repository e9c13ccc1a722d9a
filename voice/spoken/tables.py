"""What stands in ``spoken.yaml``: signs, units, money and abbreviations, and what is said for each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from pydantic import BaseModel, ConfigDict

from ...common import strict_yaml

_FILE: Final = Path(__file__).with_name("spoken.yaml")


class EnglishForms(BaseModel):
    """Written short in English → said in full."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    signs: dict[str, str]
    money: dict[str, tuple[str, str, str, str]]
    currencies: dict[str, str]
    magnitudes: dict[str, str]
    units: dict[str, tuple[str, str]]
    abbreviations: dict[str, str]
    before_numbers: dict[str, str]
    months: dict[str, int]
    counted: frozenset[str]
    of_two: dict[str, str]


class ChineseForms(BaseModel):
    """Written short in Chinese → said in full."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    signs: dict[str, str]
    money: dict[str, str]
    units: dict[str, str]
    counters: str


@lru_cache(maxsize=1)
def english_forms() -> EnglishForms:
    """The English half of the table."""
    return EnglishForms.model_validate(_data()["en"])


@lru_cache(maxsize=1)
def chinese_forms() -> ChineseForms:
    """The Chinese half of the table."""
    return ChineseForms.model_validate(_data()["zh"])


@lru_cache(maxsize=1)
def signs() -> frozenset[str]:
    """Every sign that is said in either language, and so stays in a cleaned line."""
    return frozenset(english_forms().signs) | frozenset(chinese_forms().signs)


def any_of(written: Iterable[str]) -> str:
    """A pattern for one of them, the longest first."""
    return "(?:" + "|".join(re.escape(one) for one in sorted(written, key=len, reverse=True)) + ")"


def _data() -> Mapping[str, object]:
    return MappingProxyType(strict_yaml.loads(_FILE.read_text(encoding="utf-8")))
