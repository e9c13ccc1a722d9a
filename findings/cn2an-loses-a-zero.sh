#!/usr/bin/env bash
# Guess:   what an2cn writes, cn2an of the same package reads back; 100,002,000 is 一亿零二千.
# Happens: between 亿 (or 万亿) and exactly some thousands the 零 is left out: 一亿二千, which people say for
#          120,000,000. With hundreds, tens, or 万 in that place it is there. cn2an itself refuses 一亿二千 in
#          all three of its modes.
# Version: cn2an 0.5.24 (the newest), proces 0.1.7
# So:      of numbers over a hundred million with nothing between 亿 and thousands a listener hears another one.
#          Put the 零 in: 亿 followed by a digit and 千 never stands without it.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check cn2an==0.5.24 proces==0.1.7
cd "$work"
venv/bin/python - <<'PY'
import sys

import cn2an

written = {
    100_002_000: "一亿二千",
    1_000_002_000: "十亿二千",
    100_000_200: "一亿零二百",
    100_020_000: "一亿零二万",
    120_000_000: "一亿二千万",
}
same = True
for number, expected in written.items():
    text = cn2an.an2cn(str(number))
    back = {}
    for mode in ("strict", "normal", "smart"):
        try:
            back[mode] = cn2an.cn2an(text, mode)
        except ValueError:
            back[mode] = "refused"
    print(f"{number:,} is written {text} and read {back}")
    refused = "零" not in expected and "万" not in expected
    same &= text == expected and set(back.values()) == {"refused" if refused else number}
sys.exit(0 if same else "no longer so")
PY
