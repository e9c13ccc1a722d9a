"""Measurements of stories: how requests, scripts and orders are read, what happens, what is said, what is drawn."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from ..common.story import Language
from ..common.terminal import terminal
from .figures import SHARE, Json, Out, show


def lines(
    gold: Annotated[
        Path | None,
        typer.Option(
            "--set", exists=True, dir_okay=False, help="Requests (YAML); else all that ship with the studio."
        ),
    ] = None,
    read: Annotated[
        int, typer.Option("--print", min=0, max=1000, help="Print the lines of so many films instead.")
    ] = 0,
    as_json: Json = False,
    target: Out = None,
) -> None:
    """What is said in films: how much, what two seeds share, what is repeated or names what isn't there."""
    from ..configs.schema import load_characters
    from .gold import load_gold
    from .lines import measure, read_out, shipped_sets

    files = [gold] if gold is not None else shipped_sets()
    requests = [row.request for file in files for row in load_gold(file)]
    if read:
        for text in read_out(requests, load_characters([]), read):
            terminal().print(text, markup=False, highlight=False, soft_wrap=True)
        return
    units = dict.fromkeys(("quoted", "spoken", "shared_by_two_seeds"), SHARE)
    show(measure(requests, load_characters([])), as_json, target, units)


def writing(as_json: Json = False, target: Out = None) -> None:
    """The labelled requests: slots read, demands obeyed, lines repeated, milliseconds."""
    from ..configs.schema import load_characters
    from .story import load_requests, measure

    report = measure(load_requests(), load_characters([]))
    figures = {
        **asdict(report),
        "slot_accuracy": report.slot_accuracy,
        "labelled_accuracy": report.labelled_accuracy,
    }
    show(figures, as_json, target, {"shared_lines_*": SHARE})


def scripts(as_json: Json = False, target: Out = None) -> None:
    """Films of scripts: words said as written, in order, with their feelings; acts, scenes, and what is read back."""
    from .scripts import bench_scripts

    shares = ("verbatim", "in_order", "feelings", "acts", "scenes", "round_trip", "requests_round_trip")
    show(bench_scripts(), as_json, target, dict.fromkeys(shares, SHARE))


def story(
    gold: Annotated[
        Path, typer.Option("--set", exists=True, dir_okay=False, help="Requests with their events (YAML).")
    ],
    frames: Annotated[
        Path | None,
        typer.Option(file_okay=False, help="Folder for a contact sheet of each film, without words."),
    ] = None,
    by_model: Annotated[
        bool,
        typer.Option("--model", help="Let the language model of llm.yaml write, which takes minutes a film."),
    ] = False,
    as_json: Json = False,
    target: Out = None,
) -> None:
    """What requests say happens: events read, staged and performed, films that show all of it."""
    from ..agent.run.model import configured_model
    from ..agent.story.model import ModelPlanner
    from ..configs.schema import load_characters
    from ..llm_bridge.client import Budget
    from .events import measure
    from .gold import load_gold

    if frames is not None:
        frames.mkdir(parents=True, exist_ok=True)
    writer = ModelPlanner(configured_model(), Budget()) if by_model else None
    figures = measure(load_gold(gold), load_characters([]), frames, writer)
    units = dict.fromkeys(("read", "staged", "performed", "whole_films"), SHARE)
    show(figures, as_json, target, units)


def words(
    orders: Annotated[
        Path | None,
        typer.Option(
            "--set", exists=True, dir_okay=False, help="Orders with what is expected of them (YAML)."
        ),
    ] = None,
    misses: Annotated[
        bool, typer.Option(help="Also list every order that wasn't done exactly, and why.")
    ] = False,
    as_json: Json = False,
    target: Out = None,
) -> None:
    """Orders of an editor about a finished film: done exactly, asked about, refused with a reason, done wrongly."""
    from .words import bench_words

    figures, scored = bench_words(orders)
    if misses:
        figures["misses"] = [
            f"{one.outcome}: {one.order} ({one.why})" for one in scored if one.outcome != "exact"
        ]
    show(figures, as_json, target, dict.fromkeys(("exact", "asked", "refused", "wrong"), SHARE))


def pictures(as_json: Json = False, target: Out = None) -> None:
    """Everyday nouns in both languages: the shares drawn as themselves, as their class, as a parcel."""
    from .pictures import bench_pictures

    shares = dict.fromkeys(("*.itself", "*.class", "*.parcel", "*.nothing"), SHARE)
    show(bench_pictures(), as_json, target, shares)


def grid(
    language: Annotated[Language, typer.Option(help="Language of the sentences.")] = "en",
    hidden: Annotated[
        bool,
        typer.Option("--hidden/--open", help="Which half of the words: the open one is for mending."),
    ] = True,
    each: Annotated[int, typer.Option(min=1, max=200, help="Sentences of each template.")] = 8,
    misses: Annotated[bool, typer.Option(help="Also list every sentence that wasn't read, and why.")] = False,
    as_json: Json = False,
    target: Out = None,
) -> None:
    """Sentences made from templates and word lists: the share that is read as they were made, by family."""
    from ..configs.schema import load_characters
    from .grid import bench_grid

    figures, wrong = bench_grid(language, load_characters([]), "hidden" if hidden else "open", each)
    if misses:
        figures = {**figures, "misses": wrong}
    show(figures, as_json, target, dict.fromkeys(("read", "families.*"), SHARE))
