"""一格一格地验：认得准的照收，认不准的写成疑问，不替人改。"""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuer_docs.intake.answers import pieces, read_choice, read_data, read_date, read_number
from fuer_docs.intake.sheets import Cell


def number(text: str, unit: str = "%", before: str | None = None, *, percent: bool = False) -> tuple[str, bool, str]:
    last = Decimal(before) if before else None
    answer = read_number(Cell("H4", text, percent), unit, {"%": 100, "‰": 1000}.get(unit), last)
    return answer.text, answer.none, "；".join(answer.doubts)


@pytest.mark.parametrize(
    ("text", "unit", "kept"),
    [
        ("92.6", "%", "92.6"), ("９２．６", "%", "92.6"), ("92.6%", "%", "92.6"), ("９２．６％", "%", "92.6"),
        ("10.8‰", "‰", "10.8"), ("24.3/10万", "/10万", "24.3"), ("1,200", "个", "1200"), ("0", "%", "0"), (" 92.6 ", "%", "92.6"),
        ("", "%", ""), ("92.60", "%", "92.60"), ("百分之九十二点六", "%", "92.6"), ("3个", "个", "3"),
    ],
)  # fmt: skip
def test_what_is_sure_is_taken_without_a_doubt(text: str, unit: str, kept: str) -> None:
    assert number(text, unit) == (kept, False, "")


@pytest.mark.parametrize("text", ["—", "-", "/", "无", "无数据", "…", "……", "暂无", "——", "N/A", "－"])
def test_the_many_ways_to_say_no_data(text: str) -> None:
    kept, none, doubt = number(text)
    assert (kept, none) == ("", True)
    assert "当作没有数据" in doubt


@pytest.mark.parametrize(
    ("text", "unit", "before", "kept", "doubt"),
    [
        ("0.926", "%", "91.4", "0.926", "H4 填的是0.926，上年是91.4%：是不是92.6%？"),
        ("0.926", "%", None, "0.926", "H4 填的是0.926：是不是92.6%？"),
        ("0.5", "%", "0.6", "0.5", ""),
        ("10.8%", "‰", None, "10.8%", "H4 要的单位是‰，填的是10.8%（合108‰）"),
        ("3.2‰", "%", None, "3.2‰", "H4 要的单位是%，填的是3.2‰（合0.32%）"),
        ("12人", "个", None, "12人", "H4 要的单位是个，填的是12人"),
        ("约92", "%", None, "约92", "H4 填的是约数“约92”"),
        ("101.2", "%", None, "101.2", "H4 填的101.2%超过了100%"),
        ("9260%", "%", None, "9260", "H4 填的9260%超过了100%"),
        ("-3", "%", None, "-3", "H4 填的是负数-3"),
        ("不清楚", "%", None, "", "H4 填的“不清楚”不是一个数"),
        ("县城92、乡镇88", "%", None, "", "H4 填的“县城92、乡镇88”一格里写了几个数"),
    ],
)
def test_what_is_not_sure_is_kept_as_written_with_a_doubt(
    text: str, unit: str, before: str | None, kept: str, doubt: str
) -> None:
    assert number(text, unit, before) == (kept, False, doubt)


def test_a_percent_format_is_a_percent_and_not_a_fraction() -> None:
    assert number("0.93%", "%", "91", percent=True)[2] == ""
    assert "要的单位是‰" in number("1.08%", "‰", percent=True)[2]


def test_a_formula_without_value_is_not_a_number() -> None:
    answer = read_number(Cell("H4", "", empty_formula=True), "%")
    assert (answer.text, answer.none) == ("", False)
    assert "没有存下得数" in answer.doubts[0]


@given(st.decimals(min_value=Decimal("1.1"), max_value=100, places=2))
def test_any_plain_percentage_comes_back_as_itself(value: Decimal) -> None:
    for text in (str(value), f"{value}%", str(value).translate(str.maketrans("0123456789.", "０１２３４５６７８９．"))):
        answer = read_number(Cell("H4", text), "%", 100)
        assert (answer.value, answer.doubts) == (value, ())


@given(st.text(max_size=12))
def test_no_text_breaks_a_cell(text: str) -> None:
    read_number(Cell("H4", text), "%", 100, Decimal(90))
    read_date(Cell("H4", text), 2022)
    read_data(Cell("H4", text))
    read_choice(Cell("H4", text), ("达标",))


@pytest.mark.parametrize(
    ("text", "kept", "doubt"),
    [
        ("2022-11-30", "2022-11-30", ""), ("2022年11月30日", "2022-11-30", ""), ("2022.11.30", "2022-11-30", ""),
        ("11月30日", "2022-11-30", ""), ("20221130", "2022-11-30", ""), ("2022年11月", "2022年11月", ""), ("", "", ""),
        ("年底", "", "H4 填的“年底”不是日期"), ("2022-02-30", "", "H4 填的“2022-02-30”不是日期"),
    ],
)  # fmt: skip
def test_dates_in_their_many_spellings(text: str, kept: str, doubt: str) -> None:
    answer = read_date(Cell("H4", text), 2022)
    assert (answer.text, "；".join(answer.doubts)) == (kept, doubt)


def test_data_are_taken_one_by_one_and_what_is_not_a_figure_is_named() -> None:
    items, doubts = read_data(Cell("G4", "1.筛查适龄妇女6120人；发放补助约96万元。\n开展活动；培训120人次、240人"))
    assert items == [("筛查适龄妇女", "6120人"), ("发放补助", "约96万元")]
    assert doubts == ("数据“开展活动”没有认出数，没有收", "数据“培训120人次、240人”一项里有几个数，没有收")


def test_pieces_lose_their_numbers_and_full_stops() -> None:
    assert pieces("1.新建托育点；（2）培训人员。③减免费用") == ["新建托育点", "培训人员", "减免费用"]
    assert pieces("一是培训人员；二是配备设备") == ["培训人员", "配备设备"]
