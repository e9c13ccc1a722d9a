"""Workflows as ComfyUI's page saves them, read into the graph that the page itself would send.

The page's rules are its behaviour, learned in a browser and held against it (``./studio bench graphs --page``):
:mod:`.schema` reads the file's forms into one model, :mod:`.groups` opens legacy group nodes, :mod:`.places` lays
out what stands where once subgraphs are opened, :mod:`.widgets` gives stored values their names, :mod:`.promoted`
hands values through primitives and subgraphs, :mod:`.links` follows links, :mod:`.texts` knows what the page does
to texts, and :mod:`.convert` puts all together. What the graph doesn't hold is named (:class:`.Note`).
"""

from .convert import read
from .model import NoteKind, PageNote, PageReading

__all__ = ["NoteKind", "PageNote", "PageReading", "read"]
