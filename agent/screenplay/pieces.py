"""A script cut into scenes, and each scene into what becomes shots: paragraphs, speeches in groups, cards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from ...common.story import Language, Setting
from ...common.vocabulary import Transition
from ...intent.text import CJK
from ..story.timing import speech_seconds
from .directions import LineDirection, read_direction
from .elements import ActionText, DialogueText, Element, Heading, Screenplay, TitleText
from .headings import read_heading
from .marks import transition

MOST_SPOKEN: Final = 16.0
"""Seconds of speech in one shot."""
MOST_TURNS: Final = 4
"""Lines of a shot."""
LONGEST_LINE: Final = {"en": 220, "zh": 64}
"""Characters of a line: a longer speech is said in several, each as written."""
_BREAKS: Final = re.compile(r"(?<=[.!?。！？…])[\"”’」』)）]*\s*|(?<=[,;:，；：、])\s*|\s+")


@dataclass(frozen=True)
class SpokenPart:
    """A speech, or a part of a long one, and how it is spoken."""

    speech: DialogueText
    text: str
    direction: LineDirection

    @property
    def language(self) -> Language:
        """Its own language: an English line in a Chinese script is spoken as English."""
        return "zh" if CJK.search(self.text) else "en"


ScenePart = ActionText | TitleText | list[SpokenPart]


@dataclass
class ScriptScene:
    """What a heading holds."""

    line: int
    heading: str
    setting: Setting | None
    """None before the first heading."""
    known: bool = True
    begins: Transition | None = None
    pieces: list[ScenePart] = field(default_factory=list)
    changes: dict[int, Transition] = field(default_factory=dict)
    """Transitions within it, by the number of the piece that they lead to."""


def cut_into_scenes(screenplay: Screenplay, notes: list[tuple[int, str, str]]) -> list[ScriptScene]:
    """The scenes of a script; what can't be followed is added to ``notes`` with its line."""
    scenes: list[ScriptScene] = []
    change: Transition | None = None
    for one in screenplay.elements:
        if isinstance(one, Heading):
            before = next((scene.setting for scene in reversed(scenes) if scene.setting), None)
            setting, known = read_heading(one.text, before)
            scenes.append(ScriptScene(one.line, one.text, setting, known, change))
            change = None
        elif isinstance(one, ActionText | DialogueText | TitleText):
            if not scenes:
                scenes.append(ScriptScene(one.line, "", None, True, change))
                change = None
            scene = scenes[-1]
            if change is not None:
                scene.changes[len(scene.pieces)] = change
                change = None
            _add(scene, one)
            if isinstance(one, DialogueText):
                notes += _not_followed(one)
        else:
            change = transition(one.text)
            if change is None:
                notes.append((one.line, f"“{one.text}” is made as a cut", f"“{one.text}”按直接切换处理"))
    if change not in (None, Transition.CUT):
        last = screenplay.elements[-1].line
        notes.append((last, "nothing follows this transition", "这个转场之后没有画面"))
    return scenes


def _not_followed(speech: DialogueText) -> Iterator[tuple[int, str, str]]:
    """What of a speech's directions changes nothing."""
    if not read_direction(speech.direction).known:
        told = speech.direction[:60]
        yield speech.line, f"“({told})” changes nothing in how it is said", f"“（{told}）”不影响说法"
    if speech.together:
        yield (
            speech.line,
            "both speak at once in the script and one after the other in the film",
            "剧本里同时说，片中一前一后",
        )


def _add(scene: ScriptScene, one: Element) -> None:
    if isinstance(one, ActionText | TitleText):
        scene.pieces.append(one)
    elif isinstance(one, DialogueText):
        for said in parts_of(one):
            last = scene.pieces[-1] if scene.pieces else None
            fresh = len(scene.pieces) in scene.changes
            if isinstance(last, list) and not fresh and _goes_with(said, last):
                last.append(said)
            else:
                scene.pieces.append([said])


def _goes_with(said: SpokenPart, group: Sequence[SpokenPart]) -> bool:
    """Whether a line is said in the same shot as those before: one face has one feeling in a shot."""
    spoken = sum(speech_seconds(one.text, one.language) for one in (*group, said))
    same = [one for one in group if one.speech.name == said.speech.name]
    return (
        len(group) < MOST_TURNS
        and spoken <= MOST_SPOKEN
        and len({one.speech.name for one in (*group, said)}) <= 2
        and all(one.direction.emotion == said.direction.emotion for one in same)
    )


def parts_of(speech: DialogueText) -> Iterator[SpokenPart]:
    """A speech in lines that a shot has time for, cut at the ends of sentences where that can be."""
    direction = read_direction(speech.direction)
    most = LONGEST_LINE["zh" if CJK.search(speech.text) else "en"]
    text = speech.text
    while len(text) > most:
        ends = [found.end() for found in _BREAKS.finditer(text, 0, most) if found.end() > most // 3]
        full = [end for end in ends if re.search(r"[.!?。！？…][\"”’」』)）]*\s*$", text[:end])]
        cut = max(full or ends or [most])
        yield SpokenPart(speech, text[:cut].strip(), direction)
        text = text[cut:].strip()
    if text:
        yield SpokenPart(speech, text, direction)
