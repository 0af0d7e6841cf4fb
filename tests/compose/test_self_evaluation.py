"""自评用到的键和过滤器：目标说成话、最早的值、到期没有、表里的一行。"""

from __future__ import annotations

import pytest
from desk import fail, show

INDICATORS = """\
规划:
  - {{编号: 甲规划, 名称: 甲规划, 领域: [健康], 起: 2011, 止: 2020}}
指标:
  - {{编号: 甲, 规划: 甲规划, 领域: 健康, 单位: "{unit}", 方向: 越高越好, 目标: {target}, 数值: {values}, 状态: 达标}}
"""


def of(target: str, values: str = "{2020: 81.2, 2021: 83, 2022: 86.4}", unit: str = "%") -> str:
    return INDICATORS.format(target=target, values=values, unit=unit)


@pytest.mark.parametrize(
    ("target", "unit", "said"),
    [
        ("≥95", "%", "95%以上"), ("≤13.5", "/10万", "13.5/10万以下"), ("<2", "%", "低于2%"), ('">3"', "年", "高于3年"),
        ("50左右", "%", "50%左右"), ("≥100", "%", "100%"), ("逐步提高", "%", "逐步提高"),
    ],
)  # fmt: skip
def test_a_target_is_said_in_words(target: str, unit: str, said: str) -> None:
    assert show("(指标|首).目标语", facts=of(target, unit=unit)) == said


def test_the_first_value_is_none_where_there_is_only_one_year() -> None:
    assert show("(指标|首).最早值|只数", facts=of("≥80")) == "81.2%"
    assert show('(指标|首).最早值|或("无")', facts=of("≥80", "{2022: 86.4}")) == "无"


@pytest.mark.parametrize(("which", "year"), [("", "2022"), ('("上期")', "2021"), ('("最早")', "2020")])
def test_the_common_year_is_known_for_each_column(which: str, year: str) -> None:
    assert show(f"指标|数据年{which}", facts=of("≥80")) == year


def test_the_year_of_a_value_is_said() -> None:
    assert show("(指标|首).最早值|期间年", facts=of("≥80")) == "2020"


def test_a_wrong_column_of_the_common_year_is_an_error() -> None:
    assert "上期" in fail('{{ 指标|数据年("明年") }}', facts=of("≥80"))[0].message


TASKS = """\
任务:
  - {动作: 已经到期, 时限: 2022-05-31}
  - {动作: 当天到期, 时限: 2022-12-20}
  - {动作: 没写时限}
会议:
  - {名称: 开过的会, 时间: 2022-03-01}
  - {名称: 没开的会, 时间: 2022-12-30}
"""


def test_a_task_is_due_after_its_deadline_and_a_meeting_held_on_its_day() -> None:
    assert show('任务|有("未到期")|顿号', facts=TASKS) == "当天到期和没写时限"
    assert show('会议|无("未召开")|顿号', facts=TASKS) == "开过的会"


LAWS = "- {编号: 甲法, 名称: 旧甲法, 自: 2000-01-01, 至: 2020-12-31}\n- {编号: 甲法, 名称: 新甲法, 通过: 2020-05-28, 自: 2021-01-01}\n"


def test_a_row_of_a_table_is_taken_as_it_stands_on_the_papers_day() -> None:
    tables = {"法律": LAWS}
    assert show('表("法律", "甲法")', tables=tables) == "新甲法"
    assert show('表("法律", "甲法").通过|年月日', tables=tables) == "2020年5月28日"
    assert show('表("法律", "甲法").名称', tables=tables, issued="2015-06-01", year=2015) == "旧甲法"


def test_a_row_or_a_column_that_is_not_there_is_absent() -> None:
    tables = {"法律": LAWS}
    assert show('表("法律", "乙法").名称|或("没有")', tables=tables) == "没有"
    assert show('表("法律", "甲法").后继|或("没有")', tables=tables) == "没有"
