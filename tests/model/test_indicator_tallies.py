"""指标的汇总：到某一天的状态、三种口径、名单不在手里时。"""

from datetime import date
from typing import Any

import pytest

from fuer_docs.load.workspace import load_workspace
from fuer_docs.model.facts import MET, STATUSES, Indicator
from fuer_docs.model.figure import Figure
from fuer_docs.model.indicators import (
    is_met,
    overall_tally,
    status_on,
    tally,
    value_before,
    value_on,
)
from fuer_docs.model.setting import Workspace, parse_caliber, parse_length
from fuer_docs.model.values import Absent, Gap, Phrase

SETTING = """单位: 县妇联
单位类型: 妇联
层级: 县区
地名: {本级: 云溪县}
年度: 2022
达标口径: 提前达标、达标、基本达标、预期可达标 ÷ CALIBER
文稿: [{文种: 工作总结}]
"""
DAY = date(2022, 12, 20)


def load(facts: str, caliber: str = "全部指标") -> Workspace:
    files = {"fuer.yaml": SETTING.replace("CALIBER", caliber).encode(), "facts/甲.yaml": facts.encode()}
    workspace, found = load_workspace(files)
    assert found == []
    return workspace


def indicator(keys: str) -> Indicator:
    (item,) = load(f"指标:\n  - {{编号: 甲, {keys}}}\n").facts.of("指标")
    assert isinstance(item, Indicator)
    return item


STEPS = "状态: [{状态: 达标, 截至: 2022-04-30}, {状态: 无数据, 截至: 2020-12-31}, {状态: 提前达标, 截至: 2022-11-30}]"


@pytest.mark.parametrize(
    ("day", "status"),
    [("2020-12-31", "无数据"), ("2022-04-29", "无数据"), ("2022-04-30", "达标"), ("2022-11-29", "达标"), ("2022-11-30", "提前达标"),
     ("2030-01-01", "提前达标")],
)  # fmt: skip
def test_a_status_is_the_latest_not_after_the_day(day: str, status: str) -> None:
    found = status_on(indicator(STEPS), date.fromisoformat(day))
    assert isinstance(found, Phrase)
    assert found.text == status
    assert found.origin.inputs[0].field.startswith("状态")


def test_no_status_by_then_is_a_gap() -> None:
    found = status_on(indicator(STEPS), date(2020, 12, 30))
    assert isinstance(found, Gap)
    assert found.text == "【待补：指标“甲”的状态】"
    assert found.place is not None
    assert found.place.text == "甲"


@pytest.mark.parametrize("keys", ["目标: ≤10", "状态: 待补", "状态: 无", "状态: []"])
def test_no_status_at_all_is_a_gap(keys: str) -> None:
    assert isinstance(status_on(indicator(keys), DAY), Gap)
    assert not is_met(indicator(keys), DAY)


def test_a_status_without_a_date_holds_always() -> None:
    assert status_on(indicator("状态: 达标"), date(1990, 1, 1)).text == "达标"


@pytest.mark.parametrize("status", STATUSES)
def test_four_statuses_count_as_met(status: str) -> None:
    assert is_met(indicator(f"状态: {status}"), DAY) == (status in MET)


LIST = """指标:
  - {编号: 子, 目标: ≤10, 数值: {2020: 9}, 状态: 达标}
  - {编号: 丑, 目标: ≤10, 数值: {2020: 9}, 状态: 提前达标}
  - {编号: 寅, 数值: {2020: 9}, 状态: 基本达标}
  - {编号: 卯, 目标: ≤10, 数值: {2020: 12}, 状态: 预期达标难度大}
  - {编号: 辰, 目标: ≤10, 状态: 无法判断}
  - {编号: 巳, 目标: ≤10, 数值: {2015: 9}, 状态: 无数据}
  - {编号: 午, 状态: 预期可达标}
"""


@pytest.mark.parametrize(
    ("caliber", "total", "met", "unmet", "rate", "unmet_list"),
    [
        ("全部指标", 7, 4, 3, "57.1%", "卯辰巳"),
        ("有目标的指标", 5, 2, 3, "40%", "卯辰巳"),
        ("有数据的指标", 4, 3, 1, "75%", "卯"),
    ],
)
def test_the_caliber_decides_what_is_divided_by_what(caliber, total, met, unmet, rate, unmet_list) -> None:
    workspace = load(LIST, caliber)
    found: Any = overall_tally(workspace.facts, DAY, workspace.caliber)
    assert (found.total.value, found.met.value, found.unmet.value) == (total, met, unmet)
    assert (found.total.text, found.rate.text) == (f"{total}项", rate)
    assert "".join(item.code for item in found.unmet_list) == unmet_list
    assert found.rate.origin.formula == f"{met}÷{total}"
    assert len(found.total.origin.inputs) == total
    assert len(found.met.origin.inputs) == met
    assert {source.fact[:2] for source in found.rate.origin.inputs} == {"指标"}


def test_the_statuses_that_count_are_those_of_the_caliber() -> None:
    workspace = load(LIST.replace("预期可达标}", "达标}"))
    narrow = parse_caliber("达标 ÷ 全部指标")
    assert narrow is not None
    caliber = type(workspace.caliber)(*narrow, "达标 ÷ 全部指标", workspace.caliber.source)
    found: Any = overall_tally(workspace.facts, DAY, caliber)
    assert (found.met.value, found.total.value) == (2, 7)


