"""事实缺多少都行：删掉任意几条、几项，文稿照样读得通。"""

from __future__ import annotations

from typing import Any

import pytest
from erosion import SAMPLE, Eroder, load_sample
from prose import faults

from fuer_docs.compose.compose import Composition
from fuer_docs.engine.build import compose_paper, make_scene
from fuer_docs.engine.workspace import Shelf, open_workspace
from fuer_docs.load.workspace import load_workspace
from fuer_docs.model.finding import Severity
from fuer_docs.model.template import Template
from fuer_docs.ooxml.template import read_template

SEEDS = range(200)
BLOCK = 20
"""一个测试跑几个种子；一份文稿一个测试太碎，一起跑又看不出是哪个。"""


@pytest.fixture(scope="module")
def sample() -> dict[str, Any]:
    return load_sample()


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return open_workspace(SAMPLE)[2]


@pytest.fixture(scope="module")
def templates(shelf: Shelf) -> dict[str, Template]:
    return {kind: read_template(item.read_bytes(), file, "gbt9704") for kind, (file, item) in shelf.templates.items()}


def eroded_papers(
    seed: int, sample: dict[str, Any], shelf: Shelf, templates: dict[str, Template]
) -> list[tuple[str, Composition]]:
    """删过的工作区写成的三份文稿。"""
    workspace, _findings = load_workspace(Eroder(seed).erode(sample))
    found = []
    for paper in workspace.setting.papers:
        kind = paper.kind.text
        scene = make_scene(workspace, shelf, paper, kind)
        found.append((paper.code.text, compose_paper(scene, shelf, templates[kind])))
    return found


@pytest.mark.parametrize("start", SEEDS[::BLOCK], ids=lambda start: f"seeds_{start}_to_{start + BLOCK - 1}")
def test_papers_read_well_whatever_facts_are_missing(
    start: int, sample: dict[str, Any], shelf: Shelf, templates: dict[str, Template]
) -> None:
    found: dict[str, str] = {}
    for seed in range(start, start + BLOCK):
        for code, composition in eroded_papers(seed, sample, shelf, templates):
            errors = [
                f"错误 {item.rule}：{item.message}" for item in composition.findings if item.severity is Severity.ERROR
            ]
            for fault in [*errors, *faults(composition.document)]:
                found.setdefault(f"{code}　{fault}", f"种子{seed}")
    assert not found, "\n".join(f"{seed}　{fault}" for fault, seed in found.items())


def test_the_watched_faults_are_seen_when_they_are_there(shelf: Shelf, templates: dict[str, Template]) -> None:
    """看的人自己没睡着：把好端端的样例弄坏，每一种都要看得出来。"""
    workspace, _findings, _shelf = open_workspace(SAMPLE)
    paper = next(paper for paper in workspace.setting.papers if paper.kind.text == "工作总结")
    document = compose_paper(make_scene(workspace, shelf, paper, "工作总结"), shelf, templates["工作总结"]).document
    assert list(faults(document)) == []
    body = next(block for block in document.blocks if getattr(block, "role", "") == "正文" and len(block.text) > 40)
    good = list(body.runs)
    for spoiled, expected in (
        ("，。", "标点叠在一起"), ("印发《》。", "空的引号"), ("此外。", "连接词没有下文"), ("，由。", "介词没有宾语"),
        ("和。", "和字后面没有东西"), ("没有写完", "没有句号收尾"),
    ):  # fmt: skip
        body.runs = [*good, good[-1]._replace(text=spoiled, origin=None)]
        assert any(expected in fault for fault in faults(document)), expected
    body.runs = good
    heading = next(block for block in document.blocks if getattr(block, "level", 0) == 2)
    document.blocks.insert(document.blocks.index(heading), heading)
    assert any("标题没有内容" in fault for fault in faults(document))
