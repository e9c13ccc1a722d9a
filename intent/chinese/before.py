"""The prepositions of a Chinese clause with their nouns: 把, 被, 给, 让, 从, 在, 用, and what verbs stand as such."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ...common.acts import Action, EntityKind, Way
from .details import AND, ChinesePhrase
from .frames import ChineseAct
from .small import ALONG, LEANS, LETS, PREPOSITIONS, TOGETHER, Small
from .words import ChineseVerb, ChineseWord

_USES: Final = {Action.EAT, Action.DRINK, Action.WEAR, Action.PLAY, Action.READ, Action.LOOK}
_SHOWN: Final = {Action.READ, Action.SPEAK, Action.SING, Action.PLAY, Action.DANCE, Action.POINT, Action.DRAW}
_MOVES: Final = {"把": "将", "将": "将", "冲": "冲着"}
_TAKEN_FOR: Final = frozenset(["当成", "当作", "当做"])
_BESIDE: Final = frozenset(["顺着", "沿着", "绕着"])
"""By what one goes where that is told."""
_TOOLED: Final = {
    Action.HIT, Action.CLEAN, Action.BREAK, Action.PUSH, Action.PULL, Action.DIG, Action.DRAW, Action.STIR,
    Action.CLOSE, Action.CATCH, Action.OPEN, Action.PUT, Action.USE, Action.KICK, Action.FIGHT, Action.BUILD,
}  # fmt: skip
"""What is done with a tool that was taken for it."""
_MOODS: Final = {Action.LAUGH, Action.CRY, Action.FEEL}
"""What goes on while something is handed over, and hands over nothing itself."""
_WITH: Final = frozenset(["和", "跟", "同", "与"])
_VERBAL: Final = frozenset(["拿", "拿着", "攞", "伸出", "伸", "帮", "围着", "冲", "当"]) | LEANS
"""Prepositions that are verbs where no other verb follows."""
_TAKEN: Final = frozenset(["拿", "拿着", "攞", "伸出", "伸"])
"""Those that take a tool."""


class Before(Small):
    """A clause while it is read, and its reader for prepositions."""

    def _with_object(self, at: int) -> int:
        """A preposition and its noun: 把, 被, 给, 让, 从, 在, 用 …"""
        piece = self._pieces[at]
        word = piece.text
        if word in AND and self.doings and word not in ("给", "同", "跟"):
            return at
        if word in _TAKEN_FOR and "将" in self._given and not any(one.verb for one in self._pieces[at + 1 :]):
            return at
        if word not in PREPOSITIONS | LETS or (word in _VERBAL and not self._takes_tool(at)):
            return at
        after_verb = (
            bool(self.doings) and not self._fresh and at > 0 and self._pieces[at - 1].verb is not None
        )
        acting = self._acting()
        if word == "给" and self.doings and not self._fresh and self.doings[-1].what:
            acting = [*acting, self.doings[-1].what]
        if word == "在" and self._under_way_at(at + 1):
            return at
        goes_on = word == "在" and self._verb_follows(at + 1) and self._pieces[at + 1].noun is None
        phrase, after = self._seized(word, at + 1) or self._phrases.at(
            at + 1 if goes_on else self._past_relative(at + 1), acting, True
        )
        after = self._listed(after, acting) if word in _MOVES else after
        later = any(one.verb for one in self._pieces[after:])
        if word == "被" and (phrase is None or not later):
            self._given["被"] = ChinesePhrase()
            return at + 1
        if word == "给" and phrase is not None and (used := self._given_to_use(phrase, after)) > after:
            return used
        if word == "给" and phrase is not None and self._audience(phrase, after):
            return after + 1
        if word == "给" and (handed := self._handed(at, phrase, after, after_verb)) > at:
            return handed
        if word == "趁" and phrase and phrase.ids and self._verb_follows(after):
            main = self._who or self._cast.subject
            self._end_stretch()
            self._begin(phrase.ids)
            self._seen, self._meanwhile = True, main
            return after
        if word == "到" and phrase and phrase.ids and not phrase.lies and self._linked(after):
            self._end_stretch()
            self._begin(phrase.ids)
            self._seen = True
            return after
        if phrase is None or (not later and word not in ("在", "用", "给", "向", "往", "朝")):
            return at
        if (word in LETS or self._for_use(word, after)) and phrase.ids:
            self._lets(word, phrase)
            return after
        if word in ("在", "向", "往", "朝") and self._ends_at(at, after, after_verb):
            self.doings[-1].take(phrase, Way.ONTO if word == "在" else Way.TO, self._cast, self._phrases)
            return after
        if word == "给" and not later:
            return at
        return self._prepare(word, piece, phrase, after)

    def _seized(self, word: str, at: int) -> tuple[ChinesePhrase, int] | None:
        """The thing that a pronoun after 把 means by the verb that follows it: "snatches it back"."""
        verb = next((one for one in self._pieces[at + 1 :] if one.verb), None)
        if word not in _MOVES or at >= len(self._pieces) or not self._pieces[at].has("pronoun") or not verb:
            return None
        thing = self._cast.seized(verb.text, self._pieces[at].text, self._acting())
        return (ChinesePhrase(self._cast.mention(thing)), at + 1) if thing else None

    def _under_way_at(self, at: int) -> bool:
        """Whether what may be verb or noun is what is under way: "is painting a bird"."""
        follows = self._pieces[at + 1 : at + 2]
        return bool(follows) and self._pieces[at].verb is not None and follows[0].has("number")

    def _listed(self, at: int, acting: list[str]) -> int:
        """Past the further nouns of a list after 把, of which the first one stands for all."""
        while at + 1 < len(self._pieces) and self._pieces[at].text in ("、", "和", "跟", "同"):
            more, after = self._phrases.at(at + 1, acting, True)
            if more is None or not more.ids:
                break
            at = after
        return at

    def _lets(self, word: str, phrase: ChinesePhrase) -> None:
        """Let whoever is named do what comes next, with what was taken or made for them."""
        used = self.doings[-1].what if word == "给" and self.doings else None
        if used and self.doings[-1].action in (Action.TAKE, Action.BUILD, Action.STIR):
            who = self.doings[-1].who
            given = ChineseAct("给", ChineseVerb(Action.GIVE, "give"), who, what=used, whom=phrase.ids[0])
            self.doings.append(given)
        if used and self.doings[-1].action in (Action.THROW, Action.PUT, Action.GIVE):
            self.doings[-1].whom = self.doings[-1].whom or phrase.ids[0]
        self._begin(phrase.ids)
        if used:
            self._given["将"] = ChinesePhrase([used])

    def _past_relative(self, at: int) -> int:
        """Past what describes the noun after a preposition by an act: "the book (that she) borrowed"."""
        verbs = 0
        if (theirs := self._past_own_doer(at)) > at:
            return theirs
        for end in range(at, min(at + 7, len(self._pieces) - 1)):
            piece = self._pieces[end]
            where = piece.has("adjective") and piece.text.endswith(("上的", "里的", "下的"))
            if where and verbs and self._pieces[end - 1].text.endswith("在") and self._pieces[end + 1].noun:
                return end + 1  # the cat that is stuck up the tree
            if piece.text == "的":
                before = self._pieces[end - 1]
                borne = before.verb is not None or before.meaning.complement is not None
                fits = borne or self._pieces[at].verb is not None or self._pieces[at].has("number")
                return end + 1 if verbs and fits and self._pieces[end + 1].noun else at
            if piece.noun and not verbs and self._pieces[at].has("number"):
                return at
            acts = piece.verb is not None and piece.noun is None and not piece.has("adjective")
            acts = acts and not (verbs and piece.meaning.complement is not None)
            if verbs and piece.text in ("在", "到"):
                continue  # "the sheet that hangs on the line"
            if piece.text in PREPOSITIONS | LETS or piece.meaning.adverb is not None or (acts and verbs):
                return at
            verbs += acts
        return at

    def _given_to_use(self, phrase: ChinesePhrase, at: int) -> int:
        """Past whoever Cantonese names after the thing that they are given to eat or wear: they do so."""
        if not phrase.ids or self._cast.alive(phrase.ids[0]) or phrase.lies or not self._fresh:
            return at
        other, after = self._phrases.at(at, self._acting(), True)
        verb = self._pieces[after].verb if other and after < len(self._pieces) else None
        if other is None or not other.ids or not self._cast.alive(other.ids[0]):
            return at
        if verb is None or verb.action not in _USES:
            return at
        who = self._who or self._cast.subject
        give = ChineseVerb(Action.GIVE, "give")
        self.doings.append(ChineseAct("给", give, who, what=phrase.ids[0], whom=other.ids[0], named=True))
        self._begin(other.ids)
        self._given["将"], self._seen = phrase, True
        return after

    def _past_own_doer(self, at: int) -> int:
        """Past who made or gave what 把 moves: "the flower that his brother gave her" is no brother."""
        words = self._pieces[at : at + 5]
        if len(words) < 3 or not (words[0].has("pronoun") or words[0].noun):
            return at
        if words[1].text == "做的" and words[2].noun:
            return at + 2
        made = words[1].verb is not None and words[1].verb.object in ("what", "give")
        end = 2 + (
            len(words) > 3 and words[2].text != "的" and bool(words[2].noun or words[2].has("pronoun"))
        )
        linked = made and end + 1 < len(words) and words[end].text == "的" and words[end + 1].noun
        return at + end + 1 if linked else at

    def _handed(self, at: int, phrase: ChinesePhrase | None, after: int, after_verb: bool) -> int:
        """Past 给 where it tells to whom the act before it hands something."""
        if not self.doings:
            return at
        last = self.doings[-1]
        if last.action in _MOODS:
            return at
        comes = last.verb.object == "goal" and self._verb_follows(after)
        if after_verb and last.verb.object == "goal" and not any(one.verb for one in self._pieces[after:]):
            return at
        if after_verb and not comes and not (phrase and phrase.lies):
            last.handed = True
            return at + 1
        if not self._fresh and phrase and phrase.ids and not any(one.verb for one in self._pieces[after:]):
            last.handed = True
            if last.verb.object == "give" and last.what is None and last.whom:
                last.what, last.whom = last.whom, None
            last.take(phrase, None, self._cast, self._phrases)
            if last.action in (Action.TAKE, Action.CARRY) and last.what and last.whom:
                last.verb = replace(last.verb, action=Action.GIVE, object="give")
                last.path = None
            return after
        return at

    def _ends_at(self, at: int, after: int, after_verb: bool) -> bool:
        """Whether a place or goal belongs to the act before it, and not to one that follows."""
        word, before = self._pieces[at].text, self._pieces[at - 1].text if at else ""
        if not self.doings or self._fresh:
            return False
        if word != "在" and before.endswith(("来", "去")) and self._verb_follows(after):
            return False
        return after_verb or not any(one.verb for one in self._pieces[after:])

    def _audience(self, phrase: ChinesePhrase, after: int) -> bool:
        """Whether somebody only hears or sees what is read, sung or shown: "reads him a story"."""
        last = self.doings[-1] if self.doings and not self._fresh else None
        ends = after + 1 == len(self._pieces) and self._pieces[after].text in ("听", "看", "睇")
        if not ends or last is None or last.action not in _SHOWN or not phrase.ids:
            return False
        last.whom = last.whom or phrase.ids[0]
        return True

    def _for_use(self, word: str, after: int) -> bool:
        """Whether something is given to be used: "buys an ice cream for her to eat"."""
        verb = self._pieces[after].verb if after < len(self._pieces) else None
        return word == "给" and bool(self.doings) and verb is not None and verb.action in _USES

    def _prepare(self, word: str, piece: ChineseWord, phrase: ChinesePhrase, after: int) -> int:
        """Keep a preposition's noun for the verb that follows."""
        if phrase.place:
            self.setting.setdefault("place", phrase.place)
        if word == "为了" and phrase.ids:
            self._given[word] = phrase
        if word in ALONG:
            self._cast.mention_aside([one for one in phrase.ids if not self._cast.alive(one)])
            if word in _BESIDE and phrase.ids:
                self._given["沿"] = replace(phrase, lies=Way.AROUND if word == "绕着" else phrase.lies)
            return after
        if word in _WITH and self._joined(phrase, after):
            return after
        done_by = (
            word == "给"
            and self._suffers(after)
            and (self._cast.shown(piece.start, piece.end) in "俾畀" or self._handles(phrase, after))
        )
        comes_out = word == "由" and not any(self._cast.alive(one) for one in phrase.ids)
        key = (
            "从"
            if comes_out
            else "被"
            if done_by
            else "用"
            if word in _TAKEN
            else "在"
            if word in LEANS
            else _MOVES.get(word, word)
        )
        if key == "用":
            self._cast.mention_aside([one for one in phrase.ids if not self._cast.alive(one)])
        if phrase.ids or phrase.ground or word == "从":
            self._given[key] = phrase
        return after

    def _joined(self, phrase: ChinesePhrase, at: int) -> bool:
        """Let those whom the story is about act together with somebody: "… and climbs with the bear"."""
        together = at < len(self._pieces) and self._pieces[at].text in TOGETHER
        who = self._cast.subject if self._fresh else self.doings[-1].who
        apart = self._who if self._fresh else self._who not in ([], who)
        if not together or apart or not phrase.ids or not who:
            return False
        if not self._fresh:
            self._end_stretch()
        self._begin(list(dict.fromkeys([*who, *phrase.ids])))
        return True

    def _handles(self, phrase: ChinesePhrase, at: int) -> bool:
        """Whether a thing that the clause is about is what somebody after 给 works on: it hands over nothing."""
        things = bool(self._who) and self._cast.kind(self._who[0]) is EntityKind.THING
        follows = self._pieces[at].verb if at < len(self._pieces) else None
        return things and bool(phrase.ids) and self._cast.alive(phrase.ids[0]) and follows is not None

    def _suffers(self, at: int) -> bool:
        """Whether a verb without an object follows, so that 俾 tells by whom it is done."""
        rest = self._pieces[at:]
        verb = next((one.verb for one in rest if one.verb), None)
        return (
            verb is not None
            and verb.object in ("whom", "what")
            and bool(self._who or self._cast.subject)
            and not any(one.noun for one in rest)
        )

    def _takes_tool(self, at: int) -> bool:
        """Whether a verb stands as a preposition: "with a stick" hits, "around the fire" dances."""
        word = self._pieces[at].text
        if word == "冲" and at + 1 < len(self._pieces) and self._pieces[at + 1].meaning.complement:
            return False
        phrase, after = self._phrases.at(at + 1, self._acting())
        verb = self._pieces[after].verb if after < len(self._pieces) else None
        if phrase is None or not phrase.ids:
            return False
        if word in ("冲", "当", "帮") or word in LEANS:
            return self._verb_follows(after)
        if word in _TAKEN:
            follows = next((one.verb for one in self._pieces[after:] if one.verb), None)
            return follows is not None and self._verb_follows(after) and follows.action in _TOOLED
        return verb is not None and word == "围着"
