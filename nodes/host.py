"""What the nodes need of ComfyUI: folders, progress that can be interrupted, VIDEO and AUDIO values.

The only helper that knows ComfyUI; the logic beside each family's ``nodes.py`` gets plain paths, arrays and
callables from here.
"""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import comfy.model_management
import comfy.utils
import folder_paths
import numpy as np
from comfy_api.latest import io
from comfy_execution.utils import get_executing_context

from ..common.errors import StudioError
from ..common.folders import runs_folder
from ..common.progress import Progress, paced
from ..common.rates import LEAST_RATE, MOST_RATE
from ..common.records import DEVICES
from ..configs.places import SYSTEM_USER, ConfigFolder, lies_below, own_folder, unread_files
from ..configs.schema import CharacterPreset, load_characters
from ..film.picture.encode import Samples
from ..film.picture.pixels import as_bytes
from ..film.takes import free_name
from ..voice.samples import at_film_rate, check_sound
from ..workflows.catalog import Catalog
from ..workflows.models.files import PIPELINES, ModelFolders, find_file
from .run_manager import RunManager

log = logging.getLogger(__name__)
STEPS = 1000
"""Resolution of the progress bar."""


def takes_folder() -> Path:
    """Where all takes and films live: ``output/animation_studio``."""
    return Path(folder_paths.get_output_directory()) / "animation_studio"


def new_temporary(suffix: str) -> Path:
    """A fresh name in ComfyUI's temporary folder, which ComfyUI empties when it starts."""
    folder = Path(folder_paths.get_temp_directory()) / "animation_studio"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{uuid.uuid4().hex}{suffix}"


def config_folders() -> list[ConfigFolder]:
    """Where a user's own configuration files override the pack's, the strongest last.

    Besides the user's own folder only ComfyUI's *system* user directory, which its routes never serve; a
    ComfyUI that has none adds nothing. A folder that lies where routes write after all isn't trusted.
    """
    system = getattr(folder_paths, "get_system_user_directory", None)
    private = [Path(system(SYSTEM_USER))] if system else []
    routes = [Path(folder_paths.models_dir), Path(folder_paths.get_input_directory())]
    routes += [Path(folder_paths.get_output_directory()), Path(folder_paths.get_temp_directory())]
    users = [Path(folder_paths.get_user_directory())]
    return [
        ConfigFolder(folder, _out_of_reach(folder, tuple(routes if folder in private else [*routes, *users])))
        for folder in (own_folder(), *private)
    ]


@lru_cache(maxsize=16)
def _out_of_reach(folder: Path, routes: tuple[Path, ...]) -> bool:
    """Whether no route writes into a folder. Kept: following links takes a millisecond, and nodes ask for the
    folders several times a prompt."""
    return not lies_below(folder, routes)


def warn_of_configuration() -> None:
    """Names in the log what lies where configuration isn't read, or where it isn't trusted."""
    for path in unread_files(Path(folder_paths.get_user_directory())):
        log.warning(
            "Animation AI Studio: %s is not read, because ComfyUI's routes can write there. "
            "`./studio configs check` tells where it would be read.",
            path,
        )
    for folder in config_folders():
        if not folder.trusted and folder.path.is_dir():
            log.warning(
                "Animation AI Studio: ComfyUI's routes can write into %s: settings that name programs, "
                "addresses or secrets are refused from there.",
                folder.path,
            )


def characters() -> Mapping[str, CharacterPreset]:
    """All character presets by id, read again when a file has changed."""
    return load_characters(config_folders())


def shown_characters() -> Mapping[str, CharacterPreset]:
    """The presets that combos offer, by id.

    A user's file with a fault must not cost all nodes: it is told in the log, the shipped presets stand in,
    and the node that runs tells it again.
    """
    try:
        return characters()
    except StudioError as error:
        log.warning("Animation AI Studio: %s", error)
        return load_characters([])


def character_names() -> list[str]:
    """The presets' ids, for combos."""
    return list(shown_characters())


def character(name: str) -> CharacterPreset:
    """The preset of that id.

    Raises:
        StudioError: ``character_unknown``.
    """
    known = characters()
    if name not in known:
        raise StudioError(
            "character_unknown",
            f"No character preset is called {name!r}.",
            f"Choose one of: {', '.join(known)}.",
        )
    return known[name]


def catalog(names: Iterable[str]) -> Catalog:
    """What this ComfyUI's own nodes of these names take; a name that it doesn't know is left out."""
    from nodes import NODE_CLASS_MAPPINGS

    known = {name: NODE_CLASS_MAPPINGS[name] for name in names if name in NODE_CLASS_MAPPINGS}
    return Catalog({name: {"input": kind.INPUT_TYPES()} for name, kind in known.items()})


