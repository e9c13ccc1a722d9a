"""Measures films of scripts: what is said as it is written, in order and with its feeling, what happens, what comes back.

The scripts lie in ``benchmarks/data/scripts``; what a reader would take from each stands in its ``expected.yaml``.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from ..agent.screenplay.compare import FilmSignature, signature
from ..agent.screenplay.film import storyboard_of_script
from ..agent.screenplay.plain import parse_script
from ..agent.screenplay.write import fountain_of
from ..agent.story.planner import DeterministicPlanner
from ..common import strict_yaml
from ..common.story import Storyboard
from ..configs.schema import CharacterPreset, load_characters
from ..intent import understand
from .figures import Figures

SCRIPTS = Path(__file__).parent / "data" / "scripts"
"""Scripts, half of them Chinese, and what they say."""
REQUESTS = Path(__file__).parent / "data" / "stories.yaml"
"""Requests whose films are written as scripts and read back."""


@dataclass
class ScriptFigures:
    """Figures over all scripts; shares are of what the scripts say."""

    scripts: int = 0
    letters: int = 0
    letters_said: int = 0
    lines: int = 0
    lines_in_order: int = 0
    feelings_right: int = 0
    acts: int = 0
    acts_right: int = 0
    scenes: int = 0
    scenes_right: int = 0
    added: int = 0
    """Lines and acts of films that no script holds."""
    came_back: int = 0
    requests: int = 0
    requests_came_back: int = 0
    slowest_ms: float = 0.0
    wrong: list[str] = field(default_factory=list)


def bench_scripts(folder: Path = SCRIPTS, requests: Path = REQUESTS) -> Figures:
    """The figures of :class:`ScriptFigures` as shares."""
    characters = load_characters()
    found = ScriptFigures()
    expected = strict_yaml.loads((folder / "expected.yaml").read_text("utf-8"))
    for name, told in expected.items():
        _measure(found, name, told, (folder / name).read_text("utf-8"), characters)
    for row in strict_yaml.loads(requests.read_text("utf-8")):
        intent = understand(row["request"], characters=characters)
        board = DeterministicPlanner().plan(intent, seed=1, characters=characters)
        found.requests += 1
        found.requests_came_back += comes_back(board, characters)
    return _shares(found)


def film_of(text: str, characters: Mapping[str, CharacterPreset]) -> Storyboard:
    """The plan of a script's film."""
    names = [name for one in characters.values() for name in (*one.names.en, *one.names.zh)]
    return storyboard_of_script(parse_script(text, names), characters, request="Untitled")


def comes_back(board: Storyboard, characters: Mapping[str, CharacterPreset]) -> bool:
    """Whether a storyboard that is written and read again is the same."""
    again = film_of(fountain_of(board, characters), characters)
    return signature(board, characters) == signature(again, characters)


def as_labels(found: FilmSignature) -> dict[str, list[str]]:
    """A signature as a person writes it down in ``expected.yaml``."""
    return {
        "scenes": [" ".join(scene) for scene in found.scenes],
        "acts": [
            " ".join(str(part) for part in _flat(act) if part not in (None, "done")) for act in found.acts
        ],
        "lines": [f"{who}|{text}|{emotion}" for who, text, emotion in found.lines],
    }


def _flat(act: Sequence[object]) -> list[object]:
    return [one for part in act for one in (part if isinstance(part, tuple) else (part,))]


def _measure(
    found: ScriptFigures,
    name: str,
    told: Mapping[str, Sequence[str]],
    text: str,
    characters: Mapping[str, CharacterPreset],
) -> None:
    began = time.perf_counter()
    board = film_of(text, characters)
    found.slowest_ms = max(found.slowest_ms, (time.perf_counter() - began) * 1000.0)
    got = as_labels(signature(board, characters))
    wanted, spoken = _speeches(told["lines"]), _speeches(got["lines"])
    found.scripts += 1
    found.letters += sum(len(text) for _, text, _ in wanted)
    pairs = _common(
        [f"{who}|{text}" for who, text, _ in wanted], [f"{who}|{text}" for who, text, _ in spoken]
    )
    found.letters_said += sum(len(wanted[n][1]) for n, _ in pairs)
    found.lines += len(wanted)
    found.lines_in_order += len(pairs)
    found.feelings_right += sum(wanted[n][2] == spoken[m][2] for n, m in pairs)
    for kind in ("acts", "scenes"):
        same = len(_common(told[kind], got[kind]))
        setattr(found, kind, getattr(found, kind) + len(told[kind]))
        setattr(found, f"{kind}_right", getattr(found, f"{kind}_right") + same)
        found.added += len(got[kind]) - same
    found.added += len(spoken) - len(pairs)
    came = comes_back(board, characters)
    found.came_back += came
    same = all(got[kind] == list(told[kind]) for kind in ("acts", "scenes")) and wanted == spoken
    if not (same and came):
        found.wrong.append(name)


def _speeches(lines: Sequence[str]) -> list[tuple[str, str, str]]:
    """Lines as who says what and how, without spaces; what one says on in the same way is one speech."""
    found: list[tuple[str, str, str]] = []
    for who, text, how in (line.split("|") for line in lines):
        said = "".join(text.split())
        if found and (found[-1][0], found[-1][2]) == (who, how):
            found[-1] = (who, found[-1][1] + said, how)
        else:
            found.append((who, said, how))
    return found


def _common(wanted: Sequence[str], got: Sequence[str]) -> list[tuple[int, int]]:
    """Which of the wanted are there, in their order: the pairs of their places."""
    blocks = SequenceMatcher(None, wanted, got, autojunk=False).get_matching_blocks()
    return [(block.a + n, block.b + n) for block in blocks for n in range(block.size)]


def _shares(found: ScriptFigures) -> Figures:
    return {
        "scripts": found.scripts,
        "verbatim": round(found.letters_said / max(1, found.letters), 4),
        "in_order": round(found.lines_in_order / max(1, found.lines), 4),
        "feelings": round(found.feelings_right / max(1, found.lines), 4),
        "acts": round(found.acts_right / max(1, found.acts), 4),
        "scenes": round(found.scenes_right / max(1, found.scenes), 4),
        "added": found.added,
        "round_trip": round(found.came_back / max(1, found.scripts), 4),
        "requests_round_trip": round(found.requests_came_back / max(1, found.requests), 4),
        "slowest_ms": round(found.slowest_ms, 1),
        "wrong": list(found.wrong),
    }
