"""Image: puppet shots and camera moves over still pictures."""
