"""Orders for graphs in words: what they mean as typed edits (:mod:`.reader`), and what comes of them (:mod:`.perform`)."""

from .desk import GraphOrder
from .perform import GraphAnswer, perform_order
from .reader import read_order

__all__ = ["GraphAnswer", "GraphOrder", "perform_order", "read_order"]
