"""Mouth shapes in speech: the ten visemes as mouths and how they follow the marks of a voice.

A mark's shape begins to form 40 ms before it is heard and is reached at its start; open vowels close again
a little before the next mark, so that syllables can be seen. The emotion's own mouth colours each shape.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ...common.story import TimedLine, VisemeCue
from ...common.vocabulary import Viseme
from .face import Mouth

LEAD = 0.04
"""Seconds a mouth starts to move before the sound, as animators draw it."""

SHAPES: dict[Viseme, Mouth] = {
    Viseme.REST: Mouth(0.20, 0.0, 0.0, 0.02),
    Viseme.CLOSED: Mouth(0.19, 0.0, 0.0, 0.012, lips=0.022),
    Viseme.OPEN: Mouth(0.225, 0.055, 0.23, 0.0, 2.2, 0.050, 0.0, 0.34),
    Viseme.MID: Mouth(0.24, 0.045, 0.125, 0.012, 2.2, 0.048, 0.0, 0.35),
    Viseme.SMILE: Mouth(0.305, 0.040, 0.065, 0.045, 2.4, 0.065, 0.025, 0.0),
    Viseme.ROUND: Mouth(0.145, 0.085, 0.145, 0.0, 2.0, 0.0, 0.0, 0.25, lips=0.042),
    Viseme.PUCKER: Mouth(0.088, 0.048, 0.062, 0.0, 2.0, 0.0, 0.0, 0.0, lips=0.058),
    Viseme.TEETH: Mouth(0.245, 0.040, 0.052, 0.02, 2.6, 0.052, 0.040, 0.0),
    Viseme.BITE: Mouth(0.225, 0.034, 0.030, 0.012, 2.6, 0.064, 0.0, 0.0),
    Viseme.TONGUE: Mouth(0.225, 0.045, 0.105, 0.012, 2.2, 0.042, 0.0, 0.86),
}
"""The visemes in head units."""


class Lips:
    """The mouth of one character through a shot."""

    def __init__(self, speech: Sequence[TimedLine]) -> None:
        self.marks: list[tuple[float, float, VisemeCue]] = []
        self.spans = [(p.start, p.start + p.speech.seconds) for p in speech]
        for placed in speech:
            for mark in placed.speech.marks:
                start = placed.start + mark.start
                self.marks.append((start, start + mark.seconds, mark))
        self.marks.sort(key=lambda item: item[0])
        self.starts = [start for start, _, _ in self.marks]

    def speaking(self, at: float, before: float = 0.0, after: float = 0.0) -> bool:
        """Whether a line of this character is heard at ``at``."""
        return any(start - before <= at <= end + after for start, end in self.spans)

    def stress(self, at: float) -> float:
        """How strongly a stressed sound is heard (0 … 1), rising just before it and fading after."""
        best = 0.0
        for start, end, mark in self.marks:
            if mark.stress and start - 0.14 < at < end + 0.3:
                rise = min((at - start + 0.14) / 0.14, 1.0)
                fall = 1.0 - max(at - end, 0.0) / 0.3
                best = max(best, min(rise, fall))
        return best

    def shape(self, at: float, rest: Mouth) -> Mouth:
        """The mouth at ``at`` seconds; ``rest`` is the emotion's mouth."""
        if not self.marks:
            return rest
        i = bisect_right(self.starts, at) - 1
        now = self._mouth(i, at, rest)
        following = i + 1
        if following < len(self.marks) and self.starts[following] - at < LEAD:
            k = 1.0 - (self.starts[following] - at) / LEAD
            return now.mix(self._mouth(following, self.starts[following], rest), k * k * (3.0 - 2.0 * k))
        return now

    def _mouth(self, i: int, at: float, rest: Mouth) -> Mouth:
        if i < 0:
            return rest
        _start, end, mark = self.marks[i]
        over = at - end
        if over > 0.10:
            return rest
        if mark.viseme is Viseme.REST:
            shape = replace(rest, up=0.0, low=0.0, teeth=0.0, lower_teeth=0.0)
        else:
            shape = self._coloured(SHAPES[mark.viseme], rest, 1.12 if mark.stress else 1.0)
        return shape.mix(rest, min(over / 0.10, 1.0)) if over > 0.0 else shape

    @staticmethod
    def _coloured(shape: Mouth, rest: Mouth, strength: float) -> Mouth:
        return replace(
            shape,
            smile=shape.smile * 0.6 + rest.smile * 0.8,
            slant=rest.slant * 0.6,
            width=shape.width * (1.0 + 0.35 * (rest.width - 0.22)),
            low=shape.low * strength,
        )
