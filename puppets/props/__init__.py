"""Things and animals as rigs: how each looks, how big it is and how it is held."""
