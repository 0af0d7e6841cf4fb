"""总结的写法：篇幅、编排、形式、标题成套、相邻两段不同样。"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from desk import show, write
from erosion import SAMPLE, dump, load_sample
from prose import faults

from fuer_docs.compose.compose import Composition
from fuer_docs.compose.fragments import Fragment
from fuer_docs.engine.build import compose_paper, make_scene
from fuer_docs.engine.workspace import Shelf, open_workspace
from fuer_docs.load.workspace import load_workspace
from fuer_docs.model.document import Document, Paragraph, characters
from fuer_docs.ooxml.template import read_template

COUNTIES = ("云溪县", "青川县", "平江县", "石门县", "清河县")


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return open_workspace(SAMPLE)[2]


@pytest.fixture(scope="module")
def sample() -> dict[str, Any]:
    return load_sample()


def summary(
    sample: dict[str, Any], shelf: Shelf, *, county: str = "云溪县", length: str = "", signed: str = "", keep: int = 99
) -> Composition:
    """样例的年度总结：换个县名、字数、署名单位，只留前几条成绩；措辞照单位另挑。"""
    files = {}
    for name, tree in sample.items():
        tree = dict(tree)
        if "成绩" in tree:
            tree["成绩"] = tree["成绩"][:keep]
        if name == "fuer.yaml":
            papers = [dict(paper) for paper in tree["文稿"] if paper["文种"] == "工作总结"]
            for paper in papers:
                paper.update({"字数": length} if length else {})
                paper.update({"署名单位": signed} if signed else {})
            tree["文稿"] = papers
        files[name] = dump(tree).decode().replace("云溪县", county).encode()
    workspace, _findings = load_workspace(files)
    (paper,) = workspace.setting.papers
    file, item = shelf.templates["工作总结"]
    template = read_template(item.read_bytes(), file, "gbt9704")
    return compose_paper(make_scene(workspace, shelf, paper, "工作总结"), shelf, template)


def headings(document: Document, level: int) -> list[str]:
    """一级的标题，去掉序号。"""
    return [
        re.sub(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)", "", block.text)
        for block in document.blocks
        if isinstance(block, Paragraph) and block.level == level
    ]


# -- 篇幅、单位类型、率 --


@pytest.mark.parametrize(
    ("length", "room"),
    [("", "长"), ("800以内", "短"), ("1500-2500", "短"), ("2500-4000", "中"), ("3000-5000", "长"), ("3000以上", "长")],
)
def test_room_is_told_by_the_upper_bound_of_the_budget(length: str, room: str) -> None:
    assert show("篇幅", more=f", 字数: {length}" if length else "") == room


def test_the_unit_type_is_that_of_the_body_that_signs() -> None:
    facts = "机构:\n  - {简称: 县妇联, 全称: 青川县妇女联合会, 类别: 妇联}\n"
    assert show("单位类型", facts=facts) == "妇儿工委"
    assert show("单位类型", facts=facts, more=", 署名单位: 县妇联") == "妇联"


def test_growth_of_a_rate_is_told_in_points() -> None:
    facts = "合计:\n  - {名称: 新, 数值: 93.5%, 来源: 甲}\n  - {名称: 旧, 数值: 91.2%, 来源: 甲}\n"
    assert show('查("合计/新").数值|增幅(查("合计/旧").数值)', facts=facts) == "提高2.3个百分点"


# -- 编排 --


@pytest.mark.parametrize(
    ("length", "low", "high"), [("1500-2500", 1500, 2500), ("2500-4000", 2500, 4000), ("3000-5000", 3000, 5000)]
)
@pytest.mark.parametrize("county", COUNTIES)
def test_the_budget_is_met_by_choosing_forms(
    sample: dict[str, Any], shelf: Shelf, county: str, length: str, low: int, high: int
) -> None:
    document = summary(sample, shelf, county=county, length=length).document
    assert low <= characters(document) <= high
    assert list(faults(document)) == []


def test_a_handful_of_facts_gets_no_second_level_headings(sample: dict[str, Any], shelf: Shelf) -> None:
    assert headings(summary(sample, shelf, keep=5).document, 2) == []


def test_some_facts_are_put_together_in_a_few_blocks(sample: dict[str, Any], shelf: Shelf) -> None:
    assert 2 <= len(headings(summary(sample, shelf, keep=8).document, 2)) <= 4


def test_many_facts_get_a_heading_for_each_topic(sample: dict[str, Any], shelf: Shelf) -> None:
    assert len(headings(summary(sample, shelf).document, 2)) == 10


def test_a_federation_tells_its_own_work_only(sample: dict[str, Any], shelf: Shelf) -> None:
    document = summary(sample, shelf, signed="县妇联").document
    text = "".join(block.text for block in document.blocks if isinstance(block, Paragraph))
    assert "主要监测指标" not in text
    assert "农村饮水" not in text
    assert "家庭教育公益讲座" in text
    assert list(faults(document)) == []


# -- 标题成套，写法轮换，各县不同 --


@pytest.mark.parametrize("county", COUNTIES)
def test_headings_are_of_one_family_and_equal_length(sample: dict[str, Any], shelf: Shelf, county: str) -> None:
    document = summary(sample, shelf, county=county).document
    for level in (1, 2):
        lengths = {len(heading) for heading in headings(document, level)}
        assert max(lengths) - min(lengths) <= 1, headings(document, level)


@pytest.mark.parametrize("county", COUNTIES)
def test_neighbouring_topics_begin_differently(sample: dict[str, Any], shelf: Shelf, county: str) -> None:
    blocks = summary(sample, shelf, county=county).document.blocks
    openings = [
        after.text[:4] for before, after in pairwise(blocks)
        if isinstance(before, Paragraph) and before.level == 2 and isinstance(after, Paragraph)
    ]  # fmt: skip
    assert len(set(openings)) == len(openings)


def test_neighbouring_counties_choose_differently(sample: dict[str, Any], shelf: Shelf) -> None:
    chosen = [summary(sample, shelf, county=county).choices for county in COUNTIES]
    for one, two in pairwise(chosen):
        slots = [slot for slot in one if slot in two]
        differing = [slot for slot in slots if one[slot] != two[slot]]
        assert len(differing) * 4 >= len(slots), differing


# -- 一条成绩的各种形式 --

OUTCOME = """\
默认: {来源: 示例数据}
成绩:
  - {名称: 妇幼健康服务持续提升, 主题: 健康, 措施: [推进免费检查, 实行专案管理, 畅通转诊通道], 效果: 补助政策有效落实,
     牵头单位: 县卫健局, 配合单位: [县财政局, 县妇联], 下一步: 扩大检查覆盖面,
     数据: [{名称: 开展免费检查, 数值: 6120人, 上年: 5480人}, {名称: 办结事项, 数值: 81件, 基数: 83件}, {名称: 发放补助, 数值: 约96万元}]}
