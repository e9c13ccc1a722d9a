"""What each format of an edit list can hold: a table that export and import go by, and that reading back proves.

The figures are what the adapters of OpenTimelineIO 0.18.1 give back (:func:`.timelines.read_timeline`), not what a format
might hold on paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from ...common.errors import StudioError
from ...common.rates import shown_rate
from ...common.vocabulary import Transition


class ExchangeFormat(StrEnum):
    """What a cut can leave as."""

    OTIO = "otio"
    FCP7 = "fcp7"
    FCPXML = "fcpxml"
    EDL = "edl"
    JIANYING = "jianying"
    SRT = "srt"
    VTT = "vtt"


CAPTIONS_ONLY: Final = frozenset({ExchangeFormat.SRT, ExchangeFormat.VTT})
"""Formats that hold what is said and no cut."""


@dataclass(frozen=True)
class Capabilities:
    """What a format holds of a cut.

    Attributes:
        title: as people call it.
        suffix: of its file.
        adapter: OpenTimelineIO's name of it; empty for a form of our own.
        rates: frames a second that come back; None means any.
        transitions: kinds that come back, besides the cut.
        sound: whether audio tracks come back.
        markers: whether a marker's place and words come back.
        metadata: whether what we write of a take comes back, for relinking without ``exchange.json``.
        whole_address: whether media are named by their whole address, so that the folder can't be moved.
    """

    title: str
    suffix: str
    adapter: str = ""
    rates: frozenset[Fraction] | None = None
    transitions: frozenset[Transition] = frozenset()
    sound: bool = False
    markers: bool = False
    metadata: bool = False
    whole_address: bool = False


def _rates(*whole: int, ntsc: tuple[int, ...] = ()) -> frozenset[Fraction]:
    return frozenset([*map(Fraction, whole), *(Fraction(one * 1000, 1001) for one in ntsc)])


_TIMECODE: Final = _rates(24, 25, 30, 48, 50, 60, ntsc=(24, 30, 60))
"""Rates for which there is a timecode, in which EDL and Final Cut Pro 7 count."""

CAPABILITIES: Final[Mapping[ExchangeFormat, Capabilities]] = MappingProxyType(
    {
        ExchangeFormat.OTIO: Capabilities(
            "OpenTimelineIO",
            ".otio",
            "otio_json",
            transitions=frozenset({*Transition} - {Transition.CUT}),
            sound=True,
            markers=True,
            metadata=True,
        ),
        ExchangeFormat.FCP7: Capabilities(
            "Final Cut Pro 7 XML",
            ".xml",
            "fcp_xml",
            rates=_TIMECODE,
            transitions=frozenset({Transition.DISSOLVE}),
            sound=True,
            markers=True,
            whole_address=True,
        ),
        ExchangeFormat.FCPXML: Capabilities(
            "Final Cut Pro X XML",
            ".fcpxml",
            "fcpx_xml",
            rates=_rates(24, 25, 30, 50, 60),
            sound=True,
            whole_address=True,
        ),
        ExchangeFormat.EDL: Capabilities(
            "CMX3600 EDL",
            ".edl",
            "cmx_3600",
            rates=_TIMECODE,
            transitions=frozenset({Transition.DISSOLVE}),
        ),
        ExchangeFormat.JIANYING: Capabilities(
            "Jianying draft", ".json", transitions=frozenset(), sound=True, whole_address=True
        ),
    }
)
"""The table; captions alone (:data:`CAPTIONS_ONLY`) have no cut to hold."""


def check_rate(form: ExchangeFormat, fps: Fraction) -> None:
    """Refuses a film whose frames a format can't count.

    Raises:
        StudioError: ``exchange_refused``.
    """
    known = CAPABILITIES[form]
    if known.rates is None or fps in known.rates:
        return
    allowed = ", ".join(f"{shown_rate(rate):g}" for rate in sorted(known.rates))
    raise StudioError(
        "exchange_refused",
        f"{known.title} can't hold a film of {shown_rate(fps):g} frames a second.",
        f"Export it as otio, or make the film at one of {allowed} frames a second.",
    )
