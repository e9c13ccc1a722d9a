"""The tool that hands a film to another editing program."""

from __future__ import annotations

import asyncio

from pydantic import BaseModel, Field

from ...film.exchange.export import export_film, plan_export
from ...film.exchange.formats import ExchangeFormat
from ..run.cuts import film_cut
from ..run.store import RunStore
from .base import Cost, Tool, ToolInput
from .context import ToolContext
from .revising import RunId


class ExportInput(ToolInput):
    """Which film, and as what."""

    run: str = RunId
    format: ExchangeFormat = Field(ExchangeFormat.OTIO, description="what the other program reads")


class ExportResult(BaseModel):
    """Where the export lies, and what its list doesn't hold as a cut."""

    run: str
    file: str
    baked: list[str] = Field(description="what is pictures instead of a cut")
    left_out: list[str] = Field(description="what the list doesn't hold")


async def export_cut(kit: ToolContext, wanted: ExportInput) -> ExportResult:
    """The cut of a finished film for another editing program, in the run's folder."""
    run = kit.run(wanted.run)

    def leave() -> ExportResult:
        made = film_cut(RunStore(run), kit.characters)
        planned = plan_export(made.clips, made.plan, wanted.format)
        folder = run.root / "exchange" / wanted.format
        files = export_film(planned, folder, run=run.id, film=made.take, progress=kit.progress)
        return ExportResult(
            run=run.id, file=str(files[0]), baked=list(planned.baked), left_out=list(planned.left_out)
        )

    return await asyncio.to_thread(leave)


TOOLS: tuple[Tool[ExportInput, ExportResult], ...] = (
    Tool(
        "export_cut",
        "Hands a finished film to another editing program: edit list, shots as files, sound in parts, captions.",
        ExportInput,
        ExportResult,
        Cost.CPU,
        export_cut,
        effects="a folder beside the film",
        words="export edl xml otio premiere resolve final cut jianying subtitles srt vtt 导出 剪映 字幕",
    ),
)
