"""What is new since an earlier briefing: stories, statements and figures that moved."""
