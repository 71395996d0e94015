"""Entries of a chronicle take the year and the month of the headings above them."""

from __future__ import annotations

import pytest
from tests.read.test_times import read

ROWS = {
    "year above": (
        "--2011--\n- 15-16 mars: Ys brûle.\n- 30 juil: Orm tombe. Le 2 août, elle plie.\n--2012--\n- 4 oct: paix.",
        "2011 2011-03-15/2011-03-16 2011-07-30 2011-08-02 2012 2012-10-04",
    ),
    "month above": (
        "JUILLET 2012\n- 15-16: A Ys, combats. Le 17, un pont saute.\n- 23 : Orm tombe.\n--AOUT--\n- 8: Ys est prise.",
        "2012-07 2012-07-15/2012-07-16 2012-07-17 2012-07-23 2012-08 2012-08-08",
    ),
    "a chapter's year": (
        "2013 : CHUTE DU ROI\n\nLe 24 mars, Ys tombe.\n\nDébut mai, Orm tombe.\n\n2014 : LA PAIX\n\nLe 3 mai, trêve.",
        "2013 2013-03-24 2013-05-01/2013-05-10 2014 2014-05-03",
    ),
    "a day beside the month above": (
        "MAI 2012\n- 10 : Ys tombe.\nLe 15 avril, elle avait été attaquée.\n- 18 : Orm est prise.",
        "2012-05 2012-05-10 2012-04-15 2012-05-18",
    ),
    "year, then months": (
        "2003\nMai\n- 12 : Ys est prise.\n- 20 : trêve.\nNovembre\n- 3 : la trêve est rompue.",
        "2003 2003-05 2003-05-12 2003-05-20 2003-11 2003-11-03",
    ),
    "days covered": (
        "9-24 février 2009\nLe réduit d'Ys\nLe 9, un pont saute, après l'attaque du 21 janvier.\nLe 20, Ys tombe.",
        "2009-02-09/2009-02-24 2009-02-09 2009-01-21 2009-02-20",
    ),
    "what an entry recalls lies behind it": (
        "--2012--\n- 1er mars: Ys est prise. Déjà, fin juillet, l'armée y était entrée.\n- 3 mai: trêve.",
        "2012 2012-03-01 2011-07-21/2011-07-31 2012-05-03",
    ),
    "entries after one with its year": (
        "15 mars 2011 : Ys brûle.\n18 août : Orm tombe. Le 20, elle est reprise.",
        "2011-03-15 2011-08-18 2011-08-20",
    ),
    "the next month begins": (
        "Le 28 mai, Ys tombe, après le raid du 3 avril.\nLe 30, Orm est prise.\nLe 2, la trêve est signée.",
        "2020-05-28 2020-04-03 2020-05-30 2020-06-02",
    ),
    "months of a year's entry": ("1988 : Ys vote. En février, Orm brûle.", "1988 1988-02"),
    "a lone year above no entry": ("2011\nYs a été prise. Le 3 mai, Orm est tombée.", "2011 2020-05-03"),
    "the day of a page is no heading": ("12 janvier 2021\nLe 15 décembre, Ys est tombée.", "2021-01-12 2020-12-15"),
    "lines that open with a number": ("JUILLET 2012\n- 15 : Ys tombe.\n- 20 obus y sont tombés.", "2012-07 2012-07-15"),
}


@pytest.mark.parametrize(("text", "expected"), ROWS.values(), ids=ROWS)
def test_entries_are_dated_by_what_stands_above(text: str, expected: str) -> None:
    found = [shortened(time.first or "", time.last or "") for time in read(text)]
    assert " ".join(found) == expected


def shortened(first: str, last: str) -> str:
    """Days from first to last, whole years and months by their name alone."""
    if first == last:
        return first
    if first[5:] == "01-01" and last[5:] == "12-31":
        return first[:4]
    is_month = first[:7] == last[:7] and first.endswith("-01") and last[8:] in {"28", "29", "30", "31"}
    return first[:7] if is_month else f"{first}/{last}"
