"""乡镇总结和经验材料：事少的短而完整，事多的长而不乱，缺什么都没有半截话。"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from erosion import Eroder, load_sample
from prose import faults

from fuer_docs.compose.compose import Composition
from fuer_docs.engine.build import compose_paper, make_scene
from fuer_docs.engine.workspace import Shelf, open_workspace
from fuer_docs.load.workspace import load_workspace
from fuer_docs.model.document import Document
from fuer_docs.model.finding import Severity
from fuer_docs.ooxml.template import read_template
from fuer_docs.render.text import render_outline

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples").glob("township-*"))
COUNTY = SAMPLES[0].parent / "county-2022"
WAYS = ("乡镇/正文#甲", "乡镇/正文#乙", "乡镇/正文#丙")
SETTING = """\
单位: 平川县沙溪镇妇女联合会
单位类型: 妇联
层级: 乡镇
地名: {本级: 沙溪镇, 上级: 平川县, 自称: 我镇}
年度: 2024
版式: gbt9704
达标口径: 提前达标、达标、基本达标、预期可达标 ÷ 全部指标
文稿: [{编号: 总结, 文种: 工作总结, 成文日期: 2024-12-20}, {编号: 经验, 文种: 经验材料, 成文日期: 2024-12-20, 事由: 家庭教育}]
"""
WORDING = "平川县沙溪镇妇女联合会: {2024: {项目/条目: 项目/条目}}\n"
BODY = "机构: [{简称: 镇妇联, 全称: 平川县沙溪镇妇女联合会, 类别: 妇联}]\n"
HANDFUL = """\
活动:
  - {名称: 家庭教育讲座, 主题: 教育, 时间: 2024-03-20, 主办: 镇妇联, 参加: 家长60余名, 内容: [讲亲子沟通, 讲手机管理]}
  - {名称: 反家暴宣传, 主题: 维权, 时间: 2024-11-25, 主办: 镇妇联, 协办: 镇派出所, 地点: 沙溪村广场}
  - {名称: 庭院整治志愿服务, 主题: 环境, 主办: 镇妇联}
帮扶:
  - {对象: 困难单亲母亲, 方式: 慰问, 帮扶单位: 镇妇联, 人数: 5名, 人均: 500元, 时间: 2024-01-20}
