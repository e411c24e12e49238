"""Who the user is where nobody signs in."""

from __future__ import annotations

from uuid import UUID

LOCAL_USER_ID = UUID("00000000-0000-4000-8000-000000000001")
