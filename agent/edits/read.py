"""What an order means: its clauses are read one after the other, each by whoever knows its matter.

What is about lines, shots, people, things and the cut is read clause by clause; what is left of those that are meant for
the same shots (place, time, weather, framing, feelings) is read together, so that contradictions are seen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from ...common.acts import Act, EntityKind, Tone
from ...common.story import Language, Storyboard
from ...intent.people import Persona
from ...intent.text import mostly_chinese
from ...intent.understand import readable
from . import words
from .canon import written
from .clauses import SHOTS, FilmFacts, OrderClause, clauses_of
from .cut import read_cut, read_tone, topic_of
from .happening import as_told, read_happening
from .leftover import ask_about_the_rest, asks_for_nothing, film_only, of_the_whole_film, spoken_of
from .lines import read_lines
from .model import AddEvent, Edit, Orders, RemoveShots, SceneEdit, SetFilm, SetPace, Undo
from .moments import acts_told, alike, told_by
from .names import FilmEntity, Mention, names_of
from .order import read_order
from .pace import LONGER, SHORTER, read_pace, read_voices
from .questions import question_of
from .refusal import refused
from .shots import which_shot
from .things import read_things
from .wish import Wish, read_wish

_AS_BEFORE: Final = re.compile(
    r"\b(?:(?:keep|leave) )?(?:everything|all|the rest|the same|same)(?: (?:else|of it|the rest|is|stays?|should|be|film|thing|as))*(?: (?:like|as) (?:before|it (?:is|was)|now|is|last time))?(?=,?\s*(?:but|only|just|except|$))|\b(?:same |exactly )?as before\b|\blike before\b"
    r"|\bkeep (?:everything|the rest)(?: else)?(?: the same| as (?:it )?is)?\b|(?:其他|其它|别的|其余)(?:的)?(?:都|全)?(?:照旧|不变|不动|一样|保持原样|保持不变)|(?:跟|和|像)(?:之前|刚才|原来)一样",
    re.I,
)
_CHATTER: Final = re.compile(
    r"\b(?:hi|hello|hey|hmm+|ok(?:ay)?|please|pls|plz|thanks?(?: you)?(?: so much)?|cheers|sorry|well|oh|um+|wait|by the way|btw|i think|i guess|i mean|if (?:possible|you can)|for me|a way|kind of|sort of|one more thing|too much|maybe|perhaps|actually|honestly|you know|would be nice)\b"
    r"|你好|您好|谢谢(?:你|您)?|麻烦(?:你|您)?|请问|请|吧|嘛|啊|呢|哦|嗯|唔|那个|就是|其实|感觉|觉得|我想|我觉得|一下|有三点|有两点",
    re.I,
)
_REASON: Final = re.compile(
    r"^\W*(?:(?:my|our|the|his|her) (?:kids?|mum|mom|dad|son|daughter|wife|husband|boss|friends?|grand\w+|client|audience|family|teacher|editor|viewers?)\b|i (?:showed|watched|saw|liked?|loved?|just|really)|they (?:loved|liked|are|'re)|we (?:loved|liked|watched)|it(?:'s| is| was) (?:for|because|a bit|so|really|too|great|nice|good)|nothing (?:much )?happens|that(?:'s| is)|otherwise|this is|so that|everything|who |which )"
    r"|^(?:我(?:奶奶|妈妈?|爸爸?|爷爷|家|儿子|女儿|孩子|朋友|老板|要发)|他这么|她这么|挡住|不然|否则|太吵|看不)",
    re.I,
)
"""Clauses that say why, and what for."""
_ASIDE: Final = re.compile(
    r"^\W*(?:(?:and|because|so|as|since) )?(?:(?:my|our) (?:kids?|mum|mom|dad|son|daughter|wife|husband|boss|friends?|grand\w+|client|audience|family|teacher|editor|viewers?|boy|girl|nephew|niece)\b|i (?:showed|watched|saw|liked?|loved?|really|just (?:watched|saw))\b|(?:they|we) (?:loved|liked|watched|were)\b|they(?:'re| are) \w+$|it(?:'s| is) for\b)"
    r"|^(?:我(?:奶奶|妈妈?|爸爸?|爷爷|家|儿子|女儿|孩子|朋友|老板|要发)|挡住|不然|否则|孩子[们]?(?:看|觉|会))",
    re.I,
)
"""Clauses about those who watch the film: nothing in them is an order."""
_SEEN: Final = frozenset({"place", "time", "weather", "framing", "camera"})
"""What a shot has of its own: where somebody is named besides, it is hardly meant for the whole film."""
_FELT: Final = frozenset({"emotion", "gesture"})
"""What is somebody's own."""
_FILM: Final = frozenset({"style", "size", "language", "mood"})
"""What all shots of a film have alike."""
_NARROWS: Final = re.compile(
    r"\b(?:while|when|until|before|after|only|except|as|from|once|during|if|not|don't|no)\b|时候|以后|之前|之后|除|别|不要|那会儿?|时$",
    re.I,
)
"""What makes what happens a time, or no wish for it."""
_COMPLAINT: Final = re.compile(r"\b(?:is|are|it's|looks?|sounds?|feels?|seems?)\b[^,.]{0,16}\btoo\b|太", re.I)


