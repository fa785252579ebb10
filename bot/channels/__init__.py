"""Channels: how messages reach the guide."""
