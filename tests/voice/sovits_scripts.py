"""GPT-SoVITS' training scripts as far as files are concerned, with what they lose in silence (run for real in 2026-08).

Each trap is one that the real scripts have; :data:`TRAPS` names them, and a test each holds that it is noticed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

TRAPS: Final = {
    "pipe": "a line with | in its words is dropped, exit code 0",
    "language": "a line in a wrong language is dropped, exit code 0",
    "mark": "a byte-order mark becomes part of the first name",
    "names": "clips of equal base names are mixed up",
    "stale": "a part that is there means that nothing is done, exit code 0",
    "header": "without a header the first clip of the semantic table is lost",
    "weights": "without its folder no weights are saved, exit code 0",
    "last": "an epoch that isn't a multiple of how often it saves is lost",
    "logs": "without the folder of logs an epoch is lost",
}
_COMMON: Final = """
import os, sys, json, pathlib
opt = pathlib.Path(os.environ.get("opt_dir", "."))
def lines():
    for row in open(os.environ["inp_text"], encoding="utf8").read().strip("\\n").split("\\n"):
        try:
            path, speaker, language, text = row.split("|")
        except ValueError:
            print("dropped", row); continue
        if language.lower() in ("zh", "ja", "en", "ko", "yue"):
            yield os.path.basename(path), text
"""
_TEXT: Final = (
    _COMMON
    + """
part = opt / "2-name2text-0.txt"
if not part.exists():
    rows = {name: f"{name}\\tp\\tw\\t{text}" for name, text in lines() if "SPOILED" not in text}
    part.write_text("\\n".join(rows.values()) + "\\n", "utf8")
"""
)
_FILES: Final = (
    _COMMON
    + """
for folder, ending in FOLDERS:
    (opt / folder).mkdir(parents=True, exist_ok=True)
    for name, text in lines():
        (opt / folder / (name + ending)).write_bytes(b"x")
"""
)
_SEMANTIC: Final = (
    _COMMON
    + """
part = opt / "6-name2semantic-0.tsv"
if not part.exists():
    part.write_text("\\n".join(f"{name}\\t1 2 3" for name, text in lines()), "utf8")
"""
)
_SOVITS: Final = """
import sys, json, pathlib
data = json.load(open(sys.argv[2]))
folder = pathlib.Path(data["s2_ckpt_dir"])
assert (folder / "2-name2text.txt").exists()
epochs = data["train"]["epochs"] - (0 if (folder / ("logs_s2_" + data["version"])).is_dir() else 1)
weights = pathlib.Path(data["save_weight_dir"])
epochs -= epochs % data["train"]["save_every_epoch"]
if weights.is_dir() and epochs:
    (weights / f"{data['name']}_e{epochs}_s{epochs * 2}.pth").write_bytes(b"x")
"""
_GPT: Final = """
import sys, os, json, pathlib, re
text = open(sys.argv[2]).read()
value = lambda key: re.search(rf"{key}: (.*)", text)[1]
rows = open(value("train_semantic_path")).read().splitlines()[1:]
assert os.environ["TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD"] == "1"
weights = pathlib.Path(value("half_weights_save_dir"))
saved = int(value("epochs")) // int(value("save_every_n_epoch")) * int(value("save_every_n_epoch"))
if weights.is_dir() and rows:
    (weights / f"{value('exp_name')}-e{saved}.ckpt").write_text(str(len(rows)))
"""


def make_checkout(folder: Path) -> Path:
    """A checkout with these scripts, templates and files in place of weights."""
    root = folder / "GPT-SoVITS"
    scripts = {
        "prepare_datasets/1-get-text.py": _TEXT,
        "prepare_datasets/2-get-hubert-wav32k.py": _FILES.replace(
            "FOLDERS", '(("4-cnhubert", ".pt"), ("5-wav32k", ""))'
        ),
        "prepare_datasets/2-get-sv.py": _FILES.replace("FOLDERS", '(("7-sv_cn", ".pt"),)'),
        "prepare_datasets/3-get-semantic.py": _SEMANTIC,
        "s2_train.py": _SOVITS,
        "s2_train_v3_lora.py": _SOVITS,
        "s1_train.py": _GPT,
    }
    for name, text in scripts.items():
        path = root / "GPT_SoVITS" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    configs = root / "GPT_SoVITS" / "configs"
    configs.mkdir()
    for name in ("s2.json", "s2v2Pro.json", "s2v2ProPlus.json"):
        (configs / name).write_text(json.dumps({"train": {"lr": 1e-4}, "model": {}, "data": {}}))
    (configs / "s1longer-v2.yaml").write_text("train:\n  seed: 1234\n")
    models = root / "GPT_SoVITS" / "pretrained_models"
    for name in (
        "gsv-v2final-pretrained/s2G2333k.pth", "v2Pro/s2Gv2Pro.pth", "v2Pro/s2Gv2ProPlus.pth", "s2Gv3.pth",
        "gsv-v2final-pretrained/s1bert25hz-5kh-longer-epoch=12-step=369668.ckpt", "s1v3.ckpt",
        "gsv-v4-pretrained/s2Gv4.pth",
    ):  # fmt: skip
        (models / name).parent.mkdir(parents=True, exist_ok=True)
        (models / name).write_bytes(b"weights")
    return root
