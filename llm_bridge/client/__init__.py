"""How the agent and the nodes speak with a language model: chat, structured answers, pictures, streams."""

from __future__ import annotations

from .budget import Budget
from .http import LlmClient
from .scripted import ScriptedModel
from .sync import SyncModel
from .types import Chunk, LanguageModel, Message, Reply, ToolCall, Usage, image_part, system, user

__all__ = [
    "Budget",
    "Chunk",
    "LanguageModel",
    "LlmClient",
    "Message",
    "Reply",
    "ScriptedModel",
    "SyncModel",
    "ToolCall",
    "Usage",
    "image_part",
    "system",
    "user",
]
