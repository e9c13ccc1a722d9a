"""Orders in words at the command line: a sentence may begin with a dash without being an option."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand


class WordsCommand(TyperCommand):
    """A command whose argument is a sentence: "- Luca climbs a tree" is one, ``-x`` is not."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Puts sentences that begin with a dash where no option is looked for."""
        if "--" not in args:
            said = [one for one, before in zip(args, ["", *args], strict=False) if _is_sentence(one, before)]
            args = [one for one in args if one not in said] + (["--", *said] if said else [])
        return super().parse_args(ctx, args)


def _is_sentence(text: str, before: str) -> bool:
    """Whether a word of the command line holds several words before any "=", and isn't an option's value."""
    return text.startswith("-") and " " in text.partition("=")[0] and not before.startswith("--")
