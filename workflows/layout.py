"""Places boxes so that a graph reads from left to right: columns by distance from the sources, no overlaps.

Knows boxes and arrows only. Boxes that share a group are laid out together first; groups and single boxes
are then laid out like boxes themselves, so that a group's frame never covers a stranger.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

COLUMN_GAP, ROW_GAP, PADDING, HEADER = 80.0, 60.0, 30.0, 60.0
"""Canvas pixels between columns, between boxes, and around a group (its title stands in the header)."""
TITLE_BAR = 30.0
"""LiteGraph draws a node's title above its position."""

Size = tuple[float, float]
Point = tuple[float, float]


@dataclass(slots=True)
class Placement:
    """Where everything is: upper left corners of boxes, frames of groups (x, y, width, height)."""

    positions: dict[str, Point] = field(default_factory=dict)
    frames: dict[str, tuple[float, float, float, float]] = field(default_factory=dict)
    size: Size = (0.0, 0.0)


def place(
    sizes: Mapping[str, Size], arrows: Sequence[tuple[str, str]], groups: Mapping[str, str]
) -> Placement:
    """Lays out ``sizes`` (width, height by id) along ``arrows`` (from, to); ``groups`` maps an id to its group."""
    members: dict[str, list[str]] = {}
    for key in sizes:
        if groups.get(key):
            members.setdefault(groups[key], []).append(key)
    inner = {title: _columns({key: sizes[key] for key in keys}, arrows) for title, keys in members.items()}
    block = {key: f"group {groups[key]}" if groups.get(key) else f"box {key}" for key in sizes}
    outer_sizes: dict[str, Size] = {}
    for key, name in block.items():
        if name.startswith("box "):
            outer_sizes[name] = sizes[key]
        else:
            width, height = inner[groups[key]].size
            outer_sizes[name] = (width + 2 * PADDING, height + PADDING + HEADER)
    between = [(block[a], block[b]) for a, b in arrows if a in block and b in block and block[a] != block[b]]
    outer = _columns(outer_sizes, between)
    found = Placement(size=outer.size)
    for key, name in block.items():
        x, y = outer.positions[name]
        if name.startswith("group "):
            dx, dy = inner[groups[key]].positions[key]
            found.frames[groups[key]] = (x, y - TITLE_BAR, *outer_sizes[name])
            x, y = x + PADDING + dx, y + HEADER - TITLE_BAR + dy + TITLE_BAR / 2
        found.positions[key] = (round(x), round(y))
    return found


def _columns(sizes: Mapping[str, Size], arrows: Sequence[tuple[str, str]]) -> Placement:
    before: dict[str, list[str]] = {key: [] for key in sizes}
    after: dict[str, list[str]] = {key: [] for key in sizes}
    for start, end in dict.fromkeys(arrows):
        if start in sizes and end in sizes and start != end:
            before[end].append(start)
            after[start].append(end)
    depth = _depths(before, after)
    columns: list[list[str]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    for key in sizes:
        columns[depth[key]].append(key)
    row: dict[str, float] = {}
    for column in columns:
        order = {key: i for i, key in enumerate(column)}
        column.sort(key=lambda key: (_mean([row[one] for one in before[key] if one in row]), order[key]))
        row.update({key: i / max(len(column), 1) for i, key in enumerate(column)})
    found = Placement()
    x = bottom = 0.0
    for column in columns:
        y = 0.0
        for key in column:
            found.positions[key] = (x, y)
            y += sizes[key][1] + TITLE_BAR + ROW_GAP
        bottom = max(bottom, y - ROW_GAP)
        x += max(sizes[key][0] for key in column) + COLUMN_GAP
    found.size = (max(x - COLUMN_GAP, 0.0), max(bottom, 0.0))
    return found


def _depths(before: Mapping[str, list[str]], after: Mapping[str, list[str]]) -> dict[str, int]:
    """The column of each box: longest way from a source; sources stand just left of their first reader."""
    waiting = {key: len(one) for key, one in before.items()}
    ready = [key for key, count in waiting.items() if count == 0]
    depth: dict[str, int] = {}
    left = dict.fromkeys(before)
    while left:
        if not ready:  # a cycle: its first box goes on as if it were a source
            ready = [next(iter(left))]
        key = ready.pop(0)
        if key not in left:
            continue
        del left[key]
        depth[key] = max((depth[one] + 1 for one in before[key] if one in depth), default=0)
        for one in after[key]:
            waiting[one] -= 1
            if waiting[one] == 0:
                ready.append(one)
    for key, readers in after.items():
        if not before[key] and readers:
            depth[key] = max(min(depth[one] for one in readers) - 1, 0)
    used = sorted(set(depth.values()))
    return {key: used.index(value) for key, value in depth.items()}


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0
