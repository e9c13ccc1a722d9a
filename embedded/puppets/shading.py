"""From hits to colours: materials, faces, light and edges, compiled.

A material row ``M`` is: 0 kind, 1–3 colour, 4–6 second colour (linear light), 7 pattern, 8 pattern
frequency, 9 gloss strength, 10 gloss exponent, 11 rim strength, 12 wrap, 13 actor, 14 side or label,
15 glow. Light row ``Lt``: 0–2 key direction, 3–5 key colour, 6–8 sky, 9–11 ground, 12–14 rim direction,
15–17 rim colour, 18 exposure, 19–21 fill colour, 22 shadow strength. Face rows are described in ``face``.
"""

from __future__ import annotations

import math

import numpy as np
from .compiled import kernel, leaf
from .kernels import TILE, cast

MATTE, SKIN, FACE, EYE, HAIR, GLOW, METAL = 0, 1, 2, 3, 4, 5, 6
PLAIN, STRIPES, DOTS, CHECK, UPRIGHT, LABEL, BANDS, SPECKLE = 0, 1, 2, 3, 4, 5, 6, 7
NOISE = np.random.default_rng(7).random(257)
MATERIAL_WIDTH, LIGHT_WIDTH, FACE_WIDTH = 16, 24, 48


@leaf
def _smooth(a, b, v):
    t = min(max((v - a) / (b - a + 1e-9), 0.0), 1.0)
    return t * t * (3.0 - 2.0 * t)


@leaf
def _hash(n):
    v = math.sin(n * 12.9898) * 43758.5453
    return v - math.floor(v)


@leaf
def _noise(v):
    i = int(math.floor(v))
    f = v - i
    f = f * f * (3.0 - 2.0 * f)
    i = i & 255
    return NOISE[i] * (1.0 - f) + NOISE[i + 1] * f


@leaf
def _lobe(v, n):
    """v to the power n, near enough for a highlight (Schlick 1994)."""
    v = max(v, 0.0)
    return v / (n - n * v + v + 1e-9)


@kernel
def _pattern(kind, f, bx, by, bz, pixel):
    """How much of the second colour shows at a bone-space point (0 … 1)."""
    soft = max(pixel * f * 1.2, 0.02)
    if kind == STRIPES:
        s = by * f
        s = abs(s - math.floor(s) - 0.5)
        return _smooth(0.25 - soft, 0.25 + soft, s)
    if kind == UPRIGHT:
        s = math.atan2(bx, bz + 1e-9) * f * 0.35
        s = abs(s - math.floor(s) - 0.5)
        return _smooth(0.25 - soft, 0.25 + soft, s)
    if kind == BANDS:
        s = bx * f
        s = abs(s - math.floor(s) - 0.5)
        return _smooth(0.25 - soft, 0.25 + soft, s)
    if kind == DOTS:
        a = math.atan2(bx, bz + 1e-9) * f * 0.135
        b = by * f
        row = math.floor(b)
        a += 0.5 * (row - 2.0 * math.floor(row * 0.5))
        a, b = a - math.floor(a) - 0.5, b - row - 0.5
        return 1.0 - _smooth(0.26 - soft, 0.26 + soft, math.sqrt(a * a + b * b))
    if kind == CHECK:
        a = math.atan2(bx, bz + 1e-9) * f * 0.135
        b = by * f
        a, b = abs(a - math.floor(a) - 0.5), abs(b - math.floor(b) - 0.5)
        return 0.5 * _smooth(0.25 - soft, 0.25 + soft, a) + 0.5 * _smooth(0.25 - soft, 0.25 + soft, b)
    if kind == SPECKLE:
        a, b = bx * f, by * f + bz * f * 0.7
        return 0.8 * (_hash(math.floor(a) * 7.1 + math.floor(b) * 13.7 + math.floor(bz * f) * 3.3) > 0.72)
    return 0.0


