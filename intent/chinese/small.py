"""What stands before the verbs of a Chinese clause and is no noun of theirs: time, manner, negation, quoted words."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Final

from ...common.acts import Action, Manner, Outcome, Way
from ..numbers import chinese_number
from .cast import ChineseCast
from .details import ChinesePhrase
from .frames import ChineseAct
from .kinds import LINKS, TOWARD
from .phrases import Phrases
from .words import QUOTED, ChineseVerb, ChineseWord, WordMeaning

_TIMES: Final = frozenset(["次", "遍", "回", "圈", "趟", "下"])
_SEASONS: Final = frozenset(["春天", "夏天", "秋天", "冬天", "春节", "圣诞节", "夜晚"])
_SUDDEN: Final = ("突然", "忽然", "突然间", "忽然间", "突然之间", "开始", "突然間", "忽然間", "開始")
_SETS_IN: Final = re.compile(r"[下落](起)?[了咗]?(?:一?[场阵])?[大小暴细中]?([雨雪])")
_COMES: Final = frozenset(["来", "到", "来临", "降临", "到来", "停", "过去", "过", "来到"])
TOGETHER: Final = frozenset(["一起", "一齐", "一同", "一块儿"])
LETS: Final = frozenset(["让", "使", "令"])
LEANS: Final = frozenset(["靠着", "倚着", "挨着", "贴着", "隔着", "隔住"])
ALONG: Final = frozenset(["为了", "顺着", "沿着", "沿住", "绕着", "当成", "当作", "当做", "当", "背对着"])
"""What goes by, or is taken for, the noun after it: nobody's act, and nothing that a verb works on."""
PREPOSITIONS: Final = (
    TOWARD
    | LEANS
    | ALONG
    | {"把", "将", "被", "从", "由", "在", "到", "用", "拿", "拿着", "攞", "伸出", "伸", "冲", "趁"}
)


