"""The lease: no two heavy owners, no lost request, no endless wait."""