@dataclass
class _Reader:
    """One order on its way."""

    facts: FilmFacts
    orders: Orders = field(default_factory=Orders)
    left: list[OrderClause] = field(default_factory=list)

    def read(self, clauses: Sequence[OrderClause]) -> None:
        topic = ""
        for number, clause in enumerate(clauses):
            following = clauses[number + 1] if number + 1 < len(clauses) else None
            clause.find(_AS_BEFORE)
            about = topic_of(
                clause, topic if number and clauses[number - 1].sentence >= clause.sentence - 1 else ""
            )
            found = self._clause(clause, following, topic)
            topic = about
            self.orders.edits += [one for one in found if one not in self.orders.edits]
            if not clause.empty and not _ASIDE.search(clause.text.strip()):
                self.left.append(clause)
        for group in _groups(self.left):
            self._scene(group)
        self._cut_and_named(clauses)
        tones = [one for one in self.orders.edits if isinstance(one, SetFilm) and one.tone]
        if len({one.tone for one in tones}) > 1:  # what it is to be less of is no tone of its own
            self.orders.edits = [
                one for one in self.orders.edits if one not in tones or one.tone != Tone.PLAIN
            ]

    def _cut_and_named(self, clauses: Sequence[OrderClause]) -> None:
        """Asks about a shot that is cut out and of which something else is said as well."""
        cut = {name for one in self.orders.edits if isinstance(one, RemoveShots) for name in one.shots}
        if any(isinstance(one, RemoveShots) and len(one.shots) > 1 for one in self.orders.edits):
            return
        naming = [
            clause
            for clause in clauses
            if any(cut & set(clause.group(mark)) for mark in re.findall(SHOTS, clause.said))
        ]
        if len(naming) > 1:
            self.orders.doubts.append(
                f"{', '.join(sorted(cut))} is to be cut out and also to be changed. Which of both?"
            )

    def _clause(self, clause: OrderClause, following: OrderClause | None, topic: str) -> list[Edit]:
        facts = self.facts
        if doubt := refused(clause, facts.pictures):
            self.orders.doubts.append(doubt)
            clause.take((0, len(clause.text)))
            return []
        for reader in (read_order, read_lines):
            if found := reader(clause, facts):
                return [*found, *self._also(clause, topic)]
        return self._also(clause, topic) or [*read_things(clause, facts, following)] or self._deeds(clause)

    def _also(self, clause: OrderClause, topic: str) -> list[Edit]:
        cut = read_cut(clause, self.facts, topic)
        if clause.own and any(of_the_whole_film(one) for one in cut):
            self.orders.doubts.append(film_only(clause.scope))
        voices = read_voices(clause, self.facts, topic)
        named = [] if clause.scope else spoken_of(clause.mentions, clause.text)
        return [*cut, *voices, *self._where(read_pace(clause, self.facts), clause, named)]

    def _where(self, pace: Sequence[Edit], clause: OrderClause, named: Sequence[str]) -> list[Edit]:
        """A pace for the whole film in a clause about somebody is that of what they do there, or isn't understood."""
        if not pace or not named:
            return list(pace)
        shots = [shot for shot in self.facts.board.shots if not shot.card]
        best = told_by(clause.text, shots, self.facts.board, self.facts.names, clause.before)
        if best is None:
            self.orders.unread += named
            return list(pace)
        clause.take((0, len(clause.text)))
        return [
            one.model_copy(update={"shots": [best.id]}) if isinstance(one, SetPace) else one for one in pace
        ]

    def _deeds(self, clause: OrderClause) -> list[Edit]:
        """What happens, where it isn't a feeling or a gesture that a shot can simply be given."""
        if not clause.own and not clause.mentions and (tone := read_tone(clause)):
            return tone
        if _is_scene(clause):
            return []
        return read_happening(clause, self.facts) or read_tone(clause)

    def _scene(self, group: Sequence[OrderClause]) -> None:
        """What of clauses that are meant for the same shots is about place, time, weather, framing and feelings."""
        first = group[0]
        mentions = [one for clause in group for one in clause.mentions]
        said = ", ".join(clause.text for clause in group)
        text = ", ".join(_without_names(clause) for clause in group)
        wish = read_wish(_CHATTER.sub(" ", text), {}, self.facts.pictures)
        who = _who(mentions, wish)
        if who is None and not mentions and {"emotion", "gesture"} & wish.changes.keys():
            spoken = [one for one in first.before if one.kind is not EntityKind.THING]
            who = spoken[-1] if spoken else None
        if who is not None and {"emotion", "gesture"} & wish.changes.keys():
            wish.denied = [one for one in wish.denied if one not in ("mood", "emotion", "gesture")]
            wish.clash.pop("mood", None)
        if self.orders.edits and _COMPLAINT.search(text) and not wish.clash:
            wish.denied = []  # what is wrong with it is mended by what is asked for besides
        self._doubt(wish)
        changes = _changes(wish)
        if who is not None and {"emotion", "gesture"} & changes.keys():
            changes.pop("mood", None)
        self._place(changes, wish)
        if wish.unread and "length" in changes:  # "make the line shorter" isn't said of the film
            changes.pop("length")
        self._ask_for_whom(first, changes, mentions, who)
        if changes.keys() & _SEEN and not first.scope and not _FELT & changes.keys():
            self.orders.unread += spoken_of(mentions, said)
        if changes and not self.orders.doubts:
            shots = first.scope
            if who is not None and {"emotion", "gesture"} & changes.keys():
                changes["character"] = _body(who, self.facts)
                if not who.plays:
                    self._animal(who, changes, shots)
            if shots and "length" in changes and "seconds" not in changes:
                factor = LONGER if changes.pop("length") == "longer" else SHORTER
                self.orders.edits.append(SetPace(shots=shots, factor=factor))
            if changes.keys() - {"character"}:
                self.orders.edits.append(SceneEdit(shots=shots, **changes))
        if wish.again and not changes:
            self.orders.edits.append(SceneEdit(shots=first.scope, again=True))
        unread = [
            word
            for word in wish.unread
            if not _is_reason(word, group)
            and not asks_for_nothing(word, group)
            and not self._is_there(word, group)
        ]
        self.orders.unread += [word for word in unread if word not in self.orders.unread]

    def _place(self, changes: dict[str, Any], wish: Wish) -> None:
        """A place where no shot is drawn is what the film calls all of it, or where it moves to."""
        there = {str(shot.setting.place) for shot in self.facts.board.shots}
        if "only_place" in changes and changes["only_place"] not in there:
            if self._called(changes["only_place"]):
                changes.pop("only_place")
            elif wish.there:
                changes["place"] = changes.pop("only_place")

    def _ask_for_whom(
        self,
        clause: OrderClause,
        changes: Mapping[str, Any],
        mentions: Sequence[Mention],
        who: FilmEntity | None,
    ) -> None:
        """Asks whose face is meant, and about a shot that can't have for itself what is asked for."""
        if _FELT & changes.keys() and who is None and not mentions and not self._alone(clause):
            self.orders.doubts.append("Whose face or gesture is meant? Name who.")
        if clause.own and clause.scope and changes.keys() & _FILM:
            self.orders.doubts.append(film_only(clause.scope))

    def _alone(self, clause: OrderClause) -> bool:
        """Whether only one is seen in the shots that are meant, so that it needn't be said who."""
        shots = [shot for shot in self.facts.board.shots if shot.id in clause.scope]
        return bool(shots) and len({actor.character for shot in shots for actor in shot.actors}) == 1

    def _is_there(self, word: str, group: Sequence[OrderClause]) -> bool:
        """Whether a word only tells what happens in the film anyway: "just let her throw"."""
        holding = [clause for clause in group if word in clause.said]
        if not holding or any(_NARROWS.search(clause.said) for clause in holding):
            return False
        acts = [act for clause in holding for act in self._deeds_said(clause)]
        staged = [(act, shot) for shot in self.facts.board.shots for act in shot.acts]
        names = self.facts.names
        return bool(acts) and all(
            any(
                alike(there.action, act.action)
                and (
                    not act.who
                    or {body for one in act.who if (found := names.get(one)) for body in found.bodies}
                    & set(there.who)
                )
                for there, _ in staged
            )
            for act in acts
        )

    def _deeds_said(self, clause: OrderClause) -> list[Act]:
        """What a clause says is done; where it doesn't say by whom, by whoever was spoken of before."""
        deed, names = _deed(clause.said), self.facts.names
        spoken = [one.shown for one in clause.before[-1:]]
        tried = (deed, *(f"{one}{deed}" if mostly_chinese(deed) else f"{one} {deed}" for one in spoken))
        return next((acts for told in tried if (acts := acts_told(told, names, clause.before))), [])

    def _called(self, place: str) -> bool:
        """Whether every shot's place is called so, whatever it is drawn as."""
        return all(shot.setting.label == place for shot in self.facts.board.shots if not shot.card)

    def _animal(self, who: FilmEntity, changes: dict[str, Any], shots: Sequence[str]) -> None:
        """An animal feels by what it does."""
        del shots
        if changes.get("gesture"):
            self.orders.doubts.append(f"{who.shown} has no hands for a gesture: say what {who.shown} does.")

    def _doubt(self, wish: Wish) -> None:
        for name, values in wish.clash.items():
            self.orders.doubts.append(
                f"The request names {' and '.join(map(str, values))} for the same {name}. Which one?"
            )
        if wish.denied:
            told = " and ".join(wish.denied)
            self.orders.doubts.append(f"It says what isn't to be ({told}), and not what is.")
        if wish.variants:
            self.orders.doubts.append("Several variants are wanted.")


