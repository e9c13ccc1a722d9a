"""Film: captions, cards, transitions, the cut and the encoder, and the nodes that show them in ComfyUI."""
