"""What is asked about a film instead of changed: why, who, how long, how many, what happens."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from ...common.story import Actor
from ...intent.match import vocabulary_matcher
from . import words
from .clauses import FilmFacts
from .model import FilmQuestion
from .moments import told_by
from .shots import shots_in

_LENGTH: Final = re.compile(
    r"\bhow long\b|\bhow many (?:seconds|minutes)\b|\bwhat(?:'s| is) the (?:length|duration|running time)\b|(?:多长|多久|几秒|几分钟|多少秒|多少分钟|时长)"
    r"|\b(?:which|what)\b.{0,20}\b(?:longest|shortest)\b|哪.{0,6}最[长短]",
    re.I,
)
_SHOTS: Final = re.compile(r"\bhow many (?:shots|scenes|cuts)\b|(?:几个|多少个?)(?:镜头|画面|场景)", re.I)
_CAST: Final = re.compile(
    r"^\W*(?:who|who's|which characters?|whose)\b|谁(?:在|演|说|是)|哪些(?:人|角色)|有谁|有?几个(?:人|角色)|多少(?:人|角色)",
    re.I,
)
_STORY: Final = re.compile(
    r"^\W*(?:what(?:'s| is| does| do| did| happens?)|how many|where|when|which|does|did|is|are|was|were)\b|(?:什么|啥|哪里|哪儿|哪个|有没有|几).{0,12}[?？吗呢]?$",
    re.I,
)
_WHY: Final = re.compile(
    rf"(?:{words.WHY.pattern})|为啥|为何|怎么会|咋|\bhow come\b|^\W*(?:please )?(?:(?:can|could) you )?(?:tell me|explain|i wonder|do you know)\b.{{0,12}}\bwhy\b|\bwhy\b(?=[^.]*\?)",
    re.I,
)
_ASKS_FOR: Final = re.compile(
    r"\b(?:can|could|would|will) (?:you|we|it|i|the)\b|\bis there (?:a|any) way\b|能不能|可不可以|可以.{0,10}吗|行不行|好不好",
    re.I,
)


def question_of(text: str, facts: FilmFacts) -> FilmQuestion | None:
    """What is asked about the film; None for an order, also one that is put as a question."""
    ask = text.rstrip(" .!?。！？")
    if _ASKS_FOR.search(text) and not _WHY.search(text):
        return None
    about = (
        "why" if _WHY.search(ask)
        else "length" if _LENGTH.search(ask)
        else "shots" if _SHOTS.search(ask)
        else "cast" if _CAST.search(ask)
        else "story" if _STORY.search(ask) and facts_named(text, facts) and _asked(text)
        else None
    )  # fmt: skip
    if about is None:
        return None
    named = [one for one in shots_in(text, facts.pictures).ids if one in facts.pictures]
    named = named or (_together(text, facts) if about == "cast" else [])
    if not named and about == "why" and (since := _since(ask, facts)):
        named = [since]
    elif not named and about in ("why", "story", "cast"):
        shots = [shot for shot in facts.board.shots if not shot.card]
        told = re.sub(
            r"为啥|为什么|为何|怎么会|\bwhy (?:does|did|do|is|was|are)\b|\bwhy\b", " ", ask, flags=re.I
        )
        best = told_by(told, shots, facts.board, facts.names)
        named = [best.id] if best else []
    return FilmQuestion(about=about, shots=named)


def _together(ask: str, facts: FilmFacts) -> list[str]:
    """The first shot with all of several who are named: "who is that man with the net"."""
    named = [one for mention in facts.names.find(ask) for one in mention.entities]
    bodies = {
        shot.id: {body.character if isinstance(body, Actor) else body.id for body in shot.bodies}
        for shot in facts.board.shots
    }
    fitting = [name for name in facts.pictures if all(one.bodies & bodies[name] for one in named)]
    return fitting[:1] if len(named) > 1 else []


def _since(ask: str, facts: FilmFacts) -> str:
    """The first shot in which the time or weather is what is asked about, and was another before."""
    shots = [shot for shot in facts.board.shots if not shot.card]
    for hit in vocabulary_matcher().find(ask):
        value = str(getattr(hit.value, "value", hit.value))
        for before, shot in pairwise(shots):
            now = (str(shot.setting.time), str(shot.setting.weather))
            if value in now and value not in (str(before.setting.time), str(before.setting.weather)):
                return shot.id
    return ""


def _asked(text: str) -> bool:
    """Whether a text ends as a question, or begins as one and is nothing else."""
    return (
        re.search(r"[?？]\s*$|[吗呢么]\s*$", text) is not None
        or re.match(r"\W*what\b[^,;]*$", text, re.I) is not None
        or re.match(
            r"\W*(?:is|are|was|were|does|did|do) (?!it possible|there (?:a|any) (?:way|chance))[^,;]*$",
            text,
            re.I,
        )
        is not None
        or re.search(r"(?:说|讲|喊|干|做)(?:了|的是|的)?(?:什么|啥)(?:$|[,，])", text) is not None
    )


def facts_named(text: str, facts: FilmFacts) -> bool:
    """Whether a question speaks of the film: its shots, who is in it, or the film itself."""
    spoken = re.search(
        r"\b(?:film|movie|shot|scene|video|story|music|caption)s?\b|镜头|片子|电影|影片|故事|音乐", text, re.I
    )
    return bool(spoken or facts.names.find(text) or shots_in(text, facts.pictures).ids)
