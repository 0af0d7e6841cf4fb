"""每种事实、每个键：收得下、读成该有的类型、必填的管得住，Schema 也都写着。"""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from fuer_docs.errors import InputError
from fuer_docs.load.workspace import load_workspace
from fuer_docs.model.facts import FACT_TYPES, STATUSES, TYPES_BY_NAME, Fact, Link, Party
from fuer_docs.model.figure import Figure, parse_figure
from fuer_docs.model.moment import Moment, parse_moment
from fuer_docs.model.schema import facts_schema, record_schema, setting_schema
from fuer_docs.model.setting import Paper, Setting
from fuer_docs.model.shapes import Record, keys_of
from fuer_docs.model.values import Absent, Phrase

SAMPLES = Path(__file__).resolve().parents[2] / "samples"

SETTING = """单位: 县妇联
单位类型: 妇儿工委
层级: 县区
地名: {本级: 云溪县, 上级: 临江州, 自称: 我县}
年度: 2022
版式: gbt9704
达标口径: 达标 ÷ 全部指标
文稿:
  - {文种: 讲话, 编号: 部署会讲话, 年度: 2022, 成文日期: 2022-05-10, 署名单位: 县妇联, 事由: 迎检, 标题: 在会上的讲话,
     场合: 部署会, 会议: 会议甲, 讲话人: 王某, 主送: 各乡镇, 代表: [县妇联], 致谢: 各成员单位, 字数: 3000-5000, 大字版: 是}
"""
COMMON = """    编号: {code}
    时间: 2022-05-10
    期间: 2022上半年
    截至: 2022-06-30
    地点: 县体育馆
    主题: [健康, 就业]
    组别: 弱
    排序: 3
    首创: 全省率先
    数据: [人数, {{名称: 户厕, 数值: 3户, 基数: 10户, 上年: 2户, 排名: 全州第一, 截至: 2022-06-30, 期间: 2021, 口径: 新建, 其中: [{{名称: 女户, 数值: 1户}}]}}]
    原话: [{{人: 王某, 文字: 好。}}]
    来源: {{单位: 县统计局, 文件: 年报.xlsx, 位置: "汇总!B3", 日期: 2022-04-30}}
    公开: 是
    用于: [工作总结]
    备注: 只给自己看
"""
OWN: dict[str, str] = {
    "机构": "全称: 云溪县妇女联合会, 简称: 县妇联, 类别: 妇联, 成员单位: 是, 成员: [县统计局], 层级: 县区, 前身: 县妇救会, 自: 1995-10, 至: 2030-12-31",
    "人员": "姓名: 王某, 职务: [{职务: 副县长, 自: 2020-01, 至: 2022-12}, 县委常委], 称谓: 同志, 类别: 领导",
    "规划": "名称: 县妇纲, 简称: 妇纲, 合称: 两纲, 领域: [健康, 教育], 起: 2011, 止: 2020, 上级规划: 中国妇纲",
    "指标": "规划: 规划甲, 领域: 健康, 单位: ‰, 方向: 越低越好, 目标: ≤10, 数值: {2019: 11.6, 2020: 待补}, 分性别: {2020: {男: 10.1, 女: 12.3}}, "
          "状态: [{状态: 无数据, 截至: 2020-12-31}, 达标], 进展: 取得突破性进展, 重难点: 难点, 责任单位: 县妇联",
    "合计": "数值: 114项, 属于: 人数, 口径: 全部监测指标, 齐全: 否",
    "成绩": "名称: 普法, 背景: 法律意识不强, 措施: [宣讲, 咨询], 效果: 明显, 牵头单位: 县妇联, 配合单位: [各乡镇], 相关: [活动甲, 项目甲], 下一步: 扩面",
    "活动": "名称: 植树, 主题语: 绿色, 主办: 县妇联, 承办: 各乡镇, 协办: [甲, 乙], 指导: 省妇联, 参加: 近60名, 参加对象: [甲村妇女, 乙村妇女], 内容: 种树, "
          "发放: [{名称: 树苗, 数值: 80株, 对象: 妇女}], 环节: [{名称: 到场, 数值: 60名}], 奖项: [{组别: 少年组, 名称: 一等奖, 数值: 2名}], "
          "频次: 每年一次, 时长: 1天, 效果: 绿化",
    "项目": "名称: 母婴室, 发起单位: 县妇联, 合作单位: [甲], 责任单位: 乙, 金额: 1.2万元, 内容: 建设, 阶段: 第一阶段, 试点: 甲村, "
          "推广目标: 每街道一个, 时限: 2022-12-31, 效果: 方便",
    "帮扶": "对象: [人员甲, 单亲母亲], 对象说明: 困难, 方式: 慰问, 帮扶单位: 县妇联, 人数: 4, 人均: 500元, 总额: 2000元, "
          "物资: [{名称: 米, 数值: 4袋, 价值: 400元}], 用途: 生活, 结对: {帮扶方: 33家, 受帮方: 28个}, 效果: 温暖",
    "表彰": "名称: 先进, 形式: 表彰, 授予单位: 县妇联, 批准依据: 批复, 先进集体: [甲镇], 集体合计: 14, 先进个人: [人员甲, 李某], 个人合计: 30, 齐全: 否",
    "荣誉": "名称: 红旗手, 获得者: [机构甲, 人员甲, 李某], 授予单位: 省妇联, 层级: 省, 数值: 2个, 活动: 活动甲, 对比: 全州唯一",
    "短板": "表现: [弱], 指标: [指标甲], 原因: 人少, 影响: 进度慢",
    "困难": "名称: 经费不足, 原因: 财力弱, 表现: [拖欠], 影响: 停工, 经过: [{时间: 2021-03, 事项: 报告, 单位: 县妇联}], 请求: 列入预算",
    "任务": "动作: 强化监测, 针对: [短板甲, 困难甲, 指标甲], 举措: [会商], 责任单位: 县妇联, 配合单位: 各乡镇, 分工: [{单位: 县妇联, 举措: 牵头}], "
          "严禁: [走过场], 时限: 2022-06-30, 目标: 难点减少2项, 报送: {材料: 方案, 接收: 县妇联}, 追责: 通报, "
          "完成情况: {状态: 已完成, 截至: 2022-11-30, 数据: [{名称: 报告, 数值: 47份}]}",
    "会议": "名称: 部署会, 主持: 人员甲, 出席: [人员甲], 参会: 各乡镇, 讲话人: 人员甲, 目的: 部署, "
          "议程: [{人: 人员甲, 单位: 县妇联, 代表: 各乡镇, 方式: 发言, 事项: 工作, 时长: 10分钟}], 要点: [{方式: 强调, 名称: 三点, 内容: 弱, 人: 人员甲}], "
          "交流发言: 甲镇, 表彰: 表彰甲, 目标: 达标, 报名: {材料: 名单, 接收: 县妇联, 时限: 2022-05-06}, 会务: 提前入场, 联系人: 人员甲, 电话: 0000-1234",
    "政策": "名称: 决定, 机关: [省委], 届次: 十一届三次全会, 层级: 省, 类别: 文件, 简称: 决定, 专题: 民生, 动作: 部署, 主题语: 办实事, 自: 2022-01-01, 至: 2025-12-31",
    "督导": "名称: 终期评估, 主体: 省妇儿工委, 层级: 省, 类型: 终期评估, 规划: [规划甲], 对象: 云溪县, 结果: 通过, 评价: 好",
    "参政": "范围: 人大代表, 女性: 62, 总数: 219, 比例: 28.3, 职级: 县处级, 排名: 全省第一, 要求: 每班子至少一名",
    "财务": "类别: 应收, 金额: 1000万元, 频次: 每年, 含: [房租], 属于: 人数, 对方: 某公司, "
          "合同: {名称: 租约, 签订: 2010-01, 标的: 房屋, 条款: [逐年递增]}, 已付: 877万元, 付款时间: 2021-12, 状态: 拒付, 理由: 停业",
    "制度": "名称: 会商制度, 类别: 制度, 内容: [每季一次], 人员编制: 2名, 经费: 15万元",
    "案例": "对象: 人员甲, 背景: 返乡, 支持: [贷款], 投入: 5万元, 经过: [{时间: 2021, 事项: 开店}], 结果: 盈利, 荣誉: 红旗手",
    "宣传": "媒体: 县融媒体中心, 次数: 24期, 内容: 普法, 形式: 专栏",
    "口号": "成员: [落实领导, 落实责任], 文字: 四个落实, 出处: 部署会",
}  # fmt: skip


