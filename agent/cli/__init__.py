"""The agent's commands: make, ask, runs, images, models, knowledge, tools; each asks the rooms below and prints."""
