"""Guides for those who stay."""
