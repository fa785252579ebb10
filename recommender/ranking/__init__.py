"""From a query to the order of its answer: candidate sources, score parts, ranking steps, and reasons."""
