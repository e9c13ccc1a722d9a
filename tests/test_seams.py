"""Rooms hand each other codes and typed values: a reworded sentence must change no behaviour."""

from __future__ import annotations

import ast
from pathlib import Path

from .sources import source_files

SENTENCES = {"message", "observation", "fix", "evidence", "note", "notes", "reason", "told"}
"""Attributes that hold words for people."""
NOTES = {"note", "notes"}
"""Variables that do."""
SEARCHES = (
    "startswith",
    "endswith",
    "find",
    "index",
    "partition",
    "rpartition",
    "split",
    "count",
    "removeprefix",
)


def searched(path: Path) -> list[str]:
    """Where a file compares or searches words that are meant for people."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        asked: list[ast.expr] = []
        if isinstance(node, ast.Compare):
            asked = [node.left, *node.comparators]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in SEARCHES:
                asked = [node.func.value]
            elif node.func.attr in ("search", "match", "fullmatch", "findall"):
                asked = list(node.args)
        if isinstance(node, ast.Compare) and any(_is_no_text(one) for one in asked):
            continue
        if any(_is_sentence(one) for one in asked):
            found.append(f"{path.name}:{node.lineno}")
    return found


def _is_sentence(one: ast.expr) -> bool:
    attribute = isinstance(one, ast.Attribute) and one.attr in SENTENCES
    return attribute or (isinstance(one, ast.Name) and one.id in NOTES)


def _is_no_text(one: ast.expr) -> bool:
    """Whether something is compared with a number, or asked whether it is there at all."""
    number = isinstance(one, ast.BinOp | ast.Name) and not _is_sentence(one)
    return number or (isinstance(one, ast.Constant) and (not one.value or not isinstance(one.value, str)))


def test_nothing_depends_on_the_words_of_a_message() -> None:
    assert [place for path in source_files() for place in searched(path)] == []


def test_what_depends_on_words_is_found(tmp_path: Path) -> None:
    path = tmp_path / "bad.py"
    path.write_text(
        'a = "is the budget" in note\n'
        'b = error.message == "gone"\n'
        'c = event.note.startswith("x")\n'
        'd = re.search("x", step.observation)\n'
        "e = check.note is None\n"
    )
    assert searched(path) == ["bad.py:1", "bad.py:2", "bad.py:3", "bad.py:4"]
