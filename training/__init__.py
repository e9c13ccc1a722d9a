"""Trainers: what they share (runs, mixed precision, LoRA layers), Toon XL's own, and LoRAs for SDXL."""
