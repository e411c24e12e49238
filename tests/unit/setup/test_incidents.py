"""Each alarm of the AWS stack has a page that says what to do, and none is left behind."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
MONITORING = ROOT / "infra" / "aws" / "monitoring.cjs"
SUFFIX = "Alarm"


def alarms() -> set[str]:
    """Logical ids of the alarms: those that the module makes by their names, and that of the queue's template."""
    named = re.findall(r"^    (\w+): \['", MONITORING.read_text(encoding="utf-8"), re.MULTILINE)
    queue = re.findall(r"^  (\w+Alarm):", (ROOT / "infra" / "aws" / "queue.yml").read_text(encoding="utf-8"), re.MULTILINE)
    return {f"{name}{SUFFIX}" for name in named} | set(queue)


def test_every_alarm_has_its_page() -> None:
    """Ten at least; a section begins with what it means and has steps or a way on."""
    page = (ROOT / "docs" / "incidents.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## (\w+)\n(.+?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL))
    assert set(sections) == alarms()
    assert len(sections) >= 10
    assert all(len(text.split()) >= 30 for text in sections.values())
