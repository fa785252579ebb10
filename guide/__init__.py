"""The shopping conversation as a library: what a message asks, what is remembered, and what is answered. No Rasa."""
