"""Score parts: each scores the candidates by one signal, and their sum ranks them."""
