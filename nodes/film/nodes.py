"""*Save Take*, *Load Take*, *Film Clip* and *Assemble Film*: takes become a film."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from comfy_api.latest import io

from ...common.rates import film_rate
from ...common.story import Speech
from ...common.vocabulary import FilmStyle, Mood, Place, Sound, Transition, Weather
from ...film import takes
from ...film.clips import SILENT, ClipValue
from ...film.cues import read_cues, read_names
from ...film.cut import Clip
from ...film.film import CaptionMode, FilmFiles, FilmPlan, assemble
from ...film.picture.compose import OUT_SECONDS
from ...film.picture.decode import probe, read_sound
from ...film.sound.mix import FILM_LEVEL, Level
from ...film.sound.soundtrack import together
from ...workflows.models.worn import read_record
from .. import host
from ..host import Types
from ..sound.nodes import read_dialogue

CATEGORY = "Animation Studio/Film"


def name_inputs(second: str, default: str, tooltip: str) -> list[io.Input]:
    """Run and take (or film) as names."""
    return [
        io.String.Input(
            "run", default="my-film", tooltip="Id of the run: a folder under output/animation_studio."
        ),
        io.String.Input(second, default=default, tooltip=tooltip),
    ]


class SaveTake(io.ComfyNode):
    """Keeps a video, image or audio under run and take id."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioSaveTake",
            display_name="Save Take",
            category=CATEGORY,
            description="Keeps what is connected under output/animation_studio/<run>, for Load Take. The same id replaces it; "
            "what a directed film is made of stays, and the new take is kept beside it.",
            inputs=[
                *name_inputs("take", "take-1", "Id of the take: letters, digits, - and _."),
                io.Video.Input("video", optional=True, tooltip="A shot."),
                io.Image.Input("image", optional=True, tooltip="A picture; of a batch the first one."),
                io.Audio.Input("audio", optional=True, tooltip="A voice or another sound."),
                Types.Speech.Input(
                    "speech", optional=True, tooltip="Timing of the spoken line in the audio."
                ),
                io.String.Input(
                    "used",
                    optional=True,
                    force_input=True,
                    tooltip="Which LoRAs the picture wore, from Apply LoRAs.",
                ),
            ],
            outputs=[],
            is_output_node=True,
        )

    @classmethod
    def execute(
        cls,
        run: str,
        take: str,
        video: Any = None,
        image: Any = None,
        audio: Any = None,
        speech: dict[str, Any] | None = None,
        used: str = "",
    ) -> io.NodeOutput:
        saved = takes.save_take(
            host.takes_folder(),
            run,
            host.free_take(run, take),
            video=None if video is None else host.video_file(video),
            image=None if image is None else host.image_array(image),
            audio=None if audio is None else host.raw_samples(audio),
            speech=None if speech is None else Speech.model_validate(speech),
            loras=read_record(used),
        )
        return io.NodeOutput(ui=_take_shown(saved) | takes.beside(saved.side.take, take))


def _take_shown(take: takes.StoredTake) -> dict[str, Any]:
    """What the page and ``/history`` get: previews, every file for ``/view``, and the side file."""
    files = [host.shown(path) for path in take.files]
    parts: dict[str, Any] = {"take": [{**take.side.model_dump(mode="json"), "view": files}]}
    if take.video:
        parts |= host.video_preview(take.video)
    elif take.image:
        parts["images"] = [host.shown(take.image)]
    if take.audio:
        parts["audio"] = [host.shown(take.audio)]
    return parts


