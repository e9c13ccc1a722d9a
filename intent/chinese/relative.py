"""Relative clauses of a Chinese clause: what tells who somebody is is no act, unless it is seen.

"The dog that chases its tail" acts; "the man who sells fish" is only named so.
"""

from __future__ import annotations

from ...common.acts import Action, Entity, EntityKind
from .details import AND, ChinesePhrase
from .frames import ChineseAct
from .kinds import COMES, LOOKS, SIDES, TRADES, VEHICLES
from .nouns import ChineseNouns
from .phrases import Phrases
from .words import ChineseWord


class Relatives(ChineseNouns):
    """A clause while it is read, and what tells of its nouns by an act."""

    def _described_object(self, at: int) -> int:
        """Past what tells only who or what a verb is about: turns into "a girl who delivers food"."""
        last = self.doings[-1] if self.doings and not self._fresh else None
        goes = last is not None and last.verb.object == "goal" and last.word.endswith("到")
        wants = last is not None and (goes or last.verb.object in ("what", "whom", "give"))
        open_ = last is not None and not last.full and wants
        if not open_ or last is None or last.is_a("asks") or last.is_a("sees") or self._pieces[at].noun:
            return at
        for end in range(at + 1, min(at + 5, len(self._pieces) - 1)):
            if self._pieces[end].text == "的":
                inner, head = self._pieces[at + 1 : end], self._pieces[end + 1].noun
                lifeless = all(one.noun is None or one.noun.kind is EntityKind.THING for one in inner)
                living = head is not None and head.kind is not EntityKind.THING
                return end + 1 if living and lifeless and not any(one.has("pronoun") for one in inner) else at
            if self._pieces[end].verb and not self._pieces[end].noun:
                return at
        return at

    def _described_goal(self, at: int) -> int:
        """Past what tells only into or onto what one goes: falls into "a bucket full of water"."""
        last = self.doings[-1] if self.doings and not self._fresh else None
        asks = last is not None and last.verb.object == "goal" and last.whom is None and not last.named
        if not asks or last is None or (last.word + self._tail)[-1] not in "进入到在上向":
            return at
        if self._pieces[at - 1].text != (self._tail or last.word) or self._pieces[at].noun:
            return at
        return self._past_relative(at)

    def _own_doer(self, at: int) -> int:
        """Past who made or gave a thing, and how, where the thing acts: the bird that mum drew comes alive."""
        verb, made = self._pieces[at].verb, self._pieces[at].text == "做的"
        gives = made or (verb is not None and verb.object in ("what", "give"))
        if not gives or not (self._who and self._fresh) or self.doings:
            return at
        end = at + (not made)
        if end < len(self._pieces) and self._pieces[end].has("pronoun"):
            end += 1
        if end + 2 >= len(self._pieces) or self._pieces[end].text not in ("的", "做的") or self._given:
            return at
        head = self._pieces[end + 1].noun
        if head is None or head.part or not self._verb_follows(end + 2):
            return at
        self._who = []
        return end + 1

    def _related(self, at: int) -> int:
        """A relative clause: "the dog that chases its tail"; its noun stays to be read as any other."""
        piece = self._pieces[at]
        if piece.verb is not None and (after := self._described_goal(at)) > at:
            return after
        if piece.verb is not None and (after := self._described_object(at)) > at:
            return after
        if (
            piece.verb is None
            or piece.noun is not None
            or (self.doings and not self._fresh and not self._counted(at))
        ):
            return at
        for end in range(at + 1, min(at + 8, len(self._pieces) - 1)):
            if self._pieces[end].text != "的":
                continue
            last = self._pieces[end - 1]
            acts = self._who and not self.doings and last.verb is not None and not self._counted(at)
            told = last.has("adjective") or (last.meaning.adverb is not None and last.verb is None)
            if end - 1 > at and told and (acts or not (last.verb or last.noun)):
                return at
            inner = [one for one in self._pieces[at + 1 : end] if one.noun or one.has("pronoun")]
            owned = bool(inner) and (
                inner[-1].has("pronoun")
                or (
                    inner[-1].noun is not None
                    and inner[-1].noun.kind in (EntityKind.PERSON, EntityKind.CROWD)
                )
                or (inner[-1].noun is not None and inner[-1].noun.kind is EntityKind.ANIMAL and at > 0)
            )
            if piece.verb.action is Action.CHANGE and not self._counted(at):
                return at
            if self._who and inner and not self.doings and not self._counted(at):
                return at
            counts = any(
                one.has("number") or (one.has("classifier") and one.noun is None)
                for one in self._pieces[at + 1 : end]
            )
            if (owned or counts) and not (self._counted(at) or self._tells_who(at, end)):
                return at
            head, _ = self._phrases.at(end + 1, [])
            if head is not None and head.part and head.owner:
                head = ChinesePhrase(head.owner)
            if head is None or not head.ids:
                return at
            if inner and not self._cast.alive(head.ids[0]) and not self._tells_who(at, end):
                vehicle = self._cast.entity(head.ids[0]).noun.endswith(VEHICLES)
                return end + 1 if vehicle and self._fresh and not self._who else at
            if piece.verb.action in LOOKS or piece.text in TRADES or piece.text in ("生病", "加班"):
                coming = bool(self.doings) and not self._who and self.doings[-1].action in COMES
                self._fresh = self._fresh or (self._ended() and not coming)
                return end + 1
            self._relative(piece, end, inner, head)
            return end + 1
        return at

    @staticmethod
    def _lives(piece: ChineseWord) -> bool:
        return piece.noun is not None and piece.noun.kind is not EntityKind.THING

    def _ended(self) -> bool:
        """Whether the last act asks for nobody more."""
        last = self.doings[-1]
        return last.full and not (last.word.endswith("给") and last.whom is None)

    def _tells_who(self, at: int, end: int) -> bool:
        """Whether a request's very first verb only tells who acts, as nobody was named who might do it."""
        first = self._fresh and not (self._who or self.doings)
        under_way = at > 0 and self._pieces[at - 1].text in ("正在", "正")
        if not first or not (under_way or not self._cast.subject):
            return False
        return any(one.verb and not one.noun for one in self._pieces[end + 2 :])

    def _cleft(self, at: int) -> int:
        """Let whoever stands after 的是 do what stands before it: "who opens the door is a small boy"."""
        if not self._fresh or self._who or self.doings or self._pieces[at].verb is None:
            return at
        for end in range(at + 1, min(at + 7, len(self._pieces) - 2)):
            if self._pieces[end].text == "的" and self._pieces[end + 1].text == "是":
                phrase, after = self._phrases.at(end + 2, [])
                if phrase is None or not phrase.ids or after < len(self._pieces):
                    return at
                if not self._cast.alive(phrase.ids[0]):
                    return at
                del self._pieces[end:]
                self._begin(phrase.ids)
                return at
        return at

    def _nominal(self, at: int) -> int:
        """Somebody told only by what they wear, sell or do: "the one with the straw hat"."""
        if self._fresh and not self._who and self._pieces[at].text in SIDES and at + 2 < len(self._pieces):
            linked = self._pieces[at + 1].text == "的"
            if linked and self._pieces[at + 2].noun is None and self._verb_follows(at + 2):
                return self._coordinated(*self._told_by(at, at + 1))
        if not self._fresh or self._who or self._pieces[at].verb is None or self._pieces[at].noun:
            return at
        for end in range(at + 2, min(at + 5, len(self._pieces) - 1)):
            if self._pieces[end].text == "的":
                follows = self._pieces[end + 1]
                acts = follows.text in AND or self._verb_follows(end + 1)
                if (
                    not acts
                    or follows.noun
                    or not all(one.noun or one.has("adjective") for one in self._pieces[at + 1 : end])
                ):
                    return at
                return self._coordinated(*self._told_by(at, end))
        return at

    def _told_by(self, at: int, end: int) -> tuple[ChinesePhrase, int, int]:
        cast = self._cast
        name = cast.shown(self._pieces[at].start, self._pieces[end].start)
        some = next((one for one in reversed(cast.entities) if one.id in cast.subject), None)
        if some and end == at + 1 and not self._pieces[at].verb:
            of_them = cast.add(
                some.model_copy(
                    update={"name": name + some.noun, "words": name + some.noun, "traits": [name], "count": 1}
                )
            )
            return ChinesePhrase(cast.mention(of_them), text=name), at, end + 1
        ids = cast.known(name) or cast.add(
            Entity(id="new", kind=EntityKind.PERSON, name=name, words=name, noun=name)
        )
        return ChinesePhrase(cast.mention(ids), text=name), at, end + 1

    def _inner(self, at: int) -> int:
        """Past a relative clause with its own doer before what a verb asks for: catches "the ball his friend threw"."""
        if not self.doings or self._fresh or self.doings[-1].full or at + 2 >= len(self._pieces):
            return at
        one, verb = self._pieces[at], self._pieces[at + 1].verb
        if (
            self._pieces[at + 1].text == "做的"
            and (one.has("pronoun") or self._lives(one))
            and self._pieces[at + 2].noun
        ):
            return at + 2
        if verb is None and self._pieces[at + 1].meaning.adverb is not None:
            verb = self._pieces[at + 2].verb
        if not (one.noun or one.has("pronoun")) or verb is None or self._pieces[at + 1].noun:
            return at
        for end in range(at + 2, min(at + 5, len(self._pieces) - 1)):
            if self._pieces[end].text == "的":
                return end + 1 if self._phrases.names(end + 1) else at
            named = self._pieces[end].noun or self._pieces[end].has("pronoun")
            if named and verb.object != "give":
                return at  # "the cage, pecked granny's bun": whose it is, and no clause of its own
        return at

    def _counted(self, at: int) -> bool:
        return at > 0 and (
            self._pieces[at - 1].has("classifier")
            or self._pieces[at - 1].text in ("那只", "那个", "这只", "这个")
        )

    def _relative(self, piece: ChineseWord, end: int, inner: list[ChineseWord], head: ChinesePhrase) -> None:
        assert piece.verb is not None
        doing = ChineseAct(
            piece.text, piece.verb, head.ids, path=piece.verb.path, manner=list(piece.verb.manner)
        )
        if inner:
            phrase, _ = Phrases(self._pieces[:end], self._cast).at(self._pieces.index(inner[-1]), head.ids)
            if phrase is not None:
                doing.take(phrase, None, self._cast, self._phrases)
        elif self._who and piece.verb.object != "none" and not self.doings:
            doing.who = self._who
            doing.take(head, None, self._cast, self._phrases)
        seen = self.doings[-1] if self.doings and not self._fresh and self.doings[-1].is_a("sees") else None
        if seen is not None and seen.whom is None and head.ids:
            seen.whom = head.ids[0]
        self._end_stretch()
        self._seen = self._seen or seen is not None or piece.has("sees")
        self.doings.append(doing)
        self._fresh = True
