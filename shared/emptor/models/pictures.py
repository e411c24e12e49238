"""Links to pictures, as reports carry them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

PictureLinks = Annotated[
    dict[str, str],
    Field(
        description="Links to pictures of the report's candidates, by `candidates[].image`: made small, served by us, good in "
        "`<img>` for a week at least; `&w=` asks for 96, 320, 640 or 1280 pixels. Empty where pictures are not served.",
    ),
]
