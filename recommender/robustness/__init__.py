"""Keeping made-up shoppers from deciding what real ones are shown."""
