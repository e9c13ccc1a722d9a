"""Walks through the words of one Chinese clause and finds its acts: who does what, with what, to whom.

A clause without punctuation may hold several: where everything that a verb asks for is there, a noun that a verb
follows begins the next one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ...common.acts import Action, EntityKind, Outcome, Way
from ..text import simplified
from .cast import ChineseCast
from .details import ChinesePhrase
from .frames import ChineseAct
from .kinds import (
    BODILESS,
    DIRECTIONS,
    DOORS,
    ENDS,
    GOALS,
    GROUNDED,
    LEADING,
    MEETS,
    PRETENDS,
    PURSUES,
    RESTING,
    UNSEEN,
)
from .outcome import agree
from .results import ABLE
from .small import PREPOSITIONS
from .turns import Turns
from .words import BLANK, QUOTED, STEERED, ChineseVerb, ChineseWord, WordMeaning


def _leads(piece: ChineseWord) -> bool:
    verb = piece.verb
    return verb is not None and verb.action in STEERED and len(piece.text) > 1 and piece.text[-1] in LEADING


class Clause(Turns):
    """One clause while it is read; ``doings``, ``setting``, ``says`` and ``unknown`` are what came of it."""

    def __init__(self, pieces: list[ChineseWord], cast: ChineseCast, quotes: Mapping[int, str]) -> None:
        super().__init__(pieces, cast, quotes)
        self._fails_next = False

    def walk(self) -> None:
        """Read the clause from its first word to its last."""
        self._cast.named = []
        at = 0
        while at < len(self._pieces):
            at = self._step(at)
        self._attempted()
        self._end_stretch()
        self.doings = [one for at, one in enumerate(self.doings) if not self._idle(at)]
        self._told_once()
        if not self.doings and self._cast.named:
            self._cast.last = self._cast.named[::-1]

    def _told_once(self) -> None:
        """One act of "pushes it but can't push it open": a verb said twice is done once."""
        once: list[ChineseAct] = []
        for one in self.doings:
            last = once[-1] if once else None
            again = last is not None and last.action is one.action and last.who == one.who
            looks = one.action is Action.LOOK and one.word == "看"
            same = last is not None and (last.word[0] == one.word[0] or looks)
            if last is None or not again or not same or not agree(last, one):
                once.append(one)
        self.doings = once

    def _step(self, at: int) -> int:
        piece = self._pieces[at]
        if self._resume and piece.text in ("就", "才", "便"):
            if self._fresh and self._who and self.doings:
                self._resume = self._who
            self._end_stretch()
            self._begin(self._resume)
            self._resume = []
            return at + 1
        if piece.text == "、" and self.doings and not self._fresh and self._next_acts(at + 1):
            spot = self.doings[-1].spot
            self._end_stretch()
            self._given |= {"在": spot} if spot else {}
            return at + 1
        readers = (
            self._bodiless,
            self._is_what,
            self._plays_part,
            self._turn,
            self._cleft,
            self._with_both,
            self._quoted,
            self._adverbial,
            self._small,
            self._named,
            self._with_object,
            self._inner,
            self._helped_up,
            self._joins_in,
            self._frees,
            self._nominal,
            self._own_doer,
            self._related,
        )
        for reads in (*readers, self._verb_at):
            if (after := reads(at)) > at:
                return after
        last = self.doings[-1] if self.doings and not self._fresh else None
        lands = last is not None and last.implied and last.action is Action.PUT and bool(self._cast.moved)
        begins = at > 0 and self._pieces[at - 1].text in ENDS and piece.has("pronoun")
        done = last is not None and (lands or begins or last.nobody or (last.full and self._acts_next(at)))
        acting = [] if done else last.who if last else self._who
        if last is not None and last.verb.object == "give":
            acting = [one for one in (*acting, last.what or last.whom) if one]
        phrase, after = self._phrases.at(at, acting, self._may_be_noun(at))
        if phrase is not None and after > at:
            return self._coordinated(phrase, at, after)
        meaning = piece.meaning
        self.setting |= meaning.setting
        if not meaning.known and piece.text not in (BLANK, QUOTED):
            self.unknown.append(piece)
        return at + 1

    def _acts_next(self, at: int) -> bool:
        """Whether a pronoun after an act that lacks nothing is who acts next."""
        return (
            self._pieces[at].has("pronoun")
            and self._pieces[at].text not in ("自己", "其")
            and self._verb_follows(at + 1)
        )

    def _verb_at(self, at: int) -> int:
        piece = self._pieces[at]
        if piece.text in ("来", "去") and at + 1 == len(self._pieces) and self._begun():
            return at + 1
        if piece.verb is None or self._is_noun(at) or self._is_complement(at):
            return at
        if at > 0 and self._pieces[at - 1].text == "得" and self.doings and self._only_looks(at):
            return len(self._pieces)
        too = at > 0 and self._pieces[at - 1].text in ("太", "真", "很", "好", "非常", "特别", "有点")
        if too and piece.has("adjective") and piece.verb.action is not Action.FEEL:
            return at + 1
        verbs_after = any(one.verb for one in self._pieces[at + 1 :])
        wish = (piece.has("wish") or piece.text in PRETENDS) and verbs_after and not self._names_next(at + 1)
        passing = piece.has("passing") and at + 1 < len(self._pieces) and self._begins_act(at + 1)
        if wish or passing:
            return at + 1
        if piece.text == "过" and self.doings and not self._fresh and not self.doings[-1].is_a("together"):
            self.doings[-1].steer(Way.OVER)
            if (source := self._given.pop("从", None)) and self.doings[-1].whom is None:
                self.doings[-1].whom = next(iter(source.ids or self._phrases.ground(source)), None)
            return at + 1
        if piece.text == "当" and self.doings and not self._fresh and self.doings[-1].what:
            return len(self._pieces)
        if self._meanwhile and self.doings and not self._fresh:
            self._goes_on_meanwhile()
        verb = (
            ChineseVerb(Action.GIVE, "none")
            if piece.text == "当" and {"将", "给"} <= self._given.keys()
            else piece.verb
        )
        if self._worn:
            verb, self._worn = ChineseVerb(Action.WEAR, "what"), False
        self._under_way = at > 1 and self._pieces[at - 1].text in ("在", "正在", "正")
        self._at_once = at > 0 and self._pieces[at - 1].verb is not None
        doing = self._doing(piece, verb)
        self._weeps(doing)
        after = self._complements(at + 1, doing)
        if after < 0:
            return -after
        doing.before(self._given, self._cast, self._phrases)
        self._given = {}
        meets = doing.action in MEETS and len(doing.who) == 2 and not self._meets_third(doing, after)
        if self._partner and doing.whom is None and meets:
            doing.who, doing.whom = [one for one in doing.who if one not in self._partner], self._partner[0]
        if doing.verb.whole and doing.verb.object == "goal" and doing.whom is None:
            doing.whom = self._goal_inside(piece)
        self.doings.append(doing)
        self._fresh = False
        self._fails_next = piece.has("gives up") and doing.outcome is Outcome.DONE
        if piece.has("reports"):
            return self._reported(after, doing)
        if piece.text in ("当成", "当作", "当做") and doing.whom:
            doing.named = True
            return len(self._pieces)
        return after

    def _goal_inside(self, piece: ChineseWord) -> str | None:
        """Where a verb goes that names it itself: up a mountain, ashore; into the car spoken of last."""
        letter = piece.text[-1]
        if letter in "车船":
            return self._cast.vehicle(letter)
        if letter not in GROUNDED or len(piece.text) != 2:
            return None
        ground = ChineseWord(letter, piece.end - 1, piece.end, WordMeaning())
        return next(iter(self._phrases.ground(ChinesePhrase(ground=ground))), None)

    def _begun(self) -> bool:
        """Whether the last act is told to begin, so that 来 only ends that: "starts a song"."""
        return bool(self.doings) and not self._fresh and (self._tail or self.doings[-1].word).endswith("起")

    def _doing(self, piece: ChineseWord, verb: ChineseVerb) -> ChineseAct:
        failed = (self._fails_next or piece.has(ABLE)) and self._outcome is Outcome.DONE
        doing = ChineseAct(
            piece.text,
            verb,
            self._walker(piece.text, verb.action),
            kinds=frozenset(piece.meaning.kinds),
            path=verb.path,
            way=verb.path if _leads(piece) else None,
            manner=[*self._manner, *verb.manner],
            outcome=Outcome.FAILS if failed else self._outcome,
            times=max(self._times, piece.number),
        )
        if doing.action is Action.SPEAK and self._low(piece):
            doing.verb = replace(doing.verb, action=Action.WHISPER)
        doing.nobody = self._nobody
        own = bool(self._whose) and self._fresh and set(self._who) <= self._cast.parts
        doing.named, self._fronted = self._fronted or own, False
        doing.implied = self._fresh and not self._who and "将" not in self._given
        doing.near = next(iter(self._cast.thing(doing.who, doors=verb.action in DOORS)), None)
        doing.handed = len(piece.text) > 1 and piece.text.endswith("给") and verb.action is Action.THROW
        self._manner, self._outcome, self._times, self._together = [], Outcome.DONE, 1, False
        return doing

    def _reported(self, at: int, doing: ChineseAct) -> int:
        """What somebody says or thinks in a clause of its own is what it is about, and nobody's act."""
        rest = self._pieces[at:]
        if not (any(one.verb for one in rest) or doing.word in UNSEEN) or any(
            one.text == QUOTED for one in rest
        ):
            return at
        if not rest or (
            self._pieces[at].text in ("完", "着", "了", "给", "一")
            or self._pieces[at].meaning.complement is not None
        ):
            return at
        if doing.is_a("reports told"):
            phrase, after = self._phrases.at(at, doing.who)
            if phrase is not None and after < len(self._pieces):
                doing.take(phrase, None, self._cast, self._phrases)
                at = after
        doing.about = self._cast.shown(self._pieces[at].start, rest[-1].end)
        doing.named = True
        return len(self._pieces)

    def _is_noun(self, at: int) -> bool:
        """Whether a word that may be noun or verb is a noun where it stands."""
        piece = self._pieces[at]
        before = self._pieces[at - 1] if at else None
        follows = self._pieces[at + 1] if at + 1 < len(self._pieces) else None
        under_way = before is not None and before.text in ("在", "正在", "正")
        if piece.verb and (self.doings or under_way) and follows is not None and follows.has("number"):
            return False
        if piece.verb and follows is not None and follows.text in ("了", "着") and len(piece.text) == 1:
            return False
        if piece.verb and "将" in self._given and follows is not None and follows.meaning.complement:
            return False
        if piece.has("classifier") and before is None and follows is not None and follows.noun:
            return self._verb_follows(at + 2)
        if self._measures(piece, before, follows):
            return True
        if piece.noun is None:
            return piece.has("adjective") and self._phrases.describes(at)
        if before is None and follows is not None and follows.meaning.after and at + 2 < len(self._pieces):
            return self._pieces[at + 2].text == "的" or self._verb_follows(at + 2)
        if before is None:
            return self._verb_follows(at + 1) or at + 1 == len(self._pieces)
        if before.has("number") or before.has("classifier") or before.has("adjective") or before.text == "的":
            return True
        if before.text in PREPOSITIONS or (self.doings and not self._fresh and not self.doings[-1].full):
            return True
        return not (self._who or before.meaning.adverb is not None)

    def _measures(self, piece: ChineseWord, before: ChineseWord | None, follows: ChineseWord | None) -> bool:
        """Whether a letter that may be a verb measures the noun after it, as Cantonese does without a number."""
        asked = bool(self.doings) and not self._fresh and not self.doings[-1].full
        strange = follows is not None and follows.strange and before is not None and before.text == "了"
        measured = follows is not None and (follows.noun is not None or strange) and len(piece.text) == 1
        return (
            asked
            and measured
            and piece.has("classifier")
            and before is not None
            and (before.verb is not None or before.text == "了" or before.has("pointing"))
        )

    def _is_complement(self, at: int) -> bool:
        before = self._pieces[at - 1] if at else None
        if before is not None and self.doings and not self._fresh and self._leads_on(at, before):
            return True
        return (
            self._pieces[at].meaning.complement is not None
            and before is not None
            and (before.verb is not None and bool(self.doings) and not self._fresh and not before.verb.whole)
            and not (self._pieces[at].verb is not None and before.text.endswith(("着", "住")))
        )

    def _leads_on(self, at: int, before: ChineseWord) -> bool:
        """Whether a way follows what is moved ("puts him down"), or another verb with its own goal."""
        last, text = self.doings[-1], self._pieces[at].text
        if last.is_a("asks") or last.is_a("sees"):
            return False
        moves = last.action in STEERED or last.action in (Action.LIFT, Action.HUG)
        if text in DIRECTIONS and before.verb is None:
            if last.what and simplified(self._cast.entity(last.what).noun).endswith(("门", "窗")):
                return False  # who pushes the door comes in, and not the door
            return moves and last.verb.object == "what" and last.what is not None
        return text in GOALS and moves and before.verb is last.verb

    def _begins_act(self, at: int) -> bool:
        piece = self._pieces[at]
        return (
            (piece.verb is not None and not piece.noun)
            or piece.text in ("把", "将", "给")
            or ((piece.meaning.adverb is not None or piece.text == "一") and self._verb_follows(at))
        )

    def _names_next(self, at: int) -> bool:
        return at < len(self._pieces) and self._pieces[at].noun is not None and not self._verb_follows(at + 1)

    def _complements(self, at: int, doing: ChineseAct) -> int:
        """What follows a verb: 了, 上, 不到, 来, 得 …; below 0 where a feeling only tells how the next is done."""
        self._tail = ""
        while at < len(self._pieces):
            piece = self._pieces[at]
            way = piece.meaning.complement
            if (
                piece.text in ("向", "往")
                and (self._tail or doing.word)[-1] in "来去"
                and self._verb_follows(at + 2)
            ):
                break
            follows = self._pieces[at + 1] if at + 1 < len(self._pieces) else None
            if piece.has("adjective") and follows is not None and follows.text == "的":
                break
            if piece.verb and (doing.verb.whole or (self._tail or doing.word).endswith(("着", "住"))):
                break
            if piece.text == "不动" and not self._tail and doing.action not in RESTING:
                doing.outcome = Outcome.FAILS
                at += 1
                continue
            if piece.text == "得" and doing.action is Action.FEEL and self._verb_follows(at + 1):
                self._manner += doing.manner
                return -(at + 1)
            if piece.text == "不" and follows is not None and follows.meaning.complement is not None:
                doing.outcome = Outcome.FAILS
            elif way is not None or piece.text in ("了", "着", "过", "得", "又", "住", "紧", "起"):
                sinks = piece.text in ("来", "去") and doing.path is Way.DOWN
                if (
                    way
                    and not sinks
                    and piece.text not in ("着", "起")
                    and (doing.action in STEERED or doing.action is Action.HUG)
                ):
                    doing.steer(Way(way))
                doing.tail = piece.text if piece.text != "了" else doing.tail
                self._tail = piece.text if piece.text != "了" else self._tail
            elif piece.text == "给" and doing.verb.object != "goal":
                doing.handed = True
            elif piece.text in GOALS and piece.verb and doing.action in STEERED and doing.whom is None:
                doing.whom = self._goal_inside(piece)
                doing.steer(piece.verb.path)
            else:
                break
            at += 1
        return at

    def _idle(self, at: int) -> bool:
        """Whether an act shows nothing that the one before it doesn't: "chases the ball, running"."""
        one = self.doings[at]
        if one.nobody or one.told or one.word in UNSEEN or (one.word == "过" and one.whom is None):
            return True
        empty = not one.who and one.what is None and one.whom is None
        if empty and not (one.says or one.verb.whole):
            return True
        noun = simplified(self._cast.entity(one.who[0]).noun) if one.who else ""
        if noun in BODILESS or (len(noun) > 1 and noun.endswith("声")):
            self.unknown += self._pieces
            return True
        if one.who and one.action is Action.PLAY and self._cast.kind(one.who[0]) is EntityKind.THING:
            return True
        if (
            one.action in (Action.DRAW, Action.PUT)
            and (one.word + one.tail).endswith("着")
            and one.implied
            and self._pieces[0].text in ("上面", "里面", "背面")
        ):
            return True
        before = self.doings[at - 1] if at else None
        if before is None or one.who != before.who or one.whom is not None or one.outcome is not Outcome.DONE:
            return False
        return one.action is Action.GO and (before.action in PURSUES or before.action is Action.GO)