def all_facts() -> str:
    lines = []
    for zh, own in OWN.items():
        lines.append(f"{zh}:\n  -\n{COMMON.format(code=zh + '甲')}")
        lines += [f"    {part}\n" for part in split_keys(own)]
        if zh == "合计":
            lines.append("  - {编号: 人数, 数值: 200人}\n")
    return "".join(lines)


def split_keys(own: str) -> list[str]:
    """“键: 值, 键: 值”在最外一层的逗号处分开。"""
    parts, depth, start = [], 0, 0
    for index, char in enumerate(own):
        depth += (char in "[{") - (char in "]}")
        if char == "," and not depth and re.match(r", \S+?:", own[index:]):
            parts.append(own[start:index])
            start = index + 2
    return [*parts, own[start:]]


@pytest.fixture(scope="module")
def facts() -> dict[str, Fact]:
    workspace, found = load_workspace({"fuer.yaml": SETTING.encode(), "facts/全.yaml": all_facts().encode()})
    assert found == []
    return {zh: workspace.facts.of(zh)[0] for zh in OWN}


def test_every_fact_type_of_the_contract_is_known() -> None:
    assert list(TYPES_BY_NAME) == list(OWN)


# WORKSPACE.md 的表，逐字抄来
CONTRACT = {
    "机构": "全称* 简称 类别 成员单位 成员 层级 前身 自 至",
    "人员": "姓名 职务 称谓 类别",
    "规划": "名称 简称 合称 领域 起 止 上级规划",
    "指标": "规划 领域 单位 方向 目标 数值 分性别 状态 进展 重难点 责任单位",
    "合计": "数值* 属于 口径 齐全",
    "成绩": "名称 背景 措施 效果 牵头单位 配合单位 相关 下一步",
    "活动": "名称 主题语 主办 承办 协办 指导 参加 参加对象 内容 发放 环节 奖项 频次 时长 效果",
    "项目": "名称 发起单位 合作单位 责任单位 金额 内容 阶段 试点 推广目标 时限 效果",
    "帮扶": "对象* 对象说明 方式 帮扶单位 人数 人均 总额 物资 用途 结对 效果",
    "表彰": "名称 形式 授予单位 批准依据 先进集体 集体合计 先进个人 个人合计 齐全",
    "荣誉": "名称 获得者* 授予单位 层级 数值 活动 对比",
    "短板": "表现 指标 原因 影响",
    "困难": "名称 原因 表现 影响 经过 请求",
    "任务": "动作* 针对 举措 责任单位 配合单位 分工 严禁 时限 目标 报送 追责 完成情况",
    "会议": "名称 时间 主持 出席 参会 讲话人 目的 议程 要点 交流发言 表彰 目标 报名 会务 联系人 电话",
    "政策": "名称 机关* 届次 层级 类别 简称 专题 动作 主题语 自 至",
    "督导": "名称 主体 层级 类型 规划 对象 结果 评价",
    "参政": "范围* 女性* 总数 比例 职级 排名 要求",
    "财务": "类别* 金额* 频次 含 属于 对方 合同 已付 付款时间 状态 理由",
    "制度": "名称 类别 内容 人员编制 经费",
    "案例": "对象* 背景 支持 投入 经过 结果 荣誉",
    "宣传": "媒体* 次数* 内容 形式",
    "口号": "成员 文字 出处",
}
EVERY = [
    "名称",
    "时间",
    "期间",
    "截至",
    "地点",
    "主题",
    "组别",
    "排序",
    "首创",
    "数据",
    "原话",
    "来源",
    "公开",
    "用于",
    "备注",
]


