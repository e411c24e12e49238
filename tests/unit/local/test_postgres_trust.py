"""Programs and data of the embedded database lie where nobody else can exchange them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from emptor.core.errors import ConfigurationError
from emptor_local.postgres import location
from emptor_local.postgres.accounts import Account
from emptor_local.postgres.trust import is_ours_alone

OTHER_USER = 65534  # nobody's


class AnywhereAccount(Account):
    """An account that can enter every directory but a project's."""

    def can_enter(self, directory: Path) -> bool:
        return "project" not in directory.parts

    def own(self, path: Path) -> None:
        pass


def test_a_directory_of_ours_is_trusted(tmp_path: Path) -> None:
    """One that we alone can write."""
    tmp_path.chmod(0o755)
    assert is_ours_alone(tmp_path)


@pytest.mark.parametrize("mode", [0o777, 0o1777, 0o775])
def test_a_directory_that_others_can_write_is_not(tmp_path: Path, mode: int) -> None:
    """Sticky or not, by its group or by all."""
    tmp_path.chmod(mode)
    assert not is_ours_alone(tmp_path)


def test_a_link_or_a_missing_directory_is_not(tmp_path: Path) -> None:
    """A link may lead elsewhere tomorrow."""
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "there")
    assert not is_ours_alone(tmp_path / "link")
    assert not is_ours_alone(tmp_path / "missing")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives directories away")
def test_a_directory_that_another_user_made_first_is_not(tmp_path: Path) -> None:
    """As anybody can below /var/tmp."""
    theirs = tmp_path / "emptor"
    theirs.mkdir(mode=0o755)
    os.chown(theirs, OTHER_USER, OTHER_USER)
    assert not is_ours_alone(theirs)


@pytest.mark.parametrize(("mode", "taken"), [(0o755, True), (0o777, False)])
def test_no_database_is_laid_into_a_directory_of_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int, taken: bool
) -> None:
    """With nowhere else to go, it says which setting names another place."""
    parent = tmp_path / "reachable"
    parent.mkdir()
    parent.chmod(mode)
    monkeypatch.setattr(location, "REACHABLE_PARENTS", (parent,))
    account = AnywhereAccount.__new__(AnywhereAccount)
    if taken:
        assert location.prepare_home(tmp_path / "project", account).path.parent == parent
    else:
        with pytest.raises(ConfigurationError, match="EMPTOR_DATA_DIR"):
            location.prepare_home(tmp_path / "project", account)
    assert len(list(parent.iterdir())) == int(taken)
