"""Sound: spoken lines as nodes, and dialogue built from them."""
