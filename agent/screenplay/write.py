"""A storyboard as Fountain that reads back to an equal one.

What happens is written in the words that told it: a script's own action lines, or the sentences of the request.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from ...common.acts import Entity
from ...common.story import Language, Line, Setting, Shot, Storyboard
from ...common.vocabulary import Emotion, Transition
from ...intent.people import Persona
from .directions import WRITTEN, read_direction
from .elements import ActionText, DialogueText
from .film import PLANNER
from .fountain import parse_fountain
from .headings import read_heading, write_heading
from .marks import is_heading
from .passages import passages_of
from .people import NARRATORS, folded_name
from .plain import parse_plain

_CHANGES: Final[Mapping[Language, Mapping[Transition, str]]] = {
    "en": {
        Transition.CUT: "CUT TO:", Transition.DISSOLVE: "DISSOLVE TO:", Transition.FADE: "FADE IN:",
        Transition.WIPE: "WIPE TO:", Transition.IRIS: "IRIS IN:",
    },
    "zh": {
        Transition.CUT: "切至", Transition.DISSOLVE: "叠化", Transition.FADE: "淡入", Transition.WIPE: "划像",
        Transition.IRIS: "圈入",
    },
}  # fmt: skip
_OFF_SCREEN: Final = {"en": "V.O.", "zh": "画外音"}
_NARRATOR: Final = {"en": "NARRATOR", "zh": "旁白"}


def fountain_of(board: Storyboard, characters: Mapping[str, Persona]) -> str:
    """The script of a film's plan, with a title page, in the film's language."""
    return "\n\n".join([f"Title: {board.title}", *_FountainWriter(board, characters).blocks()]) + "\n"


class _FountainWriter:
    """Writes one storyboard."""

    def __init__(self, board: Storyboard, characters: Mapping[str, Persona]) -> None:
        self.board, self.characters = board, characters
        self.scripted = board.planner == PLANNER
        self.events = {event.id: event for event in board.events}
        self.names = SpokenNames(board, characters)
        self.passages = {} if self.scripted else passages_of(board)
        # what a script has as dialogue is told by no sentence
        self.quoted = [act.says for one in board.events if one.text for act in one.acts if act.says]
        self.speaker = ""

    def blocks(self) -> Iterator[str]:
        """The script's paragraphs."""
        before: Setting | None = None
        first = True
        for beat in self.board.beats:
            for number, shot in enumerate(beat.shots):
                usual = Transition.FADE if first else Transition.CUT
                if shot.transition is not usual:
                    yield f"> {_CHANGES[self.board.language][shot.transition]}"
                if heading := self._heading(beat.summary if not number else "", shot.setting, before):
                    self.speaker = ""
                    yield heading
                before, first = shot.setting, False
                yield from self._shot(shot)
        yield from self._rest()
        if self.board.end_card:
            yield f"> {_marked(self.board.end_card)} <"

    def _heading(self, summary: str, setting: Setting, before: Setting | None) -> str:
        """What begins a scene; nothing within one."""
        if not self.scripted:
            return _forced(write_heading(setting, self.board.language)) if setting != before else ""
        if summary and read_heading(summary, before)[0] == setting:
            return _forced(summary)
        moved = before is None or (setting.place, setting.time, setting.label) != (
            before.place, before.time, before.label
        )  # fmt: skip
        bare = before is None and not summary and not setting.label
        return _forced(write_heading(setting, self.board.language)) if (moved or summary) and not bare else ""

    def _shot(self, shot: Shot) -> Iterator[str]:
        if shot.card:
            yield f"> {_marked(shot.card)} <"
        told = shot.told if self.scripted else "\n\n".join(self._passages(shot))
        for paragraph in filter(None, told.split("\n\n")):
            self.speaker = ""
            yield self._action(paragraph)
        for line in shot.lines:
            if line.text in self.quoted:  # its sentence says it
                self.quoted.remove(line.text)
            else:
                yield self._speech(line, shot)

    def _passages(self, shot: Shot) -> Iterator[str]:
        """The words for the events that a shot shows first, and for those before them that none does."""
        order = list(self.passages)
        last = max((order.index(key) for key in shot.depicts if key in self.passages), default=-1)
        for key in order[: last + 1]:
            yield self.passages.pop(key)

    def _rest(self) -> Iterator[str]:
        for text in self.passages.values():
            for paragraph in filter(None, text.split("\n\n")):
                yield self._action(paragraph)

    def _action(self, text: str) -> str:
        lines = [_marked(line) for line in text.split("\n")]
        plain = "\n".join(lines)
        read = parse_fountain(f"Title: x\n\n{plain}", self.names.known).elements
        safe = len(read) == 1 and isinstance(read[0], ActionText) and read[0].text == text
        return plain if safe and not parse_plain(plain).speeches else "\n".join(f"!{line}" for line in lines)

    def _speech(self, line: Line, shot: Shot) -> str:
        name, language = self.names.of(line), self.board.language
        cue = name.upper() if name.upper().casefold() == name.casefold() else f"@{name}"
        narrates = folded_name(name) in NARRATORS
        off = f" ({_OFF_SCREEN[language]})" if not narrates and not self._is_seen(line, shot) else ""
        again = " (CONT'D)" if name == self.speaker and language == "en" else ""
        self.speaker = name
        aside = self._aside(line)
        said = re.sub(r"^([~(（])", r"\\\1", _marked(line.text))
        body = f"({aside})\n{said}" if aside else said
        read = parse_fountain(f"Title: x\n\n{cue}{off}\n{body}", ()).elements
        sure = (
            len(read) == 1
            and isinstance(read[0], DialogueText)
            and folded_name(read[0].name) == folded_name(name)
        )
        return f"{cue if sure else f'@{name}'}{off}{again}\n{body}"

    def _aside(self, line: Line) -> str:
        asked = read_direction(line.direction)
        if line.direction and (asked.emotion or Emotion.NEUTRAL) is line.emotion:
            return line.direction
        return "" if line.emotion is Emotion.NEUTRAL else WRITTEN[self.board.language][line.emotion]

    def _is_seen(self, line: Line, shot: Shot) -> bool:
        """Whether whoever speaks is in the picture, and speaks there."""
        if self.scripted:
            shown = (self.events[key] for key in shot.depicts if key in self.events)
            return any(act.says == line.text for event in shown for act in event.acts)
        entity = self.names.entity(line)
        there = {actor.character for actor in shot.actors} | {thing.id for thing in shot.things}
        return line.character in there or (entity is not None and entity.id in there)


