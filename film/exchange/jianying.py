"""A cut as a draft of Jianying (剪映): ``draft_content.json`` in the plain form that versions up to 5.9 write.

The form is known from what people have published of it; no program was at hand to try the draft in, so it is untried.
Newer versions encrypt their drafts, and none can be read back. Times are microseconds; ids follow from names, so that the
same film gives the same draft.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from ...common.files import write_text
from ..text.captions import Caption
from .edit_list import EditClip, EditList, EditTrack, clip_places

CONTENT, META = "draft_content.json", "draft_meta_info.json"
_SECOND: Final = 1_000_000
_SPACE: Final = uuid.UUID("5f0a1e0e-7b0d-4c55-9d4f-1d1f6a9b3c10")
_TEXT_SIZE: Final = 8.0
_LOW: Final = -0.8
"""Where captions stand: −1 is the picture's lower edge, 1 its upper one."""


def write_draft(
    edit: EditList, captions: Sequence[Caption], made: Path, folder: Path, size: tuple[int, int]
) -> str:
    """Writes the draft's two files into ``made`` and gives the first one's name.

    Args:
        folder: where the export will lie: a draft names media by their whole address.
        size: of the picture.
    """
    draft = _Draft(edit, folder.absolute(), size)
    write_text(made / CONTENT, _text(draft.content(captions)))
    length = draft.micros(max(track.frames for track in (edit.pictures, *edit.sounds)))
    about = {
        "draft_id": draft.ident("draft"),
        "draft_name": edit.name,
        "draft_fold_path": str(folder.absolute()),
        "draft_root_path": str(folder.absolute().parent),
        "draft_materials": [],
        "tm_duration": length,
    }
    write_text(made / META, _text(about))
    return CONTENT


def _text(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


class _Draft:
    """Builds the parts of a draft, each with an id."""

    def __init__(self, edit: EditList, folder: Path, size: tuple[int, int]) -> None:
        self._edit, self._folder, self._size = edit, folder, size
        self._materials: dict[str, list[dict[str, Any]]] = {
            "videos": [],
            "audios": [],
            "texts": [],
            "speeds": [],
        }

    def ident(self, name: str) -> str:
        """An id that follows from a name."""
        return str(uuid.uuid5(_SPACE, f"{self._edit.name}/{name}")).upper()

    def micros(self, frames: int) -> int:
        """Microseconds of some frames."""
        return round(Fraction(frames) / self._edit.fps * _SECOND)

    def content(self, captions: Sequence[Caption]) -> dict[str, Any]:
        """The whole of ``draft_content.json``."""
        tracks = [self._track(self._edit.pictures, "video")]
        tracks += [self._track(one, "audio") for one in self._edit.sounds]
        tracks += [self._captions(captions)] if captions else []
        width, height = self._size
        return {
            "id": self.ident("content"),
            "name": self._edit.name,
            "canvas_config": {"width": width, "height": height, "ratio": "original"},
            "duration": self.micros(self._edit.pictures.frames),
            "fps": float(self._edit.fps),
            "materials": self._materials,
            "tracks": tracks,
            "version": 360000,
        }

    def _track(self, track: EditTrack, kind: str) -> dict[str, Any]:
        segments = [self._segment(at, clip, kind, track.name) for at, clip in clip_places(track)]
        return self._as_track(track.name, kind, segments)

    def _as_track(self, name: str, kind: str, segments: list[dict[str, Any]]) -> dict[str, Any]:
        return {
            "id": self.ident(f"track {name}"),
            "type": kind,
            "name": name,
            "attribute": 0,
            "segments": segments,
        }

    def _segment(self, at: int, clip: EditClip, kind: str, track: str) -> dict[str, Any]:
        name = f"{track} {at}"
        speed = self.ident(f"{name} speed")
        self._materials["speeds"].append({"id": speed, "type": "speed", "speed": 1.0, "mode": 0})
        return {
            "id": self.ident(f"{name} segment"),
            "material_id": self._material(clip, kind),
            "source_timerange": self._range(clip.first, clip.frames),
            "target_timerange": self._range(at, clip.frames),
            "extra_material_refs": [speed],
            "speed": 1.0,
            "volume": 1.0,
            "visible": True,
            **({"clip": _in_place()} if kind == "video" else {}),
        }

    def _range(self, first: int, frames: int) -> dict[str, int]:
        """Rounded at both ends, so that one segment begins exactly where the last one ends."""
        start = self.micros(first)
        return {"start": start, "duration": self.micros(first + frames) - start}

    def _material(self, clip: EditClip, kind: str) -> str:
        """The id of a media file among the draft's materials."""
        ident, held = self.ident(f"media {clip.media}"), self._materials[f"{kind}s"]
        if not any(one["id"] == ident for one in held):
            width, height = self._size
            about: dict[str, Any] = {
                "id": ident,
                "path": str(self._folder / clip.media),
                "duration": self.micros(clip.available),
            }
            if kind == "video":
                about |= {"type": "video", "material_name": clip.name, "width": width, "height": height}
            else:
                about |= {"type": "extract_music", "name": clip.name}
            held.append(about)
        return ident

    def _captions(self, captions: Sequence[Caption]) -> dict[str, Any]:
        segments: list[dict[str, Any]] = []
        for number, caption in enumerate(captions):
            text, ident = "\n".join(caption.rows), self.ident(f"caption {number}")
            styled = {"text": text, "styles": [{"range": [0, len(text)], "size": _TEXT_SIZE}]}
            self._materials["texts"].append(
                {"id": ident, "type": "subtitle", "content": json.dumps(styled, ensure_ascii=False)}
            )
            start, end = (round(moment * _SECOND) for moment in (caption.start, caption.end))
            where = {**_in_place(), "transform": {"x": 0.0, "y": _LOW}}
            segments.append(
                {
                    "id": self.ident(f"caption {number} segment"),
                    "material_id": ident,
                    "source_timerange": None,
                    "target_timerange": {"start": start, "duration": end - start},
                    "extra_material_refs": [],
                    "visible": True,
                    "clip": where,
                }
            )
        return self._as_track("captions", "text", segments)


def _in_place() -> dict[str, Any]:
    """A picture as it is."""
    return {
        "alpha": 1.0,
        "rotation": 0.0,
        "flip": {"horizontal": False, "vertical": False},
        "scale": {"x": 1.0, "y": 1.0},
        "transform": {"x": 0.0, "y": 0.0},
    }
