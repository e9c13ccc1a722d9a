"""What every browser at a server hears must not tell whose machine it is and how its disk is laid out."""

from __future__ import annotations

from pathlib import Path

import pytest
from animation_ai_studio.common.redact import without_folders, without_key


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ("/srv/ada/runs/one/take.wav can't be read.", "take.wav can't be read."),
        ("'/srv/ada/models/x.safetensors' is damaged", "'x.safetensors' is damaged"),
        ("(see /srv/ada/log.txt)", "(see log.txt)"),
        (r"C:\Users\ada\runs\take.wav can't be read.", "take.wav can't be read."),
        ("C:/Users/ada/runs/take.wav", "take.wav"),
        ("/mnt/my disk/ComfyUI/output/film.mp4 is missing", "film.mp4 is missing"),
        (f"{Path.home()}/a/b.png", "b.png"),
        ("file:///srv/ada/log.txt", "log.txt"),
        ("sqlite:/srv/ada/runs.db is locked", "sqlite:runs.db is locked"),
        (r"\\ada-pc\films\one\take.wav", "take.wav"),
        ("The ComfyUI at http://127.0.0.1:8188/a/b left", "The ComfyUI at http://127.0.0.1:8188/a/b left"),
        ("`./studio llm status` and/or 16/9, 3/4", "`./studio llm status` and/or 16/9, 3/4"),
        ("subfolder/film.mp4", "subfolder/film.mp4"),
    ],
)
def test_folders_go_and_names_stay(told: str, left: str) -> None:
    assert without_folders(told, [Path("/mnt/my disk/ComfyUI")]) == left


def test_all_texts_of_plain_data_are_looked_at() -> None:
    told = {"error": {"message": "/a/b/c.png"}, "list": ["/a/b/d", 3, None, True], "n": 0.5}
    assert without_folders(told) == {"error": {"message": "c.png"}, "list": ["d", 3, None, True], "n": 0.5}


def test_a_key_goes_and_no_key_changes_nothing() -> None:
    assert without_key("Bearer abc-123 isn't known", "abc-123") == "Bearer (key) isn't known"
    assert without_key("isn't known", "") == "isn't known"
