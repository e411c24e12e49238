"""Which directories may hold programs and data that we start a server from."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def is_ours_alone(directory: Path) -> bool:
    """Whether nobody but us and root can put, rename or replace anything in `directory`.

    Anyone may make a folder below `/var/tmp` before we do. Its owner could later exchange what we have put and checked there.
    """
    try:
        about = directory.lstat()
    except OSError:
        return False
    writable_by_others = about.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return stat.S_ISDIR(about.st_mode) and about.st_uid == os.geteuid() and not writable_by_others
