"""Orders about time and voices: how long shots stand, how fast they go, how somebody speaks."""

from __future__ import annotations

import re
from typing import Final

from ...intent.numbers import NUMBER_EN, NUMBER_ZH, chinese_number, english_number
from .clauses import FilmFacts, OrderClause
from .cut import A_BIT, A_LOT, VOICE
from .model import Edit, SetPace, SetVoice
from .names import FilmEntity

FASTER, SLOWER, LONGER, SHORTER = 0.8, 1.3, 1.4, 0.7
"""Factors on the seconds of shots that are to go faster or slower, or to stand longer or shorter."""
PITCH: Final = 2.5
"""Semitones by which a voice gets deeper or higher."""
_FASTER: Final = re.compile(
    r"\b(?:faster|quicker|speed (?:it |this |that |them |those |these |things |the (?:film|movie|pace|whole thing) )?up|speed up|too slow|snappier|pick up the pace|drags?|dragging|quick(?:en)?|more (?:pace|speed)|pacier|livelier|speedier|hurry)\b|快一?[点些]|更快|加快|太慢|拖沓|拖拉|太拖|快起来|紧凑",
    re.I,
)
_SLOWER: Final = re.compile(
    r"\b(?:slower|slow (?:it |this |that |them |those |these |things |the (?:film|movie|pace|whole thing) )?down|slow down|too fast|too quick|slow[- ]motion|slow[- ]?mo|rushed|hectic|hurried|calmer pace|take its time|more slowly)\b|慢一?[点些]|更慢|放慢|太快|慢下来|慢动作|有点赶|太赶|赶了",
    re.I,
)
_LONGER: Final = re.compile(
    r"\b(?:longer|lengthen|extend|stretch(?: out)?|prolong|too short|hold (?:on(?! to)\b|it\b|that\b|for a\b|a (?:bit|little|moment))|linger|stay(?:s)? (?:on (?:screen|it) )?|more time)\b|长一?[点些]|更长|加长|延长|久一?[点些]|太短|一闪就没|一闪而过|多停|停久|留长|拉长",
    re.I,
)
_SHORTER: Final = re.compile(
    r"\b(?:shorter|shorten|trim(?: it)?(?: down)?|too long|cut (?:it |this )?(?:down|short)|tighten|tighter|briefer|goes on (?:forever|too long))\b|短一?[点些]|更短|缩短|太长|剪短|短些",
    re.I,
)
_DOUBLE: Final = re.compile(
    r"\b(?:twice|half) as long\b|\bdouble (?:the |its )?length\b|(?:再)?长一倍|延长一倍|一半(?:长|时间)", re.I
)
SECONDS: Final = re.compile(
    rf"(?P<more>\badd\b |\bby\b |多)?(?:\b(?:to|for|last|exactly|only|just|at)\b )?(?:({NUMBER_EN})(?P<extra> (?:more|extra|additional))?[\s-]{{0,2}}(?:seconds?|secs?|(?<=\d)s|(?<=\d )s)\b(?P<longer> (?:longer|more|shorter|less))?|({NUMBER_ZH})秒(?:钟)?)",
    re.I,
)
_VOICES: Final = (
    (
        re.compile(
            r"\b(?:deeper|lower|deep|low|gruff(?:er)?|rasp(?:y|ier)|hoarse(?:r)?|husk(?:y|ier)|older|darker|bass|manlier|like a (?:man|grown-?up)|less (?:high|squeaky|shrill)|softer|gentler)\b|(?<=太)[低粗]|低沉|低一?[点些]|更低|粗一?[点些]|浑厚|老一?[点些]|苍老|深沉|沙哑|柔和|温和|别那么尖",
            re.I,
        ),
        -PITCH,
        1.0,
    ),
    (
        re.compile(
            r"\b(?:higher|high|shrill|squeak(?:y|ier)|younger|like a (?:child|kid|boy|girl|baby)|childlike|childish|lighter|shriller|less deep|more child\w*|cuter)\b|(?<=太)[尖高]|尖一?[点些]|高一?[点些]|更高|稚嫩|年轻|幼|奶声奶气|清脆|可爱|童声",
            re.I,
        ),
        PITCH,
        1.0,
    ),
    (
        re.compile(
            r"\b(?:slower|more slowly|(?<!too )slow(?:ly)?|slow down|too fast|too quickly)\b|慢一?[点些]|慢点儿?|更慢|太快|放慢|慢慢",
            re.I,
        ),
        0.0,
        0.85,
    ),
    (
        re.compile(
            r"\b(?:faster|quicker|more quickly|quickly|too slow(?:ly)?|speed up|(?<!too )fast)\b|快一?[点些]|快点儿?|更快|太慢|加快",
            re.I,
        ),
        0.0,
        1.18,
    ),
)


