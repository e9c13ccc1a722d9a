"""Without this a word means one thing in one room and another in the next, and who reads the code must ask which."""

from __future__ import annotations

import ast
from collections import defaultdict

from ..sources import ROOT, source_files


def test_no_two_classes_share_a_name() -> None:
    homes: dict[str, list[str]] = defaultdict(list)
    for path in source_files():
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef):
                homes[node.name].append(str(path.relative_to(ROOT)))
    assert not {name: where for name, where in homes.items() if len(where) > 1}