@kernel
def _eye(F, n, side, u, v, pixel, out):
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
    k = 1.0 - _smooth(iris - soft, iris + soft, d)
    if k > 0.0:
        e = d / iris
        glow = 0.55 + 1.1 * _smooth(0.3, -0.7, (v - iy) / iris) + 0.25 * (1.0 - e)
        ring = 1.0 - 0.62 * _smooth(0.78, 1.0, e)
        ray = 0.92 + 0.16 * _noise(math.atan2(v - iy, u - ix) * 9.0)
        r += (F[n, 10] * glow * ring * ray - r) * k
        g += (F[n, 11] * glow * ring * ray - g) * k
        b += (F[n, 12] * glow * ring * ray - b) * k
        k = 1.0 - _smooth(pupil - soft, pupil + soft, d)
        r, g, b = r + (0.008 - r) * k, g + (0.006 - g) * k, b + (0.008 - b) * k
    # shadow of the lid, then two catch lights
    upper = F[n, 4 + which] + F[n, 8] * side * u - 0.24 * u * u
    lower = F[n, 6 + which] - 0.10 + 0.20 * u * u
    fall = 0.55 + 0.45 * _smooth(0.0, 0.42, upper - v)
    r, g, b = r * fall, g * fall, b * fall
    k = 1.0 - _smooth(
        0.15 - soft, 0.15 + soft, math.sqrt((u - ix * 0.8 + 0.17) ** 2 + (v - iy * 0.8 - 0.2) ** 2)
    )
    r, g, b = r + (1.5 - r) * k, g + (1.5 - g) * k, b + (1.5 - b) * k
    k = 0.6 * (1.0 - _smooth(0.07 - soft, 0.07 + soft, math.sqrt((u - ix - 0.17) ** 2 + (v - iy + 0.2) ** 2)))
    r, g, b = r + (1.2 - r) * k, g + (1.2 - g) * k, b + (1.2 - b) * k
    lid = max(_smooth(-soft, soft, v - upper), _smooth(-soft, soft, lower - v))
    lash = 1.0 - _smooth(F[n, 42], F[n, 42] + 2.0 * soft, abs(v - upper) - 0.0)
    low = 0.35 * (1.0 - _smooth(0.02, 0.02 + 2.0 * soft, abs(v - lower)))
    crease = 1.0 - 0.22 * (1.0 - _smooth(0.0, 0.10, abs(v - upper - 0.26)))
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


