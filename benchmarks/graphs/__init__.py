"""Measuring the workflows room: planted faults, agreement with a live server, speed."""
