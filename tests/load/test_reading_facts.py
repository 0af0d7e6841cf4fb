"""读事实：空着、默认、互为默认、引用、折行、不公开的人。"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fuer_docs.errors import InputError
from fuer_docs.load.workspace import load_workspace, wording_text
from fuer_docs.model.facts import Fact, Link, Party
from fuer_docs.model.figure import Figure
from fuer_docs.model.finding import Finding
from fuer_docs.model.setting import Workspace
from fuer_docs.model.values import Absent, Gap, Origin, Phrase

SETTING = """单位: 县妇联
单位类型: 妇联
层级: 县区
地名: {本级: 云溪县}
年度: 2022
文稿: [{文种: 工作总结}]
"""


def load(**files: str) -> Workspace:
    named = {f"facts/{name}.yaml": text.encode() for name, text in files.items()}
    workspace, found = load_workspace({"fuer.yaml": SETTING.encode()} | named)
    assert found == []
    return workspace


def one(text: str) -> Any:
    (fact,) = (fact for facts in load(甲=text).facts.by_type.values() for fact in facts)
    return fact


def told(text: str) -> list[Finding]:
    try:
        return load_workspace({"fuer.yaml": SETTING.encode(), "facts/甲.yaml": text.encode()})[1]
    except InputError as problem:
        return problem.findings


# -- 没写、空着、待补、无 --

KEYS = {
    "效果": "effect", "参加": "attendance", "时间": "time", "主办": "hosts", "内容": "content", "环节": "stages",
    "来源": "supply", "排序": "rank", "公开": "public", "主题": "topics", "数据": "data",
}  # fmt: skip


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("written", ["", " ", "待补", '""', "null", "~"])
def test_an_empty_value_is_a_gap_that_says_where_to_fill_it_in(key: str, written: str) -> None:
    value = getattr(one(f"活动:\n  - 名称: 植树\n    {key}: {written}\n"), KEYS[key])
    assert isinstance(value, Gap)
    assert value.text == f"【待补：活动“植树”的{key}】"
    assert value.place is not None
    assert (value.place.file, value.place.line) == ("facts/甲.yaml", 3)


@pytest.mark.parametrize("text", ["环节: []", "主题: []", "主办: []"])
def test_an_empty_list_is_a_gap_too(text: str) -> None:
    key = text.partition(":")[0]
    assert isinstance(getattr(one(f"活动:\n  - 名称: 植树\n    {text}\n"), KEYS[key]), Gap)


@pytest.mark.parametrize("key", KEYS)
def test_a_value_that_is_none_is_known_to_be_none(key: str) -> None:
    value = getattr(one(f"活动:\n  - 名称: 植树\n    {key}: 无\n"), KEYS[key])
    assert isinstance(value, Absent)
    assert value.known
    assert not value


@pytest.mark.parametrize("key", KEYS)
def test_a_key_that_is_not_written_is_not_mentioned(key: str) -> None:
    value = getattr(one("活动:\n  - 名称: 植树\n"), KEYS[key])
    assert isinstance(value, Absent)
    assert not value.known


def test_a_figure_in_keys_can_have_a_gap_too() -> None:
    value = one("活动:\n  - {名称: 植树, 参加: {数值: 待补, 单位: 名}}\n").attendance
    assert isinstance(value, Gap)


def test_one_item_of_a_list_can_be_a_gap() -> None:
    hosts = one("活动:\n  - {名称: 植树, 主办: [县妇联, 待补]}\n").hosts
    assert [item.text for item in hosts] == ["县妇联", "【待补：活动“植树”的主办】"]


def test_a_year_of_an_indicator_can_be_a_gap() -> None:
    values = one("指标:\n  - {编号: 甲, 数值: {2019: 11.6, 2020: , 2021: 无}}\n").values
    assert values[2019].text == "11.6"
    assert isinstance(values[2020], Gap)
    assert isinstance(values[2021], Absent)


@pytest.mark.parametrize("written", ["", "待补", "无"])
def test_a_source_that_is_not_known_supplies_nothing(written: str) -> None:
    fact = one(f"活动:\n  - 名称: 植树\n    参加: 60名\n    来源: {written}\n")
    assert fact.attendance.origin.inputs[0].supplied_by is None


@pytest.mark.parametrize(
    ("hedge", "text"),
    [("余", "20余名"), ("多", "20多名"), ("约", "约20名"), ("近", "近20名"), ("大约", "大约20名"), ("将近", "将近20名"),
     ("超过", "超过20名"), ("不足", "不足20名"), ("不到", "不到20名"), ("逾", "逾20名"), ("以上", "20名以上"),
     ("以下", "20名以下"), ("左右", "20名左右"), ("来", "20来名")],
)  # fmt: skip
def test_a_figure_can_be_written_in_keys(hedge: str, text: str) -> None:
    figure = one(f"活动:\n  - {{名称: 植树, 参加: {{数值: 20, 单位: 名, 约数: {hedge}}}}}\n").attendance
    assert isinstance(figure, Figure)
    assert (figure.text, figure.value, figure.unit) == (text, 20, "名")


@pytest.mark.parametrize(
    ("unit", "text"),
    [("％", "93.9%"), ("百分比", "93.9%"), ("/10万", "93.9/10万"), ("万元", "93.9万元"), ("‰", "93.9‰")],
)
def test_a_unit_in_keys_is_the_same_as_one_written_on(unit: str, text: str) -> None:
    assert one(f"合计:\n  - {{编号: 甲, 数值: {{数值: 93.9, 单位: {unit}}}}}\n").value.text == text


@pytest.mark.parametrize(
    ("facts", "attr", "text"),
    [
        ("帮扶:\n  - {对象: 甲, 人数: 4}\n", "people", "4名"),
        ("参政:\n  - {范围: 代表, 女性: 62, 总数: 219}\n", "women", "62人"),
        ("参政:\n  - {范围: 代表, 女性: 62, 总数: 近200}\n", "total", "近200人"),
        ("表彰:\n  - {名称: 甲, 集体合计: 14}\n", "collectives_total", "14个"),
        ("表彰:\n  - {名称: 甲, 个人合计: 30}\n", "individuals_total", "30名"),
        ("宣传:\n  - {媒体: 电台, 次数: 4}\n", "times", "4次"),
        ("宣传:\n  - {媒体: 电台, 次数: 4期}\n", "times", "4期"),
        ("活动:\n  - {名称: 甲, 参加: 2万}\n", "attendance", "2万人"),
    ],
)
def test_a_unit_that_is_not_written_is_the_usual_one(facts: str, attr: str, text: str) -> None:
    assert getattr(one(facts), attr).text == text


@pytest.mark.parametrize("key", ["人均", "总额"])
@pytest.mark.parametrize("figure", ["2000", "5万", "近2000", "{数值: 2000, 约数: 余}"])
def test_money_without_a_unit_is_an_error(key: str, figure: str) -> None:
    assert [item.rule for item in told(f"帮扶:\n  - {{对象: 甲, {key}: {figure}}}\n")] == ["missing-unit"]


# -- 默认和期间 --


def test_the_defaults_of_a_file_hold_for_its_facts_only() -> None:
    facts = load(
        甲="默认: {来源: 县统计局, 期间: 2020, 组别: 弱}\n活动:\n  - {名称: 植树, 参加: 3人}\n  - {名称: 种花, 参加: 5人, 来源: 县妇联}\n",
        乙="活动:\n  - {名称: 浇水, 参加: 7人}\n",
    ).facts.of("活动")
    by_name: dict[str, Any] = {fact.name.text: fact for fact in facts}
    sources = {name: fact.attendance.origin.inputs[0].supplied_by for name, fact in by_name.items()}
    assert sources == {"植树": "县统计局", "种花": "县妇联", "浇水": None}
    assert {name: fact.attendance.period.text for name, fact in by_name.items()} == {
        "植树": "2020年", "种花": "2020年", "浇水": "2022年",
    }  # fmt: skip
    assert by_name["种花"].group.text == "弱"
    assert isinstance(by_name["浇水"].group, Absent)


def test_a_gap_in_a_fact_is_not_filled_from_the_defaults() -> None:
    assert isinstance(one("默认: {组别: 弱}\n活动:\n  - {名称: 植树, 组别: 待补}\n").group, Gap)


@pytest.mark.parametrize(
    ("written", "period"),
    [("", "2022年"), ("期间: 2020, ", "2020年"), ("期间: 2021上半年, ", "2021年上半年"), ("期间: 第二季度, ", "2022年第二季度"),
     ("期间: 十年来, ", "十年来"), ("期间: 无, ", "2022年"), ("期间: 待补, ", "2022年")],
)  # fmt: skip
def test_a_figure_covers_the_period_of_its_fact_or_the_year(written: str, period: str) -> None:
    assert one(f"活动:\n  - {{{written}名称: 植树, 参加: 3人}}\n").attendance.period.text == period


def test_a_figure_with_its_own_period_keeps_it() -> None:
    fact = one(
        "活动:\n  - {名称: 甲, 期间: 2020, 数据: [{名称: 乙, 数值: 3户, 期间: 2021}, {名称: 丙, 数值: 4户}], 参加: 5人}\n"
    )
    assert [item.value.period.text for item in fact.data] == ["2021年", "2020年"]
    assert fact.attendance.period.text == "2020年"


def test_a_yearly_value_covers_its_year() -> None:
    fact = one(
        "默认: {期间: 2018}\n指标:\n  - {编号: 甲, 数值: {2019: 11.6, 2020: 11.2}, 分性别: {2020: {男: 1, 女: 2}}}\n"
    )
    assert {year: value.period.year for year, value in fact.values.items()} == {2019: 2019, 2020: 2020}
    assert fact.by_sex[2020].female.period.year == 2020


def test_a_cell_and_a_supplier_travel_with_every_value() -> None:
    fact = one('合计:\n  - {编号: 甲, 数值: 114项, 来源: {单位: 县统计局, 文件: 年报.xlsx, 位置: "汇总!B3"}}\n')
    (source,) = fact.value.origin.inputs
    assert (source.fact, source.field, source.supplied_by, source.cell) == ("合计/甲", "数值", "县统计局", "汇总!B3")
    assert source.place.text == "114项"


# -- 编号和名称 --


@pytest.mark.parametrize(
    ("facts", "ref", "name"),
    [
        ("活动:\n  - 名称: 植树\n", "活动/植树", "植树"),
        ("活动:\n  - 编号: 植树\n", "活动/植树", "植树"),
        ("活动:\n  - {编号: 树, 名称: 植树}\n", "活动/树", "植树"),
        ("活动:\n  - {编号: 树, 名称: 待补}\n", "活动/树", "【待补：活动“树”的名称】"),
        ("机构:\n  - {全称: 云溪县妇女联合会, 简称: 县妇联}\n", "机构/县妇联", "县妇联"),
        ("机构:\n  - 全称: 云溪县妇女联合会\n", "机构/云溪县妇女联合会", "云溪县妇女联合会"),
        ("人员:\n  - {姓名: 王某, 职务: 副县长}\n", "人员/王某", "王某"),
        ("人员:\n  - {编号: 分管副县长, 姓名: 王某}\n", "人员/分管副县长", "王某"),
        ("人员:\n  - 职务: 副县长\n", "人员/副县长", "副县长"),
        ("任务:\n  - 动作: 强化监测\n", "任务/强化监测", "强化监测"),
        ("任务:\n  - {编号: 监测, 动作: 强化监测}\n", "任务/监测", "强化监测"),
        ("参政:\n  - {范围: 人大代表, 女性: 62}\n", "参政/人大代表", "人大代表"),
        ("帮扶:\n  - 对象: 单亲母亲\n", "帮扶/#1", "【待补：帮扶“#1”的名称】"),
        ("财务:\n  - {类别: 收入, 金额: 80万元}\n", "财务/#1", "【待补：财务“#1”的名称】"),
    ],
)
def test_code_and_name_default_to_each_other_and_are_never_invented(facts: str, ref: str, name: str) -> None:
    fact = one(facts)
    assert fact.ref == ref
    assert fact.name.text == name


def test_a_code_is_unique_in_its_type_only() -> None:
    assert [item.rule for item in told("活动:\n  - 名称: 甲\n  - 名称: 甲\n")] == ["duplicate-code"]
    assert told("活动:\n  - 名称: 甲\n项目:\n  - 名称: 甲\n") == []


def test_facts_keep_the_order_in_which_they_are_written() -> None:
    facts = load(乙="活动:\n  - 名称: 丙\n", 甲="活动:\n  - 名称: 丁\n  - 名称: 甲\n").facts.of("活动")
    assert [fact.order for fact in facts] == sorted(fact.order for fact in facts)
    assert {fact.name.text for fact in facts} == {"甲", "丙", "丁"}


# -- 引用和单位 --

BOTH = "短板:\n  - {编号: 经费, 表现: 少}\n困难:\n  - {编号: 经费}\n"


@pytest.mark.parametrize("written", ["短板/经费", "困难/经费"])
def test_a_reference_can_name_its_type(written: str) -> None:
    workspace = load(甲=f"{BOTH}任务:\n  - {{动作: 甲, 针对: {written}}}\n")
    task: Any = workspace.facts.of("任务")[0]
    (link,) = task.answers
    assert isinstance(link, Link)
    assert link.target == written
    found = workspace.facts.get(link)
    assert found is not None
    assert found.ref == written


def test_a_reference_is_looked_for_only_among_the_types_its_key_allows() -> None:
    text = "活动:\n  - 名称: 经费\n短板:\n  - {编号: 经费, 表现: 少}\n任务:\n  - {动作: 甲, 针对: 经费}\n"
    task: Any = load(甲=text).facts.of("任务")[0]
    assert task.answers[0].target == "短板/经费"
    assert [item.rule for item in told(text.replace("针对: 经费", "针对: 活动/经费"))] == ["dangling-reference"]


def test_a_reference_finds_its_fact_in_another_file() -> None:
    task: Any = load(甲="任务:\n  - {动作: 甲, 针对: 机制弱}\n", 乙="短板:\n  - {编号: 机制弱, 表现: 弱}\n").facts.of(
        "任务"
    )[0]
    assert task.answers[0].target == "短板/机制弱"


def test_a_person_who_is_not_listed_is_plain_words() -> None:
    meeting = one("会议:\n  - {名称: 甲, 时间: 2022-05-10, 主持: 李某}\n")
    assert isinstance(meeting.chair, Phrase)
    assert meeting.chair.text == "李某"


@pytest.mark.parametrize("written", ["妇联", "县妇联", "云溪县妇女联合会"])
def test_a_party_is_known_by_code_short_name_or_full_name(written: str) -> None:
    workspace = load(
        甲=f"机构:\n  - {{编号: 妇联, 简称: 县妇联, 全称: 云溪县妇女联合会}}\n活动:\n  - {{名称: 甲, 主办: {written}}}\n"
    )
    (party,) = workspace.facts.of("活动")[0].hosts  # type: ignore[attr-defined]
    assert isinstance(party, Party)
    assert (party.body, party.written) == ("妇联", written)


def test_a_party_in_plain_words_is_printed_as_it_stands() -> None:
    (party,) = one("活动:\n  - {名称: 甲, 主办: 各乡镇}\n").hosts
    assert (party.body, party.text) == (None, "各乡镇")


@pytest.mark.parametrize("written", ["县妇联", "[县妇联]", "\n      - 县妇联"])
def test_a_list_also_takes_a_single_value(written: str) -> None:
    assert [party.text for party in one(f"活动:\n  - 名称: 甲\n    主办: {written}\n").hosts] == ["县妇联"]


# -- 折行 --


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("妇女依法维权\n      意识增强", "妇女依法维权意识增强"),
        ("妇女，\n      儿童", "妇女，儿童"),
        ("'妇女依法\n      维权'", "妇女依法维权"),
        ('"妇女依法\n      维权"', "妇女依法维权"),
        (">\n      妇女依法\n      维权", "妇女依法维权"),
        ("开展活动\n      12次", "开展活动12次"),
        ("达到93.9%\n      以上", "达到93.9%以上"),
        ("use the\n      word", "use the word"),
        ("妇女\n      word", "妇女 word"),
        ("妇女 儿童", "妇女 儿童"),
    ],
)
def test_a_wrapped_line_joins_without_a_space_between_chinese_words(written: str, read: str) -> None:
    assert one(f"活动:\n  - 名称: 甲\n    效果: {written}\n").effect.text == read


def test_long_sentences_are_only_a_hint() -> None:
    for text in ("普法。", "长" * 41):
        (found,) = told(f"活动:\n  - 名称: 甲\n    效果: {text}\n")
        assert (found.rule, found.severity.value) == ("sentence-in-fact", "hint")
        assert "fragments/" in found.hint
    assert told(f"活动:\n  - 名称: 甲\n    效果: {'长' * 40}\n    原话: [{{人: 乙, 文字: 好。}}]\n") == []


# -- 不公开的人 --

PRIVATE = """人员:
  - {姓名: 张三丰, 职务: 副县长}
  - {编号: 受助1号, 姓名: 徐小花, 职务: 村民, 公开: 否}
