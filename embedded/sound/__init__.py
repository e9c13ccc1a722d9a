"""Sound without samples: music beds, effects and ambiences are computed, then mixed to film loudness."""
