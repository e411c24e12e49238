"""What the sample web sells, by the name of its sections."""

from __future__ import annotations

# The sections of the two general stores, and the title of each one's listing.
SECTIONS = {
    "backpacks": "Backpacks",
    "boots": "Hiking Boots",
    "tents": "Tents",
    "jackets": "Rain Jackets",
    "bottles": "Water Bottles",
    "games": "Board Games",
    "kettles": "Electric Kettles",
    "pans": "Frying Pans",
    "chairs": "Office Chairs",
    "mattresses": "Mattresses",
}
# All that a question on the sample can be about; the archive's own description names it.
SUBJECTS = ("headphones", "monitors", "robot vacuums", *(name.lower() for name in SECTIONS.values()))
