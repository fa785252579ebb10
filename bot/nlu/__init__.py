"""Graph components of the language pipeline, one file each."""