"""


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return open_workspace(SAMPLES[0])[2]


def composed(files: dict[str, bytes], shelf: Shelf, kind: str = "", way: str = "", **chosen: str) -> list[Composition]:
    """写成的文稿；``way`` 是正文用哪个写法，``chosen`` 是别处的，和在措辞.yaml 里写它们一样。"""
    workspace, findings = load_workspace(files)
    assert [item for item in findings if item.severity is Severity.ERROR] == []
    recorded = ({"乡镇/正文": way} if way else {}) | chosen
    for wordings in workspace.wordings.values():
        wordings.update(recorded)
    found = []
    for paper in workspace.setting.papers:
        if kind and paper.kind.text != kind:
            continue
        file, item = shelf.templates[paper.kind.text]
        template = read_template(item.read_bytes(), file, "gbt9704")
        found.append(compose_paper(make_scene(workspace, shelf, paper, paper.kind.text), shelf, template))
    return found


def text_of(document: Document) -> str:
    return render_outline(document)


def summary(facts: str, shelf: Shelf, way: str = "") -> str:
    files = {"fuer.yaml": SETTING.encode(), "措辞.yaml": WORDING.encode(), "facts/甲.yaml": (BODY + facts).encode()}
    (composition,) = composed(files, shelf, "工作总结", way)
    assert list(faults(composition.document)) == []
    assert composition.gaps() == []
    return text_of(composition.document)


def test_a_handful_of_facts_makes_a_short_whole_paper_without_headings(shelf: Shelf) -> None:
    said = summary(HANDFUL, shelf)
    assert "级标题" not in said
    assert "一是" not in said
    assert "3月20日，镇妇联举办家庭教育讲座，家长60余名参加。课上讲亲子沟通，讲手机管理。" in said
    assert "看望5名困难单亲母亲，每人500元、共2500元。" in said
    assert 150 < len(said) < 500


def test_a_plan_gives_the_short_paper_two_headings(shelf: Shelf) -> None:
    said = summary(HANDFUL + "任务: [{动作: 建好家长学校, 期间: 2025}]\n", shelf)
    assert re.findall(r"\[一级标题\] (.*)", said) == ["一、主要工作", "二、不足和打算"]
    assert said.count("建好家长学校") == 1


@pytest.mark.parametrize("way", WAYS)
def test_many_facts_make_a_long_paper_grouped_by_topic(way: str, shelf: Shelf) -> None:
    topics = ("就业", "维权", "健康", "关爱", "教育", "家庭", "环境", "宣传", "组织建设")
    rows = "".join(
        f"  - {{名称: {topic}第{'甲乙丙丁戊己'[n]}场宣讲, 主题: {topic}, 时间: 2024-0{n + 1}-10, 主办: 镇妇联, 参加: 群众{n + 2}0余名}}\n"
        for topic in topics for n in range(6)
    )  # fmt: skip
    said = summary(f"活动:\n{rows}", shelf, way)
    assert all(f"{topic}第{name}场宣讲" in said for topic in topics for name in "甲乙丙丁戊己")
    headings = re.findall(r"\[([一二])级标题\]", said)
    assert headings.count("一") >= 3 or headings.count("二") >= 3
    assert "全年组织活动54场次" in said


def test_a_fact_without_a_topic_is_not_lost(shelf: Shelf) -> None:
    rows = "".join(f"  - {{名称: 第{name}次走访, 主办: 镇妇联}}\n" for name in "甲乙丙丁戊")
    for way in WAYS:
        said = summary(f"活动:\n{rows}", shelf, way)
        assert all(f"第{name}次走访" in said for name in "甲乙丙丁戊")


EACH = """\
规划: [{编号: 妇规, 名称: 平川县妇女发展规划（2021—2030年）, 合称: 两规划, 起: 2021, 止: 2030}]
会议: [{名称: 妇女工作会, 时间: 2024-02-10, 目的: 部署全年工作}]
政策: [{名称: 巾帼议事办法, 机关: 镇党委, 层级: 乡镇, 类别: 文件}]
制度: [{名称: 执委值班制度, 类别: 制度, 内容: 每周三接待妇女}]
财务: [{名称: 妇联工作经费, 类别: 收入, 金额: 3万元}]
督导: [{名称: 妇联改革专项督导, 主体: 县妇联, 类型: 专项督导, 时间: 2024-09, 结果: 阵地建设得到肯定}]
成绩: [{名称: 矛盾调处, 主题: 维权, 措施: 设调解室, 数据: [{名称: 受理, 数值: 21件}]}]
活动: [{名称: 广场舞展演, 主题: 家庭, 主办: 镇妇联}, {名称: 育婴培训班, 主题: 就业, 主办: 镇妇联}, {名称: 义诊, 主题: 健康}]
项目: [{名称: 儿童之家提升项目, 金额: 2万元, 主题: 关爱}]
帮扶: [{对象: 孤老妇女, 方式: 慰问, 人数: 7名, 主题: 关爱}]
表彰: [{名称: 好媳妇, 形式: 通报表扬, 授予单位: 镇妇联, 先进个人: [甲某, 乙某], 主题: 家庭}]
荣誉: [{名称: 巾帼文明岗, 获得者: 镇卫生院, 主题: 组织建设}]
参政: [{范围: 村“两委”成员, 女性: 31人, 总数: 96人}]
案例: [{对象: 种菜能手丙某, 投入: 8万元, 结果: 建起大棚, 主题: 就业}]
宣传: [{媒体: 县融媒体中心, 次数: 4次}]
短板: [{编号: 弱, 表现: 网上服务不熟}]
困难: [{名称: 经费偏紧, 请求: 增加工作经费}]
任务: [{动作: 学会网上服务, 期间: 2025, 针对: 弱}]
"""
SAID = (
    "平川县妇女发展规划", "妇女工作会", "巾帼议事办法", "执委值班制度", "3万元", "阵地建设得到肯定", "设调解室", "受理21件",
    "广场舞展演", "育婴培训班", "义诊", "儿童之家提升项目", "7名孤老妇女", "通报表扬好媳妇，有甲某、乙某等2名", "巾帼文明岗", "31人，占32.3%", "建起大棚",
    "县融媒体中心刊播4次", "网上服务不熟", "经费偏紧", "增加工作经费",
)  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_every_kind_of_fact_finds_its_place(way: str, shelf: Shelf) -> None:
    for facts in (EACH, re.sub(r", 主题: \S+?(?=[,}])", "", EACH)):
        said = summary(facts, shelf, way)
        for words in SAID:
            assert said.count(words) == 1, words


def test_every_kind_of_fact_finds_its_place_in_a_short_paper(shelf: Shelf) -> None:
    short = re.sub(r"(?m)^(成绩|活动): .*\n", "", EACH) + "活动: [{名称: 义诊, 主题: 健康}]\n"
    said = summary(short, shelf)
    for words in (*SAID[:6], *SAID[10:]):
        assert said.count(words) == 1, words


VARIED = ("工作总结/开头", "乡镇/题词", "乡镇/条头", "乡镇/问题", "乡镇/打算")


@pytest.mark.parametrize("slot", VARIED)
def test_every_wording_of_a_slot_reads_well(slot: str, shelf: Shelf) -> None:
    codes = [item.code for item in shelf.fragments[0][slot] if slot != "工作总结/开头" or "乡镇" in item.code]
    assert len(codes) > 1
    files = {"fuer.yaml": SETTING.encode(), "措辞.yaml": WORDING.encode(), "facts/甲.yaml": (BODY + EACH).encode()}
    papers = set()
    for way in WAYS:
        for code in codes:
            (composition,) = composed(files, shelf, "工作总结", way, **{slot: code})
            assert list(faults(composition.document)) == []
            if slot in composition.choices:
                assert composition.choices[slot] == code
                papers.add(text_of(composition.document))
    assert len(papers) >= len(codes)


def test_a_county_writes_an_experience_paper_in_its_own_register(shelf: Shelf) -> None:
    files = Eroder(0).erode(load_sample(COUNTY))
    files["fuer.yaml"] = files["fuer.yaml"].replace("文种: 工作总结".encode(), "文种: 经验材料".encode())
    (composition,) = composed(files, shelf, "经验材料")
    said = text_of(composition.document)
    assert "县妇儿工委在县委、县政府领导下" in said
    assert "县人社局会同县妇联、县农业农村局" in said
    assert list(faults(composition.document)) == []


def test_two_villages_compared_show_the_difference(shelf: Shelf) -> None:
    facts = """\
