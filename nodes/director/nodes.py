"""*Direct Film*, *Plan Film*, *Render Storyboard* and *Judge Take*: the director as nodes."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Any

from comfy_api.latest import io
from pydantic import BaseModel, ValidationError

from ...agent.request.options import SHAPES, BudgetChange, FilmOrder, film_options, taken_on
from ...common import strict_json
from ...common.errors import StudioError
from ...common.folders import cache_folder
from ...common.rates import film_rate
from ...common.story import Storyboard
from ...configs.judging import load_judging
from ...configs.schema import load_studio
from ...film.picture.pixels import as_bytes
from ...film.takes import load_take, read_image, read_wav, take_path
from ...judging.listening import measure_heard
from ...judging.picture import fingerprint
from ...judging.take import Expected, measure_take
from ...workflows.storyboard import renamed, storyboard_graph
from .. import host
from ..inputs import given_values, model_inputs
from ..threads import in_thread

if TYPE_CHECKING:
    import torch

OWN: dict[str, dict[str, Any]] = {
    "request": {"multiline": True, "default": "Create a funny parody of Luca's ocean scene"},
    "seconds": {"default": 30.0, "step": 1.0},
    "size": {"id": "shape", "options": list(SHAPES), "tooltip": "Shape of the picture."},
    "seed": {"control_after_generate": True},
    "approve": {"optional": True},
    "planner": {"optional": True},
    "minutes": {"default": 60.0, "min": 1.0, "step": 1.0, "optional": True},
    "takes": {"default": 4, "optional": True},
    "script": {"multiline": True, "optional": True},
}
"""What the widgets of a film have of their own beside what the options declare."""
STORY = ("request", "seconds", "language", "style")
DIRECTED = (*STORY, "size", "look", "preview", "seed", "approve", "planner", "minutes", "takes")
"""The order in which saved workflows hold the widgets of *Direct Film*; later options come after them."""


def directed_inputs(order: type[BaseModel] = FilmOrder) -> list[io.Input]:
    """The inputs of *Direct Film*: every option that nodes take."""
    later = [name for name in taken_on("node", order) if name not in DIRECTED]
    ways = {**OWN, **{name: {"optional": True} for name in later}}
    return model_inputs(order, [*DIRECTED, *later], ways)


def planned_inputs() -> list[io.Input]:
    """The inputs of *Plan Film*: what a story is asked for with."""
    seed = {**OWN["seed"], "tooltip": "The same seed writes the same storyboard."}
    return model_inputs(FilmOrder, [*STORY, "seed", "script"], {**OWN, "seed": seed})


def asked_for(given: dict[str, Any]) -> dict[str, Any]:
    """What the widgets ask for: beside a script, request and length say nothing, since they always hold something."""
    asked = given_values(given, OWN)
    return {**asked, "request": "", "seconds": None} if asked.get("script", "").strip() else asked


class DirectFilm(io.ComfyNode):
    """Starts a film in the background and returns its run id at once."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioDirectFilm",
            display_name="Direct Film",
            category="Animation Studio/Director",
            description="Makes a film from a request, or from a script of your own. It works in the background through this ComfyUI's own "
            "queue; the Animation Studio panel shows how it comes along and plays the film.",
            inputs=directed_inputs(),
            outputs=[io.String.Output("run", tooltip="Id of the run: Load Take finds its takes.")],
            is_output_node=True,
        )

    @classmethod
    def fingerprint_inputs(cls, **inputs: object) -> float:
        """Every queueing is a new film: ComfyUI must not answer from its cache."""
        return time.time()

    @classmethod
    def execute(cls, **given: Any) -> io.NodeOutput:
        # The agent and what it brings would make every start of ComfyUI slower.
        from ...agent.run.service import plan_request

        desk = host.desk()
        asked = asked_for(given)
        limits = {name: asked.pop(name) for name in BudgetChange.model_fields if name in asked}
        budgets = BudgetChange(**limits)
        options = film_options(defaults=load_studio(desk.folders).film, budgets=budgets, **asked)
        plan = plan_request(options, desk.runs, desk.folders)
        run = desk.start(options, host.loop(), plan)
        return io.NodeOutput(run, ui={"text": [f"Run {run} is under way."]})


class PlanFilm(io.ComfyNode):
    """Writes a storyboard and makes nothing."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioPlanFilm",
            display_name="Plan Film",
            category="Animation Studio/Director",
            description="Writes the storyboard of a film from one sentence, by rule: beats, shots, lines, camera and "
            "sound as JSON that you can change and give to Render Storyboard.",
            inputs=planned_inputs(),
            outputs=[
                io.String.Output(display_name="storyboard", tooltip="The plan as JSON."),
                io.String.Output(display_name="script", tooltip="The plan in words, a line a shot."),
            ],
            is_output_node=True,
        )

    @classmethod
    def execute(cls, **given: Any) -> io.NodeOutput:
        from ...agent.run.service import check_request
        from ...agent.tools.films import told_shots

        desk = host.desk()
        options = film_options(defaults=load_studio(desk.folders).film, **asked_for(given))
        board = check_request(options, desk.runs, desk.folders)
        script = "\n".join([f"{board.title} ({board.style})", *told_shots(board)])
        return io.NodeOutput(board.model_dump_json(indent=1), script, ui={"text": [script]})


class RenderStoryboard(io.ComfyNode):
    """Grows into the graph of a whole film."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioRenderStoryboard",
            display_name="Render Storyboard",
            category="Animation Studio/Director",
            description="Makes the film of a storyboard with puppets and voices: the node grows into the graph of all "
            "its lines, shots and the cut, which runs at once.",
            inputs=[
                io.String.Input(
                    "storyboard", multiline=True, default="", tooltip="A storyboard as JSON, from Plan Film."
                ),
                io.String.Input("run", default="my-film", tooltip="Name under which the film is saved."),
                io.Int.Input("width", default=1280, min=64, max=3840, step=2, tooltip="Width in pixels."),
                io.Int.Input("height", default=720, min=64, max=3840, step=2, tooltip="Height in pixels."),
                host.rate_input(),
                io.Boolean.Input("music", default=True, tooltip="A music bed under the film."),
            ],
            outputs=[io.Video.Output(display_name="film", tooltip="The film.")],
            hidden=[io.Hidden.unique_id],
            enable_expand=True,
        )

    @classmethod
    def execute(
        cls, storyboard: str, run: str, width: int, height: int, fps: float, music: bool
    ) -> io.NodeOutput:
        board = read_board(storyboard)
        graph, film = storyboard_graph(
            board, run=run, width=width, height=height, fps=film_rate(fps), music=music
        )
        prefix = f"{cls.hidden.unique_id}.film."
        return io.NodeOutput([prefix + film, 0], expand=renamed(graph, prefix))


