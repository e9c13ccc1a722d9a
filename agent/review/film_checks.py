"""Looks at the finished film: its length, every line heard and in time, captions that can be read, loudness, pacing,
and whether the planned story is in it.

Single takes are judged, and made again, before the cut (:mod:`.rounds`); here is the last look at the whole.
Whether it is cut again for what it misses is :mod:`.recut`'s.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...common.checks import Check, FilmVerdict
from ...common.film_record import FilmCaption, FilmLoudness, FilmRecord, FilmSegment
from ...common.take_ids import subject_of
from ...configs.judging import FilmThresholds, Threshold
from ..jobs.graphs import JobBuilder
from ..run.timing import line_starts
from .story_check import acts_shown

ROWS = 2
"""Lines of text that a caption has at most."""


def judge_film(stage: JobBuilder, thresholds: FilmThresholds) -> FilmVerdict:
    """Judges the finished film from what its graph reported."""
    facts = stage.takes["film"].film
    language = stage.storyboard.language
    # who cut the film in another program decided its length and what of the plan is in it
    planned = stage.hand_cut is None
    checks = [
        *([_length(stage, facts.seconds, thresholds.length_tolerance)] if planned else []),
        *([_spoken(stage, len(facts.lines)), _coverage(stage, facts)] if planned else []),
        _reading(facts.captions, thresholds.reading_speed[language]),
        _captions(facts.captions, facts.seconds, thresholds.caption_letters[language]),
        _pacing(facts, thresholds.pacing),
    ]
    if told := _story(stage, thresholds.story):
        checks.append(told)
    if facts.lines:
        checks.append(_sync(stage, facts, thresholds.sync))
    if facts.loudness and (facts.lines or facts.music.mood != "none"):
        checks += _loudness(facts.loudness, thresholds)
    return FilmVerdict(accepted=all(check.passed for check in checks), seconds=facts.seconds, checks=checks)


def _check(name: str, score: float, passed: bool, threshold: float, evidence: str, change: str) -> Check:
    return Check(
        name=name,
        passed=passed,
        score=round(score, 4),
        threshold=threshold,
        evidence=evidence,
        change="" if passed else change,
    )


def _compare(name: str, score: float, threshold: Threshold, evidence: str) -> Check:
    return _check(name, score, threshold.met(score), threshold.nearest(score), evidence, threshold.change)


def _length(stage: JobBuilder, seconds: float, threshold: float) -> Check:
    asked = stage.storyboard.seconds
    miss = abs(seconds - asked) / asked
    told = f"{seconds:.1f} s were made, {asked:g} s were asked for"
    return _check("length", miss, miss <= threshold, threshold, told, "speed")


def _spoken(stage: JobBuilder, heard: int) -> Check:
    planned = sum(len(shot.lines) for shot in stage.storyboard.shots if shot.heard)
    told = f"{heard} of {planned} planned lines are in the film"
    return _check("lines heard", heard, heard >= planned, planned, told, "take")


def _reading(captions: Sequence[FilmCaption], threshold: float) -> Check:
    fastest = max((caption.letters_per_second for caption in captions), default=0.0)
    told = f"the fastest caption asks for {fastest:.1f} characters a second"
    return _check("reading speed", fastest, fastest <= threshold, threshold, told, "speed")


def _captions(captions: Sequence[FilmCaption], seconds: float, letters: int) -> Check:
    """Captions that don't fit: too many or too long rows, outside the film, or over the next one."""
    bad = [
        caption.lines
        for caption in captions
        if len(caption.lines) > ROWS
        or max(map(len, caption.lines), default=0) > letters
        or not 0 <= caption.start < caption.end <= seconds + 0.05
    ]
    bad += [first.lines for first, second in pairwise(captions) if second.start < first.end - 0.001]
    told = f"{len(bad)} captions don't fit, such as {' / '.join(bad[0])}" if bad else "every caption fits"
    wide = any(len(row) > letters for caption in captions for row in caption.lines)
    return _check("captions fit", len(bad), not bad, 0, told, "caption_letters" if wide else "take")