案例:
  - {编号: 东村, 组别: 对比, 对象: 东村, 时间: 2023, 数据: [{名称: 在外务工, 数值: 346人}, {名称: 人均收入, 数值: 2000多元}]}
  - {编号: 西村, 组别: 对比, 对象: 西村, 时间: 2023, 数据: [{名称: 在外务工, 数值: 84人}, {名称: 人均收入, 数值: 500元}]}
"""
    files = {"fuer.yaml": SETTING.encode(), "措辞.yaml": WORDING.encode(), "facts/甲.yaml": (BODY + facts).encode()}
    (composition,) = composed(files, shelf, "经验材料")
    assert "在外务工相差262人" in text_of(composition.document)
    assert list(faults(composition.document)) == []


def test_one_practice_has_no_lonely_heading(shelf: Shelf) -> None:
    facts = "成绩: [{名称: 垃圾分类进农户, 背景: 垃圾乱倒, 措施: 逐户发放分类桶, 数据: [{名称: 覆盖农户, 数值: 1200户, 基数: 1500户}]}]\n"
    files = {"fuer.yaml": SETTING.encode(), "措辞.yaml": WORDING.encode(), "facts/甲.yaml": (BODY + facts).encode()}
    (composition,) = composed(files, shelf, "经验材料")
    said = text_of(composition.document)
    assert "级标题" not in said
    assert "针对垃圾乱倒的实际，逐户发放分类桶，覆盖农户1200户，占1500户的80%。" in said


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_township_papers_read_well_whatever_facts_are_missing(sample: Path, shelf: Shelf) -> None:
    whole = load_sample(sample)
    wording = (sample / "措辞.yaml").read_bytes()
    found: dict[str, str] = {}
    for seed in range(48):
        files = Eroder(seed).erode(whole) | {"措辞.yaml": wording}
        for composition in composed(files, shelf, way=WAYS[seed % 3]):
            errors = [item.message for item in composition.findings if item.severity is Severity.ERROR]
            for fault in [*errors, *faults(composition.document)]:
                found.setdefault(fault, f"种子{seed}")
    assert not found, "\n".join(f"{seed}　{fault}" for fault, seed in found.items())


def test_no_two_paragraphs_of_a_township_sample_begin_alike() -> None:
    for sample in SAMPLES:
        for path in sorted((sample / "expected").glob("*.txt")):
            lines = [line.partition("] ")[2] for line in path.read_text(encoding="utf-8").splitlines()]
            for before, after in pairwise(lines):
                opening = re.sub(r"^[一二三四五六七八九十]+是", "", after)[:6]
                assert len(opening) < 6 or not re.sub(r"^[一二三四五六七八九十]+是", "", before).startswith(opening), (
                    after
                )
