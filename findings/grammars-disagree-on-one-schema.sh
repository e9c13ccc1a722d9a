#!/usr/bin/env bash
# Guess:   one JSON schema holds a model to the same answers in vLLM (xgrammar) and in llama.cpp: fields in
#          the order they are listed, numbers within their bounds, a list of three by its prefixItems.
# Happens: an optional field that is listed first comes last in llama.cpp, which writes the required ones
#          first. Bounds of whole numbers count in both, bounds of other numbers in xgrammar only.
#          prefixItems of three is exactly three in llama.cpp, none to three in xgrammar (as JSON Schema
#          has it). {} is any value in one, any object in the other, and 米拉 has to be written as
#          \u7c73\u62c9.
# Version: xgrammar 0.2.9, cyllama 0.2.18 (llama.cpp's converter), torch 2.13.0
# So:      "think first" fields must be required, lists need minItems, ranges a check afterwards, and names
#          in other scripts cost llama.cpp six times the letters.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check torch==2.13.0 xgrammar==0.2.9 cyllama==0.2.18
cd "$work"
venv/bin/python - <<'PY'
import json
import sys

import xgrammar
from cyllama.utils.json_schema_to_grammar import json_schema_to_grammar

letters = ["<s>", "</s>", *(f"<0x{byte:02X}>" for byte in range(256))]
tokens = xgrammar.TokenizerInfo(letters, vocab_type=xgrammar.VocabType.BYTE_FALLBACK, stop_token_ids=[1])
compiler = xgrammar.GrammarCompiler(tokens)

def takes(grammar, text):
    matcher = xgrammar.GrammarMatcher(compiler.compile_grammar(grammar))
    return matcher.accept_string(text) and matcher.accept_token(1)

def empty_spelt(grammar):  # one grammar engine reads both: to this one an empty choice is written ""
    return grammar.replace("::= |", '::= "" |')

fields = {"think": {"type": "integer"}, "say": {"type": "integer"}}
cases = {
    "optional first": (
        {"type": "object", "properties": fields, "required": ["say"], "additionalProperties": False},
        ['{"think":1,"say":2}', '{"say":2,"think":1}'],
    ),
    "integer 1 to 5": ({"type": "integer", "minimum": 1, "maximum": 5}, ["5", "6"]),
    "number 1 to 5": ({"type": "number", "minimum": 1, "maximum": 5}, ["2.5", "6"]),
    "prefixItems": ({"type": "array", "prefixItems": [{"type": "integer"}] * 3}, ["[]", "[1,2]", "[1,2,3]"]),
    "anything": ({}, ['{"a":1}', "1", '"a"']),
    "Chinese name": ({"enum": ["米拉"]}, ['"米拉"', r'"\u7c73\u62c9"']),
}
seen = {}
for name, (schema, answers) in cases.items():
    grammars = {
        "xgrammar": xgrammar.Grammar.from_json_schema(json.dumps(schema)),
        "llama.cpp": xgrammar.Grammar.from_ebnf(empty_spelt(json_schema_to_grammar(schema))),
    }
    seen[name] = {by: [takes(grammar, text) for text in answers] for by, grammar in grammars.items()}
    print(f"{name}: takes {' or '.join(answers)}: {seen[name]}")
if seen != {
    "optional first": {"xgrammar": [True, False], "llama.cpp": [False, True]},
    "integer 1 to 5": {"xgrammar": [True, False], "llama.cpp": [True, False]},
    "number 1 to 5": {"xgrammar": [True, False], "llama.cpp": [True, True]},
    "prefixItems": {"xgrammar": [True, True, True], "llama.cpp": [False, False, True]},
    "anything": {"xgrammar": [True, True, True], "llama.cpp": [True, False, False]},
    "Chinese name": {"xgrammar": [True, False], "llama.cpp": [False, True]},
}:
    sys.exit("no longer so")
PY
