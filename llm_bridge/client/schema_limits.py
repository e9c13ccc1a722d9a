"""What a JSON schema from outside may be: small with its references followed, and closed in itself.

A few hundred letters can describe a schema of a billion parts (each definition using the next one twice), and
a pattern can be written that takes longer than any answer is worth. Both are found here by looking at the
schema alone, in time that grows with its length, before it is checked, sent to an engine or held against an
answer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from typing import Any
from urllib.parse import unquote

from pydantic_core import SchemaError, SchemaValidator, core_schema

from ...common.errors import StudioError

MOST_BYTES = 512 << 10
"""Longest schema as JSON text: lists of installed files are long."""
MOST_PLACES = 2_000
"""Schemas within a schema as it is written."""
MOST_EXPANDED = 20_000
"""Schemas within it once every reference is replaced by what it refers to."""
MOST_DEPTH = 64
"""Deepest nesting, references followed."""
LONGEST_REFERENCE = 500
LONGEST_PATTERN = 500

BESIDE = frozenset(
    ["allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas", "dependencies", "$ref"]
)
"""Keywords whose schemas are held against the same value."""
INSIDE = frozenset(
    [
        "items",
        "prefixItems",
        "additionalItems",
        "contains",
        "additionalProperties",
        "propertyNames",
        "properties",
        "patternProperties",
    ]
)
"""Keywords whose schemas are held against parts of the value."""
KEPT = frozenset(["$defs", "definitions"])
"""Keywords whose schemas are only referred to."""
_BY_NAME = KEPT | {"dependentSchemas", "dependencies", "properties", "patternProperties"}
NOT_FOLLOWED = frozenset(
    [
        "$anchor",
        "$dynamicAnchor",
        "$dynamicRef",
        "$id",
        "$recursiveAnchor",
        "$recursiveRef",
        "$schema",
        "unevaluatedItems",
        "unevaluatedProperties",
    ]
)
"""Keywords that move references, change the dialect half-way, or can't be checked in bounded time."""
_NAME_LISTS = ("required", "type")
_VERBOSE = re.compile(r"\(\?[a-zA-Z]*x")
"""A group's flags under which blanks and remarks mean nothing, also between a group and its count."""
_PARTS = re.compile(
    r"\\[xuUpP]\{[^}]*\}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\s*(\d+)\s*(?:,\s*(\d*)\s*)?\}|.", re.DOTALL
)
"""An escaped sign, a set, a count or any other sign of a pattern."""

Place = dict[str, Any]


def bad_schema(reason: str) -> StudioError:
    """The refusal of a schema, as a user reads it."""
    return StudioError("option_invalid", f"The JSON schema is invalid: {reason}.", "Correct the schema.")