def read_pace(clause: OrderClause, facts: FilmFacts) -> list[Edit]:
    """How long shots stand and how fast they go; the film's own length in seconds is read with the rest."""
    if clause.scope and (match := SECONDS.search(clause.text)):
        return _for_seconds(clause, facts, match)
    if clause.scope and (match := clause.find(_DOUBLE)):
        half = re.match(r"half|一半", match.group(), re.I) is not None
        return [SetPace(shots=clause.scope, factor=0.5 if half else 2.0)]
    for pattern, factor, acts in (
        (_SLOWER, SLOWER, True),
        (_FASTER, FASTER, True),
        (_LONGER, LONGER, False),
        (_SHORTER, SHORTER, False),
    ):
        match = pattern.search(clause.text)
        if (
            match is None
            or (not acts and not clause.scope)
            or re.search(r"\bno longer\b|\bas long\b", clause.text, re.I)
        ):
            continue
        if re.search(r"\b(?:zoom|pan|camera|push|tilt)\b|推|拉远|镜头慢慢", clause.text, re.I):
            return []
        clause.take(match.span())
        for also in (
            _SLOWER,
            _FASTER,
            _LONGER,
            _SHORTER,
            re.compile(r"\b(?:on screen|screen|pace|tempo|motion|stay)\b|节奏|速度|画面|留", re.I),
        ):
            while clause.find(also):
                pass
        if A_LOT.search(clause.text):
            factor = factor**1.6
        return [SetPace(shots=clause.scope, factor=round(factor, 3), acts=acts)]
    return []


def _for_seconds(clause: OrderClause, facts: FilmFacts, match: re.Match[str]) -> list[Edit]:
    seconds = english_number(match.group(2)) if match.group(2) else chinese_number(match.group(5))
    told = (match.group("longer") or "").strip()
    exact = re.search(r"[到为成]\s*$", clause.text[: match.start()]) is not None
    less = not exact and (told in ("shorter", "less") or re.search(r"短|少|减", clause.text) is not None)
    grown = not exact and re.search(r"延长|加长|长|多|加", clause.text) is not None and match.group(2) is None
    relative = bool(told or match.group("more") or match.group("extra") or less or grown)
    clause.take(match.span())
    for also in (_LONGER, _SHORTER):
        clause.find(also)
    edits: list[Edit] = []
    for one in clause.scope:
        shot = facts.shot(one)
        if shot is not None:
            wanted = shot.seconds + (-seconds if less else seconds) if relative else seconds
            edits.append(SetPace(shots=[one], seconds=min(max(round(wanted, 2), 0.5), 30.0)))
    return edits


def read_voices(clause: OrderClause, facts: FilmFacts, topic: str = "") -> list[Edit]:
    """How somebody is to speak.

    Args:
        topic: ``voice`` where the clause before was about somebody's: "so shrill, make it softer".
    """
    voice = VOICE.search(clause.text)
    if voice is None and (topic != "voice" or clause.mentions):
        return []
    for pattern, pitch, speed in _VOICES:
        match = pattern.search(clause.text)
        if match is None:
            continue
        about = topic == "voice" or re.search(r"voice|sound|声|嗓|说话像|音", clause.text, re.I)
        if pitch and not about and pitch < 0:
            continue
        named = [
            one
            for mention in clause.mentions
            for one in mention.entities
            if mention.start <= match.start() + 40
        ]
        named = named or list(reversed(clause.before))[:1]
        if not named:
            return []
        if re.search(r"(?:\b(?:too|so|less)|太)\s*$", clause.text[: match.start()], re.I):
            pitch = -pitch  # it is complained of
        factor = 0.5 if A_BIT.search(clause.text) and speed == 1.0 else 1.0
        who = _speaker(named[0], facts)
        clause.text = " " * len(clause.text)
        scope = clause.scope if clause.own else []
        return (
            [SetVoice(character=who, shots=scope, pitch=round(pitch * factor, 2), speed=speed)] if who else []
        )
    return []


def _speaker(one: FilmEntity, facts: FilmFacts) -> str:
    return next(
        (line.character for shot in facts.board.shots for line in shot.lines if line.character in one.voices),
        "",
    )
