"""Edits of graphs that exist: typed, found by types and meaning, checked, and written back in the form they came in.

:mod:`.model` has the edits as data, :mod:`.apply` makes them, :mod:`.places` finds where, :mod:`.draft` holds the
graph meanwhile. :mod:`.api_form` and :mod:`.page_form` write what came of it.
"""

from .apply import GraphEditResult, make_edits
from .draft import UnclearGraphEditError
from .model import TYPED_EDITS, TypedEdit

__all__ = ["TYPED_EDITS", "GraphEditResult", "TypedEdit", "UnclearGraphEditError", "make_edits"]
