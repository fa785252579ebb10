"""Parts of `benchmarks/turns.py`: the two bots, the shoppers who talk to them, and the figures."""
