"""Conversation tests that editors write in YAML: their format, a shopper who takes them, and what is checked."""
