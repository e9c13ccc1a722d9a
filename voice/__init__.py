"""Speech: the engine interface, datasets, training and similarity."""
