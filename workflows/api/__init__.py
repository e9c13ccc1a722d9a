"""Talking to ComfyUI's HTTP API: the client, its transport, progress, replies and the faults that a server tells."""
