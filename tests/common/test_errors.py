"""Without this, an error's code could mean nothing: scripts, the page and the manual would disagree."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from animation_ai_studio.common.errors import CODES, StudioError
from animation_ai_studio.tests.sources import ROOT, source_files

ROW = re.compile(r"^\| `(\w+)` \| (.+?) \| (.+?) \|$", re.MULTILINE)


def sources() -> Iterator[tuple[Path, ast.Module]]:
    """Every module of the package with its syntax tree, without the list of codes itself."""
    for path in (ROOT / "__init__.py", ROOT / "__main__.py", *source_files()):
        if path != ROOT / "common" / "errors.py":
            yield path, ast.parse(path.read_text("utf-8"))


def documented() -> dict[str, str]:
    """Code → meaning, as the manual has it."""
    return {
        code: meaning for code, meaning, _ in ROW.findall((ROOT / "docs" / "errors.md").read_text("utf-8"))
    }


def test_the_manual_lists_every_code_with_its_meaning() -> None:
    """A user who looks a code up finds it, and finds nothing that no longer exists."""
    rows = documented()
    missing = [f"| `{code}` | {meaning} |" for code, meaning in CODES.items() if rows.get(code) != meaning]
    assert missing == [], "rows for docs/errors.md"
    assert set(rows) - set(CODES) == set()


def test_every_code_is_raised_somewhere() -> None:
    """A code that nothing raises is a promise that nobody keeps."""
    words = {
        node.value
        for _, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(CODES) - words == set()


def test_every_raised_code_is_listed() -> None:
    """A code that isn't listed would end in a traceback just when something else went wrong."""
    unlisted = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.args[0].value}"
        for path, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "StudioError"
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and node.args[0].value not in CODES
    ]
    assert unlisted == []


def test_an_error_says_what_is_wrong_and_what_to_do() -> None:
    """Both sentences reach the user, on the terminal and as data."""
    error = StudioError("file_missing", "film.mp4 isn't there.", "Make it first.")
    assert str(error) == "film.mp4 isn't there. Make it first."
    assert error.to_record() == {
        "code": "file_missing",
        "message": "film.mp4 isn't there.",
        "fix": "Make it first.",
    }
    with pytest.raises(ValueError, match="no_such_code"):
        StudioError("no_such_code", "", "")


def test_an_error_about_half_a_character_can_be_printed() -> None:
    """ComfyUI's worker prints what a node raises, and ends for good where that can't be encoded."""
    error = StudioError("option_invalid", "'\ud83d' isn't a choice.", "Choose '\udc00'.")
    assert str(error).encode() and error.to_record()["message"] == "'?' isn't a choice."
