"""The renderer's inner loops: parallel rays meet ellipsoids, boxes and round cones, tile by tile.

Rays run along −z, so a shape is a height over the picture: an ellipsoid is one quadratic, a round cone
(the hull of two spheres) the highest point of a sliding sphere, a box a slab test. Shapes of one group
melt into each other by a smooth maximum. Everything here is compiled; what colour a hit has is decided
in ``shading``, which shapes there are in ``rig``.

Shape table ``P`` (one row a shape, world units): 0 type, 1–3 centre, 4–12 inverse axes (row-major) or,
for a cone, 4 first radius, 5 second radius, 6–8 axis, 9 curvature; 13–18 quadric, 19–21 tangent,
22 highest z, 23–26 clip plane, 27 clipped?, 28–31 bounds (x0, x1, y0, y1), 32 blend distance, 33 bevel.
Index table ``N``: 0 group, 1 material, 2 bone, 3 actor.
"""

from __future__ import annotations

import math

import numpy as np

from .compiled import kernel, leaf
from .tables import CONE, ELLIPSOID, FAR, TILE

ZERO, HALF, ONE, TWO, FOUR = (np.float32(v) for v in (0.0, 0.5, 1.0, 2.0, 4.0))
TINY = np.float32(1e-7)
# a tile's buffer: height, normal, shape and group of 256 pixels in one array, so that the compiler sees
# how far the parts lie apart and may work on many pixels at once
SLOT_X, SLOT_Y, SLOT_Z, SLOT_WHO, SLOT_GROUP = (np.uint64(TILE * TILE * k) for k in range(1, 6))


@leaf
def _hit_cone(P, k, x, y):
    """Height of the hull of two spheres over (x, y) and where along the axis, or ``FAR``."""
    dx, dy = P[k, 6], P[k, 7]
    qx, qy = x - P[k, 1], y - P[k, 2]
    dr = P[k, 5] - P[k, 4]
    s0 = P[k, 4] * P[k, 4] - qx * qx - qy * qy
    s1 = 2.0 * (P[k, 4] * dr + qx * dx + qy * dy)
    s2 = P[k, 9]
    if s2 > -1e-9:
        # one sphere hides the other: the higher cap wins
        z, t = FAR, 0.0
        if s0 > 0.0:
            z = P[k, 3] + math.sqrt(s0)
        e = s0 + s1 + s2
        if e > 0.0:
            z1 = P[k, 3] + P[k, 8] + math.sqrt(e)
            if z1 > z:
                z, t = z1, 1.0
        return z, t
    disc = s1 * s1 - 4.0 * s0 * s2
    if disc < 0.0:
        return FAR, 0.0
    u = -P[k, 8] * math.sqrt(disc / (P[k, 8] * P[k, 8] - s2))
    t = (u - s1) / (2.0 * s2)
    t = min(max(t, 0.0), 1.0)
    e = s0 + t * (s1 + t * s2)
    if e < 0.0:
        return FAR, 0.0
    return P[k, 3] + t * P[k, 8] + math.sqrt(e), t


@leaf
def _hit_box(P, k, x, y):
    """Height of a box over (x, y) and the entry face (axis + 1, signed), or ``FAR``."""
    qx, qy = x - P[k, 1], y - P[k, 2]
    zin, zout, face = 1.0e9, -1.0e9, 0.0
    for i in range(3):
        a = P[k, 4 + 3 * i] * qx + P[k, 5 + 3 * i] * qy
        w = P[k, 6 + 3 * i]
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
    return P[k, 3] + zin, face


@leaf
def _box_normal(P, k, x, y, z, face):
    """Unit normal of a box with rounded-looking edges."""
    nx, ny, nz = 0.0, 0.0, 0.0
    axis = int(abs(face)) - 1
    for i in range(3):
        wx, wy, wz = P[k, 4 + 3 * i], P[k, 5 + 3 * i], P[k, 6 + 3 * i]
        ln = math.sqrt(wx * wx + wy * wy + wz * wz)
        u = wx * (x - P[k, 1]) + wy * (y - P[k, 2]) + wz * (z - P[k, 3])
        bevel = min(P[k, 33] * ln, 0.9)
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
    return nx * ln, ny * ln, nz * ln


