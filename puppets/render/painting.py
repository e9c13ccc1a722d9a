"""What is painted on surfaces: patterns of cloth, eyes, mouths, freckles; compiled.

Material rows are described in ``shading``, face rows in ``face``.
"""

from __future__ import annotations

import math

import numpy as np

from .compiled import leaf

MATTE, SKIN, FACE, EYE, HAIR, GLOW, METAL = 0, 1, 2, 3, 4, 5, 6
PLAIN, STRIPES, DOTS, CHECK, UPRIGHT, LABEL, BANDS, SPECKLE = 0, 1, 2, 3, 4, 5, 6, 7
NOISE = np.random.default_rng(7).random(257)
MATERIAL_WIDTH, LIGHT_WIDTH, FACE_WIDTH = 16, 24, 48


@leaf
def smooth(a, b, v):
    t = min(max((v - a) / (b - a + 1e-9), 0.0), 1.0)
    return t * t * (3.0 - 2.0 * t)


@leaf
def _hash(n):
    v = math.sin(n * 12.9898) * 43758.5453
    return v - math.floor(v)


@leaf
def noise(v):
    i = math.floor(v)
    f = v - i
    f = f * f * (3.0 - 2.0 * f)
    i = i & 255
    return NOISE[i] * (1.0 - f) + NOISE[i + 1] * f


@leaf
def lobe(v, n):
    """v to the power n, near enough for a highlight (Schlick 1994)."""
    v = max(v, 0.0)
    return v / (n - n * v + v + 1e-9)


@leaf
def pattern(kind, f, bx, by, bz, pixel):
    """How much of the second colour shows at a bone-space point (0 … 1)."""
    soft = max(pixel * f * 1.2, 0.02)
    if kind == STRIPES:
        s = by * f
        s = abs(s - math.floor(s) - 0.5)
        return smooth(0.25 - soft, 0.25 + soft, s)
    if kind == UPRIGHT:
        s = math.atan2(bx, bz + 1e-9) * f * 0.35
        s = abs(s - math.floor(s) - 0.5)
        return smooth(0.25 - soft, 0.25 + soft, s)
    if kind == BANDS:
        s = bx * f
        s = abs(s - math.floor(s) - 0.5)
        return smooth(0.25 - soft, 0.25 + soft, s)
    if kind == DOTS:
        a = math.atan2(bx, bz + 1e-9) * f * 0.135
        b = by * f
        row = math.floor(b)
        a += 0.5 * (row - 2.0 * math.floor(row * 0.5))
        a, b = a - math.floor(a) - 0.5, b - row - 0.5
        return 1.0 - smooth(0.26 - soft, 0.26 + soft, math.sqrt(a * a + b * b))
    if kind == CHECK:
        a = math.atan2(bx, bz + 1e-9) * f * 0.135
        b = by * f
        a, b = abs(a - math.floor(a) - 0.5), abs(b - math.floor(b) - 0.5)
        return 0.5 * smooth(0.25 - soft, 0.25 + soft, a) + 0.5 * smooth(0.25 - soft, 0.25 + soft, b)
    if kind == SPECKLE:
        a, b = bx * f * 0.6, by * f * 0.6 + bz * f * 0.4
        ca, cb = math.floor(a), math.floor(b)
        h = _hash(ca * 7.1 + cb * 13.7)
        a, b = a - ca - 0.35 - 0.3 * h, b - cb - 0.35 - 0.3 * _hash(ca * 3.3 + cb * 5.9)
        wide = 0.14 + 0.20 * h
        return 0.75 * (1.0 - smooth(wide - 0.06 - soft, wide + soft, math.sqrt(a * a + b * b)))
    return 0.0


