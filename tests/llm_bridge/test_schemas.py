"""A JSON schema that a stranger sends must not keep the gateway busy, and ordinary ones must work as written."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.llm_bridge.client import schema_check, structure
from animation_ai_studio.llm_bridge.client.schema_limits import (
    MOST_EXPANDED,
    compiled_pattern,
    pattern_weight,
)
from animation_ai_studio.llm_bridge.client.structure import MismatchError, check_schema, find_json, fit
from animation_ai_studio.llm_bridge.gateway import limits, reliable
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from .conftest import HELLO, Opened, config, engine, post


def doubled(times: int) -> dict[str, Any]:
    """A schema in which each definition uses the next one twice."""
    ends = {f"d{times}": {"type": "string"}}
    steps = {f"d{i}": {"allOf": [{"$ref": f"#/$defs/d{i + 1}"}] * 2} for i in range(times)}
    return {"$defs": {**steps, **ends}, "$ref": "#/$defs/d0"}


def nested(levels: int) -> dict[str, Any]:
    """Lists in lists."""
    schema: dict[str, Any] = {"type": "string"}
    for _ in range(levels):
        schema = {"items": schema}
    return schema


def draft(number: int, **more: Any) -> dict[str, Any]:
    """A schema of an older dialect."""
    return {"$schema": f"http://json-schema.org/draft-0{number}/schema#", **more}


@pytest.mark.parametrize(
    ("schema", "why"),
    [
        (doubled(14), f"over {MOST_EXPANDED:,} schemas"),
        (nested(70), "deeper than 64 levels"),
        ({"$defs": {f"d{i}": {"$ref": f"#/$defs/d{i + 1}"} for i in range(70)} | {"d70": {}}}, "deeper than"),
        ({"anyOf": [{"minimum": i} for i in range(2_100)]}, "over 2,000 schemas"),
        ({"allOf": [True] * 2_100}, "over 2,000 schemas"),
        ({"description": "x" * 600_000}, "over 512 KB"),
        ({"$ref": "#"}, "back to itself"),
        ({"allOf": [{"not": {"$ref": "#"}}]}, "back to itself"),
        ({"$ref": "https://example.com/x.json"}, "only references within it"),
        ({"x-more": {"$ref": "x.json"}}, "only references within it"),
        ({"$ref": "#/$defs/missing"}, "leads nowhere"),
        ({"$ref": "#anchor"}, "only references such as"),
        ({"items": {"$id": "other", "$ref": "#"}}, "isn't followed"),
        ({"$dynamicRef": "#"}, "isn't followed"),
        ({"properties": {"a": {"$anchor": "a"}}}, "isn't followed"),
        ({"unevaluatedProperties": False}, "isn't followed"),
        ({"pattern": "^(?!a)b"}, "look-around"),
        ({"pattern": r"(a)\1"}, "backreferences"),
        ({"patternProperties": {"(": {}}}, "unclosed group"),
        ({"pattern": "a" * 600}, "over 500 letters"),
        ({"type": ["string", {}]}, "a list of names"),
        ({"enum": [{"pattern": 5}], "properties": {"a": {"$ref": "#/enum/0"}}}, "is not of type 'string'"),
        ({"type": "strin"}, "is not valid"),
        (draft(4, exclusiveMinimum=True), "is not of type 'number'"),
        ({"minimum": float("nan")}, "no JSON"),
        ({"default": object()}, "no JSON"),
    ],
)
def test_what_can_not_be_held_against_an_answer_is_refused_with_the_reason(schema: Any, why: str) -> None:
    """Before, most of these were taken, and the first answer (or the engine) had the trouble."""
    start = time.perf_counter()
    with pytest.raises(StudioError) as caught:
        check_schema(schema)
    assert caught.value.code == "option_invalid" and why in caught.value.message
    assert time.perf_counter() - start < 5


PLACES = {"oneOf": [{"$ref": "#/definitions/sea"}, {"const": "castle"}]}
LINKED = {
    "$defs": {
        "node": {
            "type": "object",
            "properties": {"next": {"$ref": "#/$defs/node"}, "value": {"type": "integer"}},
            "required": ["value"],
        }
    },
    "$ref": "#/$defs/node",
}
KEYED = {"patternProperties": {"^x_": {"type": "integer"}}, "additionalProperties": False}


@pytest.mark.parametrize(
    ("schema", "right", "wrong"),
    [
        (LINKED, {"value": 1, "next": {"value": 2}}, {"value": 1, "next": {"value": "x"}}),
        (KEYED, {"x_a": 1}, {"y": 1}),
        (KEYED, {}, {"x_a": "1"}),
        ({"properties": {"a": {}}, "additionalProperties": {"type": "null"}}, {"a": 1, "b": None}, {"b": 1}),
        ({"type": "string", "pattern": r"^\d{4}-\d{2}$"}, "2026-11", "2026-11 "),
        ({"pattern": r"\p{Lu}"}, "Étoile", "étoile"),
        ({"uniqueItems": True}, [1, True, "1", {"a": 1}, {"a": True}], [{"a": 1}, {"a": 1.0}]),
        ({"uniqueItems": True}, [0, False], [0, 0.0]),
        ({"enum": ["sea", ["a", 1]]}, ["a", 1], ["a", True]),
        (draft(7, definitions={"sea": {"const": "sea"}}, **PLACES), "castle", "space"),
        (draft(7, items=[{"type": "integer"}], additionalItems={"type": "null"}), [1, None], [1, 2]),
        (draft(4, type="object", required=["a"]), {"a": 1}, {}),
        ({"$id": "https://example.com/a.json", "$defs": {"a": {"minimum": 2}}, "$ref": "#/$defs/a"}, 2, 1),
        ({"shapes": {"a": {"minimum": 2}}, "items": {"$ref": "#/shapes/a"}}, [2], [1]),
        ({"properties": {"$ref": {"type": "string"}, "$id": {"type": "string"}}}, {"$id": "x"}, {"$id": 1}),
    ],
)
def test_ordinary_schemas_mean_what_they_say(schema: Any, right: Any, wrong: Any) -> None:
    assert fit(right, schema) == right
    with pytest.raises(MismatchError):
        fit(wrong, schema)


def test_an_answer_that_takes_too_many_steps_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """A schema may repeat within itself twice over; the work then doubles with each level of an answer."""
    monkeypatch.setattr(schema_check, "MOST_STEPS", 5_000)
    twice = {"allOf": [{"items": {"$ref": "#"}}, {"prefixItems": [{"$ref": "#"}]}]}
    fit([[[1]]], twice)
    value: Any = 1
    for _ in range(13):
        value = [value]
    with pytest.raises(StudioError, match="takes too long"):
        fit(value, twice)


def test_long_messages_and_lists_count() -> None:
    """Each alternative that fails writes the whole answer into its message: that is work as well."""
    text = "x" * 50_000
    with pytest.raises(StudioError, match="takes too long"):
        fit(text, {"anyOf": [{"type": "integer", "minimum": i} for i in range(300)]})
    with pytest.raises(StudioError, match="takes too long"):
        fit([0] * 20_000, {"items": {"anyOf": [{"enum": list(range(1, 20))}, {"type": "integer"}]}})


def test_the_clock_ends_a_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema_check, "MOST_SECONDS", -1.0)
    with pytest.raises(StudioError, match="takes too long"):
        fit("a", {"type": "string", "title": "the clock"})


def test_the_tools_of_one_request_share_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise a hundred schemas just under the limit would pass where one over it is refused."""
    monkeypatch.setattr(schema_check, "MOST_STEPS", 20_000)
    schemas = [{"properties": {f"{i}-{k}": {"type": "string"} for k in range(100)}} for i in range(10)]
    for schema in schemas[:3]:
        check_schema(schema)
    tools = [{"function": {"name": f"t{i}", "parameters": one}} for i, one in enumerate(schemas[3:])]
    with pytest.raises(limits.ApiError, match="takes too long"):
        limits.known_fields({**HELLO, "tools": tools})


