"""``studio lora train``: a LoRA of a character or a style from a person's own pictures, for SDXL or Toon XL.

SDXL is loaded by diffusers (on a graphics card of 12 GB or more); Toon XL, the small family, trains on any
processor, so that the way can be tried before it costs hours.
"""
