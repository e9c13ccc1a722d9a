"""Which words for things an English story means: "sticks to the wall" brings no stick, a taxi driver no taxi."""

from __future__ import annotations

from ..common.acts import StoryReading
from .english.heading import unheaded
from .english.kinds import singular
from .match import AliasHit


class ToldThings:
    """Tells things that a story names from verbs, parts of compounds and other words for somebody it names."""

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
