"""What is understood of a film that somebody brings: its shots, its sound, its words and its scenes.

It reads, and never changes what it reads. What it finds is the typed analysis of ``common/footage.py``, which the rooms
below use too; making films from it is the director's business.
"""
