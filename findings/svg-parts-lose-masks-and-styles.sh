#!/usr/bin/env bash
# Guess:   a cut-out part drawn as plain SVG (masks, clips, class styles, use, blur) looks the same in every
#          library that makes pixels of it; what one can't draw raises.
# Happens: CairoSVG makes a half-grey mask opaque, fills the hole of an even-odd clip, skips colour matrices
#          and multiply, and draws hsl() black. Skia's reader skips multiply, draws black what gets its
#          colour from a <style> or hsl(), and nothing for <use href>. resvg draws all of them. None raises.
# Version: CairoSVG 2.9.1, skia-python 144.1, resvg-py 0.5.0
# So:      a puppet's soft edges turn hard and its mouth black, depending on who draws. Use one renderer
#          through and through, and bake masks and filters into pixels before handing parts on.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
  cairosvg==2.9.1 skia-python==144.1 resvg-py==0.5.0 pillow==13.0.0 numpy==2.4.6
cd "$work"
venv/bin/python - <<'PY'
import io
import sys

import cairosvg
import numpy as np
import resvg_py
import skia
from PIL import Image

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" viewBox="0 0 40 40">'
BOX = '<rect width="40" height="40" {}/>'
GREEN = "0 1 0 0 0  1 0 0 0 0  0 0 1 0 0  0 0 0 1 0"
MATRIX = f'<feColorMatrix color-interpolation-filters="sRGB" values="{GREEN}"/>'
GREY = '<rect width="40" height="40" fill="#808080"/>'
BLUE = '<rect width="40" height="40" fill="#00f"/>'
HOLE = '<path clip-rule="evenodd" d="M0 0H40V40H0Z M10 10H30V30H10Z"/>'
parts = {  # and the colour that stands in the middle
    "half mask": (f'<mask id="m">{GREY}</mask>', 'fill="red" mask="url(#m)"', "ff000080"),
    "clip with a hole": (f'<clipPath id="c">{HOLE}</clipPath>', 'fill="red" clip-path="url(#c)"', "00000000"),
    "colour matrix": (f'<filter id="f">{MATRIX}</filter>', 'fill="red" filter="url(#f)"', "00ff00ff"),
    "multiply": (BLUE, 'fill="red" style="mix-blend-mode:multiply"', "000000ff"),
    "hsl": ("", 'fill="hsl(120,100%,50%)"', "00ff00ff"),
    "class": ("<style>.hat{fill:#0f0}</style>", 'class="hat"', "00ff00ff"),
    "use by href": ('<defs><rect id="r" width="40" height="40" fill="#0f0"/></defs>', "", "00ff00ff"),
}

def pixel(png):
    return bytes(np.asarray(Image.open(io.BytesIO(png)).convert("RGBA"))[20, 20]).hex()

def by_skia(svg):
    surface = skia.Surface(40, 40)
    skia.SVGDOM.MakeFromStream(skia.MemoryStream(svg.encode())).render(surface.getCanvas())
    return bytes(surface.makeImageSnapshot().encodeToData())

renderers = {
    "CairoSVG": lambda svg: cairosvg.svg2png(bytestring=svg.encode()),
    "Skia": by_skia,
    "resvg": lambda svg: bytes(resvg_py.svg_to_bytes(svg_string=svg)),
}
wrong = {name: [] for name in renderers}
for part, (before, attribute, colour) in parts.items():
    shape = '<use href="#r"/>' if part == "use by href" else BOX.format(attribute)
    for name, draw in renderers.items():
        drawn = pixel(draw(f"{HEAD}{before}{shape}</svg>"))
        if drawn != colour:
            wrong[name].append((part, drawn))
for name, differences in wrong.items():
    print(f"{name} draws otherwise: {differences}")
if wrong != {
    "CairoSVG": [
        ("half mask", "ff0000ff"),
        ("clip with a hole", "ff0000ff"),
        ("colour matrix", "ff0000ff"),
        ("multiply", "ff0000ff"),
        ("hsl", "000000ff"),
    ],
    "Skia": [
        ("multiply", "ff0000ff"),
        ("hsl", "000000ff"),
        ("class", "000000ff"),
        ("use by href", "00000000"),
    ],
    "resvg": [],
}:
    sys.exit("no longer so")
PY
