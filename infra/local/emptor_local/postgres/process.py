"""The server's process: launched apart from this one, found again through postmaster.pid, stopped by a signal."""

from __future__ import annotations

import logging
import os
import signal
import socket
import subprocess
import time
from pathlib import Path

from emptor.core.errors import Unavailable
from emptor_local.postgres.accounts import Account
from emptor_local.postgres.location import Home

logger = logging.getLogger(__name__)

LOOPBACK = "127.0.0.1"
READY_TIMEOUT_S = 60.0  # recovery after a power cut may take long
STOP_TIMEOUT_S = 30.0
POLL_S = 0.01
PORT_ATTEMPTS = 3  # the free port that was found may be taken before the server binds it
LOG_TAIL_CHARS = 800
PID_LINE, PORT_LINE, STATE_LINE = 0, 3, 7  # of postmaster.pid; PostgreSQL's src/include/utils/pidfile.h

SETTINGS = {
    "listen_addresses": LOOPBACK,
    "unix_socket_directories": "",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "max_wal_size": "256MB",
    "logging_collector": "off",
    "log_min_messages": "warning",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
FOR_TESTS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off", "max_wal_size": "2GB"}


def running_port(cluster: Path) -> int | None:
    """The port of the server of this cluster, once it is ready; None when none runs."""
    deadline = time.monotonic() + READY_TIMEOUT_S
    while (pid := _live_pid(cluster)) is not None:
        lines = _pid_file(cluster)
        if len(lines) > STATE_LINE and lines[STATE_LINE].strip() == "ready":
            return int(lines[PORT_LINE])
        if time.monotonic() > deadline:
            raise Unavailable(f"The PostgreSQL server with process id {pid} does not become ready.")
        time.sleep(POLL_S)
    _forget_stale(cluster)
    return None


def launch(home: Home, binaries: Path, account: Account, *, durable: bool) -> int:
    """Start the server, wait until it takes connections, and return its port."""
    settings = SETTINGS if durable else SETTINGS | FOR_TESTS
    for _ in range(PORT_ATTEMPTS):
        port = _free_port()
        with home.log.open("wb") as log:
            child = _spawn(
                [str(binaries / "postgres"), "-D", str(home.cluster), "-p", str(port)], settings, home, account, log.fileno()
            )
        if _wait_until_ready(child, home.cluster):
            logger.debug("embedded PostgreSQL started", extra={"port": port, "pid": child.pid})
            return port
        if "could not bind" not in (said := _last_words(home)):
            break
    raise Unavailable(f"PostgreSQL did not start: {said}")


def stop(cluster: Path) -> bool:
    """Stop the server and wait until it is gone. Return whether one was running."""
    pid = _live_pid(cluster)
    if pid is None:
        return False
    os.kill(pid, signal.SIGINT)  # PostgreSQL's "fast" shutdown: open transactions are rolled back
    deadline = time.monotonic() + STOP_TIMEOUT_S
    while _pid_file(cluster) and time.monotonic() < deadline:
        time.sleep(POLL_S)
    return True


def _spawn(command: list[str], settings: dict[str, str], home: Home, account: Account, log: int) -> subprocess.Popen[bytes]:
    for name, value in settings.items():
        command += ["-c", f"{name}={value}"]
    return subprocess.Popen(  # noqa: S603 - our own arguments
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=log, cwd=home.path,
        env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"},
        start_new_session=True,  # a Ctrl-C in the terminal is for us, not for the server
        **account.popen_options(),
    )  # fmt: skip


def _wait_until_ready(child: subprocess.Popen[bytes], cluster: Path) -> bool:
    deadline = time.monotonic() + READY_TIMEOUT_S
    while time.monotonic() < deadline:
        if child.poll() is not None:
            return False
        lines = _pid_file(cluster)
        if len(lines) > STATE_LINE and lines[PID_LINE] == str(child.pid) and lines[STATE_LINE].strip() == "ready":
            child.returncode = 0  # it outlives this process on purpose: no warning about a child left running
            return True
        time.sleep(POLL_S)
    child.kill()
    return False


def _pid_file(cluster: Path) -> list[str]:
    try:
        return (cluster / "postmaster.pid").read_text().splitlines()
    except OSError:
        return []


def _live_pid(cluster: Path) -> int | None:
    """The process id in postmaster.pid when that process is this cluster's server, not one that got its number later."""
    lines = _pid_file(cluster)
    if not lines or not lines[PID_LINE].strip().isdigit():
        return None
    pid = int(lines[PID_LINE])
    return pid if str(cluster) in _command_line(pid) else None


def _command_line(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        pass
    if Path("/proc/self").exists():
        return ""
    done = subprocess.run(["/bin/ps", "-ww", "-o", "args=", "-p", str(pid)], capture_output=True, text=True, check=False)  # noqa: S603
    return done.stdout


def _forget_stale(cluster: Path) -> None:
    """Remove a postmaster.pid whose server is gone: the number may be another process's by now, and would forbid the start."""
    stale = cluster / "postmaster.pid"
    if stale.exists():
        logger.warning("removing the postmaster.pid of a server that is gone", extra={"path": str(stale)})
        stale.unlink(missing_ok=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def _last_words(home: Home) -> str:
    return home.log.read_text(errors="replace")[-LOG_TAIL_CHARS:].strip() or f"it said nothing; see {home.log}"
