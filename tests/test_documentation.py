"""A newcomer types what the guides say: every command must exist with its options, every link must lead somewhere."""

from __future__ import annotations

import ast
import re
import shlex
from pathlib import Path

import pytest
from animation_ai_studio.__main__ import app
from typer.main import get_command

ROOT = Path(__file__).resolve().parents[1]
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
GUIDES = [ROOT / "README.md", CONTRIBUTING, *sorted((ROOT / "docs").rglob("*.md"))]
ALONGSIDE = [
    ROOT / name
    for name in (
        "CHANGELOG.md",
        "CODE_OF_CONDUCT.md",
        "SECURITY.md",
        "THIRD_PARTY.md",
        ".github/pull_request_template.md",
        "toonxl/weights/README.md",
    )
]
FENCE = re.compile(r"^ *```(?:sh|bash|console|shell)?\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
INDENTED = re.compile(r"^    \./studio (.+)$", re.MULTILINE)
INLINE = re.compile(r"`\./studio ([^`\n]+)`")
NAMED = re.compile(r"`([\w./-]+/[\w./-]*|[\w.-]+\.(?:py|md|yaml|toml|json|txt))(?:::(\w+))?`")
"""A file or folder between backticks, with a test in it."""
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)[^)]*\)")


def commands() -> list[tuple[str, str]]:
    """(guide, command line) for every call of the studio in a guide's code blocks and indented lines."""
    found = []
    for guide in GUIDES:
        text = guide.read_text("utf-8")
        found += [(guide.name, call.partition("  #")[0].strip()) for call in INDENTED.findall(text)]
        for block in FENCE.findall(text):
            for line in block.replace("\\\n", " ").splitlines():
                call = line.strip().removeprefix("$ ").partition("  #")[0].strip()
                if call.startswith("./studio "):
                    found.append((guide.name, call.removeprefix("./studio ")))
    return list(dict.fromkeys(found))


@pytest.mark.parametrize(("guide", "line"), commands())
def test_every_command_in_the_guides_exists_with_its_options(guide: str, line: str) -> None:
    tokens, command = shlex.split(line, comments=True), get_command(app)
    name = "studio"
    while hasattr(command, "commands"):
        assert tokens, f"{guide}: {line} names no command"
        name = tokens.pop(0)
        if name.startswith("--"):
            return
        assert name in command.commands, f"{guide}: there is no command {name!r}"
        command = command.commands[name]
    command.make_context(name, tokens, resilient_parsing=False).close()


def mentions() -> list[tuple[str, str]]:
    """(guide, words) for every call of the studio within a sentence, where arguments may be left out."""
    found = [(guide.name, call) for guide in GUIDES for call in INLINE.findall(guide.read_text("utf-8"))]
    return list(dict.fromkeys(found))


@pytest.mark.parametrize(("guide", "line"), mentions())
def test_every_command_that_a_sentence_names_exists_with_its_options(guide: str, line: str) -> None:
    tokens, command = shlex.split(line), get_command(app)
    while tokens and hasattr(command, "commands") and not tokens[0].startswith("--"):
        assert tokens[0] in command.commands, f"{guide}: there is no command {tokens[0]!r}"
        command = command.commands[tokens.pop(0)]
    if command.name == "test":
        return  # its arguments go to pytest
    known = {one for param in command.params for one in (*param.opts, *param.secondary_opts)}
    assert {token.partition("=")[0] for token in tokens if token.startswith("--")} <= known, guide


@pytest.mark.parametrize("guide", [*GUIDES, *ALONGSIDE], ids=lambda guide: guide.name)
def test_every_link_in_the_guides_leads_somewhere(guide: Path) -> None:
    for target in LINK.findall(guide.read_text("utf-8")):
        if "://" not in target:
            assert (guide.parent / target).exists(), f"{guide.name} links to {target}"


def test_every_promise_of_security_names_tests_that_are_there() -> None:
    """A promise whose test was moved or dropped is only a sentence."""
    promises = (ROOT / "docs" / "security.md").read_text("utf-8").split("## What is promised")[1]
    promises = promises.split("## What is not promised")[0].split("\n### ")[1:]
    named = {promise.splitlines()[0]: re.findall(r"`(tests/[\w/.]+)`", promise) for promise in promises}
    assert len(named) > 5 and all(named.values())
    assert [test for tests in named.values() for test in tests if not (ROOT / test).is_file()] == []


def test_every_guide_is_listed_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    named = [path for path in (*GUIDES[1:], ROOT / "CODE_OF_CONDUCT.md") if path.parent.name != "decisions"]
    missing = [path.name for path in named if f"({path.relative_to(ROOT).as_posix()})" not in readme]
    assert not missing


def test_every_file_and_test_that_a_contributor_is_sent_to_is_there() -> None:
    """Somebody who adds a prop touches what the guide lists, and trusts the test that it names."""
    named = set(NAMED.findall(CONTRIBUTING.read_text("utf-8")))
    paths = {path for path, _ in named if "/" in path and "*" not in path}
    assert len(paths) > 50
    assert sorted(path for path in paths if not (ROOT / path).exists()) == []
    tests = {(path, test) for path, test in named if test}
    assert len(tests) > 15
    assert sorted((path, test) for path, test in tests if test not in functions(ROOT / path)) == []


def functions(path: Path) -> set[str]:
    """The functions of a module."""
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    return {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_every_other_command_for_contributors_runs_a_module_of_the_studio() -> None:
    """What isn't `./studio` is Python with one of our modules: nothing is asked for that the set-up doesn't bring."""
    lines = [
        line.strip()
        for block in FENCE.findall(CONTRIBUTING.read_text("utf-8"))
        for line in block.splitlines()
    ]
    others = [line for line in lines if line and not line.startswith("./studio ")]
    assert others
    for line in others:
        module = re.fullmatch(r"\.venv/bin/python -P -m animation_ai_studio\.([\w.]+)( .*)?", line)
        assert module, line
        path = ROOT.joinpath(*module[1].split(".")).with_suffix(".py")
        assert path.is_file(), line
        told = path.read_text("utf-8")
        options = re.findall(r"--([a-z]+)", module[2] or "")
        assert all(re.search(rf"\b{option}: ", told) for option in options), line


def test_every_decision_says_what_was_asked_what_holds_and_what_follows() -> None:
    """Decisions are numbered without a gap, so that "decision 4" is found."""
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(path.name[:3]) for path in decisions] == list(range(1, len(decisions) + 1))
    for number, path in enumerate(decisions, 1):
        told = path.read_text("utf-8")
        assert told.startswith(f"# {number}. "), path.name
        parts = [told.find(part) for part in ("**Question.**", "**Decision.**", "**What follows.**")]
        assert -1 not in parts and parts == sorted(parts), path.name
