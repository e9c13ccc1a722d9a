"""What an engine gets of a JSON schema: the part of it that every engine's grammar keeps in the same way.

Constrained decoding turns a schema into a grammar, and engines differ in how. xgrammar lets a text with a
length or a pattern hold no quotation mark and no line break, llama.cpp overlooks the ranges of numbers, and each
writes the fields of an object in an order of its own. So all schemas go through :func:`engine_schema`. What it
leaves out is told in the description, and the answer is held against the whole schema afterwards
(``structure.fit``), so that what is sent may be wider than what was meant.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import unquote

from .schema_limits import MOST_DEPTH, MOST_EXPANDED, bad_schema
from .schema_merge import ContradictionError, as_list, merged
from .schema_values import is_of_kind, kind_of_value, whole_range
from .types import Schema

REASONING = frozenset(
    [
        "analysis",
        "chain_of_thought",
        "explanation",
        "rationale",
        "reasoning",
        "scratchpad",
        "thinking",
        "thought",
        "thoughts",
    ]
)
"""Fields that a model fills to think: before the others, or they are of no use."""
MOST_COUNTED = 200
"""Longest list whose length a grammar counts; llama.cpp refuses grammars that count much further."""
_KINDS = ("string", "number", "boolean", "null", "object", "array")
_ANY: Schema = {"type": list(_KINDS)}
"""Anything: llama.cpp reads the empty schema as an object."""
_WORDS = ("title", "description", "default", "examples")
_BOUNDS = [
    "minLength",
    "maxLength",
    "pattern",
    "format",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
]
_PLAIN_NAME = re.compile(r"[A-Za-z0-9_ ]+")
_OBJECT = frozenset(["properties", "required", "additionalProperties", "patternProperties"])
_ARRAY = frozenset(["items", "prefixItems", "minItems", "maxItems", "uniqueItems"])
_TEXT = frozenset(["minLength", "maxLength", "pattern", "format"])
_NUMBER = frozenset(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"])
_ACTED = (
    _OBJECT
    | _ARRAY
    | _TEXT
    | _NUMBER
    | {"type", "enum", "const", "anyOf", "oneOf", "allOf", "minProperties", "maxProperties"}
)
"""Keywords that say something of the value."""
_READ = _ACTED | {"$ref", "$defs", "definitions", "additionalItems", *_WORDS}
_TOO_LARGE = "with its references followed it is too large to be made into a grammar"


def engine_schema(schema: Schema, *, part: str = "part") -> dict[str, Any]:
    """The schema to send for ``schema``; the same again when it went through here before.

    Fields are in the order in which every engine writes them: the required ones as declared, then the others.
    Text that a model writes to think (:data:`REASONING`) before its first required field is required.
    Objects that say nothing about further fields have none. ``allOf`` is merged.

    Args:
        part: begins the names of what references lead to, under ``$defs``.

    Raises:
        StudioError: ``option_invalid``: nothing can fit the schema, or it is too large or refers to nothing.
    """
    return _Writer(schema, part).root()


def engine_tools(tools: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """A request's ``tools`` with the schemas to send; no two of them share a name under ``$defs``.

    Raises:
        StudioError: as :func:`engine_schema`.
    """
    made = []
    for number, tool in enumerate(tools, 1):
        function = dict(tool["function"])
        if function.get("parameters"):
            function["parameters"] = engine_schema(function["parameters"], part=f"tool{number}part")
        made.append({**tool, "function": function})
    return made


def response_format(schema: Schema, name: str) -> dict[str, Any]:
    """A request's ``response_format`` for a schema (errors of :func:`engine_schema`)."""
    named = {"name": name, "schema": engine_schema(schema), "strict": True}
    return {"type": "json_schema", "json_schema": named}


