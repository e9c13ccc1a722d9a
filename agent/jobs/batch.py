"""Many character pictures from a table, made one after another, judged, and kept so that a stop costs one picture.

A table is YAML (each value or a list of values; every combination is made) or CSV (a picture a line). The
report in the target folder is the memory: rows that stand in it with their picture are not made again.
"""

from __future__ import annotations

import asyncio
import csv
import hashlib
import io
import itertools
import json
from collections import deque
from collections.abc import Coroutine, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from ...common import strict_yaml
from ...common.errors import StudioError
from ...common.files import atomic_path, write_bytes, write_text
from ...common.pictures import opened_picture
from ...common.progress import Progress, silent
from ...common.records import read_json
from ...configs.schema import CharacterPreset, LoraRegistry, SdxlConfig, load_loras
from ...toonxl.pictures import draws_with_toonxl, in_toon_words
from ...workflows.api.client import ComfyClient
from ...workflows.catalog import Catalog
from ...workflows.character_picture import CharacterPicture, CharacterShot, character_graph
from ...workflows.skills.base import installed
from ...workflows.skills.identity import AUTO, JUDGES, best_judge, gate_of, guidance
from .picturecache import PictureCache

MOST_ROWS = 10_000
SEED_STEP = 7919
"""Distance of the seeds of further tries: a prime, so that neighbouring rows don't share seeds."""
LOST = ("comfyui_unreachable", "comfyui_lost")
"""A server that can make nothing more."""
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings of cells that spreadsheets compute."""
THUMBNAIL, COLUMNS, MOST_THUMBNAILS = 160, 8, 400


class Made(BaseModel):
    """One row's result, as the report holds it."""

    model_config = ConfigDict(extra="forbid")

    key: str
    row: CharacterPicture
    outcome: str
    """``accepted``, ``rejected``, ``unjudged`` or ``failed``; the name of the picture's folder."""
    file: str = ""
    score: float | None = None
    similarity: float | None = None
    margin: float | None = None
    reason: str = ""
    tries: int = 1
    seconds: float = 0.0


def read_table(path: Path) -> list[CharacterPicture]:
    """The rows of a YAML or CSV table.

    Raises:
        StudioError: ``file_missing``, ``file_invalid`` with the row that is wrong.
    """
    try:
        text = path.read_text("utf-8-sig")
        is_csv = path.suffix == ".csv"
        data: Any = list(csv.DictReader(io.StringIO(text))) if is_csv else strict_yaml.loads(text)
    except FileNotFoundError as error:
        raise StudioError("file_missing", f"{path} isn't there.", "Name the table's file.") from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError, csv.Error) as error:
        raise StudioError("file_invalid", f"{path} can't be read: {error}.", "Use YAML or CSV.") from error
    rows = data if is_csv else combinations(data)
    if not rows or len(rows) > MOST_ROWS:
        raise StudioError(
            "file_invalid", f"{path} makes {len(rows)} pictures.", f"Ask for 1 to {MOST_ROWS:,} pictures."
        )
    pictures = []
    for index, row in enumerate(rows, 1):
        try:
            pictures.append(
                CharacterPicture.model_validate({key: value for key, value in row.items() if value != ""})
            )
        except (ValidationError, AttributeError) as error:
            told = error.errors()[0]["msg"] if isinstance(error, ValidationError) else "it is no row"
            raise StudioError(
                "file_invalid",
                f"{path.name}, picture {index}: {told}.",
                f"It takes {', '.join(CharacterPicture.model_fields)}.",
            ) from error
    return pictures


def combinations(data: Any) -> list[dict[str, Any]]:
    """Every combination of a mapping's lists; anything else makes no rows."""
    if not isinstance(data, Mapping):
        return []
    lists = [value if isinstance(value, list) else [value] for value in data.values()]
    size = 1
    for values in lists:
        size *= len(values)
    if size > MOST_ROWS:
        raise StudioError(
            "file_invalid", f"The table makes {size} pictures.", f"Ask for 1 to {MOST_ROWS:,} pictures."
        )
    return [dict(zip(data, values, strict=True)) for values in itertools.product(*lists)]


