"""Catalogues that shops publish for software: a list of products in JSON or XML, read as the items of a listing.

A catalogue is a hint for what to read: each item is a link with a name, a price and stock, and its own page decides. Prices
count only where their unit is proved: a decimal amount, or an integer beside the number of its decimals. Links to other hosts
are dropped.
"""

from emptor.extract.catalogues.offered import OfferedCatalogues, offered_catalogues
from emptor.extract.catalogues.reading import is_catalogue_address, read_catalogue

__all__ = ["OfferedCatalogues", "is_catalogue_address", "offered_catalogues", "read_catalogue"]
