"""Shared by every room: errors, progress, atomic files, the words of a story. Kept small."""
