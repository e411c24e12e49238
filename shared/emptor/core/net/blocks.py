"""Address blocks that no request of ours may reach.

Sources: the IANA IPv4 and IPv6 Special-Purpose Address Registries, the IPv6 address space registry, RFC 4380 (Teredo), RFC
3056 (6to4),
RFC 6052 and 8215 (NAT64), RFC 2765 (SIIT), RFC 3879 (site-local), and the cloud vendors' documentation of their metadata
services.
Python's `is_global` is not used: it lets 6to4, NAT64, site-local, all multicast and a platform's own service address pass.
"""

from __future__ import annotations

from ipaddress import IPv4Network, IPv6Network

FORBIDDEN_V4: tuple[tuple[IPv4Network, str], ...] = tuple(
    (IPv4Network(cidr), name)
    for cidr, name in (
        ("0.0.0.0/8", "this network"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "shared address space (carrier NAT, Alibaba Cloud metadata)"),
        ("127.0.0.0/8", "loopback"),
        ("168.63.129.16/32", "Azure platform service"),
        ("169.254.0.0/16", "link-local (cloud metadata)"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "IETF protocol assignments (Oracle Cloud metadata)"),
        ("192.0.2.0/24", "documentation"),
        ("192.31.196.0/24", "AS112"),
        ("192.52.193.0/24", "automatic multicast tunnelling"),
        ("192.88.99.0/24", "6to4 relay"),
        ("192.168.0.0/16", "private"),
        ("192.175.48.0/24", "AS112"),
        ("198.18.0.0/15", "benchmarking"),
        ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved or broadcast"),
    )
)

GLOBAL_UNICAST_V6 = IPv6Network("2000::/3")  # the only part of IPv6 from which public addresses are given out

FORBIDDEN_V6: tuple[tuple[IPv6Network, str], ...] = tuple(
    (IPv6Network(cidr), name)
    for cidr, name in (
        ("2001::/23", "IETF protocol assignments (Teredo, ORCHID, benchmarking)"),
        ("2001:db8::/32", "documentation"),
        ("2002::/16", "6to4"),
        ("2620:4f:8000::/48", "AS112"),
        ("3fff::/20", "documentation"),
    )
)

# Blocks outside global unicast: all refused, named here so that a message can say what was asked for.
NAMED_V6: tuple[tuple[IPv6Network, str], ...] = tuple(
    (IPv6Network(cidr), name)
    for cidr, name in (
        ("::/128", "unspecified"),
        ("::1/128", "loopback"),
        ("::/96", "IPv4-compatible"),
        ("::ffff:0:0:0/96", "IPv4-translated"),
        ("64:ff9b:1::/48", "local NAT64"),
        ("100::/64", "discard"),
        ("100:0:0:1::/64", "dummy"),
        ("5f00::/16", "segment routing"),
        ("fc00::/7", "unique local (cloud metadata)"),
        ("fe80::/10", "link-local"),
        ("fec0::/10", "site-local"),
        ("ff00::/8", "multicast"),
    )
)

MAPPED_V4 = IPv6Network("::ffff:0:0/96")  # an IPv4 address in IPv6 notation: judged as the IPv4 address it is
NAT64 = IPv6Network("64:ff9b::/96")  # well-known prefix: what an IPv6-only network's DNS64 answers for every IPv4 site

ISATAP_MARKS = (0x0000_5EFE, 0x0200_5EFE)  # upper half of an interface identifier that ends in an IPv4 address (RFC 5214)

# Names of metadata services. All but a few resolve to blocked addresses; refusing the name saves the question.
METADATA_NAMES = frozenset(
    {
        "instance-data",
        "instance-data.ec2.internal",
        "metadata",
        "metadata.aws.internal",
        "metadata.google.internal",
        "metadata.goog",
        "metadata.oraclecloud.com",
        "metadata.packet.net",
        "metadata.platformequinix.com",
        "metadata.tencentyun.com",
        "rancher-metadata",
    }
)