帮扶:
  - 编号: 徐小花助学
    名称: 徐小花助学
    对象: [受助1号, 徐小花一家]
    帮扶单位: 徐小花所在学校
    人数: 徐小花等3名
    时间: 徐小花生日
    效果: 徐小花返校
    来源: {单位: 徐小花母亲, 文件: 徐小花.xlsx, 位置: 徐小花!B3}
案例:
  - {对象: 受助1号, 结果: 待补, 背景: 徐小花父母外出, 经过: [{事项: 徐小花返校, 单位: 徐小花学校}]}
会议:
  - {名称: 甲, 时间: 2022-05-10, 主持: 受助1号, 原话: [{人: 徐小花, 文字: 我是徐小花。}]}
"""
BY_DEFAULT = PRIVATE.replace(", 公开: 否", "").replace("人员:\n", "默认: {公开: 否}\n人员:\n", 1)


def everything(value: Any) -> list[str]:
    """一个值里能印出来、能进 .trace 的全部文字；文件里的原文除外。"""
    match value:
        case str():
            return [value]
        case Link():
            return [value.written, *everything(value.origin)]
        case Party():
            return [value.text, *everything(value.origin)]
        case Gap() | Absent():
            return [value.name]
        case Origin():
            return [text for source in value.inputs for text in
                    (source.fact, source.field, source.cell or "", source.supplied_by or "")]  # fmt: skip
        case Phrase() | Figure():
            return [value.text, *everything(value.origin)]
        case dict():
            return [text for item in value.values() for text in everything(item)]
        case tuple() | list():
            return [text for item in value for text in everything(item)]
    inner = [getattr(value, entry.attr) for entry in getattr(type(value), "KEYS", {}).values()]
    inner += [value.ref] if isinstance(value, Fact) else []
    inner += [value.text, value.origin] if hasattr(value, "text") else []
    return everything(inner)


@pytest.mark.parametrize("text", [PRIVATE, BY_DEFAULT], ids=["自己写明", "默认写明"])
def test_a_private_person_is_masked_everywhere(text: str) -> None:
    words = everything([list(facts) for facts in load(甲=text).facts.by_type.values()])
    assert len(words) > 40
    assert "某某等3名" in words
    assert "某某母亲" in words
    assert not [word for word in words if "徐小花" in word or "受助1号" in word]


def test_a_private_person_is_a_running_number() -> None:
    public, private = load(甲=PRIVATE).facts.of("人员")
    assert public.ref == "人员/张三丰"
    assert private.ref == "人员/#2"
    assert private.name.text == "某某"
    assert private.name.origin.inputs[0].fact == "人员/#2"  # type: ignore[union-attr]


def test_a_link_to_a_private_person_still_finds_that_person() -> None:
    facts = load(甲=PRIVATE).facts
    assistance: Any = facts.of("帮扶")[0]
    found = facts.get(assistance.recipients[0])
    assert found is not None
    assert found.ref == "人员/#2"


def test_a_public_person_keeps_the_name() -> None:
    assert one("人员:\n  - {姓名: 徐小花, 公开: 是}\n").name.text == "徐小花"


@pytest.mark.parametrize("text", [PRIVATE, BY_DEFAULT], ids=["自己写明", "默认写明"])
def test_the_list_of_facts_never_names_a_private_person(
    text: str, workspace: Path, run: Callable[..., tuple[int, str, str]]
) -> None:
    (workspace / "facts" / "私.yaml").write_text(text, encoding="utf-8")
    for form in ("text", "json"):
        code, out, err = run("facts", workspace, "--format", form)
        assert code == 0
        assert "某某" in out
        assert "徐小花" not in out + err
        assert "受助1号" not in out + err
        assert form == "text" or json.loads(out)


# -- 措辞 --


def test_recorded_wordings_read_back_what_was_written() -> None:
    chosen = {"县妇联/2022": {"讲话/开头": "讲话/开头#甲"}, "县妇联/2023": {"讲话/开头": "讲话/开头#乙"}}
    files = {"fuer.yaml": SETTING.encode(), "措辞.yaml": wording_text(chosen).encode()}
    assert load_workspace(files)[0].wordings == chosen
