"""The `daogou` command line: wires everything together and is imported by nobody."""
