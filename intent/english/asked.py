"""How films are asked for in English, put plainly: "I'd like a fox to dance" is "let a fox dance"."""

from __future__ import annotations

import re
from typing import Final

_NP: Final = r"(?:an?|the|my|our|his|her|your|some|two|three|four|five|six|several|(?-i:[A-Z][\w-]*))"
_NO_FILM: Final = r"(?!(?:it|this|that|them|you)\b|(?:[\w'-]+ ){1,4}?(?:film|movie|video|story|clip|cartoon|animation|one|scene)\b)"
_BEGINS: Final = r"(?P<begins>^|(?<=[.!?\n]) ?|[;,] |\b(?:and|then|so|but|where|because),? )"
_WANTED = re.compile(
    _BEGINS + r"(?:(?:I|we)(?:'d| would)?(?: really| just)? (?:want|need|like|love) )" + _NO_FILM
    + rf"(?P<who>{_NP}\b[\w' -]{{0,40}}?) to (?=[a-z])", re.M | re.I,
)  # fmt: skip
"""Whom somebody would like to see doing something."""
_SEEN = re.compile(
    _BEGINS + r"(?:the (?:idea|plan|plot) (?:is|would be)|it(?:'s| is)(?: all| just)? about|it (?:shows|follows)|(?:what|how) about|"
    r"I(?: can| could)? (?:imagine|picture)|I(?:'m| am| was)(?: just)? thinking(?: of| about)?|something (?:with|about)|"
    r"(?:\w+[ -])?seconds? of|(?:my|our) \w+(?: \w+)? wants? to see|you(?:'ll| will| can)? see|(?:could|can) we (?:have|see|get))"
    + rf" (?={_NP}\b)" + _NO_FILM, re.M | re.I,
)  # fmt: skip
"""Words before somebody who is to be seen."""
_QUESTION = re.compile(
    r"(?P<begins>^|(?<=[.!?\n]) ?)(?:can|could|will|would|may) (?!(?:you|u|ya|we|i|it|this|that|there|someone|somebody|anyone)\b)"
    r"(?=[^.!?\n]*\?)", re.M | re.I,
)  # fmt: skip
_SHOWN = re.compile(r"\b(?:can be|could be|is|are|was|were) (?:seen|shown) (?=\w+ing\b)", re.I)
_SUPPOSED = re.compile(r"\b(?:is|are|was|were) (?:supposed|meant|going) to (?=[a-z])", re.I)


def plainly(text: str) -> str:
    """The text with its ways of asking for somebody put as what is seen."""
    text = _SUPPOSED.sub("will ", _SHOWN.sub("is ", text))
    text = _WANTED.sub(lambda found: f"{found.group('begins')}let {found.group('who')} ", text)
    text = _SEEN.sub(lambda found: f"{found.group('begins')}we see ", text)
    return _QUESTION.sub(lambda found: f"{found.group('begins')}let ", text)