class Batch:
    """A table on its way to a folder of pictures."""

    def __init__(
        self,
        rows: Sequence[CharacterPicture],
        folder: Path,
        *,
        characters: Mapping[str, CharacterPreset],
        sdxl: SdxlConfig,
        judge: str = "",
        tries: int = 1,
        cache: PictureCache | None = None,
        loras: LoraRegistry | None = None,
    ) -> None:
        """Checks every row before anything is made.

        Args:
            judge: a backend of the gate, ``auto`` for the best installed, or a CLIP Vision file as ComfyUI lists
                it; empty for none.
            tries: attempts at a row, with other seeds, until one is accepted.
            cache: pictures made before, of any batch.
            loras: None means the user's registry.

        Raises:
            StudioError: ``character_unknown``, ``config_missing``.
        """
        self.folder, self.judge, self.tries, self.cache = folder, judge, tries, cache
        self.characters, self.sdxl = characters, sdxl
        self.loras = load_loras() if loras is None else loras
        self.rows = [self._complete(row, sdxl) for row in rows]
        self.made = self._remembered()

    def _complete(self, row: CharacterPicture, sdxl: SdxlConfig) -> CharacterPicture:
        if row.character not in self.characters:
            raise StudioError(
                "character_unknown",
                f"No character preset is called {row.character!r}.",
                f"Choose one of: {', '.join(self.characters)}.",
            )
        name = row.profile or sdxl.profile
        for known, wanted in ((sdxl.profiles, name), (sdxl.quality, row.quality), (sdxl.styles, row.style)):
            if wanted not in known:
                raise StudioError(
                    "config_missing", f"sdxl_config.yaml has no '{wanted}'.", f"Use {', '.join(known)}."
                )
        size = sdxl.profiles[name]
        filled = {"profile": name, "width": row.width or size.width, "height": row.height or size.height}
        return row.model_copy(update=filled)

    def _remembered(self) -> dict[str, Made]:
        report = self.folder / "report.json"
        if not report.is_file():
            return {}
        try:
            known = [Made.model_validate(one) for one in read_json(report)]
        except (OSError, ValueError, TypeError) as error:
            raise StudioError(
                "file_invalid", f"{report} isn't a report of a batch.", "Use another --out folder."
            ) from error
        return {one.key: one for one in known if one.file and (self.folder / one.file).is_file()}

    def key(self, row: CharacterPicture) -> str:
        """What a row is known by: everything that its picture depends on."""
        return hashlib.sha256(f"{row.model_dump_json()}|{self.judge}".encode()).hexdigest()[:12]

    async def run(
        self, clients: ComfyClient | Sequence[ComfyClient], progress: Progress = silent
    ) -> list[Made]:
        """Makes what isn't there yet; the report is written after every picture.

        Several servers work side by side; when one is lost, the others make its picture. A row that fails is told
        in the report and doesn't stop the others.

        Raises:
            StudioError: ``comfyui_unreachable``, ``comfyui_lost`` when no server is left, and what files can raise.
        """
        alive = [clients] if isinstance(clients, ComfyClient) else list(clients)
        waiting = deque(row for row in self.rows if self.key(row) not in self.made)
        all_of_them = len(waiting)
        catalogs: dict[ComfyClient, Catalog] = {}

        async def work(client: ComfyClient) -> None:
            while waiting:
                row = waiting.popleft()
                done = all_of_them - len(waiting)
                progress((done - 1) / all_of_them, f"{row.character} {done} of {all_of_them}")
                try:
                    if client not in catalogs:
                        catalogs[client] = await client.catalog()
                    made = await self._make(client, catalogs[client], row)
                except StudioError as error:
                    if error.code not in LOST:
                        raise
                    waiting.appendleft(row)
                    alive.remove(client)
                    if not alive:
                        raise
                    return
                self.made[made.key] = made
                self._report()

        while waiting:  # again for a row that a lost server gives back when the others are done already
            await _together([work(client) for client in alive])
        results = [self.made[self.key(row)] for row in self.rows]
        self._report()
        contact_sheet(self.folder, results)
        progress(1.0, "done")
        return results

    async def _make(self, client: ComfyClient, catalog: Catalog, row: CharacterPicture) -> Made:
        key, seconds = self.key(row), 0.0
        for attempt in range(1, self.tries + 1):
            tried = row.model_copy(update={"seed": (row.seed + (attempt - 1) * SEED_STEP) % 2**31})
            try:
                picture, verdict, took = await self._draw(client, catalog, tried)
            except StudioError as error:
                if error.code not in ("graph_failed", "graph_rejected"):
                    raise
                return Made(key=key, row=tried, outcome="failed", reason=error.message, tries=attempt)
            seconds += took
            if verdict.get("outcome") == "accept" or not self.judge:
                break
        told = {"accept": "accepted", "reject": "rejected"}.get(str(verdict.get("outcome")), "unjudged")
        file = f"{told}/{row.character}_{key}.png"
        write_bytes(self.folder / file, picture)
        facts = {name: verdict.get(name) for name in ("score", "similarity", "margin")}
        reason = str(verdict.get("reason", ""))
        return Made(
            key=key,
            row=tried,
            outcome=told,
            file=file,
            reason=reason,
            tries=attempt,
            seconds=seconds,
            **facts,
        )

    def shot(self, row: CharacterPicture, catalog: Catalog) -> CharacterShot:
        """The row's parameters for a server: words and LoRAs that its model knows, references where a pack follows
        them, and what judges."""
        preset = self.characters[row.character]
        if draws_with_toonxl(self.sdxl.profiles[row.profile]):
            listed = installed(catalog, "LoraLoader.lora_name")
            shot = in_toon_words(row, preset, self.loras, listed)
        else:
            shot = CharacterShot(**row.model_dump(), guidance=guidance(catalog, preset.references))
        judge = best_judge(catalog, JUDGES) if self.judge == AUTO else self.judge
        gate = gate_of(judge, row.character, row.framing, preset.consistency.accept)
        return shot.model_copy(update={"gate": gate})

    async def _draw(
        self, client: ComfyClient, catalog: Catalog, row: CharacterPicture
    ) -> tuple[bytes, dict[str, Any], float]:
        """A picture, the verdict on it and the seconds it took: 0 when it was made before."""
        shot = self.shot(row, catalog)
        graph = character_graph(shot)
        known = self.cache.key(graph, shot, catalog.version) if self.cache else ""
        if self.cache and known and (kept := self.cache.find(known)) is not None:
            return *kept, 0.0
        result = await client.run(graph)
        picture = await client.shown_picture(result)
        verdict = best_verdict(result.outputs)
        if self.cache and known:
            self.cache.keep(known, picture, verdict)
        return picture, verdict, result.seconds

    def _report(self) -> None:
        order = {self.key(row): None for row in self.rows}
        made = [self.made[key] for key in order if key in self.made]
        text = json.dumps([one.model_dump(mode="json") for one in made], ensure_ascii=False, indent=1)
        write_text(self.folder / "report.json", text + "\n")
        table = io.StringIO()
        writer = csv.writer(table)
        facts = [name for name in Made.model_fields if name != "row"]
        writer.writerow([*facts, *CharacterPicture.model_fields])
        for one in made:
            cells = [*(getattr(one, name) for name in facts), *one.row.model_dump(mode="json").values()]
            writer.writerow(map(_cell, cells))
        write_text(self.folder / "report.csv", table.getvalue())


