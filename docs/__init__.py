"""The guides, which the knowledge base is built from."""
