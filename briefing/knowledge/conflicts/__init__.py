"""Contradictions between sources on something else than a figure."""
