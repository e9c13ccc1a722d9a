"""Orders about what is said: another text for a line, a new line, nothing said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ...common.story import Line, Shot
from ...intent.numbers import NUMBER_ZH, chinese_number
from .clauses import QUOTE, FilmFacts, OrderClause
from .model import Edit, NewLine, RemoveLines, SetLine
from .names import FilmEntity
from .shots import ORDINALS

_SAYS: Final = re.compile(
    rf"(?P<how>\b(?:say|says|saying|said|shout|shouts|yell|yells|call out|calls out|call|whisper|whispers|cry|cries|ask|asks|answer|answers|reply|replies|add|adds|scream|screams|mutter|exclaim|go|goes|tell \w+)\b"
    rf"|(?:喊|说|叫|讲|补|问|答|嘟囔|吼|大喊|回答)[\u4e00-\u9fff]{{0,6}})[\s,:，：]*(?:like |something like |just |too |out )?{QUOTE}(?P<instead> instead\b| now\b)?",
    re.I,
)
_LINE_TO: Final = re.compile(
    rf"(?:\b(?:lines?|words|dialogue|bit|text|reply|answer)\b|台词|台詞|那句话?|这句话?|句话|对白|那句|话)[^⟦]{{0,60}}?"
    rf"(?:\b(?:to|into|with|be|say|read|as|is|by)\b|[：:]|改成|换成|改为|换为|变成|改做|换做|应该是|是)[\s:：]*{QUOTE}",
    re.I,
)
_OLD_TO_NEW: Final = re.compile(
    rf"{QUOTE}[^⟦]{{0,40}}?(?:\b(?:to|into|with|by|but|becomes?|should be|say|says)\b|改成|换成|改为|变成|而是)\s*{QUOTE}",
    re.I,
)
_NEW_FOR_OLD: Final = re.compile(
    rf"{QUOTE}\s*(?:instead of|rather than|in place of|而不是|代替)\s*{QUOTE}", re.I
)
_ADD_LINE: Final = re.compile(
    rf"(?:\badd\b[^⟦]{{0,30}}?\bline\b|加(?:上)?一?句(?:台词|话)?|补(?:上)?一?句)[^⟦]{{0,30}}?{QUOTE}", re.I
)
_SILENT: Final = re.compile(
    r"\b(?:nobody|no one|no-one|none of them|they) (?:needs? to |should |has to |have to |must )?(?:talks?|speaks?|says? (?:anything|a word))\b"
    r"|\b(?:need(?:n't| not)|does(?:n't| not) (?:need|have) to|should(?:n't| not)|must(?:n't| not)|do(?:n't| not) (?:let \w+|have \w+)?|stop|without|not) ?(?:to )?(?:talk|speak|say(?: anything| a word| that)?|talking|speaking)\b"
    r"|\b(?:remove|delete|cut|drop|lose|skip|take out|get rid of|no|without|scrap|leave out)\b[^.⟦]{0,24}?\b(?:lines?|dialogue|talking|words|speech)\b"
    r"|\b(?:be|is|stays?|keep|keeps|remains?) (?:quiet|silent|mute)\b|\bsilent(?:ly)?\b(?= (?:shot|scene|there|here)|$)"
    r"|不用(?:开口|说话|出声|讲话)|别(?:开口|说话|出声|讲话)|不(?:要|必)?(?:开口|说话|出声|讲话|说)|(?:台词|对白|那句话?|这句话?|话)(?:都|全)?(?:删掉|去掉|删了|删|不要了?|拿掉|剪掉)"
    r"|(?:删掉|去掉|删|不要|拿掉|剪掉)[^⟦，。]{0,10}?(?:台词|对白|那句话?|话)|没有(?:台词|对白)|闭嘴|安静",
    re.I,
)
_SILENT_QUOTE: Final = re.compile(
    rf"(?:\b(?:remove|delete|cut|drop|lose|skip|take out|get rid of|scrap|leave out|without|no)\b|删掉|去掉|删|不要|拿掉)[^⟦]{{0,30}}?{QUOTE}(?:(?:这|那)?句(?:话|台词)?)?",
    re.I,
)
_LAST: Final = re.compile(r"\b(?:last|final|closing)\b(?! (?:shot|scene))|最后(?:那|一|的)?", re.I)
_NTH: Final = re.compile(rf"\b({'|'.join(ORDINALS)}|opening)\b(?! (?:shot|scene))|第({NUMBER_ZH})句", re.I)
_FIRST: Final = re.compile(
    r"\b(?:first|at the (?:start|beginning)|before (?:that|the others?|anything)|to begin)\b|先|开头|一开始",
    re.I,
)
_ALSO: Final = re.compile(
    r"\b(?:also|then|after(?:wards| that)?|add)\b|(?:too|as well)\W*$|也|再|又|补|还", re.I
)


def read_lines(clause: OrderClause, facts: FilmFacts) -> list[Edit]:
    """What of a clause is about lines."""
    for pattern, old, new in ((_OLD_TO_NEW, 1, 2), (_NEW_FOR_OLD, 2, 1)):
        if match := clause.find(pattern):
            line = _quoted_line(clause.quote(match.group(old)), facts) or _only_line(clause, facts)
            _spend(clause)
            return [SetLine(line=line.id, text=clause.quote(match.group(new)))] if line else []
    if match := _ADD_LINE.search(clause.text):
        return _add(clause, facts, match, clause.quote(match.group(1)))
    match = _SILENT_QUOTE.search(clause.text)
    if match and re.search(r"\bwords?\b|这个词|两个字", clause.text[: match.end()], re.I):
        return []
    if match and (line := _quoted_line(clause.quote(match.group(1)), facts)):
        clause.take(match.span())
        return [RemoveLines(lines=[line.id])]
    if match := _LINE_TO.search(clause.text):
        return _set(clause, facts, match)
    if match := _SAYS.search(clause.text):
        return _says(clause, facts, match)
    if match := _SILENT.search(clause.text):
        return _silence(clause, facts, match)
    return []


def _speakers(clause: OrderClause, upto: int | None = None) -> list[FilmEntity]:
    """Whoever a clause names that can speak, those before a place of it first; nobody means anybody."""
    found = [
        one for mention in clause.mentions for one in mention.entities if upto is None or mention.start < upto
    ]
    return [one for one in dict.fromkeys(found) if one.plays or one.prop]


def _only_line(clause: OrderClause, facts: FilmFacts) -> Line | None:
    """The one line of whoever is named, where it is quoted in other words or in another language."""
    who = _speakers(clause)[:1]
    lines = _lines(clause, facts, who) if who else []
    return lines[0] if len(lines) == 1 else None


def _shots(clause: OrderClause, facts: FilmFacts) -> list[Shot]:
    return [shot for shot in facts.board.shots if not clause.scope or shot.id in clause.scope]


def _lines(clause: OrderClause, facts: FilmFacts, who: Sequence[FilmEntity]) -> list[Line]:
    voices = {voice for one in who for voice in one.voices}
    return [
        line for shot in _shots(clause, facts) for line in shot.lines if not who or line.character in voices
    ]


def _set(clause: OrderClause, facts: FilmFacts, match: re.Match[str]) -> list[Edit]:
    """The one line that is meant gets another text; nothing where it can't be told which."""
    text = clause.quote(match.group(1))
    lines = _lines(clause, facts, _speakers(clause)[:1])
    line = _chosen(clause, lines)
    if line is None:
        return []
    _spend(clause)
    return [SetLine(line=line.id, text=text)]