@kernel
def _face(F, n, x, y, z, pixel, out):
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
            k = 0.55 * (1.0 - _smooth(0.014, 0.014 + max(pixel * 2.0, 0.01), d))
            r, g, b = r * (1.0 - 0.45 * k), g * (1.0 - 0.72 * k), b * (1.0 - 0.85 * k)
    if F[n, 40] > 0.0:
        k = F[n, 40] * _smooth(-0.22, -0.40, y) * _smooth(0.75, 0.55, ax)
        r, g, b = r * (1.0 - 0.45 * k), g * (1.0 - 0.42 * k), b * (1.0 - 0.36 * k)
    # mouth
    w = F[n, 22]
    c = (x - F[n, 20]) / w
    ac = abs(c)
    if ac < 1.45 and -1.0 < y < 0.1:
        bow = 1.0 - min(ac, 1.0) ** F[n, 29]
        bow = math.sqrt(max(bow, 0.0)) if F[n, 29] > 1.95 else max(bow, 0.0)
        mid = F[n, 21] + F[n, 25] * (min(c * c, 1.6)) + F[n, 34] * c
        up, low = mid + F[n, 23] * bow, mid - F[n, 24] * bow
        opened = F[n, 23] + F[n, 24]
        soft = max(pixel * 1.1, 0.006)
        inside = min(up - y, y - low)
        if ac > 1.0:
            inside = -math.sqrt((ac - 1.0) ** 2 * w * w + (y - mid) ** 2)
        lip = F[n, 30]
        near = -inside
        # the lips: a soft band round the opening, fuller below
        band = lip * (0.75 if y > mid else 1.25) * max(0.0, 1.0 - 0.75 * ac * ac)
        k = 0.5 * (1.0 - _smooth(band * 0.5, band + soft, near)) if ac < 1.0 else 0.0
        r, g, b = r + (F[n, 31] - r) * k, g + (F[n, 32] - g) * k, b + (F[n, 33] - b) * k
        # shade under the lower lip, corner dimples
        k = 0.14 * math.exp(-(((y - low + 0.085) / 0.035) ** 2)) * max(0.0, 1.0 - ac * ac)
        k += 0.22 * math.exp(-(((ac - 1.03) * w / 0.035) ** 2) - ((y - mid) / 0.05) ** 2)
        r, g, b = r * (1.0 - 0.8 * k), g * (1.0 - k), b * (1.0 - k)
        k = _smooth(-soft, soft, inside)
        if k > 0.0:
            depth = _smooth(0.0, 0.10, up - y)
            ir, ig, ib = 0.14 - 0.09 * depth, 0.018, 0.022
            span = max(opened, 1e-4)
            tongue_y = low + F[n, 28] * span * (1.0 - 0.5 * c * c)
            t = _smooth(-soft, soft * 3.0, tongue_y - y) * _smooth(0.85, 0.72, ac)
            tr = 0.62 * (0.65 + 0.35 * _smooth(tongue_y, low, y))
            groove = 1.0 - 0.3 * math.exp(-((c / 0.07) ** 2))
            ir, ig, ib = (
                ir + (tr * groove - ir) * t,
                ig + (0.13 * groove - ig) * t,
                ib + (0.14 * groove - ib) * t,
            )
            line = (
                F[n, 21] + F[n, 25] * 0.8 * c * c + F[n, 34] * c + F[n, 23] * (1.0 - 0.35 * c * c) - F[n, 26]
            )
            t = (
                _smooth(-soft, soft, y - line)
                * _smooth(0.93, 0.80, ac)
                * _smooth(0.0, 2.5 * soft, inside)
                * (1.0 if F[n, 26] > 0.003 else 0.0)
            )
            tooth = 0.90 - 0.28 * _smooth(0.05, 0.0, up - y) - 0.12 * ac
            ir, ig, ib = ir + (tooth - ir) * t, ig + (tooth * 0.98 - ig) * t, ib + (tooth * 0.94 - ib) * t
            line = low + F[n, 27]
            t = _smooth(-soft, soft, line - y) * _smooth(0.8, 0.7, ac) * (1.0 if F[n, 27] > 0.003 else 0.0)
            ir, ig, ib = ir + (0.72 - ir) * t, ig + (0.70 - ig) * t, ib + (0.66 - ib) * t
            r, g, b = r + (ir - r) * k, g + (ig - g) * k, b + (ib - b) * k
        # the line of the lips, strongest when closed
        k = (1.0 - _smooth(0.012, 0.012 + 1.6 * soft, abs(near))) if ac < 1.0 else 0.0
        if opened < 0.02 and ac < 1.0:
            k = 1.0 - _smooth(0.010 * (1.15 - ac), 0.012 * (1.15 - ac) + 1.6 * soft, abs(y - mid))
        k *= 0.72
        r, g, b = r + (F[n, 43] - r) * k, g + (F[n, 44] - g) * k, b + (F[n, 45] - b) * k
    out[0], out[1], out[2] = r, g, b


