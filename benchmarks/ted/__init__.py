"""Rasa's own TEDPolicy in the place of `ContextPolicy`, with the same knowledge."""
