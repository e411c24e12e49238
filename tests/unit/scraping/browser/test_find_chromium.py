"""Which Chromium is used: the one that is named, the system's, else the one that Playwright has downloaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from emptor.core.errors import ConfigurationError
from emptor.scraping.browser.launch import find_chromium


def _program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """The system's programs and Playwright's downloads, both empty."""
    system, downloads = tmp_path / "bin", tmp_path / "downloads"
    system.mkdir()
    downloads.mkdir()
    monkeypatch.setenv("PATH", str(system))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(downloads))
    return system, downloads


def test_without_any_the_message_names_the_command_that_installs_one(places: tuple[Path, Path]) -> None:
    with pytest.raises(ConfigurationError, match="make browser"):
        find_chromium(None)


LAYOUTS = (
    "chromium_headless_shell-1255/chrome-linux/headless_shell",
    "chromium_headless_shell-1255/chrome-headless-shell-linux64/chrome-headless-shell",
    "chromium-1255/chrome-linux64/chrome",
    "chromium-1255/chrome-mac-arm64/Chromium.app/Contents/MacOS/Chromium",
)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_playwright_has_downloaded_is_found(places: tuple[Path, Path], layout: str) -> None:
    """As its versions lay it out, on Linux and on macOS."""
    program = _program(places[1] / layout)
    assert find_chromium(None) == str(program)


def test_the_systems_own_comes_before_a_download(places: tuple[Path, Path]) -> None:
    system, downloads = places
    _program(downloads / "chromium-1255/chrome-linux64/chrome")
    program = _program(system / "chromium")
    assert find_chromium(None) == str(program)


def test_a_download_that_cannot_be_run_is_passed_over(places: tuple[Path, Path]) -> None:
    program = _program(places[1] / "chromium-1255/chrome-linux64/chrome")
    program.chmod(0o644)
    with pytest.raises(ConfigurationError):
        find_chromium(None)
