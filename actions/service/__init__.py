"""Actions of the skill `service`."""
