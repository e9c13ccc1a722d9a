"""Without these, hours of training end with code 0 and a voice that lacks clips, or with none."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from animation_ai_studio.__main__ import main
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.voice.training import TrainingOptions, plan_training, train_voice
from animation_ai_studio.voice.training.listing import read_list
from animation_ai_studio.voice.training.plan import experiment

from .sovits_scripts import TRAPS, make_checkout


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    return make_checkout(tmp_path)


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    rows = []
    for number in range(3):
        clip = tmp_path / f"clip_{number}.wav"
        clip.write_bytes(b"RIFF" + bytes([number]))
        rows.append(f"{clip}|luca|en|This is line {number}.")
    path = tmp_path / "luca.list"
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return path


def options(checkout: Path, version: str = "v2ProPlus") -> TrainingOptions:
    return TrainingOptions.model_validate(
        {
            "name": "luca", "checkout": checkout, "python": sys.executable, "folder": checkout.parent / "out",
            "version": version, "device": "", "half": False,
        }
    )  # fmt: skip


@pytest.mark.parametrize("version", ["v2", "v2Pro", "v2ProPlus", "v3", "v4"])
def test_every_version_is_trained_with_all_clips(version: str, checkout: Path, clips: Path) -> None:
    asked = options(checkout, version)
    weights = train_voice(asked, clips)
    folder = experiment(asked, read_list(clips))
    assert [path.name for path in weights.sovits] == [f"{folder.name}_e8_s16.pth"], TRAPS["logs"]
    assert [path.read_text() for path in weights.gpt] == ["3"], TRAPS["header"]
    settings = json.loads((folder / "s2.json").read_text())
    assert settings["model"]["version"] == version and settings["train"]["lr"] == 1e-4
    assert (folder / "7-sv_cn").is_dir() == version.startswith("v2Pro")


@pytest.mark.parametrize(("sovits", "gpt"), [(8, 15), (7, 13), (1, 2), (9, 10)])
def test_each_half_is_saved_at_its_last_epoch(checkout: Path, clips: Path, sovits: int, gpt: int) -> None:
    """Of 15 epochs the last three were trained for nothing."""
    asked = options(checkout).model_copy(update={"sovits_epochs": sovits, "gpt_epochs": gpt})
    weights = train_voice(asked, clips)
    assert f"_e{sovits}_" in weights.sovits[-1].name, TRAPS["last"]
    assert weights.gpt[-1].stem.endswith(f"-e{gpt}"), TRAPS["last"]


def test_what_is_done_is_not_done_again(checkout: Path, clips: Path) -> None:
    asked = options(checkout)
    first = train_voice(asked, clips)
    stamps = [path.stat().st_mtime_ns for path in (*first.sovits, *first.gpt)]
    again = train_voice(asked, clips)
    assert [path.stat().st_mtime_ns for path in (*again.sovits, *again.gpt)] == stamps
    more = train_voice(asked.model_copy(update={"gpt_epochs": 20}), clips)
    assert [path.stat().st_mtime_ns for path in more.sovits] == stamps[:1], "only the changed half is trained"
    assert len(more.gpt) == 2


def test_parts_of_a_broken_run_are_not_taken_for_done(checkout: Path, clips: Path) -> None:
    asked = options(checkout)
    folder = experiment(asked, read_list(clips))
    folder.mkdir(parents=True)
    (folder / "2-name2text-0.txt").write_text("clip_0.wav\tp\tw\tonly one\n")
    (folder / "6-name2semantic-0.tsv").write_text("clip_0.wav\t1\n")
    assert train_voice(asked, clips).gpt[-1].read_text() == "3", TRAPS["stale"]


def test_a_line_that_a_script_drops_ends_the_training(checkout: Path, clips: Path) -> None:
    clips.write_text(clips.read_text("utf-8").replace("line 1", "SPOILED"), "utf-8")
    with pytest.raises(StudioError, match="2 of 3 lines") as failure:
        train_voice(options(checkout), clips)
    assert failure.value.code == "training_failed"


def test_a_script_that_fails_is_told_with_its_last_words(checkout: Path, clips: Path) -> None:
    (checkout / "GPT_SoVITS" / "s2_train.py").write_text("raise SystemExit('out of memory')")
    with pytest.raises(StudioError, match="sovits ended with 1: out of memory") as failure:
        train_voice(options(checkout), clips)
    assert failure.value.code == "training_failed"


def test_weights_that_were_not_saved_are_missed(checkout: Path, clips: Path) -> None:
    (checkout / "GPT_SoVITS" / "s2_train.py").write_text("")
    with pytest.raises(StudioError, match="0 of 1 files"):
        train_voice(options(checkout), clips)


@pytest.mark.parametrize(
    ("trap", "row", "told"),
    [
        ("pipe", "{clip}|luca|en|One|two", "5 parts"),
        ("language", "{clip}|luca|fr|Bonjour", "'fr'"),
        ("language", "{clip}|luca|en|你好", "aren't in en"),
        ("names", "{twin}|luca|en|A twin", "line 1 has a clip named clip_0.wav"),
        ("mark", "", "byte-order mark"),
        ("pipe", "{clip}.gone|luca|en|Gone", "isn't there"),
        ("pipe", "{clip}|luca|en| ", "no words"),
    ],
)
def test_lists_that_scripts_would_spoil_are_refused_with_the_line(
    trap: str, row: str, told: str, clips: Path, tmp_path: Path
) -> None:
    twin = tmp_path / "other" / "clip_0.wav"
    twin.parent.mkdir()
    twin.write_bytes(b"RIFF")
    clip = tmp_path / "clip_9.wav"
    clip.write_bytes(b"RIFF")
    start = "\ufeff" if trap == "mark" else ""
    clips.write_text(f"{start}{clips.read_text('utf-8')}{row.format(clip=clip, twin=twin)}\n", "utf-8")
    with pytest.raises(StudioError, match=told) as refused:
        read_list(clips)
    assert refused.value.code == "file_invalid"


def test_another_list_has_another_folder(checkout: Path, clips: Path) -> None:
    before = experiment(options(checkout), read_list(clips))
    clips.write_text(clips.read_text("utf-8").replace("line 1", "line one"), "utf-8")
    assert experiment(options(checkout), read_list(clips)) != before


def test_weights_that_are_missing_are_named_before_anything_runs(checkout: Path, clips: Path) -> None:
    asked = options(checkout)
    asked.pretrained("gpt").unlink()
    with pytest.raises(StudioError, match=r"s1v3\.ckpt") as refused:
        train_voice(asked, clips)
    assert refused.value.code == "file_missing" and not asked.folder.exists()


def test_a_dry_run_shows_every_command_and_runs_none(
    checkout: Path, clips: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = options(checkout)
    steps = plan_training(asked, clips, read_list(clips))
    assert [step.name for step in steps] == ["text", "hubert", "speaker", "semantic", "sovits", "gpt"]
    target = checkout.parent / "dry"
    arguments = [
        "voice",
        "train",
        str(clips),
        "--checkout",
        str(checkout),
        "--folder",
        str(target),
        "--dry-run",
    ]
    monkeypatch.setattr(sys, "argv", ["studio", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    told = capsys.readouterr().out
    assert not ended.value.code and not target.exists()
    assert all(f"# {step.name}" in told for step in steps) and "half_weights_save_dir" in told


def test_weights_of_an_earlier_run_are_not_taken_for_new_ones(checkout: Path, clips: Path) -> None:
    """A script that saved nothing passed, and the old voice was given out as the new one."""
    asked = options(checkout)
    train_voice(asked, clips)
    (checkout / "GPT_SoVITS" / "s1_train.py").write_text("")
    with pytest.raises(StudioError, match="0 of 1 files") as failure:
        train_voice(asked.model_copy(update={"batch": 2}), clips)
    assert failure.value.code == "training_failed" and "remove" in failure.value.fix


_TRAINING = """
import sys
from pathlib import Path
from animation_ai_studio.tests.voice.test_training import options
from animation_ai_studio.voice.training import train_voice
train_voice(options(Path(sys.argv[1])), Path(sys.argv[2]))
"""


def test_a_step_ends_with_a_studio_that_was_killed(checkout: Path, clips: Path) -> None:
    """It held the card for hours, and a second training wrote into the same folder."""
    pid = checkout / "pid"
    script = f"import os, time; open({str(pid)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    (checkout / "GPT_SoVITS" / "s2_train.py").write_text(script)
    command = [sys.executable, "-P", "-c", _TRAINING, str(checkout), str(clips)]
    studio = subprocess.Popen(command)
    _until(lambda: pid.is_file() and pid.read_text() != "")
    child = psutil.Process(int(pid.read_text()))
    with pytest.raises(StudioError, match="Another training") as refused:
        train_voice(options(checkout), clips)
    assert refused.value.code == "file_busy"
    os.kill(studio.pid, signal.SIGKILL)
    studio.wait()
    _until(lambda: not child.is_running())


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_what_the_system_refuses_is_told(checkout: Path, clips: Path, tmp_path: Path) -> None:
    from animation_ai_studio.voice.dataset.sound import film_sounds

    (tmp_path / "file").write_text("")
    plain = tmp_path / "python"
    plain.write_text("no program")
    for code, work in (
        (
            "training_failed",
            lambda: train_voice(options(checkout).model_copy(update={"python": plain}), clips),
        ),
        ("not_writable", lambda: train_voice(_into(checkout, tmp_path / "file"), clips)),
        ("file_invalid", lambda: read_list(tmp_path)),
        ("not_writable", lambda: film_sounds(clips, tmp_path / "file" / "work")),
    ):
        with pytest.raises(StudioError) as failure:
            work()
        assert failure.value.code == code


def _into(checkout: Path, folder: Path) -> TrainingOptions:
    return options(checkout).model_copy(update={"folder": folder})
