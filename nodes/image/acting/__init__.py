"""Nodes that let puppets act: who somebody without a preset is, what happens in a shot, what was true before."""
