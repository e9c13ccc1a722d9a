"""English acts in the making: who acts, on what, towards whom, and which words join on to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from ...common.acts import Act, Action, Manner, Outcome, Way
from ...puppets.acting import verbs
from ..text import word_set
from . import words
from .entities import EnglishCast
from .kinds import is_place
from .senses import WITH_OBJECT, by_itself, into, is_rolled, is_solid, with_object
from .verbs import Group

VOICES: Final = (Action.SPEAK, Action.SHOUT, Action.WHISPER, Action.SING)
_INSIDE: Final = (Action.PUT, Action.HIDE, Action.JUMP, Action.FALL, Action.THROW, Action.DROP, Action.DIG)
MOVING: Final = frozenset(
    [Action.GO, Action.ROLL, Action.SLIDE, Action.FALL, Action.JUMP, Action.CLIMB, Action.DESCEND, Action.ENTER, Action.LEAVE,
     Action.FLY, Action.SWIM, Action.RIDE, Action.FLOAT, Action.SIT, Action.LIE, Action.RISE, Action.HIDE, Action.FLEE]
)  # fmt: skip
GOES_ON_AT: Final = MOVING | {Action.SLEEP, Action.DANCE, Action.LOOK, Action.WAIT}
"""Acts that are done at one place after the other: "jumps on the bed, then on the sofa"."""
_WITH_TOOL: Final = (Action.HIT, Action.POINT, Action.WAVE)
"""Acts whose direct object may be what is used: "bangs a bone on the desk"."""
TAKES_TWO: Final = word_set(
    "give hand offer bring show teach tell ask send pay feed lend buy throw read pass serve sell get make tip award toss draw bake cook build knit sing play lower slide roll order leave save carry"
)
_FREE_RECEIVER: Final = ("feed", "teach", "tell", "ask", "pay", "show", "tip")
_SPOTS: Final = ("on", "in", "under", "behind", "beside", "inside", "at", "outside", "by", "next")
_ARRIVES: Final = (Way.INTO, Way.ONTO)
_RESTS: Final = (Action.SIT, Action.LIE, Action.SLEEP, Action.WAIT)
_SEATS: Final = word_set("chair sofa bed swing sled wheelchair pram mattress hammock haystack bathtub")
"""Pictures of what one is in while one is on it: asleep in the armchair, not beside it."""
_SETS_OUT: Final = (Way.OFF, Way.OUT_OF, Way.FROM, Way.DOWN, Way.UP, Way.OVER, Way.THROUGH, Way.AT)
_UPWARD: Final = ("run up", "walk up", "go up", "rush up", "scurry up", "scamper up", "crawl up")
_CLIMBED: Final = word_set(
    "post tree ladder pole wall curtain rope mast drainpipe pipe leg beanstalk tower lamppost trunk cliff"
)
"""What is only climbed, however fast."""
_USED_UP: Final = word_set(
    "petrol gas fuel diesel battery power energy time money breath luck patience paint milk sugar bread food paper ink steam puff"
)
"""What one runs out of, and nobody leaves."""
_TOUCHING: Final = ("hand", "paw", "foot", "finger", "toe", "hoof", "wing")
_EMBRACING: Final = ("arm", "trunk", "wing", "tail", "tentacle", "paw", "leg")
_LOOKING: Final = ("head", "nose", "face", "beak", "neck")
_PASSES: Final = (Way.AT, Way.DOWN, Way.UP, Way.OVER, Way.THROUGH, Way.PAST)
"""Ways of what is only passed on the way to a goal: "along the river to the sea"."""
_SHOVES: Final = (Action.PUSH, Action.PULL, Action.KICK)
_KNOCKS: Final = ("knock", "swipe", "bat", "knock down", "sweep", "brush")
"""Verbs that push something off, or into, what they are done at: "knocks a vase off the shelf"."""
_PARTS: Final = (Action.HIT, Action.KICK, Action.PULL, Action.EAT, Action.PUSH)
"""Acts that break what is brought to pieces by them."""
_FALLS: Final = (Action.FALL, Action.CHANGE, Action.VANISH, Action.WAIT)


@dataclass
class EnglishAct:
    """An act in the making."""

    verb: verbs.Verb
    who: list[str]
    what: str | None = None
    whom: str | None = None
    path: Way | None = None
    manner: list[Manner] = field(default_factory=list)
    outcome: Outcome = Outcome.DONE
    says: str = ""
    about: str = ""
    times: int = 1
    passive: bool = False
    quoted: bool = False
    tried: bool = False
    waits: bool = False
    """Whether its doer is still to come: "waking up late, …" or "out of the bush comes …"."""
    orphan: bool = False
    """Whether nobody was named so far who does it."""
    handles: bool = False
    """Whether its other one was given as a direct object."""
    beside: bool = False
    """Whether its other one only comes along: "flies with him", which leaves its goal to be told."""
    state: bool = False
    """Whether it only tells how things are."""
    shares: bool = False
    """Whether its object is still to come, with the verb that follows: "washes and dries a cup"."""
    more: bool = False
    """Whether it is done to one more of a list, so that it shares its goal with the one before."""

    @property
    def empty(self) -> bool:
        """Whether nothing is said of what is done: "does nothing"."""
        return self.verb.lemma in ("do", "take", "get", "make") and not (self.what or self.whom)

    @property
    def goes(self) -> bool:
        """Whether its object is a place: "rolls down the bus"."""
        lemma = self.verb.lemma.split()
        return len(lemma) > 1 and lemma[-1] in words.PASSED and self.verb.action in MOVING

    def act(self) -> Act:
        """The act as it was read; what is done by nobody who is named, something is seen to do itself."""
        if self.passive and not self.who and self.what and self.whom and self.verb.action is Action.GIVE:
            self.verb, self.who, self.whom = verbs.find_verb("receive") or self.verb, [self.whom], None
        alone = by_itself(self.verb, self.path) if self.passive and not self.who else None
        if alone and (patient := self.what or (self.whom if self.handles else None)):
            self.verb, self.who = alone, [patient]
            self.what, self.whom = None, self.whom if self.whom != patient else None
        manner = list(dict.fromkeys((*self.manner, *self.verb.manner)))[:4]
        path = (self.path or self.verb.way) if self.whom or self.what or self.path else self.verb.way
        return Act(
            verb=self.verb.lemma[:40], action=self.verb.action, who=self.who[:6], what=self.what, whom=self.whom,
            path=path, manner=manner, outcome=self.outcome, says=self.says[:300], about=self.about[:120],
            times=self.times,
        )  # fmt: skip


def drafted(group: Group, who: Sequence[str]) -> EnglishAct:
    """The act that a verb group begins; what is done to somebody has no doer yet."""
    draft = EnglishAct(
        group.verb, list(who), outcome=group.outcome, manner=list(group.manner), about=group.about,
        times=group.times, passive=group.passive, tried=group.tried,
    )  # fmt: skip
    if group.verb.lemma == "find" and group.outcome is Outcome.FAILS:
        draft.verb = verbs.find_verb("search for") or draft.verb
    if group.passive and who and group.verb.action not in _FALLS:
        set_object(draft, who[0])
        draft.who = []
    return draft


def attach(cast: EnglishCast, draft: EnglishAct, ids: Sequence[str], way: str, more: bool) -> None:
    """Joins those of a noun phrase to an act; ``way`` is the word before it, ``more`` that another phrase follows."""
    if way == "by" and draft.passive and not draft.who:
        draft.who = list(ids)
        return
    key = ids[0]
    given = draft.what if draft.passive and not way and draft.verb.action is Action.GIVE else None
    if given and draft.whom is None and cast.lives(given) and not cast.lives(key):
        draft.what, draft.whom = key, given
        return
    if way in ("out", "out of") and draft.verb.lemma == "run" and cast.get(key).noun in _USED_UP:
        draft.verb, draft.path = verbs.find_verb("stop") or draft.verb, None
        return
    if draft.verb.lemma in ("meet", "greet") and not way and not is_place(cast.get(key).noun):
        cast.wake(ids)
    draft.verb = into(draft.verb, cast.get(key).noun, cast.lives(key))
    if draft.verb.lemma == "turn to" and cast.lives(key):
        draft.verb = verbs.find_verb("turn") or draft.verb
    if draft.verb.lemma == "hurt" and way in ("on", "against", "at", "into"):
        draft.verb = verbs.find_verb("bump into") or draft.verb
    if draft.verb.lemma == "crash" and way in ("in", "against", "on") and not is_place(cast.get(key).noun):
        draft.verb = verbs.find_verb("crash into") or draft.verb
    if (
        way == "into"
        and draft.verb.action in (Action.GO, Action.RIDE, Action.FLY)
        and not draft.verb.lemma.endswith(" up")
        and is_solid(cast.get(key).noun)
    ):
        draft.verb = verbs.find_verb("bump into") or draft.verb
    if draft.verb.lemma == "say" and not way and not cast.lives(key):
        draft.about = draft.about or cast.get(key).name
        return
    partner = draft.verb.object == "whom" and (cast.lives(key) or draft.verb.action is Action.DANCE)
    if way == "with" and partner:
        draft.beside = draft.whom is None and draft.verb.action in MOVING
        draft.whom = draft.whom or key
    elif way == "with" and not cast.lives(key):
        draft.what = draft.what or key
    elif way == "into" and draft.verb.lemma == "turn" and (draft.whom or draft.what):
        draft.verb = verbs.find_verb("turn into") or draft.verb
        draft.what, draft.whom, draft.path = draft.whom or draft.what, key, Way.INTO
        cast.retire(draft.what or key)
    elif way == "of" and draft.what is None and draft.whom is None:
        set_object(draft, key)
    elif way == "on" and draft.verb.lemma in ("set", "set down") and cast.get(key).noun == "fire":
        draft.verb = verbs.find_verb("set fire to") or draft.verb
    elif (
        not way and draft.verb.action is Action.ROLL and draft.what is None and is_rolled(cast.get(key).noun)
    ):
        draft.what = key
    elif not way and draft.goes and draft.whom is None and draft.verb.lemma not in WITH_OBJECT:
        if draft.verb.lemma in _UPWARD and cast.get(key).noun.rpartition(" ")[2] in _CLIMBED:
            draft.verb = verbs.find_verb("climb up") or draft.verb
        draft.whom = key
    elif way and way not in ("about", "of", "like", "as", "for", "during"):
        _attach_way(cast, draft, key, way)
        _move_limb(cast, draft)
    elif way:
        draft.about = draft.about or cast.get(key).name
        draft.whom = draft.whom or (
            key if way in ("about", "for") and cast.get(key).noun not in words.ABSTRACT else None
        )
    elif _receives(cast, draft, key, more):
        draft.whom = key
    else:
        draft.verb = with_object(draft.verb, cast.get(key).noun, cast.lives(key))
        set_object(draft, key)


def _move_limb(cast: EnglishCast, draft: EnglishAct) -> None:
    """A limb that is put somewhere touches, holds or looks: "puts a paw on it", "his arm around her", "her head in the hole"."""
    noun = cast.get(draft.what).noun if draft.what else ""
    if draft.verb.action is not Action.PUT or draft.whom is None or noun not in words.BODY:
        return
    inside = draft.path in (Way.INTO, Way.OUT_OF, Way.THROUGH, Way.OVER)
    if noun in _EMBRACING and draft.path is Way.AROUND and cast.lives(draft.whom):
        lemma = "throw his arms around"
    elif noun in _TOUCHING and draft.path in (Way.ONTO, Way.AT):
        lemma = "touch"
    elif noun in _LOOKING and inside:
        lemma = "peer into"
    else:
        return
    draft.verb, draft.what = verbs.find_verb(lemma) or draft.verb, None


def _attach_way(cast: EnglishCast, draft: EnglishAct, key: str, way: str) -> None:
    if draft.whom and draft.what is None and draft.handles:
        thrown = (
            way in ("off", "into", "out") and not cast.lives(key) and cast.get(key).noun not in words.BODY
        )
        if (
            draft.verb.lemma in _KNOCKS
            and not draft.passive
            and way in ("off", "into", "onto", "out")
            and (thrown or not cast.lives(draft.whom))
        ):
            draft.verb = verbs.find_verb("push") or draft.verb
        tool = (
            draft.verb.action in _WITH_TOOL
            and way in ("on", "at", "against", "into")
            and not cast.lives(draft.whom)
        )
        aimed = draft.verb.action is Action.KICK and way in ("at", "against") and not cast.lives(draft.whom)
        shoved = draft.verb.action in _SHOVES and words.WAYS.get(way) not in (None, Way.AT)
        shoved = shoved or aimed
        if tool or shoved or cast.get(draft.whom).noun in words.BODY:
            draft.what, draft.whom = draft.whom, None
    if draft.verb.action is Action.LOOK and draft.whom in draft.who and way == "in":
        draft.whom, draft.path = key, None  # "sees himself in a mirror"
        return
    _resettle(cast, draft, key, way)
    gives = draft.verb.lemma == "pass" or draft.verb.action is Action.GIVE
    if way in ("out", "off", "over") and draft.passive and not draft.who and draft.path is None:
        draft.path = words.WAYS[way]
    if way == "to" and gives and draft.handles and cast.lives(key):
        draft.verb = verbs.find_verb("pass on" if draft.verb.lemma == "pass" else "") or draft.verb
        draft.what, draft.whom, draft.path = draft.what or draft.whom, key, Way.TO
        cast.handle(str(draft.what))
    along = way == "to" and draft.path in _PASSES and not draft.handles and draft.whom is not None
    if along and draft.verb.action in MOVING and not cast.lives(draft.whom or key):
        draft.whom, draft.path = None, None
    onward = words.WAYS.get(way) in _ARRIVES and way != "in" and draft.path in _SETS_OUT
    if onward and draft.verb.action in MOVING - {Action.LEAVE} and draft.whom and not draft.handles:
        draft.whom, draft.path = None, None
    if draft.whom is None or (draft.beside and not cast.lives(key)):
        draft.whom, draft.beside = key, False
        inside = way != "in" or draft.verb.action in _INSIDE
        rests = way == "in" and draft.verb.action in _RESTS and cast.get(key).prop in _SEATS
        draft.path = draft.path or (Way.ONTO if rests else words.WAYS.get(way) if inside else Way.AT)
    if (
        way == "through"
        and draft.verb.action is Action.GO
        and cast.get(key).noun in ("door", "gate", "doorway")
    ):
        draft.verb = replace(draft.verb, action=Action.ENTER)
    inside = way in ("in", "inside") and draft.verb.lemma in ("go", "get")
    if (way == "into" or inside) and draft.verb.action is Action.GO:
        draft.verb = replace(draft.verb, action=Action.ENTER)
    if way == "out" and draft.verb.action in (Action.GO, Action.CLIMB):
        draft.verb = replace(draft.verb, action=Action.LEAVE)
    if (
        way == "behind"
        and draft.verb.lemma in ("run", "walk", "trot", "waddle", "go")
        and not is_place(cast.get(key).noun)
    ):
        draft.verb = verbs.find_verb("follow") or draft.verb
    around = way in ("around", "round")
    if around and draft.verb.lemma == "wrap" and draft.what in draft.who:
        draft.verb, draft.what, draft.whom = verbs.find_verb("embrace") or draft.verb, None, key
    elif around and draft.verb.lemma == "wrap":
        draft.verb = verbs.find_verb("wrap around") or draft.verb
        draft.what, draft.whom = draft.what or draft.whom, key


def _resettle(cast: EnglishCast, draft: EnglishAct, key: str, way: str) -> None:
    """What the goal changes: what is brought to a place is carried, what is left on a table is put there."""
    if way == "to" and draft.verb.lemma == "bring" and not cast.lives(key):
        draft.verb = verbs.find_verb("carry") or draft.verb
    if (
        draft.verb.lemma == "leave"
        and draft.whom
        and draft.handles
        and way in _SPOTS
        and not cast.lives(draft.whom)
    ):
        draft.verb = verbs.find_verb("leave behind") or draft.verb
        draft.what, draft.whom = draft.whom, None
    beside = way in ("next", "beside", "by", "near", "to")
    by_whom = draft.verb.action in (Action.SIT, Action.LIE, Action.KNEEL) and beside
    if by_whom and draft.whom and draft.path is Way.AT and cast.lives(key):
        draft.whom = None


def _receives(cast: EnglishCast, draft: EnglishAct, key: str, more: bool) -> bool:
    if draft.verb.lemma.removesuffix(" back") not in TAKES_TWO or draft.whom or not cast.lives(key):
        return False
    return more or draft.verb.lemma in _FREE_RECEIVER


def set_object(draft: EnglishAct, key: str) -> None:
    """Gives an act its direct object, as its verb means it."""
    if draft.verb.object == "what" and draft.what is None:
        draft.what = key
    elif draft.whom is None:
        draft.whom, draft.handles = key, True
    else:
        draft.what = draft.what or key


def share(draft: EnglishAct, then: EnglishAct) -> None:
    """Gives an act what it has in common with the one after it: the object of both, the goal of a list."""
    patient = then.what or (then.whom if then.handles else None)
    if draft.shares and patient and not (draft.what or draft.whom):
        set_object(draft, patient)
    if then.more and then.whom and draft.what and draft.whom is None:
        draft.verb, draft.whom, draft.path = then.verb, then.whom, then.path


def take_apart(draft: EnglishAct) -> None:
    """ "Bites the dish in half" breaks it, with whatever it is done."""
    patient = draft.what or (draft.whom if draft.handles else None)
    if patient is None or draft.verb.action not in _PARTS:
        return
    draft.verb, draft.what, draft.whom, draft.handles = (
        verbs.find_verb("break") or draft.verb,
        patient,
        None,
        False,
    )


def lighten(draft: EnglishAct, noun: str) -> bool:
    """ "Takes a bow" is bowing: a light verb whose object says what is done. Returns whether it was one."""
    lemma = draft.verb.lemma.split()[0]
    noun_verb = "take a bite" if noun == "bite" else noun
    longs = lemma in ("want", "need") and noun in ("hug", "kiss", "cuddle")  # and is seen to go for it
    light = (longs or lemma in words.LIGHT) and noun in words.LIGHT_NOUNS
    given = lemma == "give" and noun in words.GIVEN and bool(draft.what or draft.whom)
    found = verbs.find_verb(noun_verb) if light or given else None
    if found is None:
        return False
    draft.verb, patient = found, draft.whom or draft.what
    draft.whom, draft.what = (None, patient) if found.object == "what" else (patient, None)
    return True


def with_helper(draft: EnglishAct, group: Group, helped: list[str]) -> list[str]:
    """Who does what somebody is helped to do: both, unless only one can get up or climb in."""
    alone = group.verb.action in MOVING or group.verb.action is Action.WAKE
    return helped if alone else list(dict.fromkeys((*draft.who, *helped)))
