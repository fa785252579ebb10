"""All that is computed of a catalogue, and the artefact on disk: columns for exact filters, vectors, and words."""
