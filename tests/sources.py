"""The product's own source files, for tests that look at what stands in them."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = (
    "common",
    "configs",
    "workflows",
    "llm_bridge",
    "puppets",
    "voice",
    "film",
    "toonxl",
    "runtime",
    "training",
    "judging",
    "footage",
    "agent",
    "intent",
    "nodes",
    "benchmarks",
)


def source_files() -> list[Path]:
    """Every module of every room."""
    return [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
