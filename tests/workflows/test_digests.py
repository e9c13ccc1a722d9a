"""Checksums: taken anew for every picture, a LoRA of a gigabyte would cost seconds each time."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.workflows.models.digests import digest_of


def test_a_file_is_read_again_only_when_it_changed(tmp_path: Path) -> None:
    file, store = tmp_path / "a.safetensors", tmp_path / "digests.json"
    file.write_bytes(b"one")
    first, when = digest_of(file, store=store), file.stat().st_mtime_ns
    assert first == hashlib.sha256(b"one").hexdigest()
    file.write_bytes(b"two")
    os.utime(file, ns=(when, when))
    assert digest_of(file, store=store) == first, "as long and as old as before: not read"
    os.utime(file, ns=(when, when + 10**9))
    assert digest_of(file, store=store) == hashlib.sha256(b"two").hexdigest()


@pytest.mark.parametrize("damage", [b"", b"[1]", b"\xff{", b'{"a": 1}'])
def test_a_damaged_store_costs_a_reading_and_no_more(tmp_path: Path, damage: bytes) -> None:
    file, store = tmp_path / "a.safetensors", tmp_path / "digests.json"
    file.write_bytes(b"one")
    store.write_bytes(damage)
    assert digest_of(file, store=store) == hashlib.sha256(b"one").hexdigest()


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(StudioError) as caught:
        digest_of(tmp_path / "gone", store=tmp_path / "digests.json")
    assert caught.value.code == "model_missing"
