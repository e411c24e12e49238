"""Addresses of resources, as answers link to them."""

from __future__ import annotations

from uuid import UUID

from emptor.core.settings import Settings
from emptor.core.version import API_PREFIX
from emptor.models.api import JobLinks
from emptor.models.notifications import NotificationLinks
from emptor.models.products import ProductLinks
from emptor.models.watches import WatchLinks
from emptor.models.webhooks import WebhookLinks


def job_links(job_id: UUID, settings: Settings) -> JobLinks:
    """Relative to the server; events are elsewhere when they are served by a function of their own."""
    path = f"{API_PREFIX}/research/{job_id}"
    streamed = f"{(settings.events_base_url or '').rstrip('/')}{path}"
    return JobLinks(
        self=path,
        events=f"{streamed}/events",
        log=f"{streamed}/log",
        cancel=f"{path}/cancel",
        ticket=f"{path}/ticket",
        input=f"{path}/input",
        shares=f"{path}/shares",
        feedback=f"{path}/feedback",
        compare=f"{path}/compare/{{other_id}}",
        report_markdown=f"{path}/report.md",
        report_html=f"{path}/report.html",
        report_csv=f"{path}/report.csv",
    )


def product_links(product_id: UUID) -> ProductLinks:
    """Relative to the server."""
    path = f"{API_PREFIX}/products/{product_id}"
    return ProductLinks(
        self=path, prices=f"{path}/prices", price_summary=f"{path}/price-summary", price_series=f"{path}/price-series"
    )


def watch_links(watch_id: UUID, product_id: UUID | None) -> WatchLinks:
    """Relative to the server."""
    path = f"{API_PREFIX}/watches/{watch_id}"
    return WatchLinks(self=path, alerts=f"{path}/alerts", product=product_links(product_id).self if product_id else None)


def webhook_links(webhook_id: UUID) -> WebhookLinks:
    """Relative to the server."""
    path = f"{API_PREFIX}/webhooks/{webhook_id}"
    return WebhookLinks(self=path, test=f"{path}/test", secret=f"{path}/secret", deliveries=f"{path}/deliveries")


def notification_links(notification_id: UUID, *, confirmed: bool) -> NotificationLinks:
    """Relative to the server."""
    path = f"{API_PREFIX}/notifications/{notification_id}"
    confirm = None if confirmed else f"{path}/confirm"
    return NotificationLinks(self=path, confirm=confirm, test=f"{path}/test", deliveries=f"{path}/deliveries")
