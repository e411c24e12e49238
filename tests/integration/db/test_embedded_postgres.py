"""The embedded server: starts anywhere, is shared by processes, and outlives none of them."""

from __future__ import annotations

import asyncio
import os
import signal
import stat
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from emptor.core.errors import ConfigurationError
from emptor_local.postgres import binaries, default_data_dir, embedded_postgres, remove, start
from emptor_local.postgres.accounts import server_account
from emptor_local.postgres.binaries import BIN_VARIABLE
from emptor_local.postgres.location import DATA_VARIABLE, Home, prepare_home

IS_ROOT = os.geteuid() == 0


@pytest.fixture
def empty_dir(tmp_path: Path) -> Iterator[Path]:
    """A data directory below a private one: under root, the server's user cannot enter it."""
    yield tmp_path / "data"
    remove(tmp_path / "data")


@pytest.fixture(scope="module")
def made_cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """A cluster to copy: `initdb` is most of a first start."""
    directory = tmp_path_factory.mktemp("made")
    start(directory, durable=False).release()
    yield home_of(directory)
    remove(directory)


@pytest.fixture
def data_dir(empty_dir: Path, made_cluster: Home) -> Path:
    """A data directory whose server has run before."""
    home = prepare_home(empty_dir, server_account())
    subprocess.run(["cp", "-a", f"{made_cluster.path}/.", str(home.path)], check=True)
    return empty_dir


def home_of(data_dir: Path) -> Home:
    return Home((data_dir / "postgres").resolve())


def server_pid(data_dir: Path) -> int | None:
    try:
        return int((home_of(data_dir).cluster / "postmaster.pid").read_text().split()[0])
    except FileNotFoundError:
        return None


def answer(url: str, query: str) -> object:
    with psycopg.connect(url, autocommit=True) as connection:
        return connection.execute(query.encode()).fetchone()[0]


async def test_data_outlives_the_server(data_dir: Path) -> None:
    """What was written is there at the next start; between, no process and no port is left."""
    async with embedded_postgres(data_dir, durable=True) as url:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("create table kept as select 42 as n")
        assert answer(url, "show fsync") == "on"
    assert server_pid(data_dir) is None
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url)
    async with embedded_postgres(data_dir, durable=False) as url:
        assert answer(url, "select n from kept") == 42
        assert answer(url, "show fsync") == "off"


async def test_only_loopback_and_only_with_the_password(data_dir: Path) -> None:
    """TCP on 127.0.0.1 with scram; the password lies in a file that others cannot read; a wrong one is refused."""
    async with embedded_postgres(data_dir, durable=False) as url:
        assert answer(url, "show listen_addresses") == "127.0.0.1"
        assert answer(url, "show unix_socket_directories") == ""
        assert answer(url, "select count(*) from pg_authid where rolpassword like 'SCRAM-SHA-256$%'") == 1
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(url, password="guess")
    password = home_of(data_dir).password
    assert stat.S_IMODE(password.stat().st_mode) == 0o600
    assert password.read_text().strip() in url


async def test_nothing_above_the_data_directory_is_changed(empty_dir: Path) -> None:
    """Not its owner, not its mode."""
    parents = [*empty_dir.parents][:-1]
    before = [(path, path.stat().st_mode, path.stat().st_uid) for path in parents]
    async with embedded_postgres(empty_dir, durable=False):
        pass
    assert [(path, path.stat().st_mode, path.stat().st_uid) for path in parents] == before


@pytest.mark.skipif(not IS_ROOT, reason="only root hands the server to another user")
async def test_root_hands_the_server_to_another_user(data_dir: Path) -> None:
    """PostgreSQL does not run as root, and neither do its files belong to root."""
    async with embedded_postgres(data_dir, durable=False):
        pid = server_pid(data_dir)
        assert Path(f"/proc/{pid}").stat().st_uid != 0
    assert home_of(data_dir).cluster.stat().st_uid != 0


async def test_users_in_one_process_share_a_server_and_the_last_stops_it(data_dir: Path) -> None:
    """Leaving twice is leaving once."""
    first, second = await asyncio.gather(*(asyncio.to_thread(start, data_dir, durable=False) for _ in range(2)))
    assert first.url == second.url
    first.release()
    first.release()
    assert answer(second.url, "select 1") == 1
    second.release()
    assert server_pid(data_dir) is None


USE_UNTIL_TOLD = textwrap.dedent("""
    import sys
    from pathlib import Path
    from emptor_local.postgres import start
    server = start(Path(sys.argv[1]), durable=False)
    print(server.url, flush=True)
    sys.stdin.readline()
    server.release()
""")