def _cell(value: object) -> object:
    """A value for a spreadsheet, which would compute a text that begins like a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULAS) else value


async def _together(jobs: Sequence[Coroutine[Any, Any, None]]) -> None:
    """Runs jobs side by side; the first failure stops the others and is raised."""
    tasks = [asyncio.create_task(job) for job in jobs]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def best_verdict(outputs: Mapping[str, Any]) -> dict[str, Any]:
    """The verdict on the picture that the gate kept; empty when nothing judged."""
    for shown in outputs.values():
        if "kept" in shown:
            return dict(shown["kept"][0])
    return {}


def contact_sheet(folder: Path, results: Sequence[Made]) -> None:
    """``sheet.jpg``: the pictures with a frame in the colour of their verdict, at most the first 400."""
    from PIL import Image, ImageOps

    colours = {"accepted": "#2e9e5b", "rejected": "#c8442f", "unjudged": "#8a8f98"}
    shown = [one for one in results if one.file][:MOST_THUMBNAILS]
    if not shown:
        return
    lines = -(-len(shown) // COLUMNS)
    sheet = Image.new("RGB", (COLUMNS * THUMBNAIL, lines * THUMBNAIL), "white")
    for index, one in enumerate(shown):
        with opened_picture(folder / one.file) as picture:
            small = ImageOps.pad(picture.convert("RGB"), (THUMBNAIL - 8, THUMBNAIL - 8), color="white")
        framed = ImageOps.expand(small, 4, colours[one.outcome])
        sheet.paste(framed, (index % COLUMNS * THUMBNAIL, index // COLUMNS * THUMBNAIL))
    with atomic_path(folder / "sheet.jpg") as path:
        sheet.save(path, quality=88)
