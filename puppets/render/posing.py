"""Moves shapes from bones to the world and lists which tile of the picture each may touch; compiled.

Tables as described in ``kernels``.
"""

from __future__ import annotations

import math

from .compiled import kernel, leaf
from .tables import CONE, ELLIPSOID, TILE


@kernel
def pose_shapes(local, index, bones, m, out):
    """Moves shapes from bone space (``local``, axes not inverted) to the world; fills ``out``."""
    for i in range(local.shape[0]):
        s, o, b = local[i], out[i], bones[index[i, 2]]
        kind = int(s[0])
        o[0] = s[0]
        for r in range(3):
            o[1 + r] = b[r, 0] * s[1] + b[r, 1] * s[2] + b[r, 2] * s[3] + b[r, 3]
            o[19 + r] = b[r, 0] * s[19] + b[r, 1] * s[20] + b[r, 2] * s[21]
        norm = math.sqrt(o[19] ** 2 + o[20] ** 2 + o[21] ** 2) + 1e-12
        o[19] /= norm
        o[20] /= norm
        o[21] /= norm
        scale = math.sqrt(b[0, 1] ** 2 + b[1, 1] ** 2 + b[2, 1] ** 2)
        o[32] = s[32] * scale
        o[33] = s[33] * scale
        o[27] = s[27]
        if s[27] > 0.5:
            _pose_clip(s, o, b, scale)
        if kind == CONE:
            _pose_cone(s, o, b)
        else:
            _pose_affine(s, o, b, m, kind)


@leaf
def _pose_clip(s, o, b, scale):
    # a plane n·p + d ≥ 0 that keeps its side under a rotation with uniform scale
    n2 = 0.0
    for r in range(3):
        o[23 + r] = (b[r, 0] * s[23] + b[r, 1] * s[24] + b[r, 2] * s[25]) / (scale * scale)
        n2 += o[23 + r] * b[r, 3]
    o[26] = s[26] - n2


@leaf
def _pose_cone(s, o, b):
    volume = abs(
        b[0, 0] * (b[1, 1] * b[2, 2] - b[1, 2] * b[2, 1])
        - b[0, 1] * (b[1, 0] * b[2, 2] - b[1, 2] * b[2, 0])
        + b[0, 2] * (b[1, 0] * b[2, 1] - b[1, 1] * b[2, 0])
    )
    scale = volume ** (1.0 / 3.0)
    ra, rb = s[4] * scale, s[5] * scale
    o[4], o[5] = ra, rb
    for r in range(3):
        o[6 + r] = b[r, 0] * s[6] + b[r, 1] * s[7] + b[r, 2] * s[8] + b[r, 3] - o[1 + r]
    o[9] = (rb - ra) ** 2 - o[6] ** 2 - o[7] ** 2
    o[22] = max(o[3] + ra, o[3] + o[8] + rb)
    o[28] = min(o[1] - ra, o[1] + o[6] - rb)
    o[29] = max(o[1] + ra, o[1] + o[6] + rb)
    o[30] = min(o[2] - ra, o[2] + o[7] - rb)
    o[31] = max(o[2] + ra, o[2] + o[7] + rb)


@leaf
def _pose_affine(s, o, b, m, kind):
    e0, e1, e2 = 0.0, 0.0, 0.0
    for r in range(3):
        total = 0.0
        for c in range(3):
            v = b[r, 0] * s[4 + c] + b[r, 1] * s[7 + c] + b[r, 2] * s[10 + c]
            m[3 * r + c] = v
            total += v * v if kind == ELLIPSOID else abs(v)
        if kind == ELLIPSOID:
            total = math.sqrt(total)
        if r == 0:
            e0 = total
        elif r == 1:
            e1 = total
        else:
            e2 = total
    det = (
        m[0] * (m[4] * m[8] - m[5] * m[7])
        - m[1] * (m[3] * m[8] - m[5] * m[6])
        + m[2] * (m[3] * m[7] - m[4] * m[6])
    )
    inv = 1.0 / (det if abs(det) > 1e-18 else 1e-18)
    o[4] = (m[4] * m[8] - m[5] * m[7]) * inv
    o[5] = (m[2] * m[7] - m[1] * m[8]) * inv
    o[6] = (m[1] * m[5] - m[2] * m[4]) * inv
    o[7] = (m[5] * m[6] - m[3] * m[8]) * inv
    o[8] = (m[0] * m[8] - m[2] * m[6]) * inv
    o[9] = (m[2] * m[3] - m[0] * m[5]) * inv
    o[10] = (m[3] * m[7] - m[4] * m[6]) * inv
    o[11] = (m[1] * m[6] - m[0] * m[7]) * inv
    o[12] = (m[0] * m[4] - m[1] * m[3]) * inv
    o[13] = o[4] * o[4] + o[7] * o[7] + o[10] * o[10]
    o[14] = o[4] * o[5] + o[7] * o[8] + o[10] * o[11]
    o[15] = o[4] * o[6] + o[7] * o[9] + o[10] * o[12]
    o[16] = o[5] * o[5] + o[8] * o[8] + o[11] * o[11]
    o[17] = o[5] * o[6] + o[8] * o[9] + o[11] * o[12]
    o[18] = o[6] * o[6] + o[9] * o[9] + o[12] * o[12]
    o[22] = o[3] + e2
    o[28], o[29], o[30], o[31] = o[1] - e0, o[1] + e0, o[2] - e1, o[2] + e1


@kernel
def bin_tiles(P, order, view, width, height, offsets, entries):
    """Lists, for every 16×16 tile, the shapes whose bounds touch it, nearest first.

    ``view`` is centre x, centre y and pixels per world unit. Returns the number of entries needed;
    when it is more than ``entries`` holds, the caller makes room and calls again.
    """
    tx, ty = (width + TILE - 1) // TILE, (height + TILE - 1) // TILE
    offsets[:] = 0
    for fill in range(2):
        for k in range(order.shape[0]):
            p = P[order[k]]
            x0 = max(0, math.floor(((p[28] - view[0]) * view[2] + width * 0.5 - 1.0) / TILE))
            x1 = min(tx - 1, math.floor(((p[29] - view[0]) * view[2] + width * 0.5 + 1.0) / TILE))
            y0 = max(0, math.floor((height * 0.5 - (p[31] - view[1]) * view[2] - 1.0) / TILE))
            y1 = min(ty - 1, math.floor((height * 0.5 - (p[30] - view[1]) * view[2] + 1.0) / TILE))
            for j in range(y0, y1 + 1):
                for i in range(x0, x1 + 1):
                    if fill == 0:
                        offsets[j * tx + i + 1] += 1
                    else:
                        entries[offsets[j * tx + i]] = order[k]
                        offsets[j * tx + i] += 1
        if fill == 0:
            for i in range(1, tx * ty + 1):
                offsets[i] += offsets[i - 1]
            if offsets[tx * ty] > entries.shape[0]:
                return offsets[tx * ty]
    for i in range(tx * ty, 0, -1):
        offsets[i] = offsets[i - 1]
    offsets[0] = 0
    return offsets[tx * ty]
