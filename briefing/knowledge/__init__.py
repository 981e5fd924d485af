"""What the articles of a batch say: figures, dates, quotes, names, contradictions; pure steps, all of them cited."""
