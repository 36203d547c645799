"""Japanese dates are resolved against the date of the document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noroshi.alerts.claims.japanese.dates import Calendar


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("令和４年10月14日", "2022-10-14"),
        ("令和元年５月", "2019-05"),
        ("平成31年", "2019"),
        ("２０１８年９月", "2018-09"),
        ("2022/10/07", "2022-10-07"),
        ("今月7日に公表された", "2022-10-07"),
        ("先月", "2022-09"),
        ("今年4月", "2022-04"),
        ("昨年12月24日", "2021-12-24"),
        ("一昨年", "2020"),
        ("14日の会見で", "2022-10-14"),
        ("28日", "2022-09-28"),
        ("十二日", "2022-10-12"),
        ("9月に", "2022-09"),
        ("12月に", "2021-12"),
        ("2020年から2021年にかけて", "2020/2021"),
        ("2017年から23年にかけて", "2017/2023"),
        ("5年前", "2017"),
        ("3カ月前", "2022-07"),
        ("昨日", "2022-10-13"),
        ("ことし", "2022"),
    ],
)
def test_a_date_is_resolved(words: str, value: str) -> None:
    found = list(Calendar("2022-10-14").find(words))
    assert [date.value for date in found] == [value]


@pytest.mark.parametrize("words", ["3日間", "30日以内", "1日当たり", "日本", "2、3日後", "13月", "前年比", "40日前後"])
def test_a_span_of_time_is_no_date(words: str) -> None:
    assert list(Calendar("2022-10-14").find(words)) == []


def test_the_same_day_is_the_one_named_last() -> None:
    calendar = Calendar("2024-12-25")
    assert [date.value for date in calendar.find("12月24日、警察庁は公表した。")] == ["2024-12-24"]
    calendar.next_sentence()
    assert [date.value for date in calendar.find("同日、金融庁も")] == ["2024-12-24"]


def test_a_month_takes_the_year_of_its_own_sentence_only() -> None:
    calendar = Calendar("2024-12-25")
    assert [date.value for date in calendar.find("2018年に起き、9月に分かった")] == ["2018", "2018-09"]
    calendar.next_sentence()
    assert [date.value for date in calendar.find("9月に")] == ["2024-09"]


def test_without_a_date_of_publication_only_full_dates_are_known() -> None:
    assert [date.value for date in Calendar("").find("14日、昨年、2018年3月に")] == ["2018-03"]


@given(
    st.text(alphabet="0123456789０１年月日今昨先同前後一二三十から令和元・/-、", max_size=40),
    st.sampled_from(["", "2022", "2022-10-14"]),
)
def test_anything_can_be_read(words: str, published: str) -> None:
    for date in Calendar(published).find(words):
        assert 0 <= date.start < date.end <= len(words)
        assert date.value[:4].isdigit()
