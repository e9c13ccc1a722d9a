"""How inner loops are compiled: once, without the interpreter's lock, and kept on disk safely.

Three traps are avoided. The compiler stores a function's module name with its machine code and imports it
when it reads the code back, but this package may be loaded under several names (installed, or by ComfyUI
under a folder path): compiled modules are known to the compiler by a fixed alias. It keeps code by the path
of its source, so every link to this package would compile for half a minute of its own: files are known by
where they really are. And it only notices a change of the file a function stands in, not of those it calls:
the cache folder carries a hash of all of them.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import numba

from ...common.folders import cache_folder

_PREFIX = "_animation_studio_compiled_"
_SOURCES = (
    "compiled.py",
    "tables.py",
    "posing.py",
    "kernels.py",
    "painting.py",
    "shading.py",
    "composite.py",
)


def kernel(function: Callable[..., Any]) -> Any:
    """Compiles a loop on its first call.

    Reference counting is off (`_nrt`): it costs more than the arithmetic, so kernels allocate nothing.
    """
    return _compile(function)


def leaf(function: Callable[..., Any]) -> Any:
    """A function of other kernels, always inlined into them.

    Every kernel is thus whole in itself: freshly compiled code and code read back from disk round alike.
    """
    return _compile(function, forceinline=True)


@lru_cache(maxsize=1)
def machine_code_folder() -> Path:
    """Where machine code is kept: beside the source's own byte code when that may be written, else in the
    studio's cache folder."""
    here = Path(__file__).resolve().parent
    digest = hashlib.sha256(numba.__version__.encode())
    for name in _SOURCES:
        digest.update((here / name).read_bytes())
    beside = here / "__pycache__"
    base = beside if os.access(beside if beside.is_dir() else here, os.W_OK) else cache_folder()
    return base / f"machine-{digest.hexdigest()[:16]}"


def _compile(function: Callable[..., Any], **options: bool) -> Any:
    home = function.__module__
    alias = home if home.startswith(_PREFIX) else _PREFIX + home.rpartition(".")[2]
    sys.modules.setdefault(alias, sys.modules[home])
    sys.modules[home].__name__ = function.__module__ = alias  # numba asks the module itself for its name
    code = function.__code__
    function.__code__ = code.replace(co_filename=os.path.realpath(code.co_filename))
    before = numba.config.CACHE_DIR
    numba.config.CACHE_DIR = str(machine_code_folder())  # read once, when the function is wrapped
    try:
        return numba.njit(nogil=True, cache=True, fastmath=True, error_model="numpy", _nrt=False, **options)(
            function
        )
    finally:
        numba.config.CACHE_DIR = before
