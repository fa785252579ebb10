"""Measurements that a person runs by hand; what each prints is kept in results/."""
