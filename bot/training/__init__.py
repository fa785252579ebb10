"""Makes the dialogue model: `python -m bot.training`. Nothing that serves shoppers imports this package."""
