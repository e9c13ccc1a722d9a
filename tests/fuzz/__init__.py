"""Doors of the studio under inputs that nobody would think of: a user would lose a run, a server or a secret."""