@leaf
def eye(F, n, side, u, v, pixel, out):
    """Colour of an eyeball at unit-sphere coordinates, with iris, lids and lashes; alpha of lid in out[3]."""
    which = 0 if side < 0 else 1
    gx, gy = F[n, 2] - side * F[n, 19], F[n, 3]
    ix, iy = math.sin(gx), math.sin(gy)
    d = math.sqrt((u - ix) ** 2 + (v - iy) ** 2)
    iris, pupil = F[n, 41], F[n, 41] * F[n, 9]
    soft = max(pixel * 1.2, 0.02)
    # white, shaded towards the rim
    shade = 0.90 - 0.10 * (u * u + v * v)
    r, g, b = shade * 0.97, shade * 0.98, shade
    k = 1.0 - smooth(iris - soft, iris + soft, d)
    if k > 0.0:
        e = d / iris
        glow = 0.55 + 1.1 * smooth(0.3, -0.7, (v - iy) / iris) + 0.25 * (1.0 - e)
        ring = 1.0 - 0.62 * smooth(0.78, 1.0, e)
        ray = 0.92 + 0.16 * noise(math.atan2(v - iy, u - ix) * 9.0)
        r += (F[n, 10] * glow * ring * ray - r) * k
        g += (F[n, 11] * glow * ring * ray - g) * k
        b += (F[n, 12] * glow * ring * ray - b) * k
        k = 1.0 - smooth(pupil - soft, pupil + soft, d)
        r, g, b = r + (0.008 - r) * k, g + (0.006 - g) * k, b + (0.008 - b) * k
    # shadow of the lid, then two catch lights
    upper = F[n, 4 + which] + F[n, 8] * side * u - 0.24 * u * u
    lower = F[n, 6 + which] - 0.10 + 0.20 * u * u
    fall = 0.55 + 0.45 * smooth(0.0, 0.42, upper - v)
    r, g, b = r * fall, g * fall, b * fall
    k = 1.0 - smooth(
        0.15 - soft, 0.15 + soft, math.sqrt((u - ix * 0.8 + 0.17) ** 2 + (v - iy * 0.8 - 0.2) ** 2)
    )
    r, g, b = r + (1.5 - r) * k, g + (1.5 - g) * k, b + (1.5 - b) * k
    k = 0.6 * (1.0 - smooth(0.07 - soft, 0.07 + soft, math.sqrt((u - ix - 0.17) ** 2 + (v - iy + 0.2) ** 2)))
    r, g, b = r + (1.2 - r) * k, g + (1.2 - g) * k, b + (1.2 - b) * k
    lid = max(smooth(-soft, soft, v - upper), smooth(-soft, soft, lower - v))
    lash = 1.0 - smooth(F[n, 42], F[n, 42] + 2.0 * soft, abs(v - upper) - 0.0)
    low = 0.35 * (1.0 - smooth(0.02, 0.02 + 2.0 * soft, abs(v - lower)))
    crease = 1.0 - 0.22 * (1.0 - smooth(0.0, 0.10, abs(v - upper - 0.26)))
    r, g, b = (
        r + (F[n, 16] * crease - r) * lid,
        g + (F[n, 17] * crease - g) * lid,
        b + (F[n, 18] * crease - b) * lid,
    )
    k = max(lash, low)
    out[0] = r + (F[n, 13] - r) * k
    out[1] = g + (F[n, 14] - g) * k
    out[2] = b + (F[n, 15] - b) * k
    out[3] = lid


@leaf
def _inside_mouth(F, n, c, y, up, low, inside, soft):
    """Colour between the lips: the dark, tongue, upper and lower teeth."""
    ac = abs(c)
    depth = smooth(0.0, 0.10, up - y)
    ir, ig, ib = 0.14 - 0.09 * depth, 0.018, 0.022
    span = max(F[n, 23] + F[n, 24], 1e-4)
    tongue_y = low + F[n, 28] * span * (1.0 - 0.5 * c * c)
    t = smooth(-soft, soft * 3.0, tongue_y - y) * smooth(0.85, 0.72, ac)
    tr = 0.62 * (0.65 + 0.35 * smooth(tongue_y, low, y))
    groove = 1.0 - 0.3 * math.exp(-((c / 0.07) ** 2))
    ir, ig, ib = (
        ir + (tr * groove - ir) * t,
        ig + (0.13 * groove - ig) * t,
        ib + (0.14 * groove - ib) * t,
    )
    line = F[n, 21] + F[n, 25] * 0.8 * c * c + F[n, 34] * c + F[n, 23] * (1.0 - 0.35 * c * c) - F[n, 26]
    t = (
        smooth(-soft, soft, y - line)
        * smooth(0.93, 0.80, ac)
        * smooth(0.0, 2.5 * soft, inside)
        * (1.0 if F[n, 26] > 0.003 else 0.0)
    )
    tooth = 0.90 - 0.28 * smooth(0.05, 0.0, up - y) - 0.12 * ac
    ir, ig, ib = ir + (tooth - ir) * t, ig + (tooth * 0.98 - ig) * t, ib + (tooth * 0.94 - ib) * t
    line = low + F[n, 27]
    t = smooth(-soft, soft, line - y) * smooth(0.8, 0.7, ac) * (1.0 if F[n, 27] > 0.003 else 0.0)
    ir, ig, ib = ir + (0.72 - ir) * t, ig + (0.70 - ig) * t, ib + (0.66 - ib) * t
    return ir, ig, ib


