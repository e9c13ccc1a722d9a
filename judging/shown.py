"""Whether a picture shows what its prompt said, told by the small judge that ships with Toon XL.

It knows the puppets' world only, so it is asked only of what Toon XL drew, and only in the words that were in the
prompt. Pictures of other checkpoints are a vision model's matter (the director asks one, where there is one).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from ..common.checks import Check
from ..common.errors import StudioError
from ..configs.judging import Threshold
from ..film.picture.encode import Pixels
from .measurement import abstain, compare

if TYPE_CHECKING:
    from ..toonxl.judge import JudgeNet

SEEN = 0.1
"""Likelihood from which a word counts as seen: on 300 unseen renderer pictures no right word was under it but 1.7 %
of expressions, and no wrong one over it but 3.3 % of them."""
STAGED = frozenset({"place", "framing", "gesture"})
"""Aspects that the puppets' picture has right."""
SQUARE = 0.03
"""How far from square a picture may be, as a share: the judge never saw others."""


def asked_words(text: str) -> dict[str, str]:
    """``place: beach, emotion: happy`` by aspect.

    Raises:
        StudioError: ``option_invalid`` for an aspect or a word that the judge doesn't know.
    """
    from ..toonxl.judge import ASPECTS

    found = {}
    for part in filter(None, (one.strip() for one in text.split(","))):
        aspect, _, word = (one.strip() for one in part.partition(":"))
        if word not in ASPECTS.get(aspect, ()):
            known = (
                f"{aspect} is one of {', '.join(ASPECTS[aspect])}"
                if aspect in ASPECTS
                else ", ".join(ASPECTS)
            )
            raise StudioError(
                "option_invalid",
                f"'{part}' is nothing that Toon XL's judge can look for.",
                f"Write such as 'place: beach, emotion: happy' ({known}).",
            )
        found[aspect] = word
    return found


def measure_shown(picture: Pixels, asked: Mapping[str, str], threshold: Threshold) -> Check:
    """How much of the asked words, by aspect, a picture ``(h, w, 3)`` shows, 0 … 1: a word counts in full from
    :data:`SEEN` on, below in proportion, so that a step in the right direction is seen.

    What the staging decides (place, framing, gesture) is mended by keeping to it, the rest as the threshold says.
    """
    from ..toonxl.judge import likely
    from ..toonxl.vocabulary import phrase

    height, width = picture.shape[:2]
    if abs(width / height - 1) > SQUARE:
        return abstain("prompt", "the judge knows square pictures only")
    said = likely(_judge(), picture)
    shown = {aspect: min(said[aspect][word] / SEEN, 1.0) for aspect, word in asked.items()}
    missing = sorted((share, aspect) for aspect, share in shown.items() if share < 1)
    words = {aspect: phrase(aspect, asked[aspect]) for _, aspect in missing}
    told = "; ".join(
        f"{words[aspect]} was asked for, it looks like {phrase(aspect, max(said[aspect], key=said[aspect].__getitem__))}"
        for _, aspect in missing
    )
    worst = missing[0][1] if missing else ""
    return compare(
        "prompt",
        sum(shown.values()) / len(shown),
        threshold,
        told,
        "all that was asked for is there",
        term=f"({words[worst]}:1.3)" if worst else "",
        change="control_strength" if worst in STAGED else "",
    )


@lru_cache(maxsize=1)
def _judge() -> JudgeNet:
    from ..toonxl.judge import open_judge

    return open_judge()
