"""过滤器：每一个得什么字、记什么来历。"""

from __future__ import annotations

import pytest
from desk import Written, fail, show, write

from fuer_docs.compose.filters import METHODS
from fuer_docs.model.values import Origin

FACTS = """\
默认: {来源: {单位: 县统计局, 文件: 年报.xlsx, 位置: "B3"}}
规划:
  - {编号: 妇纲, 名称: 妇女发展纲要（2011—2020年）, 简称: 妇女纲要, 合称: 两纲, 起: 2011, 止: 2020}
机构:
  - {编号: 卫健局, 全称: 青川县卫生健康局, 简称: 县卫健局, 类别: 部门, 层级: 县区}
  - {编号: 总工会, 全称: 青川县总工会, 类别: 群团, 层级: 县区}
指标:
  - {编号: 产妇死亡率, 规划: 妇纲, 领域: 健康, 单位: /10万, 数值: {2020: 12, 2021: 8}, 状态: [{状态: 达标, 截至: 2022-04-30}], 责任单位: [县卫健局, 总工会]}
  - {编号: 婴儿死亡率, 规划: 妇纲, 领域: 健康, 单位: ‰, 数值: {2020: 11.2, 2021: 10.8}, 状态: [{状态: 预期达标难度大, 截至: 2022-04-30}], 重难点: 难点}
  - {编号: 入园率, 领域: 教育, 单位: "%", 数值: {2020: 90.5, 2021: 91.9}, 状态: [{状态: 提前达标, 截至: 2022-04-30}]}
  - {编号: 流浪率, 领域: 福利, 单位: "%", 状态: [{状态: 无法判断, 截至: 2022-04-30}]}
合计:
  - {编号: 检查, 名称: 检查, 数值: 6120人}
  - {编号: 去年检查, 名称: 去年检查, 数值: 5480人, 期间: 2021}
  - {编号: 建档, 名称: 建档, 数值: 12240人}
  - {编号: 零, 名称: 零, 数值: 0人}
  - {编号: 约数, 名称: 约数, 数值: 近60名}
  - {编号: 十二, 名称: 十二, 数值: 12个}
  - {编号: 旧率, 名称: 旧率, 数值: 11.2‰, 期间: 2020}
  - {编号: 新率, 名称: 新率, 数值: 10.8‰}
  - {编号: 百分, 名称: 百分, 数值: 93.5%}
  - {编号: 原百分, 名称: 原百分, 数值: 91.2%, 期间: 2021}
活动:
  - {编号: 招聘, 名称: 春风招聘会, 时间: 2022-02-18, 主题: 就业, 参加: 1200人, 内容: [发布岗位, 讲政策], 效果: 好}
  - {编号: 普法, 名称: 普法活动, 时间: 2022-03-08, 主题: [维权, 教育], 参加: 300人, 内容: 咨询}
  - {编号: 往年, 名称: 往年活动, 时间: 2021-06-01, 主题: 教育, 期间: 2021}
项目:
  - {编号: 甲, 名称: 甲项目, 金额: 1.2万元}
  - {编号: 乙, 名称: 乙项目, 金额: 8000元}
政策:
  - {编号: 反家暴法, 名称: 反家庭暴力法, 机关: 全国人大常委会, 类别: 法律, 层级: 国家}
  - {编号: 清单, 名称: 民生清单, 机关: 县政府, 类别: 举措, 层级: 县区}
短板:
  - {编号: 指标弱, 组别: 弱, 表现: 达标难, 指标: [产妇死亡率, 婴儿死亡率]}
  - {编号: 机制弱, 组别: 弱, 表现: 不完善}
  - {编号: 经费少, 表现: 不足}
任务:
  - {编号: 攻坚, 动作: 攻坚指标, 针对: [指标弱, 入园率], 责任单位: 县卫健局, 时限: 2022-06-30}
  - {编号: 建制, 动作: 健全机制, 针对: 机制弱}
会议:
  - {编号: 全会, 名称: 全体会议, 时间: 2022-03-25}
口号:
  - {编号: 四个全, 成员: [全面自查, 全力整改]}
"""


def wrote(expression: str, **options: object) -> Written:
    return write("印" + "{{ " + expression + " }}", facts=FACTS, **options)


