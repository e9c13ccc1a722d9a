"""Shots that an order names by what happens in them: "when grandpa shows up", "the oh no bit", 爷爷掉水里那个镜头."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ...common.acts import Act, Action, StagedAct, StoryReading
from ...common.story import Shot, Storyboard
from ...common.vocabulary import Emotion, Framing
from ...intent.events import read_story
from ...intent.text import mostly_chinese, word_set
from . import words
from .names import FilmEntity, FilmNames

LEAST: Final = 2.0
"""Points that tell a shot at all."""
FAMILIES: Final[tuple[frozenset[Action], ...]] = (
    frozenset({Action.ENTER, Action.APPEAR, Action.GO}),
    frozenset({Action.SPEAK, Action.SHOUT, Action.WHISPER, Action.SING}),
    frozenset({Action.FALL, Action.SINK, Action.DESCEND, Action.ROLL, Action.DROP}),
    frozenset({Action.CHASE, Action.FOLLOW}),
    frozenset({Action.CRY, Action.FEEL}),
    frozenset({Action.LAUGH, Action.CELEBRATE}),
)
"""Actions that people call alike."""
_CLAUSE: Final = r"(?P<told>[^,.;!?，。；！？]{3,80}?)"
_NEXT: Final = r"(?=\s*(?:[,.;!?]|$|\band\b|\bcould\b|\bshould\b|\bplease\b|\bmust\b|\bneeds?\b|\bis too\b|\bis\b(?! (?:\w+ing|sad|happy|angry|scared|upset|surprised|proud)\b)|\bto\b))"
_EN: Final = (
    re.compile(
        rf"\b(?:in |for |at |during )?(?:(?:the |that )(?:(?P<kind>close-?up|wide|medium)(?: shot)? )?)?(?:shot |scene |part |bit |moment |one |place |time )?"
        rf"(?:where|when|while|in which|as soon as|the moment|(?:right |just )?after(?=\s+(?:the |he |she |it |they |his |her )?[A-Za-z]+ [a-z]+s\b)|once)\s+{_CLAUSE}{_NEXT}",
        re.I,
    ),
    re.compile(rf"\bas(?=\s+(?:(?:the |his |her )?[A-Za-z]+(?: Joe)?) [a-z]+s\b)\s+{_CLAUSE}{_NEXT}", re.I),
    re.compile(
        r"\b(?:in |for |at |to )?(?:the |that )(?P<kind>close-?up|wide|medium)(?: shot)? (?:of|on) (?P<told>[A-Za-z]+(?: Joe)?)",
        re.I,
    ),
    re.compile(r"\b(?:in |for |at )?the (?P<told>[\w' -]{3,40}?) (?:bit|part|moment|scene|shot)\b", re.I),
)
_ZH: Final = (
    re.compile(
        r"(?P<told>[^,.;!?，。；！？]{2,30}?)(?:的时候|以后|之后|那会儿?|那时候?|的当口|那一刻|那一下|那下|后(?=\s*[,，])|之时|的那一刻|的一刻|时(?=\s*(?:[,，]|$|加|让|要|敬|挥|鞠|举|说|刮|镜头|画面|音乐|下|用)))"
    ),
    re.compile(
        r"(?P<told>[^,.;!?，。；！？⟪⟫]{2,30}?)(?:的那|那一?|的)(?:个|一)?(?:镜头|镜(?!头)|画面|段|幕|场戏|地方|部分)"
    ),
    re.compile(r"(?<=到)(?P<told>[^,.;!?，。；！？⟪⟫]{2,20}?)(?=之?[前后]面?(?:去|吧|来)?\s*$)"),
)
_FROM_ON: Final = (
    re.compile(
        rf"\b(?:starting )?from (?:the moment |the point |the time )?(?:where|when|on when|that)?\s*{_CLAUSE}{_NEXT}(?:\s+on(?:wards?)?\b)?",
        re.I,
    ),
    re.compile(
        r"从(?P<told>[^,.;!?，。；！？⟪⟫]{2,20}?)(?:的?(?:时候|那里|那儿|地方))?(?:开始|起|以后|之后|往后)(?:就|都|一直|全)*"
    ),
    re.compile(r"(?P<told>[^,.;!?，。；！？⟪⟫]{2,20}?)(?:以后|之后|后)(?:就|全)?都"),
)
"""From what happens on, until the end."""
_ALL_BUT: Final = (
    re.compile(
        rf"\b(?:except|but not|everywhere but|other than|apart from)(?: for)? (?:in |for |the )*(?:one |part |bit |shot |scene )?(?:where|when|while)\s+{_CLAUSE}{_NEXT}",
        re.I,
    ),
    re.compile(
        r"除了?(?P<told>[^,.;!?，。；！？⟪⟫]{2,20}?)(?:那个|那一?[段镜个]|的那个|的镜头|以外|之外)(?:镜头)?(?:以外|之外|外)?[,，]?\s*(?:(?:别|其他|其它|其余)的?(?:镜头)?)?(?:都|全)*"
    ),
)
"""All shots but the one in which something happens."""
_NOUNS: Final[tuple[tuple[str, str], ...]] = (
    (r"\b(?:in |for |at |during |on |after )?the (?:big )?fall\b", "falls"),
    (r"\b(?:in |for |at |during |on )?the chase\b", "chases"),
    (r"\b(?:in |for |at |during |on )?the splash\b", "falls"),
    (r"\b(?:in |for |at |during |on )?the throw\b", "throws"),
    (r"\b(?:in |for |at |during |on )?(?:the |his |her )(?:arrival|entrance)\b", "comes"),
)
"""What happens, as a noun, and the deed that it is."""
_NOUN_ACTIONS: Final = {
    "falls": {Action.FALL}, "chases": {Action.CHASE}, "throws": {Action.THROW}, "comes": {Action.ENTER, Action.APPEAR},
}  # fmt: skip
_START: Final = re.compile(
    r"\b(?:at|in) the (?:very )?(?:start|beginning)\b(?! of the shot)|\bthe (?:opening|beginning)\b(?! (?:shot|scene|title|card|credit|text))|(?<!片)开头先?|一开始|最开始|(?<!张)开场",
    re.I,
)
_END: Final = re.compile(
    r"\b(?:at|in) the (?:very )?end\b(?! of (?:the )?shot)|\bthe ending\b|在结尾|结尾(?=[^，。卡字]{0,2}(?:要|让|应该|是|变|改))|最后(?=[拍挥鼓笑哭说点跳举饼小狗]|[\u4e00-\u9fff]{0,4}别)",
    re.I,
)
_WORD: Final = re.compile(r"[a-z]{3,}")
_SMALL: Final = word_set(
    "the and she her his him they when where that this was were shot scene part with from for says said say bit are has had you your"
)


@dataclass(frozen=True)
class ToldMoment:
    """The shots that a stretch of a text tells; ``shot`` where they are told as shots and not as a time."""

    ids: tuple[str, ...]
    start: int
    end: int
    shot: bool = False


def _is_shot(told: str) -> bool:
    """Whether a shot is told as a thing of its own, which may be moved, and not as a time."""
    return (
        re.match(r"(?:in |for |at |to )?(?:the|that)\b", told, re.I) is not None
        or re.search(r"(?:镜头?|画面|段|幕)$", told) is not None
        or (
            re.search(r"[\u4e00-\u9fff]$", told) is not None
            and re.search(r"(?:时候|以后|之后|那会儿?|都|就|一直)$", told) is None
        )
    )


def _by_nouns(text: str, pictures: Sequence[Shot], found: Sequence[ToldMoment]) -> list[ToldMoment]:
    """Shots by what happens in them as a noun: "the fall"."""
    told: list[ToldMoment] = []
    for pattern, deed in _NOUNS:
        for match in re.finditer(pattern, text, re.I):
            if any(one.start < match.end() and match.start() < one.end for one in found):
                continue
            actions = _NOUN_ACTIONS[deed]
            there = [shot.id for shot in pictures if any(act.action in actions for act in shot.acts)]
            if len(there) == 1:
                told.append(ToldMoment((there[0],), *match.span()))
    return told


def moments_in(
    text: str, board: Storyboard, names: FilmNames, before: Sequence[FilmEntity] = ()
) -> list[ToldMoment]:
    """The shots that a clause tells by what happens in them; nothing where it can't be told which.

    Args:
        before: who was spoken of until then.
    """
    pictures = [shot for shot in board.shots if not shot.card]
    ids = [shot.id for shot in pictures]
    found: list[ToldMoment] = []
    for kind, patterns in (("but", _ALL_BUT), ("from", _FROM_ON), ("one", _EN + _ZH)):
        for pattern in patterns:
            for match in pattern.finditer(text):
                if any(one.start < match.end() and match.start() < one.end for one in found):
                    continue
                told = " ".join(filter(None, (match.groupdict().get("kind"), match.group("told"))))
                best = told_by(told, pictures, board, names, before)
                if best is None or (kind != "one" and not names.find(told, before)):
                    continue
                at = ids.index(best.id)
                meant = {"but": [*ids[:at], *ids[at + 1 :]], "from": ids[at:], "one": [best.id]}[kind]
                found.append(ToldMoment(tuple(meant), *match.span(), _is_shot(match.group())))
    found += _by_nouns(text, pictures, found)
    for pattern, shot in ((_START, pictures[:1]), (_END, pictures[-1:])):
        for match in pattern.finditer(text) if shot and not found else ():
            found.append(
                ToldMoment((shot[0].id,), match.start(), match.start())
            )  # cards and fades are read by it too
    return found


def told_by(
    phrase: str, shots: Sequence[Shot], board: Storyboard, names: FilmNames, before: Sequence[FilmEntity] = ()
) -> Shot | None:
    """The one shot that fits what is said to happen in it; None where none or several do."""
    acts = acts_told(phrase, names, before)
    points = [(_points(phrase, acts, shot, board, names, before), shot) for shot in shots]
    best = max((one for one, _ in points), default=0.0)
    fitting = [shot for one, shot in points if one == best]
    if best < LEAST:
        return None
    arriving = any(act.action in FAMILIES[0] and not act.whom for act in acts)
    return fitting[0] if len(fitting) == 1 or arriving else None


def acts_told(phrase: str, names: FilmNames, before: Sequence[FilmEntity] = ()) -> list[Act]:
    """What a phrase says is done, by the film's own ids."""
    return story_told(phrase, names, before).acts


