"""Numbers that the compiled modules and the rigs share: kinds of shapes, columns' widths, tile size."""

from __future__ import annotations

ELLIPSOID, BOX, CONE = 0, 1, 2
WIDTH = 34
"""Columns of the shape table."""
TILE = 16
"""Pixels on the side of a tile."""
FAR = -1.0e9
"""Height where nothing was hit."""
