"""What the user edits: YAML files and the models that load them."""