@leaf
def cast(P, N, entries, start, stop, x, y):
    """The nearest hit over (x, y): height, shape (−1: none) and unit normal; one ray of an edge."""
    best, who = FAR, -1
    nx, ny, nz = 0.0, 0.0, 1.0
    for k in range(start, stop):
        i = entries[k]
        if P[i, 22] + P[i, 32] < best:
            if P[i, 22] + 0.3 < best:
                break
            continue
        if x < P[i, 28] or x > P[i, 29] or y < P[i, 30] or y > P[i, 31]:
            continue
        t = 0.0
        kind = P[i, 0]
        if kind == 0.0:
            qx, qy = x - P[i, 1], y - P[i, 2]
            a = P[i, 18]
            b = P[i, 15] * qx + P[i, 17] * qy
            disc = b * b - a * (P[i, 13] * qx * qx + 2.0 * P[i, 14] * qx * qy + P[i, 16] * qy * qy - 1.0)
            if disc < 0.0:
                continue
            root = math.sqrt(disc)
            q = (-b + root) / a
            z = P[i, 3] + q
            if P[i, 27] > 0.5 and P[i, 23] * x + P[i, 24] * y + P[i, 25] * z + P[i, 26] < 0.0:
                q = (-b - root) / a
                z = P[i, 3] + q
                if P[i, 23] * x + P[i, 24] * y + P[i, 25] * z + P[i, 26] < 0.0:
                    continue
                t = -1.0
        elif kind == 2.0:
            z, t = _hit_cone(P, i, x, y)
            if P[i, 27] > 0.5 and P[i, 23] * x + P[i, 24] * y + P[i, 25] * z + P[i, 26] < 0.0:
                continue
        else:
            z, t = _hit_box(P, i, x, y)
        if z < best - P[i, 32] or z < -1.0e8:
            continue
        if kind == 0.0:
            mx = P[i, 13] * qx + P[i, 14] * qy + P[i, 15] * q
            my = P[i, 14] * qx + P[i, 16] * qy + P[i, 17] * q
            mz = P[i, 15] * qx + P[i, 17] * qy + P[i, 18] * q
            ln = 1.0 / math.sqrt(mx * mx + my * my + mz * mz + 1e-20)
            if t < 0.0:
                ln = -ln
            mx, my, mz = mx * ln, my * ln, mz * ln
        elif kind == 2.0:
            rad = 1.0 / max(P[i, 4] + t * (P[i, 5] - P[i, 4]), 1e-6)
            mx = (x - P[i, 1] - t * P[i, 6]) * rad
            my = (y - P[i, 2] - t * P[i, 7]) * rad
            mz = (z - P[i, 3] - t * P[i, 8]) * rad
        else:
            mx, my, mz = _box_normal(P, i, x, y, z, t)
        d = z - best
        width = P[i, 32]
        if who >= 0 and width > 0.0 and abs(d) < width and N[i, 0] == N[who, 0]:
            h = 0.5 + 0.5 * d / width
            best = best + d * h + width * h * (1.0 - h) * 0.5
            nx, ny, nz = nx + (mx - nx) * h, ny + (my - ny) * h, nz + (mz - nz) * h
            ln = 1.0 / math.sqrt(nx * nx + ny * ny + nz * nz + 1e-12)
            nx, ny, nz = nx * ln, ny * ln, nz * ln
            if d > 0.0:
                who = i
        elif d > 0.0:
            best, who = z, i
            nx, ny, nz = mx, my, mz
    return best, who, nx, ny, nz


@leaf
def _share(d, hit, same, width):
    """How much of a pixel a hit takes that lies ``d`` nearer: all or nothing, softly within a group."""
    h = min(max(HALF + HALF * d / width, ZERO), ONE) if same else (ONE if d > ZERO else ZERO)
    return h if hit else ZERO


