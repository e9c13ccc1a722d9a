"""What a Chinese act is once all of its clause is read: to hold and "back home" is to carry, and so on."""

from __future__ import annotations

from typing import Final

from ...common.acts import TRAVELS, Act, Action, EntityKind, Manner, Way
from ..text import simplified
from .cast import ChineseCast
from .deed import Deed
from .kinds import (
    ARMFULS,
    ARMS,
    BREAKING,
    CONTESTED,
    DOORS,
    FURNITURE,
    GAMES,
    HANDLED,
    HIGH,
    HOLDS,
    LIVE_FOOD,
    MOVED,
    PLACED,
    PURSUED,
    SLOPES,
    SOURCES,
    TOUCHES,
    VEHICLES,
)
from .lifeless import befalls, bursts, lands
from .outcome import bitten, glance, turns_out
from .phrases import Phrases
from .taking import from_where, grows_from, prey, snatches, sounds

_SEIZES: Final = {Action.CATCH, Action.TAKE, Action.LIFT, Action.PULL}
"""What is done with a tool to what was spoken of, and not to the tool: picked up with chopsticks."""


class ChineseAct(Deed):
    """An act while its clause is read, which in the end becomes an :class:`Act`."""

    def end(self, cast: ChineseCast, phrases: Phrases) -> None:
        """See what it is, now that all is read, and what was spoken of before it means."""
        if self.tool and self.what and self.whom is None and cast.alive(self.what):
            self.whom, self.what = self.what, None
        if self.tool and self.what and self.whom is None and self.action is Action.CLEAN:
            self.whom, self.what = self.what, None
        if self.tool and self.what in cast.parts and self.tool not in cast.parts:
            self.what = self.tool
        seizes = self.tool is not None and not (self.what or self.whom) and self.action in _SEIZES
        self.what = (
            self.what
            or (seizes and next(iter(cast.undergone([*self.who, self.tool or ""])), None))
            or self.tool
        )
        thrown = self.action is Action.THROW and not self.moved and not self.handed
        if thrown and self.what and self.whom and cast.person([self.what]) and not cast.alive(self.whom):
            self.what, self.whom = self.whom, self.what
        if (
            self.action is Action.HIT
            and self.word[0] in "咬啃舔"
            and not (self.what or self.whom)
            and self.near
        ):
            self._sense(simplified(cast.entity(self.near).noun))
        if self.word.endswith("一地") and self.implied and self.near:
            self.who = [self.near]
        bursts(self, cast)
        lands(self, cast)
        turns_out(self, cast)
        self._shape(cast)
        snatches(self, cast)
        sounds(self, cast)
        if self.action is Action.RIDE and self.what is None and self.whom and self.path is Way.ONTO:
            self.what, self.whom, self.path = self.whom, None, None
        who = self.who
        bare = self.whom is None and self.verb.object in ("goal", "none")
        if bare and self.path is Way.OUT_OF and who and who[0] in cast.inside:
            self.whom, bare = cast.inside[who[0]], False
        if bare and self.spot is not None and self.spot.ids:
            out = self.spot.lies is Way.INTO and self._comes_out()
            body = self.spot.owner if self.spot.part and self.action in TRAVELS else []
            self.whom = next((one for one in body if one not in who), self.spot.ids[0])
            self.path = Way.OUT_OF if out else self.spot.lies or Way.AT
        placed = self.what is not None and self.whom is None and self.action in PLACED
        if placed and self.spot is not None and self.spot.ids and self.spot.ids[0] != self.what:
            self.whom, self.path = self.spot.ids[0], self.spot.lies or Way.AT
        if who and self.whom is None:
            from_where(self, cast)
        if self.path is Way.OUT_OF and self.whom is None and who and self.what is None:
            self.whom = cast.inside.get(who[0])
        acting = bool(who) and (cast.alive(who[0]) or self.action in TOUCHES)
        plays = self.whom is None or self.action is Action.HIT or self.verb.whole
        if acting and plays and self.what is None and self.action in GAMES and self.whom != cast.ball():
            self.what = cast.ball()
        if self.action is Action.FOLLOW and acting and self.whom is None and self.what is None:
            self.whom = next(iter(cast.other(who)), None)
        if acting and not (self.verb.whole or self.named):
            self._meant(cast)
        elif who:
            self._inward(cast)
        bitten(self, cast)

    def _blooms(self, cast: ChineseCast) -> bool:
        """Whether it is a flower that is told to open: nobody opens it."""
        return self.what is not None and simplified(cast.entity(self.what).noun).endswith("花")

    def _thrown(self, cast: ChineseCast) -> bool:
        """Whether somebody just brought a thing that this is done to: a mattress to jump on."""
        noun = cast.entity(self.near).noun if self.near and self.near in cast.last else "门"
        return self.whom is None and not noun.endswith(("门", "門")) and not cast.alive(self.near or "")

    def _comes_out(self) -> bool:
        """Whether it leads out of where it is told to be: "in the bag, out creeps a dragon"."""
        return self.path is Way.OUT_OF or (self.word + self.tail).endswith(("出", "出来", "出去"))

    def _fits(self, one: str, cast: ChineseCast) -> bool:
        """Whether something may be what this is done to, though it wasn't named."""
        return self.action not in HANDLED or not simplified(cast.entity(one).noun).endswith(FURNITURE)

    def _inward(self, cast: ChineseCast) -> None:
        """Into or onto what was spoken of last, where only 进去 or 上去 tells it."""
        inward = (self.word + self.tail).endswith(("上去", "进去")) and self.whom is None
        if inward and self.verb.object in ("goal", "none", "what") and self.path in (Way.ONTO, Way.INTO):
            but = [*self.who, *filter(None, [self.what])]
            others = cast.hollow(but) if self.path is Way.INTO else []
            self.near = others[0] if others else self.near
            others = others or cast.thing(but)
            self.near = next(iter(others), None) if cast.worn.get(self.near or "") in but else self.near
            self.whom = next(iter(others), None) if self.near in (self.what, None) else self.near
            self.whom = self.whom if self.near else None
            up = self.path is Way.ONTO and self.whom is not None
            where = cast.perch(self.who)
            if up and (self.near in (*cast.held, None) or (where and cast.newer(where, self.whom))):
                self.whom = cast.perch(self.who) or self.whom
            elif up:
                self.whom = cast.stands.get(self.whom or "", self.whom)

    def _meant(self, cast: ChineseCast) -> None:
        """Whom and what a verb without them means: what was spoken of before."""
        who = self.who
        free = self.what is None and self.whom is None
        up = self.whom is not None and simplified(cast.entity(self.whom).noun).endswith(SLOPES)
        held = cast.many(who) and self.word.startswith(ARMS)  # they hold each other
        pushes = self.what is None and not up and (self.whom is None or not cast.alive(self.whom))
        if self.action is Action.SEARCH and free:
            self.whom = cast.lost(who)
        borne = self.what is None and (self.whom is None or not cast.alive(self.whom))
        if (
            borne
            and not cast.many(who)
            and self.word.startswith(ARMS)
            and self.action is Action.CARRY
            and (one := [one for one in cast.held if one not in who] or cast.other(who))
        ):
            self.what = one[0]
        mends = self.action is Action.CLEAN or (self.action is Action.BUILD and self.word[0] in "修补缝装拼")
        if (self.action in HOLDS or mends) and self.verb.object in ("what", "give") and self.what is None:
            again = cast.worked.get(self.word[0])
            named = again if again and again not in who else self.near
            thing = [named] if named else cast.thing(who, doors=self.action in DOORS)
            if named and named not in cast.named and not again:
                thing = cast.undergone(who) or thing
            if thing and (holder := cast.inside.get(thing[0])) in cast.last and holder not in cast.parts:
                thing = [holder] if holder else thing
            thing = (cast.liquid(who) if self.action is Action.DRINK else []) or thing
            thing = [one for one in thing if self._fits(one, cast)] or cast.handled(who, FURNITURE)
            thing = cast.held_by(thing) if self.action in _SEIZES else thing
            told = {*cast.last, *cast.named}
            if thing and thing[0] not in told and self.action in LIVE_FOOD and prey(self, cast):
                thing = [prey(self, cast) or thing[0]]  # the fish, and not the tank it is in
            lifted = self.action is not Action.LIFT or self.word[0] in ARMFULS
            if thing and lifted and thing[0] != self.whom:
                self.what = thing[0]
            if (
                self.what is None
                and self.action in LIVE_FOOD
                and free
                and not held
                and (other := cast.other(who))
            ):
                self.what = other[0]
        met = [one for one in cast.last if one not in who and cast.person([one])]
        nearer = self.near is None or self.near not in cast.last
        if pushes and self.action is Action.PUSH and nearer and (one := met or cast.other(who)):
            self.what, free = one[0], False
        self._inward(cast)
        if free and self.action is Action.LOOK:
            glance(self, cast)
        if self.action is Action.CLEAN and self.tool and self.what == self.tool and self.whom is None:
            self.whom = (
                cast.stained
                or cast.cared_for([*who, self.tool])
                or next(iter(cast.thing([*who, self.tool])), None)
            )
        if self.action is Action.SHAKE_HANDS and free and not cast.many(who) and (other := cast.other(who)):
            self.whom = other[0]
        alone = not cast.many(who) or self.action not in (Action.HUG, Action.KISS)
        fled = cast.pursued(who) if self.action in PURSUED else []
        given = [one for one in cast.last if cast.holder.get(one) in who and self.word == "抱"]
        if self.action in TOUCHES and free and alone and (other := fled or given or cast.other(who)):
            self.whom = other[0]
        if self.action is Action.KICK and free and self.what is None:
            self.what = next(iter(cast.undergone(who)), None)
        if self.action is Action.HIT and free and self.whom is None and self.what is None:
            self.whom = next(iter(cast.undergone(who)), None)
        if (
            self.action is Action.GIVE
            and self.whom is None
            and (other := cast.other(who))
            and other[0] != self.what
        ):
            self.whom = other[0]

    def _shape(self, cast: ChineseCast) -> None:
        thing = bool(self.who) and not cast.alive(self.who[0])
        drives = bool(self.who) and cast.entity(self.who[0]).noun.endswith(VEHICLES)
        if self.word == "开" and self.what is None and ((thing and self.way) or drives):
            self.becomes(Action.GO, "goal")
        made = bool(self.who) and cast.kind(self.who[0]) is EntityKind.THING
        if made and self.action is Action.DESCEND and self.word[0] in "落掉滴":
            self.becomes(Action.FALL, "goal")
        if (
            self.word.endswith("成")
            and self.action is Action.BUILD
            and self.moved
            and self.what
            and self.whom
        ):
            self.what, self.whom = self.whom, None
        turned = self.tail == "成" and (self.moved or self.befalls)
        if self.tail == "成" and self.action is Action.VANISH and (one := self.what or self.whom):
            self.becomes(Action.CHANGE, "what")
            self.what, self.whom = one, None
        elif turned and self.what and self.whom and cast.alive(self.what):
            self.becomes(Action.CHANGE, "what")
            self.what, self.whom = self.whom, None if self.what in self.who else self.what
        elif self.action is Action.OPEN and self.word == "开" and self._blooms(cast):
            plant = next((one for one in self.who if not cast.person([one])), None)
            self.becomes(Action.APPEAR, "none")
            self.who, self.what, self.whom = [self.what or ""], None, plant
            self.path = Way.FROM if plant else None
        elif thing:
            befalls(self, cast)
        else:
            self._by_object(cast)
        self._by_way(cast)

    def _by_object(self, cast: ChineseCast) -> None:
        """What it is by whom and what it is done to, and by a complement that tells the result."""
        action = self.action
        if self.tail == "成" and action is Action.HIT and (one := self.whom or self.what):
            self.becomes(Action.CHANGE, "what")
            self.what, self.whom = one, None
        elif action is Action.WEAR and self.path and self.whom and not cast.alive(self.whom):
            self.becomes(Action.PUT, "what")
        elif action is Action.WEAR and self.what and self.whom and self.whom not in self.who:
            self.becomes(Action.PUT, "what")
            self.path = Way.ONTO
        elif (
            action is Action.FALL
            and self.moved
            and self.what
            and self.word[0] in "倒泼洒"
            and cast.person(self.who)
        ):
            self.becomes(Action.DROP, "what")
        elif action is Action.FALL and self.moved and self.what and not cast.alive(self.what):
            self.becomes(Action.BREAK if self.tail in BREAKING else Action.DROP, "what")
        elif action is Action.FALL and self.tail in BREAKING and (one := self.what or self.whom):
            self.becomes(Action.BREAK, "what")
            self.what, self.whom = one, None
        elif action is Action.HUG and self.word[0] == "靠" and self.whom and not cast.alive(self.whom):
            self.becomes(Action.LIE, "goal")
        elif action is Action.LEAVE and self.word.startswith("伸") and {self.whom} <= cast.parts | {None}:
            self.becomes(Action.POINT, "whom")
            self.whom = self.path = None
        elif action is Action.HIDE and self.what and not cast.alive(self.what):
            self.becomes(Action.PUT, "what")
        elif (
            self.what
            and action in {Action.PUSH, Action.HIT, Action.PULL, Action.KICK, Action.THROW}
            and self.tail in BREAKING
        ):
            self.becomes(Action.BREAK, "what")
        elif action is Action.CHASE and self.word[0] == "扑" and self.tail == "上去" and self._thrown(cast):
            self.becomes(Action.JUMP, "goal")
            self.whom, self.path = self.near, Way.ONTO
        elif (
            action is Action.BURN
            and self.word[0] in "烤煮煎炒炸"
            and self.what is None
            and cast.person(self.who)
        ):
            self.becomes(Action.STIR, "what")
            self.what = self.near
        elif action is Action.GROW and self.what and (seed := grows_from(self, cast)):
            self.who = [seed]
        elif action is Action.CLIMB and self.word == "翻" and self.what:
            self.becomes(Action.TURN, "what")
        elif self.word == "装" and self.what and cast.alive(self.what) and not self.moved and not self.way:
            self.becomes(Action.PLAY, "what")
        elif action is Action.CHANGE and self.word[0] == "换" and self.what and self.whom and not self.moved:
            back = len(self.word) > 1 and self.word[1] in "回到来走得"
            self.becomes(*((Action.TAKE, "what") if back else (Action.GIVE, "give")))
            self.path = Way.FROM if back else None
        elif self.word == "装" and self.tail == "成" and not self.moved:
            self.becomes(Action.WAIT, "none")
            self.what = self.path = None
        elif action is Action.DESCEND and self.word[0] == "停" and self.whom:
            self.becomes(*((Action.SIT, "goal") if self.path is Way.ONTO else (Action.WAIT, "whom")))
        elif action is Action.PLAY and self.word == "吹" and self.what and cast.person([self.what]):
            self.becomes(Action.PUSH, "what")
        elif action is Action.BUILD and self.word == "扎" and self.what and cast.alive(self.what):
            self.becomes(Action.HIT, "whom")
            self.what, self.whom = None, self.what
        elif action in (Action.SNEEZE, Action.COUGH) and self.what and self.word[0] == "吐":
            self.becomes(Action.THROW, "what")
        elif self.word == "赶" and self.whom is None and self.path in (None, Way.TO) and prey(self, cast):
            self.becomes(Action.CHASE, "whom")
            self.whom, self.path = prey(self, cast), None
        elif self.word == "赶" and self.whom and cast.alive(self.whom):
            self.becomes(Action.CHASE, "whom")
        elif self.word == "碰到" and self.whom and cast.alive(self.whom):
            self.becomes(Action.LOOK, "whom")
        elif action is Action.SHAKE and self.what is None and self.whom is None and cast.person(self.who):
            self.becomes(Action.TREMBLE, "none")
        elif action is Action.CLOSE and self.what and self.whom and cast.alive(self.whom):
            self.becomes(Action.PUT, "what")

    def _by_way(self, cast: ChineseCast) -> None:
        """What it is by where it leads."""
        action, moved = self.action, self.way in MOVED
        if self.word.startswith("搬") and self.what is None and action in (Action.CARRY, Action.PUT):
            self.becomes(Action.GO, "goal")
        if self.moved and self.what and action in (Action.ENTER, Action.LEAVE, Action.GO):
            chased = self.word[0] in "赶轰撵" and cast.alive(self.what)
            self.becomes(Action.CHASE if chased else Action.PUSH, "what")
            self.what, self.whom = (None, self.what) if chased else (self.what, self.whom)
        elif (
            action is Action.RISE
            and self.word[0] in "站企"
            and not set(self.word + self.tail) & set("起直上到进出")
        ):
            self.becomes(Action.WAIT, "whom")
            self.path = None if self.whom is None else self.path
        elif action is Action.GO and self.path is Way.INTO:
            self.becomes(Action.ENTER, "goal")
        elif action is Action.GO and self.way is Way.DOWN:
            self.becomes(Action.DESCEND, "goal")
        elif action is Action.GO and self.way is Way.ONTO and self._high(cast):
            self.becomes(Action.CLIMB, "goal")
        elif action is Action.GO and self.path is Way.OUT_OF:
            self.becomes(Action.LEAVE, "goal")
        elif action is Action.DRINK and self.word[0] == "吸" and self.way:
            self.becomes(Action.PULL, "what")
        elif self.handed and action in (Action.TAKE, Action.CARRY, Action.PUT):
            self.becomes(Action.GIVE, "give")
        elif action is Action.HUG and self.way is Way.UP:
            self.becomes(Action.LIFT, "what")
            self.what, self.whom = self.what or self.whom, None
        elif action is Action.HUG and (moved or self.way is Way.DOWN) and self.word[0] in "抱搂揽":
            if self.what is None:
                self.what, self.whom = self.whom, None
            self.becomes(Action.CARRY, "what")
        elif self.word == "派" and self.what and cast.alive(self.what):
            self.becomes(Action.SPEAK, "about")
            self.what, self.whom = None, self.what
        elif (
            action is Action.TAKE
            and moved
            and self.path not in SOURCES
            and self.whom
            and not cast.alive(self.whom)
        ):
            self.becomes(Action.CARRY, "what")
        elif self.word in CONTESTED and cast.many(self.who) and self.whom is None:
            self.becomes(Action.FIGHT, "what")
            self.manner = [one for one in self.manner if one is not Manner.SECRET]

    def _high(self, cast: ChineseCast) -> bool:
        return self.whom is not None and cast.entity(self.whom).noun.endswith(HIGH)

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
