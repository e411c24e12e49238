"""/api/v1/research: start, list, read and cancel jobs; /snapshots: what their pages said; /operator: jobs of all users."""

from __future__ import annotations

from emptor.core.lambda_http import lambda_handler
from emptor.routers import operator, research, shares, snapshots
from emptor.routers.application import application

app = application(research.router, shares.router, snapshots.router, operator.router)
handler = lambda_handler(app)
