"""Draws a graph as a picture: SVG for pages and documents, a Pillow image for thumbnails.

The same layout as in ComfyUI's page (:mod:`.layout`), so that a drawing looks like what opens there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from .catalog import Catalog
from .editor import NodeShape, lay_out
from .graph import Graph, Link
from .layout import TITLE_BAR

if TYPE_CHECKING:
    from PIL.Image import Image

MARGIN = 40.0
BACKGROUND, BOX, BAR, INK, FAINT = "#1e1f22", "#35373c", "#45484f", "#e6e6e6", "#a8abb2"
TYPE_COLOURS = {
    "MODEL": "#b39ddb",
    "CLIP": "#ffd500",
    "VAE": "#ff6e6e",
    "CONDITIONING": "#ffa931",
    "LATENT": "#ff9cf9",
    "IMAGE": "#64b5f6",
    "MASK": "#81c784",
    "CONTROL_NET": "#6ee7b7",
    "AUDIO": "#7fd1d1",
    "VIDEO": "#f0a0c0",
}
"""Near the colours that ComfyUI's page gives these types; others get one from their name."""
FONT = 12.0
"""Pixels; a letter is taken to be 0.56 as wide."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A filled box; coordinates in canvas pixels."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    outline: str = ""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text, ``y`` at its baseline."""

    x: float
    y: float
    text: str
    colour: str
    right: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Curve:
    """A link: a Bézier curve that leaves and arrives horizontally."""

    start: tuple[float, float]
    end: tuple[float, float]
    colour: str


Mark = Rect | TextLine | Curve


def to_svg(graph: Graph, catalog: Catalog) -> str:
    """The graph as an SVG document.

    Raises:
        StudioError: ``graph_invalid`` when a link leads nowhere.
    """
    marks, (left, top, width, height) = _marks(graph, catalog)
    body = "\n".join(_svg(mark) for mark in marks)
    box = f"{left:.0f} {top:.0f} {width:.0f} {height:.0f}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" width="{width:.0f}" height="{height:.0f}" '
        f'font-family="sans-serif" font-size="{FONT:.0f}">\n'
        f'<rect x="{left:.0f}" y="{top:.0f}" width="{width:.0f}" height="{height:.0f}" fill="{BACKGROUND}"/>\n'
        f"{body}\n</svg>\n"
    )


def to_picture(graph: Graph, catalog: Catalog, *, largest: int = 2000) -> Image:
    """The graph as a Pillow RGB image whose longer side is at most ``largest`` pixels.

    Raises:
        StudioError: ``graph_invalid`` when a link leads nowhere.
    """
    from PIL import Image, ImageDraw, ImageFont

    marks, (left, top, width, height) = _marks(graph, catalog)
    scale = min(largest / max(width, height), 2.0)
    picture = Image.new("RGB", (max(round(width * scale), 1), max(round(height * scale), 1)), BACKGROUND)
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(max(FONT * scale, 1.0))
    for mark in marks:
        if isinstance(mark, Rect):
            x, y = (mark.x - left) * scale, (mark.y - top) * scale
            corner = (x, y, x + mark.width * scale, y + mark.height * scale)
            pen.rounded_rectangle(corner, 6 * scale, mark.colour or None, mark.outline or None)
        elif isinstance(mark, Curve):
            path = [((x - left) * scale, (y - top) * scale) for x, y in _points(mark)]
            pen.line(path, mark.colour, max(round(2 * scale), 1))
        else:
            place = ((mark.x - left) * scale, (mark.y - top) * scale)
            pen.text(place, mark.text, mark.colour, font, anchor="rs" if mark.right else "ls")
    return picture


def colour_of(kind: str) -> str:
    """The colour of links of a type."""
    known = TYPE_COLOURS.get(kind)
    if known is None:
        digest = hashlib.sha256(kind.encode()).digest()
        known = "#" + "".join(f"{120 + byte % 110:02x}" for byte in digest[:3])
    return known


