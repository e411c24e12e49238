"""Addresses as they are asked for."""

from __future__ import annotations

import httpx

from emptor.core.net import Guard, NetError
from emptor.models.page import FailureKind
from emptor.scraping.faults import FetchFault, fault_of_net

SHOWN_CHARACTERS = 200


def normalised(guard: Guard, url: str) -> httpx.URL:
    """Return `url` percent-encoded and without its fragment, once the guard has nothing against it.

    Raises:
        FetchFault: it is no web address, or one that is not read.
    """
    try:
        clean = httpx.URL(url.strip()).copy_with(fragment=None)
        guard.check_url(str(clean))
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        shown = url[:SHOWN_CHARACTERS]
        raise FetchFault(FailureKind.INVALID_URL, f"{shown!r} is not a web address: {str(error).rstrip('.')}.") from error
    except NetError as error:
        raise fault_of_net(error) from error
    return clean


async def resolvable(guard: Guard, url: str) -> httpx.URL:
    """Return the normalised address, once its name leads to addresses that the guard allows.

    For fetchers whose connections are made elsewhere.

    Raises:
        FetchFault: it does not.
    """
    clean = normalised(guard, url)
    try:
        target = guard.check_url(str(clean))
        await guard.addresses(target.host, target.port)
    except NetError as error:
        raise fault_of_net(error) from error
    return clean
