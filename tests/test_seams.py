"""Rooms hand each other codes and typed values: a reworded sentence must change no behaviour."""

from __future__ import annotations

import ast
from pathlib import Path

from .sources import source_files

SENTENCES = {"message", "observation", "fix", "evidence"}
"""Attributes that hold words for people."""


def searched(path: Path) -> list[str]:
    """Where a file compares or searches words that are meant for people."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        asked: list[ast.expr] = []
        if isinstance(node, ast.Compare):
            asked = [node.left, *node.comparators]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in ("startswith", "endswith", "find", "index", "partition", "split"):
                asked = [node.func.value]
            elif node.func.attr in ("search", "match", "fullmatch", "findall"):
                asked = list(node.args)
        if any(isinstance(one, ast.Attribute) and one.attr in SENTENCES for one in asked):
            found.append(f"{path.name}:{node.lineno}")
    return found


def test_nothing_depends_on_the_words_of_a_message() -> None:
    assert [place for path in source_files() for place in searched(path)] == []
