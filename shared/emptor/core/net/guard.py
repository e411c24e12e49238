"""The address guard: which hosts, addresses and ports may be connected to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_network
from urllib.parse import SplitResult, urlsplit

from emptor.core.net.addresses import Address, Network, canonical_host, forbidden_because, parse_address, parse_answer, unmap
from emptor.core.net.blocks import METADATA_NAMES
from emptor.core.net.errors import ForbiddenAddress, InvalidUrl, ResolutionError
from emptor.core.net.resolver import Resolver, SystemResolver
from emptor.core.settings import Settings

WEB_PORTS = (80, 443)
DEFAULT_PORTS = {"http": 80, "https": 443}
URL_MAX = 8_192  # characters; longer ones are refused by most servers anyway
FIRST_PRINTABLE = 0x21


@dataclass(frozen=True, slots=True)
class Target:
    """Where a URL points: a canonical host (a name or an address) and a port."""

    scheme: str
    host: str
    port: int


class Guard:
    """Decides where connections may go, and to which addresses exactly.

    A name is resolved once; one bad answer among good ones refuses it; the caller connects to the addresses returned and
    to nothing else, so that a second answer of the name server (DNS rebinding) is never asked for.

    Args:
        allowed_ports: TCP ports that may be connected to.
        allow_addresses: CIDR blocks exempt from the rules, at any port. For tests and development against one's own machine.
        resolver: finds the addresses of names; the system's by default.
    """

    def __init__(
        self,
        *,
        allowed_ports: Iterable[int] = WEB_PORTS,
        allow_addresses: Iterable[str] = (),
        resolver: Resolver | None = None,
    ) -> None:
        self._ports = frozenset(allowed_ports)
        self._exempt: tuple[Network, ...] = tuple(ip_network(block, strict=False) for block in allow_addresses)
        self._resolver = resolver or SystemResolver()

    @classmethod
    def from_settings(cls, settings: Settings, *, resolver: Resolver | None = None) -> Guard:
        """Return the guard that the settings describe."""
        return cls(allowed_ports=settings.allowed_ports, allow_addresses=settings.allow_addresses, resolver=resolver)

    def check_url(self, url: str) -> Target:
        """Return where `url` points, without asking a name server.

        Raises:
            InvalidUrl: not an absolute http(s) address, or one with credentials in it.
            ForbiddenAddress: its host is a forbidden address, or no host name at all.
        """
        parts, port = _split(url)
        host = canonical_host(parts.hostname or "")
        address = self._literal(host)
        if address is not None:
            self._check([address], host, port)
        return Target(parts.scheme, host, port)

    async def addresses(self, host: str, port: int) -> tuple[str, ...]:
        """Return the addresses that `host` may be connected at, in order of preference.

        Raises:
            ForbiddenAddress: the port, the name or any of its addresses is not allowed.
            ResolutionError: the name has no address.
        """
        name = canonical_host(host)
        literal = self._literal(name)
        found = [literal] if literal is not None else await self._resolve(name, port)
        self._check(found, name, port)
        return tuple(dict.fromkeys(str(unmap(address)) for address in found))

    def _literal(self, host: str) -> Address | None:
        if host in METADATA_NAMES:
            raise ForbiddenAddress(f"{host} is a cloud metadata service.")
        return parse_address(host)

    async def _resolve(self, host: str, port: int) -> list[Address]:
        if port not in self._ports and not self._exempt:
            raise ForbiddenAddress(_port_message(port))
        answers = await self._resolver.resolve(host, port)
        if not answers:
            raise ResolutionError(f"{host} has no address.")
        return [parse_answer(answer) for answer in answers]

    def _check(self, addresses: list[Address], host: str, port: int) -> None:
        strangers = [address for address in addresses if not self._is_exempt(address)]
        for address in strangers:
            reason = forbidden_because(address)
            if reason:
                where = host if host == str(address) else f"{host} leads to {address}, which"
                raise ForbiddenAddress(f"{where} is not a public address: {reason}. Only public addresses are read.")
        if strangers and port not in self._ports:
            raise ForbiddenAddress(_port_message(port))

    def _is_exempt(self, address: Address) -> bool:
        plain = unmap(address)
        return any(plain in block for block in self._exempt if block.version == plain.version)


def _split(url: str) -> tuple[SplitResult, int]:
    if len(url) > URL_MAX:
        raise InvalidUrl(f"The address is longer than {URL_MAX} characters.")
    if any(ord(character) < FIRST_PRINTABLE for character in url) or "\\" in url:
        raise InvalidUrl("The address has a space, a control character or a backslash in it; percent-encode them.")
    try:
        parts = urlsplit(url)
        port = DEFAULT_PORTS.get(parts.scheme, 0) if parts.port is None else parts.port
    except ValueError as error:
        raise InvalidUrl(f"{url!r} is not an address: {error}.") from error
    if parts.scheme not in DEFAULT_PORTS or not parts.hostname:
        raise InvalidUrl(f"{url!r} is not an absolute http or https address.")
    if "@" in parts.netloc:
        raise InvalidUrl("An address with a user name or password in it is not read; remove what stands before the @.")
    return parts, port


def _port_message(port: int) -> str:
    return f"Port {port} is not allowed; EMPTOR_ALLOWED_PORTS lists the ones that are."
