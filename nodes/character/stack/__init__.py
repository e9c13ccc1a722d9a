"""The nodes that choose and apply LoRAs, and the one that saves a picture with what it wore."""
