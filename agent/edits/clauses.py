"""An order as clauses: what is quoted and which shots are named stand in each as marks, so that patterns are plain.

A clause without shots of its own goes on with those before it, within its sentence or where it says "it" or "that one".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from ...common.story import Shot, Storyboard
from ...intent.match import vocabulary_matcher
from ...intent.people import Persona
from .denial import values_said
from .moments import ToldMoment, moments_in
from .names import FilmEntity, FilmNames, Mention
from .shots import EVERY_SHOT, Named, shots_in

QUOTE: Final = r"⟦(\d+)⟧"
"""The mark of what is quoted."""
SHOTS: Final = r"⟪(\d+)⟫"
"""The mark of shots that are named."""
QUOTED: Final = re.compile(
    r"\"([^\"]{1,300})\"|“([^”]{1,300})”|「([^」]{1,300})」|『([^』]{1,300})』|《([^》]{1,120})》|‘([^’]{1,300})’"
    r"|(?<![\w])'((?:[^']|(?<=\w)'(?=\w)){1,300})'(?![\w])"
)
"""What stands in quotes."""
_ENDS: Final = re.compile(r"(?:(?<!\bno)(?!:\s*⟦)[.!?;:](?=\s|$)|(?<=⟧)[.!?]?\s+(?=and\b)|[。！？；：])")
_JOINS: Final = re.compile(
    r",|，|\s+[-–—]+\s+|\bso\b(?= (?:that|please|can|could|make|let|have|give|put|change|i|we|it|the|he|she|they|you|a|an|no|then)\b|,)|\b(?:but|because|cause|cuz|since|though|although)\b(?! not)"
    r"|\band(?= (?:also|then|please|the(?!\s*⟪)|her|his|make|have|let|cut|put|turn|add|remove|give|drop|lose|set|change|move|delete"
    r"|use|take|get|call|say|maybe|finally|he|she|they|it|in (?:the|shot|scene)|keep|swap|bring|end|start|show|no|a|an|⟪\d+⟫ (?:at|in|should|to|with|on|for|as|a|closer|wide))\b)"
    r"|(?=另外|还有|然后|并且|同时)|(?<=⟧)\s+(?=and\b|then\b)|\bthen\b",
    re.I,
)
_ADVERBIAL: Final = re.compile(
    r"(?:and |then |but )?(?:(?:right )?(?:at|in) the (?:very )?(?:start|beginning|end)|in the end|finally|at last|first|right (?:after|before)|(?:right )?(?:after|before|following)\s*⟪\d+⟫(?: that)?|(?:结尾|最后|片尾|开头|一开始|开场)(?:再|先)?(?:加(?:上)?一段)?|在?\s*⟪\d+⟫\s*(?:之?后面?|之?前面?|以后|以前))",
    re.I,
)
"""When something is to happen that the next clause tells."""
_NEW_SHOT: Final = re.compile(
    r"\badd (?:an?|another|one more|a new) (?:new |extra )?(?:shot|scene|bit|part)s?(?: (?:where|in which|of|with|when|showing|that shows))?|(?:再)?加(?:上)?一?[个段](?:新的?)?(?:镜头|戏|场景|画面)",
    re.I,
)
_TOLD_SHOT: Final = re.compile(
    r"\bthe (?!whole|entire|same|full|other|wide|close|medium|long|music|film|end)[a-z]+(?: [a-z]+)? (?:scene|shot)\b(?! by)",
    re.I,
)
"""A shot that is told by what is in it, and that isn't known by that."""
_GOES_ON: Final = re.compile(
    r"\b(?:it|that|that one|them|there|this|this one|those)\b|它|这个|那个|这一?段|那里", re.I
)
_BARE: Final = re.compile(
    r"\b(?P<verb>swap|switch|exchange|flip|delete|remove|cut|drop|keep|move|put|redo|in|for|on|between|only|lose|start with|begin with)"
    r"(?: the)? (?P<listed>\d{1,2}(?:\s*(?:,\s*and|,|and|&|to|-|with|or)\s*\d{1,2})*)"
    r"(?=\s*(?:$|[,.;!?]|\b(?:and|would|should|please|to|before|after|around|at|in|is|then|with|the|so|or|over|places|first)\b))",
    re.I,
)
_BARE_NTH: Final = re.compile(
    r"\b(?P<lead>in|into|to|before|after|behind|and|than|of) the (?P<nth>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last)(?= one\b|\s*(?:$|[,.;!?]))(?: one)?",
    re.I,
)
_OF_SHOTS: Final = re.compile(
    r"\b(?:cut|delete|remove|drop|lose|skip|bin|scrap|rid of|ditch|kill|take out|don't need|keep|leave|move|put|place|bring|shift|swap|switch|open|start|begin|end|finish|close|before|after|repeat)\b|删|去掉|剪|砍|不要|挪|移|放到|调|换到|保留|只留|重复",
    re.I,
)
"""What is done with shots themselves, and not with what they show."""
_MOVED_IT: Final = re.compile(
    r"\b(?:move|put|place|bring|shift|stick)\s+(it|that)\s+(?:(?:right|back|up|down)\s+)?"
    r"(?=(?:to|at) (?:the )?(?:very )?(?:start|beginning|front|end|back)\b|first\b|last\b|before\b|after\b)",
    re.I,
)
_NOT_SHOTS: Final = re.compile(
    r"\b(?:seconds?|minutes?|times|people|dogs?|lines?|more|percent|%|of them)\b", re.I
)


