"""Actions of the skill `price`."""
