"""Schemas like those that the studio and its users ask for, drawn from a seed, each with texts that fit and don't."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Make = Callable[[], Any]
"""Draws a value that fits."""
Drawn = tuple[dict[str, Any], Make]
NAMES = [
    "title",
    "mood",
    "shots",
    "place",
    "seconds",
    "who",
    "text",
    "line",
    "sound",
    "colour",
    "count",
    "note",
    "名字",
    "größe",
]
TEXTS = (
    'She says "no".',
    "One\nTwo",
    'Back\\slash and "quote"\n\tend',
    "Ahoy",
    "a joke about the sea",
    "你好,世界",
    "é",
)
_FIT, _UNFIT = 3, 2
"""Texts of each kind for a schema."""


@dataclass(frozen=True)
class SchemaSample:
    """A schema and texts, each with whether it fits."""

    schema: dict[str, Any]
    texts: list[tuple[str, bool]]


def samples(count: int, seed: int) -> list[SchemaSample]:
    """``count`` schemas; the same for the same seed."""
    return [_Source(random.Random(f"{seed} {number}")).sample() for number in range(count)]


class _Source:
    """One schema's dice."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._parts: dict[str, Any] = {}

    def sample(self) -> SchemaSample:
        schema, make = self._object(0)
        if self._dice.random() < 0.2:
            schema, make = self._joined(schema, make)
        if self._parts:
            schema = {**schema, "$defs": self._parts}
        texts = [(_written(make()), True) for _ in range(_FIT)]
        texts += [(_written(self._spoilt(make())), False) for _ in range(_UNFIT)]
        return SchemaSample(schema, texts)

    def _object(self, depth: int, names: list[str] | None = None) -> Drawn:
        fields: dict[str, tuple[bool, Drawn]] = {}
        if names is None and self._dice.random() < 0.3:
            fields["thinking"] = (True, ({"type": "string"}, self._text))
        for name in names or self._dice.sample(NAMES, self._dice.randint(1, 4)):
            fields[name] = (self._dice.random() < 0.7, self._value(depth + 1))
        needed = [name for name, (always, _) in fields.items() if always and name != "thinking"]
        schema: dict[str, Any] = {
            "type": "object",
            "properties": {name: inner for name, (_, (inner, _)) in fields.items()},
        }
        if needed or self._dice.random() < 0.5:
            schema["required"] = needed
        if self._dice.random() < 0.5:
            schema["additionalProperties"] = False

        def make() -> dict[str, Any]:
            """The required ones first, which is how engines write them."""
            told = {name: value() for name, (always, (_, value)) in fields.items() if always}
            others = {name: value for name, (always, (_, value)) in fields.items() if not always}
            return told | {name: value() for name, value in others.items() if self._dice.random() < 0.6}

        return schema, make

    def _joined(self, schema: dict[str, Any], make: Make) -> Drawn:
        """Two objects that hold for the same value."""
        open_schema = {key: value for key, value in schema.items() if key != "additionalProperties"}
        inner = {
            "type": "object",
            "properties": {"joined": {"type": "integer", "minimum": 3}},
            "required": ["joined"],
        }

        def both() -> dict[str, Any]:
            made: dict[str, Any] = make()
            needed = {"thinking", *schema.get("required", ())}
            first = {name: value for name, value in made.items() if name in needed}
            return first | {"joined": self._dice.randint(3, 2000)} | made

        return {"allOf": [open_schema, inner]}, both

    def _value(self, depth: int) -> Drawn:
        kinds: list[Callable[[int], Drawn]] = [
            self._string,
            self._string,
            self._bounded,
            self._shaped,
            self._choice,
            self._whole,
            self._number,
            self._flag,
        ]
        if depth < 3:
            kinds += [
                self._list,
                self._nested,
                self._maybe,
                self._named,
                self._either,
                self._pair,
                self._table,
            ]
        return self._dice.choice(kinds)(depth)

    def _text(self) -> str:
        return self._dice.choice(TEXTS)

    def _string(self, depth: int) -> Drawn:
        return {"type": "string", "description": "some text"}, self._text

    def _bounded(self, depth: int) -> Drawn:
        return {"type": "string", "minLength": 1, "maxLength": self._dice.choice([40, 80, 280])}, self._text

    def _shaped(self, depth: int) -> Drawn:
        if self._dice.random() < 0.5:
            return {"type": "string", "format": "date"}, lambda: f"20{self._dice.randint(10, 30)}-11-28"
        return {"type": "string", "pattern": "^[a-z]{2,9}$"}, lambda: self._dice.choice(
            ["sea", "ahoy", "fish"]
        )

    def _choice(self, depth: int) -> Drawn:
        values = self._dice.sample(["happy", "sad", 'so "so"', "café", "快乐", 3, None, True], 3)
        return {"enum": values}, lambda: self._dice.choice(values)

    def _whole(self, depth: int) -> Drawn:
        low = self._dice.choice([-1000, -7, 0, 1, 10, 250])
        high = low + self._dice.choice([0, 5, 99, 12345])
        bounds: dict[str, Any] = self._dice.choice(
            [{}, {"minimum": low}, {"maximum": high}, {"minimum": low, "maximum": high}]
        )
        if self._dice.random() < 0.3 and "minimum" in bounds:
            bounds["exclusiveMinimum"] = bounds.pop("minimum") - 1
        return {"type": "integer", **bounds}, lambda: self._dice.randint(low, high)

    def _number(self, depth: int) -> Drawn:
        bounds: dict[str, Any] = self._dice.choice(
            [{}, {"minimum": 0, "maximum": 1}, {"exclusiveMinimum": 0.0}]
        )
        return {"type": "number", **bounds}, lambda: self._dice.choice([0.5, 0.12345678, 1, 2.5e-12])

    def _flag(self, depth: int) -> Drawn:
        return {"type": "boolean"}, lambda: self._dice.random() < 0.5

    def _list(self, depth: int) -> Drawn:
        inner, make = self._value(depth + 1)
        low = self._dice.choice([0, 1])
        bounds: dict[str, Any] = self._dice.choice(
            [{}, {"minItems": low, "maxItems": 3}, {"minItems": 1, "uniqueItems": True}]
        )
        return {"type": "array", "items": inner, **bounds}, lambda: [make() for _ in range(max(low, 1))]

    def _nested(self, depth: int) -> Drawn:
        return self._object(depth + 1, self._dice.sample(NAMES, 2))

    def _maybe(self, depth: int) -> Drawn:
        if self._dice.random() < 0.5:
            return {"type": ["string", "null"]}, lambda: self._dice.choice([self._text(), None])
        inner, make = self._value(depth + 1)
        schema = {"anyOf": [inner, {"type": "null"}], "default": None}
        return schema, lambda: make() if self._dice.random() < 0.5 else None

    def _named(self, depth: int) -> Drawn:
        schema, make = self._object(depth + 1, self._dice.sample(NAMES, 2))
        name = f"Part{len(self._parts)}"
        self._parts[name] = schema
        return {"$ref": f"#/$defs/{name}", "description": "a part of its own"}, make

    def _either(self, depth: int) -> Drawn:
        inner, make = self._value(depth + 1)
        shapes = [
            {
                "type": "object",
                "properties": {"kind": {"const": "a"}, "value": inner},
                "required": ["kind", "value"],
            },
            {"type": "object", "properties": {"kind": {"const": "b"}}, "required": ["kind"]},
        ]
        return {
            "oneOf": shapes
        }, lambda: {"kind": "a", "value": make()} if self._dice.random() < 0.5 else {"kind": "b"}

    def _pair(self, depth: int) -> Drawn:
        return {"type": "array", "prefixItems": [{"type": "integer"}, {"type": "string"}]}, lambda: [
            4,
            self._text(),
        ]

    def _table(self, depth: int) -> Drawn:
        inner, make = self._value(depth + 1)
        return {"type": "object", "additionalProperties": inner}, lambda: {"one": make(), "two": make()}

    def _spoilt(self, value: dict[str, Any]) -> dict[str, Any]:
        """The value with one thing wrong, or its fields the other way round."""
        made, name = copy.deepcopy(value), self._dice.choice(list(value) or ["x"])
        match self._dice.randint(0, 3):
            case 0:
                made.pop(name, None)
            case 1:
                made["further"] = 1
            case 2:
                made[name] = {"of": ["another", "kind"]}
            case _:
                made = dict(reversed(made.items()))
        return made


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