@pytest.mark.parametrize("zh", CONTRACT)
def test_the_keys_of_a_type_are_those_of_the_contract(zh: str) -> None:
    known = keys_of(TYPES_BY_NAME[zh])
    assert set(known) == {*EVERY, *CONTRACT[zh].replace("*", "").split()}
    assert {key for key, entry in known.items() if entry.required} == {
        word[:-1] for word in CONTRACT[zh].split() if word.endswith("*")
    }


@pytest.mark.parametrize("zh", CONTRACT)
def test_a_fact_with_all_its_keys_loses_none(zh: str, facts: dict[str, Fact]) -> None:
    fact = facts[zh]
    for key, entry in keys_of(type(fact)).items():
        assert not isinstance(getattr(fact, entry.attr), Absent), f"{zh}.{key} 没有读进来"
    assert fact.ref == f"{zh}/{zh}甲"
    assert fact.place.file == "facts/全.yaml"


def value(facts: dict[str, Fact], path: str) -> Any:
    zh, *rest = path.split(".")
    found: Any = facts[zh]
    for step in rest:
        found = getattr(found, keys_of(type(found))[step].attr) if isinstance(found, Record) else found[int(step)]
    return found


TYPED: dict[str, tuple[type, object]] = {
    "活动.时间": (Moment, "2022年5月10日"), "活动.期间": (Moment, "2022年上半年"), "活动.排序": (int, 3),
    "活动.公开": (bool, True), "活动.主题.1": (Phrase, "就业"), "活动.数据.0": (Link, "合计/人数"),
    "活动.数据.1.基数": (Figure, "10户"), "活动.数据.1.其中.0.数值": (Figure, "1户"), "活动.原话.0.文字": (Phrase, "好。"),
    "活动.来源.位置": (Phrase, "汇总!B3"), "活动.参加": (Figure, "近60名"), "活动.主办.0": (Party, "县妇联"),
    "活动.环节.0.数值": (Figure, "60名"), "活动.奖项.0.组别": (Phrase, "少年组"), "机构.成员单位": (bool, True),
    "机构.自": (Moment, "1995年10月"), "人员.职务.0.职务": (Phrase, "副县长"), "人员.职务.1": (Phrase, "县委常委"),
    "规划.起": (int, 2011), "规划.上级规划": (Phrase, "中国妇纲"), "指标.规划": (Link, "规划/规划甲"),
    "指标.数值.2019": (Figure, "11.6"), "指标.分性别.2020.女": (Figure, "12.3"), "指标.状态.0.截至": (Moment, "2020年12月31日"),
    "指标.状态.1.状态": (Phrase, "达标"), "合计.数值": (Figure, "114项"), "合计.齐全": (bool, False),
    "合计.属于": (Link, "合计/人数"), "项目.金额": (Figure, "1.2万元"), "帮扶.对象.0": (Link, "人员/人员甲"),
    "帮扶.对象.1": (Phrase, "单亲母亲"), "帮扶.人数": (Figure, "4名"), "帮扶.结对.受帮方": (Figure, "28个"),
    "表彰.集体合计": (Figure, "14个"), "表彰.个人合计": (Figure, "30名"), "荣誉.获得者.0": (Link, "机构/机构甲"),
    "荣誉.获得者.1": (Link, "人员/人员甲"), "荣誉.获得者.2": (Phrase, "李某"), "短板.指标.0": (Link, "指标/指标甲"),
    "困难.经过.0.单位": (Party, "县妇联"), "任务.针对.1": (Link, "困难/困难甲"), "任务.分工.0.单位.0": (Party, "县妇联"),
    "任务.报送.接收": (Party, "县妇联"), "任务.完成情况.数据.0.数值": (Figure, "47份"), "会议.议程.0.人": (Link, "人员/人员甲"),
    "会议.要点.0.方式": (Phrase, "强调"), "会议.表彰": (Link, "表彰/表彰甲"), "会议.议程.0.时长": (Figure, "10分钟"), "会议.报名.时限": (Moment, "2022年5月6日"),
    "政策.机关.0": (Party, "省委"),
    "督导.规划.0": (Link, "规划/规划甲"), "参政.女性": (Figure, "62人"), "参政.总数": (Figure, "219人"),
    "参政.比例": (Figure, "28.3%"), "财务.合同.签订": (Moment, "2010年1月"), "财务.已付": (Figure, "877万元"),
    "制度.类别": (Phrase, "制度"), "案例.经过.0.时间": (Moment, "2021年"), "宣传.次数": (Figure, "24期"),
    "口号.成员.1": (Phrase, "落实责任"),
}  # fmt: skip


