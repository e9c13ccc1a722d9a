"""Makes the studio's own Python environment on first use, then runs the command line in it.

Executed as a file by ``./studio`` with whatever Python (≥ 3.11) the machine has, before anything is
installed: it uses the standard library only and imports nothing of the studio. The environment is
``.venv`` beside the script, with the versions of ``requirements-lock.txt``; pip takes wheels only, and only
those whose sha256 the lock names. It may be killed at any moment and started again; it counts as made when a
note with the locks' fingerprint lies in it, which is written last. :class:`PackageInstaller` serves every other
environment of the studio's too. What an environment is used for is the business of others.
"""

from __future__ import annotations

import ast
import contextlib
import os
import re
import runpy
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import IO

LOCK = "requirements-lock.txt"
TORCH, TORCH_CPU = "configs/locks/torch.txt", "configs/locks/torch-cpu.txt"
NOTE = "studio-ready"
VERIFIED = ("--no-deps", "--require-hashes", "--only-binary", ":all:")
"""pip installs what the lock names and nothing else, from files with the lock's checksums, and runs no code
of theirs while it does: a source package would."""
KEPT_SETTINGS = (
    "index-url|pypi-url|extra-index-url|no-index|find-links|proxy|cert|client-cert|trusted-host|timeout|"
    "default-timeout|retries|cache-dir|no-cache-dir|keyring-provider|use-feature"
)
"""The user's settings of pip that count: where packages come from and how they are reached."""
SPACE = 1.5
"""Free disk space that is asked for, in units of what the environment takes: the rest holds downloads."""
DOWNLOAD_SHARE = 0.6
"""Part of an installation's time that passes before the files are put in place (2 cores, a fast index)."""

Say = Callable[[float, str], None]
"""Called with a fraction of the whole set-up and a few words."""


class SetupError(Exception):
    """Why the environment can't be made and what to do, in a sentence or two for a person."""


class RefusedError(SetupError):
    """The index has no file that the lock allows: none at all, or one with another checksum."""


class Lock:
    """The versions and checksums in an environment's lock files, and what fetching the first one costs."""

    def __init__(self, path: Path, *more: Path) -> None:
        self.path = path
        text = path.read_text("utf-8")
        texts = [text, *(other.read_text("utf-8") for other in more if other.exists())]
        # The place belongs to it: an environment finds the studio's files by their path, and a clone may move.
        self.fingerprint = sha256("\n".join([str(path.resolve().parent), *texts]).encode()).hexdigest()
        self.download_mb = _number(text, r"^# download: (\d+) MB")
        self.disk_mb = _number(text, r"^# disk: (\d+) MB")


def _number(text: str, pattern: str) -> int:
    found = re.search(pattern, text, re.MULTILINE)
    return int(found.group(1)) if found else 0


class Progress:
    """One line that says how far it is: redrawn on a terminal, a line for every tenth elsewhere."""

    def __init__(self, stream: IO[str]) -> None:
        self.stream = stream
        self.started = time.monotonic()
        self.tenth = -1
        self.state = (0.0, "", self.started)
        self.ended = threading.Event()
        if stream.isatty():
            threading.Thread(target=self._redraw, daemon=True).start()

    def __call__(self, fraction: float, words: str) -> None:
        self.state = (fraction, words, time.monotonic())
        if not self.stream.isatty() and int(fraction * 10) > self.tenth:
            self.tenth = int(fraction * 10)
            self._write(f"  {fraction:4.0%}  {words}\n")

    def _redraw(self) -> None:
        """Keeps the line alive: pip says nothing for a while when it puts packages in place."""
        while not self.ended.wait(0.25):
            fraction, words, at = self.state
            left = (at - self.started) * (1 - fraction) / fraction if fraction > 0.03 else None
            clock = "" if left is None else f"about {_minutes(max(left - (time.monotonic() - at), 1))} left"
            width = max(shutil.get_terminal_size().columns - 1, 40)
            self._write(f"\r{f'{fraction:4.0%}  {words}  {clock}'[:width]:<{width}}")

    def end(self, words: str) -> None:
        """Leaves the line behind with a last word."""
        self.ended.set()
        self._write(f"\r{words:<100}\n" if self.stream.isatty() else f"  {words}\n")

    def _write(self, text: str) -> None:
        self.stream.write(text)
        self.stream.flush()


