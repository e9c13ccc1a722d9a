"""*Direct Film*, *Plan Film*, *Render Storyboard* and *Judge Take*: the director as nodes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from comfy_api.latest import io
from pydantic import ValidationError

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
from ...judging.take import Asked, measure_take
from ...workflows.storyboard import renamed, storyboard_graph
from .. import host

if TYPE_CHECKING:
    import torch

STYLES = ["from the request", "toon", "silent", "noir", "storybook", "news"]
LANGUAGES = ["from the request", "en", "zh"]
LOOKS = ["puppets", "sdxl", "toonxl"]
SHAPES = ["16:9", "9:16", "1:1"]
PLANNERS = ["rules", "model"]


def story_inputs() -> list[io.Input]:
    """What a film is asked for with."""
    return [
        io.String.Input(
            "request",
            multiline=True,
            default="Create a funny parody of Luca's ocean scene",
            tooltip="What the film should be, in your own words (English or Chinese).",
        ),
        io.Float.Input(
            "seconds",
            default=30.0,
            min=10.0,
            max=180.0,
            step=1.0,
            tooltip="Length of the film in seconds.",
        ),
        io.Combo.Input("language", options=LANGUAGES, tooltip="Language of the lines and captions."),
        io.Combo.Input("style", options=STYLES, tooltip="A look that goes through the whole picture."),
    ]


def picture_inputs() -> list[io.Input]:
    """What its pictures are like."""
    return [
        io.Combo.Input("shape", options=SHAPES, tooltip="Shape of the picture."),
        io.Combo.Input(
            "look",
            options=LOOKS,
            tooltip="What draws the pictures: puppets need no model, sdxl uses your checkpoint and LoRAs, "
            "toonxl the studio's own small model.",
        ),
        io.Boolean.Input("preview", default=False, tooltip="Half the size, in a third of the time."),
    ]


def seed_input(tooltip: str) -> io.Input:
    """The seed of a plan and all its pictures and voices."""
    return io.Int.Input("seed", default=0, min=0, max=2**31 - 1, control_after_generate=True, tooltip=tooltip)


def working_inputs() -> list[io.Input]:
    """Who decides, and how long the work may take."""
    return [
        io.Boolean.Input(
            "approve",
            default=False,
            optional=True,
            tooltip="Wait in the panel for your word on the storyboard and on takes with faults.",
        ),
        io.Combo.Input(
            "planner",
            options=PLANNERS,
            optional=True,
            tooltip="Who writes: rules (grammar and knowledge), or a language model where it helps.",
        ),
        io.Float.Input(
            "minutes",
            default=60.0,
            min=1.0,
            max=1440.0,
            step=1.0,
            optional=True,
            tooltip="Budget: minutes of work, then the run stops and can be resumed.",
        ),
        io.Int.Input(
            "takes",
            default=4,
            min=1,
            max=20,
            optional=True,
            tooltip="Budget: attempts at one shot or line.",
        ),
    ]


class DirectFilm(io.ComfyNode):
    """Starts a film in the background and returns its run id at once."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioDirectFilm",
            display_name="Direct Film",
            category="Animation Studio/Director",
            description="Makes a film from one sentence. It works in the background through this ComfyUI's own "
            "queue; the Animation Studio panel shows how it comes along and plays the film.",
            inputs=[
                *story_inputs(),
                *picture_inputs(),
                seed_input("The same seed makes the same film."),
                *working_inputs(),
            ],
            outputs=[io.String.Output("run", tooltip="Id of the run: Load Take finds its takes.")],
            is_output_node=True,
        )

    @classmethod
    def fingerprint_inputs(cls, **inputs: object) -> float:
        """Every queueing is a new film: ComfyUI must not answer from its cache."""
        return time.time()

    @classmethod
    def execute(
        cls,
        request: str,
        seconds: float,
        language: str,
        style: str,
        shape: str,
        look: str,
        preview: bool,
        seed: int,
        approve: bool = False,
        planner: str = PLANNERS[0],
        minutes: float | None = None,
        takes: int | None = None,
    ) -> io.NodeOutput:
        # The agent and what it brings would make every start of ComfyUI slower.
        from ...agent.request.options import BudgetChange, film_options
        from ...agent.run.service import check_request

        desk = host.desk()
        options = film_options(
            request,
            load_studio(desk.folders).film,
            seconds=seconds,
            language=None if language == LANGUAGES[0] else language,
            style=None if style == STYLES[0] else style,
            size=shape,
            look=look,
            preview=preview,
            seed=seed,
            approve=approve,
            planner=planner,
            budgets=BudgetChange(minutes=minutes, takes=takes),
        )
        check_request(options, desk.runs, desk.folders)
        run = desk.start(options, host.loop())
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
            inputs=[
                *story_inputs(),
                seed_input("The same seed writes the same storyboard."),
            ],
            outputs=[
                io.String.Output(display_name="storyboard", tooltip="The plan as JSON."),
                io.String.Output(display_name="script", tooltip="The plan in words, a line a shot."),
            ],
            is_output_node=True,
        )

    @classmethod
    def execute(cls, request: str, seconds: float, language: str, style: str, seed: int) -> io.NodeOutput:
        from ...agent.request.options import film_options
        from ...agent.run.service import check_request
        from ...agent.tools.films import told_shots

        desk = host.desk()
        options = film_options(
            request,
            load_studio(desk.folders).film,
            seconds=seconds,
            language=None if language == LANGUAGES[0] else language,
            style=None if style == STYLES[0] else style,
            seed=seed,
        )
        board = check_request(options, desk.runs, desk.folders)
        script = "\n".join([board.title, *told_shots(board)])
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
    def execute(
        cls,
        run: str,
        take: str,
        control: torch.Tensor | None = None,
        colours: str = "",
        follows: bool = True,
        still: bool = False,
        shows: str = "",
    ) -> io.NodeOutput:
        found = load_take(host.takes_folder(), run, take)
        sound = read_wav(found.audio) if found.audio is not None else None
        picture = read_image(found.image) if found.image is not None else None
        asked = Asked(
            None if control is None else as_bytes(control[0].cpu().numpy()), colours, follows, still, shows
        )
        bars = load_judging(host.config_folders())
        checks = measure_take(found.video, sound, found.speech, bars, picture, asked)
        if bars.listen and sound is not None and found.speech is not None:
            cast, cache = host.characters(), cache_folder()
            checks += measure_heard(sound, found.speech, cast, bars.voice, cache, host.progress())
        failed = [check for check in checks if not check.passed]
        report = "; ".join(f"{check.name}: {check.evidence}" for check in failed) or "good"
        looks = fingerprint(found.video) if found.video is not None else ""
        judged = {"take": take, "checks": [check.as_dict() for check in checks], "fingerprint": looks}
        return io.NodeOutput(not failed, report, ui={"text": [report], "judged": [judged]})


NODES: list[type[io.ComfyNode]] = [DirectFilm, PlanFilm, RenderStoryboard, JudgeTake]
