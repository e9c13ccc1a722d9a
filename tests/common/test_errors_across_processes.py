"""An error that changes its class on the way between processes loses its code, and the user what to do about it."""

from __future__ import annotations

import ast
import builtins
import copy
import importlib
import inspect
import json
import multiprocessing
import pickle
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from animation_ai_studio.common.errors import CauseError, PortableError, StudioError
from animation_ai_studio.tests.sources import ROOT, source_files
from animation_ai_studio.workflows.api.faults import Fault, GraphFailedError, GraphRejectedError
from animation_ai_studio.workflows.graph import GraphReadError, load_json

NOTHING = inspect.Parameter.empty


def failing() -> StudioError:
    """An error with everything that one can hold."""
    try:
        try:
            raise OSError("disk at /home/somebody/secret/film.mp4 is gone")
        except OSError as inner:
            raise ValueError("no picture") from inner
    except ValueError as outer:
        error = StudioError("media_failed", "It fails.", "Mend it.", details={"take": "s1-t1"})
        error.__cause__ = outer
        return error


def same(found: BaseException, sent: StudioError) -> None:
    assert type(found) is type(sent)
    assert found.to_record() == sent.to_record()
    assert str(found) == str(sent)


def test_an_error_comes_back_from_a_pool_of_processes_as_it_was(tmp_path: Path) -> None:
    (path := tmp_path / "graph.json").write_text('{"1": }')
    with pytest.raises(GraphReadError) as here:
        load_json(path)
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawned) as pool, pytest.raises(GraphReadError) as there:
        pool.submit(load_json, path).result(timeout=60)
    same(there.value, here.value)
    assert [cause.kind for cause in there.value.causes] == ["JSONDecodeError"]


def test_causes_are_kept_as_data_and_tell_no_folder() -> None:
    error = pickle.loads(pickle.dumps(failing()))
    assert [tuple(cause) for cause in error.causes] == [
        ("ValueError", "no picture"),
        ("OSError", "disk at film.mp4 is gone"),
    ]
    assert isinstance(error.__cause__, CauseError) and isinstance(error.__cause__.__cause__, CauseError)
    assert str(error.__cause__) == "ValueError: no picture"
    same(pickle.loads(pickle.dumps(error)), failing())  # and again, by way of a third process


FAULT = Fault("too_small", "3", "steps", "Value -1 smaller than min of 1", "value_smaller_than_min")
ERRORS = [
    failing(),
    GraphRejectedError([FAULT], "ComfyUI refused it.", "Give a larger value."),
    GraphFailedError("3", "KSampler", "RuntimeError", "no memory"),
    GraphReadError("The graph isn't JSON.", node="4", input="seed", kind="malformed"),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_each_kind_survives_pickle_and_copy(error: StudioError) -> None:
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        same(pickle.loads(pickle.dumps(error, protocol)), error)
    same(copy.copy(error), error)
    same(copy.deepcopy(error), error)
    own = {name: value for name, value in vars(error).items() if name != "_causes"}
    assert own.items() <= vars(pickle.loads(pickle.dumps(error))).items()


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_each_kind_survives_json_with_what_it_tells_programs(error: StudioError) -> None:
    sent = error.to_record()
    found = StudioError.from_record(json.loads(json.dumps(sent)))
    assert found.to_record() == sent
    assert sent["details"], "a program couldn't tell where it failed"


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"code": "disk_full"},
        {"code": "of_a_later_version", "message": "", "fix": ""},
        {"code": "disk_full", "message": "", "fix": "", "causes": [1]},
        {"code": "disk_full", "message": "", "fix": "", "details": []},
        [],
        None,
    ],
)
def test_what_is_no_record_of_an_error_is_refused(record: object) -> None:
    with pytest.raises(ValueError, match="error"):
        StudioError.from_record(record)  # type: ignore[arg-type]


def own_exceptions() -> Iterator[tuple[Path, str]]:
    """Every exception class that the product's source defines."""
    known = {name for name, value in vars(builtins).items() if _is_exception(value)}
    classes = [
        (path, node)
        for path in source_files()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    ]
    while True:
        found = [
            (path, node.name)
            for path, node in classes
            if node.name not in known
            and any(ast.unparse(base).rpartition(".")[2] in known for base in node.bases)
        ]
        if not found:
            return
        known.update(name for _, name in found)
        yield from found


def _is_exception(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, BaseException)


def test_every_exception_of_ours_can_be_pickled() -> None:
    """One that can't arrives as a TypeError about its constructor, and its own words are lost."""
    lost = []
    seen = list(own_exceptions())
    assert {"StudioError", "GraphFailedError", "ApiError", "RequestError"} <= {name for _, name in seen}
    for path, name in seen:
        module = ".".join(("animation_ai_studio", *path.relative_to(ROOT).with_suffix("").parts))
        kind = getattr(importlib.import_module(module), name)
        if kind is StudioError or kind is PortableError:
            continue
        needed = [
            parameter
            for parameter in list(inspect.signature(kind.__init__).parameters.values())[1:]
            if parameter.default is NOTHING and parameter.kind is not inspect.Parameter.VAR_KEYWORD
        ]
        error = kind(*map(_value, needed))
        try:
            found = pickle.loads(pickle.dumps(error))
        except TypeError:
            lost.append(name)
        else:
            kept = {key: value for key, value in vars(error).items() if key != "_causes"}
            assert str(found) == str(error) and kept.items() <= vars(found).items(), name
    assert lost == []


def _value(parameter: inspect.Parameter) -> object:
    """Something that a constructor takes for a parameter."""
    if parameter.annotation == "int":
        return 4
    if "tuple[str, str]" in str(parameter.annotation):
        return [("4", "words")]
    return [FAULT] if "list" in str(parameter.annotation) else "words"
