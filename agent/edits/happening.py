"""Orders about what happens in the film: something more, or something that isn't to happen any more."""

from __future__ import annotations

import re
from typing import Final

from ...common.acts import Act
from .clauses import FilmFacts, OrderClause
from .model import AddEvent, Edit, RemoveActs, RemoveThing
from .moments import FAMILIES, acts_told, alike
from .things import GONE

_ENDS: Final = re.compile(
    r"\b(?:(?:right )?at the (?:very )?end|in the end|finally|as (?:a|the) (?:last|final) (?:thing|scene|shot)|to finish|for the ending|the film (?:should )?ends? with|ending with|end (?:it )?with)\b|结尾|最后|片尾|末尾|结局|收尾",
    re.I,
)
_BEGINS: Final = re.compile(
    r"\b(?:(?:right )?at the (?:very )?(?:start|beginning)|first of all|to start with|at first|begins? with|before everything)\b|开头|一开始|开场|片头",
    re.I,
)
_NOT_DO: Final = re.compile(
    r"\b(?:don't|do not|doesn't|does not|shouldn't|should not|mustn't|must not|not|never|stop|can't|without|no more|needn't)\b(?: (?:let|have|make|want|like|show|see))?"
    r"|(?:别|不要|不用|不让|不许|别让|不要让|不准|不能|不必|不想)(?:再|让|看到?)?|(?:删掉|去掉|取消|不要)(?=.{0,12}的?(?:情节|动作|部分|戏|那段))",
    re.I,
)
_REMOVE_ACT: Final = re.compile(
    rf"\b(?:{GONE})\b(?: the (?:part|bit|moment|thing|scene) (?:where|when|with|in which))", re.I
)
_SHOULD: Final = re.compile(
    r"\b(?:should|shall|must|could|can|might|has to|have to|needs? to|ought to|is to|to|let|have|make|makes|want|see|would|will|then|maybe|already|also|please|just|i|we|you|d|ll|he|first)\b|(?:让|要|应该|可以|最好|再|先|能|得|会|请|俾|加一段|再加一段|一段)",
    re.I,
)
_LEAD: Final = re.compile(
    r"^(?:\W|\b(?:and|but|then|also|please|maybe|ok|so|could|can|would|you|we|i|i'd|like|want|to|let|have|make|add|an|a|event|scene|shot|where|in which|that|there|should|how about|what if|is|it|be|nice|if|already|d|the film|the movie|film|movie)\b|(?:再)?加(?:上)?一?[段个](?:戏|情节|镜头)?|请|让|最好|再|还有|另外|然后|要|想|希望|能不能|可以|我)*",
    re.I,
)


def read_happening(clause: OrderClause, facts: FilmFacts) -> list[Edit]:
    """What more is to happen, or what isn't to happen any more."""
    text = _plain(clause.text)
    if re.search(r"[一二三那这]句|台词|\blines?\b", text, re.I):  # what is said is read by others
        return []
    denied = _NOT_DO.search(text) or _REMOVE_ACT.search(text)
    if denied:
        rest = f"{text[: denied.start()]} {text[denied.end() :]}"
        return _not_done(clause, facts, rest)
    if not clause.mentions and not clause.before:
        return []
    ends, begins = _ENDS.search(text), _BEGINS.search(text)
    after = re.search(r"\b(?:after|following)\s*⟪|⟫\s*(?:之后|后面|以后)", clause.text, re.I)
    before = re.search(r"\bbefore\s*⟪|⟫\s*(?:之前|前面|以前)", clause.text, re.I)
    told = _ENDS.sub(" ", _BEGINS.sub(" ", text))
    acts = _acts_of(told, clause)
    if not acts or not _asks(clause, text, ends or begins or after or before):
        return []
    words, shot = as_told(told), _where(clause, facts, begins is not None)
    begins = begins if not clause.own or clause.scope == facts.pictures[:1] else before
    clause.text = " " * len(clause.text)
    within = clause.own and not (ends or after or begins or before)
    first = begins is not None or before is not None
    return [AddEvent(words=words[:300], shot=shot, first=first, within=within)]


def _plain(text: str) -> str:
    return re.sub(r"⟪\d+⟫|⟦\d+⟧", " ", text)


def as_told(text: str) -> str:
    """What is to happen as a sentence of a story: without "should" and its like."""
    text = re.sub(
        r"\b(?:right )?(?:after|before|following)(?: that| this)?\b|之[前后]|[前后]面", " ", text, flags=re.I
    )
    text = re.sub(
        r"在?\s*(?:[说讲做]完)?(?:以后|之后|的时候)|\b(?:in|at|on|during|for)(?: the)?\s*$", " ", text
    )
    return re.sub(r"\s+", " ", _LEAD.sub("", _SHOULD.sub(" ", text))).strip(" ,.;，。")


def _acts_of(text: str, clause: OrderClause) -> list[Act]:
    """The acts that are told, those of somebody in the film."""
    told = as_told(text)
    if not told:
        return []
    known = {one.id for one in clause.names.entities}
    acts = acts_told(told, clause.names, clause.before)
    return [act for act in acts if act.who and any(one in known for one in act.who)]


def _asks(clause: OrderClause, text: str, placed: re.Match[str] | None) -> bool:
    """Whether a clause wants something to happen, and doesn't only tell of the film."""
    return (
        placed is not None
        or re.search(
            r"\b(?:should|let|have|make|must|ought|needs? to|has to|want|add|could|can|show)\b|让|要|应该|最好|加|再|先|请|可以",
            text,
            re.I,
        )
        is not None
    )


def _where(clause: OrderClause, facts: FilmFacts, begins: bool) -> str:
    if clause.scope:
        return clause.scope[-1]
    return facts.pictures[0] if begins else facts.pictures[-1]


def _not_done(clause: OrderClause, facts: FilmFacts, rest: str) -> list[Edit]:
    """The act of the film that isn't to happen: of somebody, in the shots that are meant."""
    for act in _acts_of(_ENDS.sub(" ", _BEGINS.sub(" ", rest)), clause):
        named = [clause.names.get(one) for one in act.who]
        bodies = {body for found in named if found for body in found.bodies}
        shots = [
            (shot.id, staged)
            for shot in facts.board.shots
            if not clause.scope or shot.id in clause.scope
            for staged in shot.acts
            if alike(staged.action, act.action) and bodies & set(staged.who)
        ]
        if shots and len({staged.action for _, staged in shots}) == 1:
            clause.text = " " * len(clause.text)
            who = next(one for one in act.who if one in {entity.id for entity in clause.names.entities})
            if shots[0][1].action in FAMILIES[0]:  # who doesn't come isn't there
                return [RemoveThing(entity=who, shots=clause.scope if clause.own else [])]
            return [RemoveActs(action=shots[0][1].action, who=who, shots=[name for name, _ in shots])]
    return []
