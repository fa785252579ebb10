"""What runs in the action server: one action a file, by skill. The only package that imports rasa_sdk."""