class LoadTake(io.ComfyNode):
    """Gives a take that was saved before."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioLoadTake",
            display_name="Load Take",
            category=CATEGORY,
            description="Loads a take by its ids. Outputs that the take doesn't have stay empty.",
            inputs=name_inputs("take", "take-1", "Id of the take, as given to Save Take."),
            outputs=[
                io.Video.Output(display_name="video", tooltip="The shot, if the take has one."),
                io.Image.Output(display_name="image", tooltip="The picture, if the take has one."),
                io.Audio.Output(display_name="audio", tooltip="The sound, if the take has one."),
                Types.Speech.Output(display_name="speech", tooltip="The line's timing, if the take has one."),
            ],
        )

    @classmethod
    def fingerprint_inputs(cls, run: str, take: str) -> str:
        record = takes.take_path(host.takes_folder(), run, take, ".json")
        return str(record.stat().st_mtime_ns) if record.is_file() else "none"

    @classmethod
    def execute(cls, run: str, take: str) -> io.NodeOutput:
        found = takes.load_take(host.takes_folder(), run, take)
        return io.NodeOutput(
            None if found.video is None else host.video_value(found.video),
            None if found.image is None else host.image_value(takes.read_image(found.image)),
            None if found.audio is None else host.audio_value(*takes.read_wav(found.audio)),
            None if found.speech is None else found.speech.model_dump(mode="json"),
        )


class FilmClip(io.ComfyNode):
    """One clip of a film; chained."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioFilmClip",
            display_name="Film Clip",
            category=CATEGORY,
            description="Puts a shot into the film: trims, transition, sound that leads or lags the picture, sound effects.",
            inputs=[
                io.Video.Input("video", tooltip="The shot."),
                io.Float.Input(
                    "trim_in",
                    default=0.0,
                    min=0.0,
                    max=60.0,
                    step=0.05,
                    tooltip="Seconds taken off the start.",
                ),
                io.Float.Input(
                    "trim_out",
                    default=0.0,
                    min=0.0,
                    max=60.0,
                    step=0.05,
                    tooltip="Seconds taken off the end.",
                ),
                io.Combo.Input("transition", options=host.words(Transition), tooltip="How the clip begins."),
                io.Float.Input(
                    "transition_seconds",
                    default=0.0,
                    min=0.0,
                    max=3.0,
                    step=0.05,
                    tooltip="Length of the transition; 0 is the usual one.",
                ),
                io.Float.Input(
                    "lead",
                    default=0.0,
                    min=0.0,
                    max=5.0,
                    step=0.05,
                    tooltip="J-cut: the trimmed start is heard so many seconds before the picture comes.",
                ),
                io.Float.Input(
                    "lag",
                    default=0.0,
                    min=0.0,
                    max=5.0,
                    step=0.05,
                    tooltip="L-cut: the trimmed end is heard so many seconds after the picture has gone.",
                ),
                io.String.Input(
                    "cues",
                    default="",
                    multiline=True,
                    tooltip="Sound effects: 'splash 1.2, boing -0.5' (seconds from the start, negative from the end). Sounds: "
                    + ", ".join(Sound),
                ),
                io.Combo.Input(
                    "place",
                    options=[SILENT, *host.words(Place)],
                    tooltip="Whose air is heard under the clip: waves, birds, a hum.",
                ),
                io.Combo.Input(
                    "weather",
                    options=host.words(Weather),
                    tooltip="What the weather adds to the place's air.",
                ),
                io.String.Input("name", default="", tooltip="Name of the clip in film.json."),
                io.Boolean.Input(
                    "music",
                    default=True,
                    optional=True,
                    tooltip="Whether the film's music is heard under the clip.",
                ),
                io.Boolean.Input(
                    "heard",
                    default=True,
                    optional=True,
                    tooltip="Whether the clip's own sound is heard; without it its lines have no captions.",
                ),
                Types.Dialogue.Input(
                    "dialogue",
                    optional=True,
                    tooltip="What is said in the shot: gives captions, and sound in place of the video's.",
                ),
                io.Audio.Input(
                    "audio",
                    optional=True,
                    tooltip="More sound of the shot; without dialogue it replaces the video's.",
                ),
                Types.Clips.Input("clips", optional=True, tooltip="The clips before this one."),
            ],
            outputs=[
                Types.Clips.Output(display_name="clips", tooltip="All clips so far, for Assemble Film.")
            ],
        )

    @classmethod
    def execute(cls, video: Any, clips: list[dict[str, Any]] | None = None, **values: Any) -> io.NodeOutput:
        read_cues(values["cues"])
        return io.NodeOutput([*(clips or []), {"video": video, **values}])


def read_clip(value: dict[str, Any]) -> Clip:
    """A CLIPS entry as data: its file found, its sound brought together."""
    given = ClipValue.model_validate(value)
    video = host.video_file(given.video)
    dialogue = read_dialogue(given.dialogue)
    parts = [dialogue.samples] if dialogue.lines else []
    parts += [] if given.audio is None else [host.audio_samples(given.audio)]
    info = probe(video)
    return Clip(
        video,
        info.seconds,
        lines=dialogue.lines,
        sound=together(parts) if parts else read_sound(video),
        trim_in=given.trim_in,
        trim_out=given.trim_out,
        transition=given.transition,
        transition_seconds=given.transition_seconds or None,
        lead=given.lead,
        lag=given.lag,
        cues=read_cues(given.cues),
        place=None if given.place == SILENT else Place(given.place),
        weather=given.weather,
        name=given.name.strip(),
        music=given.music,
        heard=given.heard,
        notes=info.notes,
    )