def test_many_distinct_things_are_compared_in_time_that_grows_with_their_number() -> None:
    start = time.perf_counter()
    fit([{"a": number} for number in range(10_000)], {"uniqueItems": True})
    assert time.perf_counter() - start < 4


def test_a_pattern_takes_time_that_grows_with_the_text() -> None:
    """The same pattern and text take four times as long for two letters more in an engine that goes back."""
    start = time.perf_counter()
    assert not compiled_pattern("^(a+)+$").isinstance_python("a" * 20 + "!")
    assert compiled_pattern("^(a+)+$").isinstance_python("a" * 20_000)
    assert time.perf_counter() - start < 1
    with pytest.raises(MismatchError):
        fit("a" * 30_000, {"pattern": "a"})


@pytest.mark.parametrize(
    ("pattern", "weight"),
    [
        (r"^\d{4}-\d{2}$", 9), ("(ab{3}){2}", 8), ("(?:(a{0,5}){2,9})*", 48), ("a{7,}", 7), ("[]{9}]{3}", 3),
        (r"\({3}\)", 4), (r"\p{Lu}{3}", 3), ("(){40}", 40),
    ],
)  # fmt: skip
def test_a_pattern_weighs_what_its_counts_come_to(pattern: str, weight: int) -> None:
    """Counts within counts make a short pattern slow, however the engine works."""
    assert pattern_weight(pattern) == weight
    compiled_pattern(pattern)


def test_a_heavy_pattern_is_not_held_against_a_long_text() -> None:
    """Nothing ends a match that has begun, and nothing else in the process goes on while it lasts."""
    heavy = {"type": "string", "pattern": "(?:a{0,50}){0,50}$"}
    assert fit("aaa", heavy) == "aaa"
    with pytest.raises(StudioError, match="takes too long"):
        fit("a" * 20_000, heavy)
    assert fit("7" * 1_000, {"pattern": "^[0-9]{1,1000}$"})


@pytest.mark.parametrize("pattern", ["(?x)a {3}", "a(?ix: b)"])
def test_a_pattern_that_hides_its_counts_is_refused(pattern: str) -> None:
    with pytest.raises(StudioError, match="the flag x"):
        check_schema({"pattern": pattern})
    check_schema({"pattern": r"^\(?x"})


