"""Who does what a Chinese clause tells next: whoever was named, is seen or moved there, or whose turn it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ...common.acts import Action, EntityKind, Way
from ..text import simplified
from .cast import ChineseCast
from .frames import ChineseAct
from .kinds import (
    AGAIN,
    BLOWS,
    BODILESS,
    COMES,
    COPULAS,
    HAPPENS,
    LIVES,
    LULLS,
    MOVES_ONE,
    RESULTS,
    SWALLOWS,
    TURNS,
    VEHICLES,
)
from .relative import Relatives
from .small import PREPOSITIONS
from .words import ChineseVerb, ChineseWord

_SERVES: Final = frozenset(["当", "担任", "充当", "做", "当了", "去当"])
"""Having a trade."""


_OFF: Final = frozenset(["走", "离开", "回家", "回去", "出来", "出去", "飞走", "飞", "游走"])
"""How somebody goes whom one lets go."""
_WALKS: Final = frozenset(
    ["到", "到了", "来到", "走到", "走进", "走出", "回到", "回家", "跑到", "跑回", "走回"]
)
"""What only those do who have feet."""
_IN_TIME: Final = {
    Action.SING,
    Action.DANCE,
    Action.LAUGH,
    Action.CRY,
    Action.SHOUT,
    Action.CLAP,
    Action.VANISH,
}
"""What one does along with somebody."""
_LOW: Final = frozenset(["小声", "悄声", "轻声", "低声", "细声", "小小声"])
_KEEPS_FROM: Final = frozenset(["不让", "不许", "不准", "禁止", "阻止"])
"""What somebody is told who then doesn't do what comes next."""
_HELPED: Final = {Action.RISE, Action.SIT, Action.LIE, Action.WAKE}
"""What only those do who are helped by the arm."""
_TEARS: Final = ("眼泪", "泪水", "泪珠", "泪")
_SHED: Final = {
    Action.FALL,
    Action.DESCEND,
    Action.ROLL,
    Action.SLIDE,
    Action.APPEAR,
    Action.GO,
    Action.LEAVE,
}
"""What tears do of whoever weeps."""


