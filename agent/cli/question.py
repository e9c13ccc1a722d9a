"""What a run waits for, at a terminal: shown, asked there, or told with the commands that answer it."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

import typer
from pydantic import ValidationError
from rich.table import Table
from rich.text import Text

from ...common.acts import Outcome, StagedAct
from ...common.errors import StudioError
from ...common.records import read_model
from ...common.runs import Question, RunFolder
from ...common.story import Prop, Storyboard
from ...common.terminal import terminal
from ...common.things import PropKind
from ...configs.schema import load_characters
from ..edits.apply import apply_edits
from ..edits.read import read_orders
from ..edits.said import cast_of, words_of
from ..request.options import FilmOptions
from ..run.approval import Answer
from ..run.store import RunStore

YES = {"y", "yes", "ok", "go", "是", "好", "好的", "可以"}
NO = {"n", "no", "q", "quit", "later", "否", "不", "不要"}
out = terminal()
err = terminal(stderr=True)


def put_question(run: RunFolder, as_json: bool) -> Answer | None:
    """Shows what a run waits for and asks whoever sits at the terminal.

    Returns:
        The answer; None where nobody sits there, or they leave it waiting: then it was told how to answer later.
    """
    question = tell_question(run, as_json)
    if as_json or not person_there():
        return None
    board = RunStore(run).storyboard()
    about_board = question.about == "storyboard"
    choices = (
        "a file, or what to change"
        if about_board
        else "takes such as s3-t1, or shots to make again such as s3"
    )
    while True:
        said = str(typer.prompt(f"Go on? (y, n, {choices})", err=True)).strip()
        if said.casefold() in NO:
            tell_how(run, question)
            return None
        try:
            if said.casefold() in YES:
                edited = board if about_board and board != RunStore(run).storyboard() else None
                return Answer(storyboard=edited)
            if not about_board:
                return chosen_takes(said, question)
            board = changed_board(board, said)
            show_storyboard(board, as_json=False)
        except StudioError as error:
            err.print(f"{error.message} {error.fix}", style="red", markup=False, highlight=False)


def person_there() -> bool:
    """Whether somebody can read and answer at a terminal."""
    return sys.stdin.isatty() and err.is_terminal


def chosen_takes(said: str, question: Question) -> Answer:
    """Takes and shots that a person names.

    Raises:
        StudioError: ``option_invalid`` for what is neither.
    """
    names = said.replace(",", " ").split()
    there = [take for takes in question.takes.values() for take in takes]
    unknown = [name for name in names if name not in there and name not in question.takes]
    if unknown:
        raise StudioError(
            "option_invalid",
            f"There is no take or shot '{unknown[0]}'.",
            f"Name some of: {', '.join(there)}.",
        )
    return Answer(
        takes=[name for name in names if name in there], again=[name for name in names if name not in there]
    )


def changed_board(board: Storyboard, said: str) -> Storyboard:
    """A storyboard with what a person asks for in words, or the edited one that lies in a file.

    Raises:
        StudioError: what can't be read or changed.
    """
    if said.lower().endswith(".json"):
        return read_edited(Path(said).expanduser())
    cast = load_characters()
    orders = read_orders(said, board, cast_of(board, cast))
    known = words_of(board)
    unread = [word for word in orders.unread if word.casefold() not in known]
    if orders.doubts:
        raise StudioError(
            "request_unclear",
            " ".join(orders.doubts),
            "Say what it should be instead, such as: make it sunny.",
        )
    fix = (
        "Say what is to be different in its shots, such as: shot 2 at night. For another length or language, "
        "say n and make the film anew."
    )
    told = f": {', '.join(unread)}" if unread else ""
    unclear = StudioError(
        "request_unclear", f"That isn't understood as a change of the storyboard{told}.", fix
    )
    if unread or not orders.edits or orders.question is not None:
        raise unclear
    options = FilmOptions(request=board.request, language=board.language)

    def anew(_: FilmOptions) -> Storyboard:
        raise unclear

    try:
        film = apply_edits(board, options, orders.edits, cast, anew)
    except StudioError as error:
        if error.code == "nothing_to_change":
            raise StudioError(
                "nothing_to_change", "Nothing would change: it is like that already.", "Say y, or more."
            ) from error
        raise
    new = film.board
    if film.options != options or film.again:
        raise unclear
    if new == board:
        raise StudioError(
            "nothing_to_change", "Nothing would change: it is like that already.", "Say y, or more."
        )
    return new


def places_of(board: Storyboard) -> frozenset[str]:
    """Where a film plays."""
    return frozenset(str(shot.setting.place) for shot in board.shots)


def pictures_of(board: Storyboard) -> list[str]:
    """The shots of a film that aren't cards, in their order."""
    return [shot.id for shot in board.shots if not shot.card]