class _Writer:
    """Writes one schema anew. References lead to ``$defs`` with plain names."""

    def __init__(self, root: Schema, part: str) -> None:
        self._root, self._part, self._left = root, part, MOST_EXPANDED
        self._names: dict[str, str] = {}
        self._made: dict[str, dict[str, Any]] = {}

    def root(self) -> dict[str, Any]:
        try:
            written = self._write(self._top(), 1)
            waiting = list(self._names)
            while waiting:
                for reference in waiting:
                    made = self._write(self._target(reference), 1)
                    self._made[self._names[reference]] = made
                waiting = [one for one, name in self._names.items() if name not in self._made]
        except ContradictionError as error:
            raise bad_schema(f"nothing can fit it ({error})") from error
        except (
            TypeError,
            ValueError,
            AttributeError,
            OverflowError,
        ) as error:  # of one that nobody checked before
            raise bad_schema("a keyword in it has a value of a wrong type") from error
        return {**written, "$defs": self._made} if self._made else written

    def _top(self) -> Any:
        """The whole schema, or what it refers to: llama.cpp follows no other reference when the first is one."""
        top = _without_remarks(self._root)
        if not _only_refers(top):
            return self._root
        target = self._target(self._last(top["$ref"]))
        words = {key: top[key] for key in _WORDS if key in top}
        return {**target, **words} if isinstance(target, Mapping) else target

    def _target(self, reference: Any) -> Any:
        found: Any = self._root
        steps = str(reference).partition("#")[2].split("/")[1:]
        for step in steps:
            name = unquote(step).replace("~1", "/").replace("~0", "~")
            if isinstance(found, list) and name.isdecimal() and int(name) < len(found):
                found = found[int(name)]
            elif isinstance(found, Mapping) and name in found:
                found = found[name]
            else:
                raise bad_schema("a reference in it leads nowhere")
        return found

    def _last(self, reference: Any) -> str:
        """Where a reference leads in the end, when what it leads to is one itself."""
        seen: list[str] = []
        while str(reference) not in seen:
            seen.append(str(reference))
            target = self._target(reference)
            target = _without_remarks(target) if isinstance(target, Mapping) else {}
            if not _only_refers(target):
                return seen[-1]
            reference = target["$ref"]
        raise bad_schema("a reference in it leads back to itself")

    def _write(self, place: Any, depth: int) -> dict[str, Any]:
        self._left -= 1
        if depth > MOST_DEPTH or self._left < 0:
            raise bad_schema(_TOO_LARGE)
        if place is False:
            raise ContradictionError("a part of it forbids everything")
        place = _without_remarks(place) if isinstance(place, Mapping) else {}
        if _is_open(place):
            return {**_ANY, **_told(place, ())}
        if _only_refers(place):
            reference = self._last(place["$ref"])
            name = self._names.setdefault(reference, f"{self._part}{len(self._names) + 1}")
            return {"$ref": f"#/$defs/{name}", **_told(place, ())}
        place = self._opened(place, depth)
        if "const" in place or "enum" in place:
            return self._choices(place)
        for word in ("anyOf", "oneOf"):
            if word in place:
                return self._alternatives(place, as_list(place[word]), depth)
        kind = place.get("type") or _kind_of(place)
        if isinstance(kind, list):
            parts = [{**{k: v for k, v in place.items() if k not in _WORDS}, "type": one} for one in kind]
            return self._alternatives({k: place[k] for k in _WORDS if k in place}, parts, depth)
        return self._typed(place, str(kind), depth)

    def _opened(self, place: Mapping[str, Any], depth: int) -> dict[str, Any]:
        """A schema with its own ``$ref`` and ``allOf`` merged into it."""
        self._left -= 1
        if depth > MOST_DEPTH or self._left < 0:
            raise bad_schema(_TOO_LARGE)
        parts = as_list(place.get("allOf"))
        if "$ref" in place:
            parts = [self._target(place["$ref"]), *parts]
        made = {key: value for key, value in place.items() if key not in ("allOf", "$ref")}
        for part in parts:
            made = merged(made, self._opened(part, depth + 1) if isinstance(part, Mapping) else part)
        return made

    def _choices(self, place: Mapping[str, Any]) -> dict[str, Any]:
        values = [place["const"]] if "const" in place else as_list(place["enum"])
        if "const" in place and "enum" in place and place["const"] not in as_list(place["enum"]):
            raise ContradictionError("const is not in enum")
        kinds = as_list(place.get("type") or list(_KINDS))
        values = [one for one in values if is_of_kind(one, kinds)]
        if not values:
            raise ContradictionError("no value of enum has its type")
        if any(
            isinstance(one, dict | list) for one in values
        ):  # engines write these with blanks of their own
            return {
                "type": list({kind_of_value(one): None for one in values}),
                **_told(place, ("enum", "const")),
            }
        return {"enum": values, **_told(place, ())}

    def _alternatives(self, place: Mapping[str, Any], parts: list[Any], depth: int) -> dict[str, Any]:
        around = {
            k: v for k, v in place.items() if k not in ("anyOf", "oneOf", "$defs", "definitions", *_WORDS)
        }
        found: list[dict[str, Any]] = []
        for part in parts:
            try:
                made = self._write(merged(around, part) if around else part, depth + 1)
            except ContradictionError:
                continue
            if made not in found:
                found.append(made)
        if not found:
            raise ContradictionError("none of its alternatives can be met")
        return {**(found[0] if len(found) == 1 else {"anyOf": found}), **_told(place, ())}

    def _typed(self, place: Mapping[str, Any], kind: str, depth: int) -> dict[str, Any]:
        match kind:
            case "object":
                return self._object(place, depth)
            case "array":
                return self._array(place, depth)
            case "integer":
                return {"type": kind, **whole_range(place), **_told(place, ("multipleOf",))}
            case "string" | "number" | "boolean" | "null":
                return {"type": kind, **_told(place, _BOUNDS)}
        raise bad_schema(f"{kind[:40]!r} is no type")

    def _object(self, place: Mapping[str, Any], depth: int) -> dict[str, Any]:
        wanted = [name for name in as_list(place.get("required")) if isinstance(name, str)]
        others = place.get("additionalProperties", "properties" not in place)
        if patterns := place.get("patternProperties"):
            others = {"anyOf": [*patterns.values(), *([] if others is False else [others])]}
        fields: dict[str, Any] = dict(place.get("properties") or {})
        unnamed = others if place.keys() & {"additionalProperties", "patternProperties"} else True
        fields |= {name: unnamed for name in wanted if name not in fields}
        needed = _needed(list(fields), wanted)
        made: dict[str, dict[str, Any]] = {}
        for name, inner in ({name: fields[name] for name in needed} | fields).items():
            try:
                made[name] = self._write(inner, depth + 1)
            except ContradictionError:
                if name in wanted:
                    raise
        result: dict[str, Any] = {"type": "object"}
        if made or others is False:
            result["properties"] = made
        if needed := [name for name in needed if name in made]:
            result["required"] = needed
        result |= self._further(made, others, depth)
        return {**result, **_told(place, ("minProperties", "maxProperties"))}

    def _further(self, fields: Mapping[str, Any], others: Any, depth: int) -> dict[str, Any]:
        """The fields that have no name in the schema."""
        if others is False or not all(map(_PLAIN_NAME.fullmatch, fields)):
            return {"additionalProperties": False}
        if others is True:
            return {"additionalProperties": True} if fields else {}
        return {"additionalProperties": self._write(others, depth + 1)}

    def _array(self, place: Mapping[str, Any], depth: int) -> dict[str, Any]:
        items = place.get("items", True)
        if place.get("prefixItems") or isinstance(items, list):
            return self._tuple(place, depth)
        counts = {k: int(place[k]) for k in ("minItems", "maxItems") if 0 <= place.get(k, -1) <= MOST_COUNTED}
        if counts.get("minItems", 0) > counts.get("maxItems", math.inf):
            raise ContradictionError("minItems is over maxItems")
        told = _told(place, ("uniqueItems", *({"minItems", "maxItems"} - counts.keys())))
        return {"type": "array", "items": self._write(items, depth + 1), **counts, **told}

    def _tuple(self, place: Mapping[str, Any], depth: int) -> dict[str, Any]:
        """A list whose first items have schemas of their own; one whose length is open is a list of any of them."""
        first, rest = place.get("prefixItems"), place.get("items")
        if not first:
            first, rest = rest, place.get("additionalItems")
        least, most = place.get("minItems", 0), place.get("maxItems", math.inf)
        first = list(first or [])[: int(min(most, MOST_EXPANDED))]
        if first and least <= len(first) and (rest in (None, False) or most == len(first)):
            made = [self._write(one, depth + 1) for one in first]
            fixed = {"prefixItems": made, "minItems": len(made), "maxItems": len(made)}
            other = [key for key in ("minItems", "maxItems") if place.get(key) != len(made)]
            return {"type": "array", **fixed, **_told(place, (*other, "uniqueItems"))}
        if rest is False and least > len(first):
            raise ContradictionError("it has more items than it allows")
        loose = {key: value for key, value in place.items() if key != "prefixItems"}
        told = _told(place, ("prefixItems",) if place.get("prefixItems") else ())
        return self._array(
            {**loose, **told, "items": {"anyOf": [*first, True if rest in (None, False) else rest]}}, depth
        )