def read_board(text: str) -> Storyboard:
    """A storyboard from a widget.

    Raises:
        StudioError: ``option_invalid`` with the place that is wrong; ``character_unknown``.
    """
    try:
        board = Storyboard.model_validate(strict_json.loads(text))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "the text"
        raise StudioError(
            "option_invalid", f"This is no storyboard: {where}: {first['msg']}.", "Connect Plan Film."
        ) from error
    except ValueError as error:
        raise StudioError(
            "option_invalid", f"This is no storyboard: {error}.", "Connect Plan Film."
        ) from error
    for shot in board.shots:
        for who in (*(actor.character for actor in shot.actors), *(line.character for line in shot.lines)):
            host.character(who)
    return board


class JudgeTake(io.ComfyNode):
    """Measures a saved take."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioJudgeTake",
            display_name="Judge Take",
            category="Animation Studio/Director",
            description="Measures a take: exposure, sharpness, damage and movement of a picture, and whether it keeps to its "
            "control picture and colours; presence, level, timing and pace of a voice, and with listen in judging.yaml its words and likeness.",
            inputs=[
                io.String.Input("run", default="my-film", tooltip="Id of the run that the take belongs to."),
                io.String.Input("take", default="take-1", tooltip="Id of the take, as given to Save Take."),
                io.Image.Input(
                    "control",
                    optional=True,
                    tooltip="Depth map that the picture was drawn after: its outlines are looked for, and colours on its figures.",
                ),
                io.String.Input(
                    "colours",
                    default="",
                    optional=True,
                    tooltip="Colours that must be seen, such as: red shirt, black hair.",
                ),
                io.Boolean.Input(
                    "follows",
                    default=True,
                    optional=True,
                    tooltip="The picture must have the control picture's outlines; off, only its figures' place is used for colours.",
                ),
                io.Boolean.Input(
                    "still",
                    default=False,
                    optional=True,
                    tooltip="The picture is meant to stand still, so movement isn't judged.",
                ),
                io.String.Input(
                    "shows",
                    default="",
                    optional=True,
                    tooltip="What a picture by Toon XL must show, such as: place: beach, emotion: happy, shirt: red.",
                ),
            ],
            outputs=[
                io.Boolean.Output(display_name="accepted", tooltip="Whether every measurement met its bar."),
                io.String.Output(display_name="report", tooltip="What failed and what would mend it."),
            ],
            is_output_node=True,
        )

    @classmethod
    def fingerprint_inputs(
        cls,
        run: str,
        take: str,
        control: torch.Tensor | None = None,
        colours: str = "",
        follows: bool = True,
        still: bool = False,
        shows: str = "",
    ) -> str:
        record = take_path(host.takes_folder(), run, take, ".json")
        return str(record.stat().st_mtime_ns) if record.is_file() else "none"

    @classmethod
    async def execute(
        cls,
        run: str,
        take: str,
        control: torch.Tensor | None = None,
        colours: str = "",
        follows: bool = True,
        still: bool = False,
        shows: str = "",
    ) -> io.NodeOutput:
        """Measures in a thread, so that the takes of one graph are judged beside each other; what listens holds a
        model of its own and comes one after another."""
        asked = Expected(
            None if control is None else as_bytes(control[0].cpu().numpy()), colours, follows, still, shows
        )
        work = partial(_judged, run, take, asked)
        return work() if load_judging(host.config_folders()).listen else await in_thread(work)


def _judged(run: str, take: str, asked: Expected) -> io.NodeOutput:
    """Everything that is measured of a take."""
    found = load_take(host.takes_folder(), run, take)
    sound = read_wav(found.audio) if found.audio is not None else None
    picture = read_image(found.image) if found.image is not None else None
    bars = load_judging(host.config_folders())
    checks = measure_take(found.video, sound, found.speech, bars, picture, asked)
    if bars.listen and sound is not None and found.speech is not None:
        cast, cache = host.characters(), cache_folder()
        checks += measure_heard(sound, found.speech, cast, bars.voice, cache, host.progress())
    failed = [check for check in checks if not check.passed]
    report = "; ".join(f"{check.name}: {check.evidence}" for check in failed) or "good"
    looks = fingerprint(found.video) if found.video is not None else ""
    judged = {"take": take, "checks": [check.to_report() for check in checks], "fingerprint": looks}
    return io.NodeOutput(not failed, report, ui={"text": [report], "judged": [judged]})


NODES: list[type[io.ComfyNode]] = [DirectFilm, PlanFilm, RenderStoryboard, JudgeTake]
