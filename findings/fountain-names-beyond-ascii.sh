#!/usr/bin/env bash
# Guess:   Fountain libraries agree on who speaks: a line in capitals, accents included, or one that starts
#          with @; Chinese, which has no capitals, needs the @; and what a library writes it reads back.
# Happens: screenplay-tools takes MÉLANIE for a speaker and ÉLOÏSE (accent on the first letter) for action,
#          and writes @米拉 without the @, so that her line is action when read back. fountain-js takes every
#          line without small letters for a speaker: the first line of any Chinese paragraph of two lines
#          "speaks" the second.
# Version: screenplay-tools 0.0.10, fountain-js 1.2.4
# So:      a script in another script goes through these with lost and invented lines. Put the @ before
#          every name (again after writing) and ! before every Chinese action, and compare the cast after
#          each step.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check screenplay-tools==0.0.10
npm install --silent --no-fund --no-audit --prefix "$work" fountain-js@1.2.4
cd "$work"
venv/bin/python - <<'PY'
import sys

from screenplay_tools.fountain.parser import Parser
from screenplay_tools.fountain.writer import Writer

def read(text):
    parser = Parser()
    parser.add_text(text)
    parser.finalize()
    return parser.script

def speakers(script):
    return [element.name for element in script.elements if element.type.name == "CHARACTER"]

script = read("INT. HOUSE - DAY\n\n@米拉\n你好。\n\nMÉLANIE\nSalut.\n\nÉLOÏSE\nOui.\n")
seen = speakers(script), speakers(read(Writer().write(script)))
print(f"screenplay-tools: read {seen[0]}, written and read again {seen[1]}")
if seen != (["米拉", "MÉLANIE"], ["MÉLANIE"]):
    sys.exit("no longer so")
PY
cat >check.mjs <<'JS'
import { Fountain } from "fountain-js";
const text = "INT. 厨房\n\n母亲走进来。\n她看着米拉。\n\nThe rain stops.\nThe sun is out.\n";
const tokens = new Fountain().parse(text, true).tokens;
const seen = tokens.filter((token) => token.type === "character").map((token) => token.text);
console.log("fountain-js: speakers", seen);
if (seen.join() !== "母亲走进来。") {
  console.error("no longer so");
  process.exit(1);
}
JS
node check.mjs
