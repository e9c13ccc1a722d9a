"""Orders about which shots there are and in which order: cut out, kept alone, swapped, moved, seen twice, undone."""

from __future__ import annotations

import re
from typing import Final

from .clauses import SHOTS, FilmFacts, OrderClause
from .model import Edit, MoveShots, RemoveShots, RepeatShot, SwapShots, Undo

_G: Final = rf"(?:the |shots? |scenes? )?\s*{SHOTS}"
_UNDO: Final = re.compile(
    r"\bundo\b[\w ]{0,24}|\bgo back (?:one|a) (?:step|version)\b|\bone step back\b|\bstep back\b|\brevert\b[\w ]{0,24}|\b(?:put|change|turn|set|switch|bring|get) (?:it|that|everything|this|things) back\b[\w ]{0,30}"
    r"|\b(?:go|back|return)(?: back)? to (?:the )?(?:previous|last|old|earlier|original|first|way|version|film|one|how)\b(?! (?:shot|scene))[\w ]{0,24}"
    r"|\btake (?:that|it) back\b|\b(?:forget|scrap|cancel|discard) (?:that|it|the last|my last|those|these|the changes?)\b[\w ]{0,24}"
    r"|\b(?:like|as) it was (?:before)?\b[\w ]{0,10}|\bhow it was\b(?: before)?|\bi (?:liked?|prefer(?:red)?) (?:it|the old|the one) (?:better )?before\b|\bi (?:liked?|prefer(?:red)?) the (?:previous|last|old|earlier|first|other) (?:version|one|film|cut)[\w ]{0,12}|\bthe (?:previous|last|earlier) (?:version|one) was better\b|\b(?:previous|last|earlier|old) version (?:please|back|again)\b|\bthe old (?:one|version) (?:was|back)\b[\w ]{0,12}"
    r"|撤销[^，。]{0,10}|撤回[^，。]{0,10}|还原[^，。]{0,8}|恢复(?:原样|原来|之前|到|成)?[^，。]{0,10}|改回(?:去|来|原来)[^，。]{0,8}|(?:回到|退回|退到)(?:上|之前|原来|前)[^，。]{0,8}|变回(?:去|来|原来)[^，。]{0,8}|复原",
    re.I,
)
_CUT_OUT: Final = re.compile(
    rf"(?:\b(?:cut(?: out)?|delete|remove|drop|lose|skip|throw (?:away|out)|get rid of|take out|leave out|scrap|kill|ditch|omit|chuck|bin|trim out|eliminate|(?:don't|do not) (?:need|want)|can do without|no)\b(?: away)?(?: all of)?\s+{_G}(?=\s*(?:$|[,.;!]|⟪|&|\b(?:and|from|please|entirely|altogether|completely|too|as well|out|now|away|if|then|instead|thanks)\b)))"
    rf"|{SHOTS}\s*(?:can go|should go|has to go|is (?:not needed|unnecessary|superfluous|boring)|isn't needed|out\b)"
    rf"|{SHOTS}\s*(?:也|都|给我|全部?|整个)?(?:删掉|删除|删了|删|去掉|剪掉|不要了?|拿掉|砍掉|砍了|去了|剪了)(?=(?:吧|啊|了|呀|他|它)?\s*(?:$|[,，。;；]))|(?:删掉|删除|删|去掉|剪掉|砍掉|不要|拿掉)\s*{SHOTS}(?!\s*(?:里|中|的))",
    re.I,
)
_KEEP: Final = re.compile(
    rf"\b(?:only|just)(?: want| need| keep| leave| use)(?: to (?:keep|see))?\s+{_G}|\b(?:keep|leave|want|use|need)(?: only| just)\s+{_G}|\bnothing but\s+{_G}"
    rf"|(?:只|仅)(?:留下?|要|保留|用|需要|剩)\s*{SHOTS}|{SHOTS}\s*(?:留下|保留)(?=.{{0,6}}(?:其|别|删))",
    re.I,
)
_OTHERS: Final = re.compile(
    r"\b(?:throw|delete|remove|cut|drop|lose|get rid of|discard|scrap|ditch)(?: away| out)?(?: all)? (?:the )?(?:others?|rest|other ones|remaining|everything else)(?: shots?| scenes?)?(?: away| out)?"
    r"|\b(?:the )?(?:others?|rest|everything else) (?:away|out|can go|should go)\b|(?:其余|其他|其它|别的|剩下)(?:的)?(?:镜头)?(?:都|全部?)?(?:删掉|删|不要|去掉|剪掉|扔掉)",
    re.I,
)
_SWAP: Final = re.compile(
    rf"\b(?:swap|switch|exchange|flip|trade|reverse)\b(?: around| the order of| the places of| places of| round)?(?: between)?\s*{_G}(?:\s*(?:and|with|for|&|,)\s*{_G})?(?: around| over| round)?"
    rf"|{_G}\s*(?:and|with)?\s*(?:{_G})?\s*(?:should )?(?:swap|switch|change|trade|swapped|the other way (?:a)?round)(?: places| around| round)?\b"
    rf"|{SHOTS}\s*(?:和|跟|与|同)?\s*(?:{SHOTS})?\s*(?:的)?(?:顺序|位置|次序)?(?:调换|对调|交换|互换|调转|换过来|换一下|颠倒|换个?)(?:一下)?(?:顺序|位置|次序)?|(?:调换|对调|交换|互换)(?:一下)?\s*{SHOTS}\s*(?:和|跟|与)?\s*(?:{SHOTS})?(?:的)?(?:顺序|位置|次序)?",
    re.I,
)
_MOVE: Final = re.compile(
    rf"\b(?:move|put|place|bring|shift|have|show|play|take|stick)\b\s*{_G}\s*(?:should )?(?:come |go |play |be )?(?:to |up |right |down |forward |back |over )*"
    rf"(?P<where>before|in front of|ahead of|after|behind|following|(?:to |at |in )?(?:the )?(?:very )?(?:start|beginning|front|end|back|first|last|finish|opening))\b(?: of the (?:film|movie))?(?:\s*{_G})?",
    re.I,
)
_COMES: Final = re.compile(
    rf"{_G}\s*(?:should|must|needs to|has to|ought to|could|goes|comes|to|can)?\s*(?:come|go|play|be|be shown|happen)?\s*(?:straight |right |directly |immediately |just )?(?P<where>before|ahead of|in front of|after|behind|first|last(?!\s+(?:for|about|exactly|only|just|\d|\w+ sec|longer))|at the (?:start|beginning|end))\b(?:\s*{_G})?",
    re.I,
)
_BEGINS: Final = re.compile(
    rf"\b(?P<where>start|begin|open|end|finish|close)(?:s|ing)?(?: the (?:film|movie))?(?: it)? (?:with|on)\s+{_G}|{SHOTS}\s*(?:来|先)?(?P<zh>开头|打头|收尾|结尾)(?=\s*(?:吧|$|[,，]))",
    re.I,
)
_MOVE_ZH: Final = re.compile(
    rf"(?:把|将)?\s*{SHOTS}\s*(?:移|挪|放|调|搬|提|排|换|移动|插)(?:到|在|至)?\s*(?:{SHOTS}\s*)?(?P<where>之?前面?|以前|之?后面?|以后|后边|前边|最前面?|开头|最开头|片头|最后面?|结尾|片尾|末尾|第一个?|最前)",
)
_TWICE: Final = re.compile(
    rf"\b(?:repeat|duplicate|double|copy|show)\b\s*{_G}(?: twice| again| once more| a second time)?|{_G}\s*(?:twice|two times)\b|(?:复制|重复)(?:一遍|一下)?\s*{SHOTS}|{SHOTS}\s*(?:重复|复制)(?:一遍|一次)?",
    re.I,
)
SHOT_ORDERS: Final = (_SWAP, _MOVE, _MOVE_ZH, _BEGINS, _COMES, _KEEP, _CUT_OUT, _TWICE)
"""What may be done with shots themselves."""
_FRONT: Final = re.compile(r"start|begin|front|first|open|头|最前|第一", re.I)
_BESIDE: Final = re.compile(r"\b(?:into|before|after|to|of|in|from)\s*$", re.I)
_REST: Final = re.compile(
    r"\b(?:(?:go on|continue|carry on) with )?the rest(?: (?:stays?|as (?:is|it is|before)))?\b|\bas is\b",
    re.I,
)


