"""The director: understands a request, plans it, runs the graphs, judges and revises."""
