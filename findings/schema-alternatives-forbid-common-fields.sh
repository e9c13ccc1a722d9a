#!/usr/bin/env bash
# Guess:   a schema with a common field beside anyOf ("every event has a time, and either a move or a line")
#          makes a model write the common field and one of the two.
# Happens: both libraries that turn schemas into grammars leave the common part out when there is an anyOf or
#          oneOf, and since each alternative is closed the common field can't be written at all. With allOf
#          of one part, xgrammar forbids the common field and the other one the part's own; allOf of two
#          parts lets any object through in xgrammar. JSON Schema validators refuse what comes out.
# Version: xgrammar 0.2.9, cyllama 0.2.18 (llama.cpp's converter), jsonschema 4.26.0, torch 2.13.0
# So:      every answer fails its check and is asked for again, for ever. Repeat the common fields in each
#          alternative before sending a schema, and flatten allOf.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -qq --disable-pip-version-check \
  torch==2.13.0 xgrammar==0.2.9 cyllama==0.2.18 jsonschema==4.26.0
cd "$work"
venv/bin/python - <<'PY'
import json
import sys

import jsonschema
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

def part(name):
    return {"properties": {name: {"type": "string"}}, "required": [name]}

common, move, line = {"type": "object", **part("time")}, part("move"), part("line")
schemas = {
    "anyOf": {**common, "anyOf": [move, line]},
    "oneOf": {**common, "oneOf": [move, line]},
    "allOf of one": {**common, "allOf": [move]},
    "allOf of two": {"type": "object", "allOf": [common, move]},
}
answers = '{"time":"1","move":"x"}', '{"move":"x"}', '{"time":"1"}', '{"fish":1}'
seen = {}
for name, schema in schemas.items():
    valid = [text for text in answers if jsonschema.Draft202012Validator(schema).is_valid(json.loads(text))]
    grammars = {
        "xgrammar": xgrammar.Grammar.from_json_schema(json.dumps(schema)),
        "llama.cpp": xgrammar.Grammar.from_ebnf(empty_spelt(json_schema_to_grammar(schema))),
    }
    seen[name] = {by: [text for text in answers if takes(grammar, text)] for by, grammar in grammars.items()}
    print(f"{name}: right is {valid}; {seen[name]}")
    if valid != [answers[0]]:
        sys.exit("the validator takes other answers")
both, alone, bare, _ = answers
if seen != {
    "anyOf": {"xgrammar": [alone], "llama.cpp": [alone]},
    "oneOf": {"xgrammar": [alone], "llama.cpp": [alone]},
    "allOf of one": {"xgrammar": [alone], "llama.cpp": [bare]},
    "allOf of two": {"xgrammar": list(answers), "llama.cpp": [both]},
}:
    sys.exit("no longer so")
PY
