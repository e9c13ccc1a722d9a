"""Makes a film from clips: lays out the cut, writes the mp4 as a stream, captions as files, a thumbnail and
``film.json`` with every timing.

ComfyUI isn't known here: progress and the folder are given. Files appear under their final names only when
they are complete, the video last of all.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from ..common.files import atomic_path, write_text
from ..common.film_record import (
    FilmCaption,
    FilmLine,
    FilmLoudness,
    FilmMusic,
    FilmRecord,
    FilmSegment,
    FilmSound,
)
from ..common.progress import Progress, part, silent
from ..common.rates import WholeOrExact, stored_rate
from ..common.story import END_SECONDS, TITLE_SECONDS, Language
from ..common.vocabulary import FilmStyle, Mood
from ..voice.loudness import integrated, true_peak
from ..voice.samples import FILM_RATE
from .cut import Clip, Segment, SegmentPart, Timeline, lay_out, window
from .picture.compose import OUT_SECONDS, play
from .picture.decode import read_frames
from .picture.encode import FILM, Pixels, Samples, check_size, open_video, to_picture
from .picture.fit import split
from .picture.transitions import black
from .sound.mix import FILM_LEVEL, Level
from .sound.soundtrack import soundtrack
from .text.caption_art import CaptionPainter, caption_size, letters_per_line
from .text.captions import Caption, make_captions
from .text.cards import Card, CardKind
from .text.fonts import Fonts
from .text.skins import SKINS, speaker_colours
from .text.subtitles import to_ass, to_srt


class CaptionMode(StrEnum):
    """Where captions go: into the picture, into a track that players can switch on, or nowhere.

    The first two also write ``.srt`` and ``.ass``.
    """

    BURNT = "burnt"
    FILE = "file"
    OFF = "off"


@dataclass(frozen=True)
class FilmPlan:
    """Everything about a film except its clips.

    Attributes:
        names: shown for speakers.
        size: even pixels.
        level: how loud the mix becomes.
        caption_letters: letters on a caption's row at most; 0 means as many as the language and the picture allow.
        caption_size: factor on the usual size of captions.
        music_level: dB against the music's usual level.
        fade_out: seconds in which the last picture gets black.
    """

    title: str = ""
    end_card: str = ""
    mood: Mood = Mood.PLAYFUL
    captions: CaptionMode = CaptionMode.BURNT
    style: FilmStyle = FilmStyle.TOON
    language: Language = "en"
    seed: int = 0
    size: tuple[int, int] = (1280, 720)
    fps: WholeOrExact = 24
    names: Mapping[str, str] = field(default_factory=dict)
    level: Level = FILM_LEVEL
    caption_letters: int = 0
    caption_size: float = 1.0
    music_level: float = 0.0
    fade_out: float = OUT_SECONDS


@dataclass(frozen=True)
class FilmFiles:
    """The files of a finished film, and what is in ``film.json``."""

    video: Path
    subtitles: Path | None
    styled_subtitles: Path | None
    thumbnail: Path
    record: Path
    facts: FilmRecord

    @property
    def files(self) -> list[Path]:
        """All files that exist."""
        return [
            path
            for path in (self.video, self.subtitles, self.styled_subtitles, self.thumbnail, self.record)
            if path is not None
        ]


def assemble(clips: Sequence[Clip], plan: FilmPlan, target: Path, progress: Progress = silent) -> FilmFiles:
    """Makes the film ``target`` (ends in ``.mp4``); its companions stand beside it with other endings.

    Args:
        clips: in film order, 1 to 120.
        plan: title, captions, music and form of the film.
        target: where the video goes; an older film of that name is replaced.
        progress: told of every frame; may raise to stop, which leaves no new file.

    Raises:
        StudioError: ``media_failed``, ``file_missing``, ``file_invalid``, ``option_invalid``, ``disk_full``,
            ``not_writable``, ``extra_missing``.
    """
    check_size(plan.size)
    timeline = lay_out(
        clips,
        plan.fps,
        title_seconds=TITLE_SECONDS if plan.title.strip() else 0.0,
        end_seconds=END_SECONDS if plan.end_card.strip() else 0.0,
    )
    captions: list[Caption] = []
    if plan.captions is not CaptionMode.OFF:
        fitting = letters_per_line(plan.size, plan.caption_size)
        letters = min(plan.caption_letters or fitting, fitting)
        captions = make_captions(timeline.spoken(), timeline.seconds, letters)
    progress(0.0, "mixing the sound")
    sound = soundtrack(timeline, plan.mood, plan.seed, plan.level, plan.music_level)
    facts = film_record(timeline, plan, captions, _loudness(sound))
    thumbnail = _write_video(timeline, plan, captions, sound, target, part(progress, 0.1, 1.0))
    return _write_companions(plan, captions, facts, thumbnail, target)


def _notes(timeline: Timeline, plan: FilmPlan, captions: Sequence[Caption]) -> list[str]:
    """What of the clips and texts isn't in the film as it was given."""
    notes = [f"{clip.name or 'a clip'}: {note}" for _, clip in timeline.shots() for note in clip.notes]
    skin, fonts = SKINS[plan.style], Fonts()
    texts = [(skin.title, plan.title), (skin.title, plan.end_card)]
    if plan.captions is CaptionMode.BURNT:
        texts += [(skin.caption, "".join(caption.rows)) for caption in captions]
    lacking = [one for role, text in texts for one in fonts.left_out(text, fonts.get(role, 24, text))]
    if lacking:
        notes.append(
            f"letters that no typeface here has are left out of the picture: {' '.join(dict.fromkeys(lacking))}"
        )
    return notes


