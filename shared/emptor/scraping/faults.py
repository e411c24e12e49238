"""From what went wrong to a typed failure."""

from __future__ import annotations

import ssl
from collections.abc import Iterator

from emptor.core.net import ForbiddenAddress, InvalidUrl, NetError, ResolutionError
from emptor.models.page import FailureKind, Page


class FetchFault(Exception):
    """Inside this package: why a fetch has no page. The fetcher turns it into a FetchFailure."""

    def __init__(
        self,
        kind: FailureKind,
        message: str,
        *,
        retryable: bool = False,
        status: int | None = None,
        retry_after_s: float | None = None,
        answer: Page | None = None,
    ) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.retryable = retryable
        self.status = status
        self.retry_after_s = retry_after_s
        self.answer = answer


def fault_of_net(error: NetError) -> FetchFault:
    """Return what a refusal of the guard means for the fetch."""
    if isinstance(error, InvalidUrl):
        return FetchFault(FailureKind.INVALID_URL, str(error))
    if isinstance(error, ResolutionError):
        return FetchFault(FailureKind.DNS, str(error), retryable=error.temporary)
    if isinstance(error, ForbiddenAddress):
        return FetchFault(FailureKind.FORBIDDEN_ADDRESS, str(error))
    return FetchFault(FailureKind.CONNECT, str(error))


def fault_of_http(error: Exception, host: str, *, in_body: bool) -> FetchFault:
    """Return what an httpx error means for the fetch.

    Args:
        in_body: the answer's head had already arrived.
    """
    for cause in _causes(error):
        if isinstance(cause, NetError):
            return fault_of_net(cause)
        if isinstance(cause, ssl.SSLError) and not in_body:
            return FetchFault(FailureKind.TLS, f"{host} could not be reached securely: {_tls_reason(cause)}.")
    detail = (str(error) or type(error).__name__).rstrip(".")
    if in_body:
        return FetchFault(FailureKind.TRUNCATED, f"{host} ended the connection inside the page: {detail}.", retryable=True)
    return FetchFault(FailureKind.CONNECT, f"{host} did not answer: {detail}.", retryable=True)


def _tls_reason(error: ssl.SSLError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return error.verify_message
    return (error.reason or str(error)).replace("_", " ").lower()


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        current = current.__cause__ or current.__context__