def story_told(phrase: str, names: FilmNames, before: Sequence[FilmEntity] = ()) -> StoryReading:
    """What a phrase says happens: the film's own by their ids, others under ids that are new."""
    spoken, meant = as_nouns(phrase, names, before)
    reading = read_story(spoken, "zh" if mostly_chinese(spoken) else "en", {})
    ids = {
        one.id: _meant(one.name, one.noun, meant, names) or f"new-{one.id}"[:48] for one in reading.entities
    }
    known = {one.id for one in names.entities}
    events = [
        event.model_copy(
            update={
                "acts": [
                    act.model_copy(
                        update={
                            "who": [ids.get(one, one) for one in act.who],
                            "what": ids.get(act.what, act.what) if act.what else None,
                            "whom": ids.get(act.whom, act.whom) if act.whom else None,
                        }
                    )
                    for act in event.acts
                ]
            }
        )
        for event in reading.events
    ]
    fresh = [
        one.model_copy(update={"id": ids[one.id], "at": None})
        for one in reading.entities
        if ids[one.id] not in known
    ]
    return reading.model_copy(update={"entities": fresh, "events": events})


def as_nouns(phrase: str, names: FilmNames, before: Sequence[FilmEntity] = ()) -> tuple[str, dict[str, str]]:
    """A phrase in which everybody is called by a noun that is read for certain, and who is meant by each."""
    chinese = mostly_chinese(phrase)
    meant: dict[str, str] = {}
    for mention in reversed(names.find(phrase, before)):
        nouns = [noun_of(one, chinese) for one in mention.entities]
        meant |= {
            noun.removeprefix("the "): one.id for noun, one in zip(nouns, mention.entities, strict=True)
        }
        told = ("和" if chinese else " and ").join(nouns)
        told = (
            told + "'s"
            if mention.text.lower().endswith("'s")
            or (mention.text.lower() in ("his", "her") and _before_noun(phrase, mention.end))
            else told
        )
        phrase = f"{phrase[: mention.start]}{told}{phrase[mention.end :]}"
    return phrase, meant


