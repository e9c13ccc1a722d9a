"""The one error family of the studio: what is wrong, with which of the user's things, and what to do.

Every failure that a person can see is a :class:`StudioError` with a code from :data:`CODES`. The codes
are a contract: scripts and the page react to them, ``docs/errors.md`` explains them, and tests check
that the two lists agree. Wording belongs to the place that raises; formatting to whoever shows it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from .text import mended_text

CODES: Final[Mapping[str, str]] = MappingProxyType(
    {
        # request
        "request_empty": "The request holds no words.",
        "request_too_long": "The request is longer than the studio reads.",
        "request_unclear": "The request refers to something the studio can't see.",
        "length_out_of_range": "The asked-for length can't be made.",
        "option_invalid": "A command-line option or a node's input has a value that can't be used.",
        # configuration
        "config_invalid": "A configuration file holds something that can't be used.",
        "config_untrusted": "A configuration folder that others can write names a program, an address or a secret.",
        "config_missing": "A configuration file or an entry in it isn't there.",
        "character_unknown": "No character preset has that name.",
        # files and disk
        "file_missing": "A file that is needed isn't there.",
        "file_invalid": "A file can't be read as what it should be.",
        "not_writable": "A folder can't be written to.",
        "disk_full": "The disk has too little free space.",
        "path_forbidden": "A path leaves the folders the studio may touch.",
        # runs
        "run_unknown": "No run has that id.",
        "run_locked": "Another process is working on that run.",
        "run_incompatible": "A run was made by a version whose state can't be read.",
        "run_budget": "A run used up one of its budgets.",
        "run_waiting": "A run waits for an answer that fits its question.",
        "take_rejected": "No take was good enough.",
        "take_unknown": "No take has that id.",
        # ComfyUI and graphs
        "comfyui_missing": "No ComfyUI was found and none could be installed.",
        "comfyui_start_failed": "ComfyUI did not start.",
        "comfyui_unreachable": "A ComfyUI server doesn't answer.",
        "comfyui_lost": "ComfyUI stopped while it was working.",
        "comfyui_pack_missing": "A ComfyUI answers but this pack isn't loaded in it.",
        "port_busy": "The asked-for port is taken.",
        "server_reply_invalid": "A server answered with something that can't be understood.",
        "graph_invalid": "A graph can't be built or read.",
        "graph_rejected": "ComfyUI refused a graph.",
        "graph_failed": "A node failed while a graph ran.",
        "graph_interrupted": "A graph was stopped before it ended.",
        "graph_timeout": "A graph took longer than allowed.",
        # installs
        "install_failed": "Something could not be installed.",
        "extra_missing": "An optional package that this step needs isn't installed.",
        "model_missing": "A model file that this step needs isn't there.",
        "model_invalid": "A model file can't be used.",
        # the graphics card
        "gpu_busy": "The graphics card was not free in time.",
        "gpu_memory_short": "The graphics card has too little free memory.",
        "gpu_not_released": "A program did not let go of the graphics card's memory.",
        "gpu_unknown": "The graphics card's memory can't be measured.",
        "gpu_lease_lost": "The graphics card was given to somebody else in between.",
        "gpu_lease_stuck": "The lock that guards the graphics card is held by a paused process.",
        "gpu_wake_failed": "A language model could not be brought onto the graphics card.",
        # language models
        "llm_profile_unknown": "No language-model profile has that name.",
        "llm_start_failed": "A language-model engine did not start.",
        "llm_unreachable": "A language model doesn't answer.",
        "llm_refused": "A language model refused a request.",
        "llm_reply_invalid": "A language model's answer can't be used.",
        "llm_timeout": "A language model took longer than allowed.",
        "llm_budget": "A language-model step used up its budget.",
        "llm_image_invalid": "A picture can't be shown to a language model.",
        # media
        "media_failed": "A picture, sound or film could not be made or read.",
        "voice_failed": "A line could not be spoken.",
    }
)


class StudioError(Exception):
    """A failure told to a person.

    Args:
        code: one of :data:`CODES`; scripts react to it.
        message: one sentence: what is wrong, with which of the user's things.
        fix: one sentence: what to do about it.

    Raises:
        ValueError: the code isn't in :data:`CODES` (a programming mistake, caught by any test that
            reaches the line).
    """

    def __init__(self, code: str, message: str, fix: str) -> None:
        if code not in CODES:
            raise ValueError(f"unknown error code {code!r}")
        self.code = code
        # a quoted value may hold half a character, and whoever prints one fails itself
        self.message, self.fix = mended_text(message), mended_text(fix)
        super().__init__(f"{self.message} {self.fix}")

    def as_dict(self) -> dict[str, str]:
        """The error as plain data, for ``--json`` and for the page."""
        return {"code": self.code, "message": self.message, "fix": self.fix}
