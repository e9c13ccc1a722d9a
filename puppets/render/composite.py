"""Compiled helpers that put pictures together: a background seen by a moving camera, soft spots and streaks."""

from __future__ import annotations

import math

from .compiled import kernel


@kernel
def sample_plate(plate, unit, cx, cy, zoom, dx, dy, far, horizon, out):
    """Fills ``out`` from ``plate`` (uint8) seen around (``cx``, ``cy``) and moved by (``dx``, ``dy``).

    All lengths in frame heights of ``unit`` pixels; rows nearer than ``horizon`` follow the move fully at
    the lower edge and by ``far`` at and above the horizon.
    """
    ph, pw = plate.shape[0], plate.shape[1]
    height, width = out.shape[0], out.shape[1]
    step = int(65536.0 / zoom * unit / height)
    for j in range(height):
        y = cy + dy * 0.6 + (0.5 - (j + 0.5) / height) / zoom
        near = min(max((horizon - y) / horizon, 0.0), 1.15)
        shift = dx * (far + (1.0 - far) * near)
        row = ph * 0.5 - (y - 0.5) * unit - 0.5
        row = min(max(row, 0.0), ph - 1.001)
        r0 = int(row)
        fy = int((row - r0) * 256.0)
        start = pw * 0.5 + (cx + shift) * unit - 0.5 - 0.5 * (width - 1) * (unit / height) / zoom
        at = int(start * 65536.0)
        for i in range(width):
            col = min(max(at, 0), (pw - 2) * 65536 + 65535)
            at += step
            c0 = col >> 16
            fx = (col >> 8) & 255
            a, b = (256 - fx) * (256 - fy), fx * (256 - fy)
            c, d = (256 - fx) * fy, fx * fy
            for k in range(3):
                out[j, i, k] = (
                    plate[r0, c0, k] * a
                    + plate[r0, c0 + 1, k] * b
                    + plate[r0 + 1, c0, k] * c
                    + plate[r0 + 1, c0 + 1, k] * d
                    + 32768
                ) >> 16


@kernel
def spots(items, frame):
    """Blends soft ellipses into ``frame``: rows of x, y, half width, half height, slant, r, g, b, alpha, core.

    Pixels and bytes; ``slant`` moves the ellipse sideways per pixel of height, ``core`` (0 … 1) is the part
    of the radius that is fully covered.
    """
    height, width = frame.shape[0], frame.shape[1]
    for n in range(items.shape[0]):
        x, y, rx, ry, slant = items[n, 0], items[n, 1], items[n, 2], items[n, 3], items[n, 4]
        alpha, core = items[n, 8], items[n, 9]
        for j in range(max(0, int(y - ry)), min(height, int(y + ry) + 2)):
            v = (j + 0.5 - y) / ry
            if abs(v) >= 1.0:
                continue
            mid = x - slant * (j + 0.5 - y)
            for i in range(max(0, int(mid - rx)), min(width, int(mid + rx) + 2)):
                u = (i + 0.5 - mid) / rx
                d = math.sqrt(u * u + v * v)
                if d < 1.0:
                    k = 1.0 if d < core else (1.0 - d) / (1.0 - core + 1e-6)
                    k = k * k * (3.0 - 2.0 * k) * alpha
                    for c in range(3):
                        frame[j, i, c] = int(frame[j, i, c] + (items[n, 5 + c] - frame[j, i, c]) * k + 0.5)


@kernel
def mix_colour(frame, r, g, b, top, bottom):
    """Mixes a colour over the frame, by ``top`` (0 … 1) at the upper edge to ``bottom`` at the lower."""
    height, width = frame.shape[0], frame.shape[1]
    for j in range(height):
        k = int(256.0 * (top + (bottom - top) * j / max(height - 1, 1)))
        for i in range(width):
            frame[j, i, 0] = (frame[j, i, 0] * (256 - k) + int(r) * k) >> 8
            frame[j, i, 1] = (frame[j, i, 1] * (256 - k) + int(g) * k) >> 8
            frame[j, i, 2] = (frame[j, i, 2] * (256 - k) + int(b) * k) >> 8


@kernel
def weigh(frame, weights):
    """Multiplies the frame by ``weights`` (h, w) in 1/256."""
    for j in range(frame.shape[0]):
        for i in range(frame.shape[1]):
            w = int(weights[j, i])
            for c in range(3):
                frame[j, i, c] = min((frame[j, i, c] * w) >> 8, 255)


@kernel
def film(frame, table, tint, weights, grain, gx, gy, strength, flicker):
    """One pass of black and white: luminance through ``table``, vignette, grain, flicker and a tint."""
    height, width = frame.shape[0], frame.shape[1]
    gh, gw = grain.shape
    for j in range(height):
        for i in range(width):
            v = (frame[j, i, 0] * 77 + frame[j, i, 1] * 150 + frame[j, i, 2] * 29) >> 8
            v = (int(table[v]) * int(weights[j, i])) >> 8
            e = v * flicker + strength * grain[(j + gy) % gh, (i + gx) % gw]
            for c in range(3):
                frame[j, i, c] = int(min(max(e * tint[c], 0.0), 255.0))
