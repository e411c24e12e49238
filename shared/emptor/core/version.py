"""The version of the package, which a test compares with the project file, and of its HTTP interface.

A constant, for `importlib.metadata` costs a function 50 ms of its cold start.
"""

from __future__ import annotations

VERSION = "0.1.0"
API_PREFIX = "/api/v1"  # of every path that a client calls
