"""The version of the package; a test compares it with the project file.

A constant, for `importlib.metadata` costs a function 50 ms of its cold start.
"""

from __future__ import annotations

VERSION = "0.1.0"