@pytest.mark.parametrize("path", TYPED)
def test_a_value_has_the_type_of_its_key(path: str, facts: dict[str, Fact]) -> None:
    kind, wanted = TYPED[path]
    found = value(facts, path)
    assert type(found) is kind
    assert (found.target if isinstance(found, Link) else getattr(found, "text", found)) == wanted
    if not isinstance(found, (bool, int)):
        zh, *rest = path.split(".")
        (source,) = found.origin.inputs
        assert source.fact == f"{zh}/{zh}甲"
        assert source.field == ".".join(step for step in rest if len(step) != 1 or not step.isdecimal())
        assert (source.supplied_by, source.cell) == ("县统计局", "汇总!B3")
        pointed = source.place.text.strip('"')
        match found:
            case Figure():
                assert parse_figure(pointed).value == found.value
            case Moment():
                assert parse_moment(pointed).start == found.start
            case Link():
                assert pointed == found.written
            case _:
                assert pointed == found.text
        assert source.place.line is not None
        assert all_facts().split("\n")[source.place.line - 1] == source.place.source


def test_the_setting_and_its_papers_have_typed_values() -> None:
    workspace, _found = load_workspace({"fuer.yaml": SETTING.encode(), "facts/全.yaml": all_facts().encode()})
    setting = workspace.setting
    (paper,) = setting.papers
    for entry in keys_of(Setting).values():
        assert not isinstance(getattr(setting, entry.attr), Absent), entry.zh
    for entry in keys_of(Paper).values():
        assert not isinstance(getattr(paper, entry.attr), Absent) or entry.zh == "用印"
    assert setting.unit.body == "机构甲"
    assert workspace.year == setting.year == paper.year == 2022
    assert paper.issued.start == date(2022, 5, 10)
    assert paper.meeting.target == "会议/会议甲"
    assert paper.issued.origin.inputs[0].fact == "文稿/部署会讲话"
    assert paper.large is True


