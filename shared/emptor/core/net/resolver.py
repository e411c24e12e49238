"""Names to addresses."""

from __future__ import annotations

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

from emptor.core.net.errors import ResolutionError

RESOLVER_THREADS = 16  # look-ups block a thread each; a slow name server must not starve the default executor
LOOKUP_TIMEOUT_S = 10.0
TEMPORARY_CODES = frozenset({socket.EAI_AGAIN, socket.EAI_FAIL})


class Resolver(Protocol):
    """Finds the addresses of a name."""

    async def resolve(self, host: str, port: int) -> list[str]:
        """Return every address of `host` in textual form, the preferred first.

        Raises:
            ResolutionError: there is none.
        """
        ...


class SystemResolver:
    """The operating system's resolver (hosts file, DNS), in threads of its own."""

    def __init__(self) -> None:
        self._threads: ThreadPoolExecutor | None = None

    async def resolve(self, host: str, port: int) -> list[str]:
        """See `Resolver.resolve`."""
        if self._threads is None:
            self._threads = ThreadPoolExecutor(RESOLVER_THREADS, thread_name_prefix="resolve")
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(LOOKUP_TIMEOUT_S):
                rows = await loop.run_in_executor(self._threads, _look_up, host, port)
        except TimeoutError as error:
            raise ResolutionError(
                f"The name servers did not answer for {host} in {LOOKUP_TIMEOUT_S:.0f} s.", temporary=True
            ) from error
        except socket.gaierror as error:
            temporary = error.errno in TEMPORARY_CODES
            raise ResolutionError(f"{host} cannot be resolved: {error.strerror}.", temporary=temporary) from error
        except (UnicodeError, OSError) as error:
            raise ResolutionError(f"{host} cannot be resolved: {error}.") from error
        return list(dict.fromkeys(rows))


def _look_up(host: str, port: int) -> list[str]:
    rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return [str(row[4][0]) for row in rows]
