"""``report.html``: one self-contained page that tells how a film came to be.

Storyboard with a picture of every kept take, what was judged and made again, how long each phase took, and
links to the graphs beside it. Written from the run's folder alone, so that it can be made again at any time.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise
from pathlib import Path

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
from ...common.story import Shot, Storyboard
from ...common.take_ids import subject_of
from ..knowledge.recall import Fact
from .store import RunStore
from .takes import Take

PICTURE_WIDTH = 320
"""Width of the pictures in pixels: ten of them stay under 200 kB."""

POLICY = "script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'"
"""A browser runs nothing of the page, should words of a film ever pass for a script."""
STYLE = """
:root { color-scheme: light dark; --line: #8884; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
video, img { max-width: 100%; border-radius: 8px; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); }
.shot { display: grid; grid-template-columns: minmax(140px, 320px) 1fr; gap: 1rem; padding: 1rem 0;
  border-bottom: 1px solid var(--line); }
.small { opacity: .7; font-size: .85rem; }
.bad { color: #c33; } .good { color: #2a8; }
blockquote { margin: .2rem 0; padding-left: .8rem; border-left: 3px solid var(--line); }
"""


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
    run = store.run
    events = run.events()
    parts = [
        f"<h1>{escape(storyboard.title)}</h1>",
        f"<p>{escape(storyboard.logline)}</p>",
        '<video controls src="film.mp4" poster="film.jpg"></video>',
        _facts(run, storyboard, events),
        _verdict(verdict),
        *(f"<p class='small'>{entry}</p>" for entry in _judged("film", events)),
        "<h2>Storyboard</h2>",
        *(_shot(run, shot, takes, events) for shot in storyboard.shots),
        _known(facts),
        _people(events),
        _phases(events),
        _models(events),
    ]
    page = (
        f'<!doctype html><html lang="{storyboard.language}"><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(storyboard.title)}</title>'
        f"<style>{STYLE}</style>{''.join(parts)}</html>\n"
    )
    write_text(store.report, page)
    return store.report


def _facts(run: RunFolder, storyboard: Storyboard, events: Sequence[RunEvent]) -> str:
    rows = {
        "Request": storyboard.request,
        "Form": f"{storyboard.form}, {storyboard.device}",
        "Planner": storyboard.planner,
        "Seed": str(storyboard.seed),
        "Run": run.id,
        "Made on": made_on(events),
        "Notes": " ".join(storyboard.notes) or "none",
    }
    return _table([[escape(key), escape(value)] for key, value in rows.items()])


def made_on(events: Sequence[RunEvent]) -> str:
    """Which ComfyUI did the work; several, where a run was resumed on another."""
    servers = [event.text for event in events if isinstance(event, ServerChosen)]
    return "; then ".join(dict.fromkeys(servers)) or "unknown"


def _verdict(verdict: FilmVerdict) -> str:
    rows = [
        [
            escape(check.name),
            _mark(check.passed),
            f"{check.score:g}",
            f"{check.bar:g}",
            escape(check.evidence),
        ]
        for check in verdict.checks
    ]
    return "<h2>Verdict</h2>" + _table(rows, ["check", "", "score", "bar", "evidence"])


def _shot(run: RunFolder, shot: Shot, takes: dict[str, Take], events: Sequence[RunEvent]) -> str:
    take = takes[shot.id]
    setting = (
        f"{shot.setting.place}, {shot.setting.time}, {shot.setting.weather} · {shot.framing} · {shot.camera}"
    )
    lines = "".join(
        f"<blockquote><b>{escape(line.character)}</b> ({line.emotion}): {escape(line.text)} "
        f'<span class="small">{_graph(takes[line.id])}</span></blockquote>'
        for line in shot.lines
        if line.id in takes
    )
    judged = "".join(f"<li>{entry}</li>" for entry in _judged(shot.id, events))
    return (
        f'<div class="shot"><div>{_picture(take.path(run, ".mp4"))}</div><div><b>{escape(shot.id)}</b> '
        f'<span class="small">{escape(setting)} · {_graph(take)}</span>{lines}'
        f"{f'<p>{escape(shot.card)}</p>' if shot.card else ''}<ul class='small'>{judged}</ul>{_rejected(run, take)}</div></div>"
    )


def _rejected(run: RunFolder, kept: Take) -> str:
    """The attempts that aren't in the film, with their pictures and graphs."""
    others = []
    for take in RunStore(run).records(kept.job.subject):
        if take.job.take != kept.job.take:
            others.append(
                f"<figure>{_picture(take.path(run, '.mp4'))}<figcaption>{_graph(take)}</figcaption></figure>"
            )
    return f"<details><summary>Not used: {len(others)}</summary>{''.join(others)}</details>" if others else ""


def _people(events: Sequence[RunEvent]) -> str:
    """What a person was asked and said, which budgets ended, and what was noted on the way."""
    rows = []
    for event in events:
        if isinstance(event, Asked):
            rows.append(["asked", escape(event.text)])
        elif isinstance(event, Answered):
            told = ", ".join(
                f"{key.replace('_', ' ')} {', '.join(map(str, value)) if isinstance(value, list) else value}"
                for key, value in event.told().items()
                if key != "about" and value
            )
            rows.append([f"answered ({escape(event.about)})", escape(told or "approved")])
        elif isinstance(event, BudgetEnded):
            rows.append(["budget ended", escape(f"{event.name}: {event.limit:g}")])
        elif isinstance(event, Note):
            rows.append(["note", escape(event.text)])
        elif isinstance(event, Created) and event.earlier:
            kept = f"made from {event.earlier}; changed: {', '.join(event.changed)}"
            rows.append(["revision", escape(kept)])
    return "<h2>Decisions</h2>" + _table(rows) if rows else ""


def _models(events: Sequence[RunEvent]) -> str:
    """What language models were asked, and how often the card changed hands."""
    asked = [event for event in events if isinstance(event, ModelAsked)]
    rows = [
        [
            escape(event.name),
            str(event.calls),
            str(event.tokens),
            f"{event.kept} of {event.asked}",
            escape("; ".join(event.faults[:5]) or event.reason),
        ]
        for event in asked
    ]
    told = _table(rows, ["model", "calls", "tokens", "decisions kept", "not used because"])
    return f"<h2>Models and the card</h2>{told if rows else '<p>No language model was asked.</p>'}" + (
        f"<p>The graphics card changed hands {sum(hand_overs(events))} times.</p>"
    )


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
            yield f"{escape(event.take)}: {escape(failed) if failed else 'good'}"
        if isinstance(event, Revised) and event.subject == subject:
            changed = f"{event.slot} → {event.value}, because of {event.check}: {event.why}"
            yield f"made again with {escape(changed)}"


def _known(facts: Sequence[Fact]) -> str:
    """The facts that were looked up, each with where it stands."""
    if not facts:
        return ""
    rows = [[escape(fact.about), escape(fact.text), escape(fact.citation)] for fact in facts]
    return "<h2>Looked up</h2>" + _table(rows, ["about", "fact", "from"])


def _phases(events: Sequence[RunEvent]) -> str:
    marks = [(event.name, event.time) for event in events if isinstance(event, PhaseBegun)]
    marks.append(("end", events[-1].time))
    rows = [[escape(name), f"{end - start:.1f} s"] for (name, start), (_, end) in pairwise(marks)]
    return "<h2>Time</h2>" + _table(rows, ["phase", "took"])


def _graph(take: Take) -> str:
    name = escape(take.job.take)
    return f'<a href="graphs/{name}.json">graph {name}</a>'


def _picture(video: Path | None) -> str:
    """The middle frame of a video as an inline JPEG."""
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
    return f'<img alt="" src="data:image/jpeg;base64,{base64.b64encode(data.getvalue()).decode()}">'


def _mark(passed: bool) -> str:
    return '<span class="good">passed</span>' if passed else '<span class="bad">missed</span>'


def _table(rows: Sequence[Sequence[str]], head: Sequence[str] = ()) -> str:
    top = f"<tr>{''.join(f'<th>{cell}</th>' for cell in head)}</tr>" if head else ""
    return f"<table>{top}{''.join(f'<tr>{_cells(row)}</tr>' for row in rows)}</table>"


def _cells(row: Sequence[str]) -> str:
    return "".join(f"<td>{cell}</td>" for cell in row)
