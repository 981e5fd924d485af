"""Sentence embeddings: each an implementation of the Embedder port."""