RESULTS = {
    "活动|数": "3", '活动|数("场")': "3场", '活动|几("项")': "三项", '指标|领域("健康")|几("项")': "两项", "短板|几": "三个",
    '会议|几("次")': "一次", '督导|几("项")': "零项", '活动|各("名称")': "春风招聘会、普法活动和往年活动",
    '活动|各("内容")': "发布岗位、讲政策和咨询", '活动|各("效果")': "好", "短板|顿号": "指标弱、机制弱和经费少",
    '短板|顿号("，")': "指标弱，机制弱，经费少", '短板|顿号("；")': "指标弱；机制弱；经费少", '短板|顿号(末="")': "指标弱、机制弱、经费少",
    '短板|顿号(末="及")': "指标弱、机制弱及经费少", '短板|取(2)|顿号': "指标弱和机制弱", '短板|取(1)|顿号("，")': "指标弱",
    '短板|列举("个短板")': "指标弱、机制弱、经费少等3个短板", '短板|列举("个短板", 取=2)': "指标弱、机制弱等3个短板",
    '短板|列举("个短板", 取=2, 数字="汉字")': "指标弱、机制弱等三个短板", '指标|难点|列举("项指标")': "婴儿死亡率",
    '指标|领域("健康")|列举("项指标", 取=1, 数字="汉字")': "产妇死亡率等两项指标",
    "短板|取(2)|数": "2", "短板|除(2)|顿号": "经费少", "短板|取(9)|数": "3", "短板|首": "指标弱", '短板|组("弱")|数': "2",
    '短板|组("弱")|同组': "弱", '短板|同组|或("不同组")': "不同组", '短板|组("弱", "强")|顿号': "指标弱和机制弱", '活动|主题("维权")|顿号': "普法活动", '活动|主题("教育", "就业")|数': "3",
    "活动|年(年度)|数": "2", "活动|年(去年)|顿号": "往年活动", "活动|年(2021)|数": "1", '活动|有("效果")|顿号': "春风招聘会",
    '活动|有("参加", "效果")|数': "1", '活动|无("效果")|数': "2", '活动|无("效果", "参加")|顿号': "往年活动",
    '政策|类("法律", "法规")|顿号': "《反家庭暴力法》", '政策|类("举措")|顿号': "民生清单", '政策|层("县区")|数': "1",
    '(任务|首).针对|种("短板")|顿号': "指标弱", '(任务|首).针对|种("短板", "指标")|数': "2", "任务|针对(短板|首)|顿号": "攻坚指标",
    "任务|针对(短板[1])|顿号": "健全机制", "任务|针对(短板[2])|数": "0", '指标|规划("妇纲")|数': "2", '指标|规划("妇女纲要")|数': "2",
    "指标|规划(规划|首)|数": "2", '指标|领域("教育", "福利")|数': "2", '指标|状态("无法判断")|顿号': "流浪率", "指标|难点|顿号": "婴儿死亡率",
    "指标|未达标|顿号": "婴儿死亡率和流浪率", "指标|已达标|顿号": "产妇死亡率和入园率", "指标|达标率": "50%", "指标|达标数": "2项", '指标|规划("妇纲")|达标率': "50%",
    '指标|领域("健康")|数据年': "2021", '活动|求和("参加")': "1500人", '项目|求和("金额")': "2万元",
    '查("合计/检查").数值|占(查("合计/建档").数值)': "50%", '查("合计/零").数值|占(查("合计/建档").数值)': "0%",
    '查("合计/十二").数值|占(查("合计/建档").数值, 3)': "0.098%", '查("合计/建档").数值|差(查("合计/检查").数值)': "6120人",
    '查("合计/建档").数值|和(查("合计/检查").数值)': "18360人", '查("合计/建档").数值 - 查("合计/检查").数值': "6120人",
    '查("合计/建档").数值 + 查("合计/检查").数值': "18360人", '查("合计/检查").数值 / 查("合计/建档").数值': "50%",
    '查("合计/检查").数值|较(查("合计/去年检查").数值)': "增加640人", '查("合计/去年检查").数值|较(查("合计/检查").数值)': "减少640人",
    '查("合计/检查").数值|较(查("合计/检查").数值)': "持平", '查("合计/新率").数值|较(查("合计/旧率").数值)': "降低0.4个千分点",
    '查("合计/百分").数值|较(查("合计/原百分").数值)': "提高2.3个百分点",
    '查("合计/检查").数值|增幅(查("合计/去年检查").数值)': "增长11.7%", '查("合计/去年检查").数值|增幅(查("合计/检查").数值)': "下降10.5%",
    '查("合计/检查").数值|增幅(查("合计/检查").数值)': "持平", '查("合计/检查").数值': "6120人", '查("合计/约数").数值': "近60名",
    '查("合计/旧率").数值': "11.2‰（2020年）", '查("合计/旧率").数值|只数': "11.2‰", '查("合计/检查").数值|数字': "6120",
    '查("合计/十二").数值|汉字': "十二", "3|汉字": "三", "(会议|首).时间": "3月25日", "(会议|首).时间|年月日": "2022年3月25日",
    "(会议|首).时间|月日": "3月25日", "(会议|首).时间|时刻": "2022年3月25日（星期五）", "(会议|首).时间|年月": "2022年3月", "(任务|首).责任单位|顿号": "县卫健局",
    "(任务|首).责任单位|全称|顿号": "青川县卫生健康局", "(指标|首).责任单位|全称|顿号": "青川县卫生健康局和青川县总工会",
    "(机构|首)|全称": "青川县卫生健康局", "(机构|首)|简称": "县卫健局", "机构[1]|简称": "青川县总工会",
    '文稿.事由|或("没有")': "没有", '督导|或("没有")': "没有", '(短板|首)|或("没有")': "指标弱", "(口号|首)|引号": "“四个全”",
    '"“四个全”"|引号': "“四个全”", "年度": "2022", "去年": "2021", "明年": "2023", "年度 - 3": "2019",
    '本级 ~ "的" ~ (短板|首)': "青川县的指标弱", '"甲" if 短板 else "乙"': "甲", '"甲" if 督导 else "乙"': "乙",
    "达标.总数": "4项", "达标.已达标": "2项", "达标.未达标": "2项", "达标.达标率": "50%", "两纲": "“两纲”", "规划|首": "《妇女发展纲要（2011—2020年）》",
    "(短板|首).未达标指标|顿号": "婴儿死亡率", "(短板|首).对策|顿号": "攻坚指标", "(任务|首).未达标指标|顿号": "婴儿死亡率",
    '"是" if (活动|首)|止于("招聘会", "班") else "不是"': "是", '"是" if (活动|首)|止于("活动") else "不是"': "不是",
    '"是" if 文稿.事由|止于("会") else "不是"': "不是",
    "(指标|首).值": "8/10万（2021年）", "(指标|首).上期值|只数": "12/10万", "短板": "指标弱、机制弱和经费少",
}  # fmt: skip


