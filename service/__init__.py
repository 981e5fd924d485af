"""The HTTP process: accepts batches and serves documents; loads no model code."""
