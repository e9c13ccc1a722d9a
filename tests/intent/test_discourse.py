"""Who is prominent and who is still there decides whom "it" means: else a star that was eaten falls into the lake."""

from __future__ import annotations

from animation_ai_studio.common.acts import Act, Action, Outcome
from animation_ai_studio.intent.discourse import ExistenceLedger, Referent, salience


def weight(one: Referent, as_object: bool = False) -> float:
    return salience(one, thing=True, as_object=as_object)


def test_who_was_told_of_lately_is_nearer() -> None:
    assert weight(Referent(0, "object")) > weight(Referent(2, "object"))


def test_a_thing_that_acts_goes_on_acting() -> None:
    """A lighthouse that looks at a boat lights its own lamp."""
    assert weight(Referent(0, "subject", acts=True)) > weight(Referent(0, "object"))
    assert weight(Referent(0, "subject", acts=True), True) < weight(Referent(0, "object"), True)


def test_what_was_eaten_does_nothing_more() -> None:
    ledger = ExistenceLedger()
    ledger.record([Act(verb="eat", action=Action.EAT, who=["moon"], what="star")])
    assert ledger.acting == {"moon"} and ledger.gone == {"star"}
    assert weight(Referent(0, "object", gone=True)) < weight(Referent(2, "subject"))


def test_what_nobody_managed_to_eat_is_still_there() -> None:
    ledger = ExistenceLedger()
    eats = Act(verb="eat", action=Action.EAT, who=["dog"], what="pear", outcome=Outcome.FAILS)
    ledger.record([eats])
    assert not ledger.gone


def test_who_comes_back_is_there_again() -> None:
    ledger = ExistenceLedger()
    ledger.record([Act(verb="vanish", action=Action.VANISH, who=["ghost"])])
    assert ledger.gone == {"ghost"}
    ledger.record([Act(verb="appear", action=Action.APPEAR, who=["ghost"])])
    assert not ledger.gone