def _chosen(clause: OrderClause, lines: Sequence[Line]) -> Line | None:
    nth = _NTH.search(clause.text)
    if lines and _LAST.search(clause.text):
        return lines[-1]
    if nth and lines:
        word = (nth.group(1) or "").lower()
        number = (
            int(chinese_number(nth.group(2)))
            if nth.group(2)
            else 1
            if word == "opening"
            else ORDINALS.index(word) + 1
        )
        return lines[number - 1] if 0 < number <= len(lines) else None
    return lines[0] if len(lines) == 1 else None


def _says(clause: OrderClause, facts: FilmFacts, match: re.Match[str]) -> list[Edit]:
    """Somebody says something: in place of the line that was named by its words, or besides what they say."""
    if re.search(r"⟧\s*(?:那|这)?句?(?:话|台词)?(?:都)?(?:删|去掉|不要|拿掉)", clause.text):
        return []
    text = clause.quote(match.group(2))
    who = _speakers(clause, match.start()) or _speakers(clause) or list(reversed(clause.before))[:1]
    if match.group("how").lower().startswith("tell "):
        who = _speakers(clause, match.start("how")) or who
    also = _ALSO.search(clause.text[: match.end()])
    lines = _lines(clause, facts, who[-1:])
    alone = re.search(r"\b(?:just|only|simply)\b[^⟦]{0,24}$|只|就", clause.text[: match.end("how")])
    instead = (
        alone or match.group("instead") or re.search(r"\binstead\b|改成|换成|而是|改说|改口", clause.text)
    )
    if lines and (
        instead or (clause.moment and not also and who and who[-1].gender and _pronoun_only(clause, match))
    ):
        line = _chosen(clause, lines)
        if line is not None:
            _spend(clause)
            return [SetLine(line=line.id, text=text)]
    return _add(clause, facts, match, text, who[-1] if who else None)


