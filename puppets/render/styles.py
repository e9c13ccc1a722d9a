"""Looks that go through the whole picture: silent film, noir, storybook, news."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ...common.vocabulary import FilmStyle
from .composite import film, mix_colour, weigh

Frame = NDArray[np.uint8]
SILENT_FPS = 16.0
"""Pictures a second of a silent film; frames between repeat."""


class Finish:
    """The last pass over the frames of one shot."""

    def __init__(self, style: FilmStyle, size: tuple[int, int], seed: int, brightness: float = 0.45) -> None:
        self.style, self.size = style, size
        w, h = size
        rng = np.random.default_rng(seed + 99)
        x, y = np.meshgrid((np.arange(w) + 0.5) / w * 2 - 1, (np.arange(h) + 0.5) / h * 2 - 1)
        away = np.sqrt(x * x + y * y)
        edge = {
            FilmStyle.SILENT: 0.50,
            FilmStyle.NOIR: 0.60,
            FilmStyle.STORYBOOK: 0.16,
            FilmStyle.NEWS: 0.10,
        }.get(style, 0.15)
        weights = 1.0 - edge * np.clip((away - 0.55) / 0.9, 0, 1) ** 1.6
        if style is FilmStyle.NOIR:
            weights *= _blinds(x, y, w / h)
        if style is FilmStyle.STORYBOOK:
            weights *= _paper(rng, w, h)
        self.weights = np.clip(weights * 256, 0, 300).astype(np.uint16)
        self.grain = (
            np.asarray(
                cv2.GaussianBlur(rng.normal(0, 1, (256, 256)).astype(np.float32), (0, 0), 0.7), np.float32
            )
            * 1.6
        )
        ramp = np.arange(256) / 255.0
        if style is FilmStyle.NOIR:
            ramp = np.clip(ramp * min(max(0.42 / max(brightness, 0.05), 0.72), 1.7), 0, 1)
            curve = np.clip((ramp - 0.06) / 0.82, 0, 1)
            curve = curve * curve * (3 - 2 * curve)
        else:
            curve = np.clip((ramp - 0.05) / 0.83, 0, 1)
            curve = 0.05 + 0.95 * (0.45 * curve + 0.55 * curve * curve * (3 - 2 * curve))
        self.table = (curve * 255).astype(np.uint8)

    def time(self, at: float) -> float:
        """The moment that is drawn at ``at``: silent films skip."""
        silent = self.style is FilmStyle.SILENT
        return float(np.floor(at * SILENT_FPS + 1e-6) / SILENT_FPS) if silent else at

    def apply(self, frame: Frame, edge: NDArray[np.uint8], at: float) -> None:
        """Works on ``frame`` in place; ``edge`` marks outlines of the characters."""
        tick = int(at * SILENT_FPS + 1e-6)
        gx, gy = (tick * 97) % 256, (tick * 61) % 256
        if self.style is FilmStyle.SILENT:
            flicker = 1.0 + 0.045 * float(np.sin(tick * 2.3) * np.sin(tick * 0.71 + 1.0))
            film(
                frame,
                self.table,
                np.array([1.02, 0.97, 0.86]),
                self.weights,
                self.grain,
                gx,
                gy,
                6.0,
                flicker,
            )
            self._scratch(frame, tick)
        elif self.style is FilmStyle.NOIR:
            film(frame, self.table, np.array([0.97, 0.99, 1.03]), self.weights, self.grain, gx, gy, 5.0, 1.0)
        elif self.style is FilmStyle.STORYBOOK:
            self._storybook(frame, edge)
        elif self.style is FilmStyle.NEWS:
            self._news(frame)
        else:
            weigh(frame, self.weights)

    def _scratch(self, frame: Frame, tick: int) -> None:
        rng = np.random.default_rng(tick)
        w, h = self.size
        if rng.random() < 0.35:
            x = int(rng.integers(0, w))
            frame[:, x : x + max(1, w // 900)] = np.minimum(
                frame[:, x : x + max(1, w // 900)].astype(np.int16) + 60, 255
            )
        for _ in range(int(rng.integers(0, 4))):
            x, y, r = (
                int(rng.integers(0, w)),
                int(rng.integers(0, h)),
                max(1, int(h * rng.uniform(0.002, 0.006))),
            )
            cv2.circle(
                frame, (x, y), r, (24, 22, 18) if rng.random() < 0.6 else (235, 230, 215), -1, cv2.LINE_AA
            )

    def _storybook(self, frame: Frame, edge: NDArray[np.uint8]) -> None:
        soft = cv2.GaussianBlur(frame, (0, 0), max(self.size[1] / 720.0, 0.4))
        wide = max(3, int(self.size[1] / 180) | 1)
        ink = cv2.GaussianBlur(edge * 255, (wide, wide), 0) if edge.any() else None
        np.copyto(frame, np.asarray(cv2.addWeighted(frame, 0.45, np.asarray(soft), 0.55, 0)))
        if ink is not None:
            k = 1.0 - np.asarray(ink)[..., None].astype(np.float32) * (0.75 / 255.0)
            frame[:] = (frame * k + np.array([88, 52, 34], np.float32) * (1.0 - k)).astype(np.uint8)
        mix_colour(frame, 250.0, 226.0, 180.0, 0.16, 0.16)
        weigh(frame, self.weights)

    def _news(self, frame: Frame) -> None:
        mix_colour(frame, 120.0, 165.0, 235.0, 0.10, 0.06)
        weigh(frame, np.minimum(self.weights * 1.06, 280).astype(np.uint16))
        h = self.size[1]
        bar = max(2, int(h * 0.010))
        frame[:bar], frame[h - bar :] = (24, 66, 150), (24, 66, 150)
        frame[bar : bar + max(1, bar // 4)] = (235, 240, 250)
        frame[h - bar - max(1, bar // 4) : h - bar] = (235, 240, 250)


def _blinds(x: NDArray[np.float64], y: NDArray[np.float64], aspect: float) -> NDArray[np.float64]:
    """Light through a Venetian blind, slanted over the picture."""
    stripe = np.sin((y * 1.0 + 0.16 * x * aspect) * 17.0)
    open_ = np.clip(stripe * 2.2 + 0.75, 0, 1)
    return 0.52 + 0.56 * open_


def _paper(rng: np.random.Generator, w: int, h: int) -> NDArray[np.float64]:
    fine = cv2.GaussianBlur(rng.normal(0, 1, (h, w)).astype(np.float32), (0, 0), max(h / 700, 0.5))
    broad = cv2.resize(
        rng.normal(0, 1, (max(h // 24, 2), max(w // 24, 2))).astype(np.float32),
        (w, h),
        interpolation=cv2.INTER_CUBIC,
    )
    return 1.0 + 0.045 * np.asarray(fine, np.float64) + 0.018 * np.asarray(broad, np.float64)
