"""YAML from outside, read strictly: plain values alone, and no more of them than a reader can hold.

YAML's aliases let a small file stand for a huge one, and PyYAML builds explicitly tagged values with errors of every
kind. So what aliases stand for is counted as if it were written out, nesting ends, and a tag names no type of its own.
"""

from __future__ import annotations

from typing import Any

import yaml

MOST_NODES = 100_000
"""Values of a file, each alias counted with all that it stands for; some seconds to read."""
MOST_LETTERS = 4_000_000
"""Letters of a file; some seconds to read."""
MOST_DEPTH = 64
"""Lists and mappings within each other."""
MOST_DIGITS = 40
"""Letters of a number."""
_NUMBERS = frozenset({"tag:yaml.org,2002:int", "tag:yaml.org,2002:float"})
_PLAIN_TAGS = frozenset({None, "!", *(f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map"))})


def read(text: str) -> tuple[yaml.Node | None, Any]:
    """The tree of a YAML text, with the line of every value, and its plain data; an empty text gives None twice.

    Raises:
        yaml.YAMLError: it is no YAML or holds what isn't taken: tags that name a type, an alias within what it stands
            for, and more, deeper or longer values than the bounds above.
    """
    loader: _Loader | None = None
    if len(text) > MOST_LETTERS:
        raise yaml.YAMLError(f"it has more than {MOST_LETTERS:,} letters")
    try:
        loader = _Loader(text)
        tree = loader.get_single_node()
        return tree, None if tree is None else loader.construct_document(tree)
    except (ValueError, RecursionError) as error:  # a date that isn't one
        raise yaml.YAMLError(str(error)) from error
    finally:
        if loader is not None:
            loader.dispose()


def loads(text: str) -> Any:
    """The plain data of a YAML text; errors are those of :func:`read`."""
    return read(text)[1]


class _Loader(yaml.SafeLoader):
    """PyYAML's safe loader, which counts what it composes."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._depth = self._nodes = 0
        self._sizes: dict[yaml.Node, int] = {}

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]
        before = self._nodes
        self._refuse(getattr(event, "tag", None) not in _PLAIN_TAGS, "a tag that names a type", event)
        self._depth += 1
        self._refuse(self._depth > MOST_DEPTH, f"more than {MOST_DEPTH} levels", event)
        node = super().compose_node(parent, index)
        self._depth -= 1
        if node is None:
            return None
        if isinstance(event, yaml.AliasEvent):
            self._refuse(node not in self._sizes, "an alias within what it stands for", event)
            self._nodes += self._sizes[node]
        else:
            self._nodes += 1
            self._sizes[node] = self._nodes - before
        many = f"more than {MOST_NODES:,} values, with what its aliases stand for"
        self._refuse(self._nodes > MOST_NODES, many, event)
        long = isinstance(node, yaml.ScalarNode) and node.tag in _NUMBERS and len(node.value) > MOST_DIGITS
        self._refuse(long, f"a number of more than {MOST_DIGITS} digits", event)
        return node

    def _refuse(self, wrong: bool, what: str, event: Any) -> None:
        if wrong:
            raise yaml.MarkedYAMLError(problem=f"it holds {what}", problem_mark=event.start_mark)
