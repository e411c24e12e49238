"""Forum threads: experience, hearsay and one correction."""

from __future__ import annotations

from collections.abc import Iterator

from emptor_local.sample.model import SitePage
from emptor_local.sample.press.frame import Site, thread

HEADFOLK = Site("forum.headfolk.example", "Headfolk")
ROBOTS = Site("robotcorner.example", "Robot Corner")
DESK = Site("deskhunters.example", "Desk Hunters")


def pages() -> Iterator[SitePage]:
    """All threads."""
    yield thread(
        HEADFOLK,
        "/t/mirefold-haven-battery-life/4410",
        title="Mirefold Haven battery life?",
        posts=(
            (
                "woodgrain",
                "2026-06-12",
                "Does anybody know how long the Mirefold Haven runs on a charge? Neither the shop nor Mirefold says.",
            ),
            ("ellipsis", "2026-06-12", "I get about 26 hours out of my Haven, but I listen loud."),
            ("pat_q", "2026-06-14", "Support told me it depends on use. Great. I would guess 30 to 35."),
            ("woodgrain", "2026-06-15", "So nobody knows. I took the Meridian 45 instead."),
        ),
        note="hearsay about a battery that no maker or shop states",
    )
    yield thread(
        HEADFOLK, "/t/drift-2-or-meridian-45-for-commuting/4522", title="Drift 2 or Meridian 45 for commuting?",
        posts=(
            ("busrider", "2026-09-02", "Budget is $150. Tarvane Drift 2 or Halvik Meridian 45 for two hours of bus a day?"),
            ("quietplease", "2026-09-02", "Bus means noise cancelling, so the Meridian 45. Mine still does 40 hours after a year."),
            ("cheapskate", "2026-09-03", "The Drift 2 is half the price and I charge it every other Sunday. I get 48 hours or so."),
            ("busrider", "2026-09-05", "Went for the Meridian 45 at $129. The buttons sold me."),
        ),
    )  # fmt: skip
    yield thread(
        HEADFOLK, "/t/brezza-aria-28-firmware-2-1/4601", title="Brezza Aria 28 firmware 2.1: longer battery?",
        posts=(
            ("olivegreen", "2026-10-10", "The release notes of 2.1 say battery life of the Aria 28 goes up to 31 hours. Shops still say 28."),
            ("mod_anders", "2026-10-11", "Brezza has corrected the notes since: 2.1 fixes the display of the charge, the battery life stays "
             "at 28 hours."),
        ),
        note="a claim of 31 hours, corrected to 28 in the next post",
    )  # fmt: skip
    yield thread(
        ROBOTS, "/thread/rundo-aqua-runtime", title="Rundo Aqua stops too early",
        posts=(
            ("floorboard", "2026-08-21", "My Rundo Aqua goes back to the dock after 85 to 90 minutes when mopping. Defect?"),
            ("techdad", "2026-08-21", "Same here. The 140 minutes are for vacuuming on the lowest setting."),
            ("floorboard", "2026-08-24", "Sent it back and bought a Domovik R5 for $329."),
        ),
    )  # fmt: skip
    yield thread(
        DESK, "/t/view-27c-charging", title="Vantor View 27C: does it charge a 16 inch laptop?",
        posts=(
            ("dockless", "2026-05-30", "The View 27C delivers 65 W. Is that enough?"),
            ("amps", "2026-05-30", "For office work yes. Under full load my notebook lost a percent every ten minutes."),
            ("dockless", "2026-06-02", "Good enough. One cable is worth it. Paid 279,90 €."),
        ),
    )  # fmt: skip
