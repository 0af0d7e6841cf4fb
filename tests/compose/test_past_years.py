"""过去年份的事不当本年的说：看期间，一次性的事没写期间的看时间。"""

from __future__ import annotations

import pytest
from desk import write
from hypothesis import given
from hypothesis import strategies as st

from fuer_docs.compose.scene import OF_A_YEAR, OF_THE_YEAR
from fuer_docs.model.facts import TYPES_BY_NAME

NEEDED = {
    "帮扶": "对象: 困难家庭", "荣誉": "获得者: 县妇联", "宣传": "媒体: 县电视台, 次数: 2", "案例": "对象: 某某", "短板": "表现: 不足",
}  # fmt: skip
"""各类非有不可的键里，印名称用不着的。"""


def shown(zh: str, keys: str, *, kind: str = "工作总结", **options: object) -> tuple[str, list[str]]:
    """这一类有一条写着这些键的，印出来是什么，提醒了哪些规矩。"""
    if zh == "会议" and "时间" not in keys:
        keys += ", 时间: 待补"
    needed = f"{NEEDED[zh]}, " if zh in NEEDED else ""
    facts = f"默认: {{来源: 示例数据}}\n{zh}:\n  - {{编号: 旧事, 名称: 旧事, {needed}{keys}}}\n"
    written = write("有{% for 项 in " + zh + " %}{{ 项.名称 }}{% endfor %}", facts=facts, kind=kind, **options)
    return written.text, [one.rule for one in written.findings]


@pytest.mark.parametrize("zh", OF_A_YEAR)
def test_last_years_fact_is_not_this_years(zh: str) -> None:
    assert zh in TYPES_BY_NAME
    text, rules = shown(zh, "期间: 2021")
    assert text == "有"
    assert "past-fact" in rules


@pytest.mark.parametrize("zh", OF_A_YEAR)
def test_this_years_fact_is_printed(zh: str) -> None:
    text, rules = shown(zh, "期间: 2022")
    assert text == "有旧事"
    assert "past-fact" not in rules


def test_what_happened_once_goes_by_its_time_and_what_lasts_does_not() -> None:
    for zh, once in OF_A_YEAR.items():
        assert shown(zh, "时间: 2021-05-12")[0] == ("有" if once else "有旧事")


@given(st.sampled_from(OF_THE_YEAR), st.integers(2015, 2021))
def test_no_paper_of_the_year_uses_the_weaknesses_of_the_past(kind: str, year: int) -> None:
    assert shown("短板", f"期间: {year}", kind=kind)[0] == "有"


def test_a_fact_asked_for_by_name_is_used_all_the_same() -> None:
    assert shown("活动", "期间: 2021, 用于: [工作总结]") == ("有旧事", [])


def test_a_fact_that_reaches_into_the_year_is_this_years() -> None:
    assert shown("项目", "期间: 2021至2025")[0] == "有旧事"
    assert shown("活动", "时间: 2021-12-28至2022-01-05")[0] == "有旧事"


def test_a_report_on_ten_years_tells_of_all_of_them() -> None:
    assert shown("活动", "时间: 2021-05-12", kind="自评报告") == ("有旧事", [])


def test_a_plan_at_the_start_of_the_year_looks_back_a_year_and_no_further() -> None:
    assert shown("短板", "期间: 2021", kind="工作计划", issued="2022-01-20")[0] == "有旧事"
    assert shown("短板", "期间: 2020", kind="工作计划", issued="2022-01-20")[0] == "有"


def test_next_years_plan_still_mends_this_years_weaknesses() -> None:
    assert shown("短板", "期间: 2022", kind="工作计划", more=", 年度: 2023")[0] == "有旧事"
    assert shown("短板", "期间: 2021", kind="工作计划", more=", 年度: 2023")[0] == "有"
