"""事实自己对不对得上：每条规矩一好一坏。"""

from datetime import date

import pytest

from fuer_docs.check.facts import RULES, check_facts
from fuer_docs.load.workspace import load_workspace
from fuer_docs.model.finding import Finding, Severity, describe

SETTING = """单位: 县妇联
单位类型: 妇联
层级: 县区
地名: {本级: 云溪县}
年度: 2022
文稿: [{文种: 工作总结}]
"""
TWO = """指标:
  - {编号: 甲, 状态: 达标}
  - {编号: 乙, 状态: 无数据}
"""


def found(facts: str, day: str = "2022-12-20") -> list[Finding]:
    workspace, slips = load_workspace({"fuer.yaml": SETTING.encode(), "facts/甲.yaml": facts.encode()})
    assert slips == []
    return check_facts(workspace.facts, date.fromisoformat(day), workspace.caliber)


# 名字 → (坏的, 规则, 轻重, 指着的字, 话里要有的, 好的几种)
W, H, E = Severity.WARNING, Severity.HINT, Severity.ERROR
CASES: dict[str, tuple[str, str, Severity, str, str, list[str]]] = {
    "一项数据单位一样": (
        "成绩:\n  - {名称: 免费检查, 数据: [{名称: 检查, 数值: 4300人, 上年: 3900人次}]}\n", "unit-mismatch", E, "3900人次", "4300人",
        ["成绩:\n  - {名称: 免费检查, 数据: [{名称: 检查, 数值: 4300人, 上年: 3900人}]}\n",
         "成绩:\n  - {名称: 发放贷款, 数据: [{名称: 发放贷款, 数值: 1.2亿元, 上年: 9800万元}]}\n"],
    ),
    "值的年份已经到了": (
        "指标:\n  - {编号: 甲, 数值: {2021: 92.9, 2030: 95.5}, 状态: 达标}\n", "value-of-the-future", W, "95.5", "2030年",
        ["指标:\n  - {编号: 甲, 数值: {2021: 92.9, 2022: 95.5}, 状态: 达标}\n"],
    ),
    "数值不多于基数": (
        "成绩:\n  - {名称: 办结信访, 数据: [{名称: 办结, 数值: 4300件, 基数: 4000件}]}\n", "part-over-whole", W, "4300件", "4000件",
        ["成绩:\n  - {名称: 办结信访, 数据: [{名称: 办结, 数值: 4000件, 基数: 4000件}]}\n"],
    ),
    "指标各年的值用指标的单位": (
        "指标:\n  - {编号: 孕产妇死亡率, 单位: /10万, 数值: {2021: 8.5%}, 状态: 达标}\n", "unit-mismatch", W, "8.5%", "/10万",
        ["指标:\n  - {编号: 孕产妇死亡率, 单位: /10万, 数值: {2021: 8.5}, 状态: 达标}\n",
         "指标:\n  - {编号: 筛查率, 单位: \"%\", 数值: {2021: 88%}, 状态: 达标}\n"],
    ),
    "规划的起止": (
        "规划:\n  - {名称: 妇女发展规划, 起: 2030, 止: 2021}\n", "years-reversed", W, "2030", "2021",
        ["规划:\n  - {名称: 妇女发展规划, 起: 2021, 止: 2030}\n"],
    ),
    "单位名打错一个字": (
        "机构:\n  - {全称: 云溪县民政局, 简称: 县民政局}\n成绩:\n  - {名称: 关爱, 牵头单位: 县民证局}\n",
        "misspelt-body", W, "县民证局", "县民证局",
        ["机构:\n  - {全称: 云溪县民政局, 简称: 县民政局}\n成绩:\n  - {名称: 关爱, 牵头单位: 州民政局}\n",
         "机构:\n  - {全称: 云溪县民政局, 简称: 县民政局}\n成绩:\n  - {名称: 关爱, 牵头单位: 县民政局}\n"],
    ),
    "人均×人数": (
        "帮扶:\n  - {对象: 单亲母亲, 人数: 30名, 人均: 400元, 总额: 12万元}\n", "per-head-mismatch", W, "12万元", "12000元",
        ["帮扶:\n  - {对象: 单亲母亲, 人数: 4名, 人均: 500元, 总额: 2000元}\n",
         "帮扶:\n  - {对象: 单亲母亲, 人数: 30名, 人均: 400元, 总额: 1.2万元}\n",
         "帮扶:\n  - {对象: 单亲母亲, 人数: 28名, 人均: 1万元, 总额: 28万元}\n",
         "帮扶:\n  - {对象: 单亲母亲, 人数: 30余名, 人均: 400元, 总额: 1.3万元}\n",
         "帮扶:\n  - {对象: 单亲母亲, 人数: 30名, 人均: 待补, 总额: 12万元}\n"],
    ),
    "环节递减": (
        "活动:\n  - {名称: 招聘会, 环节: [{名称: 参加, 数值: 800多人}, {名称: 咨询, 数值: 900人}, {名称: 成功, 数值: 近100人}]}\n",
        "funnel-widens", W, "900人", "800多人",
        ["活动:\n  - {名称: 招聘会, 环节: [{名称: 参加, 数值: 800多人}, {名称: 咨询, 数值: 500人}, {名称: 成功, 数值: 近100人}]}\n",
         "活动:\n  - {名称: 招聘会, 环节: [{名称: 企业, 数值: 16家}, {名称: 岗位, 数值: 300个}]}\n"],
    ),
    "合计等于各项之和": (
        "合计:\n  - {编号: 收入, 数值: 270万元, 齐全: 是}\n财务:\n  - {编号: 房租, 类别: 收入, 金额: 80万元, 属于: 收入}\n"
        "  - {编号: 培训, 类别: 收入, 金额: 150万元, 属于: 收入}\n",
        "total-mismatch", W, "270万元", "230万元",
        ["合计:\n  - {编号: 收入, 数值: 230万元, 齐全: 是}\n财务:\n  - {编号: 房租, 类别: 收入, 金额: 80万元, 属于: 收入}\n"
         "  - {编号: 培训, 类别: 收入, 金额: 1500000元, 属于: 收入}\n",
         "合计:\n  - {编号: 收入, 数值: 270万元}\n财务:\n  - {编号: 房租, 类别: 收入, 金额: 80万元, 属于: 收入}\n",
         "合计:\n  - {编号: 债务, 数值: 1700余万元, 齐全: 是}\n财务:\n  - {编号: 贷款, 类别: 债务, 金额: 1733万元, 属于: 债务}\n"],
    ),
    "分项之和够不上“余”": (
        "合计:\n  - {编号: 债务, 数值: 1700余万元, 齐全: 是}\n财务:\n  - {编号: 贷款, 类别: 债务, 金额: 1600万元, 属于: 债务}\n",
        "total-mismatch", W, "1700余万元", "1600万元",
        ["合计:\n  - {编号: 债务, 数值: 近1700万元, 齐全: 是}\n财务:\n  - {编号: 贷款, 类别: 债务, 金额: 1690万元, 属于: 债务}\n"],
    ),
    "报来的指标总数": (
        TWO + "合计:\n  - {编号: 指标总数, 数值: 114项}\n", "total-mismatch", W, "114项", "逐项数是 2",
        [TWO + "合计:\n  - {编号: 指标总数, 数值: 2项}\n  - {编号: 已达标, 数值: 1项}\n",
         "合计:\n  - {编号: 指标总数, 数值: 114项}\n  - {编号: 已达标, 数值: 107项}\n"],
    ),
    "报来的已达标": (
        TWO + "合计:\n  - {编号: 指标总数, 数值: 2项}\n  - {编号: 已达标, 数值: 2项}\n", "total-mismatch", W, "2项", "逐项数是 1",
        [TWO + "合计:\n  - {编号: 指标总数, 数值: 2项}\n"],
    ),
    "先进集体比合计多": (
        "表彰:\n  - {名称: 先进, 先进集体: [甲镇, 乙镇, 丙镇], 集体合计: 2个}\n", "list-mismatch", W, "2个", "3 个",
        ["表彰:\n  - {名称: 先进, 先进集体: [甲镇, 乙镇], 集体合计: 14个}\n",
         "表彰:\n  - {名称: 先进, 先进集体: [甲镇, 乙镇], 集体合计: 2个, 齐全: 是}\n"],
    ),
    "名单齐全却少": (
        "表彰:\n  - {名称: 先进, 先进个人: [王某, 李某], 个人合计: 30名, 齐全: 是}\n", "list-mismatch", W, "30名", "2 个",
        ["表彰:\n  - {名称: 先进, 先进个人: [王某, 李某], 个人合计: 30名}\n",
         "表彰:\n  - {名称: 先进, 先进个人: [王某, 李某], 个人合计: 2名, 齐全: 是}\n"],
    ),
    "没有批准依据的表彰": (
        "表彰:\n  - {名称: 先进, 形式: 表彰}\n", "commendation-unapproved", W, "先进", "批准依据",
        ["表彰:\n  - {名称: 先进, 形式: 表彰, 批准依据: 县委〔2022〕3号}\n", "表彰:\n  - {名称: 先进, 形式: 通报表扬}\n"],
    ),
    "女性比总数多": (
        "参政:\n  - {范围: 代表, 女性: 62, 总数: 60}\n", "part-over-whole", W, "62", "60人",
        ["参政:\n  - {范围: 代表, 女性: 62, 总数: 62}\n", "参政:\n  - {范围: 代表, 女性: 62, 总数: 219}\n"],
    ),
    "比例算不上": (
        "参政:\n  - {范围: 代表, 女性: 62, 总数: 219, 比例: 31.8%}\n", "percentage-mismatch", W, "31.8%", "28.3%",
        ["参政:\n  - {范围: 代表, 女性: 62, 总数: 219, 比例: 28.3%}\n",
         "参政:\n  - {范围: 代表, 女性: 62, 总数: 219, 比例: 28%}\n",
         "参政:\n  - {范围: 代表, 女性: 62, 总数: 219, 比例: 28.31%}\n",
         "参政:\n  - {范围: 代表, 女性: 423, 总数: 900余, 比例: 46%}\n",
         "参政:\n  - {范围: 代表, 女性: 62, 比例: 31.8%}\n"],
    ),
    "达标却没到目标": (
        "指标:\n  - {编号: 死亡率, 目标: ≤10, 数值: {2020: 11.2}, 状态: 达标}\n", "status-against-value", W, "达标", "≤10",
        ["指标:\n  - {编号: 死亡率, 目标: ≤10, 数值: {2020: 9.8}, 状态: 达标}\n",
         "指标:\n  - {编号: 死亡率, 目标: ≤10, 数值: {2020: 10}, 状态: 提前达标}\n",
         "指标:\n  - {编号: 死亡率, 目标: ≤10, 数值: {2020: 11.2, 2021: 9.9}, 状态: 达标}\n",
         "指标:\n  - {编号: 筛查率, 目标: ≥80, 数值: {2020: 81}, 状态: 达标}\n",
         "指标:\n  - {编号: 筛查率, 目标: 逐步提高, 数值: {2020: 1}, 状态: 达标}\n",
         "指标:\n  - {编号: 死亡率, 目标: ≤10, 数值: {2020: 11.2}, 状态: 基本达标}\n"],
    ),
    "短板没有对策": (
        "短板:\n  - {编号: 机制弱, 表现: 弱}\n", "unanswered-weakness", W, "机制弱", "机制弱",
        ["短板:\n  - {编号: 机制弱, 表现: 弱}\n任务:\n  - {动作: 甲, 针对: 机制弱}\n",
         "短板:\n  - {编号: 个别弱, 指标: 死亡率}\n指标:\n  - {编号: 死亡率, 状态: 达标}\n"],
    ),
    "指标没有对策": (
        "指标:\n  - {编号: 死亡率, 状态: 预期达标难度大}\n", "unanswered-indicator", W, "死亡率", "预期达标难度大",
        ["指标:\n  - {编号: 死亡率, 状态: 预期达标难度大}\n任务:\n  - {动作: 甲, 针对: 死亡率}\n",
         "指标:\n  - {编号: 死亡率, 状态: 未达标}\n短板:\n  - {编号: 弱, 指标: 死亡率}\n任务:\n  - {动作: 甲, 针对: 弱}\n",
         "指标:\n  - {编号: 死亡率, 状态: 无法判断}\n", "指标:\n  - {编号: 死亡率, 状态: [{状态: 未达标, 截至: 2023-01-01}]}\n"],
    ),
    "任务针对的已解决": (
        "指标:\n  - {编号: 死亡率, 状态: 达标}\n任务:\n  - {动作: 求突破, 针对: 死亡率}\n", "task-without-aim", W, "求突破", "已经解决",
        ["指标:\n  - {编号: 死亡率, 状态: 无数据}\n任务:\n  - {动作: 求突破, 针对: 死亡率}\n",
         "任务:\n  - {动作: 求突破}\n",
         "困难:\n  - {名称: 经费}\n指标:\n  - {编号: 死亡率, 状态: 达标}\n任务:\n  - {动作: 求突破, 针对: [死亡率, 经费]}\n"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_rule_finds_its_bad_example(name: str) -> None:
    bad, rule, severity, pointed, said, _good = CASES[name]
    (finding,) = found(bad)
    assert (finding.rule, finding.severity) == (rule, severity)
    assert finding.place is not None
    assert finding.place.file == "facts/甲.yaml"
    assert finding.place.text == pointed
    assert said in finding.message
    assert finding.hint
    assert "^" in describe(finding)


@pytest.mark.parametrize("name", CASES)
def test_a_rule_is_silent_about_its_good_examples(name: str) -> None:
    good = CASES[name][-1]
    assert good
    for text in good:
        assert found(text) == [], text


def test_a_target_reached_but_not_reported_is_a_hint() -> None:
    text = (
        "指标:\n  - {编号: 死亡率, 目标: ≤10, 数值: {2020: 9.8}, 状态: 未达标}\n任务:\n  - {动作: 甲, 针对: 死亡率}\n"
    )
    (finding,) = found(text)
    assert (finding.rule, finding.severity) == ("status-against-value", H)


@pytest.mark.parametrize("sign", ["≥", ">", "≧"])
def test_every_sign_of_a_target_is_understood(sign: str) -> None:
    text = f"指标:\n  - {{编号: 甲, 目标: '{sign}80', 数值: {{2020: 70}}, 状态: 达标}}\n"
    assert [item.rule for item in found(text)] == ["status-against-value"]
    assert found(text.replace("70", "90")) == []


def test_a_value_later_than_the_day_does_not_count() -> None:
    text = "指标:\n  - {编号: 甲, 目标: ≥80, 数值: {2020: 90, 2023: 70}, 状态: 达标}\n"
    assert found(text) == []
    assert [item.rule for item in found(text, "2023-12-20")] == ["status-against-value"]


@pytest.mark.parametrize(("total", "met"), [("0项", "0项"), ("114项", "107人"), ("待补", "107项"), ("114项", "待补")])
def test_reported_totals_that_cannot_be_divided_are_still_compared(total: str, met: str) -> None:
    text = f"合计:\n  - {{编号: 指标总数, 数值: {total}}}\n  - {{编号: 已达标, 数值: {met}}}\n"
    told = found(text + "指标:\n  - {编号: 甲, 状态: 达标}\n")
    assert {item.place.text for item in told if item.place} == {total, met} - {"待补"}
    assert {item.rule for item in told} == {"total-mismatch"}


def test_every_rule_has_an_example() -> None:
    assert len(RULES) == 13
    assert {row[1] for row in CASES.values()} == {
        "per-head-mismatch", "funnel-widens", "total-mismatch", "list-mismatch", "commendation-unapproved",
        "part-over-whole", "percentage-mismatch", "status-against-value", "unanswered-weakness", "unanswered-indicator",
        "task-without-aim", "unit-mismatch", "years-reversed", "misspelt-body",
        "value-of-the-future",
    }  # fmt: skip
