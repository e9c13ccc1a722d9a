"""Reads Fountain (https://fountain.io/syntax), with the line of every element and names in any writing.

Sections, synopses, notes and boneyard are for the writer and no part of the film. See docs/decisions/010 for why no
library does it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Final

from ...common.errors import StudioError
from .elements import ActionText, DialogueText, Element, Heading, Screenplay, TitleText, TransitionText
from .marks import TITLE_KEYS, TITLES, is_change, is_heading, split_name, unescaped

_UNSEEN: Final = (("/*", "*/"), ("[[", "]]"))
"""How boneyard and notes begin and end."""
_BLANKS: Final = re.compile(r"[^\S\n]{3,}")
MOST_LINE: Final = 4000
"""Characters of one line: patterns that read lines take time that grows with the square of it."""
_KEY: Final = re.compile(r"([^\s:：][^:：]{0,20}?)\s*[:：]\s*(.*)")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2060\ufeff]")
_WIDE: Final = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]")


def script_lines(text: str) -> list[str]:
    """The lines of a script, whichever system wrote them, without what is for its writer alone.

    Raises:
        StudioError: ``script_too_long`` for a line that no paragraph has.
    """
    text = re.sub(r"\r\n?|[\u2028\u2029\x85]", "\n", text).replace("\f", "\n").replace("\v", "\n")
    text = _seen(_CONTROL.sub("", text))
    lines = [_BLANKS.sub("  ", line.expandtabs(4)) for line in text.split("\n")]
    long = next((number for number, line in enumerate(lines, 1) if len(line) > MOST_LINE), None)
    if long is not None:
        raise StudioError(
            "script_too_long",
            f"Line {long} of the script has more than {MOST_LINE:,} characters.",
            "Break it into paragraphs.",
        )
    return lines


def _seen(text: str) -> str:
    """A script without boneyard and notes, with as many lines as it had."""
    parts: list[str] = []
    at, marks = 0, dict(_UNSEEN)
    while begins := [(begin, mark) for mark in marks if (begin := text.find(mark, at)) >= 0]:
        begin, mark = min(begins)
        close = text.find(marks[mark], begin + len(mark))
        if close < 0 and mark == "[[":  # a note without an end is words, and none after it has one
            del marks[mark]
            continue
        last = len(text) if close < 0 else close + len(marks[mark])
        parts += [text[at:begin], "\n" * text.count("\n", begin, last)]
        at = last
    return "".join([*parts, text[at:]])


def bracketed(line: str, opening: str, closing: str) -> str | None:
    """What stands between two marks that begin and end a line; None where they don't."""
    if len(line) < 2 or line[0] not in opening or line[-1] not in closing:
        return None
    return line[1:-1].strip()


def title_page(lines: list[str]) -> tuple[str, int]:
    """The title, and how many lines the title page has."""
    title, key, end = "", "", 0
    for number, line in enumerate(lines):
        found = _KEY.fullmatch(line.strip())
        if found and found[1].casefold() in TITLE_KEYS:
            key = found[1].casefold()
            title = found[2] if key in TITLES and not title else title
        elif key and line[:1] == " " and line.strip():
            title = f"{title} {line.strip()}".strip() if key in TITLES else title
        elif line.strip() or key:
            break
        end = number + 1
    return unescaped(title.strip()), end if key else 0


def parse_fountain(text: str, known: Collection[str] = ()) -> Screenplay:
    """A script in Fountain.

    Args:
        known: names that are speakers also where they stand without ``@`` in a writing that has no capitals.
    """
    lines = script_lines(text)
    title, begin = title_page(lines)
    return Screenplay(title, tuple(_FountainReader(lines, begin, set(known)).elements()))


