"""Nodes that speak with language models, and the card they share with ComfyUI's own models."""
