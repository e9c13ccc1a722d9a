"""On Windows nothing of the studio has been run; what can be told from here is that it would begin to.

An import of a module that Windows hasn't, or a name of ``os`` or ``signal`` that it lacks, would lose a user there
the whole command line, or the whole pack; a file's name that Windows can't hold would lose him the file.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

import pytest
from animation_ai_studio.common.environment import child_environment
from animation_ai_studio.common.errors import StudioError
from animation_ai_studio.common.records import MOST_NAME, plain_folder, plain_name
from animation_ai_studio.common.runs import RUN_ID
from animation_ai_studio.film.takes import take_path
from animation_ai_studio.workflows.names import nearest, same_thing

ROOT = Path(__file__).parents[2]
LEFT_OUT = {"tests", ".venv", ".git", "build", "findings"}
POSIX_MODULES = {"fcntl", "resource", "pwd", "grp", "termios", "tty", "pty", "curses", "syslog", "readline"}
POSIX_NAMES = {
    "os": {
        "fork",
        "forkpty",
        "killpg",
        "getpgid",
        "getpgrp",
        "setpgid",
        "setsid",
        "getuid",
        "geteuid",
        "getgid",
        "getegid",
        "getgroups",
        "chown",
        "fchmod",
        "mkfifo",
        "uname",
        "statvfs",
        "nice",
        "getloadavg",
        "wait4",
        "sched_getaffinity",
        "WNOHANG",
        "O_NOFOLLOW",
        "O_DIRECTORY",
        "O_NONBLOCK",
        "pread",
        "pwrite",
        "sysconf",
    },
    "signal": {
        "SIGKILL",
        "SIGHUP",
        "SIGQUIT",
        "SIGALRM",
        "SIGUSR1",
        "SIGUSR2",
        "SIGCHLD",
        "SIGSTOP",
        "SIGCONT",
        "SIGTSTP",
        "SIGPIPE",
        "SIGWINCH",
        "alarm",
        "setitimer",
        "pthread_sigmask",
        "sigwait",
        "pause",
    },
    "socket": {"AF_UNIX", "SO_REUSEPORT"},
}
METHODS = {"add_signal_handler", "preexec_fn", "pass_fds"}
GUARDED = {
    ("benchmarks/paired.py", "os.getloadavg"): 'hasattr(os, "wait4")',
    ("benchmarks/paired.py", "os.wait4"): 'hasattr(os, "wait4")',
    ("benchmarks/footage.py", "os.wait4"): 'hasattr(os, "wait4")',
    ("common/bootstrap.py", "fcntl"): 'os.name == "nt"',
    ("common/bootstrap.py", "pass_fds"): 'os.name == "nt"',
    ("common/listeners.py", "os.geteuid"): 'sys.platform == "linux"',
    ("puppets/workers.py", "os.sched_getaffinity"): 'hasattr(os, "sched_getaffinity")',
    ("runtime/launcher.py", "os.getpgrp"): 'hasattr(os, "killpg")',
    ("runtime/launcher.py", "os.killpg"): 'hasattr(os, "killpg")',
    ("runtime/launcher.py", "signal.SIGKILL"): 'hasattr(os, "killpg")',
    ("runtime/process.py", "os.killpg"): 'os.name == "nt"',
    ("runtime/process.py", "signal.SIGKILL"): 'sys.platform == "win32"',
    ("runtime/testing.py", "os.geteuid"): 'sys.platform == "linux"',
    ("llm_bridge/gateway/keys.py", "os.geteuid"): 'os.name == "posix"',
    ("llm_bridge/gateway/server.py", "add_signal_handler"): 'sys.platform != "win32"',
    ("llm_bridge/lease/store.py", "fcntl"): 'sys.platform == "win32"',
    ("llm_bridge/runtime/keeper.py", "os.killpg"): 'sys.platform == "win32"',
    ("llm_bridge/runtime/keeper.py", "preexec_fn"): 'sys.platform == "linux"',
    ("llm_bridge/runtime/keeper.py", "signal.SIGKILL"): 'sys.platform == "linux"',
}
"""Every use of what Windows lacks, and the words in that file that keep it from running there."""

IN_COMFYUI = re.compile(r"nodes/(.*/nodes|host|inputs|routes|extension)\.py|configs/locks/|toonxl/extension/")
"""Modules that ComfyUI alone can import, and the locks' maker, which needs the test tools."""

IMPORT_ALL = """
import importlib, importlib.abc, os, signal, socket, sys, types

OURS = "animation_ai_studio"
modules, forbidden, lacking = [line.split() for line in sys.stdin]
for name in modules:
    importlib.import_module(name)  # so that what others import, they import as they do here
for name in [name for name in sys.modules if name.partition(".")[0] == OURS]:
    del sys.modules[name]
for name in forbidden:
    sys.modules.pop(name, None)

class Absent(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name in forbidden:
            raise ModuleNotFoundError(f"Windows has no module {name}")

sys.meta_path.insert(0, Absent())
sys.modules["msvcrt"] = types.ModuleType("msvcrt")
sys.platform = "win32"
for name in lacking:
    module, _, attribute = name.partition(".")
    vars(sys.modules[module]).pop(attribute, None)
for name in modules:
    importlib.import_module(name)
print(len(modules))
"""


def sources() -> Iterator[tuple[str, ast.Module]]:
    """All modules of the product: path from the root, and what is in them."""
    rooms = [room for room in ROOT.iterdir() if room.name not in LEFT_OUT and room.is_dir()]
    for path in sorted([*ROOT.glob("*.py"), *(path for room in rooms for path in room.rglob("*.py"))]):
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"))


