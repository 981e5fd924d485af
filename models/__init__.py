"""What runs the models: implementations of briefing's ports and the table that names them."""
