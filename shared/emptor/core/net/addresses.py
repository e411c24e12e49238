"""Reading an address in any of its spellings, and judging it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from emptor.core.net.blocks import FORBIDDEN_V4, FORBIDDEN_V6, GLOBAL_UNICAST_V6, ISATAP_MARKS, MAPPED_V4, NAMED_V6, NAT64
from emptor.core.net.errors import ForbiddenAddress

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

V4_PARTS = 4
V4_MASK = 0xFFFF_FFFF
V4_BITS = 32
BYTE_BITS = 8
BYTE_MAX = 0xFF
IDEOGRAPHIC_DOTS = str.maketrans("。．｡", "...")  # the full stops that IDNA maps to a dot
NAME_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_.")
NAME_MAX = 253  # characters, RFC 1035
LABEL_MAX = 63


def canonical_host(host: str) -> str:
    """Return `host` in lower case, in ASCII, without brackets and without the root's trailing dot.

    Raises:
        ForbiddenAddress: it is neither an address nor a name that DNS could know.
    """
    text = unicodedata.normalize("NFKC", host).translate(IDEOGRAPHIC_DOTS).strip().lower()
    if text.startswith("[") and text.endswith("]"):
        text = text[1:-1]
    if ":" in text:
        return text
    text = _to_ascii(text, host).removesuffix(".")
    labels = text.split(".")
    if (
        not text
        or len(text) > NAME_MAX
        or not set(text) <= NAME_CHARACTERS
        or any(not 0 < len(label) <= LABEL_MAX for label in labels)
    ):
        raise ForbiddenAddress(f"{host!r} is not a host name.")
    return text


def _to_ascii(text: str, host: str) -> str:
    if text.isascii():
        return text
    import idna  # noqa: PLC0415 - only names beyond ASCII need its tables

    try:
        return idna.encode(text, uts46=True).decode("ascii")
    except idna.IDNAError as error:
        raise ForbiddenAddress(f"{host!r} is not a host name.") from error


def parse_address(host: str) -> Address | None:
    """Return the address that a canonical host spells, or None when it is a name.

    IPv4 is read as browsers and C libraries read it: one to four parts, each decimal, octal (`0177`) or hexadecimal
    (`0x7f`), the last filling what the others leave (WHATWG URL, host parsing).

    Raises:
        ForbiddenAddress: it looks like an address but is none, such as `1.2.3.4.5` or an IPv6 address with a zone.
    """
    if ":" in host:
        if "%" in host:
            raise ForbiddenAddress(f"{host!r} carries a zone, which only link-local addresses have.")
        try:
            return IPv6Address(host)
        except ValueError as error:
            raise ForbiddenAddress(f"{host!r} is not an IPv6 address.") from error
    if not _ends_in_number(host):
        return None
    return _parse_v4(host)


def _ends_in_number(host: str) -> bool:
    last = host.rsplit(".", 1)[-1]
    return last.isdigit() or _number(last) is not None


def _number(part: str) -> int | None:
    digits, base = part, 10
    if part.startswith("0x"):
        digits, base = part[2:] or "0", 16
    elif len(part) > 1 and part.startswith("0"):
        digits, base = part[1:], 8
    if not digits.isascii() or not digits.isalnum():
        return None
    try:
        return int(digits, base)
    except ValueError:
        return None


def _parse_v4(host: str) -> IPv4Address:
    numbers = [_number(part) for part in host.split(".")]
    values = [number for number in numbers if number is not None]
    if len(values) != len(numbers) or len(values) > V4_PARTS or any(value > BYTE_MAX for value in values[:-1]):
        raise ForbiddenAddress(f"{host!r} is not an IPv4 address.")
    free_bits = BYTE_BITS * (V4_PARTS + 1 - len(values))
    if values[-1] >= 1 << free_bits:
        raise ForbiddenAddress(f"{host!r} is not an IPv4 address.")
    total = values[-1]
    for position, value in enumerate(values[:-1]):
        total += value << (V4_BITS - BYTE_BITS * (position + 1))
    return IPv4Address(total)


def parse_answer(text: str) -> Address:
    """Return one answer of a resolver as an address; a zone (`fe80::1%eth0`) is dropped, the address judged as it is.

    Raises:
        ForbiddenAddress: the answer is not an address.
    """
    try:
        return ip_address(text.split("%", 1)[0])
    except ValueError as error:
        raise ForbiddenAddress(f"the resolver answered {text!r}, which is not an address.") from error


def unmap(address: Address) -> Address:
    """Return the IPv4 address that an IPv4-mapped IPv6 address is, else the address itself."""
    if isinstance(address, IPv6Address) and address in MAPPED_V4:
        return _low_v4(address)
    return address


def forbidden_because(address: Address) -> str | None:
    """Return the name of the special block that `address` lies in, or None for a public address."""
    address = unmap(address)
    if isinstance(address, IPv4Address):
        return _block_name(address, FORBIDDEN_V4)
    if address in NAT64:
        inner = forbidden_because(_low_v4(address))
        return f"NAT64 of {inner}" if inner else None
    if address not in GLOBAL_UNICAST_V6:
        return _block_name(address, NAMED_V6) or "not global unicast"
    return _block_name(address, FORBIDDEN_V6) or _isatap_reason(address)


def _isatap_reason(address: IPv6Address) -> str | None:
    if (int(address) >> V4_BITS) & V4_MASK not in ISATAP_MARKS:
        return None
    inner = forbidden_because(_low_v4(address))
    return f"ISATAP of {inner}" if inner else None


def _low_v4(address: IPv6Address) -> IPv4Address:
    return IPv4Address(int(address) & V4_MASK)


def _block_name(address: Address, blocks: Sequence[tuple[Network, str]]) -> str | None:
    return next((name for network, name in blocks if address in network), None)
