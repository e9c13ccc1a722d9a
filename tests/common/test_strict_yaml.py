"""A small YAML file of somebody else's could stand for more values than memory holds, or end a command in a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from animation_ai_studio.agent.jobs.batch import read_table
from animation_ai_studio.common import strict_yaml
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.configs import loader
from animation_ai_studio.configs.places import ConfigFolder
from animation_ai_studio.configs.schema import StudioConfig
from animation_ai_studio.workflows.models.files import extra_folders


def levels(number: int, first: str, each: str) -> str:
    """Values of which every one names the one before it several times."""
    rows = [f"a0: &a0 {first}", *(f"a{n}: &a{n} {each.replace('@', f'*a{n - 1}')}" for n in range(1, number))]
    return "\n".join(rows) + "\n"


REFUSED = {
    "lists of lists of lists": levels(4, "[x, x, x, x]", "[@, @, @, @]"),
    "merged mappings": levels(7, "{x: 1}", "{<<: [@, @]}"),
    "itself": "film: &f [*f]\n",
    "deep": "film: " + "[" * 70 + "]" * 70,
    "a number": "film: " + "9" * 50,
    "a number in sixties": "film: " + ":".join(["59"] * 30),
    "a built whole number": 'film: !!int ""\n',
    "a built time": "film: !!timestamp x\n",
    "a built truth": "film: !!bool x\n",
    "no date": "film: 2026-99-99\n",
    "many": "film: [" + "1," * 101 + "]",
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED.keys())
def test_what_no_reader_can_hold_is_refused(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a configuration, a batch's table and a list of ComfyUI's folders; with a bound that small files reach."""
    monkeypatch.setattr(strict_yaml, "MOST_NODES", 100)
    with pytest.raises(yaml.YAMLError):
        strict_yaml.loads(text)
    path = tmp_path / "studio.yaml"
    path.write_text(text)
    with pytest.raises(StudioError):
        loader.load("studio", StudioConfig, [ConfigFolder(tmp_path, trusted=True)])
    with pytest.raises(StudioError):
        read_table(path)
    with pytest.raises(StudioError):
        extra_folders(path)


def test_a_file_that_is_too_long_is_refused_unread() -> None:
    with pytest.raises(yaml.YAMLError, match="letters"):
        strict_yaml.loads("x" * (strict_yaml.MOST_LETTERS + 1))


def test_usual_files_are_read_as_before() -> None:
    text = "a: &a {b: [1, 2.5, true, null, 2026-01-02, text], c: !!str 5}\nd: {<<: *a, e: *a}\n"
    assert strict_yaml.loads(text) == yaml.safe_load(text)
    assert strict_yaml.read("") == (None, None)
    tree, _ = strict_yaml.read("a: 1\nb: 2\n")
    assert tree is not None and tree.value[1][0].start_mark.line == 1
