"""What engines get of a schema: the same on all of them, with nothing in it that breaks a text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from animation_ai_studio.benchmarks.schema_samples import samples
from animation_ai_studio.benchmarks.schemas import bench_schemas, xgrammar_verdicts
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.folders import APP
from animation_ai_studio.llm_bridge.client.calls import tool_schema
from animation_ai_studio.llm_bridge.client.constrained import engine_schema, engine_tools
from animation_ai_studio.llm_bridge.client.structure import MismatchError, fit
from animation_ai_studio.llm_bridge.engines.vllm import vllm_folder
from animation_ai_studio.llm_bridge.environment import is_ready, python_of
from animation_ai_studio.llm_bridge.runtime.gguf_server.request import call_schema, make_grammar
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from platformdirs import user_cache_path

from .test_schemas import KEYWORDS, VALUES

CACHE = user_cache_path(APP)
ENVIRONMENT = vllm_folder(CACHE / "environments")
MODEL = CACHE / "models" / "llm" / "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf"
LINE = {"type": "string", "minLength": 1, "maxLength": 80}
SAID = 'She says "no".\nThen she goes.'
real = [
    pytest.mark.slow,
    pytest.mark.vllm,
    pytest.mark.timeout(300),
    pytest.mark.skipif(not is_ready(ENVIRONMENT), reason="vLLM's environment isn't installed"),
]


def shape(**fields: Any) -> dict[str, Any]:
    return {"type": "object", "properties": fields, "required": list(fields)}


def test_bounds_that_break_texts_are_left_out_and_told() -> None:
    """On vLLM a line with a length bound could hold no quotation mark and no line break."""
    sent = engine_schema(
        shape(line={**LINE, "description": "What is said"}, day={"type": "string", "format": "date"})
    )
    line = sent["properties"]["line"]
    assert line == {"type": "string", "description": "What is said (minLength 1, maxLength 80)"}
    assert "format" not in sent["properties"]["day"]


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        (LINE, "x" * 81),
        ({"type": "string", "pattern": "^[a-z]+$"}, "A"),
        ({"type": "string", "format": "date"}, "2026-02-30"),
        ({"type": "string", "format": "date-time"}, "yesterday"),
        ({"type": "string", "format": "date-time"}, "2026-11-28T10:00:00+99:99"),
        ({"type": "string", "format": "time"}, "24:00:00Z"),
        ({"type": "string", "format": "time"}, "10:00:60Z"),
        ({"type": "string", "format": "time"}, "23:59:60+01:00"),
        ({"type": "string", "format": "uuid"}, "1"),
        ({"type": "string", "format": "ipv4"}, "1.2.3"),
        ({"type": "number", "maximum": 1}, 1.5),
        ({"type": "array", "items": {"type": "integer"}, "uniqueItems": True}, [1, 1]),
    ],
)
def test_what_is_left_out_is_checked_afterwards(schema: dict[str, Any], value: Any) -> None:
    """An answer over a bound would reach the user as if it had been kept to."""
    with pytest.raises(MismatchError):
        fit({"a": value}, shape(a=schema))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("date", "2026-11-28"),
        ("date-time", "2026-11-28T10:00:00Z"),
        ("time", "10:00:00+01:00"),
        ("time", "23:59:60Z"),
        ("date-time", "2017-01-01T00:59:60.5+01:00"),
        ("date-time", "2016-12-31T15:59:60-08:00"),
        ("uri", "anything"),
    ],
)
def test_formats_that_are_right_pass(name: str, text: str) -> None:
    assert fit(text, {"type": "string", "format": name}) == text


def test_a_field_to_think_in_comes_first_on_every_engine() -> None:
    """llama.cpp writes optional fields last: the reasons came after the decision that they were for."""
    schema = {
        "type": "object",
        "properties": {
            "thinking": {"type": "string"},
            "note": {"type": "string"},
            "better": {"enum": ["A", "B"]},
        },
        "required": ["better"],
    }
    sent = engine_schema(schema)
    assert sent["required"] == ["thinking", "better"]
    assert list(sent["properties"]) == ["thinking", "better", "note"]
    assert fit({"better": "A"}, schema) == {"better": "A"}  # the caller's own schema stays as it is


@pytest.mark.parametrize(
    ("schema", "values"),
    [
        (
            {"prefixItems": [{"type": "string"}], "items": {"type": "number"}, "minItems": 3},
            [["a", 1, 2], ["a", 1, 2, 3]],
        ),
        ({"prefixItems": [{"type": "string"}], "items": {"type": "number"}}, [["a"], ["a", 1]]),
        ({"prefixItems": [{"type": "string"}], "minItems": 2}, [["a", None], ["a", "b", {}]]),
        ({"prefixItems": [{"type": "string"}, {"type": "number"}], "maxItems": 1}, [["a"]]),
        ({"prefixItems": [{"type": "string"}, {"type": "number"}], "minItems": 2, "maxItems": 2}, [["a", 1]]),
    ],
)
def test_lists_that_begin_in_a_fixed_way_can_be_answered(schema: dict[str, Any], values: list[Any]) -> None:
    """Their grammar allowed another number of items than the schema did, and every answer was refused."""
    sent = engine_schema(shape(a={"type": "array", **schema}))
    assert engine_schema(sent) == sent and make_grammar(sent)
    for value in values:
        fit({"a": value}, shape(a={"type": "array", **schema}))
        fit({"a": value}, sent)


def test_two_objects_that_hold_together_are_merged() -> None:
    """As ``allOf`` they let any JSON through on vLLM."""
    first = {
        **shape(who={"type": "string"}, size={"type": "number"}),
        "additionalProperties": {"type": "integer"},
    }
    second = shape(size={"type": "integer", "minimum": 3}, mood={"$ref": "#/$defs/mood"})
    sent = engine_schema({"allOf": [first, second], "$defs": {"mood": {"type": ["integer", "string"]}}})
    assert "allOf" not in json.dumps(sent)
    assert sent["required"] == ["who", "size", "mood"]
    assert sent["properties"]["size"] == {"type": "integer", "minimum": 3}
    assert sent["properties"]["mood"] == {"type": "integer"}


@pytest.mark.parametrize(
    "schema",
    [
        {"allOf": [shape(a={"type": "string"}), shape(a={"type": "integer"})]},
        {"allOf": [{**shape(a={}), "additionalProperties": False}, shape(b={})]},
        shape(a={"type": "integer", "minimum": 3, "maximum": 2}),
        shape(a=False),
        shape(a={"prefixItems": [{"type": "string"}], "items": False, "minItems": 2}),
        {"$ref": "#/$defs/nowhere"},
        {"$ref": "#"},
    ],
)
def test_a_schema_that_nothing_can_fit_is_refused(schema: dict[str, Any]) -> None:
    """An engine would write until its limit, or answer with an error of its own."""
    with pytest.raises(StudioError) as caught:
        engine_schema(schema)
    assert caught.value.code == "option_invalid"


def test_alternatives_keep_what_holds_for_all_of_them() -> None:
    sent = engine_schema(
        {**shape(a={"type": "integer"}), "anyOf": [shape(b={"type": "string"}), {"required": ["c"]}]}
    )
    assert [list(one["properties"]) for one in sent["anyOf"]] == [["a", "b"], ["a", "c"]]


def test_a_schema_that_refers_to_itself_stays_small() -> None:
    tree = shape(name={"type": "string"}, below={"type": "array", "items": {"$ref": "#"}})
    sent = engine_schema(tree)
    assert sent["properties"]["below"]["items"] == {"$ref": "#/$defs/part1"}
    assert sent["$defs"]["part1"]["properties"]["below"]["items"] == {"$ref": "#/$defs/part1"}
    assert make_grammar(sent)


LEAF = shape(kind={"const": "leaf"})
BRANCH = {"kind": {"const": "branch"}}


@pytest.mark.parametrize(
    "inner",
    [
        {"allOf": [{"$ref": "#/$defs/Node"}], "description": "What is below"},
        {"$ref": "#/$defs/Node", "deprecated": True},
        {"$ref": "#/$defs/Node", "nullable": True, "readOnly": True},
        {
            "discriminator": {"propertyName": "kind", "mapping": {"leaf": "#/$defs/Leaf"}},
            "oneOf": [{"$ref": "#/$defs/Leaf"}, {"$ref": "#/$defs/Node"}],
        },
    ],
)
def test_remarks_beside_a_reference_leave_it_one(inner: dict[str, Any]) -> None:
    """Schemas that pydantic writes for trees were refused as too large."""
    node = shape(**BRANCH, below={"type": "array", "items": inner})
    sent = engine_schema({"$ref": "#/$defs/Node", "$defs": {"Node": node, "Leaf": LEAF}})
    assert "allOf" not in json.dumps(sent) and len(sent["$defs"]) <= 2
    assert engine_schema(sent) == sent and make_grammar(sent)
    fit({"kind": "branch", "below": [{"kind": "branch", "below": []}]}, sent)


def test_an_all_of_that_leads_back_to_itself_is_refused() -> None:
    with pytest.raises(StudioError):
        engine_schema({"$ref": "#/$defs/A", "$defs": {"A": {"allOf": [{"$ref": "#/$defs/A"}]}}})


def test_what_was_sent_once_can_be_sent_again() -> None:
    """The studio's own questions go through here twice when they pass the gateway."""
    for one in samples(200, seed=7):
        sent = engine_schema(one.schema)
        assert engine_schema(sent) == sent
        assert make_grammar(sent)
        for text, fits in one.texts:
            if fits:
                fit(json.loads(text), sent)


