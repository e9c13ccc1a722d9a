"""The model itself, in llama.cpp's words: reads a prompt, writes tokens, and turns texts into vectors."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from .request import PromptPiece, RequestError, option

BATCH = 512
EMBED_BATCH = 64
"""Tokens whose vectors are read at a time: each also reserves a row of the vocabulary's size (0.6 MB)."""


class Model:
    """The model with its memory of the last prompt. Used by one request at a time."""

    def __init__(self, path: str, context: int, threads: int) -> None:
        from cyllama.llama import llama_cpp

        self._lib = llama_cpp
        llama_cpp.disable_logging()
        llama_cpp.ggml_backend_load_all()
        model_options = llama_cpp.LlamaModelParams()
        model_options.n_gpu_layers = 0
        self._model = llama_cpp.LlamaModel(path, model_options, verbose=False)
        self._vocab = self._model.get_vocab()
        # A text's first blanks get lost when tokens become text, so another sign is put before them.
        self._before = list(self._vocab.tokenize("|", False, False))
        self._size, self._threads = context, threads
        self._context = self._open(BATCH, vectors=False)
        self._vectors: Any = None
        self._seen: list[int] = []

    def _open(self, batch: int, *, vectors: bool) -> Any:
        options = self._lib.LlamaContextParams()
        options.n_ctx, options.n_batch = self._size, batch
        options.n_threads, options.n_threads_batch = self._threads, self._threads
        options.embeddings = vectors
        if vectors:
            options.pooling_type = 0  # none: the wheel hands out the vectors of single tokens only
        return self._lib.LlamaContext(self._model, options, verbose=False)

    def tokens(self, prompt: Sequence[PromptPiece]) -> list[int]:
        """The prompt as token numbers."""
        made: list[int] = []
        for piece in prompt:
            made += self._vocab.tokenize(piece.text, not made, piece.marked)
        return made

    def _fits(self, prompt: Sequence[int]) -> None:
        if len(prompt) >= self._size - 8:
            raise RequestError(400, f"the prompt has {len(prompt)} tokens; this model reads {self._size - 8}")

    def sampler(self, body: Mapping[str, Any], grammar: str) -> Any:
        """The chain that picks tokens: grammar first, then the request's sampling."""
        chain = self._lib.LlamaSampler(self._lib.LlamaSamplerChainParams())
        if grammar:
            chain.add_grammar(self._vocab, grammar, "root")
        temperature = option(body, "temperature", 0.7, 0.0, 2.0)
        if temperature == 0.0:
            chain.add_greedy()
            return chain
        chain.add_top_k(40)
        chain.add_top_p(option(body, "top_p", 0.95, 0.0, 1.0), 1)
        chain.add_temp(temperature)
        seed = body.get("seed")
        chain.add_dist(
            seed & 0x7FFFFFFF if isinstance(seed, int) else int.from_bytes(os.urandom(4), "big") >> 1
        )
        return chain

    def read(self, prompt: list[int]) -> None:
        """Takes in a prompt; what it shares with the last one is kept."""
        self._fits(prompt)
        common = 0
        for old, new in zip(self._seen, prompt[:-1], strict=False):
            if old != new:
                break
            common += 1
        self._context.memory_seq_rm(0, common, -1)
        for start in range(common, len(prompt), BATCH):
            part = prompt[start : start + BATCH]
            self._context.decode(self._lib.llama_batch_get_one(part, start))
        self._seen = list(prompt)

    def write(self, sampler: Any, limit: int, wanted: Callable[[], bool]) -> Iterator[tuple[str, int, str]]:
        """Yields (new text, tokens so far, finish); an unfinished character is held back."""
        made: list[int] = []
        shown = ""
        while len(made) < limit and len(self._seen) < self._size - 1:
            token = sampler.sample(self._context, -1)
            if self._vocab.is_eog(token):
                yield "", len(made), "stop"
                return
            made.append(token)
            self._context.decode(self._lib.llama_batch_get_one([token], len(self._seen)))
            self._seen.append(token)
            text = self._vocab.detokenize([*self._before, *made], len(made) * 16 + 64, False, False)[1:]
            if not text.endswith("\ufffd") and len(text) > len(shown):
                yield text[len(shown) :], len(made), ""
                shown = text
            if not wanted():
                return
        yield "", len(made), "length"

    def vector(self, prompt: Sequence[int]) -> list[float]:
        """A text's meaning as a vector of length 1: the mean of its tokens' last hidden states."""
        self._fits(prompt)
        self._vectors = self._vectors or self._open(EMBED_BATCH, vectors=True)
        self._vectors.memory_seq_rm(0, 0, -1)
        total = [0.0] * int(self._model.n_embd)
        for start in range(0, len(prompt), EMBED_BATCH):
            part = prompt[start : start + EMBED_BATCH]
            batch = self._lib.LlamaBatch(n_tokens=len(part), embd=0, n_seq_max=1)
            for place, token in enumerate(part):
                batch.add(token, start + place, [0], True)
            self._vectors.decode(batch)
            for place in range(len(part)):
                seen = self._vectors.get_embeddings_ith(place)
                total = [a + b for a, b in zip(total, seen, strict=True)]
        length = math.sqrt(math.fsum(value * value for value in total)) or 1.0
        return [value / length for value in total]
