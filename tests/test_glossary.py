"""A newcomer looks a word up and opens its module: without this the glossary could send them to a name that was moved."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROW = re.compile(r"^\| ([A-Z][\w ]+) \| (\S.*?) \| `(\w+)` in `([\w/]+\.py)` \|$", re.MULTILINE)
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text("utf-8")
ROWS = ROW.findall(GLOSSARY)


def defined_names(path: Path) -> set[str]:
    """What a module defines at its top level; it isn't imported, since some need ComfyUI."""
    found: set[str] = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        match node:
            case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
                found.add(node.name)
            case ast.Assign():
                found |= {target.id for target in node.targets if isinstance(target, ast.Name)}
            case ast.AnnAssign(target=ast.Name(id=name)):
                found.add(name)
    return found


@pytest.mark.parametrize(("word", "name", "module"), [(row[0], row[2], row[3]) for row in ROWS])
def test_every_word_is_defined_where_the_glossary_says(word: str, name: str, module: str) -> None:
    path = ROOT / module
    assert path.is_file(), f"{word}: there is no {module}"
    assert name in defined_names(path), f"{word}: {module} defines no {name}"


def test_every_row_is_read_and_every_word_has_one_meaning() -> None:
    """A row in another form would be passed over by the test above."""
    lines = [line for line in GLOSSARY.splitlines() if line.startswith("| ")]
    heads = [line for line in lines if line.startswith(("| word |", "| --- |"))]
    assert len(ROWS) == len(lines) - len(heads) > 30
    words = [row[0].lower() for row in ROWS]
    assert sorted(set(words)) == sorted(words)