def _before_noun(phrase: str, end: int) -> bool:
    return re.match(r"\s+[a-z]+", phrase[end:], re.I) is not None


def noun_of(one: FilmEntity, chinese: bool) -> str:
    """A noun for somebody or something that any sentence may use."""
    people = {
        ("female", "child"): ("girl", "女孩"),
        ("male", "child"): ("boy", "男孩"),
        ("male", "elder"): ("old man", "爷爷"),
        ("female", "elder"): ("old woman", "奶奶"),
        ("female", "adult"): ("woman", "女人"),
        ("male", "adult"): ("man", "男人"),
    }
    if one.plays:
        english, zh = people.get((one.gender or "male", one.age or "adult"), ("man", "男人"))
        return zh if chinese else f"the {english}"
    hanzi = sorted((word for word in one.words if not word.isascii()), key=len)
    latin = one.prop.replace("_", " ") or one.shown.removeprefix("the ")
    return (hanzi[0] if hanzi else one.shown) if chinese else f"the {latin}"


def _meant(name: str, noun: str, meant: dict[str, str], names: FilmNames) -> str:
    plain = name.casefold().removeprefix("the ")
    if plain in meant or noun in meant:
        return meant.get(plain) or meant[noun]
    found = names.find(name)
    return found[0].entities[0].id if len(found) == 1 and len(found[0].entities) == 1 else ""