def read_orders(request: str, board: Storyboard, characters: Mapping[str, Persona]) -> Orders:
    """What an order or a question about a film means; what isn't understood is told, never guessed.

    Args:
        board: the film that it is about.
        characters: everybody with a preset, by id.

    Raises:
        StudioError: ``request_too_long``; ``length_out_of_range``.
    """
    text = written(readable(request))
    facts = FilmFacts(board, characters, names_of(board, characters))
    if question := question_of(text, facts):
        return Orders(question=question)
    parsed = clauses_of(text, facts)
    if parsed.missing:
        there = f"{facts.pictures[0]} … {facts.pictures[-1]}" if facts.pictures else "no shots"
        return Orders(doubts=[f"The film has no shot {' and '.join(parsed.missing)}: it has {there}."])
    reader = _Reader(facts)
    reader.read(parsed.clauses)
    placed = any(isinstance(one, AddEvent) for one in reader.orders.edits)
    if len(reader.orders.edits) > 1 and any(isinstance(one, Undo) for one in reader.orders.edits):
        return Orders(doubts=["Going back is done alone: ask for the rest afterwards."])
    if parsed.unclear and not placed:
        return Orders(doubts=[which_shot(facts.pictures).message])
    language: Language = "zh" if mostly_chinese(request) else "en"
    return ask_about_the_rest(reader.orders, board, facts.names, text, language)