@given(st.dictionaries(st.sampled_from(KEYWORDS), VALUES, max_size=6))
@hypothesis_settings(max_examples=400, deadline=None)
def test_any_schema_is_sent_or_refused_with_a_sentence(schema: dict[str, Any]) -> None:
    """A node whose schema has a slip in it showed Python's own error."""
    try:
        json.dumps(engine_schema(schema))
    except StudioError as error:
        assert error.code == "option_invalid"


def test_letters_of_all_languages_stay_letters_for_llama_cpp() -> None:
    """Its grammar asked for numbers instead of letters, which a model writes badly and vLLM never asks for."""
    grammar = make_grammar(engine_schema(shape(名字={"enum": ["café", "a\\u00e9", "🐟"]})))
    assert all(word in grammar for word in ("名字", "café", "🐟", "a\\\\\\\\u00e9"))


def test_tools_whose_schemas_refer_to_parts_of_them_can_be_called() -> None:
    """The embedded engine refused them: their references were looked up at the top."""
    part = {**shape(at={"$ref": "#/$defs/Point"}), "$defs": {"Point": shape(x={"type": "integer"})}}
    other = {**part, "$defs": {"Point": shape(y={"type": "string"})}}
    tools = [
        {"type": "function", "function": {"name": n, "parameters": p}}
        for n, p in (("go", part), ("say", other))
    ]
    sent = engine_tools(tools)
    for schema in (call_schema({"tools": sent, "tool_choice": "required"}), tool_schema(tools)):
        assert make_grammar(schema)
        assert len(schema["$defs"]) == 2