@leaf
def _tile_ellipsoid(p, x0, y0, inv, j0, j1, who, group, buf):
    a, q01, q02 = p[18], p[14], p[15]
    q00, q11, q12 = p[13], p[16], p[17]
    ia = ONE / a
    width = max(p[32], TINY)
    px, py, pz, clip = p[1], p[2], p[3], p[27] > HALF
    ca, cb, cc = p[23], p[24], p[25]
    cd = p[26] + ca * px + cb * py + cc * pz
    for j in range(j0, j1):
        qy = y0 - np.float32(j) * inv - py
        row = np.uint64(j * TILE)
        for i in range(TILE):
            qx = x0 + np.float32(i) * inv - px
            b = q02 * qx + q12 * qy
            disc = b * b - a * (q00 * qx * qx + TWO * q01 * qx * qy + q11 * qy * qy - ONE)
            root = math.sqrt(max(disc, ZERO))
            q = (root - b) * ia
            cut = clip & (ca * qx + cb * qy + cc * q + cd < ZERO)
            q = (-root - b) * ia if cut else q
            miss = cut & (ca * qx + cb * qy + cc * q + cd < ZERO)
            mx = q00 * qx + q01 * qy + q02 * q
            my = q01 * qx + q11 * qy + q12 * q
            mz = q02 * qx + q12 * qy + a * q
            ln = ONE / math.sqrt(mx * mx + my * my + mz * mz + TINY)
            ln = -ln if cut else ln
            hit = (disc > ZERO) & (not miss)
            at = row + np.uint64(i)
            best = buf[at]
            z = q + pz
            d = z - best
            h = _share(d, hit, buf[SLOT_GROUP + at] == group, width)
            over = best + d * h + HALF * width * h * (ONE - h)
            buf[at] = z if h >= ONE else (over if h > ZERO else best)
            buf[SLOT_X + at] += (mx * ln - buf[SLOT_X + at]) * h
            buf[SLOT_Y + at] += (my * ln - buf[SLOT_Y + at]) * h
            buf[SLOT_Z + at] += (mz * ln - buf[SLOT_Z + at]) * h
            buf[SLOT_WHO + at] = who if h > HALF else buf[SLOT_WHO + at]
            buf[SLOT_GROUP + at] = group if h > HALF else buf[SLOT_GROUP + at]


@leaf
def _tile_cone(p, x0, y0, inv, j0, j1, who, group, buf):
    dx, dy, dz, ra, s2 = p[6], p[7], p[8], p[4], p[9]
    dr = p[5] - ra
    ball = s2 > -TINY  # seen along its axis: only the two caps
    safe = -ONE if ball else s2
    slope = -dz * math.sqrt(ONE / (dz * dz - safe))
    half = HALF / safe
    width = max(p[32], TINY)
    px, py, pz, clip = p[1], p[2], p[3], p[27] > HALF
    ca, cb, cc = p[23], p[24], p[25]
    cd = p[26] + ca * px + cb * py + cc * pz
    for j in range(j0, j1):
        qy = y0 - np.float32(j) * inv - py
        row = np.uint64(j * TILE)
        for i in range(TILE):
            qx = x0 + np.float32(i) * inv - px
            s0 = ra * ra - qx * qx - qy * qy
            s1 = TWO * (ra * dr + qx * dx + qy * dy)
            disc = s1 * s1 - FOUR * s0 * safe
            t = min(max((slope * math.sqrt(max(disc, ZERO)) - s1) * half, ZERO), ONE)
            far = s0 + s1 + s2
            caps = ONE if (math.sqrt(max(far, ZERO)) + dz > math.sqrt(max(s0, ZERO))) & (far > ZERO) else ZERO
            t = caps if ball else t
            e = s0 + t * (s1 + t * s2)
            q = t * dz + math.sqrt(max(e, ZERO))
            cut = clip & (ca * qx + cb * qy + cc * q + cd < ZERO)
            hit = (e > ZERO) & (ball | (disc > ZERO)) & (not cut)
            ln = ONE / max(ra + t * dr, TINY)
            at = row + np.uint64(i)
            best = buf[at]
            z = q + pz
            d = z - best
            h = _share(d, hit, buf[SLOT_GROUP + at] == group, width)
            over = best + d * h + HALF * width * h * (ONE - h)
            buf[at] = z if h >= ONE else (over if h > ZERO else best)
            buf[SLOT_X + at] += ((qx - t * dx) * ln - buf[SLOT_X + at]) * h
            buf[SLOT_Y + at] += ((qy - t * dy) * ln - buf[SLOT_Y + at]) * h
            buf[SLOT_Z + at] += ((q - t * dz) * ln - buf[SLOT_Z + at]) * h
            buf[SLOT_WHO + at] = who if h > HALF else buf[SLOT_WHO + at]
            buf[SLOT_GROUP + at] = group if h > HALF else buf[SLOT_GROUP + at]


@leaf
def _tile_box(P, k, x0, y0, inv, j0, j1, who, group, buf):
    for j in range(j0, j1):
        y = y0 - np.float32(j) * inv
        for i in range(TILE):
            x = x0 + np.float32(i) * inv
            z, face = _hit_box(P, k, x, y)
            at = np.uint64(j * TILE + i)
            if z > buf[at]:
                buf[SLOT_X + at], buf[SLOT_Y + at], buf[SLOT_Z + at] = _box_normal(P, k, x, y, z, face)
                buf[at], buf[SLOT_WHO + at], buf[SLOT_GROUP + at] = z, who, group


