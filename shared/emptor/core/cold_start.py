"""The first thing a deployed function imports: what it loads after that stays, so nothing of it is searched for cycles.

    from emptor.core import cold_start
    ...                              # the other imports
    handler = cold_start.ready(...)

Searches for cycles take a sixth of a cold start.
"""

from __future__ import annotations

import gc
from typing import TypeVar

T = TypeVar("T")

_WAS_ON = gc.isenabled()
gc.disable()


def ready(handler: T) -> T:
    """Return what serves requests. What has been loaded by now is left out of all later searches, which begin here."""
    gc.freeze()
    if _WAS_ON:
        gc.enable()
    return handler