def _pronoun_only(clause: OrderClause, match: re.Match[str]) -> bool:
    """Whether the speaker is only called he or she: whoever speaks in the line that was told by its words."""
    return any(
        one.text.lower() in ("he", "she", "him", "her", "他", "她")
        for one in clause.mentions
        if one.start < match.start()
    )


def _add(
    clause: OrderClause, facts: FilmFacts, match: re.Match[str], text: str, who: FilmEntity | None = None
) -> list[Edit]:
    if who is None:
        named = _speakers(clause) or list(reversed(clause.before))[:1]
        who = named[0] if named else None
    shots = [shot for shot in _shots(clause, facts) if not shot.card]
    if who is None or not shots:
        return []
    if not clause.scope:  # at the end of the film
        shots = shots[-1:] if not _FIRST.search(clause.text) else shots[:1]
    first = _FIRST.search(clause.text) is not None and bool(clause.scope)
    _spend(clause)
    voice = _voice(who, facts)
    return [NewLine(shot=shot.id, character=voice, text=text, first=first) for shot in shots[:1]]


def _voice(who: FilmEntity, facts: FilmFacts) -> str:
    """The id under which somebody speaks: as in their other lines, else their body's, else the voice that is lent."""
    spoken = [
        line.character for shot in facts.board.shots for line in shot.lines if line.character in who.voices
    ]
    if spoken:
        return spoken[0]
    if who.plays:
        seen = [
            actor.character
            for shot in facts.board.shots
            for actor in shot.actors
            if actor.character in who.bodies
        ]
        return seen[0] if seen else who.id
    lent = sorted(one for one in who.voices if one in facts.board.called)
    return lent[0] if lent else "narrator"


def _silence(clause: OrderClause, facts: FilmFacts, match: re.Match[str]) -> list[Edit]:
    who = _speakers(clause)[:1]
    lines = _lines(clause, facts, who)
    if not lines or (
        not who
        and not clause.scope
        and not re.search(r"\b(?:all|any|nobody|no one|no)\b|所有|全部|都", clause.text, re.I)
    ):
        return []
    if re.search(r"\bline\b|那句|这句", match.group(), re.I) and len(lines) > 1:
        line = _chosen(clause, lines)
        lines = [line] if line else []
    if not lines:
        return []
    _spend(clause)
    return [RemoveLines(lines=[line.id for line in lines])]


def _quoted_line(text: str, facts: FilmFacts) -> Line | None:
    """The line whose words are quoted, in whole or in part."""
    plain = _plain(text)
    found = [
        line for shot in facts.board.shots for line in shot.lines if plain and plain in _plain(line.text)
    ]
    return found[0] if len(found) == 1 else None


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()


def _spend(clause: OrderClause) -> None:
    """A clause about a line is about nothing else."""
    clause.text = " " * len(clause.text)