def _marks(graph: Graph, catalog: Catalog) -> tuple[list[Mark], tuple[float, float, float, float]]:
    """Everything to draw, back to front, and the part of the canvas it fills."""
    shapes, placed = lay_out(graph, catalog)
    frames: list[Mark] = []
    for title, (x, y, width, height) in placed.frames.items():
        frames += [
            Rect(x, y, width, height, "#26282c", "#55585f"),
            TextLine(x + 12, y + 20, title, FAINT, bold=True),
        ]
    boxes: list[Mark] = []
    curves: list[Mark] = []
    for key, shape in shapes.items():
        x, y = placed.positions[key]
        boxes += list(_box(key, shape, x, y))
        for row, name in enumerate(shape.sockets):
            value = graph[key].inputs.get(name)
            if isinstance(value, Link):
                source, (sx, sy) = shapes[value.node], placed.positions[value.node]
                kind = source.outputs[value.slot].type if 0 <= value.slot < len(source.outputs) else "*"
                start = (sx + source.size[0], sy + 14 + 20 * max(value.slot, 0))
                curves.append(Curve(start, (x, y + 14 + 20 * row), colour_of(kind)))
    left = min((x for x, _ in placed.positions.values()), default=0.0)
    left = min([left, *(frame[0] for frame in placed.frames.values())]) - MARGIN
    top = min((y for _, y in placed.positions.values()), default=0.0) - TITLE_BAR
    top = min([top, *(frame[1] for frame in placed.frames.values())]) - MARGIN
    right = max((placed.positions[key][0] + shape.size[0] for key, shape in shapes.items()), default=100.0)
    bottom = max((placed.positions[key][1] + shape.size[1] for key, shape in shapes.items()), default=100.0)
    right = max([right, *(frame[0] + frame[2] for frame in placed.frames.values())]) + MARGIN
    bottom = max([bottom, *(frame[1] + frame[3] for frame in placed.frames.values())]) + MARGIN
    return [*frames, *curves, *boxes], (left, top, right - left, bottom - top)


def _box(key: str, shape: NodeShape, x: float, y: float) -> Iterator[Mark]:
    width, height = shape.size
    yield Rect(x, y - TITLE_BAR, width, height + TITLE_BAR, BOX, "#5a5d65")
    yield Rect(x, y - TITLE_BAR, width, TITLE_BAR, BAR)
    title = shape.node.title or (shape.kind.title if shape.kind else shape.node.class_type)
    yield TextLine(x + 10, y - 10, _cut(f"{key}  {title}", width - 20), INK, bold=True)
    for i, out in enumerate(shape.outputs):
        yield TextLine(x + width - 10, y + 18 + 20 * i, out.name, colour_of(out.type), right=True)
    line = y + 18
    for name in shape.sockets:
        one, value = shape.shown[name], shape.node.inputs.get(name)
        if isinstance(value, Link) or not one.is_widget:
            yield TextLine(x + 10, line, name, colour_of(one.type) if isinstance(value, Link) else FAINT)
        elif value is not None:
            yield TextLine(x + 10, line, _cut(f"{name}: {value}".replace("\n", " "), width - 20), INK)
        line += 20


def _cut(text: str, width: float) -> str:
    most = max(int(width / (FONT * 0.56)), 4)
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _points(curve: Curve) -> list[tuple[float, float]]:
    (ax, ay), (bx, by) = curve.start, curve.end
    bend = max(abs(bx - ax) / 2, 40.0)
    points = []
    for i in range(25):
        t = i / 24
        u = 1 - t
        x = u**3 * ax + 3 * u * u * t * (ax + bend) + 3 * u * t * t * (bx - bend) + t**3 * bx
        points.append((x, u**3 * ay + 3 * u * u * t * ay + 3 * u * t * t * by + t**3 * by))
    return points


def _svg(mark: Mark) -> str:
    if isinstance(mark, Rect):
        line = f' stroke="{mark.outline}"' if mark.outline else ""
        box = f'x="{mark.x:.1f}" y="{mark.y:.1f}" width="{mark.width:.1f}" height="{mark.height:.1f}"'
        return f'<rect {box} rx="6" fill="{mark.colour}"{line}/>'
    if isinstance(mark, Curve):
        (ax, ay), (bx, by) = mark.start, mark.end
        bend = max(abs(bx - ax) / 2, 40.0)
        path = f"M{ax:.1f},{ay:.1f} C{ax + bend:.1f},{ay:.1f} {bx - bend:.1f},{by:.1f} {bx:.1f},{by:.1f}"
        return f'<path d="{path}" fill="none" stroke="{mark.colour}" stroke-width="2"/>'
    style = (' text-anchor="end"' if mark.right else "") + (' font-weight="bold"' if mark.bold else "")
    text = escape("".join(char if char.isprintable() else " " for char in mark.text))
    return f'<text x="{mark.x:.1f}" y="{mark.y:.1f}" fill="{mark.colour}"{style}>{text}</text>'