@kernel
def _lit(P, I, M, F, inverse, Lt, tex, x, y, z, who, nx, ny, nz, sky, key, pixel, out):
    """Linear colour of one hit into ``out[:3]``."""
    mi = I[who, 1]
    kind = int(M[mi, 0])
    out[0], out[1], out[2], out[3] = M[mi, 1], M[mi, 2], M[mi, 3], 1.0
    gloss, shine, rim, wrap = M[mi, 9], M[mi, 10], M[mi, 11], M[mi, 12]
    if M[mi, 7] > 0.5 or kind == FACE:
        bi = I[who, 2] if kind != FACE else int(F[int(M[mi, 13]), 0])
        bx = inverse[bi, 0, 0] * x + inverse[bi, 0, 1] * y + inverse[bi, 0, 2] * z + inverse[bi, 0, 3]
        by = inverse[bi, 1, 0] * x + inverse[bi, 1, 1] * y + inverse[bi, 1, 2] * z + inverse[bi, 1, 3]
        bz = inverse[bi, 2, 0] * x + inverse[bi, 2, 1] * y + inverse[bi, 2, 2] * z + inverse[bi, 2, 3]
    if M[mi, 7] > 0.5:
        if int(M[mi, 7]) == LABEL:
            u = P[who, 4] * (x - P[who, 1]) + P[who, 5] * (y - P[who, 2]) + P[who, 6] * (z - P[who, 3])
            v = P[who, 7] * (x - P[who, 1]) + P[who, 8] * (y - P[who, 2]) + P[who, 9] * (z - P[who, 3])
            w = P[who, 10] * (x - P[who, 1]) + P[who, 11] * (y - P[who, 2]) + P[who, 12] * (z - P[who, 3])
            if w > 0.9 and abs(u) < 1.0 and abs(v) < 1.0:
                si = int(M[mi, 14])
                row = min(int((0.5 - 0.5 * v) * tex.shape[1]), tex.shape[1] - 1)
                col = min(int((0.5 + 0.5 * u) * tex.shape[2]), tex.shape[2] - 1)
                a = tex[si, row, col, 3] / 255.0
                for c in range(3):
                    ink = (tex[si, row, col, c] / 255.0) ** 2.2
                    out[c] += (ink - out[c]) * a
        else:
            k = _pattern(int(M[mi, 7]), M[mi, 8], bx, by, bz, pixel)
            for c in range(3):
                out[c] += (M[mi, 4 + c] - out[c]) * k
    if kind == FACE:
        n = int(M[mi, 13])
        _face(F, n, bx, by, bz, pixel * F[n, 1], out)
    elif kind == EYE:
        u = P[who, 4] * (x - P[who, 1]) + P[who, 5] * (y - P[who, 2]) + P[who, 6] * (z - P[who, 3])
        v = P[who, 7] * (x - P[who, 1]) + P[who, 8] * (y - P[who, 2]) + P[who, 9] * (z - P[who, 3])
        _eye(F, int(M[mi, 13]), M[mi, 14], u, v, pixel * math.sqrt(P[who, 13]), out)
        if out[3] > 0.5:
            kind, gloss, wrap = SKIN, 0.05, 0.45
        else:
            gloss, shine, wrap = 0.5, 90.0, 0.75
            rim = 0.0
            key = 0.5 + 0.5 * key
    if kind == GLOW:
        k = M[mi, 15] * (0.8 + 0.2 * nz)
        out[0], out[1], out[2] = out[0] * k, out[1] * k, out[2] * k
        return
    nl = nx * Lt[0] + ny * Lt[1] + nz * Lt[2]
    diffuse = max(0.0, (nl + wrap) / (1.0 + wrap))
    dark = 1.0 - Lt[22] * (1.0 - key)
    up = 0.5 + 0.5 * ny
    fill = max(0.0, 0.6 * nx * (1.0 if Lt[0] < 0.0 else -1.0) + 0.15 * ny + 0.55 * nz + 0.25) * sky
    dr, dg, db = diffuse * dark, diffuse * dark, diffuse * dark
    if kind == SKIN or kind == FACE:
        # light that wandered through skin: the red reaches past the terminator
        soft = max(0.0, (nl + 0.75) / 1.75)
        soft_dark = 1.0 - 0.8 * Lt[22] * (1.0 - key)
        dr = 0.45 * dr + 0.55 * soft * soft_dark
        dg = 0.75 * dg + 0.25 * soft * soft_dark
        db = 0.85 * db + 0.15 * soft * soft_dark
    ao = sky
    r = out[0] * (dr * Lt[3] + fill * Lt[19] + ao * (Lt[9] + (Lt[6] - Lt[9]) * up))
    g = out[1] * (dg * Lt[4] + fill * Lt[20] + ao * (Lt[10] + (Lt[7] - Lt[10]) * up))
    b = out[2] * (db * Lt[5] + fill * Lt[21] + ao * (Lt[11] + (Lt[8] - Lt[11]) * up))
    hx, hy, hz = Lt[0], Lt[1], Lt[2] + 1.0
    ln = 1.0 / math.sqrt(hx * hx + hy * hy + hz * hz)
    hx, hy, hz = hx * ln, hy * ln, hz * ln
    if kind == HAIR:
        tx, ty, tz = P[who, 19], P[who, 20], P[who, 21]
        # strands run along the tangent: noise over the normal's direction across it, fixed to the bone
        sx, sy, sz = ty * 0.9 - tz * 0.3, tz * 0.3 - tx * 0.9, tx * 0.3 - ty * 0.3
        ln = 1.0 / math.sqrt(sx * sx + sy * sy + sz * sz + 1e-9)
        side = (nx * sx + ny * sy + nz * sz) * ln
        lane = 13.0 + M[mi, 8] * 0.5 * (side + 0.35 * side * side * side)
        strand = _noise(lane) * 0.6 + _noise(lane * 2.9 + 31.0) * 0.4
        th = tx * hx + ty * hy + tz * hz + (strand - 0.5) * 0.2
        facing = max(0.0, nl * 0.6 + 0.4) * dark
        k1 = gloss * _lobe(1.0 - th * th, 22.0) * facing
        th += 0.24
        k2 = 0.6 * _lobe(1.0 - th * th, 6.0) * facing
        tone = 0.85 + 0.28 * strand
        r = r * tone + k1 * Lt[3] * (0.2 + 0.8 * M[mi, 1]) + k2 * M[mi, 1] * Lt[3]
        g = g * tone + k1 * Lt[4] * (0.2 + 0.8 * M[mi, 2]) + k2 * M[mi, 2] * Lt[4]
        b = b * tone + k1 * Lt[5] * (0.2 + 0.8 * M[mi, 3]) + k2 * M[mi, 3] * Lt[5]
    elif gloss > 0.0:
        nh = max(0.0, nx * hx + ny * hy + nz * hz)
        k = gloss * _lobe(nh, shine) * dark * (1.0 if nl > 0.0 else 0.0)
        if kind == METAL:
            sheen = 0.35 * (0.5 + 0.5 * math.sin(6.0 * (ny * 0.8 + nx * 0.4)))
            r, g, b = (
                r * (0.65 + sheen) + k * M[mi, 1],
                g * (0.65 + sheen) + k * M[mi, 2],
                b * (0.65 + sheen) + k * M[mi, 3],
            )
        else:
            r, g, b = r + k * Lt[3], g + k * Lt[4], b + k * Lt[5]
    if rim > 0.0:
        edge = 1.0 - max(nz, 0.0)
        k = edge * edge * edge * rim * _smooth(-0.25, 0.6, nx * Lt[12] + ny * Lt[13]) * (0.4 + 0.6 * sky)
        r += k * Lt[15] * (0.35 + 0.65 * out[0])
        g += k * Lt[16] * (0.35 + 0.65 * out[1])
        b += k * Lt[17] * (0.35 + 0.65 * out[2])
    out[0], out[1], out[2] = r + out[0] * M[mi, 15], g + out[1] * M[mi, 15], b + out[2] * M[mi, 15]


