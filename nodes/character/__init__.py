"""Characters in SDXL: presets, LoRAs, and whether a picture shows who it should."""
