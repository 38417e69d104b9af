"""Dates as museums write them, as spans of years."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exhibit_viewer.model.dates import century_of, years_of

DATES = {
    "1710~": (1710, 1710),
    "17XX": (1700, 1799),
    "-0500/0200": (-500, 200),
    "circa 1710": (1710, 1710),
    "c. 1350": (1350, 1350),
    "8th century BC": (-800, -701),
    "5th century BCE": (-500, -401),
    "late 18th century": (1701, 1800),
    "1600-1650": (1600, 1650),
    "1600–1650": (1600, 1650),
    "ca. 1350–1300 BC": (-1350, -1300),
    "18世纪": (1701, 1800),
    "Ming dynasty (1368–1644)": (1368, 1644),
    "1st–2nd century": (1, 200),
    "2nd half of the 12th century": (1101, 1200),
    "500 BC": (-500, -500),
    "c. AD 120": (120, 120),
    "1920s": (1920, 1929),
    "1868-1912": (1868, 1912),
    "前5世纪": (-500, -401),
    "公元前3世纪": (-300, -201),
    "十八世纪": (1701, 1800),
    "Edo period": None,
    "القرن الثامن": (701, 800),
    "القرن الثامن عشر": (1701, 1800),
    "القرن 5 ق.م": (-500, -401),
    "XVIIIe siècle": (1701, 1800),
    "siglo XV": (1401, 1500),
    "18. Jahrhundert": (1701, 1800),
    "5. Jh. v. Chr.": (-500, -401),
    "1730–35": (1730, 1735),
    "1987-01-01": (1987, 1987),
    "1644–1911年": (1644, 1911),
    "XVIII век": (1701, 1800),
    "100 BC–AD 100": (-100, 100),
    "": None,
    "undated": None,
    "../1900": (1900, 1900),
    "18世紀": (1701, 1800),
    "紀元前221年": (-221, -221),
    "西元1644年": (1644, 1644),
    "17世纪至18世纪": (1601, 1800),
    "2024": (2024, 2024),
    "1984-06": (1984, 1984),
    "7th–6th century BC": (-700, -501),
    "公元前1世纪至公元1世纪": (-100, 100),
    "around 2500 BC": (-2500, -2500),
    "IV secolo a.C.": (-400, -301),
    "Y-170000": (-170000, -170000),
    "1st century BC – 1st century AD": (-100, 100),
    "19세기": (1801, 1900),
    "19th c.": (1801, 1900),
    "early 20th cent.": (1901, 2000),
    "[1667,1668]": (1667, 1668),
    "1914/15": (1914, 1915),
    "٨٠٠ ق.م": (-800, -800),
    "480–470 v. Chr.": (-480, -470),
    "1190–1220, restored": (1190, 1220),
    "thế kỷ 15": (1401, 1500),
    "15": None,
    "cave 9": None,
    "no. 12, undated": None,
}


@pytest.mark.parametrize("date", DATES)
def test_a_date_is_read_as_the_years_it_spans(date):
    assert years_of(date) == DATES[date]


@given(st.text(max_size=60))
def test_any_text_is_read_or_passed_over(date):
    years = years_of(date)
    assert years is None or years[0] <= years[1]


@given(st.integers(1, 2000), st.sampled_from(["c. {}", "{}?", "{}~", "about {}", "{} AD", "{}年", "({})"]))
def test_a_year_is_found_in_what_stands_about_it(year, words):
    if year >= 100 or "AD" in words:
        assert years_of(words.format(year)) == (year, year)


@pytest.mark.parametrize(
    "year, century", [(1, 1), (100, 1), (101, 2), (1800, 18), (-1, -1), (-100, -1), (-101, -2), (-401, -5), (-500, -5)]
)
def test_centuries_have_no_zero(year, century):
    assert century_of(year) == century
