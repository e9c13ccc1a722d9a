"""The node that lets LoRAs work on one of several characters alone."""