class Small(ABC):
    """A clause while it is read, and its readers for small words."""

    def __init__(self, pieces: list[ChineseWord], cast: ChineseCast, quotes: Mapping[int, str]) -> None:
        self.doings: list[ChineseAct] = []
        self.setting: dict[str, str] = {}
        self.says = ""
        self.unknown: list[ChineseWord] = []
        self._pieces, self._cast, self._quotes = pieces, cast, quotes
        self._phrases = Phrases(pieces, cast)
        self._who: list[str] = []
        self._fresh = True
        """Whether nothing was done yet since somebody was named who acts."""
        self._nobody = False
        self._resume: list[str] = []
        """Who goes on after "once the guest sleeps, then …"."""
        self._together = False
        self._meanwhile: list[str] = []
        """Who goes on after what somebody else does at the same time: "while he counts his money, hops away"."""
        self._seen = False
        """Whether what acts now is only seen, or told as how far it goes, of whom the clause is about."""
        self._given: dict[str, ChinesePhrase] = {}
        self._manner: list[Manner] = []
        self._outcome, self._times = Outcome.DONE, 1

    def _acting(self) -> list[str]:
        """Who acts where a noun stands, so that a pronoun means somebody else."""
        if self._nobody:
            return []
        return self._who or ([] if self._fresh else self.doings[-1].who) or self._cast.subject

    def _verb_follows(self, at: int) -> bool:
        """Whether a verb or preposition comes next, small words aside."""
        while at < len(self._pieces):
            piece = self._pieces[at]
            if piece.text in PREPOSITIONS | LETS or (piece.verb and not piece.noun):
                return True
            small = (
                piece.meaning.adverb is not None
                or piece.meaning.kinds & {"not", "nearly", "again"}
                or piece.has("function")
                or piece.text == "自己"
            )
            if not small or piece.text in ("的", "了", "着"):
                return piece.verb is not None
            at += 1
        return False

    def _met_just_now(self) -> list[str]:
        """Whoever the story is about and those of the clause before, where it tells of both."""
        subject, cast = self._cast.subject, self._cast
        if self._who or not self._fresh or not subject or cast.many(subject) or not cast.alive(subject[0]):
            return []
        others = [one for one in cast.last if cast.alive(one) and one not in subject]
        return [*subject, *others] if subject[0] in cast.last else []

    def _linked(self, at: int) -> bool:
        """Whether a word follows that only stands after who acts."""
        return at < len(self._pieces) and self._pieces[at].text in LINKS

    @abstractmethod
    def _end_stretch(self) -> None:
        """What somebody did is told; see :class:`.chinese_nouns.Nouns`."""

    def _begin(self, ids: list[str]) -> None:
        """Let somebody act from here on."""
        self._who, self._fresh, self._nobody = ids, True, False

    def _quoted(self, at: int) -> int:
        if self._pieces[at].text != QUOTED:
            return at
        self.says = self.says or self._quotes.get(self._pieces[at].start, "")
        while at < len(self._pieces) and self._pieces[at].text == QUOTED:
            at += 1
        return at

    def _names_one(self, at: int, end: int) -> bool:
        """Whether somebody or something is named in a stretch of words, and no part of how something is done."""
        return any(one.noun is not None and one.verb is None for one in self._pieces[at:end])

    def _adverbial(self, at: int) -> int:
        """Words up to 地 that tell how the next verb is done."""
        for end in range(at + 1, min(at + 6, len(self._pieces) - 1)):
            piece = self._pieces[end]
            if piece.text in PREPOSITIONS or self._pieces[at].text in PREPOSITIONS:
                return at
            if piece.text == "地" and self._verb_follows(end + 1) and not self._names_one(at, end):
                inner = self._pieces[at:end]
                self._manner += [one for word in inner if word.verb for one in word.verb.manner]
                self._manner += [Manner(word.meaning.adverb) for word in inner if word.meaning.adverb]
                return end + 1
        return at

    def _small(self, at: int) -> int:
        """Negation, time and manner before a verb; counted times after it."""
        piece, rest = self._pieces[at], self._pieces[at + 1 :]
        verb_after = any(one.verb and not self._pieces[at + k].has("number") for k, one in enumerate(rest))
        if not self.doings and piece.text in ("等", "当", "每当") and (after := self._when(at)) > at:
            return after
        at_once = piece.text == "一" and any(one.text == "就" for one in rest)
        if at_once and self._who and rest[0].verb:
            self._resume = self._resume or self._who
            return at + 1
        if piece.has("nobody"):
            self._nobody = True
            return at + 1
        if (piece.has("not") or piece.has("nearly")) and not (
            piece.text == "别" and rest and rest[0].text == "的"
        ):
            if verb_after:
                self._outcome = Outcome.INTERRUPTED if piece.has("nearly") else Outcome.FAILS
            return at + 1
        if piece.has("gives up") and piece.verb is None and rest and rest[0].verb:
            return len(self._pieces)  # what is forgotten isn't seen
        if piece.has("again"):
            self._times = 3
            return at + 1
        if piece.has("number") and rest and rest[0].text in _TIMES and self.doings:
            exact = piece.text[0] not in "几数许很好无成"
            self.doings[-1].times = max(1, min(20, int(chinese_number(piece.text)))) if exact else 3
            return at + 2
        if (
            piece.meaning.adverb is not None
            and not (piece.verb and not verb_after and not self._still(at))
            and not self._described(at)
            and not (piece.noun and self.doings and not self._fresh and not self.doings[-1].full)
        ):
            self._together = self._together or piece.text in TOGETHER
            if piece.text.endswith("得") and verb_after and (moved := self._given.get("将")) and moved.ids:
                self._given = {}
                self._begin(moved.ids)  # what somebody is frightened into is theirs
            if piece.text in TOGETHER and at == 0 and len(met := self._met_just_now()) > 1:
                self._begin(met)
            if piece.meaning.adverb:
                told = Manner(piece.meaning.adverb)
                after_verb = (
                    at > 0 and self._pieces[at - 1].text in ("得", "地") and self.doings and not verb_after
                )
                (self.doings[-1].manner if after_verb else self._manner).append(told)
            return at + 1
        if (after := self._weather_comes(at)) > at:
            return after
        blows = piece.noun is not None and self._verb_follows(at + 1)
        if {"time", "weather"} & piece.meaning.setting.keys() and not piece.verb and not blows:
            self.setting |= piece.meaning.setting
            self._sets_in(at)
            return at + 1
        return at

    def _when(self, at: int) -> int:
        """Past the first word of "when the light comes back": nobody waits."""
        before = self._cast.original[: self._pieces[at].start].rstrip()
        opens = at == 0 and self._pieces[at].text == "等" and before.endswith(tuple("。！？!?\n"))
        if opens and len(self._pieces) > at + 2 and not self._pieces[at + 1].verb:
            return at + 1
        for end in range(at + 2, len(self._pieces)):
            if self._pieces[at].text == "等" and self._pieces[end].text in ("就", "才", "便"):
                self._resume = self._who or self._cast.subject
                self._who = []
                return at + 1
            waits = self._pieces[at].text == "等" and self._who
            if not waits and self._pieces[end].text in ("的时候", "时候", "时", "之后", "以后", "的时"):
                return at + 1
        return at

    def _still(self, at: int) -> bool:
        """Whether 还 stands before what isn't a verb, so that it means "still"."""
        follows = self._pieces[at + 1] if at + 1 < len(self._pieces) else None
        return (
            self._pieces[at].text == "还"
            and follows is not None
            and follows.text in tuple("在没有是不很会能")
        )

    def _described(self, at: int) -> bool:
        """Whether a word that may be an adverb stands as an adjective before its noun."""
        follows = self._pieces[at + 1] if at + 1 < len(self._pieces) else None
        return (
            self._pieces[at].has("adjective")
            and follows is not None
            and (follows.text == "的" or (follows.noun is not None and follows.verb is None))
        )

    def _weather_comes(self, at: int) -> int:
        """ "It starts to rain" and "spring comes" are weather and hour, and nobody's act."""
        follows = self._pieces[at + 1] if at + 1 < len(self._pieces) else None
        verb = self._pieces[at].verb
        said = {"weather", "time"} & self._pieces[at].meaning.setting.keys() or self._pieces[
            at
        ].text in _SEASONS
        if said and follows is not None and follows.text in _COMES and not self._who and self._fresh:
            self.setting |= self._pieces[at].meaning.setting
            return at + 2
        comes = verb and (
            verb.action is Action.APPEAR or self._pieces[at].text in ("下", "刮", "起", "吹", "落", "打")
        )
        if comes and follows is not None and "weather" in follows.meaning.setting:
            self.setting |= follows.meaning.setting
            self._sets_in(at)
            return at + 2
        return at

    def _sets_in(self, at: int) -> None:
        """Let rain or snow that begins in the middle of a story fall: it is something that happens."""
        written = "".join(piece.text for piece in self._pieces[at : at + 2])
        falls = _SETS_IN.match(written)
        sudden = self._cast.original[: self._pieces[at].start].endswith(_SUDDEN)
        told = bool(self._cast.entities) and not self.doings
        if falls is None or not told or not (falls.group(1) or sudden):
            return
        start = self._pieces[at].start + falls.start(2)
        drops = ChineseWord(falls.group(2), start, start + 1, WordMeaning())
        fallen = self._phrases.ground(ChinesePhrase(ground=drops))
        self._end_stretch()
        self.doings.append(ChineseAct("下", ChineseVerb(Action.FALL, "none", Way.DOWN), fallen))
        self._seen = True
        self._end_stretch()

    def _named(self, at: int) -> int:
        """ "Called so-and-so"; "the hero is a cook" names one by the other."""
        word = self._pieces[at].text
        follows = self._pieces[at + 1] if at + 1 < len(self._pieces) else None
        naming = word in ("名叫", "叫做", "名字叫") or (word == "叫" and not self._verb_follows(at + 2))
        if naming and follows is not None and follows.meaning.name is not None:
            self._cast.called(follows)
            return at + 2
        if word in ("就是", "也就是", "即是", "其实是") and at == 0 and (kept := self._cast.latest()):
            phrase, after = self._phrases.at(at + 1, [])
            if phrase is not None and phrase.ids and after >= len(self._pieces):
                self._cast.one_with(kept, phrase.ids[0])
                return after
        if word in ("是", "系") and self.doings and self.doings[-1].action is Action.OPEN and not self._fresh:
            phrase, after = self._phrases.at(at + 1, [])
            if phrase is not None and phrase.counted and phrase.ids and after >= len(self._pieces):
                shown = ChineseAct("是", ChineseVerb(Action.APPEAR, "none", whole=True), phrase.ids[:6])
                shown.whom, shown.path = self.doings[-1].what or self.doings[-1].near, Way.OUT_OF
                self._end_stretch()
                self.doings.append(shown)
                return after
        if word == "是" and len(self._who) == 1 and self._fresh and not self.doings:
            phrase, after = self._phrases.at(at + 1, self._who)
            if phrase is not None and phrase.text and phrase.ids and after >= len(self._pieces):
                if self._cast.alive(phrase.ids[0]):
                    self._cast.one_with(self._who[0], phrase.ids[0])
                return after
        return at
