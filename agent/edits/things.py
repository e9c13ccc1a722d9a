"""Orders about who and what is in the film: another one in its place, more, less."""

from __future__ import annotations

import re
from typing import Final

from ...common.acts import EntityKind
from ...configs.look import colour_of
from ...intent.events import read_story
from ...intent.text import mostly_chinese
from .clauses import FilmFacts, OrderClause
from .model import AddThing, Edit, Recast, RemoveThing
from .names import FilmEntity, Mention, prop_of
from .words import TABLES

GONE: Final = r"(?:remove|delete|lose|drop|take (?:out|away)|get rid of|leave out|ditch|cut(?: out)?|kill|scrap|without|no|(?:don't|do not) (?:want|need|like)|skip|erase|hide|throw out|chuck|(?:doesn't|does not|shouldn't|should not|needn't) (?:need|have|want|carry|hold|wear|use))"
_REMOVE: Final = re.compile(
    rf"\b{GONE}\b(?: all)?(?: the| his| her| that| those| any| a| an| of the)*\s*$", re.I
)
_REMOVE_AFTER: Final = re.compile(
    r"^\s*(?:(?:should |must |can |has to |needs to )?(?:go|be gone|disappear|be removed)\b(?! (?:to|into|on|in|back|home))|away\b|out\b|也?(?:都|全)?(?:拿掉|去掉|删掉|删了|拿走|去了|弄走|消失|不要了?(?=\s*(?:吧|啊|了)?\s*$))(?:吧|了)?)",
    re.I,
)
_REMOVE_ZH: Final = re.compile(
    r"(?:拿掉|去掉|删掉|不要|拿走|弄走|去除|没有|把)(?:那个|这个|那只|这只|那|这|所有)?\s*$"
)
_FOR: Final = re.compile(
    r"\b(?:replace|swap|change|turn|make|exchange|switch|substitute|trade|have)\b[\w\s']{0,16}$|(?:把|将|让|不要|别要|用)?$",
    re.I,
)
_BY: Final = re.compile(
    r"^\s*(?:(?:should|must|could|might|has to|needs to|ought to) (?:be|become)|with|by|for|into|to|be|become|becomes|out for|out with|as)\s+(?P<en>(?:an?|the|another|some|his|her)?\s*[\w' -]{2,60})"
    r"|^\s*(?:[,，]\s*)?(?:换成|改成|变成|换为|改为|变为|换|变|改|是)(?:了|为|成)?(?P<zh>(?:一?[个只条位头匹名])?[\u4e00-\u9fffA-Za-z ]{1,20})",
    re.I,
)
_MADE: Final = re.compile(r"^\s+(?P<en>an?\s+[\w' -]{2,40})(?P<zh>)", re.I)
_INSTEAD: Final = re.compile(
    r"\b(?P<en>(?:an?|some|another)\s+[\w' -]{2,40}?)\s+(?:instead of|in place of|rather than)(?: the| a| an)?\s*$",
    re.I,
)
_CALLED: Final = re.compile(
    r"(?:名字?(?:叫|是)|叫做?|取名|名为)(?P<name>[\u4e00-\u9fffA-Za-z]{1,12})|\b(?:his|her|its) name is (?P<en>[A-Z]\w+)|\b(?:called|named) (?P<en2>[A-Z]\w+)",
    re.I,
)
_RENAME: Final = re.compile(
    r"\b(?:is |be |to be |should be |be )?(?:called|named|renamed(?: to)?)\s+(?P<en>[A-Z][\w-]*(?: [A-Z][\w-]*)?)|(?:改名|改叫|名字改成|名字改为|名字换成)(?:叫|为|成)?(?P<zh>[\u4e00-\u9fffA-Za-z]{1,12})"
)
_GIVE: Final = re.compile(
    r"\b(?:give|put|let|have|make|would look|should|could|must|needs?|want|add|with|get|dress)\b|给|让|戴|穿|拿|配|加|带",
    re.I,
)
_WEARS: Final = re.compile(
    r"\b(?:wears?|wearing|wear|put on|in|with|holds?|holding|carry|carries|carrying|give (?:\w+ ){1,3}|have|has|needs?|on (?:his|her) head|gets?|put .* on|on)\b|戴|穿|拿着?|给|背|抱|配|举|撑|系",
    re.I,
)
_ADD: Final = re.compile(
    r"\b(?:add|put in|include|throw in|insert|want|would like|'d like|need|have|with|there (?:should|could|must) be|there's|let there be|bring in|give us|show|place|stick|put|how about|what about)\b|加|添|放|要有|来(?:一)?|出现|多|配|安排",
    re.I,
)
_NICE: Final = re.compile(
    r"\b(?:would be (?:nice|good|great|fun|funny|cool|cute|lovely)|please|too|as well)\b|好了?|吧", re.I
)
_NP_EN: Final = re.compile(
    r"\b(?P<np>(?:an?|some|another|two|three|four|five|\d)\s+(?:[a-z][a-z'-]*\s+){0,4}?[a-z][a-z'-]*(?:\s+of\s+[a-z]+)?)\b(?=\s*(?:$|[,.;!?]|\b(?:on|in|at|to|into|with|for|that|who|which|would|should|beside|next|behind|under|near|by|and|is|are|could|too|please|as|sitting|standing|swimming|flying|running|walking|sleeping|watching|floating|playing|jumping|about|around|from|there|over)\b))",
    re.I,
)
_NP_ZH: Final = re.compile(
    r"(?P<np>(?:[一两二三四几]?(?:些|群|[个只条顶把朵棵件双副头匹辆架座盏束张艘位名隻块支根对])|些)(?:小伙伴[,，]?\s*一?[个只])?[\u4e00-\u9fff]{1,8}?)(?=$|[,，。！!]|吧|呢|啊|嘛|在|到|上|里|跟|和|来|陪|站|坐|游|飞|跑|看|就|好|给|也)"
)
_COMPARED: Final = re.compile(r"\b(?:like|as|than|sounds?|looks?|into|is|was|for|by)\s+$", re.I)
"""Before what something is likened to, or becomes."""
_BODY: Final = re.compile(
    r"\b(?:hair|face|eyes?|nose|beard|shirt|dress|trousers|pants|shoes|skirt|jacket|coat|jumper|sweater|skin|clothes)\b|头发|脸|眼睛|鼻子|胡子|衣服|裤子|裙子|鞋",
    re.I,
)


