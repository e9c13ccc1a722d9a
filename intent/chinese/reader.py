"""Reads a Chinese request, whatever its script and wording, into entities, events and constraints.

The order's own words and what it asks of the film are taken off first. The rest is cut into clauses, each clause
into words, and a clause is walked through from its first word to its last: who acts, what with, to whom, how it ends.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from ...common.acts import (
    MOST_EVENTS,
    Act,
    Action,
    Entity,
    EntityKind,
    Event,
    Outcome,
    Relation,
    StoryReading,
)
from ..people import Persona
from ..text import simplified
from .asked import asked
from .cast import ChineseCast, pronouns
from .clause import Clause
from .cut import cut
from .frames import ChineseAct
from .measures import plainly, told_whose
from .names import names_in
from .words import BLANK, QUOTED, ChineseWord, Noun, WordMeaning, Words, is_cantonese, known_words, prepared

_QUOTES: Final = re.compile(r"「([^」]*)」|『([^』]*)』|“([^”]*)”|‘([^’]*)’|\"([^\"]*)\"")
_LINKS: Final = {
    Relation.BUT: "但是 可是 不过 然而 但 却 谁知 谁知道 没想到 不料 只是 偏偏 怎料 点知",
    Relation.BECAUSE: "因为 由于 结果 于是 所以 因此",
    Relation.WHILE: "一边 一面 与此同时 同时 这时 此时 正当",
    Relation.UNTIL: "直到",
    Relation.AGAIN: "再次 又一次 重新",
    Relation.THEN: "然后 接着 之后 后来 最后 随后 终于 突然 忽然 先 再 最终 跟住 第二天 不久 然後 最尾 跟着大家",
}
_SPEAKING: Final = {
    Action.SPEAK, Action.SHOUT, Action.WHISPER, Action.SING, Action.READ, Action.DRAW, Action.THINK,
}  # fmt: skip
_SAYS: Final = ("说", "说道", "喊", "喊道", "问", "问道", "讲", "话", "大喊", "大叫", "叫道")
_TELLS: Final = ("说，", "说,", "问，", "问,", "说道，", "问道，")
_SPLIT: Final = re.compile(
    r"[，。；！？：,;!?:\n…—•●～~（）()]+|(?<!\d)\d{1,2}[.．、)）](?!\d)|[①-⑩]|(?=然后|接着(?!一)|但是|可是|于是|结果|最后(?![一两三几面的])|一边|直到|因为|所以|后来|突然|忽然|没想到|跟住|并且|而且|怎料)"
)


_EATEN: Final = re.compile(r"[吃煮碗捞炒拌嗦](?:了|着|完|过|一|碗|份|的)*$")
"""Before noodles, which are written like a face."""
_STOP: Final = re.compile(r"[。！？!?\n]")
_WHEN: Final = re.compile(r"(?:那[天年晚日夜]|之?前|之?后|时|时候)[，。、\s]*$")
_THWARTS: Final = re.compile(r"\W*[^\W]{1,4}?(?:却|偏偏|就是不|死活不)")
"""What begins a clause in which somebody else spoils what was wished for."""
_SUBJECT: Final = 24
"""Letters of a mere subject, at most."""
_ALONE: Final = re.compile(
    r"(?<=[^\W\d_有见了是和跟给把被从让叫为像到来去])一个人(?=[在坐站走躺吃哭回等看住玩睡静默去来到跑留上开做])"
)
"""Somebody "all alone" is nobody beside them."""


def read(text: str, characters: Mapping[str, Persona]) -> StoryReading:
    """What a Chinese request tells: its entities, events, constraints, tone, and the words nobody understood.

    ``characters`` are the presets by their ids; names and quoted lines keep the script of ``text``.
    """
    quotes = [
        (match.start(), match.end(), next(filter(None, match.groups()), ""))
        for match in _QUOTES.finditer(text)
    ]
    plain = _ALONE.sub("独自地", prepared(text))
    for start, end, _ in quotes:
        plain = plain[:start] + QUOTED * (end - start) + plain[end:]
    constraints, tone, plain = asked(plain, text)
    opening = len(plain) - len(plain.lstrip(BLANK + "，, "))
    reader = _RequestReader(text, plain, characters, {start: line for start, _, line in quotes})
    reader.cast.asked_for = _people(prepared(text)[:opening], known_words(is_cantonese(text)))
    reader.run()
    return StoryReading(
        entities=_limbs(_awake(reader.cast.entities, reader.events)),
        events=reader.events,
        constraints=constraints,
        tone=tone,
        not_understood=list(dict.fromkeys(reader.left))[:60],
    )


class _RequestReader:
    def __init__(
        self, original: str, plain: str, characters: Mapping[str, Persona], quotes: Mapping[int, str]
    ) -> None:
        self.cast = ChineseCast(original)
        self.events: list[Event] = []
        self.left: list[str] = []
        self._original, self._plain, self._quotes = original, plain, quotes
        self._cantonese = is_cantonese(original)
        self._words: Words = known_words(self._cantonese)
        self._names = names_in(plain, characters, self._words) | pronouns()
        self._setting: dict[str, str] = {}
        self._learned = 0
        self._held: list[Act] = []
        """Acts of the last clause whose doer isn't named yet, and where that clause stands."""
        self._held_at = self._held_end = 0

    def run(self) -> None:
        at, pending = 0, ""
        for match in [*_SPLIT.finditer(self._plain), None]:
            end = match.start() if match else len(self._plain)
            if match and match.end() == end and end - at < _SUBJECT and not self._tells(at, end):
                continue
            if end > at and self._announced(at):
                self._says(self._original[at:end].strip())
            elif end > at:
                at = self._answered(at, end)
                pending = self._clause(at, end, pending) if end > at else pending
            at = max(at, match.end() if match else end)
        if self._held:
            self.left.append(self._original[self._held_at : self._held_end].strip())
        if self._setting and self.events:
            kept = {key: value for key, value in self._setting.items() if not getattr(self.events[-1], key)}
            self.events[-1] = self.events[-1].model_copy(update=kept)

    def _tells(self, start: int, end: int) -> bool:
        """Whether anything is done in a stretch that no punctuation ends: a mere subject belongs to what follows."""
        return any(one.verb for one in cut(self._plain[start:end], start, self._words, self._names))

    def _answered(self, start: int, end: int) -> int:
        """Past quoted words that begin a clause and were announced by the one before: "he says: …"."""
        at = start
        while at < end and self._plain[at] in BLANK + " ":
            at += 1
        line = self._quotes.get(at)
        last = self.events[-1].acts[-1] if self.events else None
        if (
            line is None
            or last is None
            or last.action not in _SPEAKING
            or last.says
            or self._plain[at - 1] not in "：:，,"
        ):
            return start
        self._says(line)
        while at < end and self._plain[at] == QUOTED:
            at += 1
        return at

    def _announced(self, start: int) -> bool:
        """Whether a clause is what somebody says without quotes: the one before ends in a mere "says"."""
        last = self.events[-1].acts[-1] if self.events else None
        before = self._plain[:start].rstrip(" ")
        return (
            last is not None
            and last.action in (Action.SPEAK, Action.SHOUT, Action.WHISPER)
            and not (last.says or last.about)
            and before.endswith(("：", ":", *_TELLS))
            and before[:-1].endswith(_SAYS)
            and self._plain[start] not in BLANK + QUOTED
        )

    def _says(self, line: str) -> None:
        """Give quoted words to the last act."""
        last = self.events[-1]
        spoken = last.acts[-1].model_copy(update={"says": line[:300]})
        self.events[-1] = last.model_copy(update={"acts": [*last.acts[:-1], spoken]})

    def _clause(self, start: int, end: int, pending: str) -> str:
        """Read one clause; returns quoted words that still wait for their speaker."""
        text = self._plain[start:end]
        relation, skip = _relation(text.lstrip(BLANK + " "))
        skip += len(text) - len(text.lstrip(BLANK + " ")) if skip else 0
        pieces = [
            one
            for one in cut(text[skip:], start + skip, self._words, self._names)
            if one.text not in (" ", BLANK)
        ]
        pieces = plainly([self._noodles(one) for one in pieces], self._words)
        pieces = told_whose(pieces, self._words) if self._cantonese else pieces
        clause = Clause(pieces, self.cast, self._quotes)
        clause.walk()
        self._learn()
        self.left += self._unknown(clause.unknown)
        self._setting |= clause.setting
        acts = self._with_doers(clause.doings, start, end)
        said = clause.says or pending
        if said and not (acts and acts[-1].says):
            acts, said = self._spoken(acts, said, bool(clause.says))
        if not acts:
            return said
        if self.events and (relation is Relation.BUT or _THWARTS.match(text)):
            self._wish_ends(acts)
        if len(self.events) < MOST_EVENTS:
            first = not self.events
            event = Event(
                id=f"v{len(self.events) + 1}",
                acts=acts[:8],
                relation=Relation.FIRST if first else relation,
                text=self._original[start:end][:400],
                **self._setting,
            )
            self.events.append(event)
            self._setting = {}
        return said

    def _noodles(self, piece: ChineseWord) -> ChineseWord:
        """A word as the person's own script tells it: 麵 is no face."""
        noodles = piece.text == "面" and (
            self._original[piece.start] == "麵" or _EATEN.search(self._plain, 0, piece.start) is not None
        )
        return replace(piece, meaning=self._words["面条"]) if noodles else piece

    def _with_doers(self, doings: list[ChineseAct], start: int, end: int) -> list[Act]:
        """The acts of a clause; one that nobody was named for waits for whom the rest of its sentence names."""
        known = next((one.who for one in doings if one.who and self.cast.alive(one.who[0])), [])
        held, self._held = self._held, []
        acts: list[Act] = []
        if held and known and not _STOP.search(self._plain, self._held_at, start):
            acts = [one.model_copy(update={"who": known[:6]}) for one in held]
        elif held:
            self.left.append(self._original[self._held_at : self._held_end].strip())
        for one in doings:
            early = not one.who and not one.befalls
            if early and _WHEN.search(self._plain, start, end):
                continue
            if early and not known:
                self._held.append(one.act())
                self._held_at, self._held_end = start, end
            else:
                one.who = one.who or ([] if one.befalls else known)
                acts.append(one.act())
        return acts

    def _learn(self) -> None:
        """Let nouns that no lexicon holds be words from here on."""
        for entity in self.cast.entities[self._learned :]:
            noun = simplified(entity.noun)
            if len(noun) > 1 and noun not in self._words and noun not in self._names:
                self._names[noun] = WordMeaning(noun=Noun(entity.kind))
        self._learned = len(self.cast.entities)

    def _spoken(self, acts: list[Act], said: str, here: bool) -> tuple[list[Act], str]:
        """Give quoted words to the one who speaks in this clause, or to a speaker of the clause before."""
        for at in range(len(acts) - 1, -1, -1):
            if acts[at].action in _SPEAKING:
                return [*acts[:at], acts[at].model_copy(update={"says": said[:300]}), *acts[at + 1 :]], ""
        if here and self.events and not acts:
            last = self.events[-1].acts[-1]
            if last.action in _SPEAKING and not last.says:
                self._says(said)
                return acts, ""
        if here and acts:
            who = acts[-1].who or self.cast.subject
            return [*acts, Act(verb="说", action=Action.SPEAK, who=who[:6], says=said[:300])], ""
        return acts, said

    def _wish_ends(self, acts: list[Act]) -> None:
        """What somebody only wanted to do, and then something else came, was interrupted."""
        last = self.events[-1]
        if last.acts[-1].outcome is Outcome.DONE and re.search("想|要|打算|准备|试|努力|正", last.text):
            who = set(last.acts[-1].who)
            failed = last.acts[-1].model_copy(update={"outcome": Outcome.INTERRUPTED})
            if who:
                self.events[-1] = last.model_copy(update={"acts": [*last.acts[:-1], failed]})

    def _unknown(self, pieces: list[ChineseWord]) -> list[str]:
        runs: list[str] = []
        end = -1
        for piece in pieces:
            if not "\u3400" <= piece.text[0] <= "\u9fff" and not piece.text[0].isalnum():
                continue
            shown = self._original[piece.start : piece.end]
            runs, end = ([*runs[:-1], runs[-1] + shown] if piece.start == end else [*runs, shown]), piece.end
        return [run for run in runs if len(run) > 1]


