"""Words of people: characters, tokens, numbers, money, units, and what a phrase says. No Rasa, no catalogue."""