"""


def told(shelf: Shelf, call: str) -> str:
    """一个片段说这条成绩的话；片段用自带的。"""
    fragments = {item.code: source_of(item) for items in shelf.fragments[0].values() for item in items}
    return write('说{{ 片段("' + call.partition("，")[0] + '", 成绩=成绩|首' + call.partition("，")[2] + ") }}",
                 facts=OUTCOME, fragments=fragments).text[1:]  # fmt: skip


def source_of(fragment: Fragment) -> str:
    head = [f"编号: {fragment.code}"]
    head += [f"{key}: [{', '.join(words)}]" for key, words in fragment.fits.items() if words]
    if fragment.parameters:
        head.append("参数: {" + ", ".join(f"{name}: {kind}" for name, kind in fragment.parameters.items()) + "}")
    return "---\n" + "\n".join(head) + "\n---\n" + "\n".join(fragment.lines)


@pytest.mark.parametrize(
    ("call", "text"),
    [
        ("成绩/条目，, 写法=\"做法领起\", 比法=\"逐条\"",
         "县卫健局会同县财政局等单位推进免费检查，实行专案管理，畅通转诊通道，补助政策有效落实。开展免费检查6120人，"
         "比上年增加640人、增长11.7%；发放补助约96万元，办结事项81件，占总数83件的97.6%。"),
        ("成绩/条目，, 写法=\"数据领起\", 比法=\"括注\"",
         "开展免费检查6120人（上年5480人），办结事项81件，占总数83件的97.6%，发放补助约96万元。"
         "县卫健局从推进免费检查、实行专案管理、畅通转诊通道入手，补助政策有效落实。"),
        ("成绩/条目，, 写法=\"以法促效\"",
         "由县卫健局牵头，县财政局等单位配合，通过推进免费检查、实行专案管理、畅通转诊通道，补助政策有效落实。"
         "发放补助约96万元，办结事项81件，占总数83件的97.6%。开展免费检查6120人，比上年增加640人、增长11.7%。"),
        ("成绩/条目，, 形式=\"短\"", None),
        ("成绩/短#丙", "县卫健局推进免费检查等举措落地，补助政策有效落实"),
        ("成绩/短#甲", "妇幼健康服务持续提升，开展免费检查6120人，比上年增长11.7%"),
        ("成绩/短#乙", "推进免费检查，实行专案管理，开展免费检查6120人，办结事项81件"),
        ("成绩/条目，, 形式=\"第三人称\"",
         "青川县由县卫健局牵头，推进免费检查，实行专案管理。据统计，开展免费检查6120人，比上年增长11.7%。"),
        ("成绩/条目，, 形式=\"目标\"", "县卫健局扩大检查覆盖面"),
    ],
)  # fmt: skip
def test_an_outcome_is_told_in_several_forms(shelf: Shelf, call: str, text: str | None) -> None:
    """短的有几种写法，照单位挑，说得成两句就行。"""
    found = told(shelf, call)
    assert found == text if text else found.count("，") >= 1


OTHERS = """\
默认: {来源: 示例数据}
活动:
  - {名称: 春风招聘会, 时间: 2022-02-18, 地点: 县体育馆, 主办: 县人社局, 主题语: 春风送岗, 参加: 企业32家, 内容: [发布岗位, 讲解政策], 效果: 返乡妇女就近就业}
