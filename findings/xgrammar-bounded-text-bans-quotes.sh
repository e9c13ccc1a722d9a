#!/usr/bin/env bash
# Guess:   minLength 1 in a schema forbids the empty string and nothing else.
# Happens: a string with any bound on its length, or with the pattern ^.*, can hold no quotation mark,
#          backslash, line break or escaped letter: a model that is held to it can't write  She says "hi".
#          The plain string takes them all, and so do the same schemas for a validator.
# Version: xgrammar 0.2.9, jsonschema 4.26.0, torch 2.13.0
# So:      vLLM and others that constrain text with it make dialogue without quotes, and multi-line fields on
#          one line. Leave lengths and patterns out of the schema that is sent, and check them afterwards.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check torch==2.13.0 xgrammar==0.2.9 jsonschema==4.26.0
cd "$work"
venv/bin/python - <<'PY'
import json
import sys

import jsonschema
import xgrammar

letters = ["<s>", "</s>", *(f"<0x{byte:02X}>" for byte in range(256))]
tokens = xgrammar.TokenizerInfo(letters, vocab_type=xgrammar.VocabType.BYTE_FALLBACK, stop_token_ids=[1])
compiler = xgrammar.GrammarCompiler(tokens)

def takes(schema, text):
    matcher = xgrammar.GrammarMatcher(compiler.compile_json_schema(json.dumps(schema)))
    return matcher.accept_string(text) and matcher.accept_token(1)

limits = {"minLength": 1, "maxLength": 99, "pattern": "^.*"}
bounds = {"none": {}, **{name: {name: limit} for name, limit in limits.items()}}
lines = {
    "plain": '"Good night, 米拉"',
    "quotation": r'"She says \"hi\"."',
    "backslash": r'"a\\b"',
    "two lines": r'"one\ntwo"',
    "escape": r'"\u7c73"',
}
seen = {}
for name, bound in bounds.items():
    schema = {"type": "string", **bound}
    for line in lines.values():
        jsonschema.validate(json.loads(line), schema)
    seen[name] = [what for what, line in lines.items() if takes(schema, line)]
    print(f"bound {name}: takes {seen[name]} of {list(lines)}")
if seen != {name: list(lines) if name == "none" else ["plain"] for name in bounds}:
    sys.exit("no longer so")
PY
