"""The skills: versioned graph builders that the agent, the templates and the tests share."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

from ...common.errors import StudioError
from ..names import nearest
from .base import Parameters, Skill

MODULES = ("pictures", "control", "speech", "puppet", "film", "judge", "sdxl", "character")
"""Modules of this folder; each has a tuple ``SKILLS``."""

__all__ = ["MODULES", "Parameters", "Skill", "all_skills", "get_skill"]


def all_skills() -> Mapping[str, Skill[Any]]:
    """Every skill by name."""
    found: dict[str, Skill[Any]] = {}
    for module in MODULES:
        for skill in import_module(f".{module}", __name__).SKILLS:
            if skill.name in found:
                raise ValueError(f"two skills are called {skill.name}")
            found[skill.name] = skill
    return MappingProxyType(found)


def get_skill(name: str) -> Skill[Any]:
    """The skill of that name.

    Raises:
        StudioError: ``option_invalid``.
    """
    known = all_skills()
    if name not in known:
        close = nearest(name, known) or list(known)
        raise StudioError("option_invalid", f"There is no skill {name!r}.", f"Use {' or '.join(close)}.")
    return known[name]
