"""/api/v1/research: start, list, read and cancel jobs; /snapshots, /images: their pages and pictures; /operator: jobs of all."""

from __future__ import annotations

from emptor.core import cold_start
from emptor.core.lambda_http import lambda_handler
from emptor.routers import feedback, images, operator, research, shares, snapshots
from emptor.routers.application import application

app = application(research.router, shares.router, feedback.router, snapshots.router, images.router, operator.router)
handler = cold_start.ready(lambda_handler(app))