@pytest.mark.parametrize("expression", RESULTS)
def test_what_an_expression_prints(expression: str) -> None:
    assert wrote(expression).text == "印" + RESULTS[expression]


def test_every_filter_is_tried_above() -> None:
    assert {name for name in METHODS if not any(f"|{name}" in text for text in RESULTS)} == set()


# -- 来历 --


def origin(expression: str, text: str) -> Origin:
    found = wrote(expression).run(text).origin
    assert found is not None
    return found


def inputs(found: Origin) -> list[tuple[str, str]]:
    return [(source.fact, source.field) for source in found.inputs]


def test_a_count_knows_the_facts_it_counted() -> None:
    for expression, text in (('短板|数("个")', "3个"), ('短板|几("个")', "三个"), ('短板|列举("个短板", 取=1)', "3")):
        found = origin(expression, text)
        assert found.formula == "计数"
        assert inputs(found) == [("短板/指标弱", "编号"), ("短板/机制弱", "编号"), ("短板/经费少", "编号")]


def test_a_count_of_values_knows_their_facts() -> None:
    found = origin('活动|各("内容")|数("项")', "3项")
    assert found.formula == "计数"
    assert {fact for fact, _field in inputs(found)} == {"活动/招聘", "活动/普法"}


def test_a_plain_value_knows_its_fact_field_place_cell_and_supplier() -> None:
    found = origin('查("合计/检查").数值', "6120人")
    assert found.formula is None
    (source,) = found.inputs
    assert (source.fact, source.field, source.cell, source.supplied_by) == ("合计/检查", "数值", "B3", "县统计局")
    assert (source.place.file, source.place.text) == ("facts/事实.yaml", "6120人")


@pytest.mark.parametrize(
    ("expression", "text", "formula"),
    [
        ('活动|求和("参加")', "1500人", "1200+300"),
        ('项目|求和("金额")', "2万元", "1.2+0.8"),
        ('查("合计/检查").数值|占(查("合计/建档").数值)', "50%", "6120÷12240"),
        ('查("合计/建档").数值|差(查("合计/检查").数值)', "6120人", "12240-6120"),
        ('查("合计/建档").数值|和(查("合计/检查").数值)', "18360人", "12240+6120"),
        ('查("合计/检查").数值|较(查("合计/去年检查").数值)', "640人", "6120-5480"),
        ('查("合计/检查").数值|增幅(查("合计/去年检查").数值)', "11.7%", "(6120-5480)÷5480"),
        ("达标.达标率", "50%", "2÷4"),
        ("年度 - 3", "2019", "2022-3"),
    ],
)  # fmt: skip
def test_a_calculated_figure_carries_its_formula_and_all_its_sources(expression: str, text: str, formula: str) -> None:
    found = origin(expression, text)
    assert found.formula == formula
    assert len(found.inputs) >= (1 if "年度" in expression else 2)
    assert all(source.place.line for source in found.inputs)


def test_a_list_joined_with_marks_keeps_every_items_own_source() -> None:
    written = wrote("短板|顿号")
    for name in ("指标弱", "机制弱", "经费少"):
        run = written.run(name)
        assert run.origin is not None
        assert inputs(run.origin) == [(f"短板/{name}", "编号")]
    assert written.run("、").origin is None
    assert written.run("和").origin is None


