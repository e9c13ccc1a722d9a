"""Model files on disk: families, forms of LoRAs, checkpoints and diffusers folders, and what a picture wears."""
