"""时代：同样的事实，2014、2022、2026 年写的讲话和计划各说各的话，不串。"""

from __future__ import annotations

import re

import pytest
import yaml
from prose import faults

from fuer_docs.compose.compose import Composition
from fuer_docs.engine.build import compose_paper, make_scene
from fuer_docs.engine.workspace import Shelf
from fuer_docs.library import Library
from fuer_docs.load.workspace import load_workspace
from fuer_docs.model.document import Table, table_rows
from fuer_docs.ooxml.template import read_template

FACTS = """\
默认: {来源: 示例数据}
机构:
  - {简称: 县妇儿工委, 全称: 青川县妇女儿童工作委员会, 类别: 妇儿工委}
  - {编号: 卫计局, 简称: 县卫计局, 全称: 青川县卫生和计划生育局, 类别: 部门, 成员单位: 是, 自: 2013-06, 至: 2019-02-28}
  - {编号: 卫健局, 简称: 县卫健局, 全称: 青川县卫生健康局, 类别: 部门, 成员单位: 是, 前身: 卫计局, 自: 2019-03-01}
会议:
  - {编号: 年会, 名称: 全县妇儿工委工作会议, 时间: "YEAR-03-10", 目的: 总结工作、部署任务, 目标: 完成规划各项目标}
成绩:
  - {编号: 健康, 名称: 妇幼健康水平稳步提高, 主题: 健康, 措施: [开展妇女病普查, 管好高危孕产妇], 效果: 孕产妇得到及时救治}
  - {编号: 教育, 名称: 女童受教育更有保障, 主题: 教育, 措施: [资助困难女学生], 数据: [{名称: 资助女学生, 数值: 320名}]}
短板:
  - {编号: 机制弱, 组别: 弱, 表现: 部门配合不够紧密}
  - {编号: 保障弱, 组别: 弱, 表现: 村级儿童活动场所少}
任务:
  - {动作: 强化部门协作, 组别: 强化, 针对: 机制弱, 举措: [每季度会商一次, 每半年通报一次], 责任单位: 县妇儿工委, 时限: "YEAR-06-30", 目标: 成员单位责任全部落实}
  - {动作: 强化儿童服务, 组别: 强化, 针对: 保障弱, 举措: [建好儿童活动场所, 配齐看护人员], 责任单位: 县卫计局, 时限: "YEAR-10-31", 目标: 每个乡镇有1处儿童活动场所}
"""
SETTING = """\
单位: 青川县妇女儿童工作委员会
单位类型: 妇儿工委
层级: 县区
地名: {{本级: 青川县, 上级: 临江州}}
年度: {year}
文稿:
  - {{编号: 部署会, 文种: 讲话, 场合: 部署会, 会议: 年会, 成文日期: {year}-03-10}}
  - {{编号: 年度会, 文种: 讲话, 场合: 年度会, 会议: 年会, 成文日期: {year}-03-10}}
  - {{编号: 表彰会, 文种: 讲话, 场合: 表彰会, 会议: 年会, 成文日期: {year}-03-10}}
  - {{编号: 计划, 文种: 工作计划, 成文日期: {year}-03-20}}
"""
SAID = {
    2014: ("邓小平理论、“三个代表”重要思想、科学发展观", "党的十八大和十八届三中全会精神", "最关心、最直接、最现实的利益问题", "全面建成小康社会", "县卫计局"),
    2022: ("习近平新时代中国特色社会主义思想", "党的十九大和十九届历次全会精神", "急难愁盼问题", "全面建设社会主义现代化国家", "县卫健局"),
    2026: ("习近平新时代中国特色社会主义思想", "党的二十大和二十届历次全会精神", "急难愁盼问题", "以中国式现代化全面推进中华民族伟大复兴", "县卫健局"),
}  # fmt: skip
"""这一年的各份文稿合起来，总有一份说到的。"""
LATER = {
    2014: (
        "新时代", "获得感", "高质量", "急难愁盼", "两个确立", "两个维护", "四个意识", "站位", "短板", "压实", "赋能", "现代化",
        "十九大", "二十大", "卫健局", "乡村振兴", "接续", "精准", "堵点", "联席会议", "初心", "同向发力",
        "落地见效",
    ),
    2022: ("二十大", "二十届", "中国式现代化", "卫计局", "科学发展观", "小康", "十八大"),
    2026: ("十九大", "十九届", "卫计局", "科学发展观", "小康", "十八大", "脱贫攻坚"),
}  # fmt: skip
"""这一年还没有、或者已经不用的话。"""
TURNS = range(12)
"""各个位置轮着换写法。"""


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf(Library())


