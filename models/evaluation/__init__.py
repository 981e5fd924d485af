"""Scores of text processing, guards, summaries, coverage and translation; never imported by serving code."""
