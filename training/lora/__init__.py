"""Trains LoRAs of a character, for Toon XL and for SDXL."""
