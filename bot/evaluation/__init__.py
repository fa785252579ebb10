"""Measures the trained dialogue model; each module is a program, because only this package may import Rasa."""
