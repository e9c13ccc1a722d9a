"""An artist who is told to install something must be able to paste what is told."""

from __future__ import annotations

import shlex
import sys
import tomllib

import pytest
from animation_ai_studio.common import extras
from packaging.requirements import Requirement

EXTRAS = tomllib.loads(extras.PROJECT.read_text("utf-8"))["project"]["optional-dependencies"]


@pytest.mark.parametrize("extra", EXTRAS)
def test_the_command_names_the_running_python_and_every_package(extra: str) -> None:
    told = shlex.split(extras.to_install(extra).removeprefix("Install it: "))
    assert told[:4] == [sys.executable, "-m", "pip", "install"]
    assert [Requirement(name) for name in told[4:]] == [Requirement(name) for name in EXTRAS[extra]]


def test_an_installed_wheel_tells_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """There the project's file is gone, and the pack's name on an index would be somebody else's."""
    listed = [
        f'{name.partition(";")[0].strip()} ; extra == "{key}"' for key in EXTRAS for name in EXTRAS[key]
    ]
    monkeypatch.setattr(extras, "PROJECT", extras.PROJECT.with_name("gone.toml"))
    monkeypatch.setattr(extras.metadata, "requires", lambda name: ["numpy", *listed])
    assert extras.requirements("training") == EXTRAS["training"]
    with pytest.raises(KeyError):
        extras.requirements("dancing")
