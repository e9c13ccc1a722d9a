"""What the studio knows: characters, styles, places, idioms, past runs; kept in one folder, found again."""
