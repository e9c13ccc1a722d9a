"""What bodies and animals do: actions, gaits and how they look."""
