"""Is this the same character? Calibrated for each backend and character, never one bare number.

A cosine of 0.65 means nothing by itself: one face net gives two photos of one person 0.4, another gives
strangers 0.87, and on stylised heads every net scores different characters high. So the scale is set from
what is known: how alike a character's own references are (genuine) and how alike the other registered
characters are to them (impostors). On the calibrated scale 0.65 is the threshold between the two, whatever
the backend. Where the evidence is too thin to set it, the answer is "unknown" and says why.

Embedding a picture belongs to the backends; here are only vectors.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

ACCEPT = 0.65
"""The threshold's place on the calibrated scale: the threshold that users of face-similarity tools know."""
IMPOSTOR, GENUINE = 0.30, 0.85
"""Places of the mean impostor and the mean genuine similarity on the calibrated scale."""
LEAST_REFERENCES = 3
LEAST_IMPOSTORS = 3
LEAST_SEPARATION = 1.0
"""Below this d′ (distance of the means in pooled standard deviations) the two groups overlap by over 30 %."""
LEAST_SPREAD = 0.02
"""A standard deviation from a handful of references is never believed to be smaller than this (cosine)."""


@dataclass(frozen=True)
class Calibration:
    """What a backend's similarities mean for one character.

    Attributes:
        threshold: raw similarity at which genuine and impostor are equally likely.
        genuine: mean raw similarity of the references to each other.
        impostor: mean raw similarity of other characters to the references.
        separation: d′ of the two.
        reason: why it can't be used; empty when it can.
    """

    threshold: float
    genuine: float
    impostor: float
    separation: float
    reason: str = ""

    @property
    def usable(self) -> bool:
        """Whether a verdict may be given."""
        return not self.reason

    def scale(self, similarity: float) -> float:
        """A raw similarity on the calibrated scale from 0 to 1, where :data:`ACCEPT` is the threshold."""
        raw = [-1.0, self.impostor, self.threshold, self.genuine, 1.0]
        return float(np.interp(similarity, np.maximum.accumulate(raw), [0.0, IMPOSTOR, ACCEPT, GENUINE, 1.0]))


@dataclass(frozen=True)
class ConsistencyVerdict:
    """What a comparison says.

    Attributes:
        outcome: ``accept``, ``reject`` or ``unknown``.
        score: calibrated similarity, 0 … 1 (nan when unknown).
        similarity: raw similarity to the character's references.
        margin: raw similarity minus that to the nearest other character (nan without others).
        rank: 1 when no other character is nearer.
        reason: one sentence for a person.
        threshold: raw similarity at the threshold of 0.65.
        genuine: how alike the character's own references are (raw).
        impostor: how alike the other characters are to it (raw).
    """

    outcome: Literal["accept", "reject", "unknown"]
    score: float
    similarity: float
    margin: float
    rank: int
    reason: str
    threshold: float = float("nan")
    genuine: float = float("nan")
    impostor: float = float("nan")


def normalised(vectors: Vectors) -> Vectors:
    """Rows scaled to length 1.

    Raises:
        ValueError: a row is zero or not finite.
    """
    rows = np.atleast_2d(np.asarray(vectors, np.float32))
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    if not np.isfinite(rows).all() or (lengths == 0).any():
        raise ValueError("an embedding is zero or not finite")
    unit: NDArray[np.float32] = rows / lengths
    return unit


def similarity(picture: Vectors, references: Vectors) -> float:
    """Cosine of a picture to the mean direction of references: (d,), (n, d) → −1 … 1.

    The mean of several references is a better template than the best single match, which one odd
    reference can fake.
    """
    return float(normalised(picture)[0] @ normalised(normalised(references).mean(0))[0])


