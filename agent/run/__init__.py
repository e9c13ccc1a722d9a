"""One film from request to end: the director's steps and state, takes, approval, revision and the report."""
