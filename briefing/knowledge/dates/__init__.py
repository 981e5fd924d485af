"""Dates: read from sentences, resolved against the day of publication, put into a timeline."""