@leaf
def _mouth(F, n, c, y, soft, out):
    """Paints the mouth over skin; ``c`` is −1 … 1 from corner to corner, ``soft`` half an edge's width."""
    r, g, b = out[0], out[1], out[2]
    w, ac = F[n, 22], abs(c)
    bow = 1.0 - min(ac, 1.0) ** F[n, 29]
    bow = math.sqrt(max(bow, 0.0)) if F[n, 29] > 1.95 else max(bow, 0.0)
    mid = F[n, 21] + F[n, 25] * (min(c * c, 1.6)) + F[n, 34] * c
    up, low = mid + F[n, 23] * bow, mid - F[n, 24] * bow
    opened = F[n, 23] + F[n, 24]
    inside = min(up - y, y - low)
    if ac > 1.0:
        inside = -math.sqrt((ac - 1.0) ** 2 * w * w + (y - mid) ** 2)
    lip = F[n, 30]
    near = -inside
    # the lips: a soft band round the opening, fuller below
    band = lip * (0.75 if y > mid else 1.25) * max(0.0, 1.0 - 0.75 * ac * ac)
    k = 0.5 * (1.0 - smooth(band * 0.5, band + soft, near)) if ac < 1.0 else 0.0
    r, g, b = r + (F[n, 31] - r) * k, g + (F[n, 32] - g) * k, b + (F[n, 33] - b) * k
    # shade under the lower lip, corner dimples
    k = 0.14 * math.exp(-(((y - low + 0.085) / 0.035) ** 2)) * max(0.0, 1.0 - ac * ac)
    k += 0.22 * math.exp(-(((ac - 1.03) * w / 0.035) ** 2) - ((y - mid) / 0.05) ** 2)
    r, g, b = r * (1.0 - 0.8 * k), g * (1.0 - k), b * (1.0 - k)
    k = smooth(-soft, soft, inside)
    if k > 0.0:
        ir, ig, ib = _inside_mouth(F, n, c, y, up, low, inside, soft)
        r, g, b = r + (ir - r) * k, g + (ig - g) * k, b + (ib - b) * k
    # the line of the lips, strongest when closed
    k = (1.0 - smooth(0.012, 0.012 + 1.6 * soft, abs(near))) if ac < 1.0 else 0.0
    if opened < 0.02 and ac < 1.0:
        k = 1.0 - smooth(0.010 * (1.15 - ac), 0.012 * (1.15 - ac) + 1.6 * soft, abs(y - mid))
    k *= 0.72
    r, g, b = r + (F[n, 43] - r) * k, g + (F[n, 44] - g) * k, b + (F[n, 45] - b) * k
    out[0], out[1], out[2] = r, g, b


@leaf
def face(F, n, x, y, z, pixel, out):
    """Paints blush, freckles and the mouth over skin at head coordinates; ``out`` holds the colour."""
    if z < 0.0:
        return
    r, g, b = out[0], out[1], out[2]
    ax = abs(x)
    k = F[n, 35] * math.exp(-(((ax - 0.50) / 0.21) ** 2) - ((y + 0.25) / 0.155) ** 2)
    k += F[n, 35] * 0.45 * math.exp(-((x / 0.13) ** 2) - ((y + 0.13) / 0.11) ** 2)
    k = min(k, 1.0)
    r, g, b = r + (F[n, 37] - r) * k, g + (F[n, 38] - g) * k, b + (F[n, 39] - b) * k
    if F[n, 36] > 0.5 and 0.05 < ax < 0.72 and -0.36 < y < -0.04:
        cx, cy = math.floor(x * 11.0), math.floor(y * 11.0)
        h = _hash(cx * 3.1 + cy * 17.3 + 5.0)
        if h > 0.42:
            px = (cx + 0.3 + 0.4 * _hash(cx * 5.7 + cy)) / 11.0
            py = (cy + 0.3 + 0.4 * _hash(cx + cy * 7.9)) / 11.0
            d = math.sqrt((x - px) ** 2 + (y - py) ** 2)
            k = 0.55 * (1.0 - smooth(0.014, 0.014 + max(pixel * 2.0, 0.01), d))
            r, g, b = r * (1.0 - 0.45 * k), g * (1.0 - 0.72 * k), b * (1.0 - 0.85 * k)
    if F[n, 40] > 0.0:
        k = F[n, 40] * smooth(-0.22, -0.40, y) * smooth(0.75, 0.55, ax)
        r, g, b = r * (1.0 - 0.45 * k), g * (1.0 - 0.42 * k), b * (1.0 - 0.36 * k)
    out[0], out[1], out[2] = r, g, b
    c = (x - F[n, 20]) / F[n, 22]
    if abs(c) < 1.45 and -1.0 < y < 0.1:
        _mouth(F, n, c, y, max(pixel * 1.1, 0.006), out)
