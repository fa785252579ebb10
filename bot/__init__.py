"""What runs inside the Rasa server: understanding, channel and widget. The only package that imports rasa."""
