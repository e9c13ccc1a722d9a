"""How Toon XL is trained: pictures of the puppet renderer in, a small SDXL family out."""
