"""What the action lines of a script say happens: events, each with the paragraph that tells it, and who there is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Final

from ...common.acts import MOST_ENTITIES, Entity, EntityKind, Event, StoryReading
from ...common.story import Language
from ...intent.events import read_story
from ...intent.people import Persona
from ...intent.text import simplified
from .chunks import read_in_parts
from .elements import ActionText, Heading, Screenplay
from .people import SpeakerRole, folded_name, roles_of, shown_name, slug

_CAPITALS: Final = re.compile(r"(?<![\w'])[^\W\d_]{2,}(?:['-][^\W\d_]+)*(?![\w])")


@dataclass(frozen=True)
class ScriptReading:
    """A script as it was read."""

    reading: StoryReading
    events: Mapping[int, Sequence[Event]]
    """The events of each paragraph, by its line."""
    roles: Mapping[str, SpeakerRole]
    speakers: Mapping[str, str | None]
    """The entity of everybody who speaks, by :func:`folded_name`; None for a voice alone."""


def read_action(screenplay: Screenplay, characters: Mapping[str, Persona]) -> ScriptReading:
    """Reads the action lines of a script as one story, in which its names are known."""
    language = screenplay.language
    paragraphs = [one for one in screenplay.elements if isinstance(one, ActionText)]
    names = [speech.name for speech in screenplay.speeches]
    action = "\n".join(one.text for one in paragraphs)
    roles = roles_of(names, action, characters)
    known = {**characters, **{role.named.id: role.named for role in roles.values() if role.named}}
    texts, introductions = list[str](), dict[str, str]()
    for one in paragraphs:
        text, told = _as_prose(one.text, roles, language)
        texts.append(text)
        introductions |= told
    reading = read_in_parts(list(_by_scene(screenplay, iter(texts))), language, known)
    events = _by_paragraph(reading.events, paragraphs, texts)
    entities, speakers = _speakers(reading, roles, introductions, language)
    kept = reading.model_copy(update={"entities": entities, "constraints": []})
    return ScriptReading(kept, events, roles, speakers)


def _by_scene(screenplay: Screenplay, texts: Iterator[str]) -> Iterator[list[str]]:
    """The texts of the paragraphs, scene by scene."""
    scene: list[str] = []
    for one in screenplay.elements:
        if isinstance(one, ActionText):
            scene.append(next(texts))
        elif isinstance(one, Heading):
            yield scene
            scene = []
    yield scene


def _as_prose(text: str, roles: Mapping[str, SpeakerRole], language: Language) -> tuple[str, dict[str, str]]:
    """A paragraph as the reader knows sentences: no words in capitals, and introductions apart, by folded name."""
    told: dict[str, str] = {}
    prose = re.sub(r"\s*\n\s*", "" if language == "zh" else " ", text)
    for key, role in roles.items():
        name = re.escape(role.name)
        before = rf"(?<![\w])({name})" if role.name.isascii() else f"({name})"
        aside = r"\s*(?:[（(]([^()（）]{1,80})[)）]|[,，]\s*((?:an?|the|\d+)\b[^,.;:!?\n]{0,80}|一[个個位名只隻][^，。；\n]{1,40})(?:[,，]|(?=[.。])))"
        if found := re.search(before + aside, prose, re.I):
            told[key] = (found[2] or found[3] or "").strip()
            prose = prose[: found.end(1)] + prose[found.end() :]
    names = {word.casefold() for role in roles.values() if role.entity is None for word in role.name.split()}
    prose = _CAPITALS.sub(lambda word: _lowered(word, names), prose).strip()
    ends = prose[-1:] in '.!?。！？…"”’」』)）' or not prose
    return prose if ends else f"{prose}{'。' if language == 'zh' else '.'}", told


def _lowered(found: re.Match[str], names: set[str]) -> str:
    """A word in capitals as it stands in a sentence: a name, the first word, or any other."""
    word = found[0]
    if word != word.upper() or not any(map(str.isupper, word)):
        return word
    before = found.string[: found.start()].rstrip()
    first = not before or before[-1] in '.!?。！？\n"“'
    return shown_name(word) if word.casefold() in names or first else word.lower()


def _by_paragraph(
    events: Sequence[Event], paragraphs: Sequence[ActionText], texts: Sequence[str]
) -> dict[int, list[Event]]:
    """Which paragraph tells each event: the reader keeps the letters of its words, in their order."""
    found: dict[int, list[Event]] = {one.line: [] for one in paragraphs}
    if not paragraphs:
        return found
    letters = [_letters(text) for text in texts]
    ends, whole = list(accumulate(map(len, letters))), "".join(letters)
    runs = [(words, list(some)) for words, some in groupby(events, key=lambda event: _letters(event.text))]
    cursor = paragraph = 0
    for number, (words, some) in enumerate(runs):
        after = runs[number + 1][0] if number + 1 < len(runs) else ""
        places = _places(words, whole, cursor, after)
        for turn, event in enumerate(some):  # of what stands there twice, each is told once
            if places:
                cursor = places[turn * len(places) // len(some)]
                last = cursor + len(words) - 1
                paragraph = max(paragraph, next(n for n, end in enumerate(ends) if last < end))
            found[paragraphs[paragraph].line].append(event)
    return found


def _places(words: str, whole: str, start: int, after: str) -> list[int]:
    """Where words stand, up to where the words after them do."""
    first = whole.find(words, start) if words else -1
    if first < 0:
        return []
    stop = whole.find(after, first + len(words)) if after else len(whole)
    found = [first]
    while (place := whole.find(words, found[-1] + len(words))) >= 0 and place < stop:
        found.append(place)
    return found


def _letters(text: str) -> str:
    """The letters and digits of a text, whatever their accents, case and Chinese script."""
    plain = unicodedata.normalize("NFKD", simplified(text)).casefold()
    return "".join(filter(str.isalnum, plain))


def _speakers(
    reading: StoryReading,
    roles: Mapping[str, SpeakerRole],
    introductions: Mapping[str, str],
    language: Language,
) -> tuple[list[Entity], dict[str, str | None]]:
    """The entities with everybody who speaks, and who each speaker is."""
    entities, speakers = list(reading.entities), dict[str, str | None]()
    for key, role in roles.items():
        at = _met(entities, role, key)
        if role.voice:
            speakers[key] = None
            continue
        ids = {some.id for some in entities}
        one = entities[at] if at is not None else _made(role, len(entities), ids)
        if role.named is not None:
            one = _introduced(one, role, introductions.get(key, ""), language)
        if at is not None:
            entities[at] = one
        elif len(entities) < MOST_ENTITIES:
            entities.append(one)
        else:  # there is no room for another body: it is heard
            speakers[key] = None
            continue
        speakers[key] = one.id
    return entities, speakers


def _met(entities: Sequence[Entity], role: SpeakerRole, key: str) -> int | None:
    """Which entity of the action a speaker is."""
    own = role.preset or (role.named.id if role.named else "")
    for number, one in enumerate(entities):
        if (own and one.character == own) or folded_name(one.name) == key:
            return number
    if role.entity is None:
        return None
    alike = [n for n, one in enumerate(entities) if simplified(one.noun) == simplified(role.entity.noun)]
    words = set(folded_name(role.name).split())
    exact = [n for n in alike if words <= set(entities[n].words.casefold().split())]
    return next(iter(exact or (alike if len(words) == 1 or not role.name.isascii() else [])), None)


def _made(role: SpeakerRole, number: int, taken: Collection[str]) -> Entity:
    """Somebody of whom no action line tells."""
    shown = shown_name(role.name)[:60]
    key = slug(shown, number, taken)
    if role.entity is not None:
        return role.entity.model_copy(update={"id": key, "words": shown})
    who = role.preset or (role.named.id if role.named else "")
    return Entity(id=key, kind=EntityKind.PERSON, name=shown, words=shown, character=who or None)


def _introduced(one: Entity, role: SpeakerRole, words: str, language: Language) -> Entity:
    """Somebody with a name of their own, as the script describes them where it does."""
    update: dict[str, object] = {
        "character": None,
        "name": shown_name(role.name)[:60],
        "words": one.name[:60],
    }
    if words:
        told = read_story(_sentence(words, language), language, {})
        kind = next((some for some in told.entities if some.kind is EntityKind.PERSON), None)
        update["words"] = words[:120]
        if kind is not None:
            update |= {"noun": kind.noun, "traits": kind.traits}
            update |= {name: value for name in ("gender", "age") if (value := getattr(kind, name))}
        elif (years := _years(words)) is not None:
            update["age"] = (
                "child" if years < 13 else "teen" if years < 20 else "adult" if years < 60 else "elder"
            )
    return one.model_copy(update=update)


def _sentence(words: str, language: Language) -> str:
    if language == "zh":
        return f"{words.split('，')[-1]}等着。"
    bare = words[:1].lower() + words[1:]
    return f"{bare if bare.startswith(('a ', 'an ', 'the ')) else f'a {bare}'} waits."


def _years(words: str) -> int | None:
    found = re.search(r"\d{1,2}", words)
    return int(found[0]) if found else None
