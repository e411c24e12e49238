"""The types of numbers in models: exact inside the program, plain in JSON. A model holds no other `Decimal` or `float`."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import PlainSerializer

from emptor.utils.plain_numbers import plain_decimal, plain_float

PlainDecimal = Annotated[Decimal, PlainSerializer(plain_decimal, return_type=str, when_used="json")]
PlainFloat = Annotated[float, PlainSerializer(plain_float, return_type=float, when_used="json")]