def read_order(clause: OrderClause, facts: FilmFacts) -> list[Edit]:
    """What of a clause is about the shots themselves and their order."""
    if clause.find(_UNDO):
        clause.text = re.sub(
            r"\b(?:no|wait|sorry|oops|please|actually|nevermind|never mind)\b", " ", clause.text, flags=re.I
        )
        return [Undo()]
    return (
        _swapped(clause)
        or _moved(clause, facts)
        or _kept(clause, facts)
        or _cut_out(clause, facts)
        or _twice(clause)
    )


def _marks(clause: OrderClause, match: re.Match[str]) -> list[tuple[str, ...]]:
    """The shots of each mark in what was found, in its order."""
    return [clause.group(mark) for mark in re.findall(SHOTS, match.group())]


def _and_more(clause: OrderClause, match: re.Match[str]) -> list[str]:
    """The shots of what was found and of the marks that are joined to it; all of it is taken."""
    named, end = [one for group in _marks(clause, match) for one in group], match.end()
    while joined := re.compile(rf"\s*(?:and|,|&|\+|和|与|跟|、)+\s*(?:the )?\s*{SHOTS}", re.I).match(
        clause.text, end
    ):
        named += clause.group(joined.group(1))
        end = joined.end()
    start = match.start()
    before = re.compile(rf"{SHOTS}\s*(?:and|,|&|\+|和|与|跟|、)+\s*(?:the )?\s*$", re.I)
    while joined := before.search(clause.text[:start]):
        named = [*clause.group(joined.group(1)), *named]
        start = joined.start()
    clause.take((start, end))
    return list(dict.fromkeys(named))


