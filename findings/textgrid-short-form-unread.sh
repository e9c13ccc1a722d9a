#!/usr/bin/env bash
# Guess:   a TextGrid in Praat's short form, written by one library, is read by the others; it is the
#          simpler form.
# Happens: with a point tier in it, TextGrid and praat-textgrids raise; mytextgrid reads no short form at
#          all. Besides, praat-textgrids turns the label  say "hi"  into  say ""hi  in the long form, too.
# Version: praatio 6.2.2, TextGrid 1.6.1, praat-textgrids 1.4.0, mytextgrid 0.10.0
# So:      write alignments in the long form, and keep double quotes out of labels.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
  praatio==6.2.2 TextGrid==1.6.1 praat-textgrids==1.4.0 mytextgrid==0.10.0
cd "$work"
venv/bin/python - <<'PY'
import sys

import mytextgrid
import textgrid
import textgrids
from praatio import textgrid as praat

READERS = {
    "praatio": lambda path: [e.label for e in praat.openTextgrid(path, False).getTier("words").entries],
    "TextGrid": lambda path: [i.mark for i in textgrid.TextGrid.fromFile(path)[0]],
    "praat-textgrids": lambda path: [i.text for i in textgrids.TextGrid(path)["words"]],
    "mytextgrid": lambda path: [i.text for i in mytextgrid.read_textgrid(path)[0]],
}

def read(words, points, form):
    grid = praat.Textgrid()
    grid.addTier(praat.IntervalTier("words", words, 0, 2))
    if points:
        grid.addTier(praat.PointTier("mouth", points, 0, 2))
    grid.save("a.TextGrid", form, includeBlankSpaces=True)
    seen = {}
    for name, reader in READERS.items():
        try:
            seen[name] = reader("a.TextGrid")
        except (AttributeError, TypeError, ValueError) as error:
            seen[name] = type(error).__name__
        print(f"{form}, {len(points)} points: {name} {seen[name]}")
    return [seen[name] == [w[2] for w in words] for name in READERS]

whole, parts = [(0, 1, "a"), (1, 2, "b")], [(0, 1.25, "a"), (1.25, 2, "b")]
seen = [
    read(whole, [], "short_textgrid"),
    read(whole, [(0.3, "A")], "short_textgrid"),
    read(parts, [(0.3, "A")], "long_textgrid"),
    read([(0, 1, 'say "hi"'), (1, 2, "b")], [], "long_textgrid"),
]
expected = [
    [True, True, True, False],
    [True, False, False, False],
    [True, True, True, True],
    [True, True, False, True],
]
if seen != expected:
    sys.exit(f"no longer so: {seen}")
PY
