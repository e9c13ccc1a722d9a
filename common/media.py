"""Films and sounds as people have them, opened so that a file can never make the reader open another one.

FFmpeg guesses a file's kind from its content, and among the kinds are lists of other files and addresses.
Here the kind is told by the first bytes, only real containers are known, and FFmpeg is given that one kind
and no protocol but files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .errors import StudioError

MOST_SECONDS = 3 * 3600.0
"""Longest film or sound that is read."""
MOST_SIDE = 16_384
"""Longest side of a film's picture in pixels."""
MOST_PIXELS = 40_000_000
"""Pixels of a film's picture: 8K, of which decoders hold a dozen at once."""
HEAD = 400
"""Bytes from which a kind is told: two packets of a transport stream."""
KINDS: tuple[tuple[re.Pattern[bytes], str], ...] = tuple(
    (re.compile(pattern, re.DOTALL), demuxer)
    for pattern, demuxer in (
        (rb".{4}(ftyp|moov|mdat|free|skip|wide|pnot)", "mov"),
        (rb"\x1a\x45\xdf\xa3", "matroska"),
        (rb"RIFF.{4}AVI ", "avi"),
        (rb"(RIFF|RF64).{4}WAVE", "wav"),
        (rb"fLaC", "flac"),
        (rb"OggS", "ogg"),
        (rb"FORM.{4}AIF[FC]", "aiff"),
        (rb"FLV\x01", "flv"),
        (rb"GIF8[79]a", "gif"),
        (rb"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "asf"),
        (rb"\x47.{187}\x47", "mpegts"),
        (rb"\x00\x00\x01\xba", "mpeg"),
        (rb"\xff[\xf0\xf1\xf8\xf9]", "aac"),
        (rb"ID3|\xff[\xe2-\xe7\xf2-\xf7\xfa-\xff]", "mp3"),
    )
)
"""First bytes of a file and FFmpeg's demuxer for it."""


def demuxer_of(path: Path) -> str:
    """FFmpeg's demuxer for a film or sound, told by its first bytes.

    Raises:
        StudioError: ``file_missing``, ``file_invalid`` for what is no container of picture or sound.
    """
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except FileNotFoundError as error:
        raise StudioError(
            "file_missing", f"{path.name} isn't there.", "Check the file's name and folder."
        ) from error
    except OSError as error:
        raise StudioError(
            "file_invalid",
            f"{path.name} can't be read ({error.strerror or error}).",
            "Check its permissions.",
        ) from error
    for pattern, demuxer in KINDS:
        if pattern.match(head):
            return demuxer
    raise StudioError(
        "file_invalid",
        f"{path.name} isn't a film or sound that is read: playlists and lists of files aren't either.",
        "Use a file such as mp4, mov, mkv, webm, avi, wav, flac, ogg or mp3.",
    )


@contextmanager
def open_media(path: Path) -> Iterator[Any]:
    """A film or sound for reading, as PyAV's ``InputContainer``.

    Raises:
        StudioError: ``file_missing``, ``file_invalid``; also for what goes wrong while the block decodes it.
    """
    import av

    demuxer = demuxer_of(path)
    # an absolute path after its protocol: a name that holds a colon is no address
    address, options = f"file:{path.absolute()}", {"protocol_whitelist": "file", "format_whitelist": demuxer}
    try:
        with av.open(address, format=demuxer, options=options, **_lenient(av.__version__)) as container:
            _check(container, path)
            yield container
    except av.FFmpegError as error:
        raise StudioError(
            "file_invalid",
            f"{path.name} can't be decoded ({error.strerror or error}).",
            "Make the take again or choose another file.",
        ) from error


def _lenient(version: str) -> dict[str, str]:
    """What makes PyAV read titles that aren't UTF-8: it raised on them until 19, which has no such option any more."""
    return {"metadata_errors": "replace"} if int(version.partition(".")[0]) < 19 else {}


def _check(container: Any, path: Path) -> None:
    """Refuses what would take memory or time without bounds, by what the header says."""
    import av

    seconds = (container.duration or 0) / av.time_base
    known = [stream for stream in container.streams.video if stream.codec_context is not None]
    sides = [side for stream in known for side in (stream.width, stream.height)]
    pixels = max((stream.width * stream.height for stream in known), default=0)
    if seconds > MOST_SECONDS or max(sides, default=0) > MOST_SIDE or pixels > MOST_PIXELS:
        raise StudioError(
            "file_invalid",
            f"{path.name} is longer than {MOST_SECONDS / 3600:g} hours, or its picture is larger than {MOST_SIDE:,} pixels "
            f"a side or {MOST_PIXELS:,} in all.",
            "Cut or scale it first.",
        )