class Turns(Relatives):
    """A clause while it is read, and who its acts are done by."""

    def __init__(self, pieces: list[ChineseWord], cast: ChineseCast, quotes: Mapping[int, str]) -> None:
        super().__init__(pieces, cast, quotes)
        self._under_way = False
        """Whether 在 before the verb that is read says that it goes on."""
        self._at_once = False
        """Whether the verb that is read follows another one at once."""

    def _turn(self, at: int) -> int:
        """Whose turn it is: "now it's the mother who pulls him"."""
        if self._pieces[at].text not in TURNS or self._who:
            return at
        phrase, after = self._phrases.at(at + 1, [])
        if phrase is None or not phrase.ids or phrase.lies or after >= len(self._pieces):
            return at
        if not self._cast.alive(phrase.ids[0]) and self._pieces[after].text not in PREPOSITIONS:
            return at
        if not self._verb_follows(after):
            return at
        self._end_stretch()
        self._begin(phrase.ids)
        return after

    def _frees(self, at: int) -> int:
        """Past "lets" before somebody who then goes: nobody puts them anywhere."""
        if self._pieces[at].text != "放" or at + 2 >= len(self._pieces):
            return at
        phrase, after = self._phrases.at(at + 1, self._acting())
        goes = after < len(self._pieces) and self._pieces[after].text in _OFF
        if not goes or phrase is None or not phrase.ids or not self._cast.alive(phrase.ids[0]):
            return at
        self._end_stretch()
        self._begin(phrase.ids)
        self._seen = True
        return after

    def _goes_on_meanwhile(self) -> None:
        """Let whoever acts while somebody else does something act again, with what 把 told for it."""
        who, given, self._meanwhile = self._meanwhile, self._given, []
        self._end_stretch()
        self._begin(who)
        self._given = given

    def _joins_in(self, at: int) -> int:
        """Past "along" before what somebody does as another one did: "sings along" follows nobody."""
        follows = self._pieces[at + 1].verb if at + 1 < len(self._pieces) else None
        along = self._pieces[at].text in ("跟着", "跟住") and follows is not None
        return at + 1 if along and follows is not None and follows.action in _IN_TIME else at

    def _helped_up(self, at: int) -> int:
        """Past "up" after somebody who is helped or pulled there, and doesn't get up on their own."""
        last = self.doings[-1] if self.doings and not self._fresh else None
        if last is None or self._pieces[at].text not in ("起来", "起身") or last.word[0] not in "扶搀拉拽抱":
            return at
        one = last.what or last.whom
        if one is None or not self._cast.alive(one):
            return at
        last.becomes(Action.LIFT, "what")
        last.what, last.whom, last.path = one, None, Way.UP
        return at + 1

    def _with_both(self, at: int) -> int:
        """Past "both the one and the other", which are what a verb works on, or "and all" after somebody."""
        if self._pieces[at].text != "连":
            return at
        one, middle = self._phrases.at(at + 1, [])
        person = at + 1 < len(self._pieces) and self._pieces[at + 1].text == "人"
        middle = at + 2 if person else middle
        if middle + 1 >= len(self._pieces) or self._pieces[middle].text != "带":
            return at
        two, after = self._phrases.at(middle + 1, [], True)
        if two is None or not (person or (one and one.ids)):
            return at
        if one and one.ids and not person:
            self._given.setdefault("将", one)
        return after

    def _seen_doing(self, other: str, last: ChineseAct, action: Action) -> bool:
        """Whether the one who is seen or asked does what comes next, and not the one who looks."""
        if last.is_a("asks"):
            return self._cast.alive(other)
        if not self._cast.alive(other):
            return action in HAPPENS
        looks = last.word in ("看着", "望着", "见到", "看") and action is not Action.SLEEP
        return not looks or action not in MOVES_ONE

    def _low(self, piece: ChineseWord) -> bool:
        """Whether a low voice is told just before a verb of speech."""
        at = self._pieces.index(piece)
        return at > 0 and self._pieces[at - 1].text in _LOW

    def _weeps(self, doing: ChineseAct) -> None:
        """Let whoever's tears run weep."""
        tears = bool(self._who) and simplified(self._cast.entity(self._who[0]).noun).endswith(_TEARS)
        if tears and doing.action in _SHED and self._whose:
            doing.becomes(Action.CRY, "none")
            doing.who, doing.path = self._whose, None

    def _results(self, last: ChineseAct, action: Action) -> bool:
        """Whether what comes next befalls what 把 moved, as it follows the verb at once."""
        return last.moved and action in RESULTS and self._at_once

    def _meant(self, action: Action, word: str) -> list[str]:
        """Who acts in a clause that names nobody."""
        cast = self._cast
        if action is Action.CHANGE and cast.changed and any(one.text in AGAIN for one in self._pieces[:3]):
            return cast.changed
        if "被" in self._given:
            return cast.subject
        return cast.goes_on(action, word)

    def _meets_third(self, doing: ChineseAct, at: int) -> bool:
        """Whether those who meet, meet somebody else who is named after it."""
        follows = self._pieces[at] if at < len(self._pieces) else None
        named = follows is not None and (follows.noun is not None or follows.meaning.name is not None)
        counted = follows is not None and follows.has("number")
        return doing.action is Action.LOOK and (named or counted)

    def _walker(self, word: str, action: Action) -> list[str]:
        """Who does what comes next; water that was spilled gets nowhere, but whoever carried it."""
        if word[0] in "站走坐跑" and self._fresh and self._whose and set(self._who) <= self._cast.parts:
            return self._whose  # a belly that's too round to get up is whoever can't
        who, actor = self._subject(action, word), self._cast.actor
        walks = word in _WALKS and self._fresh and not self._who and bool(who) and bool(actor)
        if not walks or self._cast.alive(who[0]) or self._cast.entity(who[0]).noun.endswith(VEHICLES):
            return who
        return actor

    def _subject(self, action: Action, word: str) -> list[str]:
        """Who does what comes next."""
        if self._fresh:
            sees = self._seen and self._who and not self._cast.alive(self._who[0])
            if sees and action in LIVES and self._cast.subject:
                return self._cast.subject
            if self._whose and self._who and action not in HAPPENS - {Action.SHAKE, Action.GO}:
                return self._whose
            return self._who or self._meant(action, word)
        last = self.doings[-1]
        other = last.whom or last.what
        led = last.action in (Action.PULL, Action.PUSH) and action in COMES | {Action.LEAVE, Action.CLIMB}
        fed = last.whom if last.verb.object == "give" or last.handed else None
        if fed and action in SWALLOWS and self._cast.person([fed]) and self._began <= len(self.doings) - 1:
            return [fed]
        if other and led and last.whom is None and self._cast.person([other]) and self._pieces:
            return [other]
        if other and (self._results(last, action) or (self._under_way and self._cast.alive(other))):
            return [other]
        if other is not None and last.word in LULLS and action is Action.SLEEP and self._cast.alive(other):
            return [other]
        if other is not None and (last.is_a("sees") or last.is_a("asks")):
            helped = last.word[0] in "扶搀" and action in _HELPED
            joined = last.is_a("together") and self._cast.alive(other) and not helped
            if joined or (last.is_a("asks") and self._together):
                return [*last.who, other]
            if self._seen_doing(other, last, action):
                return [other]
        if other is not None and last.word in _KEEPS_FROM and self._cast.alive(other):
            return [other]
        grown = last.presents and last.action is Action.APPEAR and set(last.who) <= self._cast.parts
        if grown and last.whom:
            return [last.whom]  # what grew legs runs off, and not its legs
        return last.passive or last.who

    def _bodiless(self, at: int) -> int:
        """Past what something does that nobody can see: time passes, a story begins."""
        named = self._pieces[at].text in BODILESS and self._pieces[at].noun is None
        if not named or not self._fresh or self._who or self.doings or not self._verb_follows(at + 1):
            return at
        self.unknown += self._pieces[at:]
        return len(self._pieces)

    def _next_acts(self, at: int) -> bool:
        """Whether a verb stands here that is no noun."""
        return at < len(self._pieces) and self._pieces[at].verb is not None and self._pieces[at].noun is None

    def _attempted(self) -> None:
        """Somebody does what nobody knows a word for: it is tried, however it looks."""
        if self.doings or not self._who or self._cast.kind(self._who[0]) is EntityKind.THING:
            return
        if self._pieces[-1].text in BLOWS and (other := self._cast.other(self._who)):
            self.doings.append(ChineseAct("打", ChineseVerb(Action.HIT, "whom"), self._who, whom=other[0]))
            return
        words = [one for one in self.unknown if one.strange]
        if len(words) > 1 and words[-1].end - words[0].start == len(words):
            word = "".join(one.text for one in words)
            self.doings.append(ChineseAct(word, ChineseVerb(Action.ATTEMPT, "what"), self._who, named=True))

    def _only_looks(self, at: int) -> bool:
        """Whether the rest of a clause tells how something comes to look: "rubs it till it shines"."""
        rest = self._pieces[at:]
        return rest[-1].text == "的" or (rest[-1].has("adjective") and all(one.noun is None for one in rest))

    def _plays_part(self, at: int) -> int:
        """Past a trade that somebody has: "works as a station master" turns nobody into another body."""
        follows = self._pieces[at + 1 :]
        skip = next((k for k, one in enumerate(follows) if not self._counts_trade(one)), len(follows))
        while skip + 1 < len(follows) and follows[skip].noun and self._is_trade(follows[skip + 1]):
            skip += 1  # a piano teacher
        trade = follows[skip] if skip < len(follows) else None
        if self._pieces[at].text not in _SERVES or trade is None or trade.noun is None or trade.verb:
            return at
        when = at == 0 and self._pieces[at].text == "当" and self._verb_follows(at + skip + 2)
        named = trade.noun.kind is EntityKind.PERSON and trade.meaning.name is None and not when
        if not named or not (self._fresh or not self.doings) or "将" in self._given:
            return at
        return at + skip + 2

    @staticmethod
    def _is_trade(piece: ChineseWord) -> bool:
        return piece.noun is not None and piece.noun.kind is EntityKind.PERSON and piece.verb is None

    @staticmethod
    def _counts_trade(piece: ChineseWord) -> bool:
        small = piece.text in ("了", "过", "上") or piece.has("number") or piece.has("classifier")
        return small or (piece.has("adjective") and piece.noun is None)

    def _is_what(self, at: int) -> int:
        """Past what somebody or something is said to be: "the whole stall is cut up chickens"."""
        rest = self._pieces[at + 1 :]
        linked = any(one.text == "的" for one in rest[:-1])
        meant = self._pieces[at].text == "是" and bool(rest) and rest[0].text == "给"
        known = meant or (self._pieces[at].text in COPULAS and bool(self._who))
        if not known or not (linked and rest[-1].noun):
            return at
        return len(self._pieces)
