"""nginx as a package brings it, in front of a server: it buffers what it passes on, and gives up on what is silent."""

from __future__ import annotations

import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
START_TIMEOUT_S = 10
POLL_S = 0.02
IMPATIENT_S = 1

_CONFIG = """
daemon off;
master_process off;
pid {folder}/pid;
error_log stderr;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{plain}; location / {{ proxy_pass {upstream}; }} }}
  server {{ listen 127.0.0.1:{packing}; gzip on; gzip_types *; gzip_proxied any; location / {{ proxy_pass {upstream}; }} }}
  server {{ listen 127.0.0.1:{impatient}; location / {{ proxy_pass {upstream}; proxy_read_timeout {impatience}s; }} }}
}}
"""


@dataclass(frozen=True)
class Nginx:
    """Addresses: with default settings, with compression of everything, and ending what is silent for a second."""

    plain: str
    packing: str
    impatient: str


@contextmanager
def nginx(upstream: str) -> Iterator[Nginx]:
    assert NGINX
    ports = [_free_port() for _ in range(3)]
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "nginx.conf"
        named = dict(zip(("plain", "packing", "impatient"), ports, strict=True))
        config.write_text(_CONFIG.format(folder=folder, upstream=upstream, impatience=IMPATIENT_S, **named))
        process = subprocess.Popen([NGINX, "-p", folder, "-c", str(config)], stdin=subprocess.DEVNULL)
        try:
            for port in ports:
                _wait_for(process, port)
            yield Nginx(*(f"http://127.0.0.1:{port}" for port in ports))
        finally:
            process.terminate()
            process.wait(timeout=START_TIMEOUT_S)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + START_TIMEOUT_S
    while time.monotonic() < deadline:
        assert process.poll() is None, "nginx ended"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(POLL_S)
    raise TimeoutError(f"nginx does not listen on {port}")
