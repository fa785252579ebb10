"""Attacks on a running guide: what was once found, played again and again."""
