"""What a dataset says of itself: the trainer's list, a table with every measure and reason, a page to listen and tick."""

from __future__ import annotations

import csv
import html
import io
import json
from collections.abc import Sequence
from pathlib import Path
from string import Template
from typing import Final

from ...common.files import atomic_path
from .clips import clip_path
from .records import DatasetOptions, MeasuredClip

TABLE: Final = "clips.csv"
PAGE: Final = "listen.html"
_COLUMNS: Final = (
    "name", "source", "start", "end", "seconds", "text", "likeness", "match", "steadiness", "snr", "clipped", "sure", "reason",
)  # fmt: skip
_FORMULA: Final = ("=", "+", "-", "@", "\t")
_PAGE: Final = Template("""<!doctype html>
<html lang="$language"><head><meta charset="utf-8"><title>$character</title>
<style>body{font:15px sans-serif;margin:2em}td{padding:.3em .6em;vertical-align:middle}tr.out{color:#777}</style></head>
<body><h1>$character</h1>
<p>Tick what belongs to the voice, then save the list in place of <code>$file</code>.</p>
<p><button id="save">Save the list</button> <span id="count"></span></p>
<table>$rows</table>
<script>
const lines = $lines;
const boxes = [...document.querySelectorAll("input")];
const chosen = () => boxes.filter(box => box.checked).map(box => lines[box.value]);
const count = () => document.getElementById("count").textContent = chosen().length + " / " + boxes.length;
boxes.forEach(box => box.addEventListener("change", count));
document.getElementById("save").addEventListener("click", () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([chosen().join("\\n") + "\\n"], {type: "text/plain"}));
  link.download = "$file";
  link.click();
});
count();
</script></body></html>
""")


def write_listing(folder: Path, options: DatasetOptions, clips: Sequence[MeasuredClip]) -> None:
    """Writes the list, the table and the page of a dataset.

    Raises:
        StudioError: ``disk_full``, ``not_writable``.
    """
    kept = [clip for clip in clips if not clip.reason]
    lines = "".join(f"{list_line(folder, clip, options)}\n" for clip in kept)
    for name, text in (
        (list_name(options), lines),
        (TABLE, _table(clips)),
        (PAGE, _page(folder, options, clips)),
    ):
        with atomic_path(folder / name) as temporary:
            temporary.write_text(text, "utf-8", newline="")


def list_name(options: DatasetOptions) -> str:
    """The file name of the trainer's list."""
    return f"{options.character}.list"


def list_line(folder: Path, clip: MeasuredClip, options: DatasetOptions) -> str:
    """``path|speaker|language|text`` in GPT-SoVITS' form."""
    return f"{clip_path(folder, clip).resolve()}|{options.character}|{options.language}|{clip.text}"


def _table(clips: Sequence[MeasuredClip]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    for clip in clips:
        row = {**clip.model_dump(), "seconds": round(clip.seconds, 3)}
        writer.writerow({name: _cell(row[name]) for name in _COLUMNS})
    return out.getvalue()


def _cell(value: object) -> object:
    """A value that a spreadsheet shows and doesn't compute."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _page(folder: Path, options: DatasetOptions, clips: Sequence[MeasuredClip]) -> str:
    shown = [clip for clip in clips if clip_path(folder, clip).is_file()]
    rows = "".join(_row(folder, place, clip) for place, clip in enumerate(shown))
    lines = json.dumps([list_line(folder, clip, options) for clip in shown], ensure_ascii=False)
    return _PAGE.substitute(
        language=options.language,
        character=html.escape(options.character),
        file=html.escape(list_name(options)),
        rows=rows,
        lines=lines.replace("<", "\\u003c"),
    )


def _row(folder: Path, place: int, clip: MeasuredClip) -> str:
    sound = clip_path(folder, clip).relative_to(folder).as_posix()
    told = f"{clip.source} {clip.start:.1f} s · {clip.match:.2f} · {clip.snr:.0f} dB"
    return (
        f'<tr class="{"out" if clip.reason else "in"}">'
        f'<td><input type="checkbox" value="{place}"{"" if clip.reason else " checked"}></td>'
        f'<td><audio controls preload="none" src="{html.escape(sound)}"></audio></td>'
        f"<td>{html.escape(clip.text)}</td><td>{html.escape(told)}</td><td>{html.escape(clip.reason)}</td></tr>\n"
    )
