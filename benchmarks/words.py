"""Whether orders written without a look at the grammar change a film exactly as a person expects.

Every order is read and made on one finished film's storyboard, without rendering. What must be different afterwards, and
that nothing else is, is looked up in the storyboard and the options themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

import yaml

from ..agent.edits.apply import apply_edits
from ..agent.edits.model import Orders, Undo
from ..agent.edits.read import read_orders
from ..agent.request.options import FilmOptions
from ..common.errors import StudioError
from ..common.story import Storyboard
from ..configs.schema import load_characters
from .order_films import OrderedFilm
from .orders_expected import expected

DATA: Final = Path(__file__).parent / "data"
Outcome = Literal["exact", "asked", "refused", "wrong"]


@dataclass(frozen=True)
class Scored:
    """What became of one order, and why it counts so."""

    order: str
    outcome: Outcome
    why: str = ""


def finished_film() -> Storyboard:
    """The storyboard that the orders are about."""
    return Storyboard.model_validate(yaml.safe_load((DATA / "orders_film.yaml").read_text("utf-8")))


def bench_words(file: Path | None = None) -> tuple[dict[str, Any], list[Scored]]:
    """Shares of the orders that were done exactly, asked about, refused with a reason, and done wrongly without a word.

    Args:
        file: orders with what a person expects of each; None means those of the studio.
    """
    board, cast = finished_film(), load_characters([])
    rows: list[Mapping[str, Any]] = yaml.safe_load((file or DATA / "orders.yaml").read_text("utf-8"))
    scored = [score(str(row["order"]), row["expect"], board, cast) for row in rows]
    counts = Counter(one.outcome for one in scored)
    shares = {
        name: round(counts[name] / max(len(scored), 1), 3) for name in ("exact", "asked", "refused", "wrong")
    }
    by_language = {
        language: round(
            sum(
                one.outcome == "exact"
                for one, row in zip(scored, rows, strict=True)
                if row.get("lang") == language
            )
            / max(1, sum(row.get("lang") == language for row in rows)),
            3,
        )
        for language in ("en", "zh")
    }
    return {"orders": len(scored), **shares, "exact_by_language": by_language}, scored


def score(order: str, expect: Any, board: Storyboard, cast: Mapping[str, Any]) -> Scored:
    """What one order did, against what is expected of it."""
    try:
        read = read_orders(order, board, cast)
    except StudioError as error:
        return Scored(order, "exact" if expect == "ask" else "refused", error.message)
    if expect == "ask":
        silent = read.edits and not read.doubts
        return Scored(order, "wrong" if silent else "exact", _told(read))
    if isinstance(expect, Mapping):
        return _answered(order, expect, read)
    if read.question is not None:
        return Scored(order, "wrong", f"taken for a question: {read.question.about}")
    if read.doubts or not read.edits:
        return Scored(order, "asked", _told(read))
    return _changed(order, expect, read, board, cast)


def _answered(order: str, expect: Mapping[str, Any], read: Orders) -> Scored:
    question = read.question
    if question is None:
        return Scored(order, "wrong" if read.edits else "asked", _told(read))
    about = {"who": "cast"}.get(str(expect["answer"]), str(expect["answer"]))
    shots = expect.get("shots")
    right = (about == question.about or question.about == "story") and (
        shots in (None, "film") or list(shots) == question.shots
    )
    return Scored(order, "exact" if right else "wrong", f"{question.about} {question.shots}")


def _changed(
    order: str, expect: Sequence[Mapping[str, Any]], read: Orders, board: Storyboard, cast: Mapping[str, Any]
) -> Scored:
    options = FilmOptions(request=board.request)
    if any(isinstance(one, Undo) for one in read.edits):
        undo = [one["do"] for one in expect] == ["undo"] and len(read.edits) == 1
        return Scored(order, "exact" if undo else "wrong", _told(read))

    def plan(new: FilmOptions) -> Storyboard:
        return board.model_copy(
            deep=True,
            update={"language": new.language or board.language, "seconds": new.seconds or board.seconds},
        )

    try:
        film = apply_edits(board, options, read.edits, cast, plan)
    except StudioError as error:
        before = OrderedFilm(board, options)  # "it is like that already" is right where it is
        already = error.code == "nothing_to_change" and all(
            expected(one, before, before).met for one in expect
        )
        return Scored(order, "exact" if already else "refused", error.message)
    before, after = OrderedFilm(board, options), OrderedFilm(film.board, film.options, film.again)
    missing, allowed = [], set[str]()
    for one in expect:
        check = expected(one, before, after)
        allowed |= check.touches
        missing += [] if check.met else [str(dict(one))]
    beyond = sorted(
        path for path in after.changed_from(before) if not any(_within(path, one) for one in allowed)
    )
    if not missing and not beyond:
        return Scored(order, "exact", f"besides: {', '.join(read.unread)}" if read.unread else "")
    told = f"missing {missing}; beyond {beyond}; {_told(read)}"
    return Scored(order, "asked" if missing and not beyond and read.unread else "wrong", told)


def _within(path: str, allowed: str) -> bool:
    return (
        path == allowed
        or path.startswith(f"{allowed}.")
        or (allowed.startswith("*.") and path.endswith(allowed[1:]))
    )


def _told(read: Orders) -> str:
    edits = [one.model_dump(exclude_defaults=True, mode="json") | {"kind": one.kind} for one in read.edits]
    return f"{edits} doubts {read.doubts} unread {read.unread}"
