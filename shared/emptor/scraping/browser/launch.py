"""Finding and starting Chromium so that all it sends goes through our proxy."""

from __future__ import annotations

import logging
import os
import shutil
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from emptor.core.errors import ConfigurationError

if TYPE_CHECKING:
    from playwright.async_api import Browser, Playwright

log = logging.getLogger(__name__)

NAMES = ("chromium", "chromium-headless-shell", "chromium-browser", "google-chrome-stable", "google-chrome")
# Where `playwright install` puts what it downloads (playwright.dev/python/docs/browsers#managing-browser-binaries), newest last.
DOWNLOADS = ("~/.cache/ms-playwright", "~/Library/Caches/ms-playwright")
DOWNLOADED = (
    "chromium_headless_shell-*/chrome-*/*headless*shell",
    "chromium_headless_shell-*/chrome-*/headless_shell",
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
)
LAMBDA = "AWS_LAMBDA_FUNCTION_NAME"
LAUNCH_TIMEOUT_MS = 30_000.0
NO_SANDBOX_HERE = "No usable sandbox"  # Chromium's own words: content/browser/zygote_host/zygote_host_impl_linux.cc
SCRIPT_HEAP_MB = 512  # a script that wants more crashes its page, not the machine
# What Playwright passes itself, kept because the last --blink-settings wins, and images switched off in the renderer at no cost.
POINTER_SETTINGS = "primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4"

# Features of Chromium that are switched off. The last --disable-features on a command line wins, so those that Playwright 1.65
# switches off and that matter to a headless reader are repeated here.
OF_PLAYWRIGHT = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
)
# Today's headless mode is the whole browser: each page opens a window, whose address bar is a web page of its own that costs
# more CPU time than most pages that are read; and a process is kept ready for a site that nobody will visit.
OF_WINDOWS = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    "InitialWebUI",
    "WebUIToolbar",
    "WebUIReloadButton",
    "WebUILocationBar",
    "SpareRendererForSitePerProcess",
    "Translate",
)

FLAGS = (
    "--disable-background-networking",
    "--disable-breakpad",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-domain-reliability",
    f"--disable-features={','.join((*OF_PLAYWRIGHT, *OF_WINDOWS))}",
    "--disable-gpu",
    "--disable-quic",
    # a frame of another site shares its page's process: neither has cookies or passwords of ours that the other could steal
    "--disable-site-isolation-trials",
    "--disable-remote-fonts",
    "--disable-sync",
    "--dns-prefetch-disable",
    "--no-first-run",
    "--no-pings",
    # WebRTC would open sockets of its own, past the proxy
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    # names are the proxy's business: the browser itself resolves none
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    f"--js-flags=--max-old-space-size={SCRIPT_HEAP_MB}",
)


def find_chromium(configured: str | None) -> str:
    """Return the path of a Chromium.

    Raises:
        ConfigurationError: there is none.
    """
    if configured:
        if Path(configured).is_file():
            return configured
        raise ConfigurationError(f"EMPTOR_CHROMIUM_PATH is {configured}, where there is no file.")
    found = next((path for name in NAMES if (path := shutil.which(name))), None) or _downloaded()
    if found is None:
        raise ConfigurationError(
            "No Chromium was found. `make browser` installs one; or install the package `chromium`, or set EMPTOR_CHROMIUM_PATH."
        )
    return found


def _downloaded() -> str | None:
    """What Playwright has downloaded for this user, the newest of the smallest kind; None without one."""
    chosen = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    places = [Path(chosen)] if chosen else [Path(place).expanduser() for place in DOWNLOADS]
    for pattern in DOWNLOADED:
        found = sorted(path for place in places for path in place.glob(pattern) if path.is_file() and os.access(path, os.X_OK))
        if found:
            return str(found[-1])
    return None


def flags(*, images: bool) -> list[str]:
    """Return the command line's flags.

    Args:
        images: whether pictures are loaded.
    """
    chosen = [*FLAGS, f"--blink-settings={POINTER_SETTINGS},imagesEnabled={'true' if images else 'false'}"]
    if LAMBDA in os.environ:
        chosen.append("--no-zygote")  # Lambda lacks what the zygote wants
    return chosen


def may_sandbox() -> bool:
    """Whether Chromium's own sandbox can work: it refuses to run as root, and Lambda has no user namespaces."""
    return not _is_root() and LAMBDA not in os.environ


def _is_root() -> bool:
    return os.name == "posix" and os.geteuid() == 0


async def launch(playwright: Playwright, *, path: str, proxy_url: str, images: bool) -> Browser:
    """Start a headless Chromium behind the proxy, in its sandbox.

    It starts without a sandbox as root, on Lambda, and where Chromium itself says that the system has none to offer; a warning
    says so. A launch that fails for another reason is never tried again without the sandbox.
    """
    from playwright.async_api import Error  # noqa: PLC0415 - 0.3 s that only rendering needs

    start = partial(_start, playwright, path=path, proxy_url=proxy_url, images=images)
    if may_sandbox():
        try:
            return await start(sandbox=True)
        except Error as error:
            if NO_SANDBOX_HERE not in error.message:
                raise
            log.warning(
                "Chromium runs WITHOUT its sandbox: this system offers no user namespaces. Allow them "
                "(docker run --security-opt seccomp=…, or sysctl kernel.unprivileged_userns_clone=1) to get it back."
            )
    elif _is_root():
        log.warning("Chromium runs WITHOUT its sandbox, which it refuses to root: run Emptor as another user.")
    return await start(sandbox=False)


async def _start(playwright: Playwright, *, path: str, proxy_url: str, images: bool, sandbox: bool) -> Browser:
    """Even loopback goes through the proxy: that is what `<-loopback>` means."""
    return await playwright.chromium.launch(
        executable_path=path,
        headless=True,
        args=flags(images=images),
        proxy={"server": proxy_url, "bypass": "<-loopback>"},
        timeout=LAUNCH_TIMEOUT_MS,
        chromium_sandbox=sandbox,
        handle_sigint=False,
        handle_sigterm=False,
        handle_sighup=False,
    )