def _without_remarks(place: Mapping[str, Any]) -> dict[str, Any]:
    """A schema without what no grammar knows; an ``allOf`` of nothing but a reference is the reference."""
    kept = {key: value for key, value in place.items() if key in _READ}
    parts = as_list(kept.get("allOf"))
    if "$ref" in kept or kept.keys() & _ACTED != {"allOf"} or len(parts) != 1:
        return kept
    if isinstance(parts[0], Mapping) and _only_refers(parts[0]):
        words = {key: kept[key] for key in _WORDS if key in kept}
        return {**_without_remarks(parts[0]), **words}
    return kept


def _only_refers(place: Mapping[str, Any]) -> bool:
    return "$ref" in place and not place.keys() & _ACTED


def _is_open(place: Mapping[str, Any]) -> bool:
    """Whether a schema says nothing of the value."""
    kinds = as_list(place.get("type") or list(_KINDS))
    return place.keys() <= {"type", *_WORDS} and set(_KINDS) <= set(kinds)


def _needed(names: list[str], wanted: list[str]) -> list[str]:
    """The fields to require, in the order in which they are declared."""
    first = next((at for at, name in enumerate(names) if name in wanted), len(names))
    leading = {name for name in names[: max(first, 1)] if name.lower() in REASONING}
    return [name for name in names if name in wanted or name in leading]


def _told(place: Mapping[str, Any], left_out: Any) -> dict[str, Any]:
    """What a schema says to people, with the bounds that no grammar keeps."""
    words = {key: place[key] for key in _WORDS if key in place}
    bounds = [f"{key} {json.dumps(place[key], ensure_ascii=False)}" for key in left_out if key in place]
    if bounds:
        said = str(words.get("description", ""))
        words["description"] = f"{said} ({', '.join(bounds)})".strip()
    return words


def _kind_of(place: Mapping[str, Any]) -> str | list[str]:
    """The type that a schema without one means."""
    if _OBJECT & place.keys():
        return "object"
    if _ARRAY & place.keys():
        return "array"
    if _TEXT & place.keys():
        return "string"
    return "number" if _NUMBER & place.keys() else list(_KINDS)