# -- 必填 --


def findings_of(facts: str, setting: str = SETTING) -> list[str]:
    try:
        _workspace, found = load_workspace(
            {"fuer.yaml": setting.replace("会议: 会议甲, ", "").encode(), "facts/甲.yaml": facts.encode()}
        )
    except InputError as problem:
        found = problem.findings
    return [f"{item.rule} {item.message}" for item in found]


REQUIRED = [(zh, word[:-1]) for zh, words in CONTRACT.items() for word in words.split() if word.endswith("*")]


@pytest.mark.parametrize(("zh", "key"), REQUIRED)
def test_a_required_key_must_be_there(zh: str, key: str) -> None:
    wanted = [word[:-1] for word in CONTRACT[zh].split() if word.endswith("*") and word[:-1] != key]
    # 除了缺的这个，其余都写成待补
    facts = f"{zh}:\n  - {{编号: 甲" + "".join(f", {other}: 待补" for other in wanted) + "}\n"
    assert findings_of(facts) == [f"missing-key {zh}“甲”缺“{key}”"]
    assert findings_of(facts.replace("}\n", f", {key}: 待补}}\n")) == []
    assert findings_of(facts.replace("}\n", f", {key}: }}\n")) == []


NAMED = ["规划", "成绩", "活动", "项目", "表彰", "荣誉", "困难", "会议", "政策", "督导", "制度"]


@pytest.mark.parametrize("zh", NAMED)
def test_a_type_with_a_required_name_must_have_a_name_or_a_code(zh: str) -> None:
    others = "".join(f", {key}: 待补" for kind, key in REQUIRED if kind == zh)
    assert findings_of(f"{zh}:\n  - {{时间: 2022-05-10{others}}}\n") == [f"missing-key 这条{zh}缺“名称”"]
    for name in ("编号: 甲", "名称: 甲", "名称: 待补"):
        assert findings_of(f"{zh}:\n  - {{时间: 2022-05-10, {name}{others}}}\n") == []


