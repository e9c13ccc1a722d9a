"""The keys that programs use at the public port, and the owner's key. A weak one is refused."""

from __future__ import annotations

import os
import re
import secrets
import stat
from pathlib import Path

from ...common.errors import StudioError
from ..lease.store import write_private
from ..profiles import GatewaySettings

KEY_FILE = "gateway.key"
SHORTEST = 16
_FEWEST_SIGNS = 6
_PLACEHOLDER = re.compile(
    r"change[\W_]?me|replace[\W_]?me|your[\W_]?(api[\W_]?)?key|placeholder|example", re.I
)


def public_keys(settings: GatewaySettings) -> tuple[str, ...]:
    """The keys that clients may use, from the variable that ``keys_env`` names; none: no key is asked for.

    Raises:
        StudioError: ``config_invalid`` when a variable is named and holds no keys, or a weak one.
    """
    name = settings.keys_env
    if not name:
        return ()
    keys = tuple(key.strip() for key in os.getenv(name, "").split(",") if key.strip())
    if not keys:
        raise StudioError(
            "config_invalid",
            f"gateway.keys_env names the variable {name}, which is not set or empty.",
            f"Set {name} to one or more keys with commas between them, or take keys_env out of llm.yaml.",
        )
    for number, key in enumerate(keys, 1):
        fault = _fault(key)
        if fault:
            raise StudioError(
                "config_invalid",
                f"Key {number} of {len(keys)} in the variable {name} {fault}.",
                "Make one with `openssl rand -hex 24`, or take keys_env out of llm.yaml.",
            )
    return keys


def _fault(key: str) -> str:
    """Why a key is no key, without the key; "" for a good one."""
    if not key.isascii() or not key.isprintable() or " " in key:
        return "holds signs that no client can send"
    if len(key) < SHORTEST:
        return f"has under {SHORTEST} characters"
    if len(set(key)) < _FEWEST_SIGNS or _PLACEHOLDER.search(key):
        return "is a placeholder"
    return ""


def admin_key(folder: Path) -> str:
    """The owner's key: made once, readable by the user only.

    A file that others could have read, or that isn't the user's, is replaced by a new key.
    """
    path = folder / KEY_FILE
    key = _private_text(path)
    if len(key) < 32:
        key = secrets.token_urlsafe(32)
        write_private(path, key)
    return key


def _private_text(path: Path) -> str:
    try:
        told = path.lstat()
        if not stat.S_ISREG(told.st_mode):
            return ""
        if os.name == "posix" and (told.st_uid != os.geteuid() or told.st_mode & 0o077):
            return ""
        return path.read_text("utf-8").strip()
    except (OSError, ValueError):
        return ""
