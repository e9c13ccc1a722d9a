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
from .kernels import cast
from .painting import EYE, FACE, GLOW, HAIR, LABEL, METAL, SKIN, eye, face, lobe, noise, pattern, smooth
from .tables import TILE


@leaf
def _surface(P, N, M, F, inverse, tex, x, y, z, who, pixel, out):
    """The unlit colour of one hit into ``out[:3]``; ``out[3]`` is how much an eye is covered by its lid."""
    mi = N[who, 1]
    kind = int(M[mi, 0])
    out[0], out[1], out[2], out[3] = M[mi, 1], M[mi, 2], M[mi, 3], 1.0
    printed = int(M[mi, 7])
    if printed == LABEL or kind == EYE:
        # coordinates of the shape itself, −1 … 1
        qx, qy, qz = x - P[who, 1], y - P[who, 2], z - P[who, 3]
        u = P[who, 4] * qx + P[who, 5] * qy + P[who, 6] * qz
        v = P[who, 7] * qx + P[who, 8] * qy + P[who, 9] * qz
        w = P[who, 10] * qx + P[who, 11] * qy + P[who, 12] * qz
        if kind == EYE:
            eye(F, int(M[mi, 13]), M[mi, 14], u, v, pixel * math.sqrt(P[who, 13]), out)
        elif w > 0.9 and abs(u) < 1.0 and abs(v) < 1.0:
            si = int(M[mi, 14])
            row = min(int((0.5 - 0.5 * v) * tex.shape[1]), tex.shape[1] - 1)
            col = min(int((0.5 + 0.5 * u) * tex.shape[2]), tex.shape[2] - 1)
            a = tex[si, row, col, 3] / 255.0
            for c in range(3):
                ink = (tex[si, row, col, c] / 255.0) ** 2.2
                out[c] += (ink - out[c]) * a
    elif printed > 0 or kind == FACE:
        n = int(M[mi, 13])
        bi = N[who, 2] if kind != FACE else int(F[n, 0])
        bx = inverse[bi, 0, 0] * x + inverse[bi, 0, 1] * y + inverse[bi, 0, 2] * z + inverse[bi, 0, 3]
        by = inverse[bi, 1, 0] * x + inverse[bi, 1, 1] * y + inverse[bi, 1, 2] * z + inverse[bi, 1, 3]
        bz = inverse[bi, 2, 0] * x + inverse[bi, 2, 1] * y + inverse[bi, 2, 2] * z + inverse[bi, 2, 3]
        if kind == FACE:
            face(F, n, bx, by, bz, pixel * F[n, 1], out)
        else:
            k = pattern(printed, M[mi, 8], bx, by, bz, pixel)
            for c in range(3):
                out[c] += (M[mi, 4 + c] - out[c]) * k


@leaf
def _strands(tx, ty, tz, nx, ny, nz, hx, hy, hz, frequency):
    """Hair: tone of the strand and its two highlights, the sharp and the broad (after Kajiya and Kay 1989)."""
    # strands run along the tangent: noise over the normal's direction across it
    sx, sy, sz = ty * 0.9 - tz * 0.3, tz * 0.3 - tx * 0.9, tx * 0.3 - ty * 0.3
    ln = 1.0 / math.sqrt(sx * sx + sy * sy + sz * sz + 1e-9)
    side = (nx * sx + ny * sy + nz * sz) * ln
    lane = 13.0 + frequency * 0.5 * (side + 0.35 * side * side * side)
    strand = noise(lane) * 0.6 + noise(lane * 2.9 + 31.0) * 0.4
    th = tx * hx + ty * hy + tz * hz + (strand - 0.5) * 0.2
    broad = th + 0.24
    nh = max(0.0, nx * hx + ny * hy + nz * hz)
    facing = 0.15 + 0.85 * nh * nh
    return 0.85 + 0.28 * strand, lobe(1.0 - th * th, 22.0) * facing, lobe(1.0 - broad * broad, 6.0) * facing


@leaf
def _lit(P, N, M, F, inverse, Lt, tex, x, y, z, who, nx, ny, nz, sky, key, pixel, out):
    """Linear colour of one hit into ``out[:3]``."""
    _surface(P, N, M, F, inverse, tex, x, y, z, who, pixel, out)
    mi = N[who, 1]
    kind = int(M[mi, 0])
    gloss, shine, rim, wrap = M[mi, 9], M[mi, 10], M[mi, 11], M[mi, 12]
    if kind == EYE:
        if out[3] > 0.5:
            kind, gloss, wrap = SKIN, 0.05, 0.45
        else:
            gloss, shine, wrap, rim = 0.5, 90.0, 0.75, 0.0
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
    if kind in (SKIN, FACE):
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
        tone, k1, k2 = _strands(P[who, 19], P[who, 20], P[who, 21], nx, ny, nz, hx, hy, hz, M[mi, 8])
        facing = max(0.0, nl * 0.6 + 0.4) * dark
        k1, k2 = k1 * gloss * facing, k2 * 0.6 * facing
        r = r * tone + k1 * Lt[3] * (0.2 + 0.8 * M[mi, 1]) + k2 * M[mi, 1] * Lt[3]
        g = g * tone + k1 * Lt[4] * (0.2 + 0.8 * M[mi, 2]) + k2 * M[mi, 2] * Lt[4]
        b = b * tone + k1 * Lt[5] * (0.2 + 0.8 * M[mi, 3]) + k2 * M[mi, 3] * Lt[5]
    elif gloss > 0.0:
        nh = max(0.0, nx * hx + ny * hy + nz * hz)
        k = gloss * lobe(nh, shine) * dark * (1.0 if nl > 0.0 else 0.0)
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
        k = edge * edge * edge * rim * smooth(-0.25, 0.6, nx * Lt[12] + ny * Lt[13]) * (0.4 + 0.6 * sky)
        r += k * Lt[15] * (0.35 + 0.65 * out[0])
        g += k * Lt[16] * (0.35 + 0.65 * out[1])
        b += k * Lt[17] * (0.35 + 0.65 * out[2])
    out[0], out[1], out[2] = r + out[0] * M[mi, 15], g + out[1] * M[mi, 15], b + out[2] * M[mi, 15]


@leaf
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
    N,
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
                        z, who, nx, ny, nz = cast(P, N, entries, start, stop, x, y)
                        if who < 0:
                            r += frame[j, i, 0]
                            g += frame[j, i, 1]
                            b += frame[j, i, 2]
                            continue
                    _openness(occ, step, i + 0.5, j + 0.5, z, reach, out)
                    _lit(P, N, M, F, inverse, Lt, tex, x, y, z, who, nx, ny, nz, out[4], out[5], inv, out)
                    r += tone[min(max(int(out[0] * gain), 0), top)]
                    g += tone[min(max(int(out[1] * gain), 0), top)]
                    b += tone[min(max(int(out[2] * gain), 0), top)]
                share = 1.0 / rays
                frame[j, i, 0] = int(r * share + 0.5)
                frame[j, i, 1] = int(g * share + 0.5)
                frame[j, i, 2] = int(b * share + 0.5)