def model_path(folder: str, name: str) -> Path:
    """The file of a model that ComfyUI lists, by its name there or by its bare name if only one folder has it.

    Raises:
        StudioError: ``model_missing``.
    """
    listed = find_file(name, folder_paths.get_filename_list(folder))
    path = folder_paths.get_full_path(folder, listed or name)
    if path is None:
        raise StudioError(
            "model_missing",
            f"{name} isn't in ComfyUI's {folder} folder.",
            "Put it there, or choose another profile.",
        )
    return Path(path)


def file_mark(folder: str, name: str) -> str:
    """Size and time of a model file, by which a node sees that it was exchanged; empty when it isn't there."""
    listed = find_file(name, folder_paths.get_filename_list(folder))
    path = folder_paths.get_full_path(folder, listed) if listed else None
    if path is None:
        return ""
    told = Path(path).stat()
    return f"{listed} {told.st_size} {told.st_mtime_ns}"


def model_folders(kind: str) -> list[Path]:
    """The folders of a kind of model file that ComfyUI has no loader for, ``extra_model_paths.yaml`` included."""
    known = folder_paths.folder_names_and_paths.get(kind, ([], set()))[0]
    return [*(Path(one) for one in known), Path(folder_paths.models_dir) / kind]


def pipelines() -> dict[str, Path]:
    """The model folders in diffusers' layout that ComfyUI's folders hold, by name."""
    extra = {kind: tuple(model_folders(kind)) for kind in PIPELINES}
    return ModelFolders((), extra).pipelines()


def input_path(name: str) -> Path:
    """The file of a picture in ComfyUI's input folder; the name can't leave it.

    Raises:
        StudioError: ``path_forbidden``.
    """
    root = Path(folder_paths.get_input_directory()).resolve()
    path = (root / name).resolve()
    if not path.is_relative_to(root):
        raise StudioError(
            "path_forbidden", f"'{name}' leaves ComfyUI's input folder.", "Use a file name inside it."
        )
    return path


def output_prefix(prefix: str) -> str:
    """The beginning of names of output files, if it can be one on every system; else ``path_forbidden``."""
    parts = prefix.replace("\\", "/").split("/")
    if not all(
        part.isprintable() and part.rstrip(". ") and not DEVICES.fullmatch(part) and len(part.encode()) <= 120
        for part in parts
    ):
        raise StudioError(
            "path_forbidden",
            f"{prefix[:80]!r} can't begin the names of files in ComfyUI's output folder.",
            "Use names and / alone, such as animation_studio/picture.",
        )
    return prefix


def words(vocabulary: type) -> list[str]:
    """A closed word list as combo options."""
    return [str(word) for word in vocabulary]  # type: ignore[attr-defined]


def rate_input() -> io.Input:
    """The frame rate of what a node makes; :func:`..common.rates.film_rate` reads its value."""
    return io.Float.Input(
        "fps",
        default=24.0,
        min=LEAST_RATE,
        max=MOST_RATE,
        step=0.001,
        round=0.001,
        tooltip="Frames a second; 23.976, 29.97 and 59.94 are taken as the exact rates.",
    )


def require(value: object, what: str, node: str) -> None:
    """Refuses an input that is connected but holds nothing, as an output of *Load Take* may.

    Raises:
        StudioError: ``option_invalid``.
    """
    if value is None:
        raise StudioError(
            "option_invalid",
            f"{node} was given no {what}.",
            f"The take that is loaded holds no {what}: choose another take or output.",
        )


def free_take(run: str, take: str) -> str:
    """The name under which the prompt that is worked on may save a take (see :func:`..film.takes.free_name`)."""
    context = get_executing_context()
    return free_name(takes_folder(), run, take, "" if context is None else str(context.prompt_id))


def progress() -> Progress:
    """Reports to the running node's progress bar and raises as soon as the user interrupts.

    Each report goes to every page that is open, so the bar moves a few times a second only.
    """
    bar = comfy.utils.ProgressBar(STEPS)
    show = paced(lambda fraction, _: bar.update_absolute(round(fraction * STEPS), STEPS))

    def report(fraction: float, text: str) -> None:
        comfy.model_management.throw_exception_if_processing_interrupted()
        show(fraction, text)

    return report


def shown(path: Path) -> dict[str, str]:
    """A file below output or temp as ComfyUI's page and ``/view`` name it."""
    for kind, folder in (
        ("output", folder_paths.get_output_directory()),
        ("temp", folder_paths.get_temp_directory()),
    ):
        root = Path(folder).resolve()
        if path.resolve().is_relative_to(root):
            inner = path.resolve().relative_to(root)
            subfolder = "" if inner.parent == Path() else inner.parent.as_posix()
            return {"filename": inner.name, "subfolder": subfolder, "type": kind}
    raise ValueError(f"{path} is below neither output nor temp")


