"""Rules against paths that leave ComfyUI's folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .filenames import ESCAPES, names_file

if TYPE_CHECKING:
    from .context import Context, KnownNode


def check_paths(context: Context, known: KnownNode) -> None:
    """Text inputs that name files must stay inside the folders that ComfyUI gives them."""
    for name, one in known.inputs.items():
        value = known.node.inputs.get(name)
        if not isinstance(value, str) or not names_file(one):
            continue
        if one.type == "COMBO" and one.choices and value in one.choices:
            continue
        if ESCAPES.search(value):
            context.add(
                "path_forbidden",
                known.key,
                name,
                f"{known.label} input {name} is {value[:60]!r}, which leaves ComfyUI's folders.",
                "Give a name inside the folder, e.g. studio/picture.",
            )