def _loudness(sound: Samples) -> FilmLoudness:
    """How loud the mix is to people, and its true peak."""
    lufs, peak = integrated(sound, FILM_RATE), true_peak(sound)
    return FilmLoudness(lufs=round(lufs, 2), peak_db=round(peak, 2))


def _write_video(
    timeline: Timeline, plan: FilmPlan, captions: list[Caption], sound: Any, target: Path, progress: Progress
) -> Pixels:
    """Encodes the film and gives its thumbnail as RGB."""
    fonts = Fonts()
    speakers = [line.speaker for line in timeline.spoken()]
    painter = CaptionPainter(
        captions if plan.captions is CaptionMode.BURNT else [],
        size=plan.size,
        style=plan.style,
        colours=speaker_colours(speakers, plan.style),
        names=plan.names,
        fonts=fonts,
        scale=plan.caption_size,
    )
    cards = film_cards(timeline, plan, fonts)
    grey = is_grey(plan.style)
    thumbnail = Thumbnail(timeline)

    def seen(number: int, planes: Pixels) -> None:
        thumbnail.see(number, planes)
        progress(number / timeline.frames, f"frame {number + 1} of {timeline.frames}")

    track = [(caption.start, caption.end, "\n".join(caption.rows)) for caption in captions]
    track = track if plan.captions is CaptionMode.FILE else []
    tags = {"title": plan.title.strip() or target.stem}
    with atomic_path(target) as temporary:
        with open_video(
            temporary, plan.size, plan.fps, quality=FILM, sound=sound, subtitles=track, metadata=tags
        ) as video:
            for planes in play(
                timeline,
                size=plan.size,
                grey=grey,
                cards=cards,
                captions=painter,
                fade_out=plan.fade_out,
                seen=seen,
            ):
                video.write(planes)
        progress(1.0, "film written")
    return to_picture(thumbnail.best)


def is_grey(style: FilmStyle) -> bool:
    """Whether films of a style are black and white."""
    return style in (FilmStyle.SILENT, FilmStyle.NOIR)


def film_cards(timeline: Timeline, plan: FilmPlan, fonts: Fonts) -> dict[SegmentPart, Card]:
    """The film's title and end card, where it has them."""
    cards: dict[SegmentPart, Card] = {}
    shots = timeline.shots()
    for kind, where, text, clip in (
        (CardKind.TITLE, SegmentPart.TITLE, plan.title, shots[0][1]),
        (CardKind.END, SegmentPart.END, plan.end_card, shots[-1][1]),
    ):
        if text.strip():
            start = clip.trim_in + 0.3 * clip.length
            picture = next(read_frames(clip.video, plan.size, plan.fps, min(start, clip.seconds * 0.7)), None)
            cards[where] = Card(kind, text, size=plan.size, style=plan.style, picture=picture, fonts=fonts)
    return cards