def read_things(clause: OrderClause, facts: FilmFacts, following: OrderClause | None) -> list[Edit]:
    """What of a clause is about who and what is in the film.

    Args:
        following: the next clause, which may say who comes instead: "不要狗，改成一只橘猫".
    """
    return _recast(clause, following) or _removed(clause) or _recoloured(clause) or _added(clause, following)


def _recast(clause: OrderClause, following: OrderClause | None) -> list[Edit]:
    for mention in clause.mentions:
        if len(mention.entities) != 1:
            continue
        one, rest = mention.entities[0], clause.text[mention.end :]
        if match := _RENAME.match(rest.lstrip()) or _renamed(clause, mention, rest):
            clause.text = " " * len(clause.text)
            return [
                Recast(
                    entity=one.id,
                    words=f"called {(match.group('en') or match.group('zh')).strip()}",
                    shots=[],
                )
            ]
        match = _BY.match(rest) or (
            _MADE.match(rest) if re.search(r"\bmake (?:the )?$", clause.text[: mention.start], re.I) else None
        )
        told = (match.group("en") or match.group("zh")).strip() if match else ""
        verb = _FOR.search(clause.text[: mention.start])
        asked = verb is not None and (
            verb.group().strip()
            or (match and re.match(r"\s*(?:[,，]\s*)?[换改变]|\s*should|\s*must|\s*could", match.group()))
        )
        asks = re.search(
            r"\b(?:can|could|should|let|may|might)\s+(?:the )?$", clause.text[: mention.start], re.I
        )
        if match and (asked or asks) and _is_somebody(told, one, clause) and not _is_denied_change(clause):
            return _replaced(clause, one, told, following)
        if (instead := _INSTEAD.search(clause.text[: mention.start])) and _is_somebody(
            instead.group("en"), one, clause
        ):
            return _replaced(clause, one, instead.group("en"), following)
        if (
            following is not None
            and _REMOVE_ZH.search(clause.text[: mention.start])
            and not rest.strip(" 了吧")
        ):
            by = re.match(
                r"\s*(?:就)?(?:换成|改成|变成|换|改用|用|要)(?P<zh>[\u4e00-\u9fff]{1,16})", following.text
            )
            if by and _is_somebody(by.group("zh"), one, following):
                following.text = " " * len(following.text)
                return _replaced(clause, one, by.group("zh"), None)
    return []


