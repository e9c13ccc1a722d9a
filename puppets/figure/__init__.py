"""People: bodies, faces, hair, clothing, mouths, gestures and how they move through a shot."""
