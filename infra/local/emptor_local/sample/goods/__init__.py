"""The products of the sample web."""

from __future__ import annotations

from emptor_local.sample.goods.headphones import HEADPHONES
from emptor_local.sample.goods.household import HOUSEHOLD
from emptor_local.sample.goods.monitors import MONITORS
from emptor_local.sample.goods.outdoors import OUTDOORS
from emptor_local.sample.goods.vacuums import VACUUMS
from emptor_local.sample.model import Product

CATALOGUE: dict[str, Product] = {product.key: product for product in (*HEADPHONES, *MONITORS, *VACUUMS, *HOUSEHOLD, *OUTDOORS)}
