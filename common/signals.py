"""How the command line goes away in order: Ctrl-C, SIGTERM, a closed terminal, a reader that has left.

The first signal raises :class:`StopSignal`, or cancels what :func:`run` runs, so that prompts are cancelled, children
ended and half-written files removed on the way out. A second Ctrl-C ends the process at once; a second SIGTERM or
SIGHUP doesn't, for terminals and service managers send several. A signal that is ignored from the start, as under
``nohup``, stays ignored.
"""

from __future__ import annotations

import asyncio
import errno
import os
import signal
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, TypeVar

from .errors import StudioError

T = TypeVar("T")

SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""What asks a process to end; Windows has no SIGHUP."""
OUTPUT, ERRORS = 1, 2
"""Descriptors of the standard streams."""
BROKEN_PIPE = 13
"""SIGPIPE's number, which shells know a command by whose reader left; Windows has none."""


class StopSignal(KeyboardInterrupt):  # no error: somebody wanted it
    """This process was asked to end.

    It is a :class:`KeyboardInterrupt` so that libraries pass it on and tidy up as they do at Ctrl-C.
    """

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number

    @property
    def exit_code(self) -> int:
        """What shells give for a command that this signal ended: 130 for Ctrl-C, 143, 129, 141."""
        return 128 + self.number


@contextmanager
def stoppable() -> Iterator[None]:
    """Signals raise :class:`StopSignal` in the main thread while the block runs; only the main thread may enter it."""
    heard = [number for number in SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, _raise_stopped) for number in heard}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def run(work: Coroutine[Any, Any, T]) -> T:
    """As :func:`asyncio.run`, for commands; the first signal cancels ``work``, which then ends in order.

    Raises:
        Stopped: a signal came, and the work has ended.
    """
    came: list[int] = []

    async def cancellable() -> T:
        task = asyncio.ensure_future(work)
        loop = asyncio.get_running_loop()

        def cancel(number: int, frame: FrameType | None) -> None:
            came.append(number)
            _expect_the_next(number)
            loop.call_soon_threadsafe(task.cancel)

        for number in ours:
            signal.signal(number, cancel)
        return await task

    ours = [number for number in SIGNALS if signal.getsignal(number) is _raise_stopped]
    try:
        return asyncio.run(cancellable())
    except (asyncio.CancelledError, StudioError) as error:
        if came:
            raise StopSignal(came[0]) from error
        raise
    finally:
        if not came:
            for number in ours:
                signal.signal(number, _raise_stopped)


def _raise_stopped(number: int, frame: FrameType | None) -> None:
    _expect_the_next(number)
    raise StopSignal(number)


def _expect_the_next(number: int) -> None:
    """What further signals do while the process ends, and where its words go when its terminal is gone."""
    for other in SIGNALS:
        if signal.getsignal(other) is not signal.SIG_IGN:
            signal.signal(other, signal.SIG_DFL if other == signal.SIGINT else signal.SIG_IGN)
    if number not in (signal.SIGINT, signal.SIGTERM):
        _leave_terminal()


def _leave_terminal() -> None:
    """Sends what is still printed nowhere where the terminal was closed: writing there fails."""
    for stream in (OUTPUT, ERRORS):
        try:
            os.get_terminal_size(stream)
        except OSError as error:
            if error.errno == errno.EIO:
                silence(stream)


def silence(stream: int) -> None:
    """Sends what is still written to a standard stream (1 or 2) nowhere, also what lies in its buffer."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream)
    os.close(nowhere)
