"""``./studio voice server …`` and ``./studio voice say``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from ...common.errors import StudioError
from ...common.files import atomic_path
from ...common.terminal import progress_bar, terminal
from ...common.vocabulary import Emotion
from ...configs.schema import load_characters, load_tts

server_app = typer.Typer(help="The studio's own GPT-SoVITS server, on the processor.", no_args_is_help=True)
Json = Annotated[bool, typer.Option("--json", help="Print plain data.")]


@server_app.command()
def install() -> None:
    """Make the server's environment (1.3 GB, about a minute). Its base models are yours to bring."""
    from .server import install_server

    with progress_bar() as report:
        python = install_server(report)
    terminal().print(f"Installed: {python}", highlight=False, soft_wrap=True)


@server_app.command()
def start() -> None:
    """Start the server; it runs until it is stopped. Lines start it by themselves too, and it ends with them."""
    from .server import own_server

    profile = load_tts().gpt_sovits
    began = own_server(profile, detached=True).start()
    terminal().print(f"{'Started' if began else 'It runs already'}: {profile.url}", highlight=False)


@server_app.command()
def stop() -> None:
    """End the server that the studio started."""
    from .server import own_server

    ran = own_server(load_tts().gpt_sovits, detached=True).stop()
    terminal().print("Stopped." if ran else "The studio has no voice server running.")


@server_app.command()
def status(as_json: Json = False) -> None:
    """Who answers at the server's address. Ends with 1 unless a voice server does."""
    from .server import own_server

    profile = load_tts().gpt_sovits
    found = own_server(profile, detached=True).state()
    data = {"url": profile.url, "state": found.state, "ours": found.ours, "detail": found.detail}
    if as_json:
        terminal().print_json(json.dumps(data))
    else:
        terminal().print(
            f"{found.state}: {profile.url} {found.detail}".strip(), highlight=False, soft_wrap=True
        )
    if found.state not in ("ready", "busy"):
        raise typer.Exit(1)


@server_app.command()
def logs(lines: Annotated[int, typer.Option("-n", min=1, max=10_000)] = 50) -> None:
    """The end of the server's log."""
    from .server import own_server

    for line in own_server(load_tts().gpt_sovits, detached=True).process.log(lines):
        terminal().print(line, markup=False, highlight=False, soft_wrap=True)


def say(
    text: Annotated[str, typer.Argument(help="What is said.")],
    character: Annotated[str, typer.Option(help="Whose voice: a character's id.")] = "luca",
    emotion: Annotated[Emotion, typer.Option(help="How it is said.")] = Emotion.NEUTRAL,
    engine: Annotated[str, typer.Option(help="An engine, in place of the character's own.")] = "",
    seed: Annotated[int, typer.Option(min=0, max=2**31 - 1)] = 0,
    out: Annotated[Path, typer.Option(help="The WAV file that is written.")] = Path("line.wav"),
) -> None:
    """Say a line and write it as a WAV file, to hear a voice before a film is made with it."""
    from ..engines import speak
    from .waves import write_wave

    preset = load_characters().get(character)
    if preset is None:
        raise StudioError(
            "character_unknown",
            f"There is no character {character!r}.",
            "Choose one of character_presets.yaml.",
        )
    if engine:
        voice = preset.voice.model_validate({**preset.voice.model_dump(exclude_unset=True), "engine": engine})
        preset = preset.model_validate({**preset.model_dump(exclude_unset=True), "voice": voice})
    spoken = speak(text, preset, emotion=emotion, seed=seed)
    with atomic_path(out) as temporary:
        temporary.write_bytes(write_wave(spoken.samples, spoken.rate))
    told = f" {spoken.speech.note}" if spoken.speech.note else ""
    terminal().print(f"{out}: {spoken.speech.seconds:.2f} seconds.{told}", highlight=False, soft_wrap=True)
