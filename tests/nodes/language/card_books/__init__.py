"""A node pack for tests: what ComfyUI's models would take on a card is written onto the simulated one."""

import sys
from pathlib import Path

import comfy.model_management as manager

sys.path.insert(0, str(Path(__file__).resolve().parents[2].parent / "llm_bridge" / "standin"))
import card

NODE_CLASS_MAPPINGS = {}
GB = 1 << 30
_load, _unload = manager.LoadedModel.model_load, manager.unload_all_models


def model_load(self, *arguments, **options):
    card.put(9 * GB)
    return _load(self, *arguments, **options)


def unload_all_models():
    _unload()
    card.put(GB // 2)


manager.LoadedModel.model_load = model_load
manager.unload_all_models = unload_all_models