@dataclass(frozen=True)
class FilmFacts:
    """What a reader has to know of the film that an order is about."""

    board: Storyboard
    characters: Mapping[str, Persona]
    names: FilmNames

    @property
    def pictures(self) -> list[str]:
        """Ids of the shots that aren't cards, in their order."""
        return [shot.id for shot in self.board.shots if not shot.card]

    def shot(self, name: str) -> Shot | None:
        """A shot by its id."""
        return next((one for one in self.board.shots if one.id == name), None)


@dataclass
class OrderClause:
    """A part of an order with what it says of its own.

    Attributes:
        text: what nothing has taken up yet; what was is blank.
        scope: the shots that it is meant for; empty means the film.
        own: whether it names them itself.
        before: whoever was spoken of until now.
        moment: they are told by what happens in them, so that a line that is meant is known.
        said: all of it as it was said.
    """

    text: str
    quotes: Sequence[str]
    groups: list[tuple[str, ...]]
    sentence: int
    names: FilmNames
    scope: list[str] = field(default_factory=list)
    own: bool = False
    rest: bool = False
    moment: bool = False
    said: str = ""
    before: list[FilmEntity] = field(default_factory=list)

    def take(self, *spans: tuple[int, int]) -> None:
        """Blanks what was understood."""
        letters = list(self.text)
        for start, end in spans:
            letters[start:end] = " " * (end - start)
        self.text = "".join(letters)

    def find(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What a pattern finds in the rest of it; that is blank from now on."""
        match = pattern.search(self.text)
        if match:
            self.take(match.span())
        return match

    @property
    def mentions(self) -> list[Mention]:
        """Whom and what the rest of it speaks of."""
        return self.names.find(self.text, self.before)

    def quote(self, mark: str) -> str:
        """What stands in quotes."""
        return self.quotes[int(mark)].strip()

    def group(self, mark: str) -> tuple[str, ...]:
        """Shots that are named."""
        return self.groups[int(mark)]

    def drop_marks(self) -> None:
        """Blanks the marks of shots, once what is meant for them is known."""
        self.take(*(match.span() for match in re.finditer(SHOTS, self.text)))

    @property
    def empty(self) -> bool:
        """Whether nothing is left of it."""
        return re.search(r"\w", re.sub(SHOTS, "", self.text)) is None


@dataclass
class Parsed:
    """The clauses of an order, and the shots that it names and that couldn't be read or aren't there."""

    clauses: list[OrderClause]
    unclear: bool = False
    missing: list[str] = field(default_factory=list)


def clauses_of(text: str, facts: FilmFacts) -> Parsed:
    """The clauses of an order, in their order."""
    quotes: list[str] = []

    def mark(match: re.Match[str]) -> str:
        quotes.append(next(part for part in match.groups() if part is not None))
        return f"⟦{len(quotes) - 1}⟧"

    text = _NEW_SHOT.sub(
        lambda match: "add that" if match.group().isascii() else "加一段", QUOTED.sub(mark, text)
    )
    text = _called_shots(text, len(facts.pictures))
    named = shots_in(text, facts.pictures)
    groups = [group.ids for group in named.groups]
    for number, group in reversed(list(enumerate(named.groups))):
        text = f"{text[: group.start]} ⟪{number}⟫ {text[group.end :]}"
    text = re.sub(r"(⟪\d+⟫)\s*:", r"\1 ", EVERY_SHOT.sub(" ", text))
    pieces = _pieces(text)
    found: list[OrderClause] = []
    for number, piece in pieces:
        found.append(OrderClause(piece, quotes, groups, number, facts.names, rest=named.rest, said=piece))
    _scopes(found, facts)
    missing = [one for one in named.ids if one not in facts.pictures]
    left = " , ".join(clause.text for clause in found)
    return Parsed([one for one in found if one.text.strip()], _unclear(named, left), missing)


def _unclear(named: Named, marked: str) -> bool:
    """Whether a shot is named that couldn't be read; what relates one to another is read by whoever moves them."""
    told = re.sub(r"⟪\d+⟫", " ", marked)
    return (named.unclear and shots_in(told).unclear) or _TOLD_SHOT.search(told) is not None


def _called_shots(text: str, count: int) -> str:
    """Numbers that can only be shots' are called so: "swap 3 and 4"."""

    def told(match: re.Match[str]) -> str:
        numbers = [int(one) for one in re.findall(r"\d+", match.group("listed"))]
        after = text[match.end() : match.end() + 12]
        if any(one > count for one in numbers) or _NOT_SHOTS.match(after.strip()):
            return match.group()
        listed = re.sub(r"\bwith\b|\bor\b", "and", match.group("listed"))
        return f"{match.group('verb')} shots {listed}"

    text = re.sub(
        r"\bthe (first|opening) and (?:the )?(last|final) shots?\b",
        r"the first shot and the last shot",
        text,
        flags=re.I,
    )
    text = re.sub(
        r"(?<!shot )(?<!scene )(?<!shots )\bnumber (\d{1,2})\b", r"shot \1", _BARE.sub(told, text), flags=re.I
    )
    text = text.replace("第一个和最后一个镜头", "第一个镜头和最后一个镜头")
    return _BARE_NTH.sub(lambda match: f"{match.group('lead')} the {match.group('nth')} shot", text)


def _pieces(text: str) -> list[tuple[int, str]]:
    pieces: list[tuple[int, str]] = []
    for number, sentence in enumerate(_split(_ENDS, text)):
        lead = ""
        for part in [one for piece in _split(_JOINS, sentence) for one in _told_apart(piece)]:
            if _ADVERBIAL.fullmatch(part.strip()):
                lead += f" {part.strip()} "
                continue
            pieces.append((number, f"{lead}{part}"))
            lead = ""
        if lead:
            pieces.append((number, lead))
    return pieces


def _told_apart(piece: str) -> list[str]:
    """A clause that says one thing of one shot and another of a second, as two: "rain in s2 and snow in s3"."""
    for match in re.finditer(r"\band\b|而|，", piece):
        one, other = piece[: match.start()], piece[match.end() :]
        if all(re.search(SHOTS, part) and _values(part) for part in (one, other)):
            return [one, *_told_apart(other)]
    return [piece]


def _values(part: str) -> bool:
    text = re.sub(SHOTS, " it ", re.sub(r"\s+", " ", part)).replace("  ", " ")
    return bool(values_said(text, vocabulary_matcher().find(text)))


def _split(pattern: re.Pattern[str], text: str) -> list[str]:
    parts, at = [], 0
    for match in pattern.finditer(text):
        parts.append(text[at : match.start()])
        at = match.end()
    return [part for part in [*parts, text[at:]] if part.strip()]


def _scopes(clauses: Sequence[OrderClause], facts: FilmFacts) -> None:
    """Gives every clause the shots that it is meant for."""
    scope: list[str] = []
    moment, sentence, before = False, -1, []  # type: bool, int, list[FilmEntity]
    for number, clause in enumerate(clauses):
        clause.before = list(before)
        found = moments_in(clause.text, facts.board, facts.names, before)
        clause.before += [
            one
            for mention in clause.mentions
            if any(each.start <= mention.start < each.end for each in found)
            for one in mention.entities
        ]
        before += [
            one for mention in clause.mentions for one in mention.entities if len(mention.entities) == 1
        ]
        _moved_it(clauses, number)
        own = [one for mark in re.findall(SHOTS, clause.text) for one in clause.group(mark)]
        own += [one for each in found for one in each.ids]
        _marked(clause, found)
        if own:
            scope, moment = list(dict.fromkeys(own)), bool(found)
            clause.own = True
        elif clause.sentence != sentence and not _GOES_ON.search(clause.text):
            scope, moment = [], False
        clause.scope, clause.moment, sentence = list(scope), moment, clause.sentence
        only = re.sub(r"\b(?:but|only|just|and)\b|不过|只是?|但是?", " ", clause.text, flags=re.I)
        if own and re.search(r"\w", re.sub(SHOTS, "", only)) is None:
            _told_after(clauses, number, clause)


def _moved_it(clauses: Sequence[OrderClause], number: int) -> None:
    """ "It" that is moved is the shot that the clause before names, where that names nobody and no thing."""
    clause, last = clauses[number], clauses[number - 1] if number else None
    found = _MOVED_IT.search(clause.text)
    if found is None or last is None or last.sentence != clause.sentence or last.mentions:
        return
    marks = re.findall(SHOTS, last.text)
    if len(marks) == 1 and len(last.group(marks[0])) == 1:
        clause.text = f"{clause.text[: found.start(1)]} ⟪{marks[0]}⟫ {clause.text[found.end(1) :]}"


def _marked(clause: OrderClause, found: Sequence[ToldMoment]) -> None:
    """Blanks moments; a shot that is told stands there as one that is named, where it is to be cut out or moved."""
    orders = _OF_SHOTS.search(clause.text) is not None
    for each in sorted(found, key=lambda one: one.start, reverse=True):
        if not (each.shot and orders and each.end > each.start):
            clause.take((each.start, each.end))
            continue
        clause.groups.append(each.ids)
        mark = f" ⟪{len(clause.groups) - 1}⟫ "
        clause.text = f"{clause.text[: each.start]}{mark}{clause.text[each.end :]}"


def _told_after(clauses: Sequence[OrderClause], number: int, clause: OrderClause) -> None:
    """Shots that are said in a clause of their own: for those before them in the sentence, or for the next one."""
    before = [one for one in clauses[:number] if one.sentence == clause.sentence and not one.own]
    if not before and re.match(r"\W*(?:but|only|just|not|不过|只|但)", clause.said, re.I):
        before = [one for one in clauses[:number] if one.sentence == clause.sentence - 1 and not one.own]
    clause.find(re.compile(r"\b(?:but|only|just)\b|不过|只是?|但是?", re.I))
    for one in before:
        one.scope, one.moment, one.own = list(clause.scope), clause.moment, True
    if not before and number + 1 < len(clauses):
        clauses[number + 1].sentence = clause.sentence


__all__ = ["QUOTE", "SHOTS", "FilmFacts", "OrderClause", "Parsed", "ToldMoment", "clauses_of"]