def alike(one: Action, other: Action) -> bool:
    """Whether two actions are the same, or people call them alike."""
    return one is other or any({one, other} <= family for family in FAMILIES)


def _points(
    phrase: str,
    acts: Sequence[Act],
    shot: Shot,
    board: Storyboard,
    names: FilmNames,
    before: Sequence[FilmEntity],
) -> float:
    points = 0.0
    for act in acts:
        played: list[Act | StagedAct] = [
            *shot.acts,
            *(one for event in board.events if event.id in shot.depicts for one in event.acts),
        ]
        staged = [one for one in played if alike(one.action, act.action)]
        same = [one for one in staged if _bodies(act.who, names) & set(one.who)]
        points += 4.0 if same else 1.5 if staged and not act.who else 0.0
        aim = {act.whom} - {None}
        points += (
            4.0
            if aim and any(one.whom in aim and _bodies(act.who, names) & set(one.who) for one in shot.acts)
            else 0.0
        )
        points += 2.0 if not aim and act.action in FAMILIES[0] and _arrives(act, shot, board, names) else 0.0
    there = {body.character for body in shot.actors} | {thing.id for thing in shot.things}
    for mention in names.find(phrase, before):
        points += 0.3 * any(one.bodies & there for one in mention.entities)
    points += _felt(phrase, shot) + _framed(phrase, shot)
    said = {_stem(word) for line in shot.lines for word in _WORD.findall(line.text.lower())} - _SMALL
    told = {
        _stem(word)
        for event in board.events
        if event.id in shot.depicts
        for word in _WORD.findall(event.text.lower())
    }
    own = {_stem(word) for word in _WORD.findall(phrase.lower())} - _SMALL
    points += 1.5 * len(own & said) + 0.5 * len(own & (told - said - _SMALL))
    plain = re.sub(r"\W+", " ", phrase.lower()).strip()
    points += 3.0 * any(
        len(plain) > 3 and plain in re.sub(r"\W+", " ", line.text.lower()) for line in shot.lines
    )
    return points


def _bodies(who: Sequence[str], names: FilmNames) -> set[str]:
    found = [(names.get(one), one) for one in who]
    return {body for entity, one in found for body in (entity.bodies if entity else {one})}


def _arrives(act: Act, shot: Shot, board: Storyboard, names: FilmNames) -> bool:
    """Whether somebody is seen for the first time in a shot."""
    bodies = _bodies(act.who, names)
    first = next(
        (
            one
            for one in board.shots
            if bodies & {actor.character for actor in one.actors}
            or bodies & {thing.id for thing in one.things}
        ),
        None,
    )
    return first is not None and first.id == shot.id


def _felt(phrase: str, shot: Shot) -> float:
    felt = [
        Emotion(value)
        for value, pattern in words.TABLES["emotion"].items()
        if re.search(pattern, phrase, re.I)
    ]
    return 2.0 * any(actor.emotion in felt for actor in shot.actors)


def _framed(phrase: str, shot: Shot) -> float:
    asked = [
        Framing(value)
        for value, pattern in words.TABLES["framing"].items()
        if re.search(pattern, phrase, re.I)
    ]
    return 2.0 * (shot.framing in asked)


def _stem(word: str) -> str:
    return re.sub(r"(?:ing|ed|es|s)$", "", word) if len(word) > 4 else word
