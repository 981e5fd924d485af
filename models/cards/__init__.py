"""Cards of models whose weights come with a package instead of a model folder."""