def video_preview(path: Path) -> dict[str, Any]:
    """The ``ui`` part that plays a video in the node."""
    return {"images": [shown(path)], "animated": (True,)}


def video_value(path: Path) -> Any:
    """A file as a VIDEO value."""
    from comfy_api.latest import InputImpl

    return InputImpl.VideoFromFile(str(path))


def video_file(video: Any) -> Path:
    """The file behind a VIDEO value; a video that has none (or is trimmed) is written to a temporary one."""
    from ..film.picture.decode import probe

    if not hasattr(video, "save_to"):
        raise StudioError("option_invalid", "What is connected as video isn't a video.", "Connect a video.")
    source = video.get_stream_source() if type(video).__name__ == "VideoFromFile" else None
    if isinstance(source, str) and probe(Path(source)) and _whole(video, source):
        return Path(source)
    path = new_temporary(".mp4")
    video.save_to(str(path))
    return path


def _whole(video: Any, source: str) -> bool:
    """Whether a VIDEO value plays all of its file: ComfyUI keeps a trim to itself, so lengths are compared."""
    untrimmed: float = type(video)(source).get_duration()
    return abs(untrimmed - float(video.get_duration())) < 0.05


def audio_value(samples: np.ndarray[Any, np.dtype[np.float32]], rate: int) -> dict[str, Any]:
    """Samples ``(n,)`` or ``(n, channels)`` as an AUDIO value."""
    import torch

    channels = np.atleast_2d(samples.T) if samples.ndim == 1 else samples.T
    return {
        "waveform": torch.from_numpy(np.ascontiguousarray(channels, np.float32))[None],
        "sample_rate": rate,
    }


def audio_samples(audio: Any) -> Samples:
    """An AUDIO value of any rate and channel count at 48 kHz stereo.

    Raises:
        StudioError: ``media_failed`` for sound that is empty or holds values that aren't numbers.
    """
    return at_film_rate(*_first_sound(audio))


def raw_samples(audio: Any) -> tuple[np.ndarray[Any, np.dtype[np.float32]], int]:
    """An AUDIO value as it is: samples ``(n, channels)`` and their rate.

    Raises:
        StudioError: ``media_failed`` for sound that is empty or holds values that aren't numbers.
    """
    waveform, rate = _first_sound(audio)
    check_sound(waveform)
    return np.ascontiguousarray(waveform[:, :2]), rate


def _first_sound(audio: Any) -> tuple[np.ndarray[Any, np.dtype[np.float32]], int]:
    """The first sound of an AUDIO value ``(n, channels)`` and its rate."""
    given = audio if isinstance(audio, Mapping) else {}
    waveform: Any = given.get("waveform")
    rate: Any = given.get("sample_rate")
    if getattr(waveform, "ndim", 0) != 3 or not hasattr(rate, "__int__"):
        raise StudioError("option_invalid", "What is connected as audio isn't a sound.", "Connect a sound.")
    return waveform[0].detach().float().cpu().numpy().T, int(rate)


def image_array(image: Any) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """The first picture of an IMAGE value as RGB ``uint8 (h, w, 3)``.

    Raises:
        StudioError: ``media_failed`` for one that holds values that aren't numbers.
    """
    return as_bytes(image[0].detach().float().cpu().numpy())


def image_value(picture: np.ndarray[Any, np.dtype[np.uint8]]) -> Any:
    """RGB ``uint8 (h, w, 3)`` as an IMAGE value."""
    import torch

    return torch.from_numpy(picture.astype(np.float32) / 255)[None]


def loop() -> asyncio.AbstractEventLoop:
    """The server's event loop: where runs live and from where the page is told."""
    from server import PromptServer

    return PromptServer.instance.loop


def desk() -> RunManager:
    """The runs of this server; there is one desk a server, whatever imported the pack."""
    from server import PromptServer

    server = PromptServer.instance
    if not hasattr(server, "animation_studio_desk"):
        user = Path(folder_paths.get_user_directory()) / "animation_studio"
        server.animation_studio_desk = RunManager(
            runs=user / "runs",
            folders=config_folders(),
            url=f"http://127.0.0.1:{server.port}",
            announce=lambda event: server.send_sync("animation_studio", event),
            commands=runs_folder(),
            output=takes_folder(),
        )
    return server.animation_studio_desk


class Types:
    """The studio's own types; their values are plain JSON, and AUDIO where there is sound."""

    Speech = io.Custom("ANIMATION_SPEECH")
    Dialogue = io.Custom("ANIMATION_DIALOGUE")
    Cast = io.Custom("ANIMATION_CAST")
    Things = io.Custom("ANIMATION_THINGS")
    Acts = io.Custom("ANIMATION_ACTS")
    Clips = io.Custom("ANIMATION_CLIPS")
    Loras = io.Custom("ANIMATION_LORAS")
