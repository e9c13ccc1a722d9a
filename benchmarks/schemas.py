"""Whether constrained decoding means the same on both engines: schemas of the studio's kinds, held against both.

Each schema goes through ``engine_schema``, as those of all requests do. Then llama.cpp's grammar (with the small
default model's vocabulary) and xgrammar (in vLLM's environment) are asked about the same texts: ones that fit,
with quotation marks and line breaks where the schema allows them, and ones with a field missing, too many, in
another order or of another type.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..common.environment import child_environment
from ..common.errors import StudioError
from ..common.folders import cache_folder
from ..common.progress import Progress, silent
from ..llm_bridge.client.constrained import engine_schema
from .schema_samples import SchemaSample, samples

XGRAMMAR = Path(__file__).parents[1] / "llm_bridge" / "runtime" / "xgrammar_check.py"
_SECONDS = 600
_REACH = 1000.0
"""Added to a token's logit: more than any model's logits differ."""
Verdicts = list[list[bool]]


@dataclass(frozen=True)
class Agreement:
    """What two engines said of the same texts.

    Attributes:
        schemas: how many there were.
        equal: schemas whose texts got the same answers from both.
        fitting, accepted: texts that fit their schema, and those that both engines accept.
        quoted, quoted_accepted: the same for texts that hold a quotation mark or a line break.
        apart: the first texts on which the engines differ or both are wrong, with their schemas as sent.
    """

    schemas: int
    equal: int
    fitting: int
    accepted: int
    quoted: int
    quoted_accepted: int
    apart: list[dict[str, Any]]


def installed_engines() -> tuple[Path, Path]:
    """The model file of the first embedded profile, and the interpreter of vLLM's environment.

    Raises:
        StudioError: ``model_missing``: no profile is embedded, or its file isn't there.
    """
    from ..llm_bridge.engines.llamacpp import model_path
    from ..llm_bridge.engines.pool import models_folder
    from ..llm_bridge.engines.vllm import vllm_folder
    from ..llm_bridge.environment import python_of
    from ..llm_bridge.profiles import load_llm

    files = [p.file for p in load_llm().profiles.values() if p.engine == "embedded" and p.file is not None]
    if not files:
        raise StudioError(
            "model_missing", "No profile in llm.yaml is embedded.", "Add the shipped one again."
        )
    model = model_path(files[0], models_folder(cache_folder()))
    return model, python_of(vllm_folder(cache_folder() / "environments"))


def bench_schemas(
    count: int, seed: int, *, model: Path, python: Path, progress: Progress = silent
) -> Agreement:
    """Holds ``count`` schemas of a seed against both engines.

    Args:
        model: the GGUF file whose vocabulary llama.cpp's grammar is tried with.
        python: the interpreter of vLLM's environment.

    Raises:
        StudioError: ``llm_start_failed``: xgrammar can't be run there.
    """
    drawn = samples(count, seed)
    asked = [(engine_schema(one.schema), [text for text, _ in one.texts]) for one in drawn]
    progress(0.0, "asking xgrammar")
    first = xgrammar_verdicts(asked, python)
    progress(0.3, "asking llama.cpp")
    second = llama_verdicts(asked, model)
    return _compared(drawn, [schema for schema, _ in asked], first, second)


def _compared(
    drawn: Sequence[SchemaSample], sent: Sequence[Any], first: Verdicts, second: Verdicts
) -> Agreement:
    fitting, quoted, apart = list[bool](), list[bool](), list[dict[str, Any]]()
    equal = 0
    for one, schema, left, right in zip(drawn, sent, first, second, strict=True):
        equal += left == right
        for (text, fits), a, b in zip(one.texts, left, right, strict=True):
            if fits:
                fitting.append(a and b)
                if '\\"' in text or "\\n" in text:
                    quoted.append(a and b)
            if a != b or (fits and not a):
                apart.append({"schema": schema, "text": text, "xgrammar": a, "llama.cpp": b})
    return Agreement(len(drawn), equal, len(fitting), sum(fitting), len(quoted), sum(quoted), apart[:10])


def xgrammar_verdicts(asked: Sequence[tuple[Any, list[str]]], python: Path) -> Verdicts:
    """Which texts xgrammar accepts under each schema (errors of :func:`bench_schemas`)."""
    try:
        done = subprocess.run(
            [str(python), str(XGRAMMAR)],
            input=json.dumps(asked),
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            env=child_environment(),
            check=True,
        )
        return list(json.loads(done.stdout))
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise StudioError(
            "llm_start_failed",
            f"xgrammar can't be run with {python}.",
            "Make vLLM's environment with `./studio llm install vllm`.",
        ) from error


def llama_verdicts(asked: Sequence[tuple[Any, list[str]]], model: Path) -> Verdicts:
    """Which texts llama.cpp's grammar accepts under each schema."""
    from ..llm_bridge.runtime.gguf_server.request import make_grammar

    grammars = _Grammars(model)
    found: Verdicts = []
    for schema, texts in asked:
        grammar = make_grammar(schema)
        found.append([grammars.accepts(grammar, text) for text in texts])
    return found


class _Grammars:
    """llama.cpp's sampler, asked step by step whether it would let a text's next token through.

    The wanted token is made by far the likeliest, and the single letters come next: a grammar always lets
    one of these, or the end, through. So nothing is ever forced on it that it doesn't accept.
    """

    def __init__(self, model: Path) -> None:
        from cyllama.llama import llama_cpp

        from ..llm_bridge.runtime.gguf_server.model import Model

        self._lib = llama_cpp
        self._model = Model(str(model), 256, max((os.cpu_count() or 2) - 1, 1))
        self._vocab = self._model._vocab
        self._model.read(self._tokens("x"))
        self._end = int(self._vocab.token_eos())
        self._letters = {token for code in range(32, 127) for token in self._tokens(chr(code))}

    def _tokens(self, text: str) -> list[int]:
        return list(self._vocab.tokenize(text, False, False))

    def accepts(self, grammar: str, text: str) -> bool:
        tokens = self._tokens(text)
        letters = self._letters | {token for letter in set(grammar) for token in self._tokens(letter)}
        steps = enumerate([*tokens, self._end])
        return all(self._next(grammar, tokens[:at], wanted, letters) for at, wanted in steps)

    def _next(self, grammar: str, before: list[int], wanted: int, letters: set[int]) -> bool:
        others = [(token, _REACH) for token in (letters | {self._end}) - {wanted}]
        chain = self._lib.LlamaSampler(self._lib.LlamaSamplerChainParams())
        chain.add_logit_bias(self._vocab.n_vocab, [(wanted, 2 * _REACH), *others])
        chain.add_top_k(len(others) + 1)
        chain.add_grammar(self._vocab, grammar, "root")
        chain.add_greedy()
        for token in before:
            chain.accept(token)
        return bool(chain.sample(self._model._context, -1) == wanted)
