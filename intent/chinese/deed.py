"""What a Chinese verb does with the nouns around it: which is worked on, who is met, where it goes.

An act is put together while its clause is read, from what stands before its verb and what follows it, and only then
is it seen what it is: to hold and "back home" is to carry, to take and "for her" is to give.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ...common.acts import Action, EntityKind, Manner, Outcome, Way
from ..text import simplified
from .cast import ChineseCast
from .details import ChinesePhrase
from .kinds import CARRIED, HEADED, MOVED, POCKETS, SLOPES, SOURCES, SWALLOWS, TOWARD
from .passive import suffer
from .phrases import Phrases
from .results import RESULT
from .taking import aims, covers, hands, robs, sticks, takes_from, tell_inside
from .words import STEERED, ChineseVerb, senses


@dataclass
class Deed:
    """An act while its clause is read."""

    word: str
    verb: ChineseVerb
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
    moved: bool = False
    """把 told what it is done to."""
    handed: bool = False
    """给 follows it: the next one is given to."""
    named: bool = False
    """Something follows it that no entity stands for; it means nothing spoken of before."""
    passive: list[str] = field(default_factory=list)
    """Whom it befalls, where those are what the clause is about."""
    spot: ChinesePhrase | None = None
    kinds: frozenset[str] = frozenset()
    tool: str | None = None
    near: str | None = None
    """The thing that was spoken of last when its verb came."""
    tail: str = ""
    """Its last complement."""
    presents: bool = False
    """That who acts was named after it."""
    befalls: bool = False
    """被 tells that it befalls somebody, by nobody who is named."""
    implied: bool = False
    """That who acts is left out."""
    nobody: bool = False
    """That nobody does it is told."""
    told: bool = False
    """That another act tells it already."""
    also: list[str] = field(default_factory=list)
    """To whom else the same is given: one each."""

    @property
    def names(self) -> list[str]:
        """All in it, the doers first."""
        return [one for one in (*self.who, self.what, self.whom) if one]

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

    def before(self, given: Mapping[str, ChinesePhrase], cast: ChineseCast, phrases: Phrases) -> None:
        """Take what stands before the verb: what 把 moves, by whom it is done, from where, to whom, with what."""
        role = self.verb.object
        if (moved := given.get("将")) and not moved.ids and moved.ground:
            moved = replace(moved, ids=phrases.ground(moved))
        if moved and moved.ids and self.action is Action.FLEE and not self.is_a(RESULT):
            self.who, self.whom = moved.ids, next(iter(self.who), None)
        elif moved and moved.ids:
            self.moved = True
            self._put_before(moved, cast)
        if (by := given.get("被")) is not None:
            suffer(self, by, cast)
        if given.get("从") and self.word.startswith("探出"):
            self.becomes(Action.APPEAR, "none")
        if source := given.get("从"):
            self.path = (
                Way.FROM if self.path is not Way.OUT_OF and self.action is not Action.APPEAR else Way.OUT_OF
            )
            ids = source.ids or phrases.ground(source)
            if ids and (self.verb.object in ("goal", "none") or (role == "what" and self.whom is None)):
                self.whom = ids[0]
        if self.action in SWALLOWS and (fed := given.get("给")) and fed.ids and cast.alive(fed.ids[0]):
            self.becomes(Action.GIVE, "give")
        self._toward(given, phrases)
        if (
            self.action is Action.WAIT
            and self.whom
            and any(given.get(one) for one in ("对着", "冲着", "朝着"))
        ):
            self.becomes(Action.LOOK, "whom")
        if (
            (tool := given.get("用"))
            and tool.ids
            and self.what is None
            and self.action not in SWALLOWS | {Action.GIVE}
        ):
            self.tool = tool.ids[0]
            played = simplified(cast.entity(self.tool).noun)
            if self.whom is None and self.wants(played):
                self._sense(played)
                self.what, self.tool = self.tool, None
        if self.action is Action.FIGHT and self.what is None and (prize := given.get("为了")):
            self.what = prize.ids[0]
        self.spot = given.get("在") or given.get("到")
        if self.spot is None and self.action in STEERED and (along := given.get("沿")):
            self.spot = along
            if along.ids and self.action in (Action.CLIMB, Action.DESCEND) and self.what is None:
                self.what = along.ids[0]

    def _toward(self, given: Mapping[str, ChinesePhrase], phrases: Phrases) -> None:
        """Take whom or what it is turned to."""
        for word in TOWARD:
            to = given.get(word)
            if to is None or self.whom is not None:
                continue
            goes = word in HEADED and self.verb.object == "goal"
            if ids := to.ids or (phrases.ground(to) if goes else []):
                self.whom = to.owner[0] if to.part and to.owner else ids[0]
                if word in HEADED:
                    self.path = Way.TO

    def _put_before(self, moved: ChinesePhrase, cast: ChineseCast) -> None:
        one = moved.ids[0]
        if takes_from(self, moved, cast):
            return
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

    def take(self, phrase: ChinesePhrase, how: Way | None, cast: ChineseCast, phrases: Phrases) -> None:
        """Take a noun that follows the verb."""
        if self.verb.object == "give" and len(phrase.ids) > 1 and all(map(cast.alive, phrase.ids)):
            self.also = phrase.ids[1:]
        if not (phrase.part and phrase.owner and not set(phrase.owner) & set(self.who)):
            self._sense(
                phrase.text
                or (simplified(cast.entity(phrase.ids[0]).noun) if phrase.counted and phrase.ids else "")
            )
        lies = None if self.path is Way.OUT_OF and phrase.lies is Way.AT else phrase.lies or how
        ids = phrase.ids
        if self.action is Action.FALL and phrase.counted and not phrase.text and not lies:
            return  # so many of them fall
        if self.moved and self.action is Action.HIT and self.whom and (lies or phrase.part):
            self.becomes(Action.PUT, "what")
            self.what, self.whom = self.whom, None
        if lies:
            cast.mention_aside([one for one in ids if not cast.alive(one)])
        role = self.verb.object
        flees = self.action is Action.FLEE and self.word[-1] in "进到入回向"
        bears = self.action is Action.HUG and self.way is not None
        takes = role in ("goal", "none", "what", "give") or flees or bears or self.action is Action.HIT
        if not ids and phrase.ground is not None and (takes or lies):
            ids, lies = phrases.ground(phrase), lies or tell_inside(phrase)
            if bears and self.moved and self.what is None:
                self.what, self.whom = self.whom, None
            if ids and takes:
                self._goes(ids[0], lies)
            return
        if not ids:
            self.named = role != "whom" or not phrase.place
            return
        if phrase.part and self._on_body(phrase, cast):
            return
        if lies is None and self.what is None and takes_from(self, phrase, cast):
            return
        if (
            phrase.part
            and phrase.owner
            and phrase.owner[0] not in self.who
            and (role not in ("give", "about") or (role == "give" and (self.what or self.tail == "到")))
        ):
            hands = self.action is Action.PUT and not (
                self.who and cast.kind(self.who[0]) is EntityKind.THING
            )
            laid = self.near if hands and self.near not in cast.parts else None
            bare = ids[0] if lies is None and phrase.text not in POCKETS and role != "give" else None
            self.what = self.what or self.tool or laid or bare
            self._goes(ids[0] if phrase.text in POCKETS else phrase.owner[0], lies)
        elif role == "goal":
            self._goal(ids[0], lies, phrase.part, cast)
        elif role in ("what", "give"):
            self._thing(ids[0], lies, cast)
        elif role == "about":
            self._told(phrase, cast)
        elif role == "whom":
            self._other(ids[0], lies, cast)
        elif (
            cast.alive(ids[0])
            or lies
            or (self.way and self.action in (Action.FLOAT, Action.SINK, Action.RISE))
        ):
            self._goes(ids[0], lies)
        elif not phrase.part:
            self.what = self.what or ids[0]
        self.handed = False

    def _on_body(self, phrase: ChinesePhrase, cast: ChineseCast) -> bool:
        """Whether something is put on a part of somebody's body, who it comes to then."""
        if self.verb.object != "what" or self.action not in (Action.PUT, Action.WEAR):
            return False
        if phrase.text[-1] not in "上里下":
            return False
        if sticks(self, phrase, cast):
            self._goes(cast.actor[0], Way.ONTO)
        laid = bool(phrase.owner) and (self.word + self.tail).endswith(("在", "到", "进", "入", "回", "上"))
        laid = laid and phrase.owner[0] not in self.who
        if laid or (self.implied and phrase.owner and cast.moved):
            self._goes(phrase.owner[0], Way.ONTO)
        return True

    def _sense(self, noun: str) -> None:
        for nouns, verb in senses().get(self.word, ()):
            if noun and noun.endswith(nouns):
                self.verb, self.path = verb, verb.path
                self.manner += verb.manner

    def _goes(self, one: str, lies: Way | None) -> None:
        if self.whom is None and one != self.what:
            self.whom = one
            self.path = lies or self.path

    def _goal(self, one: str, lies: Way | None, part: bool, cast: ChineseCast) -> None:
        if (
            self.action is Action.HIDE
            and lies is None
            and not part
            and not cast.alive(one)
            and self.word[0] == "藏"
            and not self.word.endswith(("进", "到", "在", "入"))
        ):
            self.what = self.what or one
            return
        if self._sheds(one, lies, cast):
            self.who, self.whom, self.path = [one], self.who[0], Way.FROM
            return
        lost = self.action is Action.FALL and lies is None and self.way is None and not cast.alive(one)
        if (
            lost
            and self.who
            and cast.alive(self.who[0])
            and self.what is None
            and self.word[-1] not in "进入下到落在"
        ):
            if part:
                return
            self.verb, self.path, self.what = ChineseVerb(Action.DROP, "what", Way.DOWN), Way.DOWN, one
        else:
            self._goes(one, lies)

    def _sheds(self, one: str, lies: Way | None, cast: ChineseCast) -> bool:
        """Whether it falls off a thing that is told to lose it: "the tree sheds leaves"."""
        loses = self.action is Action.FALL and self.word in ("掉", "落", "掉下", "掉了") and self.way is None
        thing = bool(self.who) and not cast.alive(self.who[0]) and lies is None
        return loses and thing and not (cast.alive(one) or cast.scenic(one) or one in cast.parts)

    def _thing(self, one: str, lies: Way | None, cast: ChineseCast) -> None:
        if hands(self, one, lies, cast):
            self.what, self.whom = one, self.what
            return
        if self.handed and self.action is Action.PUT and self.what is None and cast.alive(one) and self.near:
            self.becomes(Action.GIVE, "give")
            self.what, self.whom, self.path = self.near, one, None
            return
        given = self.verb.object == "give" or self.handed
        if given and self.what is None and self.whom and cast.alive(one) and not cast.alive(self.whom):
            self.what, self.whom = self.whom, one  # Cantonese names what is given first
            return
        ends = (self.word + self.tail)[-1]
        home = ends == "回" and (
            cast.scenic(one) or simplified(cast.entity(one).noun)[:1] in ("天", "海", "水", "地")
        )
        back = self.way is Way.TO and (self.action is Action.PUT or ends == "到" or home)
        gone = (self.word + self.tail).endswith(
            ("进去", "进来", "入去", "上去", "下去")
        ) and self.what is None
        slope = self.way in (Way.ONTO, Way.OVER) and simplified(cast.entity(one).noun).endswith(SLOPES)
        if (
            (self.way is Way.INTO or back or slope)
            and self.action in CARRIED
            and not (cast.alive(one) or gone)
        ):
            self._goes(one, lies)
            return
        if lies and self.what is None and self.action in SWALLOWS | {Action.TAKE, Action.CATCH}:
            if self.action is Action.TAKE:
                self.whom, self.path = one, Way.FROM
            return
        if self.word.endswith("给") and self.what is None and self.whom is None and not lies:
            self._goes(one, lies)
            return
        held = self.near in (*cast.held, *cast.last) and one != self.near
        laid = self.implied and held and self.what is None and self.word in ("放在", "放到", "摆在", "搁在")
        if (lies or laid) and self.action is Action.PUT and not cast.alive(one):
            self._goes(one, lies)
            return
        if covers(self, one, lies, cast):
            self.what, self.whom, self.path = one, self.what, Way.ONTO
            return
        if aims(self, one, lies, cast):
            self.whom, self.path, self.named = one, Way.TO, True
            return
        if robs(self, one, lies, cast):
            self.what, self.whom = one, self.what
            self.path = Way.FROM if self.action is Action.TAKE else self.path
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

    def _told(self, phrase: ChinesePhrase, cast: ChineseCast) -> None:
        one = phrase.ids[0]
        shown = cast.entity(one)
        if cast.alive(one):
            if self.whom is None and one not in self.who:
                self.whom = one
            return
        if self.is_a("asks") and self.action is Action.SPEAK and self.whom is None:
            self.whom = one
            return
        self.about = self.about or shown.name
        if self.action is Action.READ:
            self.what = self.what or one

    def _other(self, one: str, lies: Way | None, cast: ChineseCast) -> None:
        if self.action is Action.CHASE and one in cast.parts:
            return  # through the market, and not the market
        if self.action is Action.FIGHT and not cast.alive(one):
            self.what = self.what or one
        elif self.whom is None:
            self._goes(one, lies)
        elif one != self.whom:
            self.what = self.what or one

    def wants(self, noun: str) -> bool:
        """Whether its verb means something of its own before this noun."""
        return bool(noun) and any(noun.endswith(nouns) for nouns, _ in senses().get(self.word, ()))

    def steer(self, way: Way | None) -> None:
        """Take a complement: 进, 上, 回 …"""
        if way is not None:
            self.way = self.path = way

    def becomes(self, action: Action, role: str) -> None:
        """Let it be another action, whose verb asks for something else."""
        self.verb = replace(self.verb, action=action, object=role)  # type: ignore[arg-type]
