"""Walks through the words of one Chinese clause and makes its acts: who does what, with what, to whom."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from ....common.acts import Act, Action, Entity, EntityKind, Manner, Outcome, Way
from ..numbers import chinese_number
from .chinese_cast import Cast, Phrase, noun_phrase
from .chinese_words import BLANK, QUOTED, Noun, Piece

_NOT: Final = frozenset(
    ["没", "没有", "不", "未", "别", "无法", "不能", "没能", "不会", "再也没", "怎么也", "从不"]
)
_NEARLY: Final = frozenset(["差点", "险些", "差一点", "正要", "刚要"])
_AGAIN: Final = frozenset(
    [
        "一直",
        "不停",
        "不停地",
        "不断",
        "不断地",
        "反复",
        "来来回回",
        "一圈又一圈",
        "一次又一次",
        "一遍又一遍",
        "一遍遍",
    ]
)
_TIMES: Final = frozenset(["次", "遍", "回", "圈", "趟", "下"])
_LETS: Final = frozenset(["让", "使", "令", "请", "派", "叫"])
_TOWARD: Final = frozenset(["对", "向", "朝", "往", "跟", "和", "与", "同", "给", "为", "替"])
_HEADED: Final = frozenset(["向", "朝", "往"])
_PIVOT: Final = frozenset(
    [
        "教",
        "教导",
        "请",
        "看见",
        "看到",
        "发现",
        "听见",
        "听到",
        "命令",
        "邀请",
        "求",
        "请求",
        "恳求",
        "劝",
        "劝说",
        "逗",
        "遇见",
        "遇到",
        "派",
        "要求",
        "约",
        "吓",
        "看着",
        "带",
        "帮",
        "帮助",
    ]
)
_TOGETHER: Final = frozenset(["帮", "帮助", "带"])
_SOUGHT: Final = {
    Action.CLIMB,
    Action.FALL,
    Action.JUMP,
    Action.SWIM,
    Action.DESCEND,
    Action.THROW,
    Action.PUT,
}
_SHOWN: Final = _SOUGHT | {Action.SINK, Action.FLOAT, Action.FLY, Action.SLIDE, Action.ROLL}
_STILL: Final = {Action.SIT, Action.LIE, Action.HIDE, Action.RISE, Action.KNEEL, Action.SLEEP}


class Clause:
    """One clause while it is read; ``acts``, ``setting``, ``says`` and ``unknown`` are what came of it."""

    def __init__(self, pieces: list[Piece], cast: Cast, quotes: Mapping[int, str]) -> None:
        self.acts: list[Act] = []
        self.setting: dict[str, str] = {}
        self.says = ""
        self.unknown: list[Piece] = []
        self._pieces, self._cast, self._quotes = pieces, cast, quotes
        self._who: list[str] = []
        self._given: dict[str, Phrase] = {}
        self._manner: list[Manner] = []
        self._outcome = Outcome.DONE
        self._times = 1

    def walk(self) -> None:
        """Read the clause from its first word to its last."""
        at = 0
        while at < len(self._pieces):
            at = self._step(at)
        if not self.acts and "weather" in self.setting:
            self._weather()
        self._celestial()
        if self.acts and (who := self.acts[0].who):
            self._cast.subject = who
        elif self._who:
            self._cast.subject = self._who

    def _step(self, at: int) -> int:
        piece = self._pieces[at]
        for reads in (self._quoted, self._small, self._with_object, self._related, self._verb_at):
            if (after := reads(at)) > at:
                return after
        acting = self.acts[-1].who if self.acts else self._who
        phrase, after = noun_phrase(self._pieces, at, self._cast, acting)
        if phrase is not None:
            return self._coordinated(phrase, after)
        meaning = piece.meaning
        for key, value in meaning.setting.items():
            self.setting[key] = value
        known = (
            meaning.setting or meaning.kinds or meaning.adverb is not None or meaning.complement is not None
        )
        if not (known or meaning.after) and piece.text not in (BLANK, QUOTED):
            self.unknown.append(piece)
        return at + 1

    def _quoted(self, at: int) -> int:
        if self._pieces[at].text != QUOTED:
            return at
        self.says = self.says or self._quotes.get(self._pieces[at].start, "")
        while at < len(self._pieces) and self._pieces[at].text == QUOTED:
            at += 1
        return at

    def _small(self, at: int) -> int:
        """Negation, time and manner before a verb; counted times after it."""
        piece = self._pieces[at]
        rest = self._pieces[at + 1 :]
        verb_after = any(one.verb for one in rest)
        if piece.text in _NOT or piece.text in _NEARLY:
            if verb_after:
                self._outcome = Outcome.INTERRUPTED if piece.text in _NEARLY else Outcome.FAILS
            return at + 1
        if piece.text in _AGAIN:
            self._times = 3
            return at + 1
        if piece.has("number") and rest and rest[0].text in _TIMES:
            times = (
                max(1, min(20, int(chinese_number(piece.text)))) if piece.text[0] not in "几数许很好" else 3
            )
            if self.acts:
                self.acts[-1] = self.acts[-1].model_copy(update={"times": times})
            return at + 2
        if piece.meaning.adverb is not None and not (piece.verb and not verb_after):
            if piece.meaning.adverb:
                self._manner.append(Manner(piece.meaning.adverb))
            return at + 1
        if {"time", "weather"} & piece.meaning.setting.keys() and not piece.verb:
            self.setting |= piece.meaning.setting
            return at + 1
        return at

    def _with_object(self, at: int) -> int:
        """A preposition and its noun: 把, 被, 给, 让, 从, 在, 用 …"""
        word = self._pieces[at].text
        if word == "叫" and at + 1 < len(self._pieces) and self._pieces[at + 1].meaning.name is not None:
            self._cast.called(self._pieces[at + 1].text, self._pieces[at + 1])
            return at + 2
        if word in ("名叫", "叫做", "名字叫") and at + 1 < len(self._pieces):
            self._cast.called(self._pieces[at + 1].text, self._pieces[at + 1])
            return at + 2
        if word in ("和", "跟", "与", "同", "给", "为", "替", "对") and self.acts and word != "给":
            return at
        if word not in _TOWARD | _LETS | {"把", "将", "被", "从", "由", "在", "到", "用"}:
            return at
        phrase, after = noun_phrase(self._pieces, at + 1, self._cast, self._who)
        later = any(one.verb for one in self._pieces[after:])
        if word == "被" and phrase is None:
            self._given["被"] = Phrase()
            return at + 1
        if phrase is None or (not later and word not in ("在", "用")):
            return at
        if word in _LETS and phrase.ids:
            self._cast.subject = self._who or self._cast.subject
            self._who = phrase.ids
            return after
        if word == "在" and self.acts:
            self._object(phrase, Way.ONTO)
            return after
        if phrase.place:
            self.setting.setdefault("place", phrase.place)
        if phrase.ids or word == "从":
            self._given["将" if word == "把" else word] = phrase
        return after

    def _related(self, at: int) -> int:
        """A relative clause: "the dog that chases its tail"; its noun stays to be read as any other."""
        if not self._pieces[at].verb or self._pieces[at].has("adjective"):
            return at
        counted = at > 0 and (
            self._pieces[at - 1].has("classifier") or self._pieces[at - 1].text in ("那只", "那个", "这只")
        )
        for end in range(at + 1, min(at + 8, len(self._pieces) - 1)):
            inner = self._pieces[at + 1 : end]
            if self._pieces[end].text != "的":
                continue
            nouns = [one for one in inner if one.meaning.noun]
            if nouns and not counted:
                return at
            phrase, _ = noun_phrase(self._pieces, end + 1, self._cast, [])
            if phrase is None or not phrase.ids:
                return at
            self._relative(self._pieces[at], nouns, phrase)
            return end + 1
        return at

    def _relative(self, piece: Piece, nouns: list[Piece], head: Phrase) -> None:
        verb = piece.verb
        assert verb is not None
        act = Act(
            verb=piece.text, action=verb.action, who=head.ids[:6], path=verb.path, manner=list(verb.manner)
        )
        objects = [
            one for noun in nouns for one in self._cast.met(noun.start, noun.end, noun, [], 1, False, False)
        ]
        role = "what" if verb.object in ("what", "give") else "whom"
        if objects:
            act = act.model_copy(update={role: objects[0]})
        elif self._who and verb.object != "none" and not self.acts:
            act = act.model_copy(update={"who": self._who[:6], role: head.ids[0]})
        self.acts.append(act)
        self._who_since, self._bare = True, False

    def _verb_at(self, at: int) -> int:
        piece = self._pieces[at]
        verb = piece.verb
        if verb is None or (piece.meaning.noun and not self._acts_here(at)) or self._is_complement(at):
            return at
        wish = piece.text in ("想", "要", "用", "准备", "努力", "试", "尝试", "决定", "希望", "试着")
        if wish and any(one.verb for one in self._pieces[at + 1 :]):
            return at + 1
        who = self._who or self._pivoted() or self._cast.subject
        if self.acts and not self._who_since:
            who = self._pivoted() or self.acts[-1].who
        act = Act(
            verb=piece.text,
            action=verb.action,
            who=who[:6],
            path=verb.path,
            manner=list(dict.fromkeys([*self._manner, *verb.manner]))[:4],
            outcome=self._outcome,
            times=self._times,
        )
        self._manner, self._outcome, self._times = [], Outcome.DONE, 1
        self.acts.append(self._with_given(act, piece))
        self._bare = not self._who and len(self.acts) == 1
        self._who_since = False
        return self._complements(at + 1)

    _who_since = True
    _bare = False

    def _acts_here(self, at: int) -> bool:
        """Whether a word that may be noun or verb is the verb: somebody is there, and no object is waited for."""
        return bool(self._who) and not self.acts

    def _is_complement(self, at: int) -> bool:
        way = self._pieces[at].meaning.complement
        return way is not None and at > 0 and self._pieces[at - 1].verb is not None and bool(self.acts)

    def _pivoted(self) -> list[str]:
        """The one whom the verb before makes act: "teaches the child to swim"."""
        if not self.acts or self.acts[-1].verb not in _PIVOT:
            return []
        last = self.acts[-1]
        other = last.whom or last.what
        if not other or not self._cast.alive(other):
            return []
        return [*last.who, other] if last.verb in _TOGETHER else [other]

    def _with_given(self, act: Act, piece: Piece) -> Act:
        """The act with what stood before its verb."""
        given, self._given = self._given, {}
        change: dict[str, object] = {}
        verb = piece.verb
        role = "whom" if verb and verb.object in ("whom", "goal") else "what"
        if moved := given.get("将"):
            change[role if role == "what" or self._cast.alive(moved.ids[0]) else "what"] = moved.ids[0]
        if (by := given.get("被")) is not None:
            if act.who:
                change[role] = act.who[0]
            change["who"] = by.ids[:6]
        if source := given.get("从"):
            change |= {"path": Way.FROM if act.action not in (Action.APPEAR, Action.LEAVE) else Way.OUT_OF}
            if source.ids:
                change["whom"] = source.ids[0]
        for word in ("在", "到"):
            if (spot := given.get(word)) and spot.ids and "whom" not in change:
                change |= {"whom": spot.ids[0], "path": spot.lies or Way.AT}
        for word in _TOWARD:
            if (to := given.get(word)) and to.ids and "whom" not in change:
                change["whom"] = to.ids[0]
                if word in _HEADED:
                    change["path"] = Way.TO
        if (tool := given.get("用")) and "what" not in change:
            change["what"] = tool.ids[0]
        return act.model_copy(update=change)

    def _complements(self, at: int) -> int:
        """What follows a verb: 了, 上, 不到, 来 …"""
        change: dict[str, object] = {}
        while at < len(self._pieces):
            piece = self._pieces[at]
            way = piece.meaning.complement
            if (
                piece.text == "不"
                and at + 1 < len(self._pieces)
                and self._pieces[at + 1].meaning.complement is not None
            ):
                change["outcome"] = Outcome.FAILS
            elif piece.text in ("了", "着", "过", "得", "又", "住", "紧", "起") or (way is not None):
                if way and piece.text not in ("着", "起"):
                    change["path"] = Way(way)
            elif piece.text == "给":
                self._given_to = True
            else:
                break
            at += 1
        self.acts[-1] = self.acts[-1].model_copy(update=change)
        return at

    _given_to = False

    def _coordinated(self, phrase: Phrase, at: int) -> int:
        """Further nouns of the same phrase ("the cat and the dog"), then the phrase put where it belongs."""
        while at + 1 < len(self._pieces) and self._pieces[at].text in (
            "和",
            "跟",
            "与",
            "同",
            "、",
            "同埋",
            "及",
        ):
            more, after = noun_phrase(self._pieces, at + 1, self._cast, self._who)
            if more is None or not more.ids or not phrase.ids:
                break
            phrase = Phrase([*phrase.ids, *more.ids], phrase.place, more.lies)
            at = after
        if self.acts and not self._new_subject(phrase, at):
            self._object(phrase, None)
        elif phrase.ids and (phrase.lies is None or not self._who):
            if phrase.lies is not None:
                self._given["在"] = phrase
            else:
                self._who, self._who_since = phrase.ids, True
        if phrase.place:
            self.setting.setdefault("place", phrase.place)
        return at

    def _new_subject(self, phrase: Phrase, at: int) -> bool:
        """Whether a noun after a complete act acts itself: relative clauses leave their noun so."""
        return bool(self.acts) and not self._bare and self._who_since and bool(phrase.ids)

    def _object(self, phrase: Phrase, way: Way | None) -> None:
        act = self.acts[-1]
        lies = phrase.lies or way
        if not phrase.ids:
            return
        one = phrase.ids[0]
        verb = next(
            (piece.verb for piece in reversed(self._pieces) if piece.text == act.verb and piece.verb), None
        )
        kind = verb.object if verb else "what"
        if self._bare and kind in ("none", "goal") and lies is None and self._cast.alive(one):
            self.acts[-1] = act.model_copy(update={"who": phrase.ids[:6]})
            return
        role = "whom" if kind in ("whom", "goal", "none", "about") else "what"
        if kind == "give":
            role = "whom" if self._cast.alive(one) and act.whom is None else "what"
        elif self._given_to or (kind == "what" and act.what and act.whom is None):
            role = "whom"
        self._given_to = False
        change: dict[str, object] = {}
        if getattr(act, role) is None:
            change[role] = one
        if lies and role == "whom":
            change["path"] = lies
        self.acts[-1] = act.model_copy(update=change)

    def _weather(self) -> None:
        nouns = {"rain": "雨", "snow": "雪", "storm": "雷", "wind": "风", "fog": "雾"}
        if word := nouns.get(self.setting["weather"]):
            piece = next(one for one in self._pieces if "weather" in one.meaning.setting)
            head = Piece(word, piece.start, piece.end, piece.meaning)
            head.meaning.noun = head.meaning.noun or Noun(EntityKind.THING)
            ids = self._cast.met(piece.start, piece.end, head, [], 1, False, False)
            self.acts.append(Act(verb=piece.text, action=Action.APPEAR, who=ids))

    def _celestial(self) -> None:
        """The sun that rises or goes down tells the time."""
        for act in self.acts:
            named: list[Entity] = [one for one in self._cast.entities if one.id in act.who]
            if any(re.search("太阳|夕阳", one.name) for one in named):
                if act.action in (Action.SINK, Action.DESCEND):
                    self.setting["time"] = "sunset"
                elif act.action is Action.RISE:
                    self.setting["time"] = "morning"
