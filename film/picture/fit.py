"""Brings a decoded frame into the film's form: upright, in its true shape and colours, whole in the film's size.

What a player does to a frame is done here: cameras store turned pictures with a note, broadcast and DV pixels aren't
square, phones record the full range of values, older clips another colour matrix. A picture of another shape than
the film's is shown whole on a soft, darkened copy of itself; what is transparent is black.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from .encode import Pixels

if TYPE_CHECKING:
    import av

SAME_SHAPE = 0.02
"""Aspect ratios that differ by less are stretched instead of framed."""
BT709, BT601, SMPTE240, BT2020 = 1, 5, 7, 9
"""Codes of colour matrices in libswscale."""
MATRICES = {0: BT709, 1: BT709, 4: 4, 5: BT601, 6: BT601, 7: SMPTE240, 9: BT2020, 10: BT2020}
"""From the code in a file (ITU-T H.273, matrix coefficients) to libswscale's; RGB has none."""
HD_HEIGHT, HD_WIDTH = 720, 1280
"""A clip that doesn't tell its matrix has BT.709 from this size on, as players take it; below it BT.601."""
LIMITED, FULL = 1, 2
"""Codes of 16–235 and 0–255."""
EXACT = 0x4 | 0x2000 | 0x40000
"""libswscale's bicubic with full chroma and exact rounding: without them a change of matrix tints greys."""
WIDEST_PIXEL = 8.0
"""Pixels that are said to be wider or narrower than this are taken as square: nothing real has them."""


@dataclass(frozen=True)
class FrameOrientation:
    """How a stream's frames are to be shown.

    Attributes:
        transposed: rows become columns.
        mirrored, flipped: then left and right, upper and lower change places.
        pixel: width of a stored pixel as a part of its height.
    """

    transposed: bool = False
    mirrored: bool = False
    flipped: bool = False
    pixel: float = 1.0

    def shown(self, width: int, height: int) -> tuple[float, float]:
        """Width and height in square pixels of a stored picture as it is seen."""
        wide, high = (width * self.pixel, height) if self.pixel >= 1 else (width, height / self.pixel)
        return (high, wide) if self.transposed else (wide, high)


def pose_of(frame: av.VideoFrame, stream: Any) -> FrameOrientation:
    """How a frame is shown, from its display matrix and the stream's shape of pixels."""
    pixel = float(stream.sample_aspect_ratio or 1)
    pixel = pixel if 1 / WIDEST_PIXEL <= pixel <= WIDEST_PIXEL else 1.0
    data = frame.side_data.get("DISPLAYMATRIX")
    if data is None or len(bytes(data)) < 36:
        return FrameOrientation(pixel=pixel)
    # rows of the matrix: where a stored picture's x and y go (ISO/IEC 14496-12, 6.2.2), 16.16 fixed point
    right, down, _, left, up, *_ = struct.unpack("=9i", bytes(data)[:36])
    if abs(down) + abs(left) > abs(right) + abs(up):
        return FrameOrientation(True, left < 0, down < 0, pixel)
    return FrameOrientation(False, right < 0, up < 0, pixel)


def fit(frame: av.VideoFrame, size: tuple[int, int], pose: FrameOrientation = FrameOrientation()) -> Pixels:
    """The planes of a decoded frame in the film's size, whole and unstretched."""
    width, height = size
    wide, high = pose.shown(frame.width, frame.height)
    if abs(wide / high / (width / height) - 1) < SAME_SHAPE:
        return _posed(frame, size, pose)
    scale = min(width / wide, height / high)
    inner = max(2, round(wide * scale / 2) * 2), max(2, round(high * scale / 2) * 2)
    picture = _posed(frame, inner, pose)
    canvas = _soft_backdrop(picture, inner, size)
    left, top = (width - inner[0]) // 4 * 2, (height - inner[1]) // 4 * 2
    for part, whole in zip(split(picture), split(canvas), strict=True):
        ratio = 1 if whole.shape[1] == width else 2
        y, x = top // ratio, left // ratio
        whole[y : y + part.shape[0], x : x + part.shape[1]] = part
    return canvas


