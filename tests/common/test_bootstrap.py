"""Without this, a newcomer's first command could fail, or leave an environment that never works again."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from animation_ai_studio.common.bootstrap import Lock, _megabytes, _pip_trouble, _words

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="runs the script with sh")

BACKEND = '''
"""Builds the clone's editable wheel; waits for ever where the test wants to kill the set-up."""
import os, time, zipfile
from pathlib import Path

def build_editable(folder, config_settings=None, metadata_directory=None):
    if os.environ.get("STALL"):
        Path(os.environ["STALL"]).touch()
        time.sleep(600)
    name = "animation_ai_studio-1.0-py3-none-any.whl"
    info = "animation_ai_studio-1.0.dist-info"
    with zipfile.ZipFile(Path(folder) / name, "w") as wheel:
        wheel.writestr("studio.pth", str(Path.cwd() / "package"))
        wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\\nName: animation-ai-studio\\nVersion: 1.0\\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr(f"{info}/RECORD", "")
    return name
'''


@pytest.fixture
def clone(tmp_path: Path, wheels: Path) -> Path:
    """A small clone: the real script and bootstrap, one tiny locked package from a folder, no network."""
    root = tmp_path / "a clone"
    (root / "common").mkdir(parents=True)
    shutil.copy(ROOT / "studio", root)
    for name in ("bootstrap.py", "environment.py"):
        shutil.copy(ROOT / "common" / name, root / "common")
    digest = hashlib.sha256((wheels / "tiny-1.0-py3-none-any.whl").read_bytes()).hexdigest()
    lock = f"# download: 1 MB\n# disk: 30 MB\ntiny==1.0 --hash=sha256:{digest}\n"
    (root / "requirements-lock.txt").write_text(lock)
    (root / "pyproject.toml").write_text(
        '[build-system]\nrequires = []\nbuild-backend = "b"\nbackend-path = ["."]\n'
    )
    (root / "b.py").write_text(BACKEND)
    package = root / "package" / "animation_ai_studio"
    package.mkdir(parents=True)
    (package / "__main__.py").write_text("import sys, tiny\nprint(tiny.WORD, *sys.argv[1:])\n")
    return root


@pytest.fixture
def wheels(tmp_path: Path) -> Path:
    """A folder with the tiny package."""
    folder = tmp_path / "wheels"
    folder.mkdir()
    with zipfile.ZipFile(folder / "tiny-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("tiny.py", "WORD = 'hello'\n")
        wheel.writestr("tiny-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n")
        wheel.writestr(
            "tiny-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr("tiny-1.0.dist-info/RECORD", "")
    return folder


def begin(clone: Path, wheels: Path, *arguments: str, **extra: str) -> subprocess.Popen[str]:
    """Starts ``./studio`` in the clone."""
    environment = {**os.environ, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels), **extra}
    environment.pop("PIP_EXTRA_INDEX_URL", None)
    return subprocess.Popen(
        [str(clone / "studio"), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        start_new_session=True,
    )


@pytest.mark.slow
def test_the_first_use_sets_up_and_the_second_is_quick(clone: Path, wheels: Path) -> None:
    """One command from a bare machine; it says what it fetches; then it is silent; the clone may be moved."""
    first = begin(clone, wheels, "make", "a film with spaces")
    out, err = first.communicate()
    assert (out, first.returncode) == ("hello make a film with spaces\n", 0), err
    assert "1 MB" in err and str(clone / ".venv") in err
    second = begin(clone, wheels, "doctor")
    assert second.communicate() == ("hello doctor\n", "")
    moved = begin(clone.rename(clone.with_name("moved")), wheels)
    out, err = moved.communicate()
    assert (out, moved.returncode) == ("hello\n", 0), err


@pytest.mark.slow
def test_a_killed_set_up_goes_on_and_mends_half_packages(clone: Path, wheels: Path, tmp_path: Path) -> None:
    """Closing the laptop during the download must not cost the user a broken environment."""
    mark = tmp_path / "stalled"
    killed = begin(clone, wheels, STALL=str(mark), ANIMATION_STUDIO_PASS="STALL")
    while not mark.exists():
        assert killed.poll() is None, killed.stderr and killed.stderr.read()
        os.sched_yield()
    os.killpg(killed.pid, signal.SIGKILL)
    killed.communicate()
    (site,) = (clone / ".venv").glob("lib/*/site-packages")
    (site / "tiny-1.0.dist-info" / "RECORD").unlink()
    (site / "tiny.py").write_text("half a fi")
    again = begin(clone, wheels)
    out, err = again.communicate()
    assert (out, again.returncode) == ("hello\n", 0), err


@pytest.mark.slow
def test_two_first_uses_at_once_do_not_disturb_each_other(clone: Path, wheels: Path) -> None:
    """Two terminals, one clone: one sets up, the other waits for it, both go on."""
    both = [begin(clone, wheels, word) for word in ("one", "two")]
    told = [child.communicate() for child in both]
    assert [out for out, _ in told] == ["hello one\n", "hello two\n"], told
    assert sum("waiting" in err for _, err in told) == 1


@pytest.mark.slow
def test_without_a_network_it_says_so_and_can_go_on_later(clone: Path, wheels: Path, tmp_path: Path) -> None:
    """A newcomer on a train gets a sentence, not a traceback, and nothing is lost."""
    (tmp_path / "empty").mkdir()
    failed = begin(clone, tmp_path / "empty")
    _, err = failed.communicate()
    assert failed.returncode == 1 and "tiny" in err and "Traceback" not in err
    assert begin(clone, wheels).communicate()[0] == "hello\n"


def test_a_folder_that_cant_be_written_is_named(clone: Path, wheels: Path) -> None:
    """A clone in a system folder: told where and what to do."""
    (clone / ".venv").write_text("a file in the way")
    failed = begin(clone, wheels)
    _, err = failed.communicate()
    assert failed.returncode == 1 and str(clone) in err and "Traceback" not in err


def test_a_machine_without_a_new_enough_python_is_told(clone: Path, tmp_path: Path) -> None:
    """The one thing that the script can't bring itself."""
    programs = tmp_path / "bin"
    programs.mkdir()
    old = programs / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    done = subprocess.run(
        ["/bin/sh", str(clone / "studio")],
        env={"PATH": str(programs)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1 and "3.11" in done.stderr


def test_the_lock_says_what_it_costs() -> None:
    """The first lines a newcomer reads name the size; a lock without it would say 0 MB."""
    lock = Lock(ROOT / "requirements-lock.txt")
    assert lock.download_mb > 100 and lock.disk_mb > lock.download_mb


def test_pips_words_become_progress_and_sentences(tmp_path: Path) -> None:
    """The progress line and the error sentence come from what pip prints."""
    assert _megabytes("  Downloading av-18.1.0-cp311.whl (35.8 MB)") == 35.8
    assert _megabytes("  Using cached x.whl (500 kB)") == 0.5
    assert _words("Collecting numpy==2.4.6 (from -r lock)") == "Fetching numpy"
    assert "disk is full" in str(_pip_trouble(["OSError: [Errno 28] No space left on device"], tmp_path))
    assert "network" in str(_pip_trouble(["NewConnectionError(...)"], tmp_path))
    assert sys.version_info >= (3, 11)
