"""A file from somebody else could name a path outside its folder, or put in a number that spoils a film much later."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from animation_ai_studio.common import strict_json
from animation_ai_studio.common.records import MOST_NAME, plain_folder, plain_name, read_json, read_model
from animation_ai_studio.common.story import Speech, VisemeCue


@pytest.mark.parametrize(
    "name", ["s1-t1.mp4", "My film (2).png", "影片.wav", "a..b", "console.png", "x" * MOST_NAME]
)
def test_names_that_people_and_servers_use_are_plain(name: str) -> None:
    assert plain_name(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "", ".", "..", "../a.mp4", "a/b.mp4", "a\\b.mp4", "/a", "C:a.mp4", "a.mp4:stream", ".hidden", "a\0b", "a\nb",
        "a\x85b", "nul", "NUL.txt", "com1.mp4", "aux .png", "a.", "a ", "x" * (MOST_NAME + 1), "\ud800.mp4",
    ],
)  # fmt: skip
def test_paths_devices_and_hidden_files_are_no_names(name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        plain_name(name)


def test_a_folder_is_names_with_slashes_between() -> None:
    assert plain_folder("") == "" and plain_folder("animation_studio/run-1") == "animation_studio/run-1"
    for path in ("/etc", "a/../b", "a//b", "a/", "a\\b", "C:/a", "./a"):
        with pytest.raises(ValueError, match="name"):
            plain_folder(path)


@pytest.mark.parametrize(
    "text",
    [
        "NaN",
        "[-Infinity]",
        "[1e999]",
        r'"\ud800"',
        r'{"\udc00": 1}',
        "[" * 65 + "]" * 65,
        "[" * 100_000,
        "{",
        b"\xff",
    ],
)
def test_what_isnt_json_everywhere_is_refused(text: str | bytes) -> None:
    with pytest.raises(ValueError):
        strict_json.loads(text)


def test_what_json_knows_is_read() -> None:
    assert strict_json.loads(r'{"a": [1, 2.5, null, "\ud83d\ude00"]}') == {"a": [1, 2.5, None, "😀"]}
    assert strict_json.loads(b"[]") == [] and strict_json.loads("[" * 64 + "]" * 64)


def test_a_record_that_is_too_large_is_not_built(tmp_path: Path) -> None:
    path = tmp_path / "take.json"
    path.write_text("[" + "0," * 200 + "0]")
    with pytest.raises(ValueError, match="larger than 100 bytes"):
        read_json(path, 100)
    assert len(read_json(path)) == 201


@pytest.mark.parametrize(
    "fields",
    [
        {"seconds": math.inf}, {"seconds": math.nan}, {"seconds": 1e9}, {"text": "x" * 100_000},
        {"words": [{"text": "x", "start": 0, "seconds": 0}] * 20_000},
        {"marks": [{"start": math.inf, "seconds": 1, "viseme": "rest"}]},
    ],
)  # fmt: skip
def test_speech_without_bounds_is_refused(fields: dict[str, object]) -> None:
    """A length of 10^9 seconds would be laid out as that much silence."""
    with pytest.raises(ValueError):
        Speech.model_validate({"character": "mira", "text": "Hi", "seconds": 1.0, **fields})


def test_numbers_are_checked_when_they_are_changed(tmp_path: Path) -> None:
    path = tmp_path / "mark.json"
    path.write_text('{"start": 0, "seconds": 1, "viseme": "rest"}')
    mark = read_model(path, VisemeCue)
    with pytest.raises(ValueError):
        mark.seconds = math.inf