@pytest.mark.parametrize("zh", [zh for zh in CONTRACT if zh not in NAMED])
def test_other_types_need_no_name(zh: str) -> None:
    others = "".join(f", {key}: 待补" for kind, key in REQUIRED if kind == zh)
    extra = {"人员": ", 姓名: 甲", "短板": ", 表现: 甲", "口号": ", 文字: 甲"}.get(zh, "")
    assert findings_of(f"{zh}:\n  - {{时间: 2022-05-10{others}{extra}}}\n") == []


@pytest.mark.parametrize(
    ("zh", "either"), [("人员", ("姓名", "职务")), ("短板", ("表现", "指标")), ("口号", ("成员", "文字"))]
)
def test_one_of_two_keys_must_be_there(zh: str, either: tuple[str, str]) -> None:
    assert findings_of(f"{zh}:\n  - {{编号: 甲}}\n") == [f"missing-key {zh}“甲”至少要写一样：{'、'.join(either)}"]
    for key in either:
        assert findings_of(f"{zh}:\n  - {{编号: 甲, {key}: 待补}}\n") == []


def test_a_meeting_must_have_a_time() -> None:
    assert findings_of("会议:\n  - {名称: 甲}\n") == ["missing-key 会议“甲”缺“时间”"]
    assert findings_of("会议:\n  - {名称: 甲, 时间: 待补}\n") == []
    assert findings_of("默认: {时间: 2022-05-10}\n会议:\n  - {名称: 甲}\n") == []


@pytest.mark.parametrize("key", ["单位", "单位类型", "层级", "地名", "年度", "文稿"])
def test_the_setting_must_have_its_keys(key: str) -> None:
    lines = SETTING.split("\n")
    begin = next(n for n, line in enumerate(lines) if line.startswith(key + ":"))
    end = next((n for n in range(begin + 1, len(lines)) if lines[n][:1].strip()), len(lines))
    found = findings_of("人员:\n  - 姓名: 王某\n", "\n".join([*lines[:begin], *lines[end:]]))
    assert f"missing-key fuer.yaml缺“{key}”" in found
    assert all(item.startswith("missing-key") for item in found)
    assert len(found) == 1


@pytest.mark.parametrize("text", ["达标", "达标 ÷ 一半", "大概 ÷ 全部指标", "÷ 全部指标", "达标 / 全部指标"])
def test_a_caliber_that_cannot_be_read_is_an_error(text: str) -> None:
    found = findings_of("", SETTING.replace("达标 ÷ 全部指标", text))
    assert found == [f"unreadable-value 达标口径“{text}”读不成"]


@pytest.mark.parametrize("text", ["五千左右", "5000-3000", "很长"])
def test_a_length_that_cannot_be_read_is_an_error(text: str) -> None:
    assert findings_of("", SETTING.replace("3000-5000", text)) == [
        f"unreadable-value 文稿/部署会讲话的字数“{text}”读不成"
    ]


def test_two_papers_with_one_code_are_an_error() -> None:
    found = findings_of("", SETTING + "  - {文种: 讲话, 编号: 部署会讲话}\n")
    assert [item.split()[0] for item in found] == ["duplicate-code"]


@pytest.mark.parametrize("papers", ["", " []", " 无", " 待补"])
def test_a_setting_without_papers_is_an_error(papers: str) -> None:
    found = findings_of("", SETTING.partition("文稿:")[0] + "文稿:" + papers + "\n")
    assert found == ["missing-key fuer.yaml 的“文稿”里没有一份文稿"]


# -- Schema --


