"""What counts in a model's text: the answer behind its thinking, and calls that are ones."""

from __future__ import annotations

import time
from typing import Any

import httpx
import pydantic
import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.llm_bridge.client import user
from animation_ai_studio.llm_bridge.client.calls import ToolChoice, tool_calls, tool_choice
from animation_ai_studio.llm_bridge.client.structure import MismatchError, find_json, parsed
from animation_ai_studio.llm_bridge.client.thinking import answer_of

from .test_client import Edge, Plan, client, said

TOOLS = [
    {"type": "function", "function": {"name": name, "parameters": {"type": "object"}}}
    for name in ("draw", "say")
]
CALL = '{"name": "draw", "arguments": {"who": "mira"}}'


@pytest.mark.parametrize(
    "text",
    [
        '<think>{"x": 1}?</think>{"x": 3}',
        '<think>{"x": 1}</think><think>or {"x": 2}</think>\n{"x": 3}',
        '{"x": 1} it is, or not?</think>\n\n{"x": 3}',
        '<thinking>{"x": 1}</thinking> So: {"x": 3}',
        '[THINK]{"x": 1}[/THINK]```json\n{"x": 3}\n```',
        '<seed:think>{"x": 1}</seed:think>{"x": 3}',
        '◁think▷{"x": 1}◁/think▷{"x": 3}',
        '<|channel|>analysis<|message|>{"x": 1}<|end|><|start|>assistant<|channel|>final<|message|>{"x": 3}<|return|>',
        '<|channel|>commentary<|message|>{"x": 1}<|end|><|channel|>final <|constrain|>json<|message|>{"x": 3}',
        '<|channel>thought\n{"x": 1}<channel|>{"x": 3}',
        '<THINK>{"x": 1}</THINK>{"x": 3}',
        '<thoughts>{"x": 1}</thoughts>{"x": 3}',
        '<|thinking|>{"x": 1}<|/thinking|>{"x": 3}',
        '<|thinking|>{"x": 1}<|end_thinking|>{"x": 3}',
        '**Thinking:** {"x": 1}? No.\n**Answer:** {"x": 3}',
        '{"x": 3}',
    ],
)
def test_the_answer_behind_the_thinking_counts(text: str) -> None:
    """The first JSON of the model's thinking was taken for its answer."""
    assert find_json(text) == {"x": 3}


X = {"type": "object", "properties": {"x": {"type": "integer"}}, "required": ["x"]}


@pytest.mark.parametrize(
    "text",
    [
        'As in [1], the answer is {"x": 3}',
        '```json\n[1]\n``` and so ```json\n{"x": 3}\n```',
        '**Thinking:** {"x": 1} [1]\n**Answer:** {"x": 3} as in [1]',
        '{"y": 1}? {"x": 3} or {"x": 4}',
    ],
)
async def test_the_first_value_that_fits_counts(text: str) -> None:
    """A footnote was taken for the answer."""
    assert parsed(text, X) == {"x": 3}
    made = pydantic.create_model("Made", x=(int, ...))
    async with client(Edge(said(text))) as model:
        assert (await model.structured([user("x")], made)).model_dump() == {"x": 3}


def test_what_is_wrong_with_the_first_value_is_told() -> None:
    with pytest.raises(MismatchError, match="'a' is not of type"):
        parsed('{"x": "a"} and [1] and NaN {"x": NaN}', X)


def test_an_answer_may_speak_of_thinking() -> None:
    assert find_json('{"x": "<think>1</think>"}') == {"x": "<think>1</think>"}


@pytest.mark.parametrize(
    "text", ['<think>{"x": 1}', 'Well <reasoning> {"x": 1} or', '<|channel|>analysis<|message|>{"x": 1}']
)
def test_thinking_that_never_ends_is_no_answer(text: str) -> None:
    assert answer_of(text).thinks_on
    with pytest.raises(MismatchError, match="thinking"):
        find_json(text)


@pytest.mark.parametrize(
    "text", ['{"a": {"x": 3}, "b": NaN}', '{"a": {"x": 3}, "b', 'See: {"a": {"x": 3}, "b": Infinity}']
)
def test_a_part_of_broken_json_is_no_answer(text: str) -> None:
    with pytest.raises(MismatchError):
        find_json(text)


@pytest.mark.parametrize(
    "text",
    ["<think>" * 60_000, "</think>" * 60_000, "<|channel|>a<|message|>" * 20_000, "```\n" + "\n" * 100_000],
)
def test_marks_are_found_in_bounded_time(text: str) -> None:
    start = time.perf_counter()
    answer_of(text)
    tool_calls(text, TOOLS)
    assert time.perf_counter() - start < 3


