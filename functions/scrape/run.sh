#!/bin/sh
# Lambda Web Adapter's wrapper runs this in place of the Python runtime, which would put the layers on the path.
PYTHONPATH="/opt/python:${LAMBDA_RUNTIME_DIR:-}:${LAMBDA_TASK_ROOT:-.}" exec python3 -m uvicorn functions.scrape.handler:app \
  --host 127.0.0.1 --port "${AWS_LWA_PORT:-8080}" --no-access-log --log-level warning --lifespan on --timeout-graceful-shutdown 1
