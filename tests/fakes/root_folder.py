"""Running a program with a folder as its root: read-only but for /tmp, as `docker run --read-only --tmpfs /tmp` does."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

NAMESPACE = ("unshare", "--mount", "--propagation", "private")
# Of the kernel, and never part of an image.
OF_THE_KERNEL = ("proc", "dev", "sys")
# Devices that Lambda has, in place of this machine's whole /dev: no shared memory in particular.
DEVICES = ("null", "zero", "full", "random", "urandom")
OWN_DEVICES = (
    "mkdir -p dev; mount -t tmpfs -o mode=755 none dev; "
    f"for device in {' '.join(DEVICES)}; do touch dev/$device; mount --bind /dev/$device dev/$device; done; "
    "ln -s /proc/self/fd dev/fd; mount -o remount,ro dev"
)
ENTER = {"pivot": "/usr/sbin/pivot_root . old; umount -l old; exec", "chroot": "exec /usr/sbin/chroot ."}


def missing() -> str | None:
    """Why a folder cannot be another root here, if it cannot."""
    if sys.platform != "linux" or not shutil.which("unshare") or os.geteuid() != 0:
        return "a root folder of one's own needs Linux and root"
    tried = subprocess.run([*NAMESPACE, "true"], capture_output=True, check=False)
    return None if tried.returncode == 0 else "this machine allows no mount namespaces"


def in_root(
    root: Path,
    command: Sequence[str],
    *,
    workdir: str,
    user: int | None = None,
    binds: Sequence[str] = OF_THE_KERNEL,
    mounts: Mapping[Path, str] | None = None,
    read_only: bool = True,
    user_namespaces: bool = True,
    no_shared_memory: bool = False,
) -> list[str]:
    """Return the command that runs `command` with `root` as `/`.

    Args:
        root: the folder.
        command: the program and what it is given.
        workdir: where it starts.
        user: number of the user that it runs as; None for root.
        binds: folders of this machine that it sees too, without the first slash.
        mounts: further ones that it sees in another place, also without the first slash.
        read_only: nothing but /tmp can be written to.
        user_namespaces: False is a system that refuses them, as most container hosts do (so does Linux below a chroot).
        no_shared_memory: there is no /dev/shm, as on Lambda.
    """
    as_user = f"setpriv --reuid {user} --regid {user} --clear-groups " if user else ""
    inside = f'cd {shlex.quote(workdir)} && exec {as_user}"$@"'
    elsewhere = {f"/{name}": name for name in binds if not (no_shared_memory and name == "dev")}
    elsewhere |= {str(folder): name for folder, name in (mounts or {}).items()}
    steps = [
        'set -e; mount --bind "$1" "$1"; cd "$1"; shift',
        "mkdir -p old; mkdir -p -m 1777 tmp",  # before the mounts: a repository below /tmp would make it with other rights
        *(f'[ ! -d "{seen}" ] || {{ mkdir -p "{name}"; mount --rbind "{seen}" "{name}"; }}' for seen, name in elsewhere.items()),
    ]
    if no_shared_memory:
        steps.append(OWN_DEVICES)
    if read_only:
        steps.append("mount -t tmpfs -o mode=1777 none tmp; mount -o remount,bind,ro .")
    steps.append(f'{ENTER["pivot" if user_namespaces else "chroot"]} sh -c {shlex.quote(inside)} sh "$@"')
    return [*NAMESPACE, "sh", "-c", "; ".join(steps), "image", str(root), *command]