@kernel
def _openness(occ, step, px, py, z, reach, out):
    """Occlusion at a pixel from the coarse grid: its four neighbours of like depth; into ``out[4:6]``."""
    gx = max((px - step * 0.5) / step, 0.0)
    gy = max((py - step * 0.5) / step, 0.0)
    x0, y0 = np.uint32(gx), np.uint32(gy)
    fx, fy = gx - x0, gy - y0
    x1 = min(x0 + np.uint32(1), np.uint32(occ.shape[1] - 1))
    y1 = min(y0 + np.uint32(1), np.uint32(occ.shape[0] - 1))
    x0, y0 = min(x0, x1), min(y0, y1)
    w00 = (1.0 - fx) * (1.0 - fy) + 0.01
    w01 = fx * (1.0 - fy) + 0.01
    w10 = (1.0 - fx) * fy + 0.01
    w11 = fx * fy + 0.01
    w00 = w00 if abs(occ[y0, x0, 2] - z) < reach else w00 * 0.002
    w01 = w01 if abs(occ[y0, x1, 2] - z) < reach else w01 * 0.002
    w10 = w10 if abs(occ[y1, x0, 2] - z) < reach else w10 * 0.002
    w11 = w11 if abs(occ[y1, x1, 2] - z) < reach else w11 * 0.002
    total = 1.0 / (w00 + w01 + w10 + w11)
    out[4] = (
        w00 * occ[y0, x0, 0] + w01 * occ[y0, x1, 0] + w10 * occ[y1, x0, 0] + w11 * occ[y1, x1, 0]
    ) * total
    out[5] = (
        w00 * occ[y0, x0, 1] + w01 * occ[y0, x1, 1] + w10 * occ[y1, x0, 1] + w11 * occ[y1, x1, 1]
    ) * total


