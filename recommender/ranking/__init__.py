"""From candidates to the answer: popularity, behaviour, fusion, diversity, reasons."""
