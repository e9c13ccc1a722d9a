"""Language models and the GPU they share with SDXL."""
