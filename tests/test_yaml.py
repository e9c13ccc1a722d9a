"""The YAML that ships is read by people and copied by them: it must say one thing, and say it once."""

from __future__ import annotations

import importlib.metadata
import json
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from animation_ai_studio.common import strict_yaml
from animation_ai_studio.runtime.testing import checkers

ROOT = Path(__file__).resolve().parents[1]


def test_no_yaml_file_has_a_finding_of_the_linter() -> None:
    """A key that stands twice silently drops the first value: in the compose file, perhaps a limit."""
    files = [
        path for room in ("configs", "agent", "intent", ".github") for path in (ROOT / room).rglob("*.y*ml")
    ]
    files.append(ROOT / ".pre-commit-config.yaml")
    names = {path.name for path in files}
    assert {"compose.yaml", "llm.yaml", "studio.yaml", "bug.yml", "test.yml"} <= names
    command = [sys.executable, "-P", "-m", "yamllint", "--strict", "-c", ROOT / ".yamllint.yaml", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stdout


@pytest.mark.parametrize(
    ("schema", "files"),
    [("github-workflows", ".github/workflows/*.yml"), ("github-issue-forms", ".github/ISSUE_TEMPLATE/*.yml")],
)
def test_the_host_understands_its_files(schema: str, files: str) -> None:
    """A form with a wrong key isn't offered to whoever reports a fault, and a workflow with one doesn't run."""
    paths = sorted(ROOT.glob(files))
    assert paths
    shipped = importlib.metadata.distribution("check-jsonschema").files or []
    rules = json.loads(next(one for one in shipped if one.name == f"{schema}.json").read_text("utf-8"))
    for path in paths:
        jsonschema.validate(read(path), rules)


def read(path: Path) -> Any:
    """What a program gets from the file; the key ``on`` of a workflow is a word and no truth value."""
    return {
        "on" if key is True else key: value
        for key, value in strict_yaml.read(path.read_text("utf-8"))[1].items()
    }


def test_the_workflow_tests_what_there_is() -> None:
    """A folder that was moved would stop the run on systems where nobody here looks."""
    steps = [
        step
        for job in read(ROOT / ".github" / "workflows" / "test.yml")["jobs"].values()
        for step in job["steps"]
    ]
    words = {word for step in steps for word in shlex.split(step.get("run", ""))}
    named = {word for word in words if word.startswith(("tests/", "./")) or word.endswith(".txt")}
    assert len(named) > 8 and [word for word in named if not (ROOT / word).exists()] == []


def test_hooks_before_a_commit_are_the_checkers_of_the_studio() -> None:
    """A hook under another name than the checker's would pass whatever is committed."""
    hooks = {
        hook["id"]: hook for repo in read(ROOT / ".pre-commit-config.yaml")["repos"] for hook in repo["hooks"]
    }
    assert {"ruff-check", "ruff-format", "import-linter", "mypy", "codespell"} == set(hooks)
    given = {argument for name in ("import-linter", "mypy") for argument in hooks[name]["args"]}
    assert given == {"import-linter", "mypy"} <= {name for name, _, _ in checkers()}
