"""Reads a request into what happens: entities, events of acts, and constraints."""
