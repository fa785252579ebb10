"""How models learn in epochs: early stopping, checkpoints, logs."""
