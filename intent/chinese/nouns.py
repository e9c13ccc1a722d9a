"""The nouns of a Chinese clause put where they belong: who acts, what the act is done to, who comes in sight."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from ...common.acts import Action, EntityKind, Way
from .before import Before
from .cast import ChineseCast
from .details import AND, WATER, ChinesePhrase
from .frames import ChineseAct
from .kinds import (
    ENDS,
    EXITS,
    GUISES,
    HAPPENS,
    HELD,
    IDLES,
    LINKS,
    LIVES,
    MEETS_THINGS,
    RESTS,
    RESULTS,
    SHOVES,
    SOCIAL,
    TUMBLES,
    UNDONE,
    WIDE,
    WILLED,
    WORKS,
    WORN,
)
from .small import PREPOSITIONS, TOGETHER
from .stretch import blown, carry_to, caused, conjured, embrace, feed, given_each, settle, share
from .taking import receives
from .words import ChineseWord

_STAYS: Final = ("来", "出", "着", "现", "上来", "出来", "起", "过")
_THERE: Final = frozenset(["里面", "里头", "上面", "下面", "后面", "外面", "旁边"])
"""Where somebody comes in sight who is named after it."""
_WHENS: Final = frozenset(["时", "时候", "的时候"])
"""After what whoever is named next does what was told before too."""


class ChineseNouns(Before):
    """A clause while it is read, and what becomes of each of its nouns."""

    def __init__(self, pieces: list[ChineseWord], cast: ChineseCast, quotes: Mapping[int, str]) -> None:
        super().__init__(pieces, cast, quotes)
        self._partner: list[str] = []
        """With whom somebody does what comes next."""
        self._began = 0
        """The first act since somebody was named who acts."""
        self._tail = ""
        """The last complement of the last verb."""
        self._fronted = False
        """Whether a part of somebody's own body stands before the verb that is done with it."""
        self._worn = False
        """Whether the next verb tells what somebody wears."""
        self._whose: list[str] = []
        """Whose part of the body a clause is about."""

    def _may_be_noun(self, at: int) -> bool:
        """Whether words that no lexicon holds stand where somebody or something is named."""
        end = at
        while end < len(self._pieces) and self._pieces[end].strange:
            end += 1
        if end == at:
            return False
        if self._fresh:
            linked = end < len(self._pieces) and self._pieces[end].text in AND | {"是", "有", "的"}
            return not self._who and ((end - at > 1 and self._verb_follows(end)) or linked)
        last = self.doings[-1]
        if last.full:
            return end - at > 1 and self._verb_follows(end)
        return end - at > 1 or self._pieces[at - 1].verb is not None

    def _coordinated(self, phrase: ChinesePhrase, start: int, at: int) -> int:
        """Further nouns of the same phrase ("the cat and the dog"), then the phrase put where it belongs."""
        subject = self._fresh and phrase.lies is None
        while phrase.ids and (joins := self._joins(phrase, at)) is not None:
            more, after = self._phrases.at(at + joins, phrase.ids if subject else self._who, True)
            if more is None or not more.ids:
                break
            ids = list(dict.fromkeys([*phrase.ids, *more.ids]))
            if subject and self._pieces[at].text not in ("、", "及", "以及"):
                together = after < len(self._pieces) and self._pieces[after].text in TOGETHER | {"都"}
                self._partner = [] if together else more.ids
            phrase, at = ChinesePhrase(ids, phrase.place, more.lies, text=more.text), after
        strikes = bool(self.doings) and not self._fresh and self.doings[-1].action is Action.HIT
        written = "".join(piece.text for piece in self._pieces[start:at])
        goal = bool(self.doings) and not self._fresh and written in WATER  # who falls in is at its edge
        if phrase.place and not strikes and not goal:
            self.setting.setdefault("place", phrase.place)
        if self.doings and not self._fresh:
            if phrase.lies and phrase.ids and self.doings[-1].is_a("sees") and self._verb_follows(at):
                self._end_stretch()
                self._given["在"], self._seen = phrase, True
            elif self._starts_new(phrase, start, at):
                so_far = self._so_far()
                if self._resume and self.doings[-1].action in SHOVES and not self.doings[-1].full:
                    self.doings[-1].take(phrase, None, self._cast, self._phrases)
                when = self._pieces[start - 1].text in _WHENS and self._cast.alive(phrase.ids[0])
                if when and self.doings[-1].implied:
                    for doing in self.doings[self._began :]:
                        doing.who = phrase.ids
                self._end_stretch()
                self._begin(phrase.ids)
                self._seen = so_far
            else:
                self._object(phrase)
        elif phrase.lies is None and phrase.ground and not self._who and self._done_to(at):
            self._begin(self._phrases.ground(phrase))
        elif phrase.lies is not None or not phrase.ids or self._appears_in(phrase, at):
            if phrase.ids or phrase.ground:
                self._given["在"] = phrase
            self._bears(phrase, at)
        elif self._who and self._linked(at) and self._pieces[at].text in ("就", "便", "却"):
            self._begin(phrase.ids)
        else:
            self._subject_named(phrase)
        return at

    def _appears_in(self, phrase: ChinesePhrase, at: int) -> bool:
        """Whether it is the sky or the ground where somebody or something counted comes in sight."""
        if phrase.text not in WIDE or not self._verb_follows(at):
            return False
        verbs = [k for k in range(at, len(self._pieces)) if self._pieces[k].verb]
        return any(one.has("number") or one.has("classifier") for one in self._pieces[verbs[0] :] if verbs)

    def _bears(self, phrase: ChinesePhrase, at: int) -> None:
        """Whoever wears or holds what is told to be on a part of their body acts."""
        bears = self._pieces[at].verb if at < len(self._pieces) else None
        if bears is None or self._who:
            return
        worn = phrase.part and bears.action in WORN and self._pieces[at].text.endswith(("着", "满", "住"))
        owner = phrase.owner or (self._cast.subject if worn else [])
        if owner and (worn or bears.action in (Action.WEAR, Action.CARRY)):
            self._begin(owner)
            self._worn = worn and bears.action is not Action.CARRY
            if worn:
                del self._given["在"]

    def _done_to(self, at: int) -> bool:
        """Whether 被 follows, so that a place before it is what the act is done to."""
        return at < len(self._pieces) and self._pieces[at].text == "被"

    def _joins(self, phrase: ChinesePhrase, at: int) -> int | None:
        """How many words link a further noun to a phrase: two kinds of animals stand side by side without any."""
        if at + 1 < len(self._pieces) and self._pieces[at].text in AND:
            return 1
        follows = self._pieces[at].noun if at < len(self._pieces) else None
        gives = bool(self.doings) and not self._fresh and self.doings[-1].verb.object == "give"
        beasts = (
            not gives and follows is not None and follows.kind is EntityKind.ANIMAL and phrase.lies is None
        )
        return 0 if beasts and self._cast.kind(phrase.ids[-1]) is EntityKind.ANIMAL else None

    def _subject_named(self, phrase: ChinesePhrase) -> None:
        """Somebody who is to act; a thing or part named after somebody is what happens to them."""
        one = phrase.ids[0]
        if phrase.ids == self._who:
            return
        self._whose = (phrase.owner or self._who or self._cast.subject) if phrase.part else []
        if not self._who:
            self._begin(phrase.ids)
        elif phrase.part and self._cast.alive(self._who[0]) and not phrase.owner:
            self._fronted = True
        elif phrase.part or (self._cast.alive(self._who[0]) and not self._cast.alive(one)):
            if not phrase.part:
                self._given.setdefault("将", phrase)
        elif not self._cast.alive(self._who[0]):
            self._given.setdefault("将", ChinesePhrase(self._who))
            self._begin(phrase.ids)
        elif not phrase.text.endswith("人") or phrase.ids != self._who:
            self._begin([*self._who, *phrase.ids])

    def _starts_new(self, phrase: ChinesePhrase, start: int, after: int) -> bool:
        """Whether a noun after an act acts itself, and isn't what the act is done to."""
        if phrase.lies is not None or not phrase.ids or not self._verb_follows(after):
            return False
        last = self.doings[-1]
        happens = next((one.verb.action for one in self._pieces[after:] if one.verb), None)
        then = bool(self._resume) and self._pieces[after].text in ("就", "便", "才")
        blown = last.action in SHOVES and not self._cast.alive(phrase.ids[0]) and happens in RESULTS | TUMBLES
        if then and blown:
            return True
        if then and not last.is_a("sees") and last.verb.object not in ("whom", "what"):
            return True
        if phrase.part and not phrase.owner and last.action is Action.APPEAR and last.who:
            return False
        if phrase.text in WIDE and (last.word + self._tail).endswith(("到", "上", "向", "入", "进", "在")):
            return False  # up to the sky, where somebody becomes something
        if last.wants(phrase.text) or (self._tail == "成" and last.moved) or last.word.endswith("成"):
            return False
        bare = not self._cast.alive(phrase.ids[0]) and self._pieces[after].text not in PREPOSITIONS
        if bare and last.moved and last.action is Action.PUT and last.whom is None and last.what:
            return False
        if bare and happens in WORKS and self._cast.person(last.who):
            return False
        if happens in WILLED - {Action.CLIMB, Action.FLEE} and not self._cast.alive(phrase.ids[0]):
            return False
        if self._so_far() and (happens in RESULTS or happens is Action.BREAK) and not phrase.lies:
            return True
        held = last.action in (Action.HUG, Action.KISS) and not (last.whom or last.named)
        meets = last.action in SOCIAL and not held and not self._cast.alive(phrase.ids[0])
        if meets and happens in HAPPENS:
            return True
        slips = last.action is Action.SLIDE and last.way is None and last.whom is None
        if (
            slips
            and happens in (Action.FALL, Action.FLY, Action.BREAK)
            and not self._cast.alive(phrase.ids[0])
        ):
            return True
        breaks = bool(last.who) and not self._cast.alive(last.who[0]) and last.action in UNDONE
        if last.full or breaks or self._pieces[start - 1].text in ENDS:
            return True
        goes = last.verb.object in ("goal", "none") or last.action is Action.WAIT
        if goes and self._pieces[after].text in LINKS:
            return True
        ended = (
            self._pieces[start - 1].text == "了"
            and not phrase.counted
            and not (last.is_a("asks") or last.is_a("sees"))
        )
        if ended and last.verb.object in ("what", "goal") and self._cast.alive(phrase.ids[0]):
            return True
        nowhere = last.way is None or last.way in (Way.UP, Way.DOWN, Way.AWAY)
        return last.verb.object == "goal" and nowhere and self._cast.alive(phrase.ids[0]) and not phrase.part

    def _so_far(self) -> bool:
        """Whether the last verb ends in what tells how far it goes: "pulled until the rope broke"."""
        if self.doings[-1].action in MEETS_THINGS:
            return False
        return self.doings[-1].word.endswith(("到", "得")) or self._tail in ("到", "得")

    def _object(self, phrase: ChinesePhrase) -> None:
        doing = self.doings[-1]
        if self._lies_there(phrase, doing) and doing.spot is not None:
            doing.verb = replace(doing.verb, action=Action.WAIT, object="whom")
            doing.who, doing.presents, self._seen = phrase.ids[:6], True, True
            doing.whom, doing.path = doing.spot.ids[0], doing.spot.lies or Way.ONTO
            return
        grows = doing.action is Action.APPEAR and (doing.word + self._tail).endswith("出")
        if (
            grows
            and self._who
            and doing.who == self._who
            and (phrase.counted or not self._cast.alive(self._who[0]))
            and phrase.ids
            and not doing.presents
        ):
            doing.whom, doing.path = doing.who[0], Way.FROM
            doing.who, doing.presents = phrase.ids[:6], True
            self._seen = self._cast.alive(doing.whom) or phrase.part
            self._cast.subject = [doing.whom] if phrase.part else self._cast.subject
            self._cast.stirred |= {doing.whom} if phrase.part else set()
        elif self._presents(phrase, doing):
            whole = phrase.part and bool(phrase.owner) and self._cast.alive(phrase.owner[0])
            doing.who, doing.presents = (phrase.owner if whole else phrase.ids)[:6], True
            carrier = self._cast.subject[:1]
            if carrier and self._pieces[0].text in _THERE and self._cast.alive(carrier[0]):
                carrier = self._cast.undergone([*carrier, *doing.who])
            grown = doing.action is Action.APPEAR and (doing.word + self._tail).endswith("出")
            if (
                (doing.action in EXITS or grown)
                and doing.whom is None
                and carrier
                and not self._cast.alive(carrier[0])
            ):
                doing.whom, doing.path = carrier[0], Way.FROM
        elif not receives(doing, phrase, self._cast):
            doing.take(phrase, None, self._cast, self._phrases)

    def _lies_there(self, phrase: ChinesePhrase, doing: ChineseAct) -> bool:
        """Whether a thing only lies where a place is named first: "on the table lies an apple"; nobody puts it."""
        spot = doing.spot is not None and bool(doing.spot.ids) and not doing.moved
        laid = doing.action is Action.PUT and (doing.word + self._tail).endswith("着") and not self._who
        return spot and laid and doing.implied and phrase.counted and bool(phrase.ids) and phrase.lies is None

    def _presents(self, phrase: ChinesePhrase, doing: ChineseAct) -> bool:
        """Whether the noun after a verb is who acts: "out comes a frog", "behind it follows a dog"."""
        if doing.wants(phrase.text):
            return False
        dwells = doing.action is Action.WAIT and phrase.counted and doing.spot is not None
        if dwells and not self._who and phrase.ids and self._cast.alive(phrase.ids[0]):
            return not doing.presents
        if (
            doing.action is Action.FOLLOW
            and not self._who
            and self._pieces[0].text in ("后面", "身后", "后头", "背后")
        ):
            doing.whom = doing.whom or next(iter(self._cast.subject), None)
            return not doing.presents
        if (
            self._who
            or doing.presents
            or phrase.lies is not None
            or not phrase.ids
            or doing.verb.object not in ("goal", "none")
        ):
            return False
        if len(self.doings) > self._began + 1:
            return False
        alive = self._cast.alive(phrase.ids[0])
        located = doing.spot is not None or doing.path is Way.FROM or self._pieces[0].text in _THERE
        coming = doing.word.endswith(_STAYS) or self._tail.endswith(_STAYS)
        if doing.action in (Action.APPEAR, Action.VANISH):
            return True
        limb = phrase.part and bool(phrase.owner) and located
        holder = bool(self._cast.subject) and not self._cast.alive(self._cast.subject[0])
        out = holder and doing.action in EXITS and (doing.word + self._tail).endswith(("出", "出来"))
        return (
            (phrase.counted and (located or out or (coming and alive)))
            or limb
            or (alive and (located or not self._cast.subject))
        )

    def _end_stretch(self) -> None:
        """What somebody did is told; who that was stays who the next clause is about."""
        done = self.doings[self._began :]
        self._complete(done)
        carry_to(done, self._cast)
        embrace(done, self._cast)
        self.doings += blown(done, self._cast) + caused(done, self._cast)
        self.doings += given_each(done) + conjured(done)
        self._noted(done)
        behind = bool(done) and done[0].action is Action.FOLLOW and done[0].presents
        if (self._seen or behind) and done:
            self._seen = False
        elif done and done[0].passive:
            self._cast.subject = done[0].passive
        elif done and done[0].who:
            body = self._whose if set(done[0].who) <= self._cast.parts else []
            self._cast.subject = body or done[0].who
        elif (self._who and (self._cast.topics[self._who[0]] or self._cast.alive(self._who[0]))) or (
            self._who and not self._cast.subject
        ):
            self._cast.subject = self._who
        if done or self._who:
            self._cast.topics.update(self._cast.subject)
        if self._cast.many(self._cast.subject) and self._cast.known("我")[:1] == self._cast.subject[:1]:
            self._cast.met_together(self._cast.subject)
        lives = any(one.action in LIVES and one.who == self._cast.subject for one in done)
        if self._cast.subject and (lives or self._cast.alive(self._cast.subject[0])):
            self._cast.actor = self._cast.subject
        self._who, self._partner, self._given, self._fresh = [], [], {}, True
        self._began = len(self.doings)

    def _complete(self, done: list[ChineseAct]) -> None:
        """See what each act is, now that all of them are told."""
        feed(done)
        for at, doing in enumerate(done):
            share(doing, done[:at], self._cast)
            doing.end(self._cast, self._phrases)
            puts_on = doing.action is Action.WEAR and doing.word[0] not in "脱除摘换"
            if puts_on and doing.what and doing.who:
                self._cast.worn[doing.what] = doing.who[0]
            taken = doing.action in (Action.TAKE, Action.CARRY, Action.LIFT)
            self._cast.held = [doing.what] if taken and doing.what else []
            self._cast.taken = doing.what if taken and doing.what not in self._cast.parts else None
            if at and doing.action is Action.SLEEP and doing.whom is None and done[at - 1].path in RESTS:
                doing.whom, doing.path = done[at - 1].whom, done[at - 1].path

    def _noted(self, done: list[ChineseAct]) -> None:
        """Note who did what, and where everybody and everything is now."""
        for doing in done:
            if doing.what and doing.what != doing.tool:
                self._cast.worked[doing.word[0]] = doing.what
            self._cast.deeds.update(one for one in doing.who if doing.action not in IDLES or doing.what)
            settle(doing, self._cast)
            if doing.action in (Action.DROP, Action.THROW) and doing.whom and doing.path is Way.ONTO:
                self._cast.stained = doing.whom
            if doing.word in GUISES and doing.what and doing.whom is None and doing.who:
                self._cast.guises.add(doing.what)
            if doing.path is Way.INTO and doing.whom:
                moved = [doing.what] if doing.what else doing.who
                self._cast.inside |= dict.fromkeys(moved, doing.whom)
        self._cast.told(done)
        if done:
            gives = done[-1].action is Action.GIVE
            self._cast.handed_to = done[-1].whom if gives else None
            self._cast.last = [one for doing in done for one in doing.names if one != doing.tool]
            self._cast.moved = [
                doing.what for doing in done if doing.what and doing.moved and doing.action not in HELD
            ]
        self._cast.changed = next(
            (one.who for one in done if one.action is Action.CHANGE and one.who), self._cast.changed
        )
