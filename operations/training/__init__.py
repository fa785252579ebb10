"""Training in a process of its own, and telling whether there is anything new to learn from."""
