"""What a child process may know of its parent's environment.

A child gets the variables that are named here and those that its caller names; everything else stays behind,
above all keys and tokens that some other program left in the user's shell. Standard library only and without
imports of the studio, so that the set-up, which runs before anything is installed, can use this file too.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

PASS_VARIABLE = "ANIMATION_STUDIO_PASS"
"""Its value names further variables, separated by spaces or commas, that every child keeps."""

# Where things lie, and how the machine is used. LD_PRELOAD is among them: whoever set it has loaded it into
# the studio already, and memory allocators that engines are tuned with come that way. The sixth line is what
# the compilers of GPU programs look for, the last lines are Windows'.
_SYSTEM = """
PATH HOME USER LOGNAME SHELL LANG LANGUAGE TZ TERM COLORTERM NO_COLOR COLUMNS DISPLAY WAYLAND_DISPLAY
TMPDIR TMP TEMP VIRTUAL_ENV LD_LIBRARY_PATH LD_PRELOAD DYLD_LIBRARY_PATH DYLD_FALLBACK_LIBRARY_PATH
PYTHONUTF8 PYTHONIOENCODING PYTHONUNBUFFERED PYTHONDONTWRITEBYTECODE PYTHONPYCACHEPREFIX PYENV_ROOT
SSL_CERT_FILE SSL_CERT_DIR REQUESTS_CA_BUNDLE CURL_CA_BUNDLE NIX_SSL_CERT_FILE NIX_LD NIX_LD_LIBRARY_PATH
HUGGINGFACE_HUB_CACHE GPU_DEVICE_ORDINAL DO_NOT_TRACK
CC CXX CPATH C_INCLUDE_PATH CPLUS_INCLUDE_PATH LIBRARY_PATH
SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PATHEXT OS USERNAME USERPROFILE USERDOMAIN COMPUTERNAME HOMEDRIVE
HOMEPATH APPDATA LOCALAPPDATA PROGRAMDATA ALLUSERSPROFILE PUBLIC COMMONPROGRAMFILES PROGRAMFILES
PROGRAMFILES(X86) PROGRAMW6432 NUMBER_OF_PROCESSORS
"""
# Beginnings of names: folders, accelerators, numeric libraries (some processors need OPENBLAS_CORETYPE to
# compute rightly), and where models lie.
_FAMILIES = """
LC_ XDG_ CONDA_ WSL PROCESSOR_ ANIMATION_STUDIO_
CUDA_ CUDNN_ CUBLAS_ NVIDIA_ NCCL_ HIP_ ROCR_ ROCM_ HSA_ AMD_ MIOPEN_ ZE_ SYCL_ ONEAPI_
OMP_ GOMP_ KMP_ MKL_ OPENBLAS_ NVPL_ BLIS_ NUMEXPR_ NUMBA_ VECLIB_ MALLOC_
TORCH_ TORCHINDUCTOR_ PYTORCH_ TRITON_ FLASHINFER_ HF_ TRANSFORMERS_ TOKENIZERS_
"""
_PROXIES = "HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY"
_INSTALLER = "NETRC PIP_* UV_* GIT_SSL_* GIT_CONFIG_*"
_SECRET = "KEY KEYS APIKEY TOKEN TOKENS SECRET SECRETS PASS PASSWD PASSWORD PASSPHRASE CREDENTIALS COOKIE"

SYSTEM = frozenset(_SYSTEM.split())
FAMILIES = tuple(_FAMILIES.split())
PROXIES = tuple(_PROXIES.split())
"""For children that fetch something."""
INSTALLER = (*PROXIES, *_INSTALLER.split())
"""For children that install packages: proxies, and what pip, uv and git need for the user's own index."""
SECRET = frozenset(_SECRET.split())
"""A name with one of these words between its underscores goes to no child that doesn't ask for it."""


def child_environment(*names: str, source: Mapping[str, str] | None = None, **values: str) -> dict[str, str]:
    """The environment for a child process.

    Args:
        names: further variables of the parent that this child needs, such as ``"OPENAI_API_KEY"``; a ``*`` at
            the end stands for the rest of a name. What is named here may be a secret.
        source: the parent's environment; None means this process's.
        values: variables that the child has whatever the parent has.

    Returns:
        A new dictionary. Upper and lower case are one, since proxies are written in both.
    """
    parent = os.environ if source is None else source
    asked = [name.upper() for name in (*names, *re.split(r"[\s,]+", parent.get(PASS_VARIABLE, "")))]
    whole = frozenset(asked)
    beginnings = tuple(name[:-1] for name in asked if len(name) > 1 and name.endswith("*"))
    return {
        name: value
        for name, value in parent.items()
        if name.upper() in whole or name.upper().startswith(beginnings) or _harmless(name.upper())
    } | values


def _harmless(name: str) -> bool:
    if name == PASS_VARIABLE or name in SYSTEM:
        return True
    return name.startswith(FAMILIES) and SECRET.isdisjoint(name.split("_"))
