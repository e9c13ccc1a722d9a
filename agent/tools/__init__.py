"""What the director can do, as tools that a loop, a language model or another agent may call.

A tool is a name, a description, typed input and output, what it costs and what it leaves behind. Whatever makes
pictures, voices or films goes through a skill's graph on ComfyUI; looking things up and asking are library calls.
"""

from .base import Cost, Tool, ToolInput
from .context import ToolContext
from .registry import Registry, builtin_tools

__all__ = ["Cost", "Registry", "Tool", "ToolContext", "ToolInput", "builtin_tools"]
