"""The garbage collector while much is loaded."""

from __future__ import annotations

import gc

import pytest

from emptor.utils.collector import loading


def test_what_is_loaded_is_left_out_of_later_searches() -> None:
    """None takes place meanwhile; afterwards the collector is as it was, and looks no more at what stays."""
    gc.enable()  # another test may have loaded a function, whose start turns it off
    before = gc.get_freeze_count()
    try:
        with loading():
            assert not gc.isenabled()
            kept = [[] for _ in range(10_000)]
        assert gc.isenabled()
        assert gc.get_freeze_count() >= before + len(kept)
    finally:
        gc.unfreeze()


@pytest.mark.parametrize("was_on", [True, False])
def test_the_collector_is_left_as_it_was_found(was_on: bool) -> None:
    """Also where loading fails, and where it was off already."""
    (gc.enable if was_on else gc.disable)()
    try:
        with pytest.raises(ImportError), loading():
            raise ImportError
        assert gc.isenabled() is was_on
    finally:
        gc.enable()
        gc.unfreeze()
