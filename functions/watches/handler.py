"""/api/v1/watches: make, list, read, change and delete watches, and list their alerts."""

from __future__ import annotations

from emptor.core.lambda_http import lambda_handler
from emptor.routers import watches
from emptor.routers.application import application

app = application(watches.router)
handler = lambda_handler(app)