def split(planes: Pixels) -> tuple[Pixels, Pixels, Pixels]:
    """Views on luma ``(h, w)`` and both chromas ``(h/2, w/2)`` of contiguous planes."""
    height, width = planes.shape[0] * 2 // 3, planes.shape[1]
    flat = planes.reshape(-1)
    luma, chroma = height * width, height * width // 4
    return (
        flat[:luma].reshape(height, width),
        flat[luma : luma + chroma].reshape(height // 2, width // 2),
        flat[luma + chroma :].reshape(height // 2, width // 2),
    )


def _posed(frame: av.VideoFrame, size: tuple[int, int], pose: FrameOrientation) -> Pixels:
    """The frame as it is shown, scaled to ``size``."""
    if not (pose.transposed or pose.mirrored or pose.flipped):
        return _scaled(frame, *size)
    stored = _scaled(frame, *(size[::-1] if pose.transposed else size))
    parts = []
    for plane in split(stored):
        turned = plane.T if pose.transposed else plane
        turned = turned[:, ::-1] if pose.mirrored else turned
        parts.append((turned[::-1] if pose.flipped else turned).reshape(-1))
    return np.concatenate(parts).reshape(size[1] * 3 // 2, size[0])


def _scaled(frame: av.VideoFrame, width: int, height: int) -> Pixels:
    """Planes in BT.709 and limited range of a stored frame."""
    if any(part.is_alpha for part in frame.format.components):
        frame = _on_black(frame)
    matrix, span = _matrix(frame), _span(frame)
    recoloured = (matrix, span) != (BT709, LIMITED)
    if recoloured or (frame.width, frame.height, frame.format.name) != (width, height, "yuv420p"):
        frame = frame.reformat(
            width,
            height,
            "yuv420p",
            src_colorspace=matrix,
            dst_colorspace=BT709,
            src_color_range=span,
            dst_color_range=LIMITED,
            interpolation=EXACT if recoloured else None,
        )
    return np.ascontiguousarray(frame.to_ndarray())


def _matrix(frame: av.VideoFrame) -> int:
    known = MATRICES.get(int(frame.colorspace))
    if known is not None:
        return known
    return BT709 if frame.width >= HD_WIDTH or frame.height >= HD_HEIGHT else BT601


def _span(frame: av.VideoFrame) -> int:
    """Range of a frame's values: RGB and the old "J" formats are full whatever their stream says."""
    full = frame.format.is_rgb or frame.format.name.startswith(("yuvj", "gray", "pal", "mono"))
    return FULL if full or int(frame.color_range) == FULL else LIMITED


def _on_black(frame: av.VideoFrame) -> av.VideoFrame:
    """A transparent frame over black, as RGB."""
    import av

    drawn = frame.reformat(
        format="rgba", src_colorspace=_matrix(frame), src_color_range=_span(frame), dst_color_range=FULL
    ).to_ndarray()
    solid = (drawn[..., :3].astype(np.uint16) * drawn[..., 3:] + 127) // 255
    return av.VideoFrame.from_ndarray(solid.astype(np.uint8), format="rgb24")


def _soft_backdrop(planes: Pixels, inner: tuple[int, int], size: tuple[int, int]) -> Pixels:
    """A blurred, darkened copy of the picture that fills ``size``."""
    from PIL import Image, ImageFilter

    width, height = size
    canvas = np.empty((height * 3 // 2, width), np.uint8)
    scale = max(width / inner[0], height / inner[1])
    crop = width / (inner[0] * scale), height / (inner[1] * scale)
    for index, (source, target) in enumerate(zip(split(planes), split(canvas), strict=True)):
        rows, columns = source.shape
        y, x = rows * (1 - crop[1]) / 2, columns * (1 - crop[0]) / 2
        small = Image.fromarray(source).resize((32, 32), Image.Resampling.BOX, (x, y, columns - x, rows - y))
        shape = (target.shape[1], target.shape[0])
        soft = small.filter(ImageFilter.GaussianBlur(2)).resize(shape, Image.Resampling.BICUBIC)
        black = 128 if index else 16
        target[:] = np.clip(black + (np.asarray(soft, np.int16) - black) * 0.5, 16, 240)
    return canvas
