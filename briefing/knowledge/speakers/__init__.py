"""Speakers: who says a sentence, in which capacity, and in which words."""
