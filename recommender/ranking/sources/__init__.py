"""Candidate sources: each finds the products that one signal speaks for."""
