"""What stands before the verbs of a Chinese clause: time, manner, negation, and prepositions with their nouns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from ....common.acts import Action, EntityKind, Manner, Outcome, Way
from ..numbers import chinese_number
from .chinese_cast import Cast
from .chinese_details import AND, Phrase
from .chinese_frames import Doing
from .chinese_kinds import LINKS, TOWARD
from .chinese_phrases import Phrases
from .chinese_words import QUOTED, Piece, Verb

_TIMES: Final = frozenset(["次", "遍", "回", "圈", "趟", "下"])
_SEASONS: Final = frozenset(["春天", "夏天", "秋天", "冬天", "春节", "圣诞节", "夜晚"])
_COMES: Final = frozenset(["来", "到", "来临", "降临", "到来", "停", "过去", "过", "来到"])
_USES: Final = {Action.EAT, Action.DRINK, Action.WEAR, Action.PLAY, Action.READ, Action.LOOK}
_SHOWN: Final = {Action.READ, Action.SPEAK, Action.SING, Action.PLAY, Action.DANCE, Action.POINT, Action.DRAW}
_LETS: Final = frozenset(["让", "使", "令"])
_MOVES: Final = {"把": "将", "将": "将"}
_LEANS: Final = frozenset(["靠着", "倚着", "挨着", "贴着", "隔着"])
_ALONG: Final = frozenset(["为了", "顺着", "沿着", "绕着", "当成", "当作", "当做", "当"])
"""What goes by, or is taken for, the noun after it: nobody's act, and nothing that a verb works on."""
_TAKEN_FOR: Final = frozenset(["当成", "当作", "当做"])
_BESIDE: Final = frozenset(["顺着", "沿着", "绕着"])
"""By what one goes where that is told."""
_TOOLED: Final = {
    Action.HIT, Action.CLEAN, Action.BREAK, Action.PUSH, Action.PULL, Action.DIG, Action.DRAW, Action.STIR,
    Action.CLOSE, Action.CATCH, Action.OPEN, Action.PUT, Action.USE, Action.KICK, Action.FIGHT, Action.BUILD,
}  # fmt: skip
"""What is done with a tool that was taken for it."""
PREPOSITIONS: Final = (
    TOWARD
    | _LEANS
    | _ALONG
    | {"把", "将", "被", "从", "由", "在", "到", "用", "拿", "拿着", "攞", "伸出", "伸", "冲"}
)
_VERBAL: Final = frozenset(["拿", "拿着", "攞", "伸出", "伸", "帮", "围着", "冲", "当"]) | _LEANS
"""Prepositions that are verbs where no other verb follows."""
_TAKEN: Final = frozenset(["拿", "拿着", "攞", "伸出", "伸"])
"""Those that take a tool."""


