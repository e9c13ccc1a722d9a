"""A disk that fills in the middle of a film, and a knowledge base that is broken: told, nothing lost, nothing halved."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from animation_ai_studio.agent.knowledge.store import Document, KnowledgeStore
from animation_ai_studio.common.errors import StudioError

from .test_whole_way import REQUEST, SMALL

SCENE = """
import json, os, subprocess, sys, time
from pathlib import Path

home, film = Path(os.environ["ANIMATION_STUDIO_HOME"]), sys.argv[1:]
runs = home / "runs"
runs.mkdir()
studio = [sys.executable, "-P", "-m", "animation_ai_studio"]


def events():
    return [json.loads(line) for path in runs.glob("*/events.jsonl") for line in path.read_text().splitlines()]


def takes():
    return [event["take"] for event in events() if event["kind"] == "take"]


subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400m", "none", str(runs)], check=True)
making = subprocess.Popen([*studio, *film], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
end = time.monotonic() + 240
while len(takes()) < 2 and making.poll() is None and time.monotonic() < end:
    time.sleep(0.02)
filler = runs / "filler"
with filler.open("wb", buffering=0) as file:
    while making.poll() is None and time.monotonic() < end + 240:
        try:
            file.write(bytes(65536))
        except OSError:
            time.sleep(0.02)
out, err = making.communicate(timeout=10)
kept = takes()
whole = [json.loads(path.read_text())["job"]["take"] for path in runs.glob("*/takes/*.take.json")]
hidden = [path.name for path in runs.rglob(".*") if path.name != ".lock"]
filler.unlink()
done = subprocess.run([*studio, "runs", "resume", "latest", "--json"], capture_output=True, text=True)
print(json.dumps({
    "code": making.returncode, "out": out, "err": err, "kept": kept, "whole": whole, "hidden": hidden,
    "done": done.returncode, "told": done.stdout, "notes": done.stderr, "takes": takes(),
    "report": next(runs.glob("*/report.html")).read_text(),
}))
"""


def can_mount() -> bool:
    probe = ["unshare", "-Urm", "mount", "-t", "tmpfs", "none", "/tmp"]
    try:
        return subprocess.run(probe, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


@pytest.mark.comfyui
@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_full_disk_stops_a_film_that_goes_on_when_there_is_room_again(
    environment: dict[str, str], home: Path
) -> None:
    if not can_mount():
        pytest.skip("needs root, or user namespaces, to mount a small disk")
    base = home / "knowledge" / "knowledge.sqlite"
    base.parent.mkdir()
    base.write_bytes(b"SQLite format 3\x00" + bytes(range(256)) * 64)
    scene = subprocess.run(
        ["unshare", "-Urm", sys.executable, "-P", "-c", SCENE, "make", REQUEST, *SMALL, "--json"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=800,
        check=False,
    )
    assert scene.returncode == 0, scene.stderr
    seen = json.loads(scene.stdout)
    assert seen["code"] == 1 and "Traceback" not in seen["err"], seen["err"]
    assert json.loads(seen["out"])["error"]["code"] == "disk_full", seen["out"]
    assert set(seen["kept"]) == set(seen["whole"]), "a take was told that isn't there, or is there in part"
    assert seen["hidden"] == [], "half-written files were left"
    assert seen["done"] == 0, seen["notes"]
    assert json.loads(seen["told"])["verdict"]["seconds"] == pytest.approx(10, rel=0.15)
    assert len(seen["takes"]) == len(set(seen["takes"])), "a finished take was made again"
    assert str(base) in seen["report"], "nobody was told that the knowledge base is broken"


def test_a_knowledge_base_that_can_not_grow_keeps_what_it_had(tmp_path: Path) -> None:
    store = KnowledgeStore(tmp_path / "k.sqlite")
    small = Document("notes/one", "note", "One", ["a lighthouse"])
    store.put(small, None, "")
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(StudioError) as caught:
        store.put(Document("notes/two", "note", "Two", ["x" * 4000] * 50), None, "")
    assert caught.value.code == "disk_full"
    assert [row["source"] for row in store.sources()] == ["notes/one"]
    assert store.has(small, "")


def test_a_knowledge_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "knowledge").write_text("in the way")
    with pytest.raises(StudioError) as caught:
        KnowledgeStore(tmp_path / "knowledge" / "k.sqlite")
    assert caught.value.code == "not_writable"


@pytest.mark.parametrize("spoilt", [b"", b"this is no database" * 500])
def test_an_empty_file_becomes_a_base_and_a_broken_one_is_told(tmp_path: Path, spoilt: bytes) -> None:
    path = tmp_path / "k.sqlite"
    path.write_bytes(spoilt)
    if not spoilt:
        assert KnowledgeStore(path).sources() == []
        return
    with pytest.raises(StudioError) as caught:
        KnowledgeStore(path)
    assert caught.value.code == "file_invalid" and str(path) in caught.value.message


def test_a_base_whose_pages_were_overwritten_is_told_and_costs_no_crash(tmp_path: Path) -> None:
    path = tmp_path / "k.sqlite"
    store = KnowledgeStore(path)
    for number in range(40):
        store.put(Document(f"notes/{number}", "run", f"N {number}", ["sea " * 200], meta={"n": 1}), None, "")
    store._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store._connection.close()
    data = bytearray(path.read_bytes())
    data[4096:] = bytes(b ^ 0x55 for b in data[4096:])
    path.write_bytes(data)
    with pytest.raises(StudioError) as caught:
        spoilt = KnowledgeStore(path)
        spoilt.metas("run")
        spoilt.passages(range(1, 41))
        spoilt.by_words(["sea"], 5)
    assert caught.value.code == "file_invalid"
