"""For conversation editors: checking, trying, testing and publishing what they wrote, as a library."""