class Thumbnail:
    """Chooses the frame that stands for the film: of all clips' middles the richest, earlier ones preferred."""

    def __init__(self, timeline: Timeline) -> None:
        shots = timeline.shots()
        self._weights = {
            segment.first + segment.frames // 2: 1 - 0.4 * index / len(shots)
            for index, (segment, _) in enumerate(shots)
        }
        self._score = -1.0
        self.best: Pixels = black((2, 2))

    def see(self, number: int, planes: Pixels) -> None:
        """Looks at a frame; a plain one (a card, a dark one) scores low."""
        weight = self._weights.get(number)
        if weight is None:
            return
        luma, blue, red = split(planes)
        score = weight * float(luma[::4, ::4].std() + 2 * blue[::4, ::4].std() + 2 * red[::4, ::4].std())
        if score > self._score:
            self._score, self.best = score, planes.copy()


def _write_companions(
    plan: FilmPlan, captions: list[Caption], facts: FilmRecord, thumbnail: Pixels, target: Path
) -> FilmFiles:
    subtitles = styled = None
    if plan.captions is not CaptionMode.OFF:
        subtitles, styled = target.with_suffix(".srt"), target.with_suffix(".ass")
        speakers = [caption.speaker for caption in captions]
        write_text(subtitles, to_srt(captions))
        colours = speaker_colours(speakers, plan.style)
        title = plan.title.strip() or target.stem
        write_text(
            styled,
            to_ass(
                captions,
                title=title,
                size=plan.size,
                font_size=caption_size(plan.size, plan.caption_size),
                colours=colours,
            ),
        )
    picture = target.with_suffix(".jpg")
    with atomic_path(picture) as temporary:
        Image.fromarray(np.ascontiguousarray(thumbnail)).save(temporary, quality=90)
    written = target.with_suffix(".json")
    write_text(written, json.dumps(facts.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n")
    return FilmFiles(target, subtitles, styled, picture, written, facts)


def film_record(
    timeline: Timeline, plan: FilmPlan, captions: Sequence[Caption], loudness: FilmLoudness
) -> FilmRecord:
    """Every timing of the film, in seconds."""
    record = FilmRecord(
        version=1,
        title=plan.title.strip(),
        seconds=round(timeline.seconds, 4),
        fps=stored_rate(timeline.fps),
        size=plan.size,
        style=plan.style.value,
        language=plan.language,
        music=FilmMusic(mood=plan.mood.value, seed=plan.seed),
        segments=[_segment(timeline, segment) for segment in timeline.segments],
        lines=[
            FilmLine(
                character=line.speaker,
                text=line.text,
                start=round(line.start, 4),
                end=round(line.start + line.seconds, 4),
            )
            for line in timeline.spoken()
        ],
        captions=[
            FilmCaption(
                speaker=caption.speaker,
                lines=list(caption.rows),
                start=round(caption.start, 4),
                end=round(caption.end, 4),
                letters_per_second=round(caption.speed, 2),
            )
            for caption in captions
        ],
        cues=[FilmSound(sound=sound.value, at=round(at, 4)) for sound, at in timeline.cues()],
        loudness=loudness,
    )
    if notes := _notes(timeline, plan, captions):
        record.notes = notes
    return record


def _segment(timeline: Timeline, segment: Segment) -> FilmSegment:
    clip = segment.part is SegmentPart.CLIP
    found = FilmSegment(
        part=segment.part.value,
        name=timeline.clips[segment.clip].name if clip else segment.part.value,
        start=round(timeline.second(segment.first), 4),
        end=round(timeline.second(segment.first + segment.frames), 4),
        transition=segment.transition.value if segment.overlap else "cut",
        overlap=round(timeline.second(segment.overlap), 4),
    )
    if clip:
        found.heard_from, found.heard_to = _heard(timeline, segment.clip, segment.first)
    return found


def _heard(timeline: Timeline, clip: int, first: int) -> tuple[float, float]:
    """From when to when a clip is heard, which differs from when it is seen."""
    begin, end = window(timeline.clips[clip])
    offset = timeline.second(first) - timeline.clips[clip].trim_in
    return round(max(offset + begin, 0.0), 4), round(offset + end, 4)
