"""From takes to a film: the cut, pictures as streams, words on the screen, and all that is heard.

Knows nothing of ComfyUI: what nodes hand over is files, arrays and timed lines.
"""