def _people(opening: str, words: Words) -> list[ChineseWord]:
    """Those of a family whom a request names before its story, first whom it is made for."""
    pieces = cut(opening, 0, words, {})
    living = (EntityKind.PERSON, EntityKind.ANIMAL)
    people = [k for k, one in enumerate(pieces) if one.noun and one.noun.kind in living]
    given = [pieces[k] for k in people if k and pieces[k - 1].text in ("给", "送给", "献给")]
    told = [pieces[k] for k in people if (noun := pieces[k].noun) and (noun.gender or noun.prop)]
    return given + [one for one in told if one not in given]


def _relation(text: str) -> tuple[Relation, int]:
    for relation, words in _LINKS.items():
        for word in sorted(words.split(), key=len, reverse=True):
            if text.startswith(word):
                return relation, len(word)
    return Relation.THEN, 0


_LIMBS: Final = {
    "手": "手 掌 拳头 拳 指头 大拇指 拇指 食指", "脚": "脚 脚底 脚心 脚掌 脚踝 脚尖", "手臂": "臂 胳膊 手腕", "腿": "腿 大腿", "头": "头 脑袋 后脑勺",
    "脸": "脸 面 额头 脸蛋 腮", "脖子": "颈 脖子", "尾巴": "尾", "头发": "辫子 鬃毛", "背": "腰 背 屁股 屁屁", "眼睛": "眼 眼睛 睫毛 眼珠", "膝盖": "膝",
    "嘴": "嘴 脷 舌头 舌尖 嘴唇 口", "肚子": "肚皮 肚", "肩膀": "膊头 肩", "鼻子": "鼻 鼻尖", "耳朵": "耳尖 耳",
}  # fmt: skip
"""Parts of a body that are drawn with it, each by its plain noun, and what else they are called."""


