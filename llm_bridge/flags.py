"""What a profile may tell its engine: flags and variables that tune it, and nothing that opens doors.

An engine's command line can load code, open addresses and read or write any file, so what isn't listed here
is refused, whatever a later version of the engine adds. Addresses, keys, names and the context belong to the
studio; a model is named by the profile itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

_SWITCHES = {
    "vllm": """
        async-scheduling calculate-kv-scales disable-cascade-attn disable-custom-all-reduce disable-log-stats
        disable-uvicorn-access-log enable-auto-tool-choice enable-chunked-prefill enable-expert-parallel
        enable-prefix-caching enforce-eager interleave-mm-strings language-model-only no-async-scheduling
        no-enable-chunked-prefill no-enable-prefix-caching skip-mm-profiling
    """,
    "llama_cpp": """
        cont-batching context-shift cpu-moe kv-unified mlock no-cont-batching no-context-shift no-kv-offload
        no-mmap no-warmup swa-full
    """,
}
_VALUES = {
    "vllm": """
        attention-backend block-size cpu-offload-gb cuda-graph-sizes cudagraph-capture-sizes dtype
        gpu-memory-utilization kv-cache-dtype kv-cache-memory-bytes limit-mm-per-prompt
        max-cudagraph-capture-size max-logprobs max-num-batched-tokens max-num-seqs max-seq-len-to-capture
        mm-processor-cache-gb num-gpu-blocks-override pipeline-parallel-size quantization reasoning-parser
        revision rope-theta scheduling-policy seed structured-outputs-config swap-space tensor-parallel-size
        tokenizer-mode tool-call-parser uvicorn-log-level video-pruning-rate
    """,
    "llama_cpp": """
        batch-size cache-reuse cache-type-k cache-type-v chat-template flash-attn gpu-layers keep main-gpu
        n-cpu-moe n-gpu-layers numa parallel reasoning-budget reasoning-format rope-freq-base rope-freq-scale
        rope-scale rope-scaling seed split-mode tensor-split threads-batch ubatch-size yarn-attn-factor
        yarn-beta-fast yarn-beta-slow yarn-ext-factor yarn-orig-ctx
    """,
}
_JSON_KEYS = {
    "limit-mm-per-prompt": {"audio", "image", "video"},
    "structured-outputs-config": {
        "backend",
        "disable_additional_properties",
        "disable_any_whitespace",
        "disable_fallback",
        "reasoning_parser",
    },
}
_PLAIN = re.compile(r"[\w.,:+-]{1,100}")
"""Numbers, words and lists of them: no path and no address."""

_VARIABLES = {
    "embedded": "GGML_ OMP_ OPENBLAS_",
    "llama_cpp": "CUDA_ GGML_ HIP_ HSA_ NVIDIA_ OMP_ OPENBLAS_ ROCR_",
    "vllm": "CUDA_ FLASHINFER_ GOMP_ HF_ HIP_ HSA_ KMP_ MKL_ NCCL_ NVIDIA_ OMP_ OPENBLAS_ PYTORCH_ ROCM_ ROCR_ "
    "TOKENIZERS_ TORCH_ TRANSFORMERS_ TRITON_ VLLM_",
}
_FOLDERS = frozenset({"HF_HOME", "HF_HUB_CACHE"})
"""Where models lie: these may hold a path."""
_DOORS = re.compile(
    r"_(PLUGINS?|LIBS?|LIBRARY|LIBRARIES|MODULES?|HOOKS?|MANAGER|LAUNCHER|SO|PATH|DIR|ROOT|FILE|KEY|TOKEN|IP|HOST|"
    r"PORT|URL|ENDPOINT|PROXY|REDIRECT|ALLOW|TRUST|INSECURE|SERVER|RESOLVER)(_|$)"
)
"""Variables that load code, open addresses, hold secrets or say where files are read and written."""


def check_flag(engine: str, flag: str) -> None:
    """Checks one flag of a profile.

    Raises:
        ValueError: it isn't one that this engine's profiles may set, or its value isn't plain.
    """
    name, equals, value = flag.removeprefix("--").partition("=")
    switches, values = _SWITCHES.get(engine, "").split(), _VALUES.get(engine, "").split()
    if not flag.startswith("--") or name not in (*switches, *values):
        allowed = ", ".join(f"--{each}" for each in sorted((*switches, *values)))
        raise ValueError(
            f"the flag {flag[:60]} isn't one that a profile of engine '{engine}' may set; "
            f"{f'allowed are {allowed}' if allowed else 'it takes none'}"
        )
    if name in switches:
        good = not equals
    elif name in _JSON_KEYS:
        good = _plain_object(value, _JSON_KEYS[name])
    else:
        good = _PLAIN.fullmatch(value) is not None
    if not good:
        wanted = "no value" if name in switches else "=value, with a plain number, word or list"
        raise ValueError(f"the flag --{name} takes {wanted}, not {value[:60]!r}")


def _plain_object(text: str, keys: set[str]) -> bool:
    """Whether a text is a JSON object with only these keys and plain values."""
    if any(ord(letter) <= ord(" ") for letter in text):
        return False
    try:
        data = json.loads(text)
    except ValueError:
        return False
    return isinstance(data, dict) and all(
        key in keys and isinstance(value, bool | int | str) and _PLAIN.fullmatch(str(value))
        for key, value in data.items()
    )


def check_variables(engine: str, variables: Mapping[str, str]) -> None:
    """Checks the variables that a profile sets for its engine.

    Raises:
        ValueError: one isn't the engine's to tune, names code, files or addresses, or holds a path.
    """
    families = tuple(_VARIABLES.get(engine, "").split())
    for name, value in variables.items():
        if name in _FOLDERS and engine == "vllm":
            continue
        if not families or not name.startswith(families) or _DOORS.search(name):
            allowed = ", ".join(f"{family}…" for family in families) or "none"
            raise ValueError(
                f"the variable {name[:60]} isn't one that a profile of engine '{engine}' may set; allowed are "
                f"{allowed}, but for names of files, addresses, keys and code. Set it in your own shell instead"
            )
        if value and not _PLAIN.fullmatch(value):
            raise ValueError(f"the variable {name} takes a plain number, word or list, not {value[:60]!r}")