class AssembleFilm(io.ComfyNode):
    """Clips → a finished film with its files."""

    @classmethod
    def define_schema(cls) -> io.Schema:
        return io.Schema(
            node_id="AnimationStudioAssembleFilm",
            display_name="Assemble Film",
            category=CATEGORY,
            description="Cuts clips into a film: title and end card, captions, music and effects mixed to film loudness, "
            "mp4 with .srt, .ass, thumbnail and film.json under output/animation_studio/<run>.",
            inputs=[
                Types.Clips.Input("clips", tooltip="The chain of Film Clips."),
                *name_inputs("film", "film", "Name of the film's files; a film of that name is replaced."),
                io.String.Input(
                    "title", default="", tooltip="Title card; empty for none. A second line is set small."
                ),
                io.String.Input("end_card", default="", tooltip="End card; empty for none."),
                io.Combo.Input(
                    "music", options=host.words(Mood), tooltip="Mood of the music under the film."
                ),
                io.Combo.Input(
                    "captions",
                    options=host.words(CaptionMode),
                    tooltip="burnt: in the picture; file: a track that players can switch on; both also write .srt and .ass; off: none.",
                ),
                io.Combo.Input("style", options=host.words(FilmStyle), tooltip="Look of cards and captions."),
                io.Combo.Input("language", options=["en", "zh"], tooltip="Language of shown names."),
                io.Int.Input(
                    "seed", default=0, min=0, max=2**31 - 1, tooltip="Another number makes other music."
                ),
                io.Int.Input(
                    "width",
                    default=0,
                    min=0,
                    max=3840,
                    step=2,
                    tooltip="Width in pixels; 0: as the first clip.",
                ),
                io.Int.Input(
                    "height",
                    default=0,
                    min=0,
                    max=3840,
                    step=2,
                    tooltip="Height in pixels; 0: as the first clip.",
                ),
                host.rate_input(),
                io.String.Input(
                    "names",
                    default="",
                    multiline=True,
                    tooltip="Names shown in captions, one 'character: Name' a line; presets know their own.",
                ),
                io.Float.Input(
                    "loudness",
                    default=FILM_LEVEL.loudness,
                    min=-40.0,
                    max=-6.0,
                    step=0.1,
                    optional=True,
                    tooltip="Loudness of the whole film in LUFS: -16 for online platforms, -23 for European broadcast.",
                ),
                io.Float.Input(
                    "ceiling",
                    default=FILM_LEVEL.ceiling,
                    min=-12.0,
                    max=-0.5,
                    step=0.1,
                    optional=True,
                    tooltip="True peak in dBTP that no sound passes.",
                ),
                io.Int.Input(
                    "caption_letters",
                    default=0,
                    min=0,
                    max=42,
                    optional=True,
                    tooltip="Letters on one row of a caption; 0: as many as the language and the picture allow.",
                ),
                io.Float.Input(
                    "caption_size",
                    default=1.0,
                    min=0.5,
                    max=2.0,
                    step=0.05,
                    optional=True,
                    tooltip="Size of captions against the usual one.",
                ),
                io.Float.Input(
                    "music_level",
                    default=0.0,
                    min=-24.0,
                    max=12.0,
                    step=0.5,
                    optional=True,
                    tooltip="Level of the music in dB against the usual one.",
                ),
                io.Float.Input(
                    "fade_out",
                    default=OUT_SECONDS,
                    min=0.0,
                    max=4.0,
                    step=0.1,
                    optional=True,
                    tooltip="Seconds in which the last picture gets black.",
                ),
            ],
            outputs=[io.Video.Output(display_name="video", tooltip="The film.")],
            is_output_node=True,
        )

    @classmethod
    def execute(
        cls,
        clips: list[dict[str, Any]],
        run: str,
        film: str,
        title: str,
        end_card: str,
        music: str,
        captions: str,
        style: str,
        language: str,
        seed: int,
        width: int,
        height: int,
        fps: float,
        names: str = "",
        loudness: float = FILM_LEVEL.loudness,
        ceiling: float = FILM_LEVEL.ceiling,
        caption_letters: int = 0,
        caption_size: float = 1.0,
        music_level: float = 0.0,
        fade_out: float = OUT_SECONDS,
    ) -> io.NodeOutput:
        name = host.free_take(run, film)
        target = takes.take_path(host.takes_folder(), run, name, ".mp4")
        read = [read_clip(clip) for clip in clips]
        first = probe(read[0].video).size
        presets = host.characters().items()
        known = {key: preset.names.shown("zh" if language == "zh" else "en") for key, preset in presets}
        plan = FilmPlan(
            title=title,
            end_card=end_card,
            mood=Mood(music),
            captions=CaptionMode(captions),
            style=FilmStyle(style),
            language="zh" if language == "zh" else "en",
            seed=seed,
            size=(width or first[0] // 2 * 2, height or first[1] // 2 * 2),
            fps=film_rate(fps),
            names=read_names(names, known),
            level=Level(loudness, ceiling),
            caption_letters=caption_letters,
            caption_size=caption_size,
            music_level=music_level,
            fade_out=fade_out,
        )
        made = assemble(read, plan, target, host.progress())
        return io.NodeOutput(host.video_value(made.video), ui=_film_shown(made) | takes.beside(name, film))


def _film_shown(film: FilmFiles) -> dict[str, Any]:
    """What the page and ``/history`` get: the film to play, its files for ``/view`` and its record."""
    files = {path.suffix.lstrip("."): host.shown(Path(path)) for path in film.files}
    record = film.facts.model_dump(mode="json")
    return {**host.video_preview(film.video), "film": [{**record, "files": files}]}


NODES: list[type[io.ComfyNode]] = [SaveTake, LoadTake, FilmClip, AssembleFilm]