def test_a_schema_is_looked_at_once() -> None:
    """Every request of a conversation carries its tools: checking them each time cost a tenth of a second."""
    schema = {"properties": {f"p{i}": {"type": "string", "maxLength": i} for i in range(300)}}
    start = time.perf_counter()
    check_schema(schema)
    first = time.perf_counter() - start
    start = time.perf_counter()
    check_schema(schema)
    assert time.perf_counter() - start < first / 2
    schema["properties"]["p1"] = {"type": "strin"}
    with pytest.raises(StudioError):
        check_schema(schema)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": 1}', {"a": 1}),
        ('Sure:\n```json\n{"a": 1}\n```\nDone.', {"a": 1}),
        ("```\n[1, 2]\n```", [1, 2]),
        ('```{"a": 1}```', {"a": 1}),
        ('I think {this} or [that]: {"a": [1]} fits', {"a": [1]}),
        ("no json", None),
        ('{"a": NaN}', None),
        ('{"a": 1e999}', None),
        ("[" * 100 + "]" * 100, None),
        ("[" * 100_000, None),
        ("```" + " " * 100_000, None),
        ("```" + "a" * 100_000, None),
        ("[1," * 800 + "1," * 50_000, None),
    ],
)
def test_json_is_found_in_bounded_time(text: str, value: Any) -> None:
    """A small model that runs wild must not stop the gateway: some of these took minutes, or a traceback."""
    start = time.perf_counter()
    try:
        found = find_json(text)
    except MismatchError:
        found = None
    assert found == value
    assert time.perf_counter() - start < 3


KEYWORDS = [
    "type",
    "properties",
    "items",
    "anyOf",
    "allOf",
    "not",
    "enum",
    "const",
    "required",
    "minLength",
    "pattern",
    "$ref",
    "$defs",
    "a",
    "additionalProperties",
    "patternProperties",
    "uniqueItems",
    "prefixItems",
    "contains",
    "dependentRequired",
    "if",
    "then",
    "multipleOf",
    "$id",
    "$schema",
]
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(["string", "object", "array", "#", "#/$defs/a", "a", "^a+$", "[", "\ud800"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYWORDS), inner, max_size=4),
    max_leaves=25,
)


@given(st.dictionaries(st.sampled_from(KEYWORDS), VALUES, max_size=5), VALUES)
@hypothesis_settings(max_examples=500, deadline=5000)
def test_any_schema_is_refused_or_holds(schema: dict[str, Any], value: Any) -> None:
    """What escapes here is a 500 with a trace at the gateway."""
    try:
        check_schema(schema)
    except StudioError as error:
        assert error.code == "option_invalid" and error.message.endswith(".")
        return
    try:
        fit(value, schema)
    except MismatchError as error:
        assert str(error)
    except StudioError as error:
        assert error.code == "option_invalid"


async def test_a_refused_schema_is_the_callers_fault(open_gateway: Opened) -> None:
    """The door answers 400 with the reason, and no engine is started for it."""
    form = {"type": "json_schema", "json_schema": {"name": "x", "schema": doubled(16)}}
    tool = {"type": "function", "function": {"name": "t", "parameters": {"pattern": "(?=a)"}}}
    async with open_gateway(config({"small": engine()})) as gateway:
        for body in ({**HELLO, "response_format": form}, {**HELLO, "tools": [tool]}):
            answer = await post(gateway, body)
            assert (answer.status_code, answer.json()["error"]["code"]) == (400, "option_invalid")
        assert gateway.work.service.pool.engines["small"].process.running() is None


SCHEMA = {"type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"]}
ASKED = {**HELLO, "response_format": {"type": "json_schema", "json_schema": {"name": "x", "schema": SCHEMA}}}


@pytest.mark.parametrize(
    ("where", "name"),
    [
        (limits.strict_json, "loads"),
        (limits, "check_schema"),
        (reliable, "fitting_json"),
        (reliable, "fit"),
        (structure, "checker"),
    ],
    ids=["parse the body", "check the schema", "find the JSON", "check the answer", "prepare the schema"],
)
async def test_others_are_served_while_a_check_is_under_way(
    open_gateway: Opened, monkeypatch: pytest.MonkeyPatch, where: Any, name: str
) -> None:
    """Each step waits until somebody else got an answer: in the event loop that would never happen."""
    begun, served, waited = threading.Event(), threading.Event(), []
    real: Callable[..., Any] = getattr(where, name)

    def held(*arguments: Any, **options: Any) -> Any:
        begun.set()
        waited.append(served.wait(5))
        return real(*arguments, **options)

    async with open_gateway(config({"small": engine(script=[json.dumps({"n": 1})])})) as gateway:
        monkeypatch.setattr(where, name, held)
        asked = asyncio.create_task(post(gateway, ASKED))
        assert await asyncio.to_thread(begun.wait, 30)
        assert (await gateway.http.get(f"{gateway.url}/health")).status_code == 200
        served.set()
        answer = await asked
    assert answer.status_code == 200, answer.text
    assert all(waited)
