"""From what happens to shots: each event of a request is staged as acts that bodies perform.

``parts`` says who and what is seen and by whom it is played, ``ledger`` what is true between two shots,
``stage`` makes the shots of an event, ``lines`` what is said, ``plan`` the whole storyboard.
"""

from .parts import can_stage
from .plan import plan_events

__all__ = ["can_stage", "plan_events"]
