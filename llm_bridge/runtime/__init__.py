"""Programs that run in their own processes, by path: they need nothing of the studio but files beside them."""
