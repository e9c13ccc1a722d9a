"""The joke files: a screenplay notation that people can read and write, parsed into scenes.

A scene begins with ``@kind tag tag key=value …``; ``name:`` alone on a line begins a part; every other line
is ``WHO: text [directions]``:

* ``A``, ``B``, ``C`` are cast roles, ``N`` the narrator, ``CARD`` an intertitle, ``LOWER`` a caption bar;
* ``A*`` acts without speaking;
* ``text || other text`` are alternatives, of which the seed takes one;
* a leading ``?`` marks a bit that a shorter film leaves out, ``??`` one that goes next; neighbours with the same
  mark go together;
* directions are words of ``common.vocabulary`` (emotion, gesture, framing, camera, sound) or ``!!`` for the
  punchline, which gets the hold.

What slots such as ``{T.a}`` become is the matter of ``words``; which scenes make a film, of ``writer``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import groupby
from typing import Any

from ...common.story import Language
from ...common.vocabulary import CameraMove, Emotion, Form, Framing, Gesture, Sound, Transition

_DIRECTIONS: Mapping[str, tuple[str, object]] = {
    **{word.value: ("emotion", word) for word in Emotion},
    **{word.value: ("gesture", word) for word in Gesture},
    **{word.value: ("framing", word) for word in Framing},
    **{word.value: ("camera", word) for word in CameraMove},
    **{word.value: ("sound", word) for word in Sound if word is not Sound.WIND},
    **{word.value: ("transition", word) for word in Transition if word is not Transition.CUT},
    "gust": ("sound", Sound.WIND),
    "close": ("framing", Framing.CLOSE_UP),
}
FORMS = frozenset(form.value for form in Form)
_LINE = re.compile(r"^(\?{0,2})\s*([ABCDN]|CARD|LOWER)(\*)?:\s*(.*?)\s*(?:\[([^\]]*)\])?\s*$")
_POINTS_BACK = re.compile(
    r"(?:And |That|Yes|Exactly|It\b|It's|Where|I did|Who speaks|But |Another|In its need|Together|And the|Then|With no|那|它|第|我拜|真的|真美|还送|又|送什么)"
)
"""How a line begins that needs the line before it."""
_PART = re.compile(r"^([a-z]+\d?):$")
SLOT = re.compile(r"\{(\w+)(?:\.(\w+))?\}")


@dataclass(frozen=True)
class Directions:
    """How a bit is played; None leaves it to the stage."""

    emotion: Emotion | None = None
    gesture: Gesture | None = None
    framing: Framing | None = None
    camera: CameraMove | None = None
    sound: Sound | None = None
    transition: Transition | None = None


@dataclass(frozen=True)
class Bit:
    """One line of a scene: who, alternatives of the text, how it is played."""

    who: str
    texts: tuple[str, ...]
    directions: Directions = Directions()
    action: bool = False
    optional: int = 0
    punch: bool = False


@dataclass(frozen=True)
class JokeScene:
    """A scene of a joke file; ``parts`` keeps their written order."""

    kind: str
    tags: frozenset[str]
    where: Mapping[str, str]
    parts: Mapping[str, tuple[Bit, ...]]
    source: str

    @property
    def bits(self) -> tuple[Bit, ...]:
        """All bits in order."""
        return tuple(bit for part in self.parts.values() for bit in part)

    @property
    def roles(self) -> frozenset[str]:
        """Cast roles that speak, act or are spoken of."""
        named = {name for bit in self.bits for text in bit.texts for name, _ in SLOT.findall(text)}
        return frozenset((named | {bit.who for bit in self.bits}) & {"A", "B", "C", "D"})


def _bit(line: str, where: str) -> Bit:
    match = _LINE.match(line)
    if match is None:
        raise ValueError(f"{where}: not a line of a scene: {line!r}")
    optional, who, action, text, directions = match.groups()
    found: dict[str, Any] = {}
    punch = False
    for word in (directions or "").split():
        if word == "!!":
            punch = True
        elif word in _DIRECTIONS:
            kind, value = _DIRECTIONS[word]
            found[kind] = value
        else:
            raise ValueError(f"{where}: no such direction: {word!r}")
    texts = tuple(part.strip() for part in text.split("||")) if text else ("",)
    return Bit(who, texts, Directions(**found), bool(action), len(optional), punch)


def parse(text: str, name: str) -> tuple[JokeScene, ...]:
    """The scenes of one joke file.

    Raises:
        ValueError: with file and line, for anything that is not in the notation.
    """
    scenes: list[JokeScene] = []
    header: tuple[list[str], str] | None = None
    parts: dict[str, list[Bit]] = {}
    part = "all"

    def close() -> None:
        if header is None:
            return
        words, source = header
        where = dict(word.split("=", 1) for word in words[1:] if "=" in word)
        tags = frozenset(word for word in words[1:] if "=" not in word)
        if not parts:
            raise ValueError(f"{source}: an empty scene")
        scenes.append(JokeScene(words[0], tags, where, {k: tuple(v) for k, v in parts.items()}, source))

    for number, raw in enumerate(text.splitlines(), 1):
        line, where = raw.strip(), f"{name}:{number}"
        if not line or line.startswith("#"):
            continue
        if line.startswith("@"):
            close()
            header, parts, part = (line[1:].split(), where), {}, "all"
        elif header is None:
            raise ValueError(f"{where}: text before the first scene")
        elif _PART.match(line):
            part = line[:-1]
            parts[part] = []
        else:
            parts.setdefault(part, []).append(_bit(line, where))
    close()
    return tuple(scenes)


@cache
def library(language: Language) -> tuple[JokeScene, ...]:
    """All scenes of a language, in file order."""
    folder = resources.files(__package__) / "jokes" / language
    files = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".txt")), key=lambda e: e.name)
    scenes = [scene for entry in files for scene in parse(entry.read_text("utf-8"), entry.name)]
    return (
        *scenes,
        *(ending for scene in scenes for ending in _endings(scene)),
        *(turn for scene in scenes for turn in _turns(scene)),
    )


def _endings(scene: JokeScene) -> list[JokeScene]:
    """The twist and tag of a plot tagged ``free``, which fit behind any set-up of the same form."""
    if scene.kind != "plot" or "free" not in scene.tags:
        return []
    parts = {name: bits for name, bits in scene.parts.items() if name in ("twist", "tag")}
    return [JokeScene("ending", scene.tags, scene.where, parts, f"{scene.source}#end")]


def _turns(scene: JokeScene) -> list[JokeScene]:
    """The optional exchanges of a plot, which are gags for any film of the same form."""
    if scene.kind != "plot" or "mime" in scene.tags:
        return []
    form = ",".join(sorted(scene.tags & FORMS))
    runs = groupby(scene.parts.get("expectation", ()), key=lambda bit: bit.optional)
    groups = [tuple(run) for optional, run in runs if optional]
    return [
        JokeScene(
            "gag", frozenset(), {**scene.where, "form": form}, {"all": group}, f"{scene.source}#{number}"
        )
        for number, group in enumerate(groups)
        if len({bit.who for bit in group}) > 1 and _stands_alone(group)
    ]


def _stands_alone(group: tuple[Bit, ...]) -> bool:
    """Whether an exchange names something of its own film and doesn't begin by pointing back."""
    names = any(
        who in ("T", "P", "topic") for bit in group for text in bit.texts for who, _ in SLOT.findall(text)
    )
    return names and bool(group[0].texts[0]) and _POINTS_BACK.match(group[0].texts[0]) is None