def as_text(schema: Mapping[str, Any]) -> str:
    """A schema as JSON text.

    Raises:
        StudioError: ``option_invalid``: it holds what JSON can't, or is over :data:`MOST_BYTES`.
    """
    try:
        text = json.dumps(dict(schema), allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise bad_schema("it is no JSON, or nested too deeply") from error
    if len(text) > MOST_BYTES:
        raise bad_schema(f"it is over {MOST_BYTES >> 10} KB")
    return text


@lru_cache(maxsize=32)
def compiled_pattern(pattern: str) -> SchemaValidator:
    """A regular expression in pydantic's own engine.

    It takes at most :func:`pattern_weight` times the text's length.

    One may take 10 MB, so that only a few are kept.

    Raises:
        StudioError: ``option_invalid``: it is too long or large, or needs an engine that goes back and tries
            again (looking around, back references).
    """
    if len(pattern) > LONGEST_PATTERN:
        raise bad_schema(f"a pattern in it is over {LONGEST_PATTERN} letters")
    if any(part[0] == "(" and _VERBOSE.match(pattern, part.start()) for part in _PARTS.finditer(pattern)):
        raise bad_schema("a pattern in it has the flag x")
    try:
        return SchemaValidator(
            core_schema.str_schema(pattern=pattern, regex_engine="rust-regex", strict=True)
        )
    except (SchemaError, UnicodeError) as error:
        told = str(error).strip().splitlines()
        raise bad_schema(f"its pattern {pattern[:80]!r} can't be used ({told[-1].strip()[:120]})") from error


@lru_cache(maxsize=256)
def pattern_weight(pattern: str) -> int:
    """How many places there are in a pattern once its counts are written out: ``(ab{3}){2}`` has eight."""
    groups, last = [0], 0
    for part in _PARTS.finditer(pattern):
        least, most = part.groups()
        if part[0] == "(":
            groups.append(0)
            last = 0
        elif least is not None:
            groups[-1] += last * (max(int(least), int(most or 0), 1) - 1)
            last *= max(int(least), int(most or 0), 1)
        else:
            inner = groups.pop() if part[0] == ")" and len(groups) > 1 else 0
            last = max(inner, 1)
            groups[-1] += last
    return max(sum(groups), 1)


class Survey:
    """Every schema within a schema, and what each is made of.

    Attributes:
        targets: what references lead to, by reference.
        patterns: every regular expression in it.
        places: how many schemas there are in it as it is written.

    Raises:
        StudioError: ``option_invalid`` with the limit that it is over.
    """

    def __init__(self, schema: Place) -> None:
        self._root = schema
        self.targets: dict[str, Place | bool] = {}
        self.patterns: list[str] = []
        self.places = 1
        self._places: dict[int, Place] = {}
        self._beside: dict[int, list[Place]] = {}
        self._parts: dict[int, list[Place]] = {}
        self._known: dict[int, tuple[int, int]] = {}
        _refuse_outside(schema)
        self._collect()
        try:
            TopologicalSorter(
                {key: {id(one) for one in beside} for key, beside in self._beside.items()}
            ).prepare()
        except CycleError as error:
            raise bad_schema("a reference in it leads back to itself") from error
        for place in self._places.values():
            if self._measured(place, 1)[0] > MOST_EXPANDED:
                raise bad_schema(f"with its references followed it holds over {MOST_EXPANDED:,} schemas")

    def loose(self, names: frozenset[str]) -> list[Place]:
        """What references lead to outside the parts ``names``: jsonschema doesn't check that it is a schema."""
        found = {
            id(target): target
            for reference, target in self.targets.items()
            if not (reference.count("/") == 2 and reference.split("/")[1] in names)
            and target is not self._root
        }
        return [target for target in found.values() if isinstance(target, dict)]

    def _collect(self) -> None:
        waiting = [self._root]
        while waiting:
            place = waiting.pop()
            if id(place) in self._places:
                continue
            self._places[id(place)] = place
            self._check_words(place)
            found = {kind: _within(place, kind) for kind in (BESIDE, INSIDE, KEPT)}
            self.places += sum(map(len, found.values()))
            if self.places > MOST_PLACES:
                raise bad_schema(f"it holds over {MOST_PLACES:,} schemas")
            found = {kind: [one for one in parts if isinstance(one, dict)] for kind, parts in found.items()}
            if isinstance(target := self._target(place), dict):
                found[BESIDE].append(target)
            self._beside[id(place)] = found[BESIDE]
            self._parts[id(place)] = found[BESIDE] + found[INSIDE]
            waiting += found[BESIDE] + found[INSIDE] + found[KEPT]

    def _check_words(self, place: Place) -> None:
        if unknown := sorted(NOT_FOLLOWED & place.keys()):
            raise bad_schema(f"{unknown[0]} isn't followed within it")
        for name in _NAME_LISTS:
            if isinstance(names := place.get(name), list) and not all(isinstance(one, str) for one in names):
                raise bad_schema(f"{name} is a list of names")
        if isinstance(pattern := place.get("pattern"), str):
            self.patterns.append(pattern)
        if isinstance(named := place.get("patternProperties"), dict):
            self.patterns += named

    def _target(self, place: Place) -> Place | bool | None:
        reference = place.get("$ref")
        if not isinstance(reference, str):
            return None
        if len(reference) > LONGEST_REFERENCE or not (reference == "#" or reference.startswith("#/")):
            raise bad_schema("only references such as #/$defs/name are followed")
        found: Any = self._root
        for step in unquote(reference[2:]).split("/") if len(reference) > 1 else []:
            name = step.replace("~1", "/").replace("~0", "~")
            if isinstance(found, list) and name.isdecimal() and len(name) < 6 and int(name) < len(found):
                found = found[int(name)]
            elif isinstance(found, dict) and name in found:
                found = found[name]
            else:
                raise bad_schema("a reference in it leads nowhere")
        if not isinstance(found, dict | bool):
            raise bad_schema("a reference in it leads to what is no schema")
        self.targets[reference] = found
        return found

    def _measured(self, place: Place, depth: int) -> tuple[int, int]:
        """Number of schemas and depth, references followed; what repeats within itself counts once."""
        known = self._known.get(id(place))
        if known is None and depth <= MOST_DEPTH:
            self._known[id(place)] = (1, 1)
            parts = [self._measured(part, depth + 1) for part in self._parts[id(place)]]
            known = (1 + sum(size for size, _ in parts), 1 + max((height for _, height in parts), default=0))
            self._known[id(place)] = known
        if known is None or depth + known[1] - 1 > MOST_DEPTH:
            raise bad_schema(f"with its references followed it is nested deeper than {MOST_DEPTH} levels")
        return known


def _within(place: Place, keywords: frozenset[str]) -> list[Any]:
    """What stands under some keywords of a schema: schemas, ``true`` and ``false``."""
    found: list[Any] = []
    for key in keywords & place.keys():
        value = place[key]
        if isinstance(value, list):
            found += value
        elif isinstance(value, dict):
            found += value.values() if key in _BY_NAME else [value]
    return found


def _refuse_outside(schema: Place) -> None:
    """No reference may leave the schema, also where only an engine would look for one."""
    waiting: list[Any] = [schema]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            for name in ("$ref", "$dynamicRef"):
                if isinstance(led := node.get(name), str) and not led.startswith("#"):
                    raise bad_schema(f"it refers to {led[:80]!r}, and only references within it are followed")
        waiting += node.values() if isinstance(node, dict) else node if isinstance(node, list) else []
