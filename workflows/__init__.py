"""Graphs: build, check, repair, convert and run ComfyUI workflows."""
