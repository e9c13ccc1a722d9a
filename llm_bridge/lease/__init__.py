"""The one right to use the graphics card, shared between ComfyUI, language models, speech and training.

``record`` is the shared state as data, ``turns`` the rules of who is next, ``store`` the lock and the
file, ``probe`` the measured memory, ``holders`` those who can hold memory, ``arbiter`` the procedure.
"""

from __future__ import annotations

from .arbiter import GpuLease
from .heartbeat import Hold
from .holders import Holder
from .probe import Probe, VramSample
from .record import LeaseRecord, LeaseState
from .rules import LeaseRules
from .store import FileStore

__all__ = [
    "FileStore",
    "GpuLease",
    "Hold",
    "Holder",
    "LeaseRecord",
    "LeaseRules",
    "LeaseState",
    "Probe",
    "VramSample",
]
