"""What `emptor dev` tells a person who has just started it."""

from __future__ import annotations

from pathlib import Path

from emptor.core.front import has_console
from emptor_local.cli.dev import greeting

BASE = "http://127.0.0.1:8000"


def test_it_names_the_console_the_documentation_and_how_it_ends() -> None:
    """Addresses that a terminal makes into links; without a console, how to get one."""
    lines = greeting(BASE, console=True).splitlines()
    assert lines[0] == f"Emptor serves {BASE}/api/v1 (Ctrl+C ends it)"
    assert [line.split() for line in lines[1:]] == [["console", f"{BASE}/"], ["documentation", f"{BASE}/docs"]]
    assert "make console" in greeting(BASE, console=False)


def test_a_folder_without_the_built_page_is_no_console(tmp_path: Path) -> None:
    assert not has_console(None)
    assert not has_console(str(tmp_path))
    (tmp_path / "index.html").write_text("<!doctype html>")
    assert has_console(str(tmp_path))
