#!/usr/bin/env bash
# Guess:   captions converted to ASS by a library are read back by the same library letter for letter.
# Happens: every cue loses its first letter, and ends are cut, not rounded, to hundredths (2.999 becomes
#          2.99).
# Version: subsrt-ts 2.1.2
# So:      round trips belong in the tests of whoever offers ASS beside SRT; a missing letter at the start
#          of each line is easily taken for a fault in the speech recogniser.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit --prefix . subsrt-ts@2.1.2
cat >check.mjs <<'JS'
import library from "subsrt-ts";
const { convert } = library.convert ? library : library.default;
const cues = ["1\n00:00:01,000 --> 00:00:02,999\nGood night, Mila", "2\n00:00:03,000 --> 00:00:04,000\n你好"];
const ass = convert(cues.join("\n\n") + "\n", { format: "ass" });
const back = convert(ass, { format: "srt" });
console.log(back);
const words = back.includes("ood night, Mila") && !back.includes("Good") && back.includes("好");
if (!(ass.includes(",,Good night, Mila") && words && !back.includes("你") && back.includes("00:00:02,990"))) {
  console.error("no longer so");
  process.exit(1);
}
JS
node check.mjs
