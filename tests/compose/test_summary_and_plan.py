"""总结和计划：各样单位都写得成，事实缺多少都读得通。"""

from __future__ import annotations

from pathlib import Path

import pytest
from erosion import Eroder, load_sample
from prose import faults

from fuer_docs.compose.compose import Composition
from fuer_docs.engine.build import compose_paper, make_scene
from fuer_docs.engine.workspace import Shelf, open_workspace
from fuer_docs.load.workspace import load_workspace
from fuer_docs.model.finding import Severity
from fuer_docs.ooxml.template import read_template
from fuer_docs.render.text import render_outline

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ("centre-2014", "district-2014", "county-2022")
KIND = "总结和计划"
TOWNSHIP = {
    "fuer.yaml": """\
单位: 柳坪镇妇女联合会
单位类型: 妇联
层级: 乡镇
地名: {本级: 柳坪镇, 上级: 云溪县}
年度: 2014
文稿: [{编号: 总结和计划, 文种: 总结和计划, 成文日期: 2014-12-10}]
""",
    "facts/a.yaml": """\
机构: [{简称: 镇妇联, 全称: 柳坪镇妇女联合会, 类别: 妇联, 层级: 乡镇}]
活动:
  - {名称: 三八维权月咨询活动, 时间: 2014-03-03上午, 地点: 杏花村维权站, 主办: 镇妇联, 协办: [镇司法所, 镇派出所], 内容: [接受群众咨询], 数据: [{名称: 解答问题, 数值: 10余件}], 发放: [{名称: 宣传材料, 数值: 100余份}]}
  - {名称: 女性专场招聘会, 时间: 2014-04-12, 环节: [{名称: 进场, 数值: 800多人}, {名称: 咨询, 数值: 500多人}, {名称: 达成意向, 数值: 近100人}]}
帮扶:
  - {编号: 助学, 对象: 贫困学生, 方式: 慰问, 人数: 4名, 人均: 500元, 总额: 2000元}
短板: [{编号: 阵地弱, 表现: [村级妇女之家活动偏少]}]
任务:
  - {动作: 加大实用技术培训, 期间: 2015, 举措: [办好种植养殖培训班]}
  - {动作: 做好维权调解, 期间: 2015, 针对: 阵地弱, 举措: [每月到村接访]}
  - {动作: 关爱留守儿童, 期间: 2015}
""",
}


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return open_workspace(ROOT / "samples" / SAMPLES[0])[2]


def written(files: dict[str, bytes], shelf: Shelf) -> list[tuple[str, Composition]]:
    workspace, _findings = load_workspace(files)
    found = []
    for paper in workspace.setting.papers:
        kind = paper.kind.text
        file, item = shelf.templates[kind]
        template = read_template(item.read_bytes(), file, "gbt9704")
        found.append((paper.code.text, compose_paper(make_scene(workspace, shelf, paper, kind), shelf, template)))
    return found


def township(shelf: Shelf, **changes: str) -> str:
    files = {name: (text + changes.get(name, "")).encode() for name, text in TOWNSHIP.items()}
    ((_code, composition),) = written(files, shelf)
    assert [item.message for item in composition.findings if item.severity is Severity.ERROR] == []
    assert list(faults(composition.document)) == []
    return render_outline(composition.document)


def test_a_township_tells_each_thing_with_its_day_place_and_partners(shelf: Shelf) -> None:
    text = township(shelf)
    assert "（一）三八维权月咨询活动。3月3日上午，镇妇联会同镇司法所、镇派出所在杏花村维权站接受群众咨询" in text
    assert "发放宣传材料100余份" in text
    assert "进场800多人、咨询500多人、达成意向近100人" in text
    assert "慰问贫困学生4名，每人500元、共2000元" in text


def test_a_townships_plan_is_one_line_a_task(shelf: Shelf) -> None:
    text = township(shelf)
    assert "打算抓好三件事" in text
    assert "一是加大实用技术培训，办好种植养殖培训班。" in text
    assert "三是关爱留守儿童。" in text


def test_a_problem_is_answered_by_what_its_task_does(shelf: Shelf) -> None:
    assert "村级妇女之家活动偏少。下一步，每月到村接访。" in township(shelf)


def test_a_paper_without_accounts_has_no_annex(shelf: Shelf) -> None:
    assert "附件" not in township(shelf)


@pytest.mark.parametrize("name", SAMPLES)
def test_it_reads_well_whatever_facts_are_missing(name: str, shelf: Shelf) -> None:
    sample = load_sample(ROOT / "samples" / name)
    sample["fuer.yaml"]["文稿"] = [
        {**paper, "文种": KIND} for paper in sample["fuer.yaml"]["文稿"] if paper["文种"] in {"工作总结", KIND}
    ]
    found: dict[str, int] = {}
    for seed in range(40):
        for code, composition in written(Eroder(seed).erode(sample), shelf):
            errors = [item.message for item in composition.findings if item.severity is Severity.ERROR]
            for fault in [*errors, *faults(composition.document)]:
                found.setdefault(f"{code}　{fault}", seed)
    assert not found, "\n".join(f"种子{seed}　{fault}" for fault, seed in found.items())


def test_a_centre_may_write_its_summary_alone(shelf: Shelf) -> None:
    files = {
        path.relative_to(ROOT / "samples" / "centre-2014").as_posix(): path.read_bytes()
        for path in (ROOT / "samples" / "centre-2014").rglob("*.yaml")
    }
    files["fuer.yaml"] = files["fuer.yaml"].replace(f"文种: {KIND}".encode(), "文种: 工作总结".encode())
    ((_code, composition),) = written(files, shelf)
    assert list(faults(composition.document)) == []
    text = render_outline(composition.document)
    assert "每年缺口约50万元" in text
    assert text.count("约190万元") == 1
    assert "齐抓共管" not in text
