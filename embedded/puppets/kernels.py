"""The renderer's inner loops: parallel rays meet ellipsoids, boxes and round cones, tile by tile.

Rays run along −z, so a shape is a height over the picture: an ellipsoid is one quadratic, a round cone
(the hull of two spheres) the highest point of a sliding sphere, a box a slab test. Shapes of one group
melt into each other by a smooth maximum. Everything here is compiled; what colour a hit has is decided
in ``shading``, which shapes there are in ``rig``.

Shape table ``P`` (one row a shape, world units): 0 type, 1–3 centre, 4–12 inverse axes (row-major) or,
for a cone, 4 first radius, 5 second radius, 6–8 axis, 9 curvature; 13–18 quadric, 19–21 tangent,
22 highest z, 23–26 clip plane, 27 clipped?, 28–31 bounds (x0, x1, y0, y1), 32 blend distance, 33 bevel.
Index table ``I``: 0 group, 1 material, 2 bone, 3 actor.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit

ELLIPSOID, BOX, CONE = 0, 1, 2
WIDTH = 34
TILE = 16
FAR = -1.0e9


@njit(nogil=True, cache=True, error_model="numpy")
def pose_shapes(local, index, bones, out):
    """Moves shapes from bone space (``local``, axes not inverted) to the world; fills ``out``."""
    m = np.empty(9)
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


@njit(nogil=True, cache=True, error_model="numpy")
def _pose_clip(s, o, b, scale):
    # a plane n·p + d ≥ 0 that keeps its side under a rotation with uniform scale
    n2 = 0.0
    for r in range(3):
        o[23 + r] = (b[r, 0] * s[23] + b[r, 1] * s[24] + b[r, 2] * s[25]) / (scale * scale)
        n2 += o[23 + r] * b[r, 3]
    o[26] = s[26] - n2


@njit(nogil=True, cache=True, error_model="numpy")
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


@njit(nogil=True, cache=True, error_model="numpy")
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


@njit(nogil=True, cache=True, error_model="numpy")
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
            x0 = max(0, int(math.floor(((p[28] - view[0]) * view[2] + width * 0.5 - 1.0) / TILE)))
            x1 = min(tx - 1, int(math.floor(((p[29] - view[0]) * view[2] + width * 0.5 + 1.0) / TILE)))
            y0 = max(0, int(math.floor((height * 0.5 - (p[31] - view[1]) * view[2] - 1.0) / TILE)))
            y1 = min(ty - 1, int(math.floor((height * 0.5 - (p[30] - view[1]) * view[2] + 1.0) / TILE)))
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


@njit(nogil=True, cache=True, fastmath=True, error_model="numpy", inline="always")
def _hit_cone(p, x, y):
    """Height of the hull of two spheres over (x, y) and where along the axis, or ``FAR``."""
    dx, dy = p[6], p[7]
    qx, qy = x - p[1], y - p[2]
    dr = p[5] - p[4]
    s0 = p[4] * p[4] - qx * qx - qy * qy
    s1 = 2.0 * (p[4] * dr + qx * dx + qy * dy)
    s2 = p[9]
    if s2 > -1e-9:
        # one sphere hides the other: the higher cap wins
        z, t = FAR, 0.0
        if s0 > 0.0:
            z = p[3] + math.sqrt(s0)
        e = s0 + s1 + s2
        if e > 0.0:
            z1 = p[3] + p[8] + math.sqrt(e)
            if z1 > z:
                z, t = z1, 1.0
        return z, t
    disc = s1 * s1 - 4.0 * s0 * s2
    if disc < 0.0:
        return FAR, 0.0
    u = -p[8] * math.sqrt(disc / (p[8] * p[8] - s2))
    t = (u - s1) / (2.0 * s2)
    t = min(max(t, 0.0), 1.0)
    e = s0 + t * (s1 + t * s2)
    if e < 0.0:
        return FAR, 0.0
    return p[3] + t * p[8] + math.sqrt(e), t


@njit(nogil=True, cache=True, fastmath=True, error_model="numpy", inline="always")
def _hit_box(p, x, y):
    """Height of a box over (x, y) and the entry face (axis + 1, signed), or ``FAR``."""
    qx, qy = x - p[1], y - p[2]
    zin, zout, face = 1.0e9, -1.0e9, 0.0
    for i in range(3):
        a = p[4 + 3 * i] * qx + p[5 + 3 * i] * qy
        w = p[6 + 3 * i]
        if abs(w) < 1e-9:
            if abs(a) > 1.0:
                return FAR, 0.0
        else:
            hi = (-a + 1.0) / w if w > 0.0 else (-a - 1.0) / w
            lo = (-a - 1.0) / w if w > 0.0 else (-a + 1.0) / w
            if hi < zin:
                zin = hi
                face = (i + 1.0) if w > 0.0 else -(i + 1.0)
            zout = max(zout, lo)
    if zin < zout:
        return FAR, 0.0
    return p[3] + zin, face


@njit(nogil=True, cache=True, fastmath=True, error_model="numpy", inline="always")
def _box_normal(p, x, y, z, face):
    """Unit normal of a box with rounded-looking edges."""
    n = (0.0, 0.0, 0.0)
    nx, ny, nz = 0.0, 0.0, 0.0
    axis = int(abs(face)) - 1
    for i in range(3):
        wx, wy, wz = p[4 + 3 * i], p[5 + 3 * i], p[6 + 3 * i]
        ln = math.sqrt(wx * wx + wy * wy + wz * wz)
        u = wx * (x - p[1]) + wy * (y - p[2]) + wz * (z - p[3])
        bevel = min(p[33] * ln, 0.9)
        g = 0.0
        if i == axis:
            g = 1.0 if face > 0 else -1.0
        elif bevel > 1e-6 and abs(u) > 1.0 - bevel:
            e = (abs(u) - 1.0 + bevel) / bevel
            g = e * e * 1.2 if u > 0.0 else -e * e * 1.2
        nx += g * wx / ln
        ny += g * wy / ln
        nz += g * wz / ln
    ln = 1.0 / math.sqrt(nx * nx + ny * ny + nz * nz + 1e-12)
    n = (nx * ln, ny * ln, nz * ln)
    return n


@njit(nogil=True, cache=True, fastmath=True, error_model="numpy")
def cast(P, I, entries, start, stop, x, y):
    """The nearest hit over (x, y): height, shape (−1: none), unit normal and place along a cone."""
    best, who, bt = FAR, -1, 0.0
    nx, ny, nz = 0.0, 0.0, 1.0
    for k in range(start, stop):
        i = entries[k]
        p = P[i]
        if p[22] + p[32] < best:
            if p[22] + 0.3 < best:
                break
            continue
        if x < p[28] or x > p[29] or y < p[30] or y > p[31]:
            continue
        t = 0.0
        kind = p[0]
        if kind == 0.0:
            qx, qy = x - p[1], y - p[2]
            a = p[18]
            b = p[15] * qx + p[17] * qy
            disc = b * b - a * (p[13] * qx * qx + 2.0 * p[14] * qx * qy + p[16] * qy * qy - 1.0)
            if disc < 0.0:
                continue
            root = math.sqrt(disc)
            q = (-b + root) / a
            z = p[3] + q
            if p[27] > 0.5 and p[23] * x + p[24] * y + p[25] * z + p[26] < 0.0:
                q = (-b - root) / a
                z = p[3] + q
                if p[23] * x + p[24] * y + p[25] * z + p[26] < 0.0:
                    continue
                t = -1.0
        elif kind == 2.0:
            z, t = _hit_cone(p, x, y)
            if p[27] > 0.5 and p[23] * x + p[24] * y + p[25] * z + p[26] < 0.0:
                continue
        else:
            z, t = _hit_box(p, x, y)
        if z < best - p[32] or z < -1.0e8:
            continue
        if kind == 0.0:
            mx = p[13] * qx + p[14] * qy + p[15] * q
            my = p[14] * qx + p[16] * qy + p[17] * q
            mz = p[15] * qx + p[17] * qy + p[18] * q
            ln = 1.0 / math.sqrt(mx * mx + my * my + mz * mz + 1e-20)
            if t < 0.0:
                ln = -ln
            mx, my, mz = mx * ln, my * ln, mz * ln
        elif kind == 2.0:
            rad = 1.0 / max(p[4] + t * (p[5] - p[4]), 1e-6)
            mx = (x - p[1] - t * p[6]) * rad
            my = (y - p[2] - t * p[7]) * rad
            mz = (z - p[3] - t * p[8]) * rad
        else:
            mx, my, mz = _box_normal(p, x, y, z, t)
        d = z - best
        width = p[32]
        if who >= 0 and width > 0.0 and abs(d) < width and I[i, 0] == I[who, 0]:
            h = 0.5 + 0.5 * d / width
            best = best + d * h + width * h * (1.0 - h) * 0.5
            nx, ny, nz = nx + (mx - nx) * h, ny + (my - ny) * h, nz + (mz - nz) * h
            ln = 1.0 / math.sqrt(nx * nx + ny * ny + nz * nz + 1e-12)
            nx, ny, nz = nx * ln, ny * ln, nz * ln
            if d > 0.0:
                who, bt = i, t
        elif d > 0.0:
            best, who, bt = z, i, t
            nx, ny, nz = mx, my, mz
    return best, who, nx, ny, nz, bt


@njit(nogil=True, cache=True, fastmath=True, error_model="numpy")
def cast_picture(P, I, offsets, entries, view, depth, shape, normal, along):
    """Casts one ray through every pixel's centre of all tiles; fills the geometry buffers."""
    height, width = depth.shape
    tx = (width + TILE - 1) // TILE
    inv = 1.0 / view[2]
    for tile in range(offsets.shape[0] - 1):
        start, stop = offsets[tile], offsets[tile + 1]
        py, px = (tile // tx) * TILE, (tile % tx) * TILE
        for j in range(py, min(py + TILE, height)):
            y = view[1] + (height * 0.5 - j - 0.5) * inv
            for i in range(px, min(px + TILE, width)):
                if start == stop:
                    depth[j, i] = FAR
                    shape[j, i] = -1
                    continue
                x = view[0] + (i + 0.5 - width * 0.5) * inv
                z, who, nx, ny, nz, t = cast(P, I, entries, start, stop, x, y)
                depth[j, i] = z
                shape[j, i] = who
                normal[j, i, 0] = nx
                normal[j, i, 1] = ny
                normal[j, i, 2] = nz
                along[j, i] = t


@njit(nogil=True, cache=True, fastmath=True, error_model="numpy")
def occlusion(depth, normal, view, key, step, radius, out):
    """Soft ambient occlusion and key-light shadow from the height field, every ``step`` pixels.

    ``out[..., 0]`` is openness to the sky, ``out[..., 1]`` to the key light, each 0 … 1; ``radius`` is
    the reach in world units. Twelve directions for the sky, ten steps along the light.
    """
    height, width = depth.shape
    oh, ow = out.shape[0], out.shape[1]
    px = view[2]
    lz = key[2]
    for j in range(oh):
        for i in range(ow):
            y, x = min(j * step + step // 2, height - 1), min(i * step + step // 2, width - 1)
            z = depth[y, x]
            if z < -1.0e8:
                out[j, i, 0], out[j, i, 1], out[j, i, 2] = 1.0, 1.0, FAR
                continue
            out[j, i, 2] = z
            nx, ny, nz = normal[y, x, 0], normal[y, x, 1], normal[y, x, 2]
            total = 0.0
            for k in range(12):
                angle = 2.399963 * k + 0.7 * ((i * 7 + j * 13) % 4)
                reach = radius * (0.18 + 0.82 * (k + 0.5) / 12.0)
                cx, cy = math.cos(angle) * reach, math.sin(angle) * reach
                sx, sy = int(x + cx * px), int(y - cy * px)
                if 0 <= sx < width and 0 <= sy < height:
                    dz = depth[sy, sx] - z
                    if dz > -1.0e8:
                        # height above the tangent plane, relative to the distance
                        lift = (nx * cx + ny * cy + nz * dz) / math.sqrt(reach * reach + dz * dz)
                        if lift > 0.08:
                            fade = max(0.0, 1.0 - max(dz - radius, 0.0) / (2.0 * radius))
                            total += (lift - 0.08) * fade
            out[j, i, 0] = math.exp(-2.1 * total / 6.0)
            block = 0.0
            for k in range(10):
                reach = radius * 2.6 * ((k + 1.0) / 10.0) ** 1.4
                sx = int(x + key[0] * reach * px)
                sy = int(y - key[1] * reach * px)
                if 0 <= sx < width and 0 <= sy < height:
                    dz = depth[sy, sx]
                    if dz > -1.0e8:
                        over = dz - (z + nz * 0.02 * radius + lz * reach)
                        if over > 0.0:
                            soft = 0.10 * radius + 0.32 * reach
                            block = max(block, min(1.0, over / soft))
            out[j, i, 1] = 1.0 - block