def read_edited(path: Path) -> Storyboard:
    """A storyboard that a person changed.

    Raises:
        StudioError: ``file_missing`` or ``file_invalid`` with the place that is wrong.
    """
    try:
        return read_model(path, Storyboard)
    except FileNotFoundError as error:
        raise StudioError("file_missing", f"{path} isn't there.", "Name the storyboard's file.") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise StudioError("file_invalid", f"{path}: {where}: {first['msg']}.", "Mend that place.") from error
    except (OSError, ValueError) as error:
        raise StudioError("file_invalid", f"{path} can't be read: {error}.", "Give a JSON file.") from error


def tell_question(run: RunFolder, as_json: bool) -> Question:
    """Shows what a run waits for, and where nobody can be asked, how to answer."""
    question = run.read_record().question
    if question is None:
        raise StudioError(
            "run_incompatible", f"The question of run {run.id} can't be read.", "Start the film anew."
        )
    if as_json:
        out.print_json(json.dumps({"run": run.id, "question": question.model_dump()}, ensure_ascii=False))
        return question
    if question.about == "storyboard":
        show_storyboard(RunStore(run).storyboard(), as_json=False)
    err.print(question.text, markup=False, highlight=False)
    if not person_there():
        tell_how(run, question)
    return question


def tell_how(run: RunFolder, question: Question) -> None:
    """Prints the commands that answer what a run waits for."""
    if question.about == "storyboard":
        how = [f"--approve`, or change {RunStore(run).storyboard_file} and give it with `--edit FILE"]
    else:
        how = ["--approve", *(f"--choose {take}" for takes in question.takes.values() for take in takes)]
        how += [f"--again {shot} --takes 8" for shot in question.takes]
    for one in how:
        err.print(f"  `./studio runs resume {run.id} {one}`", markup=False, highlight=False, soft_wrap=True)


def names_of(storyboard: Storyboard) -> dict[str, str]:
    """What a person calls whom the ids of a storyboard stand for, where it was said."""
    named = {one.character or one.id: one.name for one in storyboard.entities}
    extras = {a.character: a.extra.name for shot in storyboard.shots for a in shot.actors if a.extra}
    return {**named, **extras, **storyboard.called}


def act_in_words(act: StagedAct, names: Mapping[str, str]) -> str:
    """An act for a person: "Luca climb up tree", "Mira give key Luca (fails)"."""

    def name(key: str | None) -> str:
        return names.get(key or "", (key or "").replace("_", " "))

    who = ", ".join(map(name, act.who))
    words = [who, act.action.replace("_", " "), name(act.what), act.path or "", name(act.whom)]
    told = " ".join(word.replace("_", " ") for word in words if word)
    return told if act.outcome is Outcome.DONE else f"{told} ({act.outcome})"


def _called(thing: Prop, names: Mapping[str, str]) -> str:
    """A thing by its name, else by what it is; the label of an animal is its breed, that of a parcel its name."""
    written = thing.label if thing.prop is PropKind.PARCEL else ""
    return written or names.get(thing.id or "") or thing.label or thing.prop.value


def show_storyboard(storyboard: Storyboard, as_json: bool) -> None:
    """Prints a plan for a person, or as JSON."""
    if as_json:
        out.print_json(storyboard.model_dump_json())
        return
    out.print(Text(storyboard.title, "bold"), f" ({storyboard.seconds:g} s, seed {storyboard.seed})")
    out.print(storyboard.logline, markup=False)
    names, table = names_of(storyboard), Table(show_lines=True)
    for column in ("Beat", "Shot", "Picture", "Acts and lines"):
        table.add_column(column)
    for beat in storyboard.beats:
        for shot in beat.shots:
            who = ", ".join(
                f"{names.get(a.character, a.character)} ({a.emotion}, {a.gesture})" for a in shot.actors
            )
            things = ", ".join(_called(thing, names) for thing in shot.things)
            picture = (
                shot.card
                or f"{shot.framing} · {shot.setting.place}, {shot.setting.time} · {who} {things}".strip()
            )
            acts = [act_in_words(act, names) for act in shot.acts]
            said = [f"{names.get(line.character, line.character)}: {line.text}" for line in shot.lines]
            lines = "\n".join([*acts, *said])
            table.add_row(*map(Text, (beat.kind, shot.id, picture, lines)))
    out.print(table)
    for fact in storyboard.known:
        out.print(f"Known: {fact.text} ({fact.used}; {fact.citation})", markup=False)
    for note in storyboard.notes:
        out.print(f"Note: {note}", markup=False)
