"""The shared state of the lease as data: what stands in the lease file.

Who holds the card, who waits, and which hand-over is under way. The file is a note between processes
that cooperate; what is really on the card is always measured (see :mod:`.probe`). Times are seconds of
the monotonic clock, which all processes of one machine share and which no clock change moves.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from .probe import VramSample


class LeaseState(StrEnum):
    """Where the lease stands."""

    FREE = "free"
    GRANTED = "granted"
    DRAINING = "draining"
    RELEASING = "releasing"
    VERIFYING = "verifying"


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Party(_Data):
    """A process, told apart from a later one with the same number.

    ``born`` is the system's own mark of when the process started, ``space`` the process-number space
    it lives in (boot and container): in another space only heartbeats tell whether it lives.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    pid: int
    born: str
    space: str


class Ticket(_Data):
    """A place in the queue."""

    id: str
    holder: str
    party: Party
    priority: int = 0
    since: float
    beat: float


class Grant(_Data):
    """The right to use the card. Several grants of one holder may stand beside each other."""

    id: str
    holder: str
    party: Party
    since: float
    beat: float
    purpose: str = Field("", max_length=80, description="a fixed phrase for people, never a prompt")
    interruptible: bool = True


class Handover(_Data):
    """A hand-over under way, written down before anything is done."""

    id: str
    actor: Party
    ticket: str
    holder: str
    stage: LeaseState
    since: float
    beat: float
    interrupted: bool = False
    subject: str = ""
    step: str = ""
    before: VramSample | None = None


class LeaseRecord(_Data):
    """The whole file. ``generation`` grows with every change of owner and fences late comers off."""

    version: int = 1
    revision: int = 0
    generation: int = 0
    hand_overs: int = Field(0, description="how often the card went to another holder than the last one")
    grants: list[Grant] = Field(default_factory=list)
    queue: list[Ticket] = Field(default_factory=list)
    handover: Handover | None = None
    last: str = Field("", description="who had the card last; empty: unknown, measure everybody")
    since: float = Field(0.0, description="when the card last changed hands")

    @property
    def state(self) -> LeaseState:
        """Free, granted or the stage of the hand-over."""
        if self.handover is not None:
            return self.handover.stage
        return LeaseState.GRANTED if self.grants else LeaseState.FREE

    @property
    def owner(self) -> str:
        """The holder of the standing grants, empty when nobody has one."""
        return self.grants[0].holder if self.grants else ""
