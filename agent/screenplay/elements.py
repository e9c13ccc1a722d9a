"""A script as it is written: its elements in their order, each with the line of the file where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from ...common.story import Language
from ...intent.text import mostly_chinese


@dataclass(frozen=True)
class Heading:
    """Where a scene begins; ``text`` as it is written, without the dot that forces it."""

    line: int
    text: str


@dataclass(frozen=True)
class ActionText:
    """A paragraph that says what is seen."""

    line: int
    text: str


@dataclass(frozen=True)
class DialogueText:
    """What one character says in one go; ``direction`` is the parenthetical without its brackets."""

    line: int
    name: str
    text: str
    direction: str = ""
    off_screen: bool = False
    together: bool = False
    """Whether the script has it said at the same time as the speech before."""


@dataclass(frozen=True)
class TransitionText:
    """How the next picture begins: ``CUT TO:``, 淡出."""

    line: int
    text: str


@dataclass(frozen=True)
class TitleText:
    """Words that are shown instead of a picture."""

    line: int
    text: str


Element = Heading | ActionText | DialogueText | TransitionText | TitleText


@dataclass(frozen=True)
class Screenplay:
    """A whole script."""

    title: str
    elements: tuple[Element, ...]

    @property
    def language(self) -> Language:
        """The language that most of it is in."""
        return "zh" if mostly_chinese("\n".join(one.text for one in self.elements)) else "en"

    @property
    def speeches(self) -> list[DialogueText]:
        """All that is said, in order."""
        return [one for one in self.elements if isinstance(one, DialogueText)]
