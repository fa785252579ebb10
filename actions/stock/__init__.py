"""Actions of the skill `stock`."""
