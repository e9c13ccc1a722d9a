"""Captions as files: SubRip (.srt) for every player, WebVTT (.vtt) for pages, Advanced SubStation (.ass) with colours
and karaoke.

Only writing; what stands in a caption and when is decided in ``captions``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .captions import Caption

Colour = tuple[int, int, int]
"""Red, green, blue, 0–255."""

_ASS_HEADER = """[Script Info]
Title: {title}
ScriptType: v4.00+
WrapStyle: 2
ScaledBorderAndShadow: yes
PlayResX: {width}
PlayResY: {height}

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, \
StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
{styles}

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
{events}
"""


def to_srt(captions: Sequence[Caption]) -> str:
    """SubRip text; an empty film gives an empty text."""
    blocks = [
        f"{number}\n{_srt_time(caption.start)} --> {_srt_time(caption.end)}\n"
        + "\n".join(caption.rows)
        + "\n"
        for number, caption in enumerate(captions, 1)
    ]
    return "\n".join(blocks)


def to_vtt(captions: Sequence[Caption], names: Mapping[str, str]) -> str:
    """WebVTT text with a voice for each speaker; letters that mean markup there are escaped.

    Args:
        names: shown for speakers; others are called as they are.
    """
    blocks = ["WEBVTT\n"]
    for caption in captions:
        times = (_srt_time(moment).replace(",", ".") for moment in (caption.start, caption.end))
        voice = _vtt_text(" ".join(names.get(caption.speaker, caption.speaker).split()))
        text = "\n".join(map(_vtt_text, caption.rows))
        blocks.append(f"{' --> '.join(times)}\n" + (f"<v {voice}>{text}</v>\n" if voice else f"{text}\n"))
    return "\n".join(blocks)


def _vtt_text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def to_ass(
    captions: Sequence[Caption],
    *,
    title: str,
    size: tuple[int, int],
    font_size: int,
    colours: Mapping[str, Colour],
) -> str:
    """Advanced SubStation text: one style per speaker, every word lights up when it is heard.

    Args:
        captions: in order of time.
        title: of the film.
        size: width and height of the picture in pixels.
        font_size: in pixels of that picture.
        colours: per speaker; a speaker without one is white.
    """
    width, height = size
    speakers = list(dict.fromkeys(caption.speaker for caption in captions))
    styles = [
        f"Style: {_plain(name)},Noto Sans CJK TC,{font_size},{_ass_colour(colours.get(name, (255, 255, 255)))},"
        f"&H00FFFFFF,&H00101010,&H96000000,-1,0,0,0,100,100,0,0,1,{max(font_size / 14, 1):.1f},0,2,"
        f"{width // 16},{width // 16},{height // 14},1"
        for name in speakers
    ]
    events = [
        f"Dialogue: 0,{_ass_time(caption.start)},{_ass_time(caption.end)},{_plain(caption.speaker)},"
        f"{_plain(caption.speaker)},0,0,0,,{_karaoke(caption)}"
        for caption in captions
    ]
    return _ASS_HEADER.format(
        title=title.replace("\n", " "),
        width=width,
        height=height,
        styles="\n".join(styles),
        events="\n".join(events),
    )


def _srt_time(seconds: float) -> str:
    milliseconds = round(seconds * 1000)
    hours, rest = divmod(milliseconds, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02},{rest % 1000:03}"


def _ass_time(seconds: float) -> str:
    centiseconds = round(seconds * 100)
    hours, rest = divmod(centiseconds, 360_000)
    minutes, rest = divmod(rest, 6_000)
    return f"{hours}:{minutes:02}:{rest // 100:02}.{rest % 100:02}"


def _ass_colour(colour: Colour) -> str:
    red, green, blue = colour
    return f"&H00{blue:02X}{green:02X}{red:02X}"


def _plain(name: str) -> str:
    """A name without the comma that separates fields."""
    return name.replace(",", " ").strip() or "speaker"


def _karaoke(caption: Caption) -> str:
    """The text with ``\\k`` tags in hundredths of a second that add up to when each word starts."""
    parts: list[str] = []
    clock = caption.start
    for row, line in enumerate(caption.lines):
        if row:
            parts.append("\\N")
        for index, token in enumerate(line):
            lead = round(max(token.start - clock, 0.0) * 100)
            if lead:
                parts.append(f"{{\\k{lead}}}")
            length = max(round((token.end - max(token.start, clock)) * 100), 1)
            space = " " if token.space and index else ""
            parts.append(f"{space}{{\\k{length}}}{_escaped(token.text)}")
            clock = max(token.start, clock) + length / 100
    return "".join(parts)


def _escaped(text: str) -> str:
    return text.replace("\\", "＼").replace("{", "\\{").replace("}", "\\}").replace("\n", " ")
