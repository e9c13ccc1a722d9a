"""What is measured of a take and of a character, and the thresholds it is held against."""
