"""/api/v1/research: start, list, read and cancel jobs; /api/v1/operator: those of all users, for operators."""

from __future__ import annotations

from emptor.core.lambda_http import lambda_handler
from emptor.routers import operator, research
from emptor.routers.application import application

app = application(research.router, operator.router)
handler = lambda_handler(app)