def use_in_another_process(data_dir: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", USE_UNTIL_TOLD, str(data_dir)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_processes_share_a_server_and_the_starter_may_leave_first(data_dir: Path) -> None:
    """Several commands at once: each comes and goes as it likes, the last one out stops the server."""
    processes = [use_in_another_process(data_dir) for _ in range(3)]
    urls = {first_line(process) for process in processes}
    assert len(urls) == 1
    for process in processes:
        assert answer(*urls, "select 1") == 1
        process.communicate("\n", timeout=30)
        assert process.returncode == 0
    assert server_pid(data_dir) is None


def test_a_killed_user_does_not_count_any_more(data_dir: Path) -> None:
    """kill -9 leaves the server to the next user, who stops it on leaving."""
    killed = use_in_another_process(data_dir)
    url = first_line(killed)
    killed.kill()
    killed.communicate()
    assert answer(url, "select 1") == 1
    server = start(data_dir, durable=False)
    assert server.url == url
    server.release()
    assert server_pid(data_dir) is None


@pytest.mark.parametrize("holder", ["nobody", "another process"])
def test_a_stale_pid_file_does_not_stop_a_start(data_dir: Path, holder: str) -> None:
    """After a power cut the number in postmaster.pid may be free, or another process's by now."""
    server = start(data_dir, durable=False)
    pid = server_pid(data_dir)
    assert pid is not None
    file = home_of(data_dir).cluster / "postmaster.pid"
    content = file.read_text()
    os.kill(pid, signal.SIGKILL)
    while Path(f"/proc/{pid}/cmdline").exists() and Path(f"/proc/{pid}/cmdline").read_bytes():
        pass
    if holder == "another process":
        file.write_text(content.replace(str(pid), str(os.getpid()), 1))
    again = start(data_dir, durable=False)
    assert answer(again.url, "select 1") == 1
    again.release()
    server.release()


def test_a_cluster_that_was_left_half_made_is_made_anew(data_dir: Path) -> None:
    """A kill during initdb is no reason to fail for ever."""
    home = home_of(data_dir)
    home.cluster.rename(home.path / "data.new")
    server = start(data_dir, durable=False)
    assert answer(server.url, "select 1") == 1
    server.release()


def test_a_data_directory_that_cannot_be_written_says_what_to_set(tmp_path: Path) -> None:
    """The variable to set is named, whatever the reason."""
    (tmp_path / "file").touch()
    with pytest.raises(ConfigurationError, match=DATA_VARIABLE):
        start(tmp_path / "file" / "data")


@pytest.mark.skipif(not Path("/proc/sys").is_dir(), reason="needs a directory that even root cannot write")
def test_a_read_only_file_system_says_what_to_set() -> None:
    """As in a container with a read-only root."""
    with pytest.raises(ConfigurationError, match=DATA_VARIABLE):
        start(Path("/proc/sys/emptor"))


def test_a_wrong_binary_location_is_named(data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what is missing there."""
    monkeypatch.setenv(BIN_VARIABLE, str(tmp_path))
    with pytest.raises(ConfigurationError, match="no initdb and no postgres"):
        start(data_dir)


def test_a_server_that_cannot_start_tells_its_last_words(data_dir: Path) -> None:
    """PostgreSQL's own reason reaches the user."""
    (home_of(data_dir).cluster / "postgresql.conf").write_text("no_such_setting = 1\n")
    with pytest.raises(Exception, match="no_such_setting"):
        start(data_dir, durable=False)


async def test_a_start_that_is_cancelled_leaves_no_server(data_dir: Path) -> None:
    """Ctrl-C during the first start."""

    async def use() -> None:
        async with embedded_postgres(data_dir, durable=False):
            await asyncio.sleep(60)

    task = asyncio.create_task(use())
    await asyncio.sleep(0.02)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert server_pid(data_dir) is None


def test_the_data_directory_is_the_projects_or_the_users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """EMPTOR_DATA_DIR first, then the project in the current directory, then XDG."""
    monkeypatch.delenv(DATA_VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    monkeypatch.chdir(tmp_path)
    assert default_data_dir() == tmp_path / "xdg" / "emptor"
    (tmp_path / "pyproject.toml").touch()
    assert default_data_dir() == tmp_path / ".emptor"
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "chosen"))
    assert default_data_dir() == tmp_path / "chosen"


@pytest.mark.skipif(not IS_ROOT, reason="only root hands the server to another user")
def test_programs_that_the_servers_user_cannot_reach_are_copied_for_it(
    data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A virtual environment below /root is such a place. The copy is made once, and the server runs from it."""
    monkeypatch.delenv(BIN_VARIABLE, raising=False)
    with tempfile.TemporaryDirectory(dir="/var/tmp") as cache:
        Path(cache).chmod(0o755)
        private = tmp_path / "site-packages"
        private.mkdir(mode=0o700)
        wheel = binaries._wheel_directory()
        for part in (wheel, wheel.parent / f"{wheel.name}.libs"):
            subprocess.run(["cp", "-a", str(part), str(private)], check=True)
        monkeypatch.setattr(binaries, "_wheel_directory", lambda: private / wheel.name)
        monkeypatch.setattr(binaries, "CACHE_PARENTS", (Path(cache) / "emptor",))
        account = server_account()
        found = binaries.find_binaries(account)
        assert found.is_relative_to(cache)
        assert binaries.find_binaries(account) == found
        server = start(data_dir, durable=False)
        assert Path(f"/proc/{server_pid(data_dir)}/exe").resolve() == found / "postgres"
        server.release()
