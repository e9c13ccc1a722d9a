"""Which words for things a story means: "sticks to the wall" brings no stick, a taxi driver no taxi."""

from __future__ import annotations

from typing import Final, Protocol

from ..common.acts import StoryReading
from .english.heading import unheaded
from .english.kinds import singular
from .match import AliasHit
from .text import simplified

_WHERE: Final = tuple("上下里中内旁边前后底的嘅")
"""After a thing that only tells where something happens or whose it is: it is seen all the same."""
_FITTINGS: Final = tuple("门盖顶边角")
"""What is a part of the thing before it: the door of a wardrobe."""


class TellsThings(Protocol):
    """Tells whether a story means the thing that a word may name."""

    def names(self, hit: AliasHit) -> bool:
        """Whether the story names the thing of a hit."""


class ToldThings:
    """Tells things that an English story names from verbs, parts of compounds and other words for somebody it names."""

    def __init__(self, story: StoryReading, text: str) -> None:
        self._nouns = {one.noun.lower() for one in story.entities} | {
            one.noun.lower().rsplit(" ", 1)[-1] for one in story.entities
        }
        self._phrases = [one.words.lower() for one in story.entities if " of the " in one.words]
        self._unread = {word.lower() for word in story.not_understood}
        blank = unheaded(text)
        self._heading = next((at for at in range(len(text)) if text[at] == blank[at] != " "), len(text))

    def names(self, hit: AliasHit) -> bool:
        """Whether the story names the thing of a hit, or whoever asks does before it begins."""
        whole = hit.text.lower()
        last = whole.rsplit(" ", 1)[-1]
        heads = {whole, last, singular(last)}
        part = any(phrase.endswith(whole) for phrase in self._phrases)  # "a heist of the birthday cake"
        return part or hit.start < self._heading or bool(heads & (self._nouns | self._unread))


class ChineseToldThings:
    """Tells things that a Chinese story names from likenesses, verbs and letters of other words."""

    def __init__(self, story: StoryReading, text: str) -> None:
        self._text = simplified(text)
        self._words = [
            simplified(word) for one in story.entities for word in (one.noun, one.name, one.words) if word
        ]
        self._props = {one.prop for one in story.entities if one.prop}
        self._unread = [simplified(word) for word in story.not_understood]
        first = next((event.text for event in story.events if event.text), "")
        self._heading = max(self._text.find(simplified(first)), 0)

    def names(self, hit: AliasHit) -> bool:
        """Whether the story names the thing of a hit, happens at it, or whoever asks names it before it begins."""
        word = simplified(hit.text)
        told = hit.value in self._props or any(one.endswith(word) for one in self._words)
        where = self._text.startswith((*_WHERE, *_FITTINGS), hit.end)
        return told or where or hit.start < self._heading or any(word in one for one in self._unread)
