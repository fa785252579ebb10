"""What runs inside the Rasa server: understanding, and the widget's channel. The only package that imports rasa."""
