"""What training Toon XL and training LoRAs for real SDXL have in common: runs, the noise schedule, files, LoRAs.

The trainers themselves sit above: ``embedded.toonxl`` learns from the puppets, ``embedded.lora`` from a
person's own pictures. torch is imported by the modules, never by the package.
"""
