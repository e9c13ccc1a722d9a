"""Who is next: the rules of the queue as pure functions over the record.

Nothing here waits, measures or writes. Every function takes the record, the time and a way to ask
whether a process lives, and changes the record in place inside a transaction of :mod:`.store`.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from .record import Grant, Handover, LeaseRecord, LeaseState, Party, Ticket
from .rules import LeaseRules

Alive = Callable[[Party], bool | None]
"""True: lives, False: ended, None: can't be told from here (another container)."""


class Turn(StrEnum):
    """What a waiting ticket has to do now."""

    WAIT = "wait"
    GRANTED = "granted"
    HAND_OVER = "hand_over"
    INTERRUPT = "interrupt"


def gone(party: Party, beat: float, now: float, rules: LeaseRules, alive: Alive) -> bool:
    """Whether a process has ended; where that can't be seen, a stale heartbeat says so.

    A process that lives but is silent has not ended: nobody takes the card from it by the clock.
    """
    lives = alive(party)
    return stale(beat, now, rules) if lives is None else not lives


def stale(beat: float, now: float, rules: LeaseRules) -> bool:
    """A heartbeat that is too old, or from the future (written before a restart of the machine)."""
    return now - beat > rules.ttl or beat - now > rules.ttl


def sweep(record: LeaseRecord, now: float, rules: LeaseRules, alive: Alive) -> None:
    """Removes what ended processes left behind.

    When an owner or an actor ended in the middle, nobody knows what is on the card: ``last`` is
    cleared, so that the next hand-over asks and measures every holder.
    """
    record.queue = [t for t in record.queue if not gone(t.party, t.beat, now, rules, alive)]
    kept = [g for g in record.grants if not gone(g.party, g.beat, now, rules, alive)]
    if len(kept) != len(record.grants):
        record.grants, record.last = kept, ""
    over = record.handover
    if over is None:
        return
    actor_gone = gone(over.actor, over.beat, now, rules, alive) or stale(over.beat, now, rules)
    waits = not over.ticket or any(t.id == over.ticket for t in record.queue)
    if actor_gone or not waits:
        record.handover, record.last = None, ""
        record.generation += 1


def order(record: LeaseRecord, now: float, rules: LeaseRules) -> list[Ticket]:
    """The queue in the order of service: priority plus time waited, silent tickets left out."""
    awake = [t for t in record.queue if not stale(t.beat, now, rules)]
    return sorted(awake, key=lambda t: (-(t.priority + (now - t.since) / rules.aging), t.since, t.id))


def place(record: LeaseRecord, ticket: str, now: float, rules: LeaseRules) -> int:
    """How many are served before ``ticket``."""
    ids = [t.id for t in order(record, now, rules)]
    return ids.index(ticket) if ticket in ids else len(ids)


def turn(record: LeaseRecord, ticket: Ticket, now: float, rules: LeaseRules, alive: Alive) -> Turn:
    """Decides for one ticket and writes the decision into the record.

    Returns HAND_OVER once the ticket's own hand-over stands in the record as RELEASING; the caller
    then makes room and finishes with :func:`grant`.
    """
    sweep(record, now, rules, alive)
    if abs(now - ticket.beat) > rules.beat / 2:  # not each time: a change wakes every other waiter
        ticket.beat = now
    over = record.handover
    if over is not None:
        return _drain(record, over, now, rules) if over.ticket == ticket.id else Turn.WAIT
    first = place(record, ticket.id, now, rules) == 0
    young = now - record.since < rules.minimum_hold
    if record.owner == ticket.holder:
        return Turn.GRANTED if first or young else Turn.WAIT
    if not first or (record.grants and young):
        return Turn.WAIT
    stage = LeaseState.DRAINING if record.grants else LeaseState.RELEASING
    record.handover = Handover(
        id=ticket.id,
        actor=ticket.party,
        ticket=ticket.id,
        holder=ticket.holder,
        stage=stage,
        since=now,
        beat=now,
    )
    return Turn.HAND_OVER if stage is LeaseState.RELEASING else Turn.WAIT


def _drain(record: LeaseRecord, over: Handover, now: float, rules: LeaseRules) -> Turn:
    if abs(now - over.beat) > rules.beat / 2:
        over.beat = now
    if not record.grants:
        over.stage = LeaseState.RELEASING
        return Turn.HAND_OVER
    due = now - over.since >= rules.drain and all(g.interruptible for g in record.grants)
    if over.stage is LeaseState.DRAINING and due and not over.interrupted:
        over.interrupted = True
        return Turn.INTERRUPT
    return Turn.WAIT


def grant(record: LeaseRecord, ticket: Ticket, now: float, purpose: str, interruptible: bool) -> Grant:
    """Turns a ticket into a grant. A change of holder starts a new generation."""
    if record.owner != ticket.holder:
        record.generation += 1
        record.since = now
    record.hand_overs += record.last != ticket.holder
    given = Grant(
        id=ticket.id,
        holder=ticket.holder,
        party=ticket.party,
        since=now,
        beat=now,
        purpose=purpose,
        interruptible=interruptible,
    )
    record.grants.append(given)
    record.queue = [t for t in record.queue if t.id != ticket.id]
    if record.handover is not None and record.handover.ticket == ticket.id:
        record.handover = None
    record.last = ticket.holder
    return given
