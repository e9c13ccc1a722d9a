"""Graphs: build, check, repair, convert and run ComfyUI workflows."""

from .builder import BuiltNode, GraphBuilder, Wire
from .catalog import Catalog
from .graph import Graph, Link, Node

__all__ = ["BuiltNode", "Catalog", "Graph", "GraphBuilder", "Link", "Node", "Wire"]
