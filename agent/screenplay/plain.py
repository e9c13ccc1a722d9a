"""Reads a script as people type one: ``Name: line``, headings and what happens on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from .elements import ActionText, DialogueText, Element, Heading, Screenplay, TitleText, TransitionText
from .fountain import bracketed, parse_fountain, script_lines, title_page
from .marks import is_change, is_heading, split_name, unescaped

_SAID: Final = re.compile(
    r"(?P<cue>[^\W\d_][^:：\n。！？!?,，;；“”「」\"]{0,40}?\s*(?:[（(][^()（）]*[)）])?)\s*[:：]\s*(?P<text>\S.*)"
)
_TELLS: Final = re.compile(
    r"(?:[说說道问問喊叫答]|着|著)$|\b(?:says?|said|asks?|asked|shouts?|reads?)$", re.I
)
"""What ends words that tell of somebody who speaks, and not a name."""
MOST_WORDS: Final = 4
"""Words of a name that stands before its line."""
MOST_SIGNS: Final = 10
"""Characters of a Chinese one."""


def parse_script(text: str, known: Collection[str] = ()) -> Screenplay:
    """A script in whichever of the two forms it is written; ``known`` as in :func:`parse_fountain`."""
    screenplay = parse_fountain(text, known)
    if any(speech.name for speech in screenplay.speeches):
        return screenplay
    plain = parse_plain(text)
    return plain if plain.speeches else screenplay


def parse_plain(text: str) -> Screenplay:
    """A script whose lines are ``Name: line``, a heading, a transition, or what happens."""
    lines = script_lines(text)
    title, begin = title_page(lines)
    elements: list[Element] = []
    for number, raw in enumerate(lines[begin:], begin + 1):
        line = raw.strip()
        if line:
            elements.append(_element(number, line))
    return Screenplay(title, tuple(elements))


def _element(number: int, line: str) -> Element:
    if is_heading(line) or re.match(r"\.[^.\s]", line):
        return Heading(number, line.removeprefix("."))
    if is_change(line) or (line.startswith(">") and not line.endswith("<")):
        return TransitionText(number, line.removeprefix(">").strip())
    if card := bracketed(line, ">", "<"):
        return TitleText(number, card)
    if (said := _SAID.fullmatch(line)) and _is_name(said["cue"]):
        return _speech(number, said["cue"], said["text"])
    return ActionText(number, unescaped(line.removeprefix("!")))


def _speech(number: int, cue: str, text: str) -> DialogueText:
    name, off, direction = split_name(cue)
    told = re.match(r"[（(]\s*([^()（）]{1,60}?)\s*[)）]\s*(?=\S)", text)
    if told and not direction:
        direction, text = told[1], text[told.end() :]
    return DialogueText(number, name, unescaped(text.strip()), direction, off)


def _is_name(cue: str) -> bool:
    name, _, _ = split_name(cue)
    if not name or _TELLS.search(name):
        return False
    wide = re.search(r"[\u3400-\u9fff]", name)
    return len(name) <= MOST_SIGNS if wide else len(name.split()) <= MOST_WORDS
