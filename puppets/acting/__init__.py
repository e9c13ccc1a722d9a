"""Bodies that do what a shot's acts say: folded states, postures and gaits over time, and what can be seen of it."""
