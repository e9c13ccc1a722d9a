"""How tall and wide a body is: lengths from a look's kind and build, which bones, clothing and gestures follow."""

from __future__ import annotations

from dataclasses import dataclass

from ...configs.look import BodyKind, Build, Look


@dataclass(frozen=True)
class BodyProportions:
    """Lengths of a body in metres: total height, head radius, heights of joints, widths, limb lengths."""

    height: float
    head: float
    neck: float
    shoulder: float
    hip: float
    half_shoulder: float
    chest: float
    belly: float
    arm: float
    limb: float

    @property
    def leg(self) -> float:
        """Length of a straight leg from hip joint to ankle."""
        return self.hip - 0.055


def proportions(look: Look) -> BodyProportions:
    """The lengths of a body of this kind and build."""
    height, head, wide = {
        BodyKind.CHILD: (1.12, 0.215, 1.0),
        BodyKind.TEEN: (1.34, 0.208, 1.05),
        BodyKind.ADULT: (1.55, 0.208, 1.16),
        BodyKind.ELDER: (1.42, 0.208, 1.14),
    }[look.kind]
    height *= look.height
    head *= look.head_size
    build, round_ = {
        Build.SLIM: (0.88, 0.90),
        Build.AVERAGE: (1.0, 1.0),
        Build.STOCKY: (1.2, 1.18),
        Build.ROUND: (1.14, 1.5),
    }[look.build]
    shoulder = height - 2.16 * head
    hip = height * (0.325 if look.kind is BodyKind.CHILD else 0.39)
    return BodyProportions(
        height,
        head,
        height - 1.98 * head,
        shoulder,
        hip,
        0.142 * wide * build,
        0.128 * wide * build,
        0.130 * wide * round_,
        (shoulder - hip) * 0.62 + 0.19 * height,
        0.046 * (0.6 + 0.4 * build) * wide,
    )
