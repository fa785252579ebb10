"""The running search: its state, how a message edits it, and how to relax it."""
