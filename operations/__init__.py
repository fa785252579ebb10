"""Running the guide on a machine: its processes, their environment, training in a process of its own, and checks."""
