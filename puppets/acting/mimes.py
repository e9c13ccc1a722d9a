"""Which acts have a picture of their own: a lexicon of verbs by mime, in English and Chinese (``mimes.yaml``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from ...common import strict_yaml
from ...common.acts import Action
from ...common.mimes import Mime
from ...common.story import Language
from ...common.things import PropKind

_FILE = Path(__file__).with_name("mimes.yaml")
ITSELF = "itself"
"""Stands for the whole of one's own body."""
OWN = "|own"
"""Marks a verb and a part of one's own body that are read apart: "brushes her teeth"."""


@dataclass(frozen=True)
class MimeEntry:
    """A mime: the action it is, its verbs as ``verbs.yaml`` writes them, and the thing at hand it can't do without."""

    mime: Mime
    action: Action
    en: str
    zh: str
    prop: PropKind | None = None
    also: tuple[Action, ...] = ()
    alone: bool = False
    things: tuple[PropKind, ...] = ()

    def verbs(self, language: Language) -> list[str]:
        """Its verbs in a language that are read as one, each with its marks."""
        return [word for word in self.all_verbs(language) if not word.endswith(OWN)]

    def all_verbs(self, language: Language) -> list[str]:
        """Its verbs in a language, those with a part of one's own body among them."""
        return [word.strip() for word in (self.en if language == "en" else self.zh).split(",") if word]


@lru_cache(maxsize=1)
def mime_entries() -> Mapping[Mime, MimeEntry]:
    """All mimes that verbs ask for."""
    data: dict[str, dict[str, dict[str, str]]] = strict_yaml.loads(_FILE.read_text(encoding="utf-8"))
    return MappingProxyType({Mime(name): _entry(Mime(name), entry) for name, entry in data["mimes"].items()})


def mime_with(thing: PropKind | None, action: Action) -> Mime | None:
    """The mime that an act with this thing has, whatever the verb: a violin that is played."""
    found = (
        entry.mime for entry in mime_entries().values() if entry.action is action and thing in entry.things
    )
    return next(found, None)


def mime_of(verb: str, action: Action, part: str = "", *, alone: bool = True) -> Mime | None:
    """The mime that a verb's base form asks for; None where it was read as something else than the mime's action.

    Args:
        verb: as the act has it: "salute", "brush", "刷牙".
        action: what the act was read as.
        part: the noun of the part of one's own body that it is done to, if one was told: "tooth", or :data:`ITSELF`.
        alone: whether nobody and nothing else takes part.
    """
    own = f"{verb} himself" if part == ITSELF else f"{verb} his {part}"
    entry = _by_verb().get(own) if part else None
    entry = entry or _by_verb().get(verb)
    if entry is None or action not in (entry.action, *entry.also) or (entry.alone and not alone):
        return None
    return entry.mime


def _entry(mime: Mime, entry: Mapping[str, str]) -> MimeEntry:
    prop = PropKind(entry["prop"]) if "prop" in entry else None
    also = tuple(Action(one) for one in entry.get("also", "").split())
    things = tuple(PropKind(one) for one in entry.get("things", "").split())
    return MimeEntry(
        mime,
        Action(entry["action"]),
        entry.get("en", ""),
        entry.get("zh", ""),
        prop,
        also,
        "alone" in entry,
        things,
    )


@lru_cache(maxsize=1)
def _by_verb() -> Mapping[str, MimeEntry]:
    found: dict[str, MimeEntry] = {}
    for entry in mime_entries().values():
        for language in ("en", "zh"):
            for word in entry.all_verbs(language):
                found.setdefault(word.split("|")[0], entry)
    return MappingProxyType(found)
