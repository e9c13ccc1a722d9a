#!/usr/bin/env bash
# Guess:   lazy_pinyin(text, tone_sandhi=True) gives the tones that are spoken: a third tone before a third
#          becomes a second (lao2 hu3), and the word for "one" bends before what follows (yi4 tian1).
# Happens: the rules see one chunk of its own segmenter at a time. Words that are not in its phrase table
#          fall into single characters and keep their dictionary tones; others change. 老虎 (tiger), 很好, 小狗
#          and 一天 stay as written, while 了解, 你好, 可以 and 一只 change. And two words are bent even without
#          the flag.
# Version: pypinyin 0.55.0
# So:      a voice that is fed this says many everyday words with the wrong tone. Apply the tone rules
#          yourself, after the readings are known, over the whole phrase.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check pypinyin==0.55.0
cd "$work"
venv/bin/python - <<'PY'
import sys

from pypinyin import Style, lazy_pinyin

def read(text, sandhi):
    return " ".join(lazy_pinyin(text, style=Style.TONE3, tone_sandhi=sandhi))

unchanged = {"老虎": "lao3 hu3", "很好": "hen3 hao3", "小狗": "xiao3 gou3", "一天": "yi1 tian1"}
changed = {"了解": "liao2 jie3", "你好": "ni2 hao3", "可以": "ke2 yi3", "一只": "yi4 zhi1"}
unasked = {"一个": "yi2 ge4", "不是": "bu2 shi4"}
failed = []
for title, words, sandhi in (
    ("asked for, not done", unchanged, True),
    ("asked for, done", changed, True),
    ("not asked for, done", unasked, False),
):
    for word, expected in words.items():
        seen = read(word, sandhi)
        print(f"{title}: {word} {seen}")
        if seen != expected:
            failed.append(word)
if failed:
    sys.exit(f"no longer so: {failed}")
PY
