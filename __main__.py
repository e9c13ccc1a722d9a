"""The command line: joins one small Typer app per room, nothing else."""

from __future__ import annotations

import typer

app = typer.Typer(name="studio", no_args_is_help=True, add_completion=False)


def main() -> None:
    """Runs the command line."""
    app()


if __name__ == "__main__":
    main()
