"""/api/v1/research: start, list, read and cancel jobs."""

from __future__ import annotations

from emptor.core.lambda_http import lambda_handler
from emptor.routers import research
from emptor.routers.application import application

app = application(research.router)
handler = lambda_handler(app)