def _limbs(entities: list[Entity]) -> list[Entity]:
    """The entities, parts of bodies by their plain nouns, so that nobody takes them for things of their own."""
    plain = {word: noun for noun, words in _LIMBS.items() for word in words.split()}
    known = known_words(False)

    def limb(entity: Entity) -> str:
        noun = simplified(entity.noun)
        meaning = known.get(noun)
        weather = meaning is not None and "weather" in meaning.setting and noun[-1] in "雨雪风雾雷"
        if weather and entity.kind is EntityKind.THING:
            return noun[-1]
        part = meaning is not None and meaning.noun is not None and meaning.noun.part
        ends = (noun[at:] for at in range(len(noun))) if part and not entity.prop else ()
        return next((plain[end] for end in ends if end in plain), entity.noun)

    return [one.model_copy(update={"noun": limb(one)}) for one in entities]


def _awake(entities: list[Entity], events: list[Event]) -> list[Entity]:
    """The entities, those that nobody knew being alive where they do what only the living do."""
    living = {
        Action.SPEAK,
        Action.LAUGH,
        Action.CRY,
        Action.EAT,
        Action.DRINK,
        Action.LOOK,
        Action.GO,
        Action.FEEL,
    }
    acting = {one for event in events for act in event.acts if act.action in living for one in act.who}
    known = known_words(False)

    def unknown(entity: Entity) -> bool:
        meaning = known.get(entity.noun)
        return not entity.prop and (meaning is None or meaning.noun == Noun(EntityKind.PERSON))

    return [
        one.model_copy(update={"kind": EntityKind.ANIMAL})
        if one.kind is EntityKind.THING and one.id in acting and unknown(one)
        else one
        for one in entities
    ]