def test_a_reply_beside_tools_is_the_json_that_was_asked_for() -> None:
    form = {"type": "json_schema", "json_schema": {"schema": shape(n={"type": "integer"})}}
    tools = [{"function": {"name": "go"}}]
    reply = call_schema({"tools": tools, "response_format": form})["oneOf"][-1]
    assert list(reply["properties"]["arguments"]["properties"]) == ["n"]


class TestRealEngines:
    """llama.cpp's sampler and xgrammar themselves."""

    pytestmark = real

    @pytest.mark.skipif(not MODEL.is_file(), reason="the small model can't be fetched: it isn't installed")
    def test_both_engines_let_the_same_through(self) -> None:
        """A film planned on one engine would come out otherwise, or not at all, on the other."""
        found = bench_schemas(60, seed=4, model=MODEL, python=python_of(ENVIRONMENT))
        assert found.apart == []
        assert (found.equal, found.accepted, found.quoted_accepted) == (60, found.fitting, found.quoted)
        assert found.quoted > 30

    def test_a_bounded_line_may_hold_quotation_marks_on_xgrammar(self) -> None:
        """Sent as it is, the schema forbids them: the reason for all of this."""
        schema, text = {**shape(line=LINE), "additionalProperties": False}, json.dumps({"line": SAID})
        asked = [(schema, [text]), (engine_schema(schema), [text])]
        assert xgrammar_verdicts(asked, python_of(ENVIRONMENT)) == [[False], [True]]

    def test_an_interpreter_without_xgrammar_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(StudioError) as caught:
            xgrammar_verdicts([({}, ["1"])], tmp_path / "python")
        assert caught.value.code == "llm_start_failed"
