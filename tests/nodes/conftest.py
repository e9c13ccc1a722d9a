"""The clips of the film tests, which the page's tests play in a browser."""

from __future__ import annotations

from animation_ai_studio.tests.film.conftest import clips

__all__ = ["clips"]
