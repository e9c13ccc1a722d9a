"""Writes an analysis as one HTML file to look through: keyframes, loudness, words; a click seeks in the film beside it."""

from __future__ import annotations

import base64
import io
from html import escape
from pathlib import Path
from typing import Final

from ..common.errors import StudioError
from ..common.files import write_text
from ..common.footage import FootageAnalysis, FootageShot
from ..common.media import open_media
from ..film.picture.fit import pose_of

THUMBNAIL: Final = 240
"""Longer side of a keyframe's picture in pixels."""
STYLE: Final = """body{font:15px system-ui;margin:1rem;background:#181818;color:#eee}video{max-width:40rem;width:100%}
.shots{display:flex;flex-wrap:wrap;gap:.6rem}figure{margin:0;cursor:pointer}img{height:8rem}figcaption{font-size:.8em}
svg{width:100%;height:4rem;background:#222}.w{cursor:pointer}.w:hover{background:#555}"""
SCRIPT: Final = """document.addEventListener('click',e=>{const t=e.target.closest('[data-t]');
if(t){const v=document.querySelector('video');v.currentTime=+t.dataset.t;v.play()}})"""


def check_page(target: Path, film: Path) -> None:
    """Makes sure that a page's file is none of a person's films.

    Raises:
        StudioError: ``option_invalid``.
    """
    if target.suffix.lower() not in (".html", ".htm") or (target.exists() and target.samefile(film)):
        raise StudioError(
            "option_invalid", f"{target.name} is no name for a page.", "Name a file that ends in .html."
        )


def write_page(analysis: FootageAnalysis, film: Path, target: Path) -> None:
    """Writes the page; the film isn't copied, the page plays it from where it lies.

    Raises:
        StudioError: what :func:`check_page` raises; ``not_writable``, ``disk_full``, and what reading the film raises.
    """
    check_page(target, film)
    shots = "".join(_figure(shot, _thumbnail(film, analysis, shot)) for shot in analysis.shots)
    words = " ".join(
        f'<span class="w" data-t="{one.start}">{escape(one.text)}</span>' for one in analysis.words
    )
    scenes = "".join(f"<li data-t='{one.start}'>{escape(one.summary)}</li>" for one in analysis.scenes)
    title = escape(analysis.source.name)
    write_text(
        target,
        f"<!doctype html><meta charset=utf-8><title>{title}</title><style>{STYLE}</style><h1>{title}</h1>"
        f'<video controls src="{escape(film.absolute().as_uri())}"></video>{_wave(analysis)}'
        f"<h2>Shots</h2><div class=shots>{shots}</div><h2>Scenes</h2><ol>{scenes}</ol>"
        f"<h2>Words</h2><p>{words or 'None.'}</p><script>{SCRIPT}</script>",
    )


def _figure(shot: FootageShot, picture: str) -> str:
    told = f"{shot.id} {shot.start:.2f}–{shot.end:.2f} s, {shot.opens}, {shot.camera}"
    return f'<figure data-t="{shot.start}"><img alt="" src="{picture}"><figcaption>{escape(told)}</figcaption></figure>'


def _wave(analysis: FootageAnalysis) -> str:
    """Loudness over time, −60 to 0 decibels."""
    if not analysis.loudness:
        return ""
    heights = [max(0.0, min(60.0, one + 60)) for one in analysis.loudness]
    points = " ".join(f"{place},{60 - height:.0f}" for place, height in enumerate(heights))
    wide = len(heights)
    return (
        f'<svg viewBox="0 0 {wide} 60" preserveAspectRatio="none"><polyline points="{points}" fill="none" '
        'stroke="#6cf" vector-effect="non-scaling-stroke"/></svg>'
    )


def _thumbnail(film: Path, analysis: FootageAnalysis, shot: FootageShot) -> str:
    """A shot's keyframe as an address that holds the picture; empty where it can't be decoded again."""
    try:
        with open_media(film) as container:
            stream = container.streams.best("video")
            container.seek(shot.pts, stream=stream)
            wanted = analysis.source.first_pts * stream.time_base + shot.keyframe_time
            for frame in container.decode(stream):
                if frame.time is not None and frame.time >= float(wanted) - 1e-3:
                    return _address(frame, stream)
    except StudioError:
        return ""
    return ""


def _address(frame: object, stream: object) -> str:
    import av
    from PIL import Image

    if not isinstance(frame, av.VideoFrame):
        return ""
    pose = pose_of(frame, stream)
    picture = frame.to_image()
    if pose.transposed:
        picture = picture.transpose(Image.Transpose.TRANSPOSE)
    if pose.mirrored:
        picture = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    if pose.flipped:
        picture = picture.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    picture.thumbnail((THUMBNAIL, THUMBNAIL))
    held = io.BytesIO()
    picture.save(held, "JPEG", quality=80)
    return f"data:image/jpeg;base64,{base64.b64encode(held.getvalue()).decode()}"
