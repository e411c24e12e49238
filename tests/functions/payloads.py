"""Events as AWS sends them, with every field it documents for the integration.

HTTP API and function URL (format 2.0):
  https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
SQS: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
EventBridge schedule: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-run-lambda-schedule.html
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qsl
from uuid import uuid4

import jwt

from emptor.core.users import LOCAL_USER_ID

JSON_HEADERS = {"content-type": "application/json"}
# Requests come from the internet, so they are signed in: deployed functions serve nobody else.
_SECRET = "a secret of the tests, long enough for HS256"
SIGN_IN = {"EMPTOR_AUTH": "jwt", "SUPABASE_JWT_SECRET": _SECRET}
_FAR_AWAY = 4_102_444_800  # the year 2100, in seconds
_CLAIMS = {"sub": str(LOCAL_USER_ID), "aud": "authenticated", "role": "authenticated", "exp": _FAR_AWAY}
TOKEN = jwt.encode(_CLAIMS, _SECRET, "HS256")


def http_api(
    method: str, path: str, *, body: Any = None, headers: dict[str, str] | None = None, query: str = ""
) -> dict[str, Any]:
    """An HTTP API request (payload format 2.0)."""
    host = "a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com"
    event = _version_2(method, path, body, headers or {}, host=host, query=query)
    event["routeKey"] = event["requestContext"]["routeKey"] = f"{method} {path}"
    return event


def function_url(
    method: str, path: str, *, body: Any = None, headers: dict[str, str] | None = None, query: str = ""
) -> dict[str, Any]:
    """A function URL request: the same format, without a route, the body in base64 when it is not text."""
    host = "abcdefghijklmnop.lambda-url.eu-central-1.on.aws"
    return _version_2(method, path, body, headers or {}, host=host, query=query)


def in_base64(event: dict[str, Any]) -> dict[str, Any]:
    """The same request as AWS sends it when the body's type is not known to be text."""
    return {**event, "body": base64.b64encode(event["body"].encode()).decode(), "isBase64Encoded": True}


def sqs(bodies: Iterable[str], *, receive_count: int = 1) -> dict[str, Any]:
    """A batch of messages from the work queue."""
    return {"Records": [_message(body, receive_count) for body in bodies]}


def work(*job_ids: object) -> dict[str, Any]:
    """A batch of messages as the queue adapter writes them."""
    return sqs(json.dumps({"job_id": str(job_id)}) for job_id in job_ids)


def schedule() -> dict[str, Any]:
    """The tick of an EventBridge rule."""
    return {
        "version": "0",
        "id": str(uuid4()),
        "detail-type": "Scheduled Event",
        "source": "aws.events",
        "account": "123456789012",
        "time": "2026-11-22T13:00:00Z",
        "region": "eu-central-1",
        "resources": ["arn:aws:events:eu-central-1:123456789012:rule/emptor-dev-tick"],
        "detail": {},
    }


def _version_2(method: str, path: str, body: Any, headers: dict[str, str], *, host: str, query: str) -> dict[str, Any]:
    text = body if isinstance(body, str) or body is None else json.dumps(body)
    event: dict[str, Any] = {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": path,
        "rawQueryString": query,
        "headers": {
            "accept": "*/*",
            "host": host,
            "user-agent": "curl/8.9.1",
            "authorization": f"Bearer {TOKEN}",
            "x-amzn-trace-id": "Root=1-65f0c0de-0123456789abcdef01234567",
            "x-forwarded-for": "203.0.113.7",
            "x-forwarded-port": "443",
            "x-forwarded-proto": "https",
            **(JSON_HEADERS if text is not None else {}),
            **(headers or {}),
        },
        "requestContext": {
            "accountId": "anonymous",
            "apiId": host.split(".", maxsplit=1)[0],
            "domainName": host,
            "domainPrefix": host.split(".", maxsplit=1)[0],
            "http": {
                "method": method,
                "path": path,
                "protocol": "HTTP/1.1",
                "sourceIp": "203.0.113.7",
                "userAgent": "curl/8.9.1",
            },
            "requestId": "JKJaXmPLvHcESHA=",
            "routeKey": "$default",
            "stage": "$default",
            "time": "22/Nov/2026:13:00:00 +0000",
            "timeEpoch": 1795525200000,
        },
        "isBase64Encoded": False,
    }
    if query:
        event["queryStringParameters"] = dict(parse_qsl(query))
    if text is not None:
        event["body"] = text
    return event


def _message(body: str, receive_count: int) -> dict[str, Any]:
    return {
        "messageId": str(uuid4()),
        "receiptHandle": "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a",
        "body": body,
        "attributes": {
            "ApproximateReceiveCount": str(receive_count),
            "SentTimestamp": "1795525200000",
            "SenderId": "AIDAIENQZJOLO23YVJ4VO",
            "ApproximateFirstReceiveTimestamp": "1795525200012",
        },
        "messageAttributes": {},
        "md5OfBody": hashlib.md5(body.encode()).hexdigest(),
        "eventSource": "aws:sqs",
        "eventSourceARN": "arn:aws:sqs:eu-central-1:123456789012:emptor-dev-work",
        "awsRegion": "eu-central-1",
    }
