"""What the command line prints: words of films, files and servers, which may not steer the terminal.

A title, a node's name or a server's message can hold escape sequences, and a terminal obeys them: they move the
cursor, fill the clipboard, hide lines. Every console of the command line, and its progress bar, comes from here and
prints none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, ConsoleRenderable, RenderHook, RenderResult
from rich.segment import Segment

from .progress import Progress, silent
from .signals import BROKEN_PIPE, ERRORS, OUTPUT, StopSignal, silence

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters other than tab and line break, and halves of characters, which no terminal can be given."""


def terminal(*, stderr: bool = False) -> Console:
    """A console for people: colours and tables are its own, and control characters in what it prints are left out."""
    console = _Terminal(stderr=stderr)
    console.push_render_hook(_WithoutControls())
    return console


@contextmanager
def progress_bar(console: Console | None = None, *, lines: bool = False) -> Iterator[Progress]:
    """A bar with the time left on a terminal; elsewhere silence.

    Args:
        console: the one that the command's notes go to, so that they stand above the bar; else one to stderr.
        lines: whether whoever reads along without a terminal is told each new step in a line.
    """
    console = console or terminal(stderr=True)
    if not console.is_terminal:
        yield _tell_steps(console) if lines else silent
        return
    # Here, since most commands show none, and it takes a tenth of a second.
    from rich import progress

    columns = (
        progress.SpinnerColumn(),
        progress.TextColumn("{task.description}", markup=False),
        progress.BarColumn(),
        progress.TextColumn("{task.percentage:>3.0f} %"),
        progress.TimeRemainingColumn(),
    )
    with progress.Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("Starting", total=1.0)

        def report(fraction: float, text: str) -> None:
            # rich draws a bar after the console's own hook: nothing else takes these out of it.
            bar.update(task, completed=fraction, description=_CONTROLS.sub("", text))

        yield report


def _tell_steps(console: Console) -> Progress:
    told: set[str] = set()

    def tell(fraction: float, text: str) -> None:
        if text not in told:
            told.add(text)
            console.print(text, markup=False, highlight=False)

    return tell


class _Terminal(Console):
    def on_broken_pipe(self) -> None:
        """Whoever read has left, as in ``studio runs list | head``: the command ends as at a signal."""
        silence(ERRORS if self.stderr else OUTPUT)
        raise StopSignal(BROKEN_PIPE)


class _WithoutControls(RenderHook):
    def process_renderables(self, renderables: list[ConsoleRenderable]) -> list[ConsoleRenderable]:
        return [_Shown(one) for one in renderables]


@dataclass(frozen=True)
class _Shown:
    renderable: ConsoleRenderable

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield from map(_without_controls, console.render(self.renderable, options))


def _without_controls(segment: Segment) -> Segment:
    """A segment without control characters in its text; those that rich itself sends are no text."""
    return segment if segment.control else Segment(_CONTROLS.sub("", segment.text), segment.style)
