"""From hits to colours: materials, faces, light and edges, compiled.

A material row ``M`` is: 0 kind, 1–3 colour, 4–6 second colour (linear light), 7 pattern, 8 pattern
frequency, 9 gloss strength, 10 gloss exponent, 11 rim strength, 12 wrap, 13 actor, 14 side or label,
15 glow. Light row ``Lt``: 0–2 key direction, 3–5 key colour, 6–8 sky, 9–11 ground, 12–14 rim direction,
15–17 rim colour, 18 exposure, 19–21 fill colour, 22 shadow strength. Face rows are described in ``face``.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit

from .kernels import TILE, cast

MATTE, SKIN, FACE, EYE, HAIR, GLOW, METAL = 0, 1, 2, 3, 4, 5, 6
PLAIN, STRIPES, DOTS, CHECK, UPRIGHT, LABEL, BANDS, SPECKLE = 0, 1, 2, 3, 4, 5, 6, 7
MATERIAL_WIDTH, LIGHT_WIDTH, FACE_WIDTH = 16, 24, 48


@njit(nogil=True, cache=True, fastmath=True, error_model="numpy", inline="always")
def _smooth(a, b, v):
    t = min(max((v - a) / (b - a + 1e-9), 0.0), 1.0)
    return t * t * (3.0 - 2.0 * t)


@njit(nogil=True, cache=True, fastmath=True, error_model="numpy", inline="always")
def _hash(n):
    v = math.sin(n * 12.9898) * 43758.5453
    return v - math.floor(v)


@njit(nogil=True, cache=True, fastmath=True, error_model="numpy", inline="always")
def _noise(v):
    i = math.floor(v)
    f = v - i
    f = f * f * (3.0 - 2.0 * f)
    return _hash(i) * (1.0 - f) + _hash(i + 1.0) * f


@njit(nogil=True, cache=True, fastmath=True, error_model="numpy")
def _pattern(m, bx, by, bz, bone_n, pixel, tex, u, v):
    """How much of the second colour shows at a bone-space point (0 … 1)."""
    kind = int(m[7])
    f = m[8]
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
        a = math.atan2(bx, bz + 1e-9) * f * 0.28
        b = by * f
        row = math.floor(b)
        a += 0.5 * (row - 2.0 * math.floor(row * 0.5))
        a, b = a - math.floor(a) - 0.5, b - row - 0.5
        return 1.0 - _smooth(0.26 - soft, 0.26 + soft, math.sqrt(a * a + b * b))
    if kind == CHECK:
        a = math.atan2(bx, bz + 1e-9) * f * 0.28
        b = by * f
        a, b = abs(a - math.floor(a) - 0.5), abs(b - math.floor(b) - 0.5)
        return 0.5 * _smooth(0.25 - soft, 0.25 + soft, a) + 0.5 * _smooth(0.25 - soft, 0.25 + soft, b)
    if kind == SPECKLE:
        a, b = bx * f, by * f + bz * f * 0.7
        return 0.8 * (_hash(math.floor(a) * 7.1 + math.floor(b) * 13.7 + math.floor(bz * f) * 3.3) > 0.72)
    return 0.0


@njit(nogil=True, cache=True, fastmath=True, error_model="numpy")
def _eye(f, m, u, v, w, pixel, out):
    """Colour of an eyeball at unit-sphere coordinates, with iris, lids and lashes; alpha of lid in out[3]."""
    side = m[14]
    which = 0 if side < 0 else 1
    gx, gy = f[2] - side * f[19], f[3]
    ix, iy = math.sin(gx), math.sin(gy)
    d = math.sqrt((u - ix) ** 2 + (v - iy) ** 2)
    iris, pupil = f[41], f[41] * f[9]
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
        r += (f[10] * glow * ring * ray - r) * k
        g += (f[11] * glow * ring * ray - g) * k
        b += (f[12] * glow * ring * ray - b) * k
        k = 1.0 - _smooth(pupil - soft, pupil + soft, d)
        r, g, b = r + (0.008 - r) * k, g + (0.006 - g) * k, b + (0.008 - b) * k
    # shadow of the lid, then two catch lights
    upper = f[4 + which] + f[8] * side * u - 0.10 * u * u
    lower = f[6 + which] - 0.16 + 0.16 * u * u
    fall = 0.55 + 0.45 * _smooth(0.0, 0.42, upper - v)
    r, g, b = r * fall, g * fall, b * fall
    k = 1.0 - _smooth(
        0.15 - soft, 0.15 + soft, math.sqrt((u - ix * 0.8 + 0.17) ** 2 + (v - iy * 0.8 - 0.2) ** 2)
    )
    r, g, b = r + (1.5 - r) * k, g + (1.5 - g) * k, b + (1.5 - b) * k
    k = 0.6 * (1.0 - _smooth(0.07 - soft, 0.07 + soft, math.sqrt((u - ix - 0.17) ** 2 + (v - iy + 0.2) ** 2)))
    r, g, b = r + (1.2 - r) * k, g + (1.2 - g) * k, b + (1.2 - b) * k
    lid = max(_smooth(-soft, soft, v - upper), _smooth(-soft, soft, lower - v))
    lash = 1.0 - _smooth(f[42], f[42] + 2.0 * soft, abs(v - upper) - 0.0)
    low = 0.35 * (1.0 - _smooth(0.02, 0.02 + 2.0 * soft, abs(v - lower)))
    crease = 1.0 - 0.22 * (1.0 - _smooth(0.0, 0.10, abs(v - upper - 0.26)))
    r, g, b = r + (f[16] * crease - r) * lid, g + (f[17] * crease - g) * lid, b + (f[18] * crease - b) * lid
    k = max(lash, low)
    out[0] = r + (f[13] - r) * k
    out[1] = g + (f[14] - g) * k
    out[2] = b + (f[15] - b) * k
    out[3] = lid


@njit(nogil=True, cache=True, fastmath=True, error_model="numpy")
def _face(f, x, y, z, pixel, out):
    """Paints blush, freckles and the mouth over skin at head coordinates; ``out`` holds the colour."""
    if z < 0.0:
        return
    r, g, b = out[0], out[1], out[2]
    ax = abs(x)
    k = f[35] * math.exp(-(((ax - 0.50) / 0.21) ** 2) - ((y + 0.25) / 0.155) ** 2)
    k += f[35] * 0.45 * math.exp(-((x / 0.13) ** 2) - ((y + 0.13) / 0.11) ** 2)
    k = min(k, 1.0)
    r, g, b = r + (f[37] - r) * k, g + (f[38] - g) * k, b + (f[39] - b) * k
    if f[36] > 0.5 and 0.05 < ax < 0.72 and -0.36 < y < -0.04:
        cx, cy = math.floor(x * 11.0), math.floor(y * 11.0)
        h = _hash(cx * 3.1 + cy * 17.3 + 5.0)
        if h > 0.42:
            px = (cx + 0.3 + 0.4 * _hash(cx * 5.7 + cy)) / 11.0
            py = (cy + 0.3 + 0.4 * _hash(cx + cy * 7.9)) / 11.0
            d = math.sqrt((x - px) ** 2 + (y - py) ** 2)
            k = 0.55 * (1.0 - _smooth(0.014, 0.014 + max(pixel * 2.0, 0.01), d))
            r, g, b = r * (1.0 - 0.45 * k), g * (1.0 - 0.72 * k), b * (1.0 - 0.85 * k)
    if f[40] > 0.0:
        k = f[40] * _smooth(-0.22, -0.40, y) * _smooth(0.75, 0.55, ax)
        r, g, b = r * (1.0 - 0.45 * k), g * (1.0 - 0.42 * k), b * (1.0 - 0.36 * k)
    # mouth
    w = f[22]
    c = (x - f[20]) / w
    ac = abs(c)
    if ac < 1.45 and -1.0 < y < 0.1:
        bow = 1.0 - min(ac, 1.0) ** f[29]
        bow = math.sqrt(max(bow, 0.0)) if f[29] > 1.95 else max(bow, 0.0)
        mid = f[21] + f[25] * (min(c * c, 1.6)) + f[34] * c
        up, low = mid + f[23] * bow, mid - f[24] * bow
        opened = f[23] + f[24]
        soft = max(pixel * 1.1, 0.006)
        inside = min(up - y, y - low)
        if ac > 1.0:
            inside = -math.sqrt((ac - 1.0) ** 2 * w * w + (y - mid) ** 2)
        lip = f[30]
        near = -inside
        # the lips: a soft band round the opening, fuller below
        band = lip * (0.75 if y > mid else 1.25) * max(0.0, 1.0 - 0.75 * ac * ac)
        k = 0.62 * (1.0 - _smooth(band * 0.5, band + soft, near)) if ac < 1.0 else 0.0
        r, g, b = r + (f[31] - r) * k, g + (f[32] - g) * k, b + (f[33] - b) * k
        # shade under the lower lip, corner dimples
        k = 0.14 * math.exp(-(((y - low + 0.085) / 0.035) ** 2)) * max(0.0, 1.0 - ac * ac)
        k += 0.30 * math.exp(-(((ac - 1.04) * w / 0.028) ** 2) - ((y - mid) / 0.045) ** 2)
        r, g, b = r * (1.0 - 0.8 * k), g * (1.0 - k), b * (1.0 - k)
        k = _smooth(-soft, soft, inside)
        if k > 0.0:
            depth = _smooth(0.0, 0.10, up - y)
            ir, ig, ib = 0.14 - 0.09 * depth, 0.018, 0.022
            span = max(opened, 1e-4)
            tongue_y = low + f[28] * span * (1.0 - 0.5 * c * c)
            t = _smooth(-soft, soft * 3.0, tongue_y - y) * _smooth(0.85, 0.72, ac)
            tr = 0.62 * (0.65 + 0.35 * _smooth(tongue_y, low, y))
            groove = 1.0 - 0.3 * math.exp(-((c / 0.07) ** 2))
            ir, ig, ib = (
                ir + (tr * groove - ir) * t,
                ig + (0.13 * groove - ig) * t,
                ib + (0.14 * groove - ib) * t,
            )
            line = f[21] + f[25] * 0.8 * c * c + f[34] * c + f[23] * (1.0 - 0.35 * c * c) - f[26]
            t = _smooth(-soft, soft, y - line) * _smooth(0.94, 0.86, ac) * (1.0 if f[26] > 0.003 else 0.0)
            tooth = 0.90 - 0.28 * _smooth(0.05, 0.0, up - y) - 0.12 * ac
            ir, ig, ib = ir + (tooth - ir) * t, ig + (tooth * 0.98 - ig) * t, ib + (tooth * 0.94 - ib) * t
            line = low + f[27]
            t = _smooth(-soft, soft, line - y) * _smooth(0.8, 0.7, ac) * (1.0 if f[27] > 0.003 else 0.0)
            ir, ig, ib = ir + (0.72 - ir) * t, ig + (0.70 - ig) * t, ib + (0.66 - ib) * t
            r, g, b = r + (ir - r) * k, g + (ig - g) * k, b + (ib - b) * k
        # the line of the lips, strongest when closed
        k = (1.0 - _smooth(0.012, 0.012 + 1.6 * soft, abs(near))) if ac < 1.0 else 0.0
        if opened < 0.02 and ac < 1.0:
            k = 1.0 - _smooth(0.010 * (1.15 - ac), 0.012 * (1.15 - ac) + 1.6 * soft, abs(y - mid))
        k *= 0.72
        r, g, b = r + (f[43] - r) * k, g + (f[44] - g) * k, b + (f[45] - b) * k
    out[0], out[1], out[2] = r, g, b


@njit(nogil=True, cache=True, fastmath=True, error_model="numpy")
def _lit(P, I, M, F, inverse, Lt, tex, x, y, z, who, nx, ny, nz, t, sky, key, pixel, out):
    """Linear colour of one hit into ``out[:3]``."""
    m = M[I[who, 1]]
    kind = int(m[0])
    out[0], out[1], out[2], out[3] = m[1], m[2], m[3], 1.0
    gloss, shine, rim, wrap = m[9], m[10], m[11], m[12]
    bone = inverse[I[who, 2]]
    if m[7] > 0.5 or kind == FACE:
        bx = bone[0, 0] * x + bone[0, 1] * y + bone[0, 2] * z + bone[0, 3]
        by = bone[1, 0] * x + bone[1, 1] * y + bone[1, 2] * z + bone[1, 3]
        bz = bone[2, 0] * x + bone[2, 1] * y + bone[2, 2] * z + bone[2, 3]
    if m[7] > 0.5:
        if int(m[7]) == LABEL:
            p = P[who]
            u = p[4] * (x - p[1]) + p[5] * (y - p[2]) + p[6] * (z - p[3])
            v = p[7] * (x - p[1]) + p[8] * (y - p[2]) + p[9] * (z - p[3])
            w = p[10] * (x - p[1]) + p[11] * (y - p[2]) + p[12] * (z - p[3])
            if w > 0.9 and abs(u) < 1.0 and abs(v) < 1.0:
                sheet = tex[int(m[14])]
                row = min(int((0.5 - 0.5 * v) * sheet.shape[0]), sheet.shape[0] - 1)
                col = min(int((0.5 + 0.5 * u) * sheet.shape[1]), sheet.shape[1] - 1)
                a = sheet[row, col, 3] / 255.0
                for c in range(3):
                    ink = (sheet[row, col, c] / 255.0) ** 2.2
                    out[c] += (ink - out[c]) * a
        else:
            k = _pattern(m, bx, by, bz, 0, pixel, tex, 0.0, 0.0)
            for c in range(3):
                out[c] += (m[4 + c] - out[c]) * k
    if kind == FACE:
        f = F[int(m[13])]
        _face(f, bx * f[1], by * f[1], bz * f[1], pixel * f[1], out)
    elif kind == EYE:
        p = P[who]
        u = p[4] * (x - p[1]) + p[5] * (y - p[2]) + p[6] * (z - p[3])
        v = p[7] * (x - p[1]) + p[8] * (y - p[2]) + p[9] * (z - p[3])
        w = p[10] * (x - p[1]) + p[11] * (y - p[2]) + p[12] * (z - p[3])
        _eye(F[int(m[13])], m, u, v, w, pixel * math.sqrt(p[13]), out)
        if out[3] > 0.5:
            kind, gloss, wrap = SKIN, 0.05, 0.45
        else:
            gloss, shine, wrap = 0.5, 90.0, 0.75
            rim = 0.0
            key = 0.5 + 0.5 * key
    if kind == GLOW:
        k = m[15] * (0.8 + 0.2 * nz)
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
        p = P[who]
        tx, ty, tz = p[19], p[20], p[21]
        # strands: noise over the direction across tangent and normal
        sx, sy, sz = ty * nz - tz * ny, tz * nx - tx * nz, tx * ny - ty * nx
        across = (x - p[1]) * sx + (y - p[2]) * sy + (z - p[3]) * sz
        lane = math.atan2(nx * sx + 0.3 * nz, nz) * 6.0 + across * m[8]
        strand = _noise(lane + who * 3.7) * 0.65 + _noise(lane * 2.7 + who) * 0.35
        th = tx * hx + ty * hy + tz * hz + (strand - 0.5) * 0.35
        shine1 = math.sqrt(max(0.0, 1.0 - th * th)) ** 60.0
        th2 = th + 0.22
        shine2 = math.sqrt(max(0.0, 1.0 - th2 * th2)) ** 14.0
        facing = max(0.0, nl * 0.6 + 0.4) * dark
        tone = 0.74 + 0.52 * strand
        r, g, b = r * tone, g * tone, b * tone
        k1, k2 = gloss * shine1 * facing, 0.55 * shine2 * facing
        r += k1 * Lt[3] * (0.25 + 0.75 * m[1]) + k2 * m[1] * Lt[3]
        g += k1 * Lt[4] * (0.25 + 0.75 * m[2]) + k2 * m[2] * Lt[4]
        b += k1 * Lt[5] * (0.25 + 0.75 * m[3]) + k2 * m[3] * Lt[5]
    elif gloss > 0.0:
        nh = max(0.0, nx * hx + ny * hy + nz * hz)
        k = gloss * nh**shine * dark * (1.0 if nl > 0.0 else 0.0)
        if kind == METAL:
            sheen = 0.35 * (0.5 + 0.5 * math.sin(6.0 * (ny * 0.8 + nx * 0.4)))
            r, g, b = (
                r * (0.65 + sheen) + k * m[1],
                g * (0.65 + sheen) + k * m[2],
                b * (0.65 + sheen) + k * m[3],
            )
        else:
            r, g, b = r + k * Lt[3], g + k * Lt[4], b + k * Lt[5]
    if rim > 0.0:
        edge = 1.0 - max(nz, 0.0)
        k = edge * edge * edge * rim * _smooth(-0.25, 0.6, nx * Lt[12] + ny * Lt[13]) * (0.4 + 0.6 * sky)
        r += k * Lt[15] * (0.35 + 0.65 * out[0])
        g += k * Lt[16] * (0.35 + 0.65 * out[1])
        b += k * Lt[17] * (0.35 + 0.65 * out[2])
    out[0], out[1], out[2] = r + out[0] * m[15], g + out[1] * m[15], b + out[2] * m[15]


@njit(nogil=True, cache=True, fastmath=True, error_model="numpy", inline="always")
def _openness(occ, step, px, py, z, reach, out):
    """Occlusion at a pixel from the coarse grid: the four neighbours, those of like depth weigh more."""
    gx, gy = (px - step * 0.5) / step, (py - step * 0.5) / step
    x0, y0 = int(math.floor(gx)), int(math.floor(gy))
    fx, fy = gx - x0, gy - y0
    total, sky, key = 1e-6, 1e-6, 1e-6
    for j in range(2):
        for i in range(2):
            yy, xx = min(max(y0 + j, 0), occ.shape[0] - 1), min(max(x0 + i, 0), occ.shape[1] - 1)
            zz = occ[yy, xx, 2]
            if zz > -1.0e8:
                w = (fx if i else 1.0 - fx) * (fy if j else 1.0 - fy)
                w = (w + 0.02) / (1.0 + ((zz - z) / reach) ** 2)
                total += w
                sky += w * occ[yy, xx, 0]
                key += w * occ[yy, xx, 1]
    out[4], out[5] = sky / total, key / total


@njit(nogil=True, cache=True, fastmath=True, error_model="numpy")
def shade_picture(
    P, I, M, F, inverse, Lt, tex, tone, offsets, entries, view, depth, shape, normal, along, occ, step, frame
):
    """Colours all hits over ``frame`` (uint8, holding the background); edges get four rays a pixel."""
    height, width = depth.shape
    tx = (width + TILE - 1) // TILE
    inv = 1.0 / view[2]
    out = np.empty(6)
    top = tone.shape[0] - 1
    gain = Lt[18] * 512.0
    reach = 6.0 * inv * step
    for tile in range(offsets.shape[0] - 1):
        start, stop = offsets[tile], offsets[tile + 1]
        if start == stop:
            continue
        py, px = (tile // tx) * TILE, (tile % tx) * TILE
        for j in range(py, min(py + TILE, height)):
            for i in range(px, min(px + TILE, width)):
                who = shape[j, i]
                z = depth[j, i]
                mat = I[who, 1] if who >= 0 else -1
                edge = False
                for k in range(4):
                    b = min(max(j + (k - 1 if k % 2 == 0 else 0), 0), height - 1)
                    a = min(max(i + (k - 2 if k % 2 == 1 else 0), 0), width - 1)
                    other = shape[b, a]
                    if other != who:
                        if other < 0 or who < 0 or I[other, 1] != mat:
                            edge = True
                        elif abs(depth[b, a] - z) > 5.0 * inv:
                            edge = True
                if who < 0 and not edge:
                    continue
                if who >= 0:
                    _openness(occ, step, i + 0.5, j + 0.5, z, reach, out)
                if not edge:
                    x = view[0] + (i + 0.5 - width * 0.5) * inv
                    y = view[1] + (height * 0.5 - j - 0.5) * inv
                    nx, ny, nz = normal[j, i, 0], normal[j, i, 1], normal[j, i, 2]
                    _lit(
                        P,
                        I,
                        M,
                        F,
                        inverse,
                        Lt,
                        tex,
                        x,
                        y,
                        z,
                        who,
                        nx,
                        ny,
                        nz,
                        along[j, i],
                        out[4],
                        out[5],
                        inv,
                        out,
                    )
                    for c in range(3):
                        frame[j, i, c] = tone[min(max(int(out[c] * gain), 0), top)]
                    continue
                r, g, b3 = 0.0, 0.0, 0.0
                for k in range(4):
                    ox = 0.125 + 0.25 * k
                    oy = 0.125 + 0.25 * ((k * 2 + 1) % 4 if k < 2 else (k * 2) % 4)
                    x = view[0] + (i + ox - width * 0.5) * inv
                    y = view[1] + (height * 0.5 - j - oy) * inv
                    z1, w1, nx, ny, nz, t1 = cast(P, I, entries, start, stop, x, y)
                    if w1 < 0:
                        r += frame[j, i, 0]
                        g += frame[j, i, 1]
                        b3 += frame[j, i, 2]
                    else:
                        _openness(occ, step, i + 0.5, j + 0.5, z1, reach, out)
                        _lit(
                            P,
                            I,
                            M,
                            F,
                            inverse,
                            Lt,
                            tex,
                            x,
                            y,
                            z1,
                            w1,
                            nx,
                            ny,
                            nz,
                            t1,
                            out[4],
                            out[5],
                            inv,
                            out,
                        )
                        r += tone[min(max(int(out[0] * gain), 0), top)]
                        g += tone[min(max(int(out[1] * gain), 0), top)]
                        b3 += tone[min(max(int(out[2] * gain), 0), top)]
                frame[j, i, 0] = int(r * 0.25 + 0.5)
                frame[j, i, 1] = int(g * 0.25 + 0.5)
                frame[j, i, 2] = int(b3 * 0.25 + 0.5)
