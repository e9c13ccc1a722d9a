"""Configuration files: whatever a user saves is read, or told with its file and line; never a traceback."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from animation_ai_studio.configs.loader import load
from animation_ai_studio.configs.places import SHIPPED, ConfigFolder
from animation_ai_studio.runtime.configs_cli import MODELS
from hypothesis import strategies as st

from .fuzzing import damaged, fuzz, mutated, sizes, told


def test_every_configuration_file_is_tried() -> None:
    """A file that is added and not tried here could end commands in tracebacks unseen."""
    assert {path.stem for path in SHIPPED.glob("*.yaml")} == set(MODELS)


def load_text(name: str, content: bytes, folder: Path) -> None:
    (folder / f"{name}.yaml").write_bytes(content)
    config = told(load, name, MODELS[name], [ConfigFolder(folder, trusted=True)])
    if config is not None:
        config.model_dump_json()


@sizes(10, 60)
@pytest.mark.parametrize("name", MODELS)
def test_any_setting_is_read_or_told(name: str, cases: int, tmp_path: Path) -> None:
    shipped = yaml.safe_load((SHIPPED / f"{name}.yaml").read_text("utf-8"))

    def check(value: Any) -> None:
        content = yaml.dump(value, allow_unicode=True, Dumper=yaml.Dumper).encode("utf-8", "surrogatepass")
        load_text(name, content, tmp_path)

    fuzz(check, mutated([shipped]), cases)


@sizes(60, 460)
def test_any_file_is_read_or_told(cases: int, tmp_path: Path) -> None:
    """A file with a slip of the keyboard, or half written: the user needs the line."""
    shipped = {name: (SHIPPED / f"{name}.yaml").read_bytes() for name in MODELS}
    odd = st.sampled_from(
        (
            b"",
            b"\xff\xfe",
            b"a: &a [*a]",
            b"a: 2026-99-99",
            b"? [1, 2]\n: 3",
            b"!!python/name:os.system",
            b"a: !!binary x",
            b"- 1",
            b"{" * 3000,
            b"a: .nan",
            b"a: 0x",
            b"1: 2\n1: 3",
            b"<<: 5",
            b"<<: [1]",
            b"\t",
            b"a: !!timestamp x",
            b"a: !!bool x",
            b"a: !!int ''",
            b"a: !!float ''",
            b"a: !!pairs x",
            b"a: !!set [1]",
        )
    )
    contents = damaged(list(shipped.values())) | odd | st.binary(max_size=60)

    def check(value: tuple[str, bytes]) -> None:
        load_text(*value, tmp_path)

    fuzz(check, st.tuples(st.sampled_from(sorted(MODELS)), contents), cases)