def _shots(facts: FilmRecord) -> Iterator[tuple[str, FilmSegment]]:
    """The film's shots in order: the id in the plan, and where it is in the film."""
    for segment in facts.segments:
        if segment.part == "clip":
            yield subject_of(segment.name), segment


def _coverage(stage: JobBuilder, facts: FilmRecord) -> Check:
    """Share of what was planned (shots, places, characters, lines' words) that the film holds, in order."""
    seen = [name for name, _ in _shots(facts)]
    planned = [shot.id for shot in stage.storyboard.shots]
    shots = [shot for shot in stage.storyboard.shots if shot.id in seen]
    there = {
        *(f"shot {name}" for name in seen),
        *(f"place {shot.setting.place}" for shot in shots if not shot.card),
        *(f"character {actor.character}" for shot in shots for actor in shot.actors),
        *(f"line '{line.text}'" for line in facts.lines),
    }
    wanted = {
        *(f"shot {name}" for name in planned),
        *(f"place {shot.setting.place}" for shot in stage.storyboard.shots if not shot.card),
        *(f"character {actor.character}" for shot in stage.storyboard.shots for actor in shot.actors),
        *(f"line '{line.text}'" for shot in stage.storyboard.shots if shot.heard for line in shot.lines),
    }
    missing = sorted(wanted - there)
    ordered = [name for name in seen if name in planned] == [name for name in planned if name in seen]
    share = 1 - len(missing) / max(len(wanted), 1)
    told = f"missing: {', '.join(missing[:3])}" if missing else "everything that was planned is in the film"
    if not ordered:
        told = "the shots aren't in the planned order"
    return _check("coverage", share, not missing and ordered, 1.0, told, "take")


def _story(stage: JobBuilder, threshold: Threshold) -> Check | None:
    """Share of what happens that bodies and things really do; None where the film holds no acts."""
    shown = acts_shown(stage.storyboard, stage.characters)
    if not shown:
        return None
    missing = [f"{one.words} in {one.shot} ({one.evidence})" for one in shown if not one.seen]
    told = f"{len(shown) - len(missing)} of {len(shown)} things that happen can be seen"
    if missing:
        told += f"; not: {'; '.join(missing[:3])}"
    return _compare("story", 1 - len(missing) / len(shown), threshold, told)


def _pacing(facts: FilmRecord, threshold: Threshold) -> Check:
    """The longest time without a cut and without a word."""
    moments = [0.0, facts.seconds, *(segment.start for segment in facts.segments)]
    spoken = [(line.start, line.end) for line in facts.lines]
    events = sorted([*((moment, moment) for moment in moments), *spoken])
    longest, at, until = 0.0, 0.0, 0.0
    for start, end in events:
        if start - until > longest:
            longest, at = start - until, until
        until = max(until, end)
    told = f"nothing is cut and nobody speaks for {longest:.1f} s from {at:.1f} s on"
    return _compare("pacing", longest, threshold, told)


def _sync(stage: JobBuilder, facts: FilmRecord, threshold: Threshold) -> Check:
    """Seconds by which a line is heard away from where the plan and the mouths have it."""
    begins = {name: segment.start for name, segment in _shots(facts)}
    worst, whose, spare = 0.0, "", list(facts.lines)
    for shot in stage.storyboard.shots:
        for key, start in line_starts(shot, stage.speeches):
            text = stage.lines[key].text
            heard = next((line for line in spare if line.text == text), None)
            if heard is None or shot.id not in begins:
                continue
            spare.remove(heard)
            apart = abs(heard.start - begins[shot.id] - start)
            if apart > worst:
                worst, whose = apart, text
    told = f"'{whose}' is heard {worst:.2f} s beside the mouth" if worst > 0.01 else "every line is in time"
    return _compare("sync", worst, threshold, told)


def _loudness(found: FilmLoudness, thresholds: FilmThresholds) -> list[Check]:
    """Integrated loudness and true peak of the mix (ITU-R BS.1770-4, as EBU R 128 asks for)."""
    return [
        _compare("loudness", found.lufs, thresholds.loudness, f"the film is at {found.lufs:.1f} LUFS"),
        _compare("true peak", found.peak_db, thresholds.true_peak, f"it peaks at {found.peak_db:.1f} dBTP"),
    ]
