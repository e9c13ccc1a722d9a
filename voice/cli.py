"""``./studio voice``: what belongs to voices and isn't a film."""

from __future__ import annotations

import typer

from .dataset.cli import dataset_app
from .similarity_cli import similarity
from .sovits.cli import say, server_app
from .training.cli import train

voice_app = typer.Typer(
    help="Voices: lines to hear, servers, datasets out of films, training.",
    no_args_is_help=True,
)
voice_app.add_typer(server_app, name="server")
voice_app.add_typer(dataset_app, name="dataset")
voice_app.command()(say)
voice_app.command()(train)
voice_app.command()(similarity)


@voice_app.callback()
def voices() -> None:
    """Shows the help where no command is named."""