@pytest.mark.parametrize(
    "text",
    [
        CALL,
        f"[{CALL}]",
        f"```json\n{CALL}\n```",
        f"<think>draw or say?</think>{CALL}",
        f"I will draw.\n```json\n{CALL}\n```",
        f"Let me see. <tool_call>\n{CALL}\n</tool_call>",
        f"[TOOL_CALLS] [{CALL}]",
        '<function=draw>{"who": "mira"}</function>',
        f"<|python_tag|>{CALL}",
        f"<tool_call>\n```json\n{CALL}\n```\n</tool_call>",
        f"Its mark is [TOOL_CALLS], so: [TOOL_CALLS][{CALL}]",
        f"<tool_call> it is: <tool_call>{CALL}</tool_call>",
        '{"type": "function", "function": {"name": "draw", "arguments": "{\\"who\\": \\"mira\\"}"}}',
    ],
)
def test_calls_in_the_forms_that_models_write(text: str) -> None:
    calls = tool_calls(text, TOOLS)
    assert [(call.name, call.arguments) for call in calls] == [("draw", {"who": "mira"})]


@pytest.mark.parametrize(
    "text",
    [
        'Her entry is {"name": "Mira", "age": 7} in the list.',
        '{"name": "Mira", "age": 7}',
        '{"name": "Mira"}',
        'Such as:\n```json\n{"name": "Mira", "arguments": ["tea"]}\n```',
        f"Write {CALL} to draw.",
        f"```json\n{CALL}\n```\nThat is how a call looks.",
        f"<think>{CALL}</think>Nothing to draw.",
        "[]",
        "Qwen writes its calls between <tool_call> and </tool_call> tags.",
        "Mistral uses [TOOL_CALLS] for that.",
        "Llama begins with <|python_tag|> and writes <function=draw> before the rest.",
        '{"said": "<tool_call>{}</tool_call>"}',
    ],
)
def test_words_that_happen_to_hold_json_are_no_call(text: str) -> None:
    """An answer that told of {"name": "Mira"} was asked for again, and then refused."""
    assert tool_calls(text, TOOLS) == ()


def test_a_call_may_hold_marks_of_thinking() -> None:
    """What stood before the mark was cut off, and the rest was taken for words."""
    calls = tool_calls('[{"name": "draw", "arguments": {"who": "</think>"}}]', TOOLS)
    assert [call.arguments for call in calls] == [{"who": "</think>"}]


@pytest.mark.parametrize("arguments", ["null", '""'])
def test_a_call_may_have_no_arguments(arguments: str) -> None:
    assert tool_calls(f'{{"name": "draw", "arguments": {arguments}}}', TOOLS)[0].arguments == {}


def test_a_call_of_a_tool_that_does_not_exist_is_told() -> None:
    with pytest.raises(MismatchError, match="draw, say"):
        tool_calls('{"name": "paint", "arguments": {}}', TOOLS)


@pytest.mark.parametrize(
    ("fields", "choice"),
    [
        ({}, ToolChoice("auto", ("draw", "say"))),
        ({"tool_choice": "none"}, ToolChoice("none", ("draw", "say"))),
        ({"tool_choice": "required", "parallel_tool_calls": False}, ToolChoice("required", ("draw", "say"), False)),
        ({"tool_choice": {"type": "function", "function": {"name": "say"}}}, ToolChoice("required", ("say",))),
        (
            {"tool_choice": {"type": "allowed_tools", "allowed_tools": {
                "mode": "auto", "tools": [{"type": "function", "function": {"name": "say"}}]}}},
            ToolChoice("auto", ("say",)),
        ),
    ],
)  # fmt: skip
def test_what_a_request_lets_the_model_do(fields: dict[str, Any], choice: ToolChoice) -> None:
    assert tool_choice({"tools": TOOLS, **fields}) == choice


@pytest.mark.parametrize(
    "choice", ["always", "required", {"function": {"name": "paint"}}, {"type": "x"}, 5, ["auto"]]
)
def test_a_choice_of_nothing_is_refused(choice: Any) -> None:
    with pytest.raises(StudioError) as caught:
        tool_choice({"tools": TOOLS if choice != "required" else [], "tool_choice": choice})
    assert caught.value.code == "option_invalid"


@pytest.mark.parametrize("written", [5, 1024])
async def test_an_answer_that_a_limit_cut_says_so(written: int) -> None:
    """It was asked for again under the same limit, and then called no JSON."""
    edge = Edge({**said('{"place": "se', finish="length"), "usage": {"completion_tokens": written}})
    async with client(edge, sampling={"max_tokens": 1024}) as model:
        with pytest.raises(StudioError) as caught:
            await model.structured([user("plan")], Plan)
    assert ("max_tokens (1024)" if written == 1024 else "context") in caught.value.message
    assert len(edge.asked) == 1


async def test_a_lost_connection_is_told_in_words() -> None:
    for error in (
        httpx.ConnectError("x"),
        httpx.ReadTimeout("x"),
        httpx.ReadError("x"),
        httpx.RemoteProtocolError("x"),
    ):
        async with client(Edge(error), retries=0) as model:
            with pytest.raises(StudioError) as caught:
                await model.chat([user("hi")])
        assert type(error).__name__ not in caught.value.message
