"""What a user would lose if language models or the lease failed."""
