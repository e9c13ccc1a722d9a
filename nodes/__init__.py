"""What ComfyUI sees: one folder a family, nodes.py thin, the logic beside it."""
