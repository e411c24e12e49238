"""Why a connection was not made.

NetError
├── InvalidUrl         not an absolute http(s) address without credentials
├── ForbiddenAddress   the host, one of its addresses, or the port is not for us
└── ResolutionError    the name has no address; `temporary` when a later try may find one
"""

from __future__ import annotations


class NetError(Exception):
    """Base of the guard's refusals. `str()` is one sentence for a person."""


class InvalidUrl(NetError):
    """Not an address a page can be read from."""


class ForbiddenAddress(NetError):
    """The guard does not let anything connect there."""


class ResolutionError(NetError):
    """A name that leads to no address."""

    def __init__(self, message: str, *, temporary: bool = False) -> None:
        super().__init__(message)
        self.temporary = temporary


def reason_of(error: BaseException, otherwise: str) -> str:
    """Return why a guarded request failed: what the guard said, which httpx raised an error of its own from, or `otherwise`."""
    return str(error.__cause__) if isinstance(error.__cause__, NetError) else otherwise
