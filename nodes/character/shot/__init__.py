"""*Character Shot*: one node that grows into the whole graph of a character's picture."""
