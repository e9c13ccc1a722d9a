"""``report.html``: one self-contained page that tells how a film came to be.

Storyboard with a picture of every kept take, what was judged and made again, how long each phase took, and
links to the graphs beside it. Written from the run's folder alone, so that it can be made again at any time. How the
page looks stands in ``report.html.jinja``.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from ...common.checks import FilmVerdict
from ...common.events import (
    Answered,
    Asked,
    BudgetEnded,
    Created,
    Judged,
    ModelAsked,
    Note,
    PhaseBegun,
    Revised,
    RunEvent,
    ServerChosen,
)
from ...common.files import write_text
from ...common.media import open_media
from ...common.runs import RunFolder
from ...common.story import Storyboard
from ...common.take_ids import subject_of
from ..knowledge.recall import Fact
from .store import RunStore
from .takes import Take

if TYPE_CHECKING:
    from jinja2 import Template

PICTURE_WIDTH = 320
"""Width of the pictures in pixels: ten of them stay under 200 kB."""


def write_report(
    store: RunStore,
    storyboard: Storyboard,
    takes: dict[str, Take],
    verdict: FilmVerdict,
    facts: Sequence[Fact] = (),
) -> Path:
    """Writes the report into the run's folder and gives its path.

    Args:
        takes: the kept take of each line and shot, and the film.
        facts: what the knowledge base said of the story, with its sources.
    """
    events = store.run.events()
    page = _template().render(
        storyboard=storyboard,
        takes=takes,
        verdict=verdict,
        facts=facts,
        origin=_origin(store.run, storyboard, events),
        decisions=_decisions(events),
        phases=_phases(events),
        models=_models(events),
        swaps=sum(hand_overs(events)),
        judged=lambda subject: _judged(subject, events),
        not_used=lambda take: _not_used(store, take),
        picture_of=lambda take: _picture(take.path(store.run, ".mp4")),
    )
    write_text(store.report, page + "\n")
    return store.report


@cache
def _template() -> Template:
    """The page, whose every word is escaped; a name that it lacks is an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    folder = FileSystemLoader(Path(__file__).parent)
    page = Environment(
        loader=folder, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return page.get_template("report.html.jinja")


def _origin(run: RunFolder, storyboard: Storyboard, events: Sequence[RunEvent]) -> list[tuple[str, str]]:
    return [
        ("Request", storyboard.request),
        ("Form", f"{storyboard.form}, {storyboard.device}"),
        ("Planner", storyboard.planner),
        ("Seed", str(storyboard.seed)),
        ("Run", run.id),
        ("Made on", made_on(events)),
        ("Notes", " ".join(storyboard.notes) or "none"),
    ]


def made_on(events: Sequence[RunEvent]) -> str:
    """Which ComfyUI did the work; several, where a run was resumed on another."""
    servers = [event.text for event in events if isinstance(event, ServerChosen)]
    return "; then ".join(dict.fromkeys(servers)) or "unknown"


def _not_used(store: RunStore, kept: Take) -> list[Take]:
    """The attempts that aren't in the film."""
    return [take for take in store.records(kept.job.subject) if take.job.take != kept.job.take]


def _decisions(events: Sequence[RunEvent]) -> list[tuple[str, str]]:
    """What a person was asked and said, which budgets ended, and what was noted on the way."""
    rows = []
    for event in events:
        if isinstance(event, Asked):
            rows.append(("asked", event.text))
        elif isinstance(event, Answered):
            told = ", ".join(
                f"{key.replace('_', ' ')} {', '.join(map(str, value)) if isinstance(value, list) else value}"
                for key, value in event.to_details().items()
                if key != "about" and value
            )
            rows.append((f"answered ({event.about})", told or "approved"))
        elif isinstance(event, BudgetEnded):
            rows.append(("budget ended", f"{event.name}: {event.limit:g}"))
        elif isinstance(event, Note):
            rows.append(("note", event.text))
        elif isinstance(event, Created) and event.earlier:
            rows.append(("revision", f"made from {event.earlier}; changed: {', '.join(event.changed)}"))
    return rows


def _models(events: Sequence[RunEvent]) -> list[tuple[str, int, int, str, str]]:
    """What language models were asked."""
    return [
        (
            event.name,
            event.calls,
            event.tokens,
            f"{event.kept} of {event.asked}",
            "; ".join(event.faults[:5]) or event.reason,
        )
        for event in events
        if isinstance(event, ModelAsked)
    ]


def hand_overs(events: Sequence[RunEvent]) -> list[int]:
    """How often the card went to another owner in the plan and in each round, by the lease's own counter.

    A round is made of the pictures and what is done with them until pictures are made again, or the film is done.
    """
    begun = [event for event in events if isinstance(event, PhaseBegun)]
    phases = [(event.name, event.card) for event in begun if event.card is not None]
    starts = [card for number, (name, card) in enumerate(phases) if not number or name == "shot"]
    return [after - before for before, after in pairwise([*starts, phases[-1][1]])] if starts else []


def _judged(subject: str, events: Sequence[RunEvent]) -> Iterator[str]:
    """What was said of each attempt at a subject."""
    for event in events:
        if isinstance(event, Judged) and subject_of(event.take) == subject:
            failed = "; ".join(f"{check.name}: {check.evidence}" for check in event.failed)
            yield f"{event.take}: {failed or 'good'}"
        if isinstance(event, Revised) and event.subject == subject:
            yield f"made again with {event.parameter} → {event.value}, because of {event.check}: {event.why}"


def _phases(events: Sequence[RunEvent]) -> list[tuple[str, str]]:
    marks = [(event.name, event.time) for event in events if isinstance(event, PhaseBegun)]
    marks.append(("end", events[-1].time))
    return [(name, f"{end - start:.1f} s") for (name, start), (_, end) in pairwise(marks)]


def _picture(video: Path | None) -> str:
    """The middle frame of a video as the address of an inline JPEG; empty where there is none."""
    if video is None:
        return ""
    with open_media(video) as container:
        if not container.streams.video:
            return ""
        stream = container.streams.video[0]
        middle = stream.frames // 2
        frame = next(
            (frame for number, frame in enumerate(container.decode(stream)) if number >= middle), None
        )
        if frame is None:
            return ""
        image = frame.to_image()
    image.thumbnail((PICTURE_WIDTH, PICTURE_WIDTH))
    data = io.BytesIO()
    image.save(data, "JPEG", quality=80)
    return f"data:image/jpeg;base64,{base64.b64encode(data.getvalue()).decode()}"
