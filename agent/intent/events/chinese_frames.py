"""What a Chinese verb does with the nouns around it: which is worked on, who is met, where it goes.

An act is put together while its clause is read, from what stands before its verb and what follows it, and only then
is it seen what it is: to hold and "back home" is to carry, to take and "for her" is to give.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ....common.acts import Act, Action, Manner, Outcome, Way
from ..text import simplified
from .chinese_cast import Cast
from .chinese_kinds import (
    ARMS,
    CARRIED,
    CONTESTED,
    BREAKING,
    GAMES,
    DOORS,
    FED,
    HEADED,
    HIGH,
    HOLDS,
    LIVE_FOOD,
    LOCATED,
    MOVED,
    SOURCES,
    SWALLOWS,
    TOUCHES,
    TOWARD,
    UNDONE,
    VEHICLES,
    WORKS,
)
from .chinese_phrases import Phrase, Phrases
from .chinese_words import STEERED, Verb, senses


@dataclass
class Doing:
    """An act while its clause is read."""

    word: str
    verb: Verb
    who: list[str]
    what: str | None = None
    whom: str | None = None
    path: Way | None = None
    manner: list[Manner] = field(default_factory=list)
    outcome: Outcome = Outcome.DONE
    times: int = 1
    about: str = ""
    says: str = ""
    way: Way | None = None
    """Where its complement leads."""
    handed: bool = False
    """给 follows it: the next one is given to."""
    named: bool = False
    """Something follows it that no entity stands for; it means nothing spoken of before."""
    passive: list[str] = field(default_factory=list)
    """Whom it befalls, where those are what the clause is about."""
    spot: Phrase | None = None
    kinds: frozenset[str] = frozenset()
    tool: str | None = None
    near: str | None = None
    """The thing that was spoken of last when its verb came."""
    tail: str = ""
    """Its last complement."""
    presents: bool = False
    """That who acts was named after it."""
    nobody: bool = False
    """That nobody does it is told."""

    def is_a(self, kind: str) -> bool:
        """Whether its verb is of this kind."""
        return kind in self.kinds

    @property
    def action(self) -> Action:
        """What is done, as far as it is known."""
        return self.verb.action

    @property
    def full(self) -> bool:
        """Whether it has what its verb asks for, so that a further noun isn't its own."""
        role = self.verb.object
        if role == "give":
            return self.what is not None and self.whom is not None
        if (
            role == "what"
            and self.what is None
            and not self.verb.whole
            and (self.way is None or self.path in SOURCES)
        ):
            return bool(self.about) or self.named
        some = self.what is not None or self.whom is not None or bool(self.about) or self.named
        return some or self.verb.whole or role == "none"

    def before(self, given: Mapping[str, Phrase], cast: Cast, phrases: Phrases) -> None:
        """Take what stands before the verb: what 把 moves, by whom it is done, from where, to whom, with what."""
        role = self.verb.object
        if (moved := given.get("将")) and not moved.ids and moved.ground:
            moved = replace(moved, ids=phrases.ground(moved))
        if moved and moved.ids and self.action is Action.FLEE:
            self.who, self.whom = moved.ids, next(iter(self.who), None)
        elif moved and moved.ids:
            self._put_before(moved, cast)
        if (by := given.get("被")) is not None:
            self.passive = cast.mention(self.who)
            if self.who:
                if role in ("whom", "goal", "about") and self.action is not Action.FALL:
                    self.whom = self.who[0]
                else:
                    self.what = self.who[0]
            if self.action is Action.FALL and self.who:
                self.what, self.whom = None, next(iter(by.ids), None)
            else:
                self.who = by.ids[:6]
            if not self.who and self.what and self.action in UNDONE:
                self.verb = replace(self.verb, action=UNDONE[self.action], object="none")
                self.who, self.what = [self.what], None
        if source := given.get("从"):
            self.path = (
                Way.FROM if self.path is not Way.OUT_OF and self.action is not Action.APPEAR else Way.OUT_OF
            )
            ids = source.ids or phrases.ground(source)
            if ids and (role in ("goal", "none") or (role == "what" and self.whom is None)):
                self.whom = ids[0]
        if self.action in FED and (fed := given.get("给")) and fed.ids and cast.alive(fed.ids[0]):
            self._becomes(Action.GIVE, "give")
        for word in TOWARD:
            if (to := given.get(word)) and to.ids and self.whom is None:
                self.whom = to.owner[0] if to.part and to.owner else to.ids[0]
                if word in HEADED:
                    self.path = Way.TO
        if (
            (tool := given.get("用"))
            and tool.ids
            and self.what is None
            and self.action not in SWALLOWS | {Action.GIVE}
        ):
            self.tool = tool.ids[0]
        if self.action is Action.FIGHT and self.what is None and (prize := given.get("为了")):
            self.what = prize.ids[0]
        self.spot = given.get("在") or given.get("到")
        if self.spot is None and self.action in STEERED and (along := given.get("沿")):
            self.spot = along

    def _put_before(self, moved: Phrase, cast: Cast) -> None:
        one = moved.ids[0]
        if moved.part and moved.owner and moved.owner != self.who:
            self.what, self.whom = one, moved.owner[0]
        elif (
            self.action is Action.CHANGE
            or (self.verb.object == "whom" and cast.alive(one))
            or (self.verb.object == "whom" and self.action not in (Action.FIGHT, Action.SEARCH))
        ):
            self.whom = one
        else:
            self.what = one

    def take(self, phrase: Phrase, how: Way | None, cast: Cast, phrases: Phrases) -> None:
        """Take a noun that follows the verb."""
        self._sense(phrase.text or (simplified(cast.entity(phrase.ids[0]).noun) if phrase.counted and phrase.ids else ""))
        lies = phrase.lies or how
        ids = phrase.ids
        if lies:
            cast.mention_aside([one for one in ids if not cast.alive(one)])
        role = self.verb.object
        if not ids and phrase.ground is not None and (role in ("goal", "none", "what", "give") or lies):
            ids, lies = phrases.ground(phrase), lies or self._inside(phrase)
            if ids and role in ("goal", "none", "what", "give"):
                self._goes(ids[0], lies)
            return
        if not ids:
            self.named = role != "whom" or not phrase.place
            return
        if phrase.part and role == "what" and self.action in (Action.PUT, Action.WEAR) and phrase.text[-1] in "上里下":
            return
        if (
            phrase.part
            and phrase.owner
            and phrase.owner[0] not in self.who
            and role in ("what", "whom", "goal", "none")
        ):
            self.what = self.what or self.tool or (ids[0] if lies is None else None)
            self._goes(phrase.owner[0], lies)
        elif role == "goal":
            self._goal(ids[0], lies, phrase.part, cast)
        elif role in ("what", "give"):
            self._thing(ids[0], lies, cast)
        elif role == "about":
            self._told(phrase, cast)
        elif role == "whom":
            self._other(ids[0], lies, cast)
        elif cast.alive(ids[0]) or lies:
            self._goes(ids[0], lies)
        elif not phrase.part:
            self.what = self.what or ids[0]
        self.handed = False

    def _sense(self, noun: str) -> None:
        for nouns, verb in senses().get(self.word, ()):
            if noun and noun.endswith(nouns):
                self.verb, self.path = verb, verb.path
                self.manner += verb.manner

    @staticmethod
    def _inside(phrase: Phrase) -> Way | None:
        text = phrase.ground.text if phrase.ground else ""
        return Way.INTO if text.endswith(("里", "里面", "中")) else Way.ONTO if text.endswith("上") else None

    def _goes(self, one: str, lies: Way | None) -> None:
        if self.whom is None and one != self.what:
            self.whom = one
            self.path = lies or self.path

    def _goal(self, one: str, lies: Way | None, part: bool, cast: Cast) -> None:
        if self.action is Action.HIDE and lies is None and not part and not cast.alive(one) and self.word[0] == "藏":
            self.what = self.what or one
            return
        lost = self.action is Action.FALL and lies is None and self.way is None and not cast.alive(one)
        if (
            lost
            and self.who
            and cast.alive(self.who[0])
            and self.what is None
            and self.word[-1] not in "进入下到落"
        ):
            if part:
                return
            self.verb, self.path, self.what = Verb(Action.DROP, "what", Way.DOWN), Way.DOWN, one
        else:
            self._goes(one, lies)

    def _thing(self, one: str, lies: Way | None, cast: Cast) -> None:
        given = self.verb.object == "give" or self.handed
        if self.way is Way.INTO and self.action in CARRIED and not cast.alive(one):
            self._goes(one, lies)
            return
        moved = self.what is not None or (self.way in MOVED and self.action is not Action.TAKE and bool(lies))
        if (given and cast.alive(one) and self.whom is None and (self.handed or self.what != one)) or (
            lies and moved
        ):
            self._goes(one, lies)
        elif self.what is None:
            self.what = one
        else:
            self._goes(one, lies)

    def _told(self, phrase: Phrase, cast: Cast) -> None:
        one = phrase.ids[0]
        shown = cast.entity(one)
        if cast.alive(one):
            if self.whom is None and one not in self.who:
                self.whom = one
            return
        self.about = self.about or shown.name
        if self.action is Action.READ:
            self.what = self.what or one

    def _other(self, one: str, lies: Way | None, cast: Cast) -> None:
        if self.action is Action.FIGHT and not cast.alive(one):
            self.what = self.what or one
        elif self.whom is None:
            self._goes(one, lies)
        elif one != self.whom:
            self.what = self.what or one

    def wants(self, noun: str) -> bool:
        """Whether its verb means something of its own before this noun."""
        return bool(noun) and any(noun.endswith(nouns) for nouns, _ in senses().get(self.word, ()))

    def agrees(self, other: Doing) -> bool:
        """Take what a second telling of the same act adds; whether it may be the same."""
        for mine, its in ((self.what, other.what), (self.whom, other.whom)):
            if mine and its and mine != its:
                return False
        self.what, self.whom = self.what or other.what, self.whom or other.whom
        self.path = other.path or self.path
        self.outcome = other.outcome if other.outcome is not Outcome.DONE else self.outcome
        return True

    def steer(self, way: Way | None) -> None:
        """Take a complement: 进, 上, 回 …"""
        if way is not None:
            self.way = self.path = way

    def end(self, cast: Cast, phrases: Phrases) -> None:
        """See what it is, now that all is read, and what was spoken of before it means."""
        if self.tool and self.what and self.whom is None and cast.alive(self.what):
            self.whom, self.what = self.what, None
        self.what = self.what or self.tool
        self._shape(cast)
        who = self.who
        bare = self.whom is None and self.verb.object in ("goal", "none")
        if bare and self.spot is not None and self.spot.ids:
            self.whom, self.path = self.spot.ids[0], self.spot.lies or Way.AT
        if self.path is Way.OUT_OF and self.whom is None and who and self.what is None:
            self.whom = cast.inside.get(who[0])
        acting = bool(who) and (cast.alive(who[0]) or self.action in TOUCHES)
        if acting and self.what is None and self.action in GAMES and (ball := cast.ball()) and self.whom != ball:
            if self.whom is None or self.action is Action.HIT or self.verb.whole:
                self.what = ball
        if self.verb.whole or self.named or not acting:
            return
        free = self.what is None and self.whom is None
        if self.action is Action.SEARCH and free:
            self.whom = next(iter(cast.other(who) or cast.thing(who)), None)
        if free and self.word.startswith(ARMS) and self.action is Action.CARRY and (one := cast.other(who)):
            self.what = one[0]
        mends = self.action is Action.CLEAN or (self.action is Action.BUILD and self.word[0] in "修补缝装拼")
        if (self.action in HOLDS or mends) and self.verb.object in ("what", "give") and self.what is None:
            again = cast.worked.get(self.word)
            thing = [again] if again and again not in who else [self.near] if self.near else cast.thing(who, doors=self.action in DOORS)
            if thing and self.action is not Action.LIFT and thing[0] != self.whom:
                self.what = thing[0]
            if self.what is None and self.action in LIVE_FOOD and free and (other := cast.other(who)):
                self.what = other[0]
        inward = (self.word + self.tail).endswith(("上去", "进去")) and self.whom is None
        if inward and self.verb.object in ("goal", "none", "what") and self.path in (Way.ONTO, Way.INTO):
            self.whom = next(iter(cast.thing([*who, *filter(None, [self.what])])), None)
        if self.action is Action.SHAKE_HANDS and free and not cast.many(who) and (other := cast.other(who)):
            self.whom = other[0]
        alone = not cast.many(who) or self.action not in (Action.HUG, Action.KISS)
        if self.action in TOUCHES and free and alone and (other := cast.other(who)):
            self.whom = other[0]
        if (
            self.action is Action.GIVE
            and self.whom is None
            and (other := cast.other(who))
            and other[0] != self.what
        ):
            self.whom = other[0]

    def _shape(self, cast: Cast) -> None:
        drives = bool(self.who) and cast.entity(self.who[0]).noun.endswith(VEHICLES)
        if self.word == "开" and (self.way is not None or drives) and not cast.alive(self.who[0]):
            self._becomes(Action.GO, "goal")
        action, moved = self.action, self.way in MOVED
        if self.who and not cast.alive(self.who[0]):
            self._befalls(cast)
        elif self.tail == "成" and action is Action.HIT and (one := self.whom or self.what):
            self._becomes(Action.CHANGE, "what")
            self.what, self.whom = one, None
        elif action is Action.WEAR and self.path and self.whom and not cast.alive(self.whom):
            self._becomes(Action.PUT, "what")
        elif action is Action.FALL and self.tail in BREAKING and (one := self.what or self.whom):
            self._becomes(Action.BREAK, "what")
            self.what, self.whom = one, None
        elif action is Action.HIDE and self.what and not cast.alive(self.what):
            self._becomes(Action.PUT, "what")
        elif self.what and action in {Action.PUSH, Action.HIT, Action.PULL} and self.tail in BREAKING:
            self._becomes(Action.BREAK, "what")
        elif action is Action.SHAKE and self.what is None and self.whom is None:
            self._becomes(Action.TREMBLE, "none")
        elif action is Action.CLOSE and self.what and self.whom and cast.alive(self.whom):
            self._becomes(Action.PUT, "what")
        action = self.action
        if action is Action.GO and self.path is Way.INTO:
            self._becomes(Action.ENTER, "goal")
        elif action is Action.GO and self.way is Way.DOWN:
            self._becomes(Action.DESCEND, "goal")
        elif action is Action.GO and self.way is Way.ONTO and self._high(cast):
            self._becomes(Action.CLIMB, "goal")
        elif action is Action.GO and self.path is Way.OUT_OF:
            self._becomes(Action.LEAVE, "goal")
        elif self.handed and action in (Action.TAKE, Action.CARRY, Action.PUT):
            self._becomes(Action.GIVE, "give")
        elif action is Action.HUG and self.way is Way.UP:
            self._becomes(Action.LIFT, "what")
            self.what, self.whom = self.what or self.whom, None
        elif action is Action.HUG and moved and self.word.startswith(("抱", "搂", "揽")):
            if self.what is None:
                self.what, self.whom = self.whom, None
            self._becomes(Action.CARRY, "what")
        elif self.word == "碰到" and self.whom and cast.alive(self.whom) and self.who and cast.alive(self.who[0]):
            self._becomes(Action.LOOK, "whom")
        elif self.word == "派" and self.what and cast.alive(self.what):
            self._becomes(Action.SPEAK, "about")
            self.what, self.whom = None, self.what
        elif (
            action is Action.TAKE
            and moved
            and self.path not in SOURCES
            and self.whom
            and not cast.alive(self.whom)
        ):
            self._becomes(Action.CARRY, "what")
        elif self.word in CONTESTED and cast.many(self.who) and self.whom is None:
            self._becomes(Action.FIGHT, "what")
            self.manner = [one for one in self.manner if one is not Manner.SECRET]

    def _high(self, cast: Cast) -> bool:
        return self.whom is not None and cast.entity(self.whom).noun.endswith(HIGH)

    def _befalls(self, cast: Cast) -> None:
        """A thing that hands work on is what they work on; where it lies is where it stays."""
        if self.action is Action.CLIMB and self.whom is None and self.word[0] in "翻倒":
            self._becomes(Action.FALL, "goal")
        if self.action is Action.DESCEND and self.word[0] in "落掉滴":
            self._becomes(Action.FALL, "goal")
        if self.action is Action.DESCEND and self.word[0] == "停":
            self._becomes(Action.WAIT, "whom")
        if self.action is Action.HIDE and self.word[0] == "缩":
            self._becomes(Action.SHRINK, "none")
        if self.word == "出来":
            self._becomes(Action.APPEAR, "none")
        if self.action not in WORKS:
            return
        if self.what is not None or self.passive:
            return
        if self.action is Action.PUT and self.whom and self.path in LOCATED:
            self._becomes(Action.WAIT, "whom")
        elif cast.subject and cast.alive(cast.subject[0]):
            self.what, self.who = self.who[0], cast.subject[:6]

    def _becomes(self, action: Action, role: str) -> None:
        self.verb = replace(self.verb, action=action, object=role)  # type: ignore[arg-type]

    def act(self) -> Act:
        """The act as it was read."""
        return Act(
            verb=self.word[:40],
            action=self.action,
            who=list(dict.fromkeys(self.who))[:6],
            what=self.what,
            whom=self.whom,
            path=self.path,
            manner=list(dict.fromkeys(self.manner))[:4],
            outcome=self.outcome,
            says=self.says[:300],
            about=self.about[:120],
            times=self.times,
        )