@kernel
def find_edges(shape, material, depth, gap, edge):
    """Marks pixels whose neighbour has another material or lies ``gap`` nearer or farther."""
    height, width = shape.shape
    edge[:] = 0
    for j in range(height):
        for i in range(width - 1):
            a, b = shape[j, i], shape[j, i + 1]
            if a != b:
                different = a < 0 or b < 0
                if not different:
                    different = material[a] != material[b] or abs(depth[j, i] - depth[j, i + 1]) > gap
                if different:
                    edge[j, i] = 1
                    edge[j, i + 1] = 1
    for j in range(height - 1):
        for i in range(width):
            a, b = shape[j, i], shape[j + 1, i]
            if a != b:
                different = a < 0 or b < 0
                if not different:
                    different = material[a] != material[b] or abs(depth[j, i] - depth[j + 1, i]) > gap
                if different:
                    edge[j, i] = 1
                    edge[j + 1, i] = 1


@kernel
def shade_picture(
    P,
    I,
    M,
    F,
    inverse,
    Lt,
    tex,
    tone,
    offsets,
    entries,
    view,
    depth,
    shape,
    normal,
    occ,
    step,
    edge,
    out,
    frame,
):
    """Colours all hits over ``frame`` (uint8, holding the background); edges get four rays a pixel."""
    height, width = depth.shape
    tx = (width + TILE - 1) // TILE
    inv = 1.0 / view[2]
    top = tone.shape[0] - 1
    gain = Lt[18] * 512.0
    reach = 8.0 * inv * step
    for tile in range(offsets.shape[0] - 1):
        start, stop = offsets[tile], offsets[tile + 1]
        if start == stop:
            continue
        py, px = (tile // tx) * TILE, (tile % tx) * TILE
        for j in range(py, min(py + TILE, height)):
            for i in range(px, min(px + TILE, width)):
                rays = 4 if edge[j, i] else 1
                if rays == 1 and shape[j, i] < 0:
                    continue
                r, g, b = 0.0, 0.0, 0.0
                for k in range(rays):
                    if rays == 1:
                        x = view[0] + (i + 0.5 - width * 0.5) * inv
                        y = view[1] + (height * 0.5 - j - 0.5) * inv
                        z, who = float(depth[j, i]), int(shape[j, i])
                        nx, ny, nz = float(normal[j, i, 0]), float(normal[j, i, 1]), float(normal[j, i, 2])
                    else:
                        x = view[0] + (i + 0.125 + 0.25 * k - width * 0.5) * inv
                        y = view[1] + (height * 0.5 - j - 0.125 - 0.25 * ((k * 2 + 1) % 5)) * inv
                        z, who, nx, ny, nz = cast(P, I, entries, start, stop, x, y)
                        if who < 0:
                            r += frame[j, i, 0]
                            g += frame[j, i, 1]
                            b += frame[j, i, 2]
                            continue
                    _openness(occ, step, i + 0.5, j + 0.5, z, reach, out)
                    _lit(P, I, M, F, inverse, Lt, tex, x, y, z, who, nx, ny, nz, out[4], out[5], inv, out)
                    r += tone[min(max(int(out[0] * gain), 0), top)]
                    g += tone[min(max(int(out[1] * gain), 0), top)]
                    b += tone[min(max(int(out[2] * gain), 0), top)]
                share = 1.0 / rays
                frame[j, i, 0] = int(r * share + 0.5)
                frame[j, i, 1] = int(g * share + 0.5)
                frame[j, i, 2] = int(b * share + 0.5)
