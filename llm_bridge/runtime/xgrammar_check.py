"""Tells which texts xgrammar accepts under which schemas: run with vLLM's own Python, by path.

Reads a JSON list of ``[schema, [text, …]]`` from standard input and writes a list of lists of true and false.
Tokens are single bytes, so that no model's tokenizer is needed.
"""

from __future__ import annotations

import json
import sys


def main() -> None:
    """Answers one list."""
    import xgrammar  # type: ignore[import-not-found]

    end = 256
    tokens = [bytes([byte]) for byte in range(end)] + [b"<end>"]
    about = xgrammar.TokenizerInfo(tokens, vocab_size=len(tokens), stop_token_ids=[end])
    compiler = xgrammar.GrammarCompiler(about)
    found = []
    for schema, texts in json.load(sys.stdin):
        grammar = compiler.compile_json_schema(json.dumps(schema))
        verdicts = []
        for text in texts:
            matcher = xgrammar.GrammarMatcher(grammar, terminate_without_stop_token=True)
            verdicts.append(bool(matcher.accept_string(text) and matcher.is_completed()))
        found.append(verdicts)
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