def test_an_unknown_status_makes_the_sum_a_gap_but_not_the_count() -> None:
    workspace = load(LIST + "  - {编号: 未, 状态: [{状态: 达标, 截至: 2023-01-01}]}\n")
    found = overall_tally(workspace.facts, DAY, workspace.caliber)
    assert isinstance(found.total, Figure)
    assert found.total.value == 8
    assert isinstance(found.met, Gap)
    assert isinstance(found.rate, Gap)
    assert found.met.name == "指标“未”的状态"
    assert overall_tally(workspace.facts, date(2023, 1, 1), workspace.caliber).met == 5


def test_several_unknown_statuses_are_counted_in_the_gap() -> None:
    workspace = load("指标:\n  - 编号: 甲\n  - 编号: 乙\n")
    assert overall_tally(workspace.facts, DAY, workspace.caliber).rate.text == "【待补：2项指标的状态】"


REPORTED = "合计:\n  - {编号: 指标总数, 数值: 114项}\n  - {编号: 已达标, 数值: 107项, 属于: 指标总数}\n"


def test_without_a_list_the_reported_totals_are_used() -> None:
    workspace = load(REPORTED)
    found: Any = overall_tally(workspace.facts, DAY, workspace.caliber)
    assert [value.text for value in (found.total, found.met, found.unmet, found.rate)] == [
        "114项",
        "107项",
        "7项",
        "93.9%",
    ]
    assert found.rate.origin.formula == "107÷114"
    assert {source.fact for source in found.rate.origin.inputs} == {"合计/指标总数", "合计/已达标"}
    assert found.unmet.origin.formula == "114-107"


def test_a_list_wins_over_reported_totals() -> None:
    workspace = load(LIST + REPORTED)
    assert overall_tally(workspace.facts, DAY, workspace.caliber).total == 7


@pytest.mark.parametrize(
    "facts",
    [
        "",
        "合计:\n  - {编号: 指标总数, 数值: 114项}\n",
        REPORTED.replace("107项", "107人"),
        REPORTED.replace("114", "0"),
    ],
)
def test_without_either_nothing_is_invented(facts: str) -> None:
    workspace = load(facts)
    found = overall_tally(workspace.facts, DAY, workspace.caliber)
    assert isinstance(found.rate, Absent)
    assert isinstance(found.unmet, Absent)


def test_a_reported_total_to_be_filled_in_stays_a_gap() -> None:
    workspace = load(REPORTED.replace("107项", "待补"))
    assert isinstance(overall_tally(workspace.facts, DAY, workspace.caliber).met, Gap)


def test_no_indicators_give_no_figures() -> None:
    assert isinstance(tally((), DAY, load("").caliber).total, Absent)


@pytest.mark.parametrize(
    ("year", "latest", "before"),
    [
        (2018, None, None),
        (2019, "11.6‰", None),
        (2020, "11.2‰", "11.6‰"),
        (2021, "11.2‰", "11.6‰"),
        (2022, "10.1‰", "11.2‰"),
    ],
)
def test_a_value_is_the_latest_up_to_the_year(year: int, latest: str | None, before: str | None) -> None:
    item = indicator("单位: ‰, 数值: {2019: 11.6, 2020: 11.2, 2022: 10.1}")
    values = value_on(item, year), value_before(item, year)
    assert tuple(value.text if isinstance(value, Figure) else None for value in values) == (latest, before)


@pytest.mark.parametrize(
    ("unit", "text"), [("％", "92.6%"), ("百分比", "92.6%"), ('"%"', "92.6%"), ("/10万", "92.6/10万"), ("岁", "92.6岁")]
)
def test_a_value_takes_the_unit_of_its_indicator(unit: str, text: str) -> None:
    value = value_on(indicator(f"单位: {unit}, 数值: {{2021: 92.6}}"), 2022)
    assert isinstance(value, Figure)
    assert value.text == text
    assert value.period is not None
    assert value.period.year == 2021


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("达标 ÷ 全部指标", ({"达标"}, "全部指标")), ("达标、提前达标÷有目标的指标", ({"达标", "提前达标"}, "有目标的指标")),
     ("达标，基本达标 ÷ 有数据的指标", ({"达标", "基本达标"}, "有数据的指标")), ("达标", None), ("达标 ÷ 一半", None),
     ("差不多 ÷ 全部指标", None), ("", None)],
)  # fmt: skip
def test_a_caliber_is_read_or_refused(text: str, wanted: tuple[set[str], str] | None) -> None:
    assert parse_caliber(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("3000-5000", (3000, 5000)), ("3000—5000字", (3000, 5000)), ("３０００至５０００", (3000, 5000)), ("3000以上", (3000, None)),
     ("5000以内", (0, 5000)), ("5000", (0, 5000)), ("5000-3000", None), ("很长", None)],
)  # fmt: skip
def test_a_length_is_read_or_refused(text: str, wanted: tuple[int, int | None] | None) -> None:
    assert parse_length(text) == wanted