def _swapped(clause: OrderClause) -> list[Edit]:
    match = _SWAP.search(clause.text)
    named = [one for group in _marks(clause, match) for one in group] if match else []
    if match is None or len(named) != 2:
        return []
    clause.take(match.span())
    return [SwapShots(first=named[0], second=named[1])]


def _moved(clause: OrderClause, facts: FilmFacts) -> list[Edit]:
    for pattern in (_MOVE, _MOVE_ZH, _BEGINS, _COMES):
        match = pattern.search(clause.text)
        if match is None:
            continue
        groups, where = _marks(clause, match), match.group("where") or match.groupdict().get("zh") or ""
        last = facts.pictures
        if pattern is _BEGINS:
            first = re.match(r"start|begin|open|开头|打头", where, re.I) is not None
            edit = MoveShots(shots=list(groups[0]), before=_first_but(groups[0], last) if first else None)
        elif len(groups) == 2:
            after = re.match(r"after|behind|following|之?后|以后", where, re.I) is not None
            target = groups[1][-1] if after else groups[1][0]
            edit = MoveShots(
                shots=list(groups[0]), before=_next(target, groups[0], last) if after else target
            )
        elif re.fullmatch(
            r"before|in front of|ahead of|after|behind|following|之?[前后]面?|以[前后]|[前后]边", where, re.I
        ):
            continue
        else:
            edit = MoveShots(
                shots=list(groups[0]), before=_first_but(groups[0], last) if _FRONT.search(where) else None
            )
        clause.take(match.span())
        clause.find(_REST)
        return [edit]
    return []


def _first_but(shots: tuple[str, ...], pictures: list[str]) -> str | None:
    return next((one for one in pictures if one not in shots), None)


def _next(target: str, moved: tuple[str, ...], pictures: list[str]) -> str | None:
    """The shot that follows one, those that are moved left out."""
    at = pictures.index(target) + 1 if target in pictures else len(pictures)
    return next((one for one in pictures[at:] if one not in moved), None)


def _kept(clause: OrderClause, facts: FilmFacts) -> list[Edit]:
    if match := _KEEP.search(clause.text):
        kept = set(_and_more(clause, match))
        clause.find(_OTHERS)
    elif clause.scope and not clause.own and clause.find(_OTHERS):
        kept = set(clause.scope)
    else:
        return []
    gone = [one for one in facts.pictures if one not in kept]
    return [RemoveShots(shots=gone)] if gone and kept else []


def _cut_out(clause: OrderClause, facts: FilmFacts) -> list[Edit]:
    match = _CUT_OUT.search(clause.text)
    if match and match.group().startswith("⟪") and _BESIDE.search(clause.text[: match.start()]):
        return []  # "take the wipe into shot 4 out" isn't about the shot
    return [RemoveShots(shots=_and_more(clause, match))] if match else []


def _twice(clause: OrderClause) -> list[Edit]:
    match = _TWICE.search(clause.text)
    groups = _marks(clause, match) if match else []
    if (
        match is None
        or len(groups) != 1
        or len(groups[0]) != 1
        or not re.search(r"repeat|duplicate|double|copy|twice|two times|复制|重复", match.group(), re.I)
    ):
        return []
    clause.take(match.span())
    return [RepeatShot(shot=groups[0][0])]
