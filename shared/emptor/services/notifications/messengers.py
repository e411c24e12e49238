"""Sends to chat and push services, by Apprise (BSD-2-Clause). It opens connections that no guard of ours sees.

So only services with one fixed public host are taken, by their schemes, and no option in the URL: `json://`, `mailto://` and the
like would reach any host, the service's own network included.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from emptor.core.errors import InvalidInput

if TYPE_CHECKING:
    from emptor.services.notifications.messages import Message

# Scheme → whose host it is.
SERVICES = {
    "discord": "Discord", "gchat": "Google Chat", "ifttt": "IFTTT", "opsgenie": "Opsgenie", "pagerduty": "PagerDuty",
    "pbul": "Pushbullet", "pover": "Pushover", "slack": "Slack", "tgram": "Telegram", "wxteams": "Webex",
}  # fmt: skip
TIMEOUT_S = 10.0
APP = "Emptor"


def checked(url: str) -> str:
    """Check a service's URL; return it without its tokens, for people. Raises InvalidInput."""
    scheme = urlsplit(url).scheme.lower()
    if scheme not in SERVICES:
        known = ", ".join(f"{one}://" for one in SERVICES)
        raise InvalidInput(f"Services of this form are not written to. Give one of: {known}.")
    if "?" in url or "#" in url:
        raise InvalidInput("Give the service's URL without options: nothing from the ? on.")
    service = _service(url)
    if service is None:
        raise InvalidInput(f"This is not a URL for {SERVICES[scheme]}: https://appriseit.com/services/ shows its form.")
    return str(service.url(privacy=True)).partition("?")[0]


async def send(url: str, message: Message) -> bool:
    """Send to a service; return whether it was taken."""
    try:
        async with asyncio.timeout(TIMEOUT_S):
            return await asyncio.to_thread(_send, url, message)
    except TimeoutError:
        return False


def _send(url: str, message: Message) -> bool:
    service = _service(url)
    return bool(service and service.notify(body=message.text, title=message.subject))


def _service(url: str) -> Any:
    """The service as Apprise reads its URL; None when it does not."""
    try:
        import apprise  # noqa: PLC0415 - half a second with its services; few processes need it
    except ImportError as error:
        raise InvalidInput("This server writes to no services: install its extra `notify`.") from error
    asset = apprise.AppriseAsset(app_id=APP, app_desc=APP, app_url="", image_url_mask="", image_url_logo="", plugin_paths=[])
    return apprise.Apprise.instantiate(url, asset=asset)