def test_concatenation_keeps_the_sources_of_its_parts() -> None:
    written = wrote('本级 ~ "的" ~ (短板|首)')
    run, own = written.run("指标弱"), written.run("青川县")
    assert run.origin is not None
    assert run.origin.inputs[0].fact == "短板/指标弱"
    assert own.origin is not None
    assert own.origin.inputs[0].place.file == "fuer.yaml"


def test_a_quoted_value_keeps_its_source_and_its_quotes_have_none() -> None:
    written = wrote("(口号|首)|引号")
    assert written.run("四个全").origin is not None
    assert written.run("“").origin is None


def test_a_date_and_a_digit_keep_their_source() -> None:
    assert inputs(origin("(会议|首).时间|年月日", "2022年3月25日")) == [("会议/全会", "时间")]
    assert inputs(origin('查("合计/十二").数值|汉字', "十二")) == [("合计/十二", "数值")]
    assert inputs(origin('查("合计/检查").数值|数字', "6120")) == [("合计/检查", "数值")]


def test_a_period_note_is_a_run_of_its_own_named_as_period() -> None:
    written = wrote('查("合计/旧率").数值')
    note = written.run("（2020年）")
    assert note.origin is not None
    assert note.origin.formula == "期间"
    assert inputs(note.origin) == [("合计/旧率", "数值")]
    value = written.run("11.2‰")
    assert value.origin is not None
    assert value.origin.formula is None


def test_a_figure_of_the_papers_own_year_has_no_period_note() -> None:
    assert wrote('查("合计/去年检查").数值', year=2021, issued="2022-12-20").text == "印5480人"
    assert wrote('查("合计/去年检查").数值').text == "印5480人（2021年）"


def test_several_figures_of_one_old_year_are_noted_once() -> None:
    body = '{{ 查("合计/去年检查").数值 }}，占{{ 查("合计/原百分").数值 }}。'
    assert write(body, facts=FACTS).text == "5480人，占91.2%（均为2021年数据）。"
    mixed = '{{ 查("合计/去年检查").数值 }}，占{{ 查("合计/旧率").数值 }}。'
    assert write(mixed, facts=FACTS).text == "5480人（2021年），占11.2‰（2020年）。"
    beside = '{{ 查("合计/去年检查").数值 }}，{{ 查("合计/原百分").数值 }}，今年{{ 查("合计/检查").数值 }}。'
    assert write(beside, facts=FACTS).text == "5480人（2021年），91.2%（2021年），今年6120人。"


# -- 没有的 --


@pytest.mark.parametrize(
    "expression",
    ['查("合计/没有").数值|占(查("合计/检查").数值)', '查("合计/检查").数值|占(查("合计/没有").数值)',
     '查("合计/检查").数值|占(查("合计/零").数值)', '查("合计/检查").数值|增幅(查("合计/零").数值)', '查("合计/没有").数值|较(查("合计/检查").数值)',
     '查("合计/没有").数值 + 查("合计/检查").数值', "文稿.事由|引号", "文稿.成文日期.年", "督导|首", '督导|列举("项")', "督导|顿号",
     '合计|取(0)|求和("数值")', '"甲" ~ 文稿.事由', "督导|首|全称", "文稿.事由|年月日", "文稿.事由|汉字", '(指标|领域("福利"))|数据年'],
)  # fmt: skip
def test_what_needs_something_missing_is_missing_itself(expression: str) -> None:
    if expression == "文稿.成文日期.年":
        assert [item.rule for item in fail("甲{{ " + expression + " }}", facts=FACTS)] == ["unknown-key"]
        return
    assert write("甲[[乙{{ " + expression + " }}]]。", facts=FACTS).text == "甲。"


def test_a_gap_goes_through_every_filter() -> None:
    facts = "合计:\n  - {编号: 甲, 名称: 甲, 数值: 待补}\n  - {编号: 乙, 名称: 乙, 数值: 5人}\n"
    one, two = '查("合计/甲").数值', '查("合计/乙").数值'
    for expression in (f"{one}|占({two})", f"{two}|占({one})", f"{two} - {one}", f"{two}|较({one})", f"{one}|只数",
                       f"{one}|汉字", f"{one}|引号", f'"共" ~ {one}', f'{one}|或("没有")'):  # fmt: skip
        written = write("得{{ " + expression + " }}。", facts=facts)
        assert written.text.startswith("得【待补：")
        assert len(written.gaps) == 1


def test_lists_index_and_count_from_nothing() -> None:
    assert show('督导|数("项")') == "0项"
    assert show("(短板[9])|或('没有')") == "没有"
    assert show("(短板[0]).原因") == "储备不足"
