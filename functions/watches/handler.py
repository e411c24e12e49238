"""/api/v1/watches: make, list, read, change and delete watches, list their alerts; /webhooks, /notifications: who is told."""

from __future__ import annotations

from emptor.core import cold_start
from emptor.core.lambda_http import lambda_handler
from emptor.routers import notifications, watches, webhooks
from emptor.routers.application import application

app = application(watches.router, webhooks.router, notifications.router)
handler = cold_start.ready(lambda_handler(app))
