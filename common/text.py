"""Text that can be saved, sent and shown: halves of characters (lone surrogates) are none.

They come from broken terminals, bodies and trainers, and whoever writes one as UTF-8 fails.
"""

from __future__ import annotations


def whole_text(text: str) -> bool:
    """Whether a text can be written as UTF-8: there is no half of a character in it."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def mended_text(text: str) -> str:
    """The text with ``?`` in place of each half of a character."""
    return text.encode("utf-8", "replace").decode("utf-8")
