"""Figures: quantities read from sentences, linked over articles, and whether the sources agree on them."""
