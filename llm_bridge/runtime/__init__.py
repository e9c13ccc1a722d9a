"""Programs that run in their own processes. Each file stands alone, so that any Python can run it by path."""
