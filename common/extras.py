"""What a person types to get the packages of one of the pack's extras.

The pack isn't fetched from an index by its own name: it lies where it was put. So the packages themselves are named,
for the Python that is running, which in a portable ComfyUI isn't the one that ``pip`` alone would mean.
"""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"
DISTRIBUTION = "animation-ai-studio"


def to_install(extra: str) -> str:
    """The command that installs an extra's packages.

    Raises:
        KeyError: there is no such extra (a programming mistake).
    """
    packages = " ".join(f'"{name}"' if set(name) & set("<>=;' ") else name for name in requirements(extra))
    return f'Install it: "{sys.executable}" -m pip install {packages}'


def requirements(extra: str) -> list[str]:
    """The requirements of an extra, as the project's file or the installed distribution has them.

    Raises:
        KeyError: there is no such extra.
    """
    if PROJECT.is_file():
        import tomllib

        listed: list[str] = tomllib.loads(PROJECT.read_text("utf-8"))["project"]["optional-dependencies"][
            extra
        ]
        return listed
    from packaging.requirements import Requirement

    found = []
    for text in metadata.requires(DISTRIBUTION) or []:
        wanted = Requirement(text)
        if (
            wanted.marker is not None
            and wanted.marker.evaluate({"extra": extra})
            and "extra" in str(wanted.marker)
        ):
            found.append(f"{wanted.name}{wanted.specifier}")
    if not found:
        raise KeyError(extra)
    return found
