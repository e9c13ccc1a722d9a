"""A Qwen2 of two layers with random weights: what it says is nonsense, how it is served is real."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

HIDDEN, LAYERS, HEADS, KV_HEADS, HEAD_DIM, INNER, VOCABULARY = 128, 2, 2, 1, 64, 256, 151_936
TEMPLATE = (
    "{% for m in messages %}<|im_start|>{{ m['role'] }}\n{{ m['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


def make(folder: Path, tokenizer: Path) -> Path:
    """Writes the model beside a copy of the tokenizer; about 40 MB."""
    folder.mkdir(parents=True)
    for name in ("vocab.json", "merges.txt"):
        shutil.copyfile(tokenizer / name, folder / name)
    told = json.loads((tokenizer / "tokenizer_config.json").read_text("utf-8"))
    told.update(tokenizer_class="Qwen2Tokenizer", chat_template=TEMPLATE, eos_token="<|im_end|>")
    (folder / "tokenizer_config.json").write_text(json.dumps(told))
    config = {
        "architectures": ["Qwen2ForCausalLM"],
        "model_type": "qwen2",
        "hidden_size": HIDDEN,
        "num_hidden_layers": LAYERS,
        "num_attention_heads": HEADS,
        "num_key_value_heads": KV_HEADS,
        "head_dim": HEAD_DIM,
        "intermediate_size": INNER,
        "vocab_size": VOCABULARY,
        "max_position_embeddings": 4096,
        "rms_norm_eps": 1e-6,
        "rope_theta": 1e6,
        "tie_word_embeddings": True,
        "hidden_act": "silu",
        "torch_dtype": "float16",
        "bos_token_id": 151_643,
        "eos_token_id": 151_645,
    }
    (folder / "config.json").write_text(json.dumps(config))
    dice = np.random.default_rng(7)

    def weights(*shape: int) -> np.ndarray:
        return (dice.standard_normal(shape) * 0.05).astype(np.float16)

    tensors = {
        "model.embed_tokens.weight": weights(VOCABULARY, HIDDEN),
        "model.norm.weight": np.ones(HIDDEN, np.float16),
    }
    for layer in range(LAYERS):
        at = f"model.layers.{layer}"
        for name, rows in (("q", HEADS * HEAD_DIM), ("k", KV_HEADS * HEAD_DIM), ("v", KV_HEADS * HEAD_DIM)):
            tensors[f"{at}.self_attn.{name}_proj.weight"] = weights(rows, HIDDEN)
            tensors[f"{at}.self_attn.{name}_proj.bias"] = weights(rows)
        tensors[f"{at}.self_attn.o_proj.weight"] = weights(HIDDEN, HEADS * HEAD_DIM)
        for name, shape in (("gate", (INNER, HIDDEN)), ("up", (INNER, HIDDEN)), ("down", (HIDDEN, INNER))):
            tensors[f"{at}.mlp.{name}_proj.weight"] = weights(*shape)
        tensors[f"{at}.input_layernorm.weight"] = np.ones(HIDDEN, np.float16)
        tensors[f"{at}.post_attention_layernorm.weight"] = np.ones(HIDDEN, np.float16)
    save_file(tensors, str(folder / "model.safetensors"), metadata={"format": "pt"})
    return folder
