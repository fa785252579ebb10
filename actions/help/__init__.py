"""Actions of the skill `help`."""
