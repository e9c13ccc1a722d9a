"""Writes ``sbom.cdx.json``: what the studio is made of, as CycloneDX, for programs that find known faults.

It lists the packages of the studio's own environment (both builds of torch are one version) and the weights
that come with the studio. Checksums of packages stand in the lock files; what shipped data is made from tells
THIRD_PARTY.md. It holds no date and no serial number: made twice from the same locks, it is the same file.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import re
from pathlib import Path
from typing import Any

NAME = "sbom.cdx.json"
WEIGHTS = "toonxl/weights"
STATED = {
    "comfyui-frontend-package": "GPL-3.0-only",
    "cvttf-notosanscjk-bold": "MIT AND OFL-1.1",
    "espeakng-loader": "GPL-3.0-or-later",
}
"""Licences of packages whose metadata name none, or only the code's beside a font's."""


def write_sbom(root: Path, locks: list[Path]) -> None:
    """Writes the list. A licence that no installed package tells stays as it was in the list, or absent."""
    target = root / NAME
    old = json.loads(target.read_text("utf-8"))["components"] if target.exists() else []
    before = {part["bom-ref"]: part.get("licenses", []) for part in old}
    components = [
        package(name, version, before)
        for lock in locks
        for name, version in re.findall(
            r"^([a-z0-9][\w.-]*?)={2,3}(\S+)", lock.read_text("utf-8"), re.MULTILINE
        )
    ]
    components += [weights(root, path) for path in (root / WEIGHTS).rglob("*.*") if path.suffix != ".md"]
    listing = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "animation-ai-studio",
                "name": "animation-ai-studio",
                "version": importlib.metadata.version("animation-ai-studio"),
                "licenses": [{"expression": "GPL-3.0-or-later"}],
            }
        },
        "components": sorted(components, key=lambda part: str(part["bom-ref"])),
    }
    target.write_text(json.dumps(listing, indent=1, ensure_ascii=False) + "\n", "utf-8")


def package(name: str, version: str, before: dict[str, Any]) -> dict[str, Any]:
    """One package of a lock."""
    purl = f"pkg:pypi/{name}@{version}"
    part = {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}
    licences = licence(name, version) or before.get(purl, [])
    return part | ({"licenses": licences} if licences else {})


def licence(name: str, version: str) -> list[dict[str, Any]]:
    """What the installed package says of its licence; nothing where another version is installed, or none."""
    if name in STATED:
        return [{"expression": STATED[name]}]
    try:
        about = importlib.metadata.metadata(name)
    except importlib.metadata.PackageNotFoundError:
        return []
    if about["Version"].partition("+")[0] != version:
        return []
    if expressions := about.get_all("License-Expression"):
        return [{"expression": expressions[0]}]
    classified = [
        text.rpartition("::")[2].strip()
        for text in about.get_all("Classifier") or []
        if text.startswith("License ::")
    ]
    named = classified or [text.splitlines()[0] for text in about.get_all("License") or [] if text]
    return [{"license": {"name": text}} for text in named]


def weights(root: Path, path: Path) -> dict[str, Any]:
    """One file of weights."""
    name = path.relative_to(root).as_posix()
    return {
        "type": "machine-learning-model",
        "bom-ref": name,
        "name": name,
        "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(path.read_bytes()).hexdigest()}],
        "licenses": [{"expression": "GPL-3.0-or-later"}],
    }
