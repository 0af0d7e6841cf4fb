"""行文里的数认得准：多大、什么单位、约不约；年份、日期、文号、序号不算。"""

from __future__ import annotations

from decimal import Decimal

import pytest

from fuer_docs.model.manuscript import Passage
from fuer_docs.reading.quantities import Quantity, quantities


def read(text: str) -> list[Quantity]:
    return list(quantities(Passage(1, text)))


@pytest.mark.parametrize(
    ("text", "value", "unit", "hedge"),
    [
        ("达标107项", 107, "项", ""), ("占93.9%", "93.9", "%", ""), ("投入1.2万元", 12000, "元", ""), ("近60名", 60, "名", "近"),
        ("48000余元", 48000, "元", "余"), ("2000多名", 2000, "名", "多"), ("８７７万元", 8770000, "元", ""),
        ("1,200元", 1200, "元", ""), ("10.8‰", "10.8", "‰", ""), ("14.3/10万", "14.3", "/10万", ""),
        ("提高2.3个百分点", "2.3", "个百分点", ""), ("8.4万人次", 84000, "人次", ""), ("十余场", 10, "场", "余"),
        ("三个弱", 3, "个", ""), ("两名代表", 2, "名", ""), ("一百二十人", 120, "人", ""), ("约1.1万人", 11000, "人", "约"),
        ("85%以上", 85, "%", "以上"), ("22台（件）", 22, "台（件）", ""), ("每人500元", 500, "元", ""), ("3亿元", 300000000, "元", ""),
        ("三成", 30, "%", ""), ("半数以上", 50, "%", "以上"), ("过半", 50, "%", "超过"), ("百分之三十五", 35, "%", ""), ("近四成", 40, "%", "近"),
        ("12.1／10万", "12.1", "/10万", ""), ("15.6 万元", 156000, "元", ""), ("5千余人", 5000, "人", "余"), ("5百万元", 5000000, "元", ""),
        ("最近5年", 5, "年", ""), ("女性人大代表62人", 62, "人", ""), ("签约150人", 150, "人", ""),
        ("四成五", 45, "%", ""), ("九成五以上", 95, "%", "以上"), ("10万分之9.8", "9.8", "/10万", ""), ("千分之2.8", "2.8", "‰", ""), ("百分之35", 35, "%", ""),
        ("增长1倍多", 1, "倍", "多"),
    ],
)  # fmt: skip
def test_a_quantity_is_read_with_unit_and_hedge(text: str, value: object, unit: str, hedge: str) -> None:
    (one,) = read(text)
    assert (one.value, one.unit, one.hedge) == (Decimal(str(value)), unit, hedge)


@pytest.mark.parametrize(
    "text",
    [
        "2022年", "2021—2030年", "2022年5月10日", "5月18日—20日", "国发〔2021〕16号", "第3次会议", "第十二条", "14:30", "0731-8888888",
        "13800000000", "1.工作", "（2）", "附件1", "一方面", "一系列", "表2",
        "30—50人", "20世纪90年代", "三八节", "一__", "三成立", "二〇二二年", "九年一贯制", "九年义务教育",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_quantity_is_none(text: str) -> None:
    assert read(text) == []


def test_numbers_come_in_the_order_they_stand() -> None:
    found = read("培训三期，参加120人次，占总数83件的97.6%。")
    assert [one.text for one in found] == ["三期", "120人次", "83件", "97.6%"]


@pytest.mark.parametrize(
    ("text", "value", "fits"),
    [
        ("93.9%", "93.86", True), ("93.9%", "93.96", False), ("107项", "107", True), ("107项", "107.4", False),
        ("2000余名", "2480", True), ("2000余名", "1999", False), ("423余人", "425", False), ("近60名", "58", True),
        ("近60名", "61", False), ("约100人", "95", True), ("1.2万元", "12400", True), ("1.2万元", "12600", False),
        ("85%以上", "98", True), ("85%以上", "84", False), ("不足100人", "60", True), ("三成", "33", True), ("三分之二", "60", False),
    ],
)  # fmt: skip
def test_bounds_say_which_true_values_can_be_written_so(text: str, value: str, fits: bool) -> None:
    (one,) = read(text)
    assert one.bounds.holds(Decimal(value)) is fits
