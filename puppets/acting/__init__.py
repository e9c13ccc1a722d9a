"""How a body does what a story says: verbs, and the motions to which they lead."""
