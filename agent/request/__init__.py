"""What a person asks for: the options of a film, and the plan that is made of a request."""
