"""How much input one briefing takes before it says no."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class InputLimits:
    """Bounds of one batch; what lies beyond becomes a rejection `too_large`."""

    max_file_bytes: int = 10_000_000  # bytes a file, standard input included
    max_characters: int = 200_000  # code points an article's body
    max_articles: int = 2_000  # usable articles a batch; also entries a file
