"""The one error family of the studio: what is wrong, with which of the user's things, and what to do.

Every failure that a person can see is a :class:`StudioError` with a code from :data:`CODES`. The codes
are a contract: scripts and the page react to them, ``docs/errors.md`` explains them, and tests check
that the two lists agree. Wording belongs to the place that raises; formatting to whoever shows it.
An error keeps all that it says on its way to another process, pickled or as JSON (:meth:`StudioError.to_record`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from .redact import without_folders
from .text import mended_text

CODES: Final[Mapping[str, str]] = MappingProxyType(
    {
        # request
        "request_empty": "The request holds no words.",
        "request_too_long": "The request is longer than the studio reads.",
        "request_unclear": "The request refers to something the studio can't see.",
        "length_out_of_range": "The asked-for length can't be made.",
        "option_invalid": "A command-line option or a node's input has a value that can't be used.",
        # scripts
        "script_empty": "A script holds nothing that can be filmed.",
        "script_too_long": "A script is longer than one film.",
        "script_unreadable": "A script is in an encoding or a language that the studio can't read.",
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
        "file_busy": "Another program holds a file that the studio needs.",
        # runs
        "run_unknown": "No run has that id.",
        "run_locked": "Another process is working on that run.",
        "run_incompatible": "A run was made by a version whose state can't be read.",
        "run_budget": "A run used up one of its budgets.",
        "run_waiting": "A run waits for an answer that fits its question.",
        "take_rejected": "No take was good enough.",
        "take_unknown": "No take has that id.",
        "shot_unknown": "The film has no shot of that name.",
        "nothing_to_change": "What is asked for is like that already.",
        # ComfyUI and graphs
        "comfyui_missing": "No ComfyUI was found and none could be installed.",
        "comfyui_start_failed": "ComfyUI did not start.",
        "comfyui_unreachable": "A ComfyUI server doesn't answer.",
        "comfyui_lost": "ComfyUI stopped while it was working.",
        "comfyui_pack_missing": "A ComfyUI answers but this pack isn't loaded in it.",
        "port_busy": "The asked-for port is taken.",
        "server_reply_invalid": "A server answered with something that can't be understood.",
        "graph_invalid": "A graph can't be built or read.",
        "graph_edit_unclear": "An edit of a graph could be meant in several ways.",
        "graph_edit_impossible": "An edit can't be made in that graph.",
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
        # other editing programs
        "exchange_refused": "A format for editing programs can't hold this film's cut.",
        "exchange_differs": "A cut that was exported doesn't come back as it was.",
        "exchange_unknown": "A cut from outside shows something that isn't in the film.",
        "training_failed": "A step of a training failed, or left less than it should.",
        # voice servers
        "voice_server_unreachable": "No voice server answers at its address.",
        "voice_server_busy": "A voice server is there and doesn't answer.",
        "voice_server_foreign": "Another program answers where a voice server should.",
        "voice_server_refused": "A voice server refused what it was asked for.",
        "voice_server_start_failed": "A voice server did not start.",
        "voice_reply_invalid": "A voice server's answer can't be used as sound.",
        "voice_reference_invalid": "A clip can't be a voice's reference.",
        "voice_weights_refused": "A voice's weights aren't safe to load.",
    }
)


MOST_CAUSES, MOST_LETTERS = 8, 500
"""How many causes an error names, and how much of what each says."""


class Cause(NamedTuple):
    """What led to an error, as plain data: the name of an exception's class, and what it said."""

    kind: str
    message: str


class CauseError(Exception):
    """Stands for an exception of another process, whose class may not exist in this one."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(kind, message)
        self.cause = Cause(kind, message)

    def __str__(self) -> str:
        return f"{self.cause.kind}: {self.cause.message}"


class PortableError(Exception):
    """An exception that can be pickled and copied, whatever its constructor takes, with what caused it."""

    _causes: tuple[Cause, ...] = ()

    @property
    def causes(self) -> tuple[Cause, ...]:
        """What led to it, the nearest first, without folders of this machine; also from another process."""
        return self._causes or causes_of(self)

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuilt, (type(self), self.args, {**vars(self), "_causes": self.causes})


def _rebuilt(kind: type[PortableError], args: tuple[Any, ...], state: dict[str, Any]) -> PortableError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    _chain(error, error.causes)
    return error


def _chain(error: BaseException, causes: Sequence[Cause]) -> None:
    """Puts what is known of another process's exceptions where a traceback shows causes."""
    for cause in causes:
        error.__cause__ = error = CauseError(*cause)


def causes_of(error: BaseException) -> tuple[Cause, ...]:
    """The chain of exceptions that an exception was raised from, the nearest first."""
    found: list[Cause] = []
    while (cause := error.__cause__) is not None and len(found) < MOST_CAUSES:
        if isinstance(cause, CauseError):
            found.append(cause.cause)
        else:
            found.append(Cause(type(cause).__name__, mended_text(without_folders(str(cause)))[:MOST_LETTERS]))
        error = cause
    return tuple(found)


class StudioError(PortableError):
    """A failure told to a person.

    Args:
        code: one of :data:`CODES`; scripts react to it.
        message: one sentence: what is wrong, with which of the user's things.
        fix: one sentence: what to do about it.
        details: plain data for programs, such as the node that a graph failed at.

    Raises:
        ValueError: the code isn't in :data:`CODES` (a programming mistake, caught by any test that
            reaches the line).
    """

    def __init__(
        self, code: str, message: str, fix: str, *, details: Mapping[str, Any] = MappingProxyType({})
    ) -> None:
        if code not in CODES:
            raise ValueError(f"unknown error code {code!r}")
        self.code = code
        # a quoted value may hold half a character, and whoever prints one fails itself
        self.message, self.fix = mended_text(message), mended_text(fix)
        self.details = dict(details)
        super().__init__(f"{self.message} {self.fix}")

    def to_record(self) -> dict[str, Any]:
        """The error as plain data, for ``--json``, events, other processes and the page.

        ``code``, ``message`` and ``fix`` are always there; ``details`` and ``causes`` where there are any.
        """
        record: dict[str, Any] = {"code": self.code, "message": self.message, "fix": self.fix}
        if self.details:
            record["details"] = self.details
        if self.causes:
            record["causes"] = [cause._asdict() for cause in self.causes]
        return record

    @staticmethod
    def from_record(record: Mapping[str, Any]) -> StudioError:
        """The error of a record that another process gave.

        Raises:
            ValueError: it is no such record, or its code is unknown to this version.
        """
        if not isinstance(record, Mapping):
            raise ValueError("no record of an error")
        code, message, fix = (record.get(name) for name in ("code", "message", "fix"))
        details, causes = record.get("details", {}), record.get("causes", [])
        told = all(isinstance(text, str) for text in (code, message, fix))
        if not (told and isinstance(details, Mapping) and isinstance(causes, list)):
            raise ValueError("no record of an error")
        error = StudioError(str(code), str(message), str(fix), details=details)
        try:
            error._causes = tuple(Cause(str(one["kind"]), str(one["message"])) for one in causes)
        except (TypeError, KeyError) as wrong:
            raise ValueError("no record of an error") from wrong
        _chain(error, error._causes)
        return error
