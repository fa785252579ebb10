"""What the guide does next: what a message means where it is said."""
