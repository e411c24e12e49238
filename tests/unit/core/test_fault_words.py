"""Errors of input are in plain English, and point at what was sent."""

from __future__ import annotations

import re
from typing import Any

import pytest
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError

from emptor.core.problems import describe
from emptor.models.api import ResearchRequest, ScrapeRequest
from emptor.models.chat import ChatRequest
from emptor.models.watches import WatchRequest

# Words of Python, of Pydantic and of expressions.
FOREIGN = re.compile(
    r"dictionary|tuple|\bstr\b|\bint\b|NoneType|pattern|Input should|parse|instance|\\w|\[A-Z\]|\^|optional prefix"
)

FAULTS: list[tuple[type[BaseModel], Any, str, str]] = [
    (ResearchRequest, {}, "#/question", "This is required: add it."),
    (ResearchRequest, {"question": "..."}, "#/question", "Write at least one word."),
    (ResearchRequest, {"question": "tv", "max_products": 3}, "#/question", "Use at least 3 characters."),
    (ResearchRequest, {"question": "a tv", "max_products": 900}, "#/max_products", "Use a number that is at most "),
    (ResearchRequest, {"question": "a tv", "max_products": "many"}, "#/max_products", "Use a whole number."),
    (ResearchRequest, {"question": "a tv", "currency": "usd"}, "#/currency", "Use an ISO 4217 currency code"),
    (ResearchRequest, {"question": "a tv", "colour": "red"}, "#/colour", "There is no field of this name"),
    (ResearchRequest, ["a tv"], "#", "Use an object."),
    (ScrapeRequest, {"urls": "https://a.example"}, "#/urls", "Use a list."),
    (ScrapeRequest, {"url": "https://a.example", "render": "ftp"}, "#/render", "Use 'auto', 'http', 'browser', 'browserless'"),
    (WatchRequest, {"url": "https://a.example", "notify_on": ["rain"]}, "#/notify_on/0", "Use 'price_drop', 'below_target'"),
    (WatchRequest, {"url": "https://a.example", "target_price": "cheap"}, "#/target_price", "Use a decimal number"),
    (ChatRequest, {"id": "1", "messages": [{"content": 3}]}, "#/messages/0/content", "Use text."),
]


@pytest.mark.parametrize(("model", "body", "pointer", "detail"), FAULTS)
def test_a_fault_says_in_plain_words_what_to_send(model: type[BaseModel], body: Any, pointer: str, detail: str) -> None:
    """The pointer leads to the place in the body as it was sent, whatever forms the field may have."""
    with pytest.raises(ValidationError) as caught:
        model.model_validate(body)
    faults = [{**fault, "loc": ("body", *fault["loc"])} for fault in caught.value.errors()]
    problem, _ = describe(RequestValidationError(faults, body=body), path="/")
    found = [(fault.pointer, fault.detail) for fault in problem.errors]
    assert any(where == pointer and said.startswith(detail) for where, said in found), found
    assert not FOREIGN.search(problem.detail), problem.detail
