"""Chinese requests, in either script and in Cantonese wording: words first, then clauses (``reader``)."""