class SpokenNames:
    """How the characters of a storyboard are called."""

    def __init__(self, board: Storyboard, characters: Mapping[str, Persona]) -> None:
        self._board, self._characters = board, characters
        self._extras = {
            actor.character: actor.extra.name for shot in board.shots for actor in shot.actors if actor.extra
        }
        self._played = {actor.character for shot in board.shots for actor in shot.actors}

    @property
    def known(self) -> set[str]:
        """The names of everybody."""
        personas = self._characters.values()
        own = {name for one in personas for name in (*one.names.en, *one.names.zh)}
        return own | {self.of(line) for shot in self._board.shots for line in shot.lines}

    def of(self, line: Line) -> str:
        """The name of whoever speaks a line, without an article."""
        who, language = line.character, self._board.language
        called = self._board.called.get(who, "")
        if who in self._extras:
            name = self._extras[who]
        elif called and who not in self._played:
            name = called
        elif (persona := self._characters.get(who)) is not None and not persona.narrator:
            name = self._spelled(who) or persona.names.shown(language)
        else:
            name = _NARRATOR[language]
        return re.sub(r"^(?:the|an?)\s+", "", name, flags=re.I)

    def entity(self, line: Line) -> Entity | None:
        """The entity that speaks a line."""
        name = folded_name(self.of(line))
        return next(
            (
                one
                for one in self._board.entities
                if _bare(one.name) == name or one.character == line.character
            ),
            None,
        )

    def _spelled(self, who: str) -> str:
        """A preset's name as the story spells it."""
        return next((one.name for one in self._board.entities if one.character == who), "")


def _bare(name: str) -> str:
    return folded_name(re.sub(r"^(?:the|an?)\s+", "", name, flags=re.I))


def _forced(heading: str) -> str:
    return heading if is_heading(heading) else f".{heading}"


def _marked(text: str) -> str:
    """Words in which nothing is taken for a mark of Fountain's."""
    bare = re.sub(r"([\\*_])", r"\\\1", text)
    return bare.replace("[[", "\\[\\[").replace("]]", "\\]\\]")
