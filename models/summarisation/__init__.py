"""Summarisers: each an implementation of the Summariser port."""