def _wordings(shelf: Shelf, year: int, turn: int) -> bytes:
    lines = ["青川县妇女儿童工作委员会:", f"  {year}:"]
    lines += [
        f"    {slot}: {items[turn % len(items)].code}" for slot, items in shelf.fragments[0].items() if len(items) > 1
    ]
    return ("\n".join(lines) + "\n").encode()


def _compositions(shelf: Shelf, year: int, turn: int) -> dict[str, Composition]:
    files = {
        "fuer.yaml": SETTING.format(year=year).encode(),
        "facts/事实.yaml": FACTS.replace("YEAR", str(year)).encode(),
        "措辞.yaml": _wordings(shelf, year, turn),
    }
    workspace, _findings = load_workspace(files)
    found = {}
    for paper in workspace.setting.papers:
        file, item = shelf.templates[paper.kind.text]
        scene = make_scene(workspace, shelf, paper, paper.kind.text)
        template = read_template(item.read_bytes(), file, "gbt9704")
        found[paper.code.text] = compose_paper(scene, shelf, template)
    return found


def _text(composition: Composition) -> str:
    found = [paragraph.text for _n, paragraph in composition.document.paragraphs()]
    for block in composition.document.blocks:
        if isinstance(block, Table):
            found += ["".join(row) for row in table_rows(block)]
    return "\n".join(found)


def papers(shelf: Shelf, year: int, turn: int) -> dict[str, str]:
    """这一年写成的各份文稿。"""
    return {code: _text(composition) for code, composition in _compositions(shelf, year, turn).items()}


@pytest.fixture(scope="module")
def written(shelf: Shelf) -> dict[int, dict[str, str]]:
    """哪一年、哪一份、哪一轮写成什么样。"""
    return {
        year: {f"{code}第{turn}轮": text for turn in TURNS for code, text in papers(shelf, year, turn).items()}
        for year in SAID
    }


@pytest.mark.parametrize("year", SAID)
def test_each_year_speaks_its_own_language(year: int, written: dict[int, dict[str, str]]) -> None:
    everything = "\n".join(written[year].values())
    assert [words for words in SAID[year] if words not in everything] == []


@pytest.mark.parametrize("year", LATER)
def test_no_year_speaks_the_language_of_another(year: int, written: dict[int, dict[str, str]]) -> None:
    found = {}
    for paper, text in written[year].items():
        for words in LATER[year]:
            at = text.find(words)
            if at >= 0:
                found[words] = f"{paper}：…{text[max(0, at - 20) : at + 20]}…"
    assert found == {}


@pytest.mark.parametrize("year", SAID)
def test_no_formulation_of_the_table_is_used_outside_its_days(year: int, written: dict[int, dict[str, str]]) -> None:
    rows = yaml.safe_load(dict(Library().tables())["fragments/tables/提法.yaml"].read_bytes())
    valid = [str(row["文"]) for row in rows if _valid(row, year)]
    wrong = {}
    for row in rows:
        words = str(row["文"])
        if _valid(row, year) or any(words in other for other in valid):
            continue
        for paper, text in written[year].items():
            if words in text:
                wrong[words] = paper
    assert wrong == {}


def _valid(row: dict[str, object], year: int) -> bool:
    day = f"{year}-03-20"
    return str(row.get("自", "0000")) <= day <= str(row.get("至", "9999"))


def test_the_names_of_bodies_follow_the_date(written: dict[int, dict[str, str]]) -> None:
    for year, papers_ in written.items():
        names = {name for text in papers_.values() for name in re.findall("县卫[计健]局", text)}
        assert names == ({"县卫计局"} if year < 2019 else {"县卫健局"})


@pytest.mark.parametrize("year", [1998, 2003, 2009, 2016])
def test_a_year_without_a_formulation_says_the_sentence_without_it(year: int, shelf: Shelf) -> None:
    found = {
        fault
        for turn in TURNS
        for composition in _compositions(shelf, year, turn).values()
        for fault in faults(composition.document)
    }
    found |= {
        gap for turn in TURNS for text in papers(shelf, year, turn).values() for gap in re.findall("【.*?】", text)
    }
    assert found == set()
