"""Who a script names over its lines: presets by name, people and animals of the action, and everybody else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ...common.acts import Entity, EntityKind
from ...common.story import Language
from ...common.things import PropKind
from ...configs.schema import CharacterNames
from ...intent.events import read_story
from ...intent.people import WORD_NAMES, Persona
from ...intent.text import mostly_chinese, simplified
from ..story.events.parts import prop_kind

NARRATORS: Final = frozenset(
    {"narrator", "voice", "announcer", "旁白", "画外音", "畫外音", "解说", "解說", ""}
)
"""Names of voices that belong to nobody one sees."""
_CHINESE: Final = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class NamedSpeaker:
    """Somebody whom the script calls by a name of their own, so that the reader knows the name."""

    id: str
    names: CharacterNames
    traits: tuple[str, ...] = ()
    narrator: bool = False


@dataclass(frozen=True)
class SpeakerRole:
    """A name over lines, and what it is.

    Exactly one of ``voice`` (a narrator), ``preset``, ``named`` (a name of their own) and ``entity`` (the old fisherman, a dog)
    is given.
    """

    name: str
    voice: bool = False
    preset: str = ""
    named: NamedSpeaker | None = None
    entity: Entity | None = None


def folded_name(name: str) -> str:
    """A name for comparing: of either case and Chinese script."""
    return simplified(name).casefold().strip()


def roles_of(names: Sequence[str], action: str, characters: Mapping[str, Persona]) -> dict[str, SpeakerRole]:
    """What everybody is who speaks, by :func:`folded_name`.

    Args:
        action: all action lines, which tell a man called Robin from a robin.
    """
    found: dict[str, SpeakerRole] = {}
    for name in names:
        key = folded_name(name)
        if key not in found:
            found[key] = _role(name, len(found), action, characters)
    return found


def slug(name: str, number: int, taken: Collection[str]) -> str:
    """An id that tells whom it stands for."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    key = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40]
    return key if key and key not in taken else f"speaker-{number + 1}"


def shown_name(name: str) -> str:
    """A name in capitals as a name: MIRA is Mira, O'NEIL O'Neil."""
    if name != name.upper() or _CHINESE.search(name):
        return name
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), name.replace("'S ", "'s "))


def _role(name: str, number: int, action: str, characters: Mapping[str, Persona]) -> SpeakerRole:
    key = folded_name(name)
    for preset, persona in characters.items():
        if key in {preset, *(folded_name(one) for one in (*persona.names.en, *persona.names.zh))}:
            return SpeakerRole(name, voice=True) if persona.narrator else SpeakerRole(name, preset=preset)
    if key in NARRATORS:
        return SpeakerRole(name, voice=True)
    kind = probe(name)
    if kind is not None and _is_kind(name, kind, action):
        return SpeakerRole(name, entity=kind)
    shown = shown_name(name)
    key = slug(shown, number, {*characters, "narrator"})
    return SpeakerRole(name, named=NamedSpeaker(key, CharacterNames(en=[shown], zh=[shown])))


def probe(name: str) -> Entity | None:
    """Somebody of whom only a word is known ("OLD WOMAN", 狗), as the reader sees them."""
    language: Language = "zh" if mostly_chinese(name) else "en"
    told = f"{name}等着。" if language == "zh" else f"The {name.lower()} waits."
    reading = read_story(told, language, {})
    acting = {key for act in reading.acts for key in act.who}
    return next((one for one in reading.entities if one.id in acting and one.noun), None)


def _is_kind(name: str, kind: Entity, action: str) -> bool:
    """Whether a word over lines says what somebody is, and isn't what they are called."""
    if _CHINESE.search(name):
        return kind.kind in (EntityKind.PERSON, EntityKind.ANIMAL) or prop_kind(kind) is not PropKind.PARCEL
    word = re.escape(name)
    if re.search(
        rf"\b(?:an?|the|his|her|their|its|two|three|some)\s+(?:[\w-]+\s+){{0,3}}{word}\b", action, re.I
    ):
        return True
    if name.casefold() in WORD_NAMES or re.search(
        rf"(?<![\w'])(?-i:{re.escape(shown_name(name))})\b", action
    ):
        return False
    return kind.kind in (EntityKind.PERSON, EntityKind.ANIMAL) or prop_kind(kind) is not PropKind.PARCEL