def _minutes(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"


def ensure(root: Path) -> Path:
    """The environment's interpreter; makes or completes the environment when needed.

    Raises:
        SetupError: it can't be made.
    """
    lock = Lock(root / LOCK, root / TORCH, root / TORCH_CPU)
    folder = root / ".venv"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if _ready(folder, python, lock):
        return python
    with _alone(folder) as handle:
        if not _ready(folder, python, lock):  # another process may have done it meanwhile
            _make(root, folder, python, lock, handle)
    return python


def _ready(folder: Path, python: Path, lock: Lock) -> bool:
    try:
        return (folder / NOTE).read_text("utf-8") == lock.fingerprint and python.exists()
    except OSError:
        return False


def _make(root: Path, folder: Path, python: Path, lock: Lock, handle: int) -> None:
    """Creates the environment, or completes one that was left half-made."""
    free = shutil.disk_usage(folder).free / 1e6
    if free < lock.disk_mb * SPACE and not python.exists():
        raise SetupError(
            f"Setting up needs about {lock.disk_mb * SPACE / 1000:.1f} GB on the disk of {root}, and "
            f"{free / 1000:.1f} GB are free. Free some space and try again."
        )
    sys.stderr.write(
        f"First use: making a Python environment in {folder}\n"
        f"  downloads about {lock.download_mb} MB of packages from your package index (more with a GPU), "
        f"takes {lock.disk_mb / 1000:.1f} GB of disk; nothing else on this machine is changed\n"
    )
    say = Progress(sys.stderr)
    try:
        (folder / NOTE).unlink(missing_ok=True)
        if not python.exists():
            say(0.0, "Creating the environment")
            _create(folder)
        _drop_halves(folder)
        installer = PackageInstaller(python, folder / "setup.log", lock, handle)
        installer.locked(lock.path, say, 0.02, 0.66)
        if (root / TORCH).exists():
            installer.torch(root, say, 0.66, 0.95)
        installer.run(["--no-deps", "--no-build-isolation", "-e", str(root)], say, 0.95, 1.0)
        (folder / NOTE).write_text(lock.fingerprint, "utf-8")
    except BaseException:
        say.end("Setting up stopped.")
        raise
    say.end(f"Ready after {_minutes(time.monotonic() - say.started)}.")


def _create(folder: Path) -> None:
    """Makes an empty virtual environment; one whose interpreter is gone is made anew."""
    done = subprocess.run(
        [sys.executable, "-m", "venv", str(folder)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise SetupError(
            f"Python can't make a virtual environment ({(done.stderr or done.stdout).strip()[-300:]}). "
            f"On Debian and Ubuntu, install the package python{version}-venv and try again."
        )


def _drop_halves(folder: Path) -> None:
    """Forgets packages whose installation was cut off, so that they are installed again.

    A package's RECORD is the last file that is written; without it the package looks installed but isn't.
    """
    for info in folder.glob("[Ll]ib/**/site-packages/*.dist-info"):
        if not (info / "RECORD").exists():
            shutil.rmtree(info, ignore_errors=True)


class PackageInstaller:
    """Runs pip in the environment and turns what it prints into progress.

    ``handle`` is the descriptor of the set-up's lock. pip inherits it, so that the environment stays locked
    while an orphaned pip is still writing to it.
    """

    def __init__(self, python: Path, log: Path, lock: Lock, handle: int | None = None) -> None:
        self.python, self.log, self.lock = python, log, lock
        self.environment = pip_environment(python)
        self.inherited = () if handle is None or os.name == "nt" else (handle,)

    def locked(self, lock: Path, say: Say, start: float, end: float) -> None:
        """Installs a lock file: its packages alone, each from a wheel whose checksum it names.

        Raises:
            RefusedError: naming the package of which the index has no such wheel; nothing was installed.
            SetupError: with what pip said.
        """
        self.run([*VERIFIED, "-r", str(lock)], say, start, end)

    def torch(self, root: Path, say: Say, start: float, end: float) -> None:
        """Installs torch: on Linux without an NVIDIA GPU the CPU build, a tenth of the size, if it can be had."""
        if sys.platform == "linux" and not has_nvidia():
            try:
                self.locked(root / TORCH_CPU, say, start, end)
                return
            except RefusedError as error:
                sys.stderr.write(f"\n  {error}\n  Taking torch's default build instead (several GB).\n")
        self.locked(root / TORCH, say, start, end)

    def run(self, arguments: list[str], say: Say, start: float, end: float) -> None:
        """Installs with pip, telling ``say`` fractions from ``start`` to ``end``.

        Raises:
            SetupError: with what pip said.
        """
        # -P: a pip.py in the current folder isn't pip.
        command = [str(self.python), "-P", "-m", "pip", "install", "--progress-bar", "off", *arguments]
        expected = max(self.lock.download_mb * (end - start), 1.0)
        seen = 0.0
        lines: list[str] = []
        with self.log.open("a", encoding="utf-8") as log:
            log.write(f"\n$ {' '.join(command)}\n")
            with subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
                errors="replace",
                env=self.environment,
                pass_fds=self.inherited,
            ) as child:
                for line in child.stdout or ():
                    log.write(line)
                    lines = [*lines[-30:], line]
                    seen += _megabytes(line)
                    share = min(seen / expected, 1.0) * DOWNLOAD_SHARE
                    if "Installing collected packages" in line:
                        share = DOWNLOAD_SHARE
                    say(start + (end - start) * share, _words(line))
        if child.returncode:
            raise _pip_trouble(lines, self.log)


def pip_environment(python: Path) -> dict[str, str]:
    """pip's environment: the user's settings that say where packages come from, and no others.

    Left out are those that would install elsewhere, something else or nothing (``target``, ``constraint``,
    ``dry-run`` …): the lock says what is installed.

    Raises:
        SetupError: pip can't read its own configuration.
    """
    # By its path: this file runs before the studio can be imported, and imports nothing of it.
    shared = runpy.run_path(str(Path(__file__).with_name("environment.py")))
    bare: dict[str, str] = shared["child_environment"](*shared["INSTALLER"])
    command = [str(python), "-P", "-m", "pip", "config", "list"]
    told = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=bare, check=False)
    if told.returncode:
        raise SetupError(f"pip can't read its configuration ({told.stderr.strip()[-300:]}). Mend it first.")
    environment = {name: value for name, value in bare.items() if not name.upper().startswith("PIP_")}
    environment |= {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    for section in ("global", "install", ":env:"):  # the later one counts, as for pip
        kept = rf"^{section}\.({KEPT_SETTINGS})=(.*)$"
        for name, value in re.findall(kept, told.stdout, re.MULTILINE):
            environment[f"PIP_{name.upper().replace('-', '_')}"] = str(ast.literal_eval(value))
    return environment | {"PYTHONUTF8": "1"}


def _megabytes(line: str) -> float:
    """The size that a line of pip's names: a download, a cached file, or a file on this machine."""
    found = re.search(r"(?:Downloading|Using cached) .*\(([\d.]+) (bytes|kB|MB|GB)\)", line)
    if found:
        return float(found.group(1)) * {"bytes": 1e-6, "kB": 1e-3, "MB": 1.0, "GB": 1e3}[found.group(2)]
    local = re.match(r"\s*Processing (\S+\.whl)", line)
    with contextlib.suppress(OSError):
        return Path(local.group(1)).stat().st_size / 1e6 if local else 0.0
    return 0.0


def _words(line: str) -> str:
    """What a line of pip's means to a person."""
    found = re.match(r"\s*(Collecting|Downloading|Using cached|Processing)\s+(\S+)", line)
    if found:
        return f"Fetching {re.split(r'[=<>@;-]', found.group(2).rsplit('/', 1)[-1])[0]}"
    if "Installing collected packages" in line:
        return "Putting packages in place"
    if "editable" in line or "Obtaining" in line:
        return "Installing the studio itself"
    return "Checking packages"


def _pip_trouble(lines: list[str], log: Path) -> SetupError:
    """The sentence for a failed installation."""
    text = "".join(lines)
    again = "run the same command again: it continues where it was."
    if "No space left" in text:
        return SetupError(f"The disk is full. Free some space and {again}")
    if re.search(r"NewConnectionError|ConnectionError|Temporary failure|ReadTimeout|ProxyError", text):
        return SetupError(
            f"The package index can't be reached. Check the network (or pip's configuration) and {again}"
        )
    if changed := re.search(r"DO NOT MATCH THE HASHES.*?\n\s+(\S+) from ", text, re.DOTALL):
        return RefusedError(
            f"{changed[1]} was not installed: the file that your package index (or a folder of wheels in pip's "
            f"configuration) delivered is not the one that was checked. Somebody may have changed it: use another "
            f"index. pip's output, with both checksums, is in {log}."
        )
    if missing := re.search(r"No matching distribution found for (\S+)", text):
        return RefusedError(
            f"Your package index has no wheel of {missing[1]} for this Python and system, and packages that run "
            f"code to be built are not installed. Use another index or Python. pip's output is in {log}."
        )
    reason = next((line.strip() for line in reversed(lines) if "ERROR" in line), "pip failed")
    return SetupError(f"A package could not be installed ({reason}). All of pip's output is in {log}.")


def has_nvidia() -> bool:
    """Whether this machine has a usable NVIDIA GPU, judged by its driver."""
    if os.name == "nt":
        return (Path(os.getenv("SYSTEMROOT", "C:/Windows")) / "System32" / "nvcuda.dll").exists()
    return Path("/proc/driver/nvidia/version").exists() or Path("/usr/lib/wsl/lib/nvidia-smi").exists()


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[int]:
    """Lets only one process at a time work on the environment; the operating system frees a dead one's lock.

    Gives the lock's descriptor.
    """
    try:
        folder.mkdir(exist_ok=True)
        handle = (folder / "setup.lock").open("a")
    except OSError as error:
        raise SetupError(
            f"The folder {folder.parent} can't be written to ({error.strerror}). Clone the studio into a folder "
            "of your own, or change its permissions."
        ) from error
    with handle:
        if not _try_lock(handle):
            sys.stderr.write("Another ./studio is setting up here: waiting for it.\n")
            while not _try_lock(handle):
                time.sleep(0.5)
        yield handle.fileno()


def _try_lock(handle: IO[str]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def main() -> int:
    """Makes sure of the environment and becomes the command line in it."""
    root = Path(__file__).resolve().parents[1]
    try:
        python = ensure(root)
    except SetupError as error:
        sys.stderr.write(f"\n{error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. The next run continues where this one was.\n")
        return 130
    # -P keeps the current folder out of the import path: in the repository it holds modules of everyday names.
    command = [str(python), "-P", "-m", "animation_ai_studio", *sys.argv[1:]]
    if os.name == "nt":
        return subprocess.call(command)
    return os.execv(command[0], command)


if __name__ == "__main__":
    sys.exit(main())
