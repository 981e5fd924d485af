"""Facts and rules about English text that the guards compare translations by."""
