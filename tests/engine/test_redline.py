"""对照稿：拒绝全部修订就是旧稿，接受全部就是新稿。"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from fuer_docs.engine.build import Request, build

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def texts(path: Path, *, accept: bool) -> list[str]:
    """接受（或拒绝）全部修订后各段的文字，空段不算。"""
    root = etree.fromstring(ZipFile(path).read("word/document.xml"))
    dropped = f"{W}del" if accept else f"{W}ins"
    found = []
    for paragraph in root.iter(f"{W}p"):
        parts = []
        for element in paragraph.iter(f"{W}t", f"{W}delText", f"{W}br"):
            if not any(parent.tag == dropped for parent in element.iterancestors()):
                parts.append("\n" if element.tag == f"{W}br" else element.text or "")
        found.append("".join(parts))
    return [text for text in found if text.strip()]


def plain(path: Path) -> list[str]:
    return texts(path, accept=True)


def test_rejecting_gives_the_old_paper_and_accepting_the_new(
    workspace: Path, edit: Callable[[Path, str, str], None]
) -> None:
    build(Request(workspace, ("年度总结",)))
    paper = workspace / "out" / "2022年县妇儿工委工作总结.docx"
    before = plain(paper)
    edit(workspace / "facts" / "指标-儿童.yaml", "状态: 预期达标难度大", "状态: 达标")
    facts = workspace / "facts" / "成绩.yaml"
    edit(facts, "成绩:", "成绩:\n  - {名称: 新添的事, 主题: 健康, 措施: [添一件新事], 效果: 群众受益}")
    result = build(Request(workspace, ("年度总结",), redline=True))
    compared = Path(result.built[0].compared)
    assert compared.name == "2022年县妇儿工委工作总结（修订）.docx"
    assert texts(compared, accept=True) == plain(paper)
    assert texts(compared, accept=False) == before
    assert plain(paper) != before


def test_no_comparison_without_an_earlier_build_or_a_change(workspace: Path) -> None:
    assert build(Request(workspace, ("年度总结",), redline=True)).built[0].compared == ""
    assert build(Request(workspace, ("年度总结",), redline=True)).built[0].compared == ""
