"""English verb groups: helpers, the verb itself with its particle, and what leads to it ("starts to", "keeps on")."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final, Literal

from ...common.acts import Action, Manner, Outcome
from ...puppets.acting import verbs
from ..text import word_set
from . import words
from .nouns import EnglishNouns
from .row import Form

TRIES: Final = frozenset(["try", "attempt", "struggle"])
LEADS: Final = TRIES | word_set(
    "start begin keep continue decide need have learn manage go come stop finish prepare get rush "
    "run hurry practice practise agree choose pretend happen end wind dare hesitate set proceed spend enjoy help"
)
WISHES: Final = word_set(
    "love like prefer plan promise use want wish hope dream refuse forget long imagine think"
)
_PARTICLES: Final = (
    "up",
    "down",
    "off",
    "out",
    "away",
    "on",
    "back",
    "go",
    "over",
    "around",
    "in",
    "open",
    "shut",
)
_ENDS_UP: Final = ("open", "shut")
"""Of them, what a thing is then: "pulls the flaps shut"."""
_HELD_FAST: Final = ("stuck", "trapped")
_RESUMES: Final = ("go back", "get back", "come back", "return")
_MAKE: Final = ("make", "let", "help", "have", "see", "watch")
"""Verbs after whose object another verb may have the particle: "makes the goat look up"."""
_HIS: Final = dict.fromkeys(("her", "their", "its", "my", "your", "our"), "his") | dict.fromkeys(
    ("herself", "itself", "themselves", "myself", "yourself"), "himself"
)
_OWNS: Final = ("has", "have", "'s", "'ve", "hasn't", "haven't")
"""What "got" only strengthens: "they've got his sandwich"."""
_TURNS: Final = (
    "get",
    "become",
    "go",
    "turn",
    "grow",
    "look",
    "feel",
    "seem",
    "stay",
    "keep",
    "fall",
    "remain",
)
_FALLEN: Final = ("silent", "quiet", "ill", "sick", "still")
Kind = Literal["verb", "be", "have"]


@dataclass(frozen=True)
class Group:
    """A verb group: which verb, in which form, and what its helpers say."""

    verb: verbs.Verb
    kind: Kind = "verb"
    form: Form | Literal["to"] = "base"
    passive: bool = False
    negated: bool = False
    tried: bool = False
    wish: bool = False
    begun: bool = False
    before: bool = False
    unwilling: bool = False
    """Whether it is what somebody won't do."""
    times: int = 1
    manner: tuple[Manner, ...] = field(default=())
    about: str = ""

    @property
    def finite(self) -> bool:
        """Whether it can be the verb of a clause of its own."""
        return self.form in ("s", "past", "base")

    @property
    def outcome(self) -> Outcome:
        """How the act ends, as far as the group tells."""
        if self.negated:
            return Outcome.FAILS
        return Outcome.INTERRUPTED if self.begun else self.verb.outcome


def _with_form(found: tuple[Group, int], form: Form) -> tuple[Group, int]:
    return replace(found[0], form=form), found[1]


