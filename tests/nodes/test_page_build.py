"""The page that ComfyUI serves is what its sources say: else a change is read, reviewed and never seen."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
from pathlib import Path

import pytest

NODES = Path(__file__).parents[2] / "nodes"
SOURCES, SERVED = NODES / "page", NODES / "web"
BUILT = ("studio.js", "studio.css")


def test_only_the_built_page_is_served_and_it_is_small() -> None:
    """ComfyUI loads every script below its web folder as an extension of its own."""
    assert [path.name for path in SERVED.rglob("*.js")] == ["studio.js"]
    assert sum(len(gzip.compress((SERVED / name).read_bytes())) for name in BUILT) < 250_000


@pytest.mark.slow
def test_a_fresh_build_gives_the_same_bytes(tmp_path: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm isn't installed: the page can't be built anew and compared (Node.js 20 brings it)")
    copy, out = tmp_path / "page", tmp_path / "web"
    shutil.copytree(SOURCES, copy, ignore=shutil.ignore_patterns("node_modules"))
    environment = {**os.environ, "STUDIO_PAGE_OUT": str(out)}
    for command in (["ci", "--no-audit", "--no-fund"], ["test"], ["run", "build"]):
        done = subprocess.run(
            [npm, *command], cwd=copy, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"npm {command}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
    for name in BUILT:
        same = (out / name).read_bytes() == (SERVED / name).read_bytes()
        assert same, f"nodes/web/{name} isn't what the sources give: run `npm run build` in nodes/page"