def fits(schema: dict[str, Any], data: Any) -> bool:
    """JSON Schema 里用到的那几样，另写一遍来核对。"""
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "null": type(None)}
    assert set(schema) <= {"$schema", "title", "description", "type", "enum", "anyOf", "properties", "required", "items",
                           "additionalProperties", "patternProperties"}  # fmt: skip
    if "type" in schema:
        names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        if not any(isinstance(data, kinds[name]) and not isinstance(data, bool) for name in names):
            return False
    if "enum" in schema and data not in schema["enum"]:
        return False
    if "anyOf" in schema and not any(fits(one, data) for one in schema["anyOf"]):
        return False
    if isinstance(data, list) and "items" in schema and not all(fits(schema["items"], item) for item in data):
        return False
    if isinstance(data, dict):
        if not set(schema.get("required", ())) <= set(data):
            return False
        for key, item in data.items():
            patterns = [one for form, one in schema.get("patternProperties", {}).items() if re.search(form, str(key))]
            one = schema.get("properties", {}).get(key) or (patterns[0] if patterns else None)
            if one is None:
                if schema.get("additionalProperties") is False:
                    return False
            elif not fits(one, item):
                return False
    return True


class AsEditorsRead(yaml.SafeLoader):
    """YAML 1.2 的读法：日期是字，是非只有 true、false。"""


AsEditorsRead.yaml_implicit_resolvers = {
    char: [(tag, form) for tag, form in rules if not tag.endswith(("timestamp", "bool", "merge", "value"))]
    for char, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def editor(text: str) -> Any:
    return yaml.load(text, Loader=AsEditorsRead)


FACT_FILES = sorted(SAMPLES.glob("*/facts/**/*.yaml"))
SETTING_FILES = sorted(SAMPLES.glob("*/fuer.yaml"))


@pytest.mark.parametrize("path", FACT_FILES, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_the_schema_takes_the_facts_of_the_samples(path: Path) -> None:
    data = editor(path.read_text(encoding="utf-8"))
    assert data
    schema = facts_schema()
    for zh, items in data.items():
        if zh == "默认":
            assert fits(schema["properties"]["默认"], items)
            continue
        for item in items:
            assert fits(record_schema(TYPES_BY_NAME[zh]), item), (zh, item)
    assert fits(schema, data)


@pytest.mark.parametrize("path", SETTING_FILES, ids=lambda path: path.parts[-2])
def test_the_schema_takes_the_settings_of_the_samples(path: Path) -> None:
    assert fits(setting_schema(), editor(path.read_text(encoding="utf-8")))


def test_the_schema_takes_every_type_with_all_its_keys() -> None:
    assert fits(facts_schema(), editor(all_facts()))
    assert fits(setting_schema(), editor(SETTING))


@pytest.mark.parametrize(
    "text",
    ["任务:\n  - {动作: 甲, 责任单为: 乙}\n", "任务:\n  - {责任单位: 乙}\n", "任各:\n  - {动作: 甲}\n", "任务:\n  动作: 甲\n",
     "指标:\n  - {编号: 甲, 状态: 基本达}\n", "会议:\n  - {名称: 甲}\n", "机构:\n  - {全称: 甲, 成员单位: 也许}\n",
     "活动:\n  - {参加: 3人}\n", "指标:\n  - {编号: 甲, 数值: {去年: 3}}\n", "默认: {动作: 甲}\n"],
)  # fmt: skip
def test_the_schema_refuses_what_the_loader_refuses(text: str) -> None:
    assert findings_of(text)
    assert not fits(facts_schema(), editor(text))


@pytest.mark.parametrize("record", [*FACT_TYPES, Setting, Paper], ids=lambda record: record.__name__)
def test_the_schema_lists_every_key_and_lets_each_be_a_gap(record: type[Record]) -> None:
    schema = record_schema(record)
    wanted = set(keys_of(record)) | ({"编号"} if issubclass(record, Fact) else set())
    assert set(schema["properties"]) == wanted
    assert schema["additionalProperties"] is False
    for key in keys_of(record):
        for hole in (None, "待补", "无"):
            assert fits(schema["properties"][key], hole), key


def test_the_schema_lists_the_words_of_a_closed_list() -> None:
    status = record_schema(TYPES_BY_NAME["指标"])["properties"]["状态"]
    assert all(fits(status, word) and fits(status, [{"状态": word, "截至": "2022-04-30"}]) for word in STATUSES)
    assert not fits(status, "还行")


def test_a_whole_number_stays_exact(facts: dict[str, Fact]) -> None:
    assert value(facts, "财务.金额").base == Decimal(10_000_000)