def _renamed(clause: OrderClause, mention: Mention, rest: str) -> re.Match[str] | None:
    """ "Rename the dog to Rex", "make the dog's name Rex"."""
    plain = r"(?P<en>[A-Z][\w-]*(?: [A-Z][\w-]*)?)(?P<zh>)"
    if re.search(r"\brename\s+(?:the |his |her )?$", clause.text[: mention.start], re.I):
        return re.match(rf"\s*(?:to|as|into)?\s*{plain}", rest)
    return re.match(rf"\s*(?:'s )?name\s*(?:to|should be|is|be|into)?\s*{plain}", rest)


def _is_denied_change(clause: OrderClause) -> bool:
    return re.search(r"\b(?:don't|do not|never)\b", clause.text, re.I) is not None


def _is_somebody(told: str, one: FilmEntity, clause: OrderClause) -> bool:
    """Whether words name somebody or something that may play a part, or its colour, and not how it is or feels."""
    if re.search(r"⟦|⟪", told) or _BODY.search(told):
        return False
    if not re.match(
        r"(?:an?|the|another|some|his|her|grand\w+|granny|mum|mom|dad|uncle|aunt)\b|[A-Z]|[^\x00-\x7f]", told
    ) and not colour_in(told):
        return False
    if any(re.search(pattern, told, re.I) for table in TABLES.values() for pattern in table.values()):
        return False
    entities = _entities(told)
    same = [other for mention in clause.names.find(told) for other in mention.entities if other.id != one.id]
    colour = bool(colour_in(told)) and not one.plays
    called = (
        re.search(r"\b(?:called|named)\b", told) is not None or re.match(r"\s*[A-Z]\w+\s*$", told) is not None
    )
    return bool(entities) or colour or called or bool(same and one.plays)


def colour_in(text: str) -> str:
    """The colour that a text names, or nothing."""
    english = colour_of(*re.findall(r"[a-z]+", text.lower()))
    return english or colour_of(*re.findall(r"[\u4e00-\u9fff]色", text))


def _entities(told: str) -> list[EntityKind]:
    chinese = mostly_chinese(told)
    reading = read_story(f"{told}站着" if chinese else f"{told.strip()} waits", "zh" if chinese else "en", {})
    return [one.kind for one in reading.entities if one.prop or one.kind is not EntityKind.THING]


def _replaced(clause: OrderClause, one: FilmEntity, told: str, following: OrderClause | None) -> list[Edit]:
    words = re.sub(r"\s+(?:instead|please|now|then)\b.*$", "", told.strip(), flags=re.I)
    words = re.sub(r"(?:吧|啊|呢|嘛)$", "", words)
    if (
        following is not None
        and following.sentence == clause.sentence
        and (called := _CALLED.search(following.text))
    ):
        name = called.group("name") or called.group("en") or called.group("en2")
        following.take(called.span())
        words = f"{words}，名叫{name}" if mostly_chinese(words) else f"{words} called {name}"
    clause.text = " " * len(clause.text)
    return [Recast(entity=one.id, words=words, shots=clause.scope if clause.own else [])]


def _removed(clause: OrderClause) -> list[Edit]:
    for mention in clause.mentions:
        if len(mention.entities) != 1:
            continue
        before, after = clause.text[: mention.start], clause.text[mention.end :]
        verb = _REMOVE.search(before) or (
            _REMOVE_ZH.search(before) if not re.search(r"把\s*$", before) else None
        )
        gone = _REMOVE_AFTER.match(after)
        if gone or (verb and _ends_there(after)):
            clause.take(mention_span(mention), *([verb.span()] if verb else []))
            if gone:
                clause.take((mention.end, mention.end + gone.end()))
            clause.find(re.compile(r"里?那个?|这个|把|也"))
            return [RemoveThing(entity=mention.entities[0].id, shots=clause.scope if clause.own else [])]
    return []