class VerbGroups(EnglishNouns):
    """Reads verb groups out of a row of words."""

    def group(self, at: int) -> tuple[Group, int] | None:
        """The verb group that starts here, and where it ends; None where no verb comes."""
        begin = at
        negated = be = begun = before = got = helped = unwilling = False
        manner: list[Manner] = []
        while self.is_word(at) or self.low(at) in ("'s", "'re", "'m", "'d", "'ll", "'ve"):
            low = self.low(at)
            if low in _OWNS and self.low(at + 1) == "got" and self.starts_phrase(at + 2):
                return Group(
                    verbs.unknown_verb("have"), kind="have", negated=low in words.NOT, form="s"
                ), at + 2
            if low in words.NOT:
                negated, be = True, be or low in words.BE
                unwilling = unwilling or low in ("won't", "wouldn't")
            elif low in words.MANNERS and helped:
                manner.append(words.MANNERS[low])
            elif low in words.BE or low in ("'s", "'re", "'m"):
                be = helped = True
            elif low in ("has", "have", "had", "having", "'ve"):
                if not self._perfect(at + 1):
                    break
                before = helped = True
            elif low in ("gets", "get", "got", "getting") and self._got(at + 1):
                got = helped = True
            elif low in words.MODALS and low not in ("gets", "got") and not self._main_do(at):
                helped = True
            elif low == "about" and be and self.low(at + 1) == "to":
                begun, at = True, at + 1
            elif low == "going" and be and self.low(at + 1) == "to" and self.form(at + 2) == "base":
                at += 1
            elif not (helped and (low in words.SKIP or self.is_adverb(at))):
                break
            if low in words.NOT:
                helped = True
            at += 1
        negated = negated and not (at > begin and self.low(at - 1) == "only")
        mood = Group(
            verbs.unknown_verb("be"), negated=negated, begun=begun, manner=tuple(manner), before=before,
            unwilling=unwilling,
        )  # fmt: skip
        held = self.low(at) in _HELD_FAST and self.low(at + 1) not in ("to", "onto", "up")
        if got or (be and not begun and not held and self._participle(at)):
            shown: Form = "ing" if self.low(begin) in ("being", "getting") else "past"
            return self._main(at, replace(mood, form=shown, passive=True))
        if be and self.form(at) != "ing" and not begun:
            return self._state(
                at, replace(mood, kind="be", form="ing" if self.low(begin) == "being" else "s")
            )
        if helped and self.low(at) in ("have", "has", "had"):
            return replace(mood, kind="have", form="base"), at + 1
        if helped and not (be or before) and self.form(at) not in ("base", "past", "s"):
            return (replace(mood, kind="be", form="s"), at) if at > begin else None
        if not helped and self.suffers and self._participle(at) and self._suffered(at + 1):
            return self._main(at, replace(mood, form="past", passive=True))
        return self._main(at, replace(mood, form="s" if helped else "base"), fixed=helped)

    def _suffered(self, at: int) -> bool:
        """Whether what follows "is carried and dropped" lets the second be done to the subject as well."""
        moved = not self.in_past(at) and (self.low(at) in words.WAYS or not self.is_word(at))
        return self.low(at) == "by" or moved

    def _perfect(self, at: int) -> bool:
        while self.low(at) in words.SKIP or self.low(at) in words.NOT or self.is_adverb(at):
            at += 1
        low = self.low(at)
        return low in ("been", "gone") or (
            (self.form(at) == "past" or (self.form(at) == "base" and low in words.SAME_PARTICIPLE))
            and not self._nounish_after(at)
        )

    def _nounish_after(self, at: int) -> bool:
        return self.low(at) in words.ADJECTIVES

    def _got(self, at: int) -> bool:
        while self.low(at) in words.SKIP or self.is_adverb(at):
            at += 1
        if verbs.find_verb(f"get {self.low(at)}"):
            return False
        unknown = self.low(at).endswith("ed") and self.form(at) == "" and self.low(at) not in words.ADJECTIVES
        return unknown or self._participle(at)

    def _participle(self, at: int) -> bool:
        low = self.low(at)
        if low in words.ADJECTIVES:
            return self.low(at + 1) == "by" and verbs.is_verb(low)
        form = self.form(at)
        return (
            form == "past"
            or (form == "base" and low in words.SAME_PARTICIPLE)
            or (form == "" and low.endswith("ed") and low.isalpha() and self.low(at + 1) in ("by", "with"))
        )

    def _main_do(self, at: int) -> bool:
        if self.low(at) not in ("do", "does", "did"):
            return False
        after = at + 1
        while self.low(after) in words.NOT or self.low(after) in words.SKIP:
            after += 1
        return self.low(after) != "do" and (self.form(after) != "base" or self.starts_phrase(at + 1))

    def _state(self, at: int, mood: Group) -> tuple[Group, int]:
        low = self.low(at)
        feels = low in words.FEELINGS
        verb = verbs.find_verb("feel") if feels else None
        if feels and verb:
            manner = (words.FEELINGS[low], *mood.manner)
            return replace(mood, kind="verb", verb=verb, manner=manner, about=low), at + 1
        if low in words.ADJECTIVES and low != "asleep":
            return mood, at + 1
        if low == "on" and self.low(at + 1) == "fire":
            return replace(mood, kind="verb", verb=verbs.find_verb("catch fire") or mood.verb), at + 2
        if low == "asleep":
            return replace(mood, kind="verb", verb=verbs.find_verb("sleep") or mood.verb), at + 1
        if low in _HELD_FAST:
            return replace(mood, kind="verb", verb=verbs.Verb(f"be {low}", Action.WAIT)), at + 1
        return mood, at

    def _main(self, at: int, mood: Group, fixed: bool = False) -> tuple[Group, int] | None:
        low = self.low(at)
        if low in ("has", "have", "had", "having") and not mood.passive:
            verb, end = self.lexical(at)
            kind: Kind = "have" if end == at + 1 else "verb"
            return self._led(replace(mood, verb=verb, kind=kind, form="s" if low != "having" else "ing"), end)
        if low in words.MODALS and low in ("do", "does", "did", "gets", "got"):
            verb, end = self.lexical(at)
            turned = self._turned(verb, end, mood, "s")
            return turned or self._led(replace(mood, verb=verb, form="s"), end)
        form = self.form(at)
        if not form and mood.passive and not verbs.is_verb(low):
            return replace(mood, kind="be"), at + 1
        if not form and not mood.passive:
            unknown = low.endswith(("s", "ed", "ing")) and low.isalpha() and low not in words.SKIP
            unknown = unknown and low not in words.NOUNS_IN_ING
            if not unknown:
                return None
            form = "ing" if low.endswith("ing") else "past" if low.endswith("ed") else "s"
        verb, end = self.lexical(at)
        if turned := self._turned(verb, end, mood, form):
            return turned
        shown: Form | Literal["to"] = "s" if fixed else mood.form if mood.passive else form
        return self._led(replace(mood, verb=verb, form=shown), end)

    def _turned(self, verb: verbs.Verb, end: int, mood: Group, form: Form) -> tuple[Group, int] | None:
        """Becoming: "gets cold", "turns red", "feels sad"; only feelings and colours are seen."""
        while self.low(end) in (
            "so",
            "very",
            "too",
            "really",
            "all",
            "more",
            "even",
            "suddenly",
            "completely",
        ):
            end += 1
        low = self.low(end)
        if (
            verb.lemma not in _TURNS
            or not self.is_adjective(end)
            or low in words.WAYS
            or low.endswith("ing")
            or mood.passive
            or not self.frames(end + 1)
            or (verb.lemma == "fall" and low not in _FALLEN)
        ):
            return None
        shown = low in words.COLOURS or low in words.SIZES
        if shown and verb.lemma == "grow":
            return replace(mood, verb=verb, form=form, about=low), end + 1
        if shown and verb.lemma in ("turn", "go", "become", "get"):
            return replace(mood, verb=verbs.find_verb("become") or verb, form=form, about=low), end + 1
        return _with_form(self._state(end, replace(mood, kind="be")), form)

    def _led(self, group: Group, end: int) -> tuple[Group, int]:
        """The group with the verb that its verb leads to: "starts to sing" is singing."""
        lead = group.verb.lemma.split()[0]
        if self.low(end) == "not" and self.low(end + 1) == "to" and lead in TRIES:
            end, group = end + 1, replace(group, negated=True)
        if lead in ("go", "keep") and self.low(end) == "on" and self.form(end + 1) == "ing":
            end += 1
        resumes = group.verb.lemma in _RESUMES and self.low(end) == "to" and self.form(end + 1) == "ing"
        end += resumes
        follows = end + (self.low(end) == "to")
        while follows > end and (self.is_adverb(follows)):
            follows += 1
        to = follows > end and self.form(follows) == "base"
        more = to or (self.form(end) == "ing" and lead not in ("go", "come", "run", "hurry", "rush"))
        more = more or (
            self.form(end) == "ing" and group.verb.lemma in ("go", "come", "start out", "go on", "keep on")
        )
        if lead == "go" and self.low(end) == "and" and self.form(end + 1) == "base":
            more, follows = True, end + 1
        more = more or (lead == "help" and self.form(end) == "base" and self._frames_or_object(end + 1))
        more = more or resumes
        if group.passive or not more:
            return group, end
        inner, stop = self.lexical(follows)
        form: Form = "s" if group.form == "to" else group.form
        leads = lead in LEADS or lead in WISHES or lead == "fail" or resumes  # who hugs to keep warm hugs
        if leads and (turned := self._turned(inner, stop, group, form)):
            return turned
        if lead == "stop" and self.form(end) == "ing" and group.unwilling:
            return replace(group, verb=inner, negated=False, unwilling=False), stop
        if lead == "stop" and self.form(end) == "ing":
            return replace(group, verb=verbs.find_verb("stop") or group.verb), stop
        if lead in LEADS or lead == "fail" or resumes:
            led = replace(
                group, verb=inner, kind="verb",
                tried=group.tried or lead in TRIES,
                times=3 if lead in ("keep", "continue") else group.times,
                negated=group.negated or lead == "fail" or (lead == "stop" and not to),
            )  # fmt: skip
            return self._led(led, stop)
        if lead in WISHES:
            last = stop
            while self.is_word(stop) and self.low(stop) not in words.LINKS:
                stop += 1
            about = " ".join(token.text for token in self.row[follows:stop])
            return replace(group, wish=True, about=about), last
        return group, end

    def _frames_or_object(self, at: int) -> bool:
        return self.frames(at) or self.starts_phrase(at)

    def lexical(self, at: int) -> tuple[verbs.Verb, int]:
        """The verb of the lexicon that starts here, with its particle, and where it ends."""
        forms = verbs.base_forms(self.low(at))
        so = self.is_adjective(at + 2) or self.low(at + 2) in ("worse", "better")
        if forms[0] == "make" and self.low(at + 1) in words.PRONOUNS | {"her"} and so and self.frames(at + 3):
            return verbs.unknown_verb("cause"), at + 1
        for base in forms:
            for length in (4, 3, 2, 1):
                rest = [_HIS.get(self.low(k), self.low(k)) for k in range(at + 1, at + 1 + length)]
                found = verbs.find_verb(" ".join((base, *rest)))
                if found is None and rest[0] in ("the", "a", "an"):
                    other = "a" if rest[0] == "the" else "the"
                    found = verbs.find_verb(" ".join((base, other, *rest[1:])))
                if found and all(rest) and self._ends_there(found, at + 1 + length, rest[-1]):
                    keeps = rest[-1] in words.CONCRETE and (length > 1 or rest[-1].endswith("s"))
                    framed = self.low(at + length - 1) in words.ARTICLES | words.POSSESSIVES
                    return found, at + length - framed if keeps else at + 1 + length
        for base in forms:
            if found := self._split(base, at) or verbs.find_verb(base):
                return found, at + 1
        return verbs.unknown_verb(forms[-1]), at + 1

    def _ends_there(self, found: verbs.Verb, end: int, last: str) -> bool:
        """Whether the last word is the verb's own: not in "out of" and not in "walks in the park"."""
        if last == "out" and self.low(end) == "of":
            return found.action is Action.APPEAR and found.lemma != "break out"
        if last == "with" and found.action is Action.FOLLOW and self.low(end) in ("a", "an", "no", "two"):
            return False
        if (last == "in" and self.low(end) == "front") or (last == "by" and self.suffers):
            return False
        if found.lemma == "come to" and self.is_word(end):
            return False
        if found.lemma == "make it" and (self.is_adjective(end) or self.low(end) in ("worse", "better")):
            return False
        entering = last == "in" and found.action is Action.ENTER and self.is_word(end)
        return not (entering and (self.starts_phrase(end) or not self.frames(end)))

    def _split(self, base: str, at: int) -> verbs.Verb | None:
        """A verb whose particle stands after its object: "picks the ball up"."""
        if self.low(at + 1) in words.LINKS or not self.is_word(at + 1):
            return None
        for k in range(at + 2, min(at + 6, len(self.row))):
            if not self.row[k].is_word or self.low(k) in words.LINKS:
                return None
            if (
                self.form(k) == "base"
                and self.low(k) not in ("go", *_ENDS_UP)
                and (self.low(k - 1) in words.PRONOUNS or (base in _MAKE and self.low(k + 1) in _PARTICLES))
            ):
                return None
            if self.low(k) in ("to", "into", "with", "at", "for", "from"):
                return None
            if self.form(k) == "s" and self.low(k + 1) in _PARTICLES and self.low(k + 1) not in _ENDS_UP:
                return None
            if self.low(k) not in _PARTICLES:
                continue
            found = verbs.find_verb(f"{base} {self.low(k)}")
            if (
                found
                and found.action not in (Action.SNEEZE, Action.COUGH, Action.YAWN, Action.FEEL)
                and self.frames(k + 1)
                and not self.starts_phrase(k + 1)
                and self.low(k + 1) != "of"
            ):
                self.taken.add(k)
                return found
            return None
        return None
