"""Lock files of what is installed, and what makes them: :mod:`.make`. Nothing of the studio imports this."""
