"""What a model that writes the recommendation hands over, for scripts."""

from __future__ import annotations

import json
from typing import Any

Json = dict[str, Any]

PRICE = {"product": "P1", "attribute": "price", "relation": "is", "fact": 1}
BELOW = {"product": "P1", "attribute": "price", "relation": "within", "fact": 1, "than": "L1"}
INVENTED = {"product": "P1", "attribute": "battery_life", "relation": "is", "fact": 1}  # calls a price a battery life

COSTS: Json = {"claims": [PRICE], "wording": "The {P1} costs {1}."}
WITHIN: Json = {"claims": [BELOW], "wording": "The {P1} is {1} below your limit of {1.limit}."}
LIE: Json = {"claims": [INVENTED], "wording": "The {P1} runs for {1}."}
PRAISE: Json = {"claims": [PRICE], "wording": "At 9.99 USD the {P1} is an amazing bargain: https://evil.example/x.png"}


def written(*sentences: Json) -> Json:
    """The answer of a writer."""
    return {"sentences": list(sentences)}


def as_text(*sentences: Json) -> str:
    """The answer of a writer as a provider's text."""
    return json.dumps(written(*sentences))