def _deed(said: str) -> str:
    plain = re.sub(
        r"^\W*(?:光|只|就|然后|再|先)+|就(?:行|好|可以)了?\W*$", "", re.sub(r"⟪\d+⟫|⟦\d+⟧", " ", said)
    )
    plain = re.sub(r"\b(?:let|have|see) (?:(?P<her>her)|him) (?P<do>\w+)", _does, plain, flags=re.I)
    return as_told(plain)


def _does(match: re.Match[str]) -> str:
    return f"{'she' if match.group('her') else 'he'} {match.group('do')}s"


def _groups(left: Sequence[OrderClause]) -> list[list[OrderClause]]:
    """Clauses that are meant for the same shots and the same people."""
    groups: dict[Any, list[OrderClause]] = {}
    for clause in left:
        key = (tuple(clause.scope), _subject(clause))
        if key[1] and any(one[0] == key[0] and not one[1] for one in groups):
            pass
        elif not key[1] and (same := next((one for one in groups if one[0] == key[0]), None)):
            key = same
        groups.setdefault(key, []).append(clause)
    return list(groups.values())


def _subject(clause: OrderClause) -> str:
    felt = any(
        re.search(pattern, clause.text, re.I)
        for name in ("emotion", "gesture")
        for pattern in words.TABLES[name].values()
    )
    named = [one.id for mention in clause.mentions for one in mention.entities]
    return named[0] if felt and named else ""


