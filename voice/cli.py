"""``./studio voice``: what belongs to voices and isn't a film."""

from __future__ import annotations

import typer

from .sovits.cli import say, server_app

voice_app = typer.Typer(help="Voices: the server of trained ones, and lines to hear.", no_args_is_help=True)
voice_app.add_typer(server_app, name="server")
voice_app.command()(say)


@voice_app.callback()
def voices() -> None:
    """Shows the help where no command is named."""