def calibrate(character: str, gallery: Mapping[str, Vectors]) -> Calibration:
    """Sets the scale for one character from all registered references.

    Args:
        character: key in ``gallery``.
        gallery: references by character, each (n, d) from one backend.

    Genuine similarities are leave-one-out: each reference against the others. The threshold is where two
    normal densities with the measured means and a pooled deviation meet, which is their midpoint.
    """
    own = normalised(gallery[character])
    others = [normalised(rows) for name, rows in gallery.items() if name != character and len(rows)]
    impostors = np.array([similarity(row, own) for rows in others for row in rows])
    if len(own) < LEAST_REFERENCES:
        return _unusable(f"{character} has {len(own)} references; {LEAST_REFERENCES} are needed")
    if len(impostors) < LEAST_IMPOSTORS:
        return _unusable("there are too few references of other characters to compare with")
    genuine = np.array([similarity(own[i], np.delete(own, i, axis=0)) for i in range(len(own))])
    pooled = max(float(np.sqrt((genuine.var() + impostors.var()) / 2)), LEAST_SPREAD)
    separation = float(genuine.mean() - impostors.mean()) / pooled
    reason = ""
    if separation < LEAST_SEPARATION:
        reason = f"this backend doesn't tell {character} from the other characters (d′ {separation:.1f})"
    threshold = float(genuine.mean() + impostors.mean()) / 2
    return Calibration(threshold, float(genuine.mean()), float(impostors.mean()), separation, reason)


def compare(
    picture: Vectors, character: str, gallery: Mapping[str, Vectors], accept: float = ACCEPT
) -> ConsistencyVerdict:
    """Says whether a picture's embedding (d,) shows ``character``.

    Args:
        accept: threshold on the calibrated scale.
    """
    raw = {name: similarity(picture, rows) for name, rows in gallery.items() if len(rows)}
    if character not in raw:
        return unseen(f"{character} has no reference pictures")
    mine = raw[character]
    rivals = {name: value for name, value in raw.items() if name != character}
    rank = 1 + sum(value > mine for value in rivals.values())
    nearest = max(rivals, key=lambda name: rivals[name], default="")
    margin = mine - rivals[nearest] if nearest else float("nan")
    scale = calibrate(character, gallery)
    if not scale.usable:
        return ConsistencyVerdict("unknown", float("nan"), mine, margin, rank, f"No verdict: {scale.reason}.")
    score = scale.scale(mine)
    outcome: Literal["accept", "reject"] = "reject"
    if rank > 1:
        text = f"It looks more like {nearest} than {character}."
    elif score < accept:
        text = f"It is not like {character} enough ({score:.2f}, needed {accept:.2f})."
    else:
        outcome, text = "accept", f"It is {character} ({score:.2f})."
    known = (scale.threshold, scale.genuine, scale.impostor)
    return ConsistencyVerdict(outcome, score, mine, margin, rank, text, *known)


def unseen(reason: str) -> ConsistencyVerdict:
    """The verdict on a picture in which nothing can be compared."""
    nan = float("nan")
    return ConsistencyVerdict("unknown", nan, nan, nan, 0, f"No verdict: {reason}.")


def compare_figures(
    figures: Vectors, character: str, gallery: Mapping[str, Vectors], accept: float = ACCEPT
) -> ConsistencyVerdict:
    """The verdict on a picture with several figures (n, d): that of the figure most like the character."""
    verdicts = [compare(row, character, gallery, accept) for row in np.atleast_2d(figures)]
    return max(verdicts, key=rank_of)


def rank_of(verdict: ConsistencyVerdict) -> tuple[bool, float]:
    """A key that puts the better of several verdicts last."""
    return verdict.outcome == "accept", -2.0 if np.isnan(verdict.similarity) else verdict.similarity


def to_record(verdict: ConsistencyVerdict) -> dict[str, str | float | None]:
    """A verdict as plain JSON: numbers that aren't known are null."""
    return {
        name: None if isinstance(value, float) and np.isnan(value) else value
        for name, value in asdict(verdict).items()
    }


def _unusable(reason: str) -> Calibration:
    nan = float("nan")
    return Calibration(nan, nan, nan, nan, reason)