def _is_scene(clause: OrderClause) -> bool:
    """Whether what somebody does is a feeling or a gesture from the tables, or where the camera stands."""
    if re.search(r"\b(?:after|following)\s*⟪|⟫\s*(?:之后|以后|后面)", clause.text):
        return False  # it happens there besides
    tables = ("emotion", "gesture", "framing", "camera")
    return any(
        re.search(pattern, clause.text, re.I) for name in tables for pattern in words.TABLES[name].values()
    )


def _without_names(clause: OrderClause) -> str:
    clause.take(*((one.start, one.end) for one in clause.mentions))
    text = re.sub(r"⟪\d+⟫", " it ", clause.text)
    return re.sub(r"(?<=\s)'s\b|⟦\d+⟧", " ", text)


def _who(mentions: Sequence[Any], wish: Wish) -> FilmEntity | None:
    alone = [one.entities[0] for one in mentions if len(one.entities) == 1]
    living = [one for one in alone if one.plays or one.kind.value == "animal"]
    del wish
    return living[0] if living else None


def _body(who: FilmEntity, facts: FilmFacts) -> str:
    seen = [
        actor.character
        for shot in facts.board.shots
        for actor in shot.actors
        if actor.character in who.bodies
    ]
    return seen[0] if seen else who.id


def _changes(wish: Wish) -> dict[str, Any]:
    """What a wish changes, as fields of a scene; a mood without the word music is the film's."""
    known = SceneEdit.model_fields.keys()
    return {name: value for name, value in wish.changes.items() if name in known}


def _is_reason(word: str, group: Sequence[OrderClause]) -> bool:
    """Whether a word stands only in clauses that say why something is wanted."""
    holding = [clause for clause in group if word in clause.text]
    return bool(holding) and all(_REASON.search(clause.text.strip()) for clause in holding)