@dataclass
class _FountainReader:
    lines: list[str]
    at: int
    known: set[str]
    paragraph: list[str] = field(default_factory=list)
    began: int = 0

    def elements(self) -> Iterator[Element]:
        while self.at < len(self.lines):
            line = self.lines[self.at].strip()
            fresh = self.at == 0 or not self.lines[self.at - 1].strip()
            made = self._element(line, fresh and not self.paragraph)
            if made is None:
                self._gather(line)
                if not line:
                    yield from self._action()
            else:
                yield from self._action()
                yield from made
            self.at += 1
        yield from self._action()

    def _gather(self, line: str) -> None:
        if line:
            self.began = self.began if self.paragraph else self.at + 1
            self.paragraph.append(unescaped(line[1:].lstrip() if line.startswith("!") else line))

    def _action(self) -> Iterator[ActionText]:
        if self.paragraph:
            yield ActionText(self.began, "\n".join(self.paragraph))
        self.paragraph = []

    def _element(self, line: str, fresh: bool) -> list[Element] | None:
        """What a line is besides action; it takes up a whole speech."""
        number = self.at + 1
        if not line or line.startswith("!"):
            return None
        if re.match(r"#|={3,}\s*$|=(?!=)", line):
            return []
        if (centered := bracketed(line, ">", "<")) is not None:
            return [TitleText(number, unescaped(centered))] if centered else []
        if line.startswith(">"):
            return [TransitionText(number, line[1:].strip())]
        if re.match(r"\.[^.\s]", line):
            return [Heading(number, _unnumbered(line[1:]))]
        if fresh and is_heading(line):
            return [Heading(number, _unnumbered(line))]
        if fresh and is_change(line) and not self._followed():
            return [TransitionText(number, line)]
        if line.startswith("~"):
            return [DialogueText(number, "", unescaped(line[1:].strip()), "sings")]
        if line.startswith("@") or (fresh and self._followed() and self._is_cue(line)):
            return list(self._speeches(line)) if self._followed() else None
        return None

    def _followed(self) -> bool:
        return self.at + 1 < len(self.lines) and bool(self.lines[self.at + 1].strip())

    def _is_cue(self, line: str) -> bool:
        name, _, _ = split_name(line.removesuffix("^"))
        if name in self.known:
            return True
        letters = [letter for letter in name if letter.isalpha()]
        cased = any(letter.isupper() for letter in letters) and not any(map(str.islower, letters))
        return cased and not _WIDE.search(name) and not re.search(r"[.!?]$|[:：]", name) and len(name) <= 60

    def _speeches(self, cue: str) -> Iterator[DialogueText]:
        """A name and all that it says, cut where a parenthetical changes how."""
        together = cue.endswith("^")
        name, off, direction = split_name(cue.removeprefix("@").removesuffix("^"))
        self.known.add(name)
        said: list[str] = []
        began, sung = self.at + 2, False

        def spoken() -> Iterator[DialogueText]:
            if said:
                told = "sings" if sung and not direction else direction
                yield DialogueText(began, name, _joined(said), told, off, together)

        while self.at + 1 < len(self.lines) and (
            self.lines[self.at + 1].strip() or self.lines[self.at + 1] == "  "
        ):
            self.at += 1
            line = self.lines[self.at].strip()
            if (told := bracketed(line, "（(", ")）")) is not None:
                yield from spoken()
                said, direction, began = [], told, self.at + 2
            elif line:
                lyric = line.startswith("~")
                if said and lyric is not sung:
                    yield from spoken()
                    said, began = [], self.at + 1
                sung = lyric
                said.append(unescaped(line[1:].strip() if lyric else line))
        yield from spoken()


def _joined(lines: list[str]) -> str:
    """Lines of one speech on one line: with a space, which Chinese has none of."""
    text = lines[0]
    for line in lines[1:]:
        text += line if _WIDE.match(line) and _WIDE.search(text[-1:]) else f" {line}"
    return text


def _unnumbered(heading: str) -> str:
    """A heading without the scene number between #s."""
    return re.sub(r"\s*#[^#\s][^#]*#\s*$", "", heading).strip()
