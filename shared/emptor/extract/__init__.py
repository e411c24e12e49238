"""Pure functions from a page's source to typed facts with their evidence."""

from __future__ import annotations

from emptor.extract.page import extract_page

__all__ = ["extract_page"]
