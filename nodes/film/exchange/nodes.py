"""*Export Film*: a chain of clips becomes an edit list for another editing program, with its media."""

from __future__ import annotations

from typing import Any

from comfy_api.latest import io

from ....common.rates import film_rate
from ....common.vocabulary import FilmStyle, Mood
from ....film import takes
from ....film.exchange.export import export_film, plan_export
from ....film.exchange.formats import ExchangeFormat
from ....film.film import FilmPlan
from ....film.picture.decode import probe
from ... import host
from ...host import Types
from ..nodes import CATEGORY, name_inputs, read_clip


class ExportFilm(io.ComfyNode):
    """Clips → an edit list with its media."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioExportFilm",
            display_name="Export Film",
            category=CATEGORY,
            description="Writes the cut for another editing program under output/animation_studio/<run>/<film>-<format>: the edit "
            "list, every shot as a file, dialogue, effects and music, captions. Tells what the format can't hold.",
            inputs=[
                Types.Clips.Input("clips", tooltip="The chain of Film Clips."),
                *name_inputs("film", "film", "Name of the export; an earlier one of that name is replaced."),
                io.Combo.Input(
                    "format", options=host.words(ExchangeFormat), tooltip="What the other program reads."
                ),
                io.String.Input("title", default="", tooltip="Title card; empty for none."),
                io.String.Input("end_card", default="", tooltip="End card; empty for none."),
                io.Combo.Input("music", options=host.words(Mood), tooltip="Mood of the music, for its stem."),
                io.Combo.Input("style", options=host.words(FilmStyle), tooltip="Look of the cards."),
                io.Int.Input(
                    "seed",
                    default=0,
                    min=0,
                    max=2**31 - 1,
                    tooltip="As in Assemble Film: gives the same music.",
                ),
                host.rate_input(),
            ],
            outputs=[
                io.String.Output(
                    display_name="lost", tooltip="What is pictures or missing in the list, one a line."
                )
            ],
            is_output_node=True,
        )

    @classmethod
    def execute(
        cls,
        clips: list[dict[str, Any]],
        run: str,
        film: str,
        format: str,
        title: str,
        end_card: str,
        music: str,
        style: str,
        seed: int,
        fps: float,
    ) -> io.NodeOutput:
        form = ExchangeFormat(format)
        folder = takes.take_path(host.takes_folder(), run, film, f"-{form}")
        read = [read_clip(clip) for clip in clips]
        width, height = probe(read[0].video).size
        plan = FilmPlan(
            title=title,
            end_card=end_card,
            mood=Mood(music),
            style=FilmStyle(style),
            seed=seed,
            size=(width // 2 * 2, height // 2 * 2),
            fps=film_rate(fps),
            names={key: preset.names.shown("en") for key, preset in host.characters().items()},
        )
        planned = plan_export(read, plan, form)
        files = export_film(planned, folder, run=run, progress=host.progress())
        lost = [*planned.baked, *planned.left_out]
        where = files[0].relative_to(host.takes_folder()).as_posix()
        return io.NodeOutput("\n".join(lost), ui={"text": [where, *lost]})


NODES: list[type[io.ComfyNode]] = [ExportFilm]
