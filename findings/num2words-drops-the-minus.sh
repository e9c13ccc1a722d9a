#!/usr/bin/env bash
# Guess:   minus a half is read with its minus, 0.07 as seven hundredths, and -44 as a year before Christ.
# Happens: every number between minus one and nought loses its minus in eleven of thirteen languages (Italian
#          and Arabic keep it). Turkish and Vietnamese read 0.07 as "nought comma seven" and 0.7 as "nought
#          comma seventy". The year 44 BC is "minus one hundred fifty-six" in German and Dutch.
# Version: num2words 0.5.14
# So:      a voice says the opposite of small changes ("-0.5 dB", "minus half a degree"). Take the sign off
#          yourself and say its word, spell decimals digit by digit, and keep years before Christ away.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check num2words==0.5.14
cd "$work"
venv/bin/python - <<'PY'
import sys

from num2words import num2words

LANGUAGES = "en", "fr", "de", "es", "ja", "ru", "it", "pt", "ko", "pl", "nl", "sv", "ar"
lost = [language for language in LANGUAGES if num2words(-0.5, lang=language) == num2words(0.5, lang=language)]
print(f"-0.5 in English: {num2words(-0.5)}; -1.5: {num2words(-1.5)}; the same as 0.5 in {lost}")
hundredths = {language: num2words(0.07, lang=language) for language in ("en", "tr", "vi")}
tenths = {language: num2words(0.7, lang=language) for language in ("en", "tr", "vi")}
years = {language: num2words(-44, lang=language, to="year") for language in ("en", "de", "nl")}
print(f"0.07: {hundredths}\n0.7: {tenths}\n44 BC: {years}")
if [language for language in LANGUAGES if language not in lost] != ["it", "ar"]:
    sys.exit("another set of languages loses the minus")
if not (num2words(-0.5) == "zero point five" and num2words(-1.5) == "minus one point five"):
    sys.exit("no longer so")
if not (hundredths["tr"] == "sıfırvirgülyedi" and hundredths["vi"] == "không phẩy bảy"):
    sys.exit("decimals are read in another way")
if years != {
    "en": "forty-four BC",
    "de": "minuseinshundertsechsundfünfzig",
    "nl": "min één honderd zesenvijftig",
}:
    sys.exit("years before Christ are read in another way")
PY