class Before:
    """A clause while it is read, and its readers for all that is neither verb nor object."""

    def __init__(self, pieces: list[Piece], cast: Cast, quotes: Mapping[int, str]) -> None:
        self.doings: list[Doing] = []
        self.setting: dict[str, str] = {}
        self.says = ""
        self.unknown: list[Piece] = []
        self._pieces, self._cast, self._quotes = pieces, cast, quotes
        self._phrases = Phrases(pieces, cast)
        self._who: list[str] = []
        self._fresh = True
        """Whether nothing was done yet since somebody was named who acts."""
        self._nobody = False
        self._resume: list[str] = []
        """Who goes on after "once the guest sleeps, then …"."""
        self._together = False
        self._seen = False
        """Whether what acts now is only seen, or told as how far it goes, of whom the clause is about."""
        self._given: dict[str, Phrase] = {}
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
            if piece.text in PREPOSITIONS | _LETS or (piece.verb and not piece.noun):
                return True
            small = (
                piece.meaning.adverb is not None
                or piece.meaning.kinds & {"not", "nearly", "again"}
                or piece.has("function")
            )
            if not small or piece.text in ("的", "了", "着"):
                return piece.verb is not None
            at += 1
        return False

    def _linked(self, at: int) -> bool:
        """Whether a word follows that only stands after who acts."""
        return at < len(self._pieces) and self._pieces[at].text in LINKS

    def _end_stretch(self) -> None:
        """What somebody did is told; see :class:`.chinese_nouns.Nouns`."""
        raise NotImplementedError

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

    def _adverbial(self, at: int) -> int:
        """Words up to 地 that tell how the next verb is done."""
        for end in range(at + 1, min(at + 6, len(self._pieces) - 1)):
            piece = self._pieces[end]
            if piece.text in PREPOSITIONS or self._pieces[at].text in PREPOSITIONS:
                return at
            if piece.text == "地" and self._verb_follows(end + 1) and not self._pieces[at].noun:
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
            self._resume = self._who
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
        ):
            self._together = self._together or piece.text in ("一起", "一齐", "一同")
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
            return at + 1
        return at

    def _when(self, at: int) -> int:
        """Past the first word of "when the light comes back": nobody waits."""
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
            return at + 2
        return at

    def _named(self, at: int) -> int:
        """ "Called so-and-so"; "the hero is a cook" names one by the other."""
        word = self._pieces[at].text
        follows = self._pieces[at + 1] if at + 1 < len(self._pieces) else None
        naming = word in ("名叫", "叫做", "名字叫") or (word == "叫" and not self._verb_follows(at + 2))
        if naming and follows is not None and follows.meaning.name is not None:
            self._cast.called(follows)
            return at + 2
        if word == "是" and len(self._who) == 1 and self._fresh and not self.doings:
            phrase, after = self._phrases.at(at + 1, self._who)
            if phrase is not None and phrase.text and phrase.ids and after >= len(self._pieces):
                if self._cast.alive(phrase.ids[0]):
                    self._cast.one_with(self._who[0], phrase.ids[0])
                return after
        return at

    def _with_object(self, at: int) -> int:
        """A preposition and its noun: 把, 被, 给, 让, 从, 在, 用 …"""
        piece = self._pieces[at]
        word = piece.text
        if word in AND and self.doings and word not in ("给", "同", "跟"):
            return at
        if word in _TAKEN_FOR and "将" in self._given and not any(one.verb for one in self._pieces[at + 1 :]):
            return at
        if word not in PREPOSITIONS | _LETS or (word in _VERBAL and not self._takes_tool(at)):
            return at
        after_verb = (
            bool(self.doings) and not self._fresh and at > 0 and self._pieces[at - 1].verb is not None
        )
        acting = self._acting()
        if word == "给" and self.doings and not self._fresh and self.doings[-1].what:
            acting = [*acting, self.doings[-1].what]
        goes_on = word == "在" and self._verb_follows(at + 1) and self._pieces[at + 1].noun is None
        phrase, after = self._phrases.at(at + 1 if goes_on else self._past_relative(at + 1), acting, True)
        later = any(one.verb for one in self._pieces[after:])
        if word == "被" and (phrase is None or not later):
            self._given["被"] = Phrase()
            return at + 1
        if word == "给" and phrase is not None and self._audience(phrase, after):
            return after + 1
        if word == "给" and (handed := self._handed(at, phrase, after, after_verb)) > at:
            return handed
        if word == "到" and phrase and phrase.ids and not phrase.lies and self._linked(after):
            self._end_stretch()
            self._begin(phrase.ids)
            self._seen = True
            return after
        if phrase is None or (not later and word not in ("在", "用", "给", "向", "往", "朝")):
            return at
        if (word in _LETS or self._for_use(word, after)) and phrase.ids:
            used = self.doings[-1].what if word == "给" and self.doings else None
            if used and self.doings[-1].action in (Action.TAKE, Action.BUILD, Action.STIR):
                who = self.doings[-1].who
                given = Doing("给", Verb(Action.GIVE, "give"), who, what=used, whom=phrase.ids[0])
                self.doings.append(given)
            if used and self.doings[-1].action in (Action.THROW, Action.PUT, Action.GIVE):
                self.doings[-1].whom = self.doings[-1].whom or phrase.ids[0]
            self._begin(phrase.ids)
            if used:
                self._given["将"] = Phrase([used])
            return after
        if word in ("在", "向", "往", "朝") and self._ends_at(at, after, after_verb):
            self.doings[-1].take(phrase, Way.ONTO if word == "在" else Way.TO, self._cast, self._phrases)
            return after
        if word == "给" and not later:
            return at
        return self._prepare(word, piece, phrase, after)

    def _past_relative(self, at: int) -> int:
        """Past what describes the noun after a preposition by an act: "the book (that she) borrowed"."""
        verbs = 0
        for end in range(at, min(at + 7, len(self._pieces) - 1)):
            piece = self._pieces[end]
            if piece.text == "的":
                before = self._pieces[end - 1]
                borne = before.verb is not None or before.meaning.complement is not None
                fits = borne or self._pieces[at].verb is not None or self._pieces[at].has("number")
                return end + 1 if verbs and fits and self._pieces[end + 1].noun else at
            acts = piece.verb is not None and piece.noun is None and not piece.has("adjective")
            acts = acts and not (verbs and piece.meaning.complement is not None)
            if piece.text in PREPOSITIONS | _LETS or piece.meaning.adverb is not None or (acts and verbs):
                return at
            verbs += acts
        return at

    def _handed(self, at: int, phrase: Phrase | None, after: int, after_verb: bool) -> int:
        """Past 给 where it tells to whom the act before it hands something."""
        if not self.doings:
            return at
        last = self.doings[-1]
        comes = last.verb.object == "goal" and self._verb_follows(after)
        if after_verb and not comes and not (phrase and phrase.lies):
            last.handed = True
            return at + 1
        if not self._fresh and phrase and phrase.ids and not any(one.verb for one in self._pieces[after:]):
            last.handed = True
            last.take(phrase, None, self._cast, self._phrases)
            return after
        return at

    def _ends_at(self, at: int, after: int, after_verb: bool) -> bool:
        """Whether a place or goal belongs to the act before it, and not to one that follows."""
        word, before = self._pieces[at].text, self._pieces[at - 1].text if at else ""
        if not self.doings or self._fresh:
            return False
        if word != "在" and before.endswith(("来", "去")) and self._verb_follows(after):
            return False
        return after_verb or not any(one.verb for one in self._pieces[after:])

    def _audience(self, phrase: Phrase, after: int) -> bool:
        """Whether somebody only hears or sees what is read, sung or shown: "reads him a story"."""
        last = self.doings[-1] if self.doings and not self._fresh else None
        ends = after + 1 == len(self._pieces) and self._pieces[after].text in ("听", "看", "睇")
        if not ends or last is None or last.action not in _SHOWN or not phrase.ids:
            return False
        last.whom = last.whom or phrase.ids[0]
        return True

    def _for_use(self, word: str, after: int) -> bool:
        """Whether something is given to be used: "buys an ice cream for her to eat"."""
        verb = self._pieces[after].verb if after < len(self._pieces) else None
        return word == "给" and bool(self.doings) and verb is not None and verb.action in _USES

    def _prepare(self, word: str, piece: Piece, phrase: Phrase, after: int) -> int:
        """Keep a preposition's noun for the verb that follows."""
        if phrase.place:
            self.setting.setdefault("place", phrase.place)
        if word == "为了" and phrase.ids:
            self._given[word] = phrase
        if word in _ALONG:
            self._cast.mention_aside([one for one in phrase.ids if not self._cast.alive(one)])
            if word in _BESIDE and phrase.ids:
                self._given["沿"] = replace(phrase, lies=Way.AROUND if word == "绕着" else phrase.lies)
            return after
        done_by = (
            word == "给"
            and self._suffers(after)
            and (self._cast.shown(piece.start, piece.end) in "俾畀" or self._handles(phrase, after))
        )
        comes_out = word == "由" and not any(self._cast.alive(one) for one in phrase.ids)
        key = (
            "从"
            if comes_out
            else "被"
            if done_by
            else "用"
            if word in _TAKEN
            else "在"
            if word in _LEANS
            else _MOVES.get(word, word)
        )
        if key == "用":
            self._cast.mention_aside([one for one in phrase.ids if not self._cast.alive(one)])
        if phrase.ids or phrase.ground or word == "从":
            self._given[key] = phrase
        return after

    def _handles(self, phrase: Phrase, at: int) -> bool:
        """Whether a thing that the clause is about is what somebody after 给 works on: it hands over nothing."""
        things = bool(self._who) and self._cast.kind(self._who[0]) is EntityKind.THING
        follows = self._pieces[at].verb if at < len(self._pieces) else None
        return things and bool(phrase.ids) and self._cast.alive(phrase.ids[0]) and follows is not None

    def _suffers(self, at: int) -> bool:
        """Whether a verb without an object follows, so that 俾 tells by whom it is done."""
        rest = self._pieces[at:]
        verb = next((one.verb for one in rest if one.verb), None)
        return (
            verb is not None
            and verb.object in ("whom", "what")
            and bool(self._who or self._cast.subject)
            and not any(one.noun for one in rest)
        )

    def _takes_tool(self, at: int) -> bool:
        """Whether a verb stands as a preposition: "with a stick" hits, "around the fire" dances."""
        word = self._pieces[at].text
        if word == "冲" and at + 1 < len(self._pieces) and self._pieces[at + 1].meaning.complement:
            return False
        phrase, after = self._phrases.at(at + 1, self._acting())
        verb = self._pieces[after].verb if after < len(self._pieces) else None
        if phrase is None or not phrase.ids:
            return False
        if word in ("冲", "当", "帮") or word in _LEANS:
            return self._verb_follows(after)
        if word in _TAKEN:
            follows = next((one.verb for one in self._pieces[after:] if one.verb), None)
            return follows is not None and self._verb_follows(after) and follows.action in _TOOLED
        return verb is not None and word == "围着"