def imported(tree: ast.Module) -> set[str]:
    """The roots of absolute imports anywhere in a module."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add((node.module or "").partition(".")[0])
    return found


def uses(tree: ast.Module) -> set[str]:
    """What a module uses that Windows lacks."""
    found = imported(tree) & POSIX_MODULES
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else ""
            if node.attr in POSIX_NAMES.get(owner, ()):
                found.add(f"{owner}.{node.attr}")
            elif node.attr in METHODS:
                found.add(node.attr)
        elif isinstance(node, ast.keyword) and node.arg in METHODS:
            found.add(node.arg)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module in POSIX_NAMES:
            found |= {f"{node.module}.{one.name}" for one in node.names} & {
                f"{node.module}.{name}" for name in POSIX_NAMES[node.module]
            }
    return found


def test_every_use_of_what_windows_lacks_is_guarded() -> None:
    """A use that nobody guarded ends a command with AttributeError there (the gateway's did)."""
    found = {(path, name) for path, tree in sources() for name in uses(tree)}
    assert found == set(GUARDED)
    for (path, name), guard in GUARDED.items():
        assert guard in (ROOT / path).read_text("utf-8"), f"{path} uses {name} unguarded"


@pytest.mark.slow
def test_everything_can_be_imported_without_what_windows_lacks() -> None:
    """One import too many at the top of one module, and no command starts."""
    modules = [
        "animation_ai_studio." + path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        for path, _ in sources()
        if path != "__init__.py" and not IN_COMFYUI.match(path)
    ]
    lacking = [f"{module}.{name}" for module, names in POSIX_NAMES.items() for name in names]
    told = "\n".join(" ".join(words) for words in (modules, sorted(POSIX_MODULES), lacking))
    done = subprocess.run(
        [sys.executable, "-P", "-c", IMPORT_ALL],
        input=told,
        capture_output=True,
        text=True,
        env=child_environment(),
        check=False,
    )
    assert done.returncode == 0, done.stderr[-1500:]
    assert int(done.stdout.split()[-1]) > 300


NAMES = [
    "film",
    "shot-1",
    "Mira",
    "con",
    "CON",
    "nul",
    "aux.png",
    "com1",
    "LPT9.txt",
    "conin$",
    "a.",
    "a ",
    "a:b",
    "c:",
    "C:\\x",
    "..",
    ".",
    "a/b",
    "a\\b",
    "\\\\server\\share",
    "what?",
    "a*",
    "<a>",
    'a"b',
    "a|b",
    "米拉.png",
    "com1x",
    "console",
    "x" * 300,
    "\u0001",
    "COM¹",
]


def fits_windows(name: str) -> bool:
    """Whether Windows can keep a file of that name in a folder, and under that very name."""
    path = PureWindowsPath(name)
    return (
        path.name == name
        and not path.drive
        and not path.is_reserved()
        and not re.search(r'[<>:"|?*\x00-\x1f]', name)
        and name == name.rstrip(". ")
        and len(name) <= 255
    )


@pytest.mark.parametrize("name", NAMES)
def test_no_take_gets_a_name_that_windows_can_not_keep(name: str, tmp_path: Path) -> None:
    """Else a film made on Linux can't be unpacked there, or a take is written into a device and lost."""
    for run, take in (("film", name), (name, "take")):
        try:
            path = take_path(tmp_path, run, take, ".mp4")
        except StudioError as error:
            assert error.code == "path_forbidden"
            continue
        assert fits_windows(name)
        assert fits_windows(path.name)
        assert (
            len(
                str(
                    PureWindowsPath(
                        "C:/Users/a-user-with-a-name/ComfyUI/output/animation_studio", run, path.name
                    )
                )
            )
            < 260
        )


@pytest.mark.parametrize("name", NAMES)
def test_a_plain_name_is_one_in_windows_too(name: str) -> None:
    """Names inside a packed film come from other people: none may lead to a drive, a device or another folder."""
    try:
        plain_name(name)
    except ValueError:
        return
    path = PureWindowsPath("C:/films") / name
    assert path.parent == PureWindowsPath("C:/films")
    assert path.name == name
    # Windows itself refuses these letters; Python 3.13 calls names with them reserved as well
    assert not PureWindowsPath(re.sub(r'[<>"|?*]', "_", name)).is_reserved()


@pytest.mark.parametrize(
    "folder", ["C:/x", "//server/share", "a/../b", "a\\..\\b", "/x", "a//b", "con/x", "a/nul"]
)
def test_a_plain_folder_never_leads_out_of_its_place_in_windows(folder: str) -> None:
    with pytest.raises(ValueError, match="name"):
        plain_folder(folder)


def test_a_run_can_always_be_a_folder_in_windows() -> None:
    """A run is named by its time first, so the request's words can't make a device of it."""
    assert fits_windows("20261129-120000-con")
    assert not RUN_ID.fullmatch("con.txt")
    assert MOST_NAME < 255


def test_windows_paths_of_models_are_found_whatever_their_case() -> None:
    """A workflow that was saved on Windows names models with backslashes, in the case of its author's disk."""
    assert nearest("Chars\\Mira V2.safetensors", ["chars/mira_v2.safetensors", "other.safetensors"]) == [
        "chars/mira_v2.safetensors"
    ]
    assert same_thing("D:\\models\\Base.safetensors", "base.safetensors")
