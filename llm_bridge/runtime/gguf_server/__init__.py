"""A small OpenAI-compatible server over the llama.cpp wheel: one model, one request at a time, on this machine.

Run as ``python -m gguf_server --model FILE --port PORT`` with the folder above on the search path: it is a
program of its own, imports nothing else of the studio and needs only the ``cyllama`` wheel.
"""
