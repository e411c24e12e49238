"""/api/v1/products: products the user's jobs and watches have read, and their prices over time."""

from __future__ import annotations

from emptor.core import cold_start
from emptor.core.lambda_http import lambda_handler
from emptor.routers import products
from emptor.routers.application import application

app = application(products.router)
handler = cold_start.ready(lambda_handler(app))
