"""/api/v1/health and /api/v1/ready. Also answers the preflight requests of browsers, for every path."""

from __future__ import annotations

from emptor.core import cold_start
from emptor.core.lambda_http import lambda_handler
from emptor.routers import health
from emptor.routers.application import application

app = application(health.router)
handler = cold_start.ready(lambda_handler(app))
