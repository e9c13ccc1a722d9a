#!/usr/bin/env bash
# Guess:   every layer of a PSD that one library wrote is a frame for Pillow, which opens layered files.
# Happens: psd-tools gives a layer made from a picture with transparency a mask as well, a fifth channel,
#          and Pillow passes over layers with more than four channels, silently. Opaque layers are there;
#          group marks count as frames.
# Version: psd-tools 1.26.0, Pillow 13.0.0
# So:      puppet parts (all with transparency) are the ones that go missing. Read layers with psd-tools, or
#          compare names before trusting n_frames.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check psd-tools==1.26.0 Pillow==13.0.0
cd "$work"
venv/bin/python - <<'PY'
import sys

from PIL import Image
from psd_tools import PSDImage

page = PSDImage.new("RGB", (40, 40))
page.create_pixel_layer(Image.new("RGB", (40, 40), (255, 255, 255)), name="paper")
arm = page.create_pixel_layer(Image.new("RGBA", (8, 8), (255, 0, 0, 255)), name="arm", top=5, left=6)
page.create_group([arm], name="body")
page.save("puppet.psd")
written = [layer.name for layer in PSDImage.open("puppet.psd").descendants()]
picture = Image.open("puppet.psd")
seen = [layer[0] for layer in picture.layers]
print(f"written: {written}; Pillow's {picture.n_frames} frames: {seen}")
if written != ["paper", "body", "arm"] or seen != ["paper", "</Layer group>", "body"]:
    sys.exit("no longer so")
PY
