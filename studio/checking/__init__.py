"""What can be wrong in the editors' files, and what the model confuses."""
