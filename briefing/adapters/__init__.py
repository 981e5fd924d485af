"""Implementations of briefing's ports that touch files and stores."""
