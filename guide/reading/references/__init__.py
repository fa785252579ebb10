"""Which of the products that were shown a message means."""

from guide.reading.references.pieces import properties_of
from guide.reading.references.referring import Reference, meant, refer, referred

__all__ = ["Reference", "meant", "properties_of", "refer", "referred"]
