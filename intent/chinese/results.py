"""What a Chinese verb of two letters tells twice: what is done, and what comes of it ("scolded to tears").

Whoever is scolded weeps; where nobody is, it is whoever the clause is about ("wakes with the pain").
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ...common.acts import Action, Way
from .words import ChineseVerb, WordMeaning, Words

_OUTCOMES: Final = {
    "哭": (Action.CRY, "吓骂逗气急打咬惹疼痛饿辣训笑摔"),
    "笑": (Action.LAUGH, "逗惹哄"),
    "跑": (Action.FLEE, "吓骂打气轰"),
    "醒": (Action.WAKE, "疼痛冻饿热渴憋冷吓烫闷呛"),
    "倒": (Action.FALL, "累饿热气"),
}
"""What comes of it, by the last letter of the word, and the first letters that tell from what."""
_NOT_DONE: Final = "到着见起上下开动完清了进出过住"
RESULT: Final = "result"
"""The kind of these words."""
ABLE: Final = "able not"
"""The kind of a word that tells what somebody can't do: "can't open"."""


def result_verb(word: str) -> WordMeaning | None:
    """What a word of two letters tells somebody is brought to do, if it is one that tells so."""
    action, causes = _OUTCOMES.get(word[1:], (None, ""))
    if action is None or word[0] not in causes:
        return None
    way = {Action.FLEE: Way.AWAY, Action.FALL: Way.DOWN}.get(action)
    return WordMeaning(verb=ChineseVerb(action, "whom", way), kinds={RESULT})


def outcome_told(word: str, meaning: WordMeaning) -> WordMeaning:
    """A verb with what its own letters tell of how it ends: "can't find" seeks, and doesn't find."""
    if word[1:2] == "不" and word[2:3] and word[2] in _NOT_DONE:
        return replace(meaning, kinds=meaning.kinds | {ABLE})
    return result_verb(word) or meaning


def unable(text: str, at: int, words: Words) -> tuple[str, WordMeaning, int] | None:
    """The verb that a letter, 不 and what would come of it make, and how many letters they are: 打不开 is 打开, undone."""
    if text[at + 1 : at + 2] != "不":
        return None
    for size in (2, 1):
        word = text[at] + text[at + 2 : at + 2 + size]
        whole = words.get(word)
        if len(word) == size + 1 and whole is not None and whole.verb is not None and not whole.verb.whole:
            return word, replace(whole, kinds=whole.kinds | {ABLE}), size + 2
    return None
