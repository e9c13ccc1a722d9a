"""Says in a sentence what an edit is, in the language of the order."""

from __future__ import annotations

from ...intent.text import mostly_chinese
from ...workflows.edit.model import GraphEditBase

_NAMES = {
    "sampling": ("sampling", "采样"),
    "prompt": ("prompt", "提示词"),
    "size": ("size", "尺寸"),
    "prefix": ("saved as", "保存为"),
    "checkpoint": ("checkpoint", "模型"),
    "add_lora": ("add LoRA", "加 LoRA"),
    "set_lora": ("change LoRA", "改 LoRA"),
    "take_out": ("take out", "取出节点"),
    "upscale": ("upscale before saving", "保存前放大"),
    "hires_fix": ("second pass (hires fix)", "高清修复"),
    "control": ("ControlNet", "ControlNet"),
    "start_from": ("start from", "起始"),
    "value": ("set value", "设值"),
    "insert": ("insert", "插入"),
    "duplicate": ("duplicate the branch", "复制分支"),
    "region": ("region", "分区提示词"),
    "video": ("also as a video", "另存为视频"),
}


def told_edit(edit: GraphEditBase, order: str) -> str:
    """For example ``add LoRA: file film_grain.safetensors, strength 0.6``."""
    values = edit.model_dump(exclude_none=True, exclude_unset=True)
    kind = str(getattr(edit, "edit", ""))
    name = _NAMES.get(kind, (kind, kind))[mostly_chinese(order)]
    listed = [
        f"{word} {', '.join(value) if isinstance(value, tuple) else value}"
        for word, value in values.items()
        if word != "edit" and value != ()
    ]
    return f"{name}: {', '.join(listed)}" if listed else name
