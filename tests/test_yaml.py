"""The YAML that ships is read by people and copied by them: it must say one thing, and say it once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_no_yaml_file_has_a_finding_of_the_linter() -> None:
    """A key that stands twice silently drops the first value: in the compose file, perhaps a limit."""
    files = [path for room in ("configs", "agent") for path in (ROOT / room).rglob("*.y*ml")]
    names = {path.name for path in files}
    assert {"compose.yaml", "llm.yaml", "studio.yaml"} <= names
    command = [sys.executable, "-P", "-m", "yamllint", "--strict", "-c", ROOT / ".yamllint.yaml", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stdout
