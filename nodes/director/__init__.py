"""The director inside ComfyUI: start a film from a node or the page, and watch it come along."""
