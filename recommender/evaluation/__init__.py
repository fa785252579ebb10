"""How well the recommender searches and recommends, next to what an engineer would pick instead."""