def mention_span(mention: Mention) -> tuple[int, int]:
    """Where a mention stands."""
    return mention.start, mention.end


def _ends_there(after: str) -> bool:
    return (
        re.match(
            r"\s*(?:$|[,.;!?，。]|⟪|\b(?:in|from|at|please|altogether|completely|entirely|too|anymore|everywhere|there)\b|吧|了|也|都|全)",
            after,
            re.I,
        )
        is not None
    )


def _recoloured(clause: OrderClause) -> list[Edit]:
    """ "The ball should be blue", 球要蓝色的."""
    colour = colour_in(clause.text)
    things = [
        one
        for mention in clause.mentions
        for one in mention.entities
        if not one.plays and len(mention.entities) == 1
    ]
    if (
        not colour
        or len(things) != 1
        or not re.search(
            r"\b(?:be|is|make|colou?r|paint|into|to|turn|want|like|more)\b|颜色|改|换|变|涂|是|要",
            clause.text,
            re.I,
        )
    ):
        return []
    clause.text = " " * len(clause.text)
    return [Recast(entity=things[0].id, words=f"{colour} {things[0].prop or things[0].shown}", shots=[])]


def _added(clause: OrderClause, following: OrderClause | None) -> list[Edit]:
    found = _NP_ZH.search(clause.text) if mostly_chinese(clause.text) else _new_phrase(clause)
    told = (
        _NP_ZH.fullmatch(following.text.strip())
        if found and following and following.sentence == clause.sentence
        else None
    )
    if told and following and found:  # a companion, a white rabbit: the second says what the first is
        clause.text = f"{clause.text[: found.start()]}{told.group('np')}{clause.text[found.end() :]}"
        following.text = " " * len(following.text)
        found = _NP_ZH.search(clause.text)
    if found is None or (_BODY.search(found.group("np")) and not prop_of(found.group("np"))):
        return []
    words = found.group("np").strip()
    bare = mostly_chinese(words) and not re.match(r"[一两二三四几\d]", words)
    if bare and not re.search(r"[加戴穿拿添放来有配系背撑举抱个上]\s*$", clause.text[: found.start()]):
        return []
    doing = re.search(r"[把被让]", words) is not None  # it does something besides being there
    if doing or re.search(r"\b(?:instead|replaced?|played?)\b|换|演", clause.text, re.I):
        return []
    kinds = _entities(words)
    if not kinds:
        return []
    outside = f"{clause.text[: found.start()]} {clause.text[found.end() :]}"
    holders = [
        one
        for mention in clause.mentions
        for one in mention.entities
        if one.kind is not EntityKind.THING
        and len(mention.entities) == 1
        and not found.start() <= mention.start < found.end()
    ]
    thing = kinds[0] is EntityKind.THING
    if thing and holders and _WEARS.search(clause.text):
        clause.text = " " * len(clause.text)
        return [AddThing(words=words, shots=clause.scope if clause.own else [], holder=holders[0].id)]
    if _COMPARED.search(clause.text[: found.start()]):
        return []
    alone = re.match(r"[一两二三a\d]", words, re.I) is not None and not re.search(
        r"\w", re.sub(r"⟪\d+⟫|\b(?:in|on|at|please|also|and|too)\b|也|里|在", " ", outside)
    )
    if not (alone or _ADD.search(outside) or _NICE.search(outside)) or (holders and thing and not alone):
        return []
    clause.text = " " * len(clause.text)
    return [AddThing(words=words, shots=clause.scope if clause.own else [])]


def _new_phrase(clause: OrderClause) -> re.Match[str] | None:
    """The first noun phrase with "a" that isn't somebody of the film and isn't a manner of speaking."""
    for match in _NP_EN.finditer(clause.text):
        if re.search(
            r"\b(?:bit|little|lot|moment|second|seconds|line|shot|scene|way|voice|card|title|film|movie|minute|closer|wider|dissolve|fade|zoom|close-?up|tad|while)\b",
            match.group("np"),
            re.I,
        ):
            continue
        return match
    return None
