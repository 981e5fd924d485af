"""Facts and rules about Arabic text: pure functions from text to text or spans."""
