"""Random weights of the right shapes for the real server, made of its own classes, in seconds.

``python random_weights.py FOLDER``, with the interpreter of the server's own environment: HuBERT of one layer, BERT of
three, a GPT of two layers and a v2 SoVITS. What such a model says is noise; how its server behaves is the real thing.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

HUBERT = {
    "activation_dropout": 0.0, "attention_dropout": 0.0, "conv_bias": False, "conv_dim": [64] * 7,
    "conv_kernel": [10, 3, 3, 3, 3, 2, 2], "conv_stride": [5, 2, 2, 2, 2, 2, 2], "feat_extract_activation": "gelu",
    "feat_extract_norm": "group", "feat_proj_dropout": 0.0, "feat_proj_layer_norm": True, "hidden_act": "gelu",
    "hidden_dropout": 0.0, "hidden_size": 768, "intermediate_size": 256, "layer_norm_eps": 1e-5,
    "mask_feature_prob": 0.0, "mask_time_prob": 0.0, "num_attention_heads": 12, "num_conv_pos_embedding_groups": 16,
    "num_conv_pos_embeddings": 128, "num_feat_extract_layers": 7, "num_hidden_layers": 1,
}  # fmt: skip
BERT = {
    "attention_probs_dropout_prob": 0.0, "hidden_act": "gelu", "hidden_dropout_prob": 0.0, "hidden_size": 1024,
    "intermediate_size": 256, "layer_norm_eps": 1e-12, "max_position_embeddings": 512, "num_attention_heads": 16,
    "num_hidden_layers": 3, "pad_token_id": 0, "type_vocab_size": 2, "vocab_size": 128,
}  # fmt: skip


def tokenizer() -> Any:
    """One token a letter; everything else is unknown."""
    from tokenizers import Tokenizer, models, pre_tokenizers, processors

    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"abcdefghijklmnopqrstuvwxyz"]
    made = Tokenizer(models.WordPiece({word: place for place, word in enumerate(words)}, unk_token="[UNK]"))
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    made.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    return made


def encoders(folder: Path) -> None:
    """HuBERT and BERT, in folders of the names that the server's settings have."""
    import torch
    from feature_extractor.cnhubert import HubertInferenceModel, _load_config
    from text.chinese_bert import BertForMaskedLM
    from text.chinese_bert import _load_config as bert_config

    hubert, bert = folder / "chinese-hubert-base", folder / "chinese-roberta-wwm-ext-large"
    for place, config in ((hubert, HUBERT), (bert, BERT)):
        place.mkdir(parents=True, exist_ok=True)
        (place / "config.json").write_text(json.dumps(config))
    feature = {"do_normalize": True, "feature_size": 1, "padding_value": 0.0, "sampling_rate": 16000}
    (hubert / "preprocessor_config.json").write_text(json.dumps(feature))
    torch.save(HubertInferenceModel(_load_config(str(hubert))).state_dict(), hubert / "pytorch_model.bin")
    torch.save(BertForMaskedLM(bert_config(str(bert))).state_dict(), bert / "pytorch_model.bin")
    tokenizer().save(str(bert / "tokenizer.json"))


def voice(folder: Path, root: Path, name: str = "voice") -> None:
    """A pair of weights, as training leaves them."""
    import AR.models.t2s_model
    import torch
    import yaml
    from AR.models.t2s_lightning_module import Text2SemanticLightningModule
    from module.models import SynthesizerTrn

    gpt = yaml.safe_load((root / "configs" / "s1longer-v2.yaml").read_text("utf-8"))
    gpt["model"] |= {"n_layer": 2}
    AR.models.t2s_model._build_multiclass_accuracy_for_training = lambda *_, **__: (
        None
    )  # a package for training only
    weight = Text2SemanticLightningModule(gpt, "", is_train=False).state_dict()
    weight["model.ar_predict_layer.weight"][1024] *= 1.6  # it ends after some seconds
    torch.save({"weight": weight, "config": gpt, "info": "random"}, folder / f"{name}.ckpt")
    hps = json.loads((root / "configs" / "s2.json").read_text("utf-8"))
    model = hps["model"] | {"version": "v2", "semantic_frame_rate": "25hz"}
    data = hps["data"]
    net = SynthesizerTrn(
        data["filter_length"] // 2 + 1,
        hps["train"]["segment_size"] // data["hop_length"],
        n_speakers=data["n_speakers"],
        **model,
    )
    weight = {key: value.half() for key, value in net.state_dict().items() if not key.startswith("enc_q")}
    for key, value in weight.items():
        if key.endswith("_codebook.inited"):
            value.fill_(1.0)  # as after training: otherwise it begins to cluster, which needs a process group
        elif key.endswith("_codebook.embed"):
            value.normal_()
    path = folder / f"{name}.pth"
    torch.save({"weight": weight, "config": hps | {"model": model}, "info": "random"}, path)
    path.write_bytes(b"01" + path.read_bytes()[2:])


def main() -> None:
    """Makes all of it."""
    import gpt_sovits_cpufast.runtime as runtime
    import torch

    folder = Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    runtime.configure_runtime()
    torch.manual_seed(7)
    encoders(folder)
    voice(folder, Path(runtime.PACKAGE_ROOT) / "GPT_SoVITS")


if __name__ == "__main__":
    main()
