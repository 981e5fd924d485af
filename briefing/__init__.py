"""What a briefing is and how one is made; knows no HTTP, no broker and no neural network library."""
