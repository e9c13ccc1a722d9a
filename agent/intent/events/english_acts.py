"""English acts in the making: which verb stands where, and what its objects and places are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ....common.acts import Act, Action, Event, Manner, Outcome, Relation, Way
from ....puppets.acting import verbs
from ..match import vocabulary_matcher
from ..people import Persona
from ..text import word_set
from . import english_words as words
from .english_entities import Cast
from .english_phrases import Phrases, tokens

VOICES = (Action.SPEAK, Action.SHOUT, Action.WHISPER, Action.SING)
_GOING = (
    Action.GO,
    Action.ENTER,
    Action.LEAVE,
    Action.CLIMB,
    Action.DESCEND,
    Action.JUMP,
    Action.SWIM,
    Action.FLY,
)
_THINGS_DO = frozenset(
    [Action.ROLL, Action.BREAK, Action.SINK, Action.BURN, Action.EXPLODE, Action.FLOAT, Action.VANISH, Action.GROW,
     Action.OPEN, Action.CLOSE, Action.SHAKE, Action.SLIDE]
)  # fmt: skip
_INSIDE = (Action.PUT, Action.HIDE, Action.JUMP, Action.FALL, Action.THROW, Action.DROP, Action.DIG)
TRIES = frozenset(["try", "attempt", "struggle"])
LEADS = TRIES | word_set(
    "start begin keep continue decide need have learn manage plan go come stop finish love like "
    "prefer prepare get rush run hurry practice practise agree choose promise pretend happen end wind"
)
WISHES = word_set("want wish hope dream refuse forget long imagine think")
HANDS_OVER = word_set(
    "help teach make see watch let ask tell want force order convince find hear invite show feel "
    "allow beg get send catch persuade encourage notice"
)
_TAKES_TWO = word_set("give hand offer bring show teach tell ask send pay feed lend buy throw read")


@dataclass
class Draft:
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
    inverted: bool = False
    gerund: bool = False

    def act(self) -> Act:
        """The act as it was read."""
        manner = list(dict.fromkeys((*self.manner, *self.verb.manner)))[:4]
        path = (self.path or self.verb.way) if self.whom or self.what or self.path else self.verb.way
        return Act(
            verb=self.verb.lemma[:40], action=self.verb.action, who=self.who[:6], what=self.what, whom=self.whom,
            path=path, manner=manner, outcome=self.outcome, says=self.says[:300], about=self.about[:120],
            times=self.times,
        )  # fmt: skip


class ActReader(Phrases):
    """What a reader of clauses knows: the subject, the acts in the making, and how words join them."""

    def __init__(self, text: str, characters: Mapping[str, Persona]) -> None:
        super().__init__(tokens(text), Cast(characters))
        self.text = text
        self.used: set[int] = set()
        self.events: list[Event] = []
        self._drafts: list[Draft] = []
        self._relation = Relation.THEN
        self._begin = 0
        self._subject: list[str] = []
        self._main: list[str] = []
        self._way: str = ""
        self._nature = ""
        self._negated = self._passive = self._fresh = False
        self._times = 1
        self._try = self._tried_before = self._paused = False
        self._salient: list[str] = []
        self._goals: set[str] = set()
        self._leads: set[str] = set()
        self._verb_end = self._handed = -1
        self._ownerless: list[Act] = []

    def _noun_follows(self, at: int) -> bool:
        return self.low(at) in ("hard", "fast") and self.low(at + 1) in words.PERSONS | words.ANIMALS

    def _is_main_have(self, at: int) -> bool:
        if self.low(at) in ("gets", "got") and verbs.find_verb(f"get {self.low(at + 1)}"):
            return True
        return (
            self.low(at) in ("gets", "got", "does", "did", "do")
            and not self._negated
            and not self._try_verb(at + 1)
        )

    def _try_verb(self, at: int) -> bool:
        while self.low(at) in words.NOT | words.SKIP:
            at += 1
        return verbs.is_verb(self.low(at))

    def _names_thing(self, at: int) -> bool:
        return self.low(at - 1) in words.ARTICLES | words.POSSESSIVES

    def _peek_nouns(self, at: int, stop: int, draft: Draft) -> None:
        self.used.update(range(at - 1, stop))
        while at < stop:
            if self.low(at) in words.ARTICLES | words.POSSESSIVES and (found := self.phrase(at)):
                key = self.cast.mention(found[0])[0]
                draft.whom = draft.whom or key
                self._salient.append(key)
                at = found[1]
            else:
                at += 1

    def _drafts_before(self) -> bool:
        return bool(self._drafts or self.events)

    def _fail_last(self) -> None:
        if self._drafts:
            self._drafts[-1].outcome = Outcome.FAILS
        elif self.events:
            self.events[-1].acts[-1].outcome = Outcome.FAILS

    def _lexical(self, at: int) -> tuple[verbs.Verb, int]:
        for base in verbs.base_forms(self.low(at)):
            for length in (3, 2, 1):
                rest = [self.low(k) for k in range(at + 1, at + 1 + length)]
                found = verbs.find_verb(" ".join((base, *rest)))
                if found and all(rest) and not (rest[-1] == "out" and self.low(at + 1 + length) == "of"):
                    return found, at + 1 + length
        for base in verbs.base_forms(self.low(at)):
            if found := self._split_particle(base, at) or verbs.find_verb(base):
                return found, at + 1
        return verbs.unknown_verb(verbs.base_forms(self.low(at))[-1]), at + 1

    def _split_particle(self, base: str, at: int) -> verbs.Verb | None:
        for k in range(at + 2, min(at + 5, len(self.row))):
            if not self.row[k].is_word or self.low(k) in words.LINKS:
                return None
            found = (
                verbs.find_verb(f"{base} {self.low(k)}")
                if self.low(k) in ("up", "down", "off", "out", "away", "on", "back", "go")
                else None
            )
            after = self.row[k + 1] if k + 1 < len(self.row) else None
            if found and (
                after is None
                or not after.is_word
                or after.low in words.LINKS
                or (after.low in words.WAYS and after.low != "of")
            ):
                self.used.add(k)
                return found
        return None

    def _member(self, at: int) -> tuple[list[str], int] | None:
        """One of those named together: "one", "the other", "the older one"."""
        group = self.cast.together()
        if len(group) < 2:
            return None
        if self.low(at) == "one" and self._clause_follows(at + 1):
            return group[:1], at + 1
        if self.low(at) != "the":
            return None
        if self.low(at + 1) == "other" and (self.low(at + 2) == "one" or self._clause_follows(at + 2)):
            return group[1:2], at + 2 + (self.low(at + 2) == "one")
        if self.low(at + 2) == "one":
            first = self.low(at + 1) in ("older", "first", "bigger", "taller", "big")
            return (group[:1] if first else group[1:2]), at + 3
        return None

    def _is_object(self, at: int) -> bool:
        free = at >= len(self.row) or not self.row[at].is_word
        return (
            free
            or self.low(at) in words.ARTICLES
            or self.low(at) in words.WAYS
            or self.low(at) in words.LINKS
        )

    def _handled(self) -> list[str]:
        """What "it" means as an object: what was last worked on or acted, but for what this act holds already."""
        now = self._drafts[-1]
        free = [
            key
            for key in reversed(self._salient)
            if key not in (now.what, now.whom, *self._subject) and self.cast.may_be_it(key)
        ]
        goals = set() if self._way else self._goals
        if now.verb.object == "what":
            goals = goals | {key for key in self._leads if self.cast.lives(key)}
        return sorted(free, key=lambda key: key in goals)[:1]

    def _worked_on(self, at: int) -> list[str]:
        """What "it" means as a subject: a thing just worked on, where somebody else was the subject so far."""
        last = next((key for key in reversed(self._salient) if self.cast.may_be_it(key)), "")
        thing = bool(last) and not self.cast.lives(last)
        while self.low(at) in words.SKIP | words.NOT | set(words.MANNERS) | words.BE | words.MODALS:
            at += 1
        does = verbs.is_verb(self.low(at)) and self._lexical(at)[0].action in _THINGS_DO
        return [last] if thing and (does or not any(map(self.cast.may_be_it, self._main))) else []

    def _verb_like(self, at: int) -> bool:
        name = at < len(self.row) and self.row[at].text[0].isupper()
        return not name and (
            self.looks_inflected(at) or (verbs.is_verb(self.low(at)) and self.low(at) not in words.ARTICLES)
        )

    def _weather_verb(self, at: int) -> bool:
        return any(self.low(k).startswith(("rain", "snow", "storm", "thunder")) for k in range(at, at + 4))

    def _clause_follows(self, at: int) -> bool:
        if at in self.used:
            return False
        while self.low(at) in words.SKIP | set(words.MANNERS) or self.low(at) == "never":
            at += 1
        low = self.low(at)
        if low in words.BE | words.MODALS or low in ("who", "which", "that"):
            return True
        if self._drafts and low.endswith("ing"):
            return False
        return self.looks_inflected(at) or (
            low not in words.WAYS
            and low not in words.LINKS
            and verbs.is_verb(low)
            and at < len(self.row)
            and self.row[at].is_word
            and not self.row[at].text[0].isupper()
        )

    def _attach(self, draft: Draft, ids: list[str], end: int) -> None:
        way = self._way
        if draft.inverted and not way:
            draft.who, draft.inverted = list(ids), False
            return
        if way == "by" and draft.passive and not draft.who:
            draft.who = list(ids)
            return
        partner = draft.verb.object == "whom" and (
            self.cast.lives(ids[0]) or draft.verb.action is Action.DANCE
        )
        if way == "with" and partner:
            draft.whom = draft.whom or ids[0]
        elif way == "with" and not self.cast.lives(ids[0]):
            draft.what = draft.what or ids[0]
        elif way == "into" and draft.verb.lemma == "turn" and draft.whom and draft.what is None:
            draft.verb = verbs.find_verb("turn into") or draft.verb
            draft.what, draft.whom, draft.path = draft.whom, ids[0], Way.INTO
        elif way and way not in ("about", "of", "like", "as"):
            draft.whom = draft.whom or ids[0]
            inside = way != "in" or draft.verb.action in _INSIDE
            draft.path = draft.path or (words.WAYS.get(way) if inside else Way.AT)
            if way == "into" and draft.verb.action is Action.GO:
                draft.verb = replace(draft.verb, action=Action.ENTER)
        elif way:
            draft.about = draft.about or self.cast.get(ids[0]).name
            draft.whom = draft.whom or (ids[0] if way == "about" else None)
        elif self._is_receiver(draft, ids[0], end):
            draft.whom = ids[0]
        else:
            self._set_object(draft, ids[0])
        self._handed = end if draft.verb.lemma in HANDS_OVER and not way else -1
        controls = self.low(end) in ("to", "how") or verbs.is_verb(self.low(end))
        if draft.verb.lemma in HANDS_OVER and controls and self.cast.lives(ids[0]) and not way:
            self._subject = ids

    def _is_receiver(self, draft: Draft, key: str, end: int) -> bool:
        if draft.verb.lemma not in _TAKES_TWO or draft.whom or not self.cast.lives(key):
            return False
        free = draft.verb.lemma in ("feed", "teach", "tell", "ask", "pay", "show") and self.low(end) != "to"
        return free or self.phrase(end) is not None or self.low(end) in words.PRONOUNS

    def _set_object(self, draft: Draft, key: str) -> None:
        self._salient.append(key)
        self._leads.discard(key)
        if draft.verb.action in _GOING:
            self._goals.add(key)
        else:
            self._goals.discard(key)
        if draft.verb.object == "what" and draft.what is None:
            draft.what = key
        elif draft.whom is None:
            draft.whom = key
        else:
            draft.what = draft.what or key

    def _counted(self, at: int) -> int:
        """After "twice", "three times" and "than somebody", which tell of the last act and name nobody."""
        low, end = self.low(at), at + 1
        times = {"twice": 2, "thrice": 3}.get(low, 0)
        if self.low(end) in ("times", "time"):
            times = words.NUMBERS.get(low, int(low) if low.isdigit() else 0)
            end += bool(times)
        if low == "than":
            found = self.phrase(end)
            end = found[1] if found else end + (self.low(end) in words.PRONOUNS)
        elif not times:
            return 0
        elif self._drafts:
            self._drafts[-1].times = min(times, 20)
        self.used.update(range(at, end))
        return end

    def _abstract(self, end: int) -> int:
        """Past a noun that nobody can see; what it does is done by nobody."""
        if self._drafts:
            last = self._drafts[-1]
            if last.verb.action in (*VOICES, Action.THINK) and not last.about:
                last.about = self.row[end - 1].low
        elif self._clause_follows(end) and not self._way:
            self._subject, self._fresh = [], True
        self._way = ""
        return end

    def _shown(self, at: int) -> tuple[verbs.Verb, int]:
        """The verb that starts here and where it ends; "turns red" is becoming."""
        verb, end = self._lexical(at)
        living = self.low(end + 1) in words.PERSONS | words.ANIMALS
        if verb.lemma in ("turn", "go", "grow", "get") and self.low(end) in words.ADJECTIVES and not living:
            return verbs.find_verb("become") or verb, end + 1
        return verb, end

    def _close(self, end: int) -> None:
        text = self._text(self._begin, end)
        if self._drafts:
            hits = {
                hit.kind: str(hit.value)
                for hit in reversed(vocabulary_matcher().find(text))
                if not hit.negated
            }
            acts = [draft.act() for draft in self._drafts]
            pairs = zip(acts, self._drafts, strict=True)
            self._ownerless += [
                act for act, draft in pairs if draft.gerund and not draft.who and not self._nature
            ]
            self._tried_before = self._drafts[-1].tried
            for first in range(0, len(acts), 8):
                self.events.append(
                    Event(
                        id=f"e{len(self.events) + 1}",
                        acts=acts[first : first + 8],
                        relation=self._relation, text=text[:400], place=hits.get("place", ""),
                        time=hits.get("time", ""), weather=hits.get("weather", ""),
                    )
                )  # fmt: skip
            self._relation = Relation.THEN
            self._drafts = []
            self._begin = end
        self._nature = ""

    def _text(self, begin: int, end: int) -> str:
        if begin >= len(self.row):
            return ""
        stop = self.row[end].start if end < len(self.row) else len(self.text)
        return self.text[self.row[begin].start : stop].strip(" ,;")
