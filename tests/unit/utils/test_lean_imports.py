"""A part of a package without the rest of it, and all of it for who asks."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from emptor.utils.lean_imports import import_parts_only

NAME = "emptor_test_heavy"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A package whose own import is noted, with a part that needs nothing of it and one that does."""
    folder = tmp_path / NAME
    folder.mkdir()
    (folder / "__init__.py").write_text("loaded = True\n")
    (folder / "part.py").write_text("value = 7\n")
    (folder / "needy.py").write_text(f"from {NAME} import loaded\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield NAME
    for module in [name for name in sys.modules if name.split(".")[0] == NAME]:
        del sys.modules[module]


def test_a_part_is_imported_without_the_package(package: str) -> None:
    import_parts_only(package)
    from emptor_test_heavy.part import value  # noqa: PLC0415

    assert value == 7
    assert "loaded" not in vars(sys.modules[package])


def test_a_name_of_the_package_imports_it(package: str) -> None:
    import_parts_only(package)
    from emptor_test_heavy import loaded  # noqa: PLC0415

    assert loaded


def test_a_part_that_needs_the_package_gets_it(package: str) -> None:
    import_parts_only(package)
    from emptor_test_heavy.needy import loaded  # noqa: PLC0415

    assert loaded


def test_a_name_that_the_package_lacks_is_missing_as_ever(package: str) -> None:
    import_parts_only(package)
    with pytest.raises(AttributeError, match="nothing_like_it"):
        sys.modules[package].nothing_like_it  # noqa: B018
    assert sys.modules[package].loaded


def test_a_package_that_is_missing_or_loaded_is_left_alone(package: str) -> None:
    import emptor_test_heavy  # noqa: PLC0415

    import_parts_only(package, "emptor_test_absent", "emptor_test_absent.part")
    assert sys.modules[package] is emptor_test_heavy
    assert "emptor_test_absent" not in sys.modules
