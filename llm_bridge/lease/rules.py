"""The numbers of the lease, loaded from ``configs/llm.yaml`` under ``lease:``."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

GIB = 1 << 30


class LeaseRules(BaseModel):
    """How patient the lease is. All times in seconds, all sizes in bytes.

    ``drain`` is how long work in flight may go on once somebody else is next; ``verify`` how long the
    driver's counter may take to move (reports name up to 8 s), after which the next harder step is
    taken; ``step`` the limit for one release call; ``wake`` for bringing an engine back.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    ttl: float = Field(30.0, gt=0, description="a heartbeat older than this is stale")
    beat: float = Field(5.0, gt=0, description="time between heartbeats")
    poll: float = Field(0.02, gt=0, description="how often the first in the queue looks")
    look: float = Field(0.25, gt=0, description="how often everybody else does")
    drain: float = Field(60.0, ge=0)
    minimum_hold: float = Field(5.0, ge=0, description="the same holder may be joined this long")
    aging: float = Field(30.0, gt=0, description="waiting this long is worth one step of priority")
    step: float = Field(30.0, gt=0)
    verify: float = Field(12.0, gt=0)
    wake: float = Field(300.0, gt=0)
    residual: int = Field(3 * GIB // 2, ge=0, description="what a sleeper may keep on the card")
    least_move: int = Field(256 << 20, gt=0, description="a counter that moved less has not moved")
