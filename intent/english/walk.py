"""Where the walk over an English text is: the subject, the acts in the making, and the events so far."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from ...common.acts import Act, Action, Event, Manner, Relation, Way
from ...puppets.acting import verbs
from ..match import vocabulary_matcher
from ..people import Persona
from ..text import word_set
from . import words
from .acts import MOVING, EnglishAct, share
from .chunks import Chunker, ClauseChunk
from .entities import EnglishCast
from .omitted import omitted_goal
from .phrase import NounPhrase
from .row import tokens
from .senses import GOES_IN, GUNS, goes_on, put_on, without_object
from .verbs import Group

_TO_SOMEBODY = (
    "watch", "stare", "glare", "gaze", "hold out", "offer", "hand over", "say sorry", "apologize", "apologise",
    "ask", "answer", "reply",
    "say thank you", "say hello",
)  # fmt: skip
"""Verbs after which whoever was told of last is meant, where nobody is named."""


_ON_WHAT_WAS_TOLD = ("pull", "push", "tug", "shove", "heave", "drag")
"""Verbs that go on with what was told of last, where nothing is named: "his wife pulls"."""
_OF_A_MATCH = frozenset(["ball", "goal", "goalie", "goalkeeper", "penalty", "penalties", "keeper"])


RIDDEN = word_set(
    "bike bicycle motorbike motorcycle moped scooter tricycle horse pony donkey camel car van truck lorry tractor skateboard sledge sleigh broom boat "
    "ship raft canoe kayak dinghy train rocket"
)
"""What somebody rides away on who was told of with it: "pushes the bike in … rides off"."""
_SOLID_THINGS = word_set(
    "window ball balloon hat cap shoe cake bread sandwich sausage banana apple carrot letter newspaper book sword stick bone umbrella scarf phone flower "
    "crown coin key candle cookie candy ice_cream pizza plate spoon fork broom brush guitar drum trumpet kite camera clock trophy lamp lamp_post "
    "rope ladder chair table fence wall rock sign flag shirt coat blanket pillow "
    "football basketball doll yarn paper_crane paper_plane racket barbell lantern cutlet drumstick popsicle skewer lemon peach "
    "cucumber medal helmet mask gem sticky_note bank_card banknotes matches blackboard mop towel snowflake cork"
)
"""Props that nobody comes out of."""
_UNDERGONE = (Action.VANISH, Action.GROW, Action.SHRINK)
_WINDS = word_set("wind gale breeze gust storm tornado hurricane whirlwind")
_WATERS = word_set("wave river flood tide sea current stream water")
_BEARS = word_set("carry take snatch steal grab sweep whisk wash blow drag lift")
"""What wind and water do to things, which are seen to go by themselves."""
_PEEPS = ("poke his head out", "pop out", "peep out", "peek out")
_POOLS = word_set("river lake pond pool sea ocean puddle stream swamp canal fountain bath well")
"""Where one falls or jumps in."""
_LAIN_IN = word_set("tree bed hammock bath bathtub basket box pram cot cradle nest tent car boat")
"""What one is in who sits or sleeps there."""
_CRASHES = ("crash into", "bump into", "smash into")
_BIDDING = (Action.SPEAK, Action.SHOUT, Action.WHISPER, Action.POINT)
"""What one tells another with what to do."""
_MUTUAL = (Action.HUG, Action.KISS, Action.SHAKE_HANDS, Action.FIGHT)
"""What two do to each other where nobody else is named."""


class Walk:
    """What is known so far, clause by clause."""

    def __init__(self, text: str, characters: Mapping[str, Persona], begins: int = 0) -> None:
        self.text = text
        self._begins = begins
        self.cast = EnglishCast(characters)
        self.row = tokens(text)
        self._chunker = Chunker(self.row, self.cast)
        self._chunks: list[ClauseChunk] = []
        self.events: list[Event] = []
        self._drafts: list[EnglishAct] = []
        self._relation = Relation.THEN
        self._begin = 0
        self._candidates: list[tuple[list[str], NounPhrase, bool]] = []
        self._subject: list[str] = []
        self._main: list[str] = []
        self._pending: list[str] = []
        self._outer: list[str] = []
        self._inner = False
        self._inset = False
        """Whether the clause is a relative one with a doer of its own: "a crown that the king has given him"."""
        self._outside: list[str] = []
        """Who acts in the clause that a relative one stands in."""
        self._antecedent: list[str] = []
        self._last: list[str] = []
        self._last_is_object = False
        self._way = ""
        self._verbed = self._nothing = False
        self._nature = ""
        self._orphans: list[EnglishAct] = []
        self._tried_before = False
        self._front = False
        self._front_way = ""
        self._front_place: tuple[list[str], str] = ([], "")
        """What stands before a verb whose doer follows: "on the roof sits a cat"."""
        self._ownerless: list[Act] = []
        self._spoken = self._told = self._owned = self._that = False
        self._asks: frozenset[str] = frozenset()
        self._limb = ""
        self._denied: Group | None = None
        """What somebody didn't do, for whoever did."""
        self._purpose = False
        """Whether the clause only says what for: "so it can't fly off"."""
        self._void = False
        """Whether the verb last read is no act, so that its object is none either."""
        self._with: list[str] = []
        self._it: list[str] = []
        """Who acted as "it" in the sentence so far."""
        self._owners: list[str] = []
        """Whose the thing or the part of a body is that is being read: "a lion's mane"."""

    def _kind(self, at: int) -> str:
        return self._chunks[at].kind if 0 <= at < len(self._chunks) else ""

    def _fresh(self) -> None:
        """A new clause: no subject and no verb yet."""
        self._candidates, self._verbed, self._way, self._nature = [], False, "", ""
        self._void = False
        self._purpose = False
        self._last_is_object = self._nothing = self._front = self._spoken = self._told = False
        self._owned = self._that = False
        self._outside = []
        self._front_place = ([], "")
        self._limb, self._with = "", []
        self._asks = frozenset()

    def _telling(self) -> bool:
        """Whether what follows is only said or thought: "says he can fix it"."""
        return bool(self._drafts) and self._drafts[-1].verb.action in (
            Action.THINK,
            Action.SPEAK,
            Action.WHISPER,
        )

    def _close(self, end: int) -> None:
        """The event of the acts so far."""
        drafts = [one for one in self._drafts if not one.state and not one.empty]
        self._tried_before = bool(self._drafts) and self._drafts[-1].tried
        for before, one in reversed(list(pairwise(drafts))):
            share(before, one)
        for draft in drafts:
            self._left_out(draft)
        if drafts:
            text = self._said(self._begin, end)
            hits = {h.kind: str(h.value) for h in reversed(vocabulary_matcher().find(text)) if not h.negated}
            acts = [draft.act() for draft in drafts]
            self.cast.ledger.record(acts)
            self._as_told(acts[0])
            self._ownerless += [
                act for act, one in zip(acts, drafts, strict=True) if one.orphan and not act.who
            ]
            for first in range(0, len(acts), 8):
                event = Event(
                    id=f"e{len(self.events) + 1}", acts=acts[first : first + 8], relation=self._relation,
                    text=text[:400], place=hits.get("place", ""), time=hits.get("time", ""),
                    weather=hits.get("weather", "") or self._weather_of(acts),
                )  # fmt: skip
                self.events.append(event)
            self._begin, self._relation = end, Relation.THEN
        self._drafts = []

    def _as_told(self, act: Act) -> None:
        """What somebody is told to do and does isn't done twice: "asks her to sing and she sings"."""
        told = self.events[-1].acts if self.events else []
        if len(told) < 2 or told[-2].action not in _BIDDING or [told[-2].whom] != told[-1].who:
            return
        last = told[-1]
        if (last.verb, last.who) == (act.verb, act.who) and {last.what, last.whom} <= {
            None,
            act.what,
            act.whom,
        }:
            told.pop()

    def _weather_of(self, acts: list[Act]) -> str:
        """The weather that acts bring: snow that falls, a sun that comes out."""
        for act in reversed(acts):
            noun = self.cast.get(act.who[0]).noun if act.who else ""
            if noun == "snow" and act.action is Action.FALL:
                return "snow"
            if noun == "sun" and act.action is Action.APPEAR:
                return "clear"
        return ""

    def _stays(self, draft: EnglishAct, before: Act) -> None:
        """Who hops onto a bench and sits down, sits on the bench."""
        seat = before.whom if before.path in (Way.ONTO, Way.INTO) and before.who == draft.who else None
        if seat is None or self.cast.get(seat).noun in words.LIGHT_NOUNS or self.cast.lives(seat):
            return
        if draft.path in (None, Way.DOWN, Way.ONTO):
            draft.whom = seat

    def _entered(self, draft: EnglishAct) -> str | None:
        """What somebody has got into and gets out of again: "climbs into the bath … leaps out"."""
        acts = [act for event in self.events for act in event.acts]
        acts += [one.act() for one in self._drafts[: self._drafts.index(draft)]]
        acts = [act for act in acts if act.who == draft.who and act.whom]
        went = [act for act in acts if self._gets_in(act)]
        inside = (
            went[-1].whom
            if went and went[-1].path is not Way.OUT_OF and draft.verb.action in MOVING
            else None
        )
        return inside if inside and not self.cast.lives(inside) else None

    def _put_in(self, draft: EnglishAct) -> str | None:
        """What somebody was put into and gets out of again: "put it in a shoebox … it got out"."""
        if not draft.verb.lemma.endswith(" out"):
            return None
        acts = [act for event in self.events[-4:] for act in event.acts]
        put = [
            act.whom
            for act in acts
            if act.action is Action.PUT and [act.what] == draft.who and act.path is Way.INTO
        ]
        return put[-1] if put else None

    def _gets_in(self, act: Act) -> bool:
        """Whether whoever does an act is in what it leads to, or is out of it, when it ends."""
        if act.action is Action.HIDE:
            return True
        if act.action is Action.SLEEP or act.path is Way.AT:
            return self.cast.get(str(act.whom)).noun in _LAIN_IN and act.action in (*MOVING, Action.SLEEP)
        return (act.path in (Way.INTO, Way.OUT_OF) and act.action in MOVING) or act.verb in _CRASHES

    def _opened(self, draft: EnglishAct, own: bool = False) -> str | None:
        """What was just opened, out of which somebody else comes, or into which whoever opened it goes."""
        acts = [act for event in self.events[-2:] for act in event.acts]
        acts += [one.act() for one in self._drafts[: self._drafts.index(draft)]]
        opened = [
            act for act in acts if act.action is Action.OPEN and act.what and (act.who == draft.who) is own
        ]
        comes = draft.verb.action in MOVING or draft.verb.action in (Action.APPEAR, Action.TAKE)
        thing = self.cast.get(str(opened[-1].what)) if opened and comes else None
        limb = thing is not None and thing.noun in words.BODY and not thing.prop
        return thing.id if thing and not limb and thing.id not in draft.who else None

    def _borne(self, draft: EnglishAct) -> None:
        """What wind or water carries off is seen to go by itself: nobody sees who takes it."""
        noun = self.cast.get(draft.who[0]).noun if len(draft.who) == 1 else ""
        patient = draft.what or (draft.whom if draft.handles else None)
        bears = draft.verb.lemma.split()[0] in _BEARS and noun in _WINDS | _WATERS
        onward = draft.what is not None and draft.whom is not None and draft.path is not Way.DOWN
        gone = draft.path in (None, Way.AWAY, Way.OFF, Way.FROM, Way.UP)
        put_out = draft.verb.lemma == "blow out"
        if put_out or not bears or patient is None or not (gone or onward):
            return
        lemma = "fly away" if noun in _WINDS else "wash away" if "wash" in draft.verb.lemma else "float away"
        draft.verb, draft.who, draft.what = verbs.find_verb(lemma) or draft.verb, [patient], None
        draft.whom = draft.whom if draft.whom != patient else None
        draft.path = draft.verb.way if gone else draft.path
        self.cast.note([patient], "subject")

    def _undergone(self, draft: EnglishAct) -> None:
        """What is made to melt or swell does it itself: the ice and not the bear, the balloon and not the boy."""
        patient = draft.whom if draft.handles else draft.what
        if (
            draft.verb.action in _UNDERGONE
            and draft.verb.lemma != "grow"
            and draft.verb.object == "whom"
            and draft.who
            and patient
        ):
            draft.who, draft.what, draft.whom, draft.handles = [patient], None, None, False

    def _stuck(self, apart: list[str]) -> str | None:
        """Who got stuck just before, and is pulled or pushed."""
        acts = [
            act for event in self.events[-2:] for act in event.acts if act.verb in ("get stuck", "be stuck")
        ]
        who = [key for act in acts[-1:] for key in act.who if key not in apart]
        return who[0] if len(who) == 1 else None

    def _knocked(self, draft: EnglishAct) -> str:
        """What somebody knocks on where nothing is named: the door told of, what another one is under, or some door."""
        acts = [act for event in self.events for act in event.acts if act.who != draft.who]
        near = [act.whom for act in acts[-3:] if act.whom and act.path in (Way.UNDER, Way.INTO)]
        shelter = [key for key in near if not self.cast.lives(key)]
        door = self.cast.called("door", "gate", "window")
        return door or (shelter[-1] if shelter else self.cast.mention(NounPhrase("a door", "door", "a"))[0])

    def _goal_told(self, draft: EnglishAct) -> str | None:
        """The goal that whoever acts had to do with just before."""
        acts = [act for event in self.events[-3:] for act in event.acts]
        acts += [one.act() for one in self._drafts[: self._drafts.index(draft)] if not one.state]
        told = [act for act in acts if act.who == draft.who]
        goal = omitted_goal(self.cast, told, draft, _SOLID_THINGS)
        for one in self._drafts if draft.verb.action in MOVING else ():
            if goal and one.verb.lemma == "find" and one.what == goal:  # nobody holds what they get into
                one.verb, one.what, one.whom = verbs.find_verb("notice") or one.verb, None, goal
        return goal

    def _left_out(self, draft: EnglishAct) -> None:
        """Adds the goal that was told of just before and is left out: "looks inside", "shares the bread"."""
        self._borne(draft)
        self._undergone(draft)
        if draft.verb.lemma == "sigh" and Manner.HAPPY in draft.manner:
            draft.verb = verbs.find_verb("sigh with relief") or draft.verb
        if draft.verb.lemma == "knock" and draft.who and not (draft.what or draft.whom):
            draft.whom = self._knocked(draft)
        if draft.verb.lemma == "water" and draft.whom and not draft.what:
            draft.what = self.cast.mention(NounPhrase("the watering can", "watering can", "the"))[0]
        if draft.verb.lemma == "shoot" and draft.what is None and self._chunker.small & _OF_A_MATCH:
            ball = self.cast.called("ball") or self.cast.mention(NounPhrase("the ball", "ball", "the"))[0]
            draft.verb, draft.what = verbs.find_verb("shoot at goal") or draft.verb, ball
        if draft.verb.lemma == "lean" and draft.what is None and draft.who and draft.whom is None:
            lemma = "bend" if self.cast.lives(draft.who[0]) else "tilt"
            draft.verb = verbs.find_verb(lemma) or draft.verb
        idle = draft.what is None and draft.whom is None and bool(draft.who)
        if idle and not draft.passive:
            draft.verb = without_object(draft.verb, "")
        if draft.verb.action in _MUTUAL and idle and len(draft.who) == 2:
            draft.whom = draft.who[1]
        if draft.verb.action in (Action.HUG, Action.KISS) and idle and len(draft.who) == 1:
            draft.whom = self.cast.near(draft.who)
        blown = idle and self.cast.get(draft.who[0]).noun not in words.NATURE
        if draft.verb.lemma == "blow" and blown and not self.cast.lives(draft.who[0]):
            draft.verb = verbs.find_verb("drift") or draft.verb
        if draft.verb.lemma == "shoot" and blown and not self.cast.lives(draft.who[0]):
            shoots = self.cast.get(draft.who[0]).noun in GUNS
            draft.verb = draft.verb if shoots else verbs.find_verb("fly") or draft.verb
        if draft.verb.lemma in ("come", "go") and draft.path is Way.ONTO and idle:
            draft.verb = goes_on(draft.verb, self.cast.get(draft.who[0]).noun)
            draft.path = None if draft.verb.lemma not in ("come", "go") else draft.path
        if draft.verb.lemma == "step on" and idle:
            draft.verb = verbs.find_verb("get on") or draft.verb
        if draft.verb.lemma == "run over" and idle:
            draft.verb = verbs.find_verb("run") or draft.verb
        if draft.verb.lemma in _ON_WHAT_WAS_TOLD and idle and draft.path is None:
            draft.whom = self._stuck(draft.who) or self.cast.handled(draft.who)
        if draft.verb.action is Action.RIDE and draft.what is None and draft.whom is None and draft.who:
            draft.what = self.cast.lately(RIDDEN, draft.who)
        if draft.verb.lemma == "stick" and draft.what is None:
            draft.verb = verbs.find_verb("cling") or draft.verb
        if draft.verb.lemma == "win" and draft.what is None:
            draft.verb = verbs.find_verb("triumph") or draft.verb
        if draft.verb.lemma == "put on" and draft.what and (lemma := put_on(self.cast.get(draft.what).noun)):
            draft.verb = verbs.find_verb(lemma) or draft.verb
            mended = lemma == "put" and draft.whom is None
            draft.whom = self.cast.lately(RIDDEN, draft.who) if mended else draft.whom
        if draft.whom is None and draft.verb.lemma in ("put back", "stick on", "put on") and draft.what:
            draft.whom = self.cast.owner.get(draft.what)
        if draft.whom is not None or not draft.who:
            return
        if draft.verb.lemma in _TO_SOMEBODY and (draft.what or draft.verb.action is not Action.GIVE):
            draft.whom = (
                None if draft.what and draft.verb.action is not Action.GIVE else self.cast.near(draft.who)
            )
        elif draft.verb.action in (Action.SIT, Action.LIE, Action.SLEEP) and self.events:
            self._stays(draft, self.events[-1].acts[-1])
        way = draft.path or draft.verb.way
        if draft.verb.action is Action.TAKE and draft.verb.lemma.endswith(" out") and draft.what:
            draft.whom = self._opened(draft, own=True)
            draft.path = Way.OUT_OF if draft.whom else draft.path
        elif way is Way.OUT_OF or draft.verb.lemma in _PEEPS:
            draft.whom, draft.path = self._opened(draft) or self._entered(draft), Way.OUT_OF
        elif way is Way.INTO and draft.verb.lemma.endswith(" in"):
            draft.whom = self._opened(draft, own=True)
        if draft.verb.lemma == "share":
            draft.whom = self.cast.near(draft.who)
        elif draft.whom is None and (inside := self._put_in(draft)):
            draft.whom = inside
        elif draft.whom is None and draft.verb.lemma.replace(" ", "-") in GOES_IN:
            apart = [*draft.who, *(key for one in self._drafts for key in (one.what, one.whom) if key)]
            apart += [
                one.id
                for one in self.cast.entities
                if self.cast.lives(one.id)
                or one.noun in words.BODY | words.FLAT
                or (draft.verb.lemma.endswith(" out") and one.prop in _SOLID_THINGS)
            ]
            same = (act for event in self.events[-3:] for act in event.acts if act.verb == draft.verb.lemma)
            apart += [act.what for act in same if act.what]  # the pepper goes into the soup and not the salt
            wet = self.cast.lately(_POOLS, apart, 12.0) if draft.verb.lemma.endswith(" in") else None
            goal = [wet] if wet else self.cast.pronoun("it", apart, True, False)
            if (
                goal
                and goal[0] not in apart
                and not (draft.what and self.cast.get(goal[0]).noun in words.ROOMS)
            ):
                draft.whom = goal[0]
        draft.whom = draft.whom or self._goal_told(draft)

    def _said(self, begin: int, end: int) -> str:
        if begin >= len(self.row):
            return ""
        stop = self.row[end].start if end < len(self.row) else len(self.text)
        return self.text[self.row[begin].start : stop].strip(" ,;")
