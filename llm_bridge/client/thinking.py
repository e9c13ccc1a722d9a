"""Finds the answer behind what a model writes while it thinks.

Models think aloud between marks of their family, in one block or several. JSON that stands in there is a draft.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PAIRS = {
    "<think>": "</think>",
    "<thinking>": "</thinking>",
    "<thought>": "</thought>",
    "<thoughts>": "</thoughts>",
    "<reasoning>": "</reasoning>",
    "<reflection>": "</reflection>",
    "<analysis>": "</analysis>",
    "<scratchpad>": "</scratchpad>",
    "<seed:think>": "</seed:think>",
    "[think]": "[/think]",
    "◁think▷": "◁/think▷",
    "<|start_thinking|>": "<|end_thinking|>",
    "<|begin_of_thought|>": "<|end_of_thought|>",
    "<|channel>thought": "<channel|>",
}
"""What begins a block of thinking and what ends it, by family; capitals don't matter."""
_SAME = {"<|thinking|>": "<|start_thinking|>", "<|/thinking|>": "<|end_thinking|>"}
"""Other ways to write a mark."""
_CLOSES = {end: start for start, end in _PAIRS.items()}
_MARK = re.compile(
    "|".join(map(re.escape, sorted([*_PAIRS, *_CLOSES, *_SAME], key=len, reverse=True))), re.IGNORECASE
)
_CHANNEL = re.compile(
    r"(?:<\|start\|>[a-z]*)?<\|channel\|>\s*(\w*)[^<]{0,200}(?:<\|constrain\|>[^<]{0,50})?<\|message\|>",
    re.IGNORECASE,
)
"""The head of a part in the form of gpt-oss; only what is said in the channel ``final`` is the answer."""
_CHANNEL_END = re.compile(r"<\|(?:end|return|call|start|channel)\|>")


@dataclass(frozen=True)
class AnswerText:
    """An answer's text.

    Attributes:
        text: what is no thinking, without blanks around it.
        thinks_on: whether it breaks off in the middle of thinking.
    """

    text: str
    thinks_on: bool = False


def answer_of(text: str) -> AnswerText:
    """The answer without the thinking; takes time that grows with its length.

    An end without a beginning ends what began in the prompt: all that stands before it is thinking. A
    beginning without an end is thinking to the last letter.
    """
    if heads := list(_CHANNEL.finditer(text)):
        return _in_channels(text, heads)
    said: list[str] = []
    inside, since = "", 0
    for mark in _MARK.finditer(text):
        word = mark[0].lower()
        word = _SAME.get(word, word)
        if inside:
            if word == _PAIRS[inside]:
                inside, since = "", mark.end()
        elif word in _PAIRS:
            said.append(text[since : mark.start()])
            inside = word
        else:
            said, since = [], mark.end()
    if not inside:
        said.append(text[since:])
    return AnswerText("".join(said).strip(), bool(inside))


def _in_channels(text: str, heads: list[re.Match[str]]) -> AnswerText:
    finals = [head for head in heads if head[1].lower() == "final"]
    if not finals:
        return AnswerText(text[: heads[0].start()].strip(), thinks_on=True)
    end = _CHANNEL_END.search(text, finals[-1].end())
    return AnswerText(text[finals[-1].end() : end.start() if end else None].strip())
