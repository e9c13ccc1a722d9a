#!/usr/bin/env bash
# Guess:   kanji to kana by a dictionary reads everyday sentences right, but for rare names.
# Happens: 今日は三月三日です (today is the third of March) is read "konnichiha", the greeting; 今年 (this
#          year) becomes konnen, 重なる (to pile up) omonaru, 一日 always tsuitachi (the first of the month).
#          Digits stay digits, and the particles は and へ are written ha and he, not wa and e.
# Version: pykakasi 2.3.0
# So:      a Japanese voice or lip-sync that is fed this says other words. Take readings from a morphological
#          analyser, and keep a list of the words that a script really uses.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check pykakasi==2.3.0
cd "$work"
venv/bin/python - <<'PY'
import sys

import pykakasi

reader = pykakasi.kakasi()

def read(text, form="hira"):
    return "".join(word[form] for word in reader.convert(text))

expected = {  # what it says, and what a speaker would
    "今日は三月三日です": ("こんにちはさんがつみっかです", "きょうはさんがつみっかです"),
    "今年": ("こんねん", "ことし"),
    "重なる": ("おもなる", "かさなる"),
    "もう一日待って": ("もうついたちまって", "もういちにちまって"),
    "2026年": ("2026ねん", "にせんにじゅうろくねん"),
}
right = {"私は学校へ行きます": "わたしはがっこうへいきます", "大人": "おとな", "三百円": "さんびゃくえん"}
for text, (seen, spoken) in expected.items():
    print(f"{text}: {read(text)}, spoken {spoken}")
print("私は学校へ:", read("私は学校へ", "hepburn"))
if {text: read(text) for text in right} != right:
    sys.exit("what was right is no longer so")
if {text: read(text) for text in expected} != {text: seen for text, (seen, _) in expected.items()}:
    sys.exit("no longer so")
if read("私は学校へ", "hepburn") != "watashihagakkouhe":
    sys.exit("no longer so")
PY
