"""The main job: one sentence becomes a film through real ComfyUI graphs, whatever dies on the way."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import av
import psutil
import pytest
from animation_ai_studio.common.events import RunEvent, TakeMade
from animation_ai_studio.common.runs import RunFolder
from animation_ai_studio.runtime.source import embedded_base

from ..conftest import Studio, comfyui_processes

pytestmark = [pytest.mark.comfyui, pytest.mark.slow]

REQUEST = "Create a funny parody of Luca's ocean scene"
SMALL = ("--size", "320x180", "--length", "10", "--seed", "7")
Start = Callable[..., subprocess.Popen[str]]


def events(home: Path) -> Iterator[RunEvent]:
    for run in (home / "runs").glob("*"):
        yield from RunFolder(run).events()


def wait_for(home: Path, kind: str, count: int = 1, seconds: float = 120.0) -> None:
    """Waits until the runs have told ``count`` events of a kind."""
    deadline = time.monotonic() + seconds
    while sum(event.kind == kind for event in events(home)) < count:
        assert time.monotonic() < deadline, f"no {count} {kind} events: {list(events(home))}"
        time.sleep(0.05)


def gone(processes: list[psutil.Process], seconds: float = 20.0) -> bool:
    return not psutil.wait_procs(processes, timeout=seconds)[1]


def check_film(film: Path, seconds: float) -> None:
    with av.open(str(film)) as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        assert (video.codec_context.name, audio.codec_context.name) == ("h264", "aac")
        assert (video.width, video.height, audio.rate) == (320, 180, 48_000)
        assert video.average_rate == Fraction(24)
        assert float(container.duration / av.time_base) == pytest.approx(seconds, rel=0.15)


def made_twice(home: Path) -> list[object]:
    takes = [event.take for event in events(home) if isinstance(event, TakeMade)]
    return [take for take in takes if takes.count(take) > 1]


def test_one_sentence_becomes_a_film(studio: Studio, home: Path, tmp_path: Path) -> None:
    out = tmp_path / "my film.mp4"
    result = studio("make", REQUEST, *SMALL, "--out", str(out), "--json")
    assert result.returncode == 0, result.stderr
    told = json.loads(result.stdout)
    assert told["film"] == str(out)
    check_film(out, 10)
    (server,) = [line for line in result.stderr.splitlines() if line.startswith("Works on ComfyUI")]
    run = RunFolder.open(home / "runs", told["run"])
    for name in (
        "film.mp4",
        "film.srt",
        "film.ass",
        "film.jpg",
        "film.json",
        "storyboard.json",
        "request.json",
    ):
        assert (run.root / name).stat().st_size > 0, name
    graphs = sorted(path.name for path in run.graphs.iterdir())
    assert any(name.endswith(".api.json") for name in graphs)
    assert len(graphs) % 2 == 0
    assert run.read_record().status == "finished"
    assert server.removeprefix("Works on ").rstrip(".") in (run.root / "report.html").read_text("utf-8")
    assert comfyui_processes(home) == []


def test_the_same_seed_makes_the_same_film(studio: Studio, home: Path) -> None:
    films = []
    for _ in range(2):
        result = studio("make", REQUEST, *SMALL, "--json")
        assert result.returncode == 0, result.stderr
        films.append(Path(json.loads(result.stdout)["film"]))
    first, second = (_essence(film) for film in films)
    assert first == second


def _essence(film: Path) -> tuple[list[int], list[int]]:
    """Checksums of every decoded frame and sound block: what a viewer sees and hears."""
    with av.open(str(film)) as container:
        pictures = [hash(frame.to_ndarray().tobytes()) for frame in container.decode(video=0)]
    with av.open(str(film)) as container:
        sounds = [hash(frame.to_ndarray().tobytes()) for frame in container.decode(audio=0)]
    return pictures, sounds


def test_a_killed_director_leaves_nothing_running_and_goes_on_even_with_the_servers_takes_lost(
    start_studio: Start, studio: Studio, home: Path
) -> None:
    process = start_studio("make", REQUEST, *SMALL)
    wait_for(home, "take", 2)
    children = comfyui_processes(home)
    assert children
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert gone(children), "ComfyUI went on after its parent was killed"
    run = RunFolder.open(home / "runs", "latest")
    shutil.rmtree(embedded_base() / "output" / "animation_studio" / run.id)
    result = studio("runs", "resume", "latest", "--json")
    assert result.returncode == 0, result.stderr
    check_film(Path(json.loads(result.stdout)["film"]), 10)
    assert made_twice(home) == []


def test_a_killed_comfyui_is_told_and_the_run_goes_on_later(
    start_studio: Start, studio: Studio, home: Path
) -> None:
    process = start_studio("make", REQUEST, *SMALL, "--json")
    wait_for(home, "take", 1)
    for child in comfyui_processes(home):
        child.kill()
    out, err = process.communicate(timeout=120)
    assert process.returncode == 1
    assert json.loads(out)["error"]["code"] in ("comfyui_lost", "comfyui_unreachable")
    assert "Traceback" not in err
    assert not list((home / "runs").glob("*/film.mp4"))
    result = studio("runs", "resume", "latest", "--json")
    assert result.returncode == 0, result.stderr
    assert made_twice(home) == []


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_stopped_film_stops_comfyui_and_says_how_to_go_on(
    start_studio: Start, home: Path, how: signal.Signals
) -> None:
    process = start_studio("make", REQUEST, *SMALL)
    wait_for(home, "submit", 1)
    children = comfyui_processes(home)
    process.send_signal(how)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 128 + how
    assert "resume" in err and "Traceback" not in err
    assert gone(children)
    assert RunFolder.open(home / "runs", "latest").read_record().status == "stopped"
