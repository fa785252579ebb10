"""What crosses between the chat server and the widget: one JSON Schema, and the classes made from it."""
