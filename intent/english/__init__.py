"""English requests: constraints first, then the story, word by word (``reader``)."""