项目:
  - {名称: 儿童之家项目, 发起单位: 县民政局, 金额: 36万元, 试点: 石桥村, 阶段: 一期完工, 时限: 2023-10-31, 推广目标: 每个乡镇建成1个}
帮扶:
  - {编号: 慰问, 对象: 单亲母亲, 方式: 慰问, 帮扶单位: 县妇联, 人数: 60名, 人均: 500元, 总额: 3万元, 用途: 节日补助, 效果: 温暖过节}
案例:
  - {编号: 绣娘, 对象: 某绣娘, 背景: 原先外出务工, 支持: 技能培训, 投入: 12万元, 结果: 带动32人就业}
合计:
  - {编号: 检查, 名称: 检查, 数值: 6120人}
成绩:
  - {名称: 检查, 数据: [检查, {名称: 随访, 数值: 12人, 上年: 10人}]}
"""


@pytest.mark.parametrize(
    ("call", "text"),
    [
        ("活动/条目#长\", 活动=活动|首",
         "2月18日，县人社局以“春风送岗”为主题，在县体育馆举办春风招聘会，发布岗位，讲解政策，企业32家参加，返乡妇女就近就业"),
        ("活动/条目\", 活动=活动|首, 形式=\"短", "春风招聘会于2月18日举办，企业32家参加"),
        ("活动/条目\", 活动=活动|首, 形式=\"第三人称",
         "2月18日，春风招聘会在县体育馆举行，活动由县人社局主办，企业32家参加。活动现场发布岗位，讲解政策"),
        ("项目/条目#甲\", 项目=项目|首", "县民政局投入36万元实施儿童之家项目，一期完工"),
        ("项目/条目#乙\", 项目=项目|首", "儿童之家项目安排资金36万元，在石桥村先行先试，一期完工"),
        ("项目/条目\", 项目=项目|首, 形式=\"目标", "推进儿童之家项目，2023年10月31日前每个乡镇建成1个"),
        ("帮扶/条目#甲\", 帮扶=帮扶|首", "县妇联慰问单亲母亲60名，每人500元、共计3万元，用于节日补助"),
        ("帮扶/条目#乙\", 帮扶=帮扶|首", "县妇联安排3万元，慰问单亲母亲60名，每人500元，温暖过节"),
        ("帮扶/条目\", 帮扶=帮扶|首, 形式=\"短", "安排3万元用于节日补助，慰问单亲母亲60名"),
        ("案例/条目\", 案例=案例|首", "某绣娘原先外出务工，经技能培训，投入12万元，带动32人就业"),
        ("数据/串\", 各项=(成绩|首).数据, 说法=\"幅", "检查6120人；随访12人，比上年增长20%"),
    ],
)  # fmt: skip
def test_other_facts_are_told_in_several_forms(shelf: Shelf, call: str, text: str) -> None:
    fragments = {item.code: source_of(item) for items in shelf.fragments[0].values() for item in items}
    closing = "" if call.endswith(("首", "数据")) else '"'
    written = write('说{{ 片段("' + call + closing + ") }}", facts=OTHERS, fragments=fragments)
    assert written.text[1:] == text
