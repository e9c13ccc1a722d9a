"""Moving pictures as streams of frames: reading, writing, mixing, and cameras over stills."""