@kernel
def cast_picture(P, N, offsets, entries, view, buf, depth, shape, normal):
    """Casts one ray through every pixel's centre of all tiles; fills the geometry buffers."""
    height, width = depth.shape
    tx = (width + TILE - 1) // TILE
    inv = np.float32(1.0 / view[2])
    size = TILE * TILE
    for tile in range(offsets.shape[0] - 1):
        start, stop = offsets[tile], offsets[tile + 1]
        py, px = (tile // tx) * TILE, (tile % tx) * TILE
        bottom, right = min(py + TILE, height), min(px + TILE, width)
        if start == stop:
            depth[py:bottom, px:right] = FAR
            shape[py:bottom, px:right] = -1
            continue
        buf[:size] = FAR
        buf[size:] = -1.0
        x0 = np.float32(view[0] + (px + 0.5 - width * 0.5) / view[2])
        y0 = np.float32(view[1] + (height * 0.5 - py - 0.5) / view[2])
        for k in range(start, stop):
            i = entries[k]
            p = P[i]
            j0 = min(max(int((y0 - p[31]) / inv) - 1, 0), TILE)
            j1 = min(max(int((y0 - p[30]) / inv) + 2, 0), TILE)
            kind = int(p[0])
            who, group = np.float32(i), np.float32(N[i, 0])
            if kind == ELLIPSOID:
                _tile_ellipsoid(p, x0, y0, inv, j0, j1, who, group, buf)
            elif kind == CONE:
                _tile_cone(p, x0, y0, inv, j0, j1, who, group, buf)
            else:
                _tile_box(P, i, x0, y0, inv, j0, j1, who, group, buf)
        for j in range(py, bottom):
            for i in range(px, right):
                at = np.uint64((j - py) * TILE + i - px)
                nx, ny, nz = buf[SLOT_X + at], buf[SLOT_Y + at], buf[SLOT_Z + at]
                ln = ONE / math.sqrt(nx * nx + ny * ny + nz * nz + TINY)
                depth[j, i] = buf[at]
                shape[j, i] = int(buf[SLOT_WHO + at])
                normal[j, i, 0], normal[j, i, 1], normal[j, i, 2] = nx * ln, ny * ln, nz * ln


@kernel
def occlusion(depth, normal, view, key, step, radius, taps, out):
    """Soft ambient occlusion and key-light shadow from the height field, every ``step`` pixels.

    ``out[..., 0]`` is openness to the sky, ``out[..., 1]`` to the key light, each 0 … 1, ``out[..., 2]``
    the height; ``radius`` is the reach in world units, ``taps`` (4, n, 2) offsets within the unit disc.
    """
    height, width = depth.shape
    px = view[2]
    count = taps.shape[1]
    for j in range(out.shape[0]):
        for i in range(out.shape[1]):
            y, x = min(j * step + step // 2, height - 1), min(i * step + step // 2, width - 1)
            z = depth[y, x]
            out[j, i, 0], out[j, i, 1], out[j, i, 2] = 1.0, 1.0, z
            if z < -1.0e8:
                continue
            nx, ny, nz = normal[y, x, 0], normal[y, x, 1], normal[y, x, 2]
            total = 0.0
            turn = (i % 2) + 2 * (j % 2)
            for k in range(count):
                cx, cy = taps[turn, k, 0] * radius, taps[turn, k, 1] * radius
                sx, sy = int(x + cx * px), int(y - cy * px)
                if 0 <= sx < width and 0 <= sy < height:
                    dz = depth[sy, sx] - z
                    if dz > -1.0e8:
                        # height above the tangent plane, relative to the distance
                        lift = (nx * cx + ny * cy + nz * dz) / math.sqrt(cx * cx + cy * cy + dz * dz + 1e-12)
                        if lift > 0.08:
                            total += (lift - 0.08) * max(0.0, 1.0 - max(dz - radius, 0.0) / (2.0 * radius))
            out[j, i, 0] = math.exp(-4.2 * total / count)
            block = 0.0
            for k in range(8):
                reach = radius * 2.6 * (0.04 + 0.96 * ((k + 0.25 * turn) / 8.0) ** 1.5)
                sx, sy = int(x + key[0] * reach * px), int(y - key[1] * reach * px)
                if 0 <= sx < width and 0 <= sy < height:
                    over = depth[sy, sx] - (z + nz * 0.02 * radius + key[2] * reach)
                    if over > 0.0:
                        block = max(block, min(1.0, over / (0.10 * radius + 0.32 * reach)))
            out[j, i, 1] = 1.0 - block
