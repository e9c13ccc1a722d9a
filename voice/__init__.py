"""Speech: the engine interface, the embedded voices, spoken text, loudness, and how the studio hears."""
