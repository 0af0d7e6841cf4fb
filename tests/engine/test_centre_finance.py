"""中心的账：合计、缺口、欠付都是算出来的，每个数说得出由哪几笔来。"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from fuer_docs.engine.build import compose_paper, make_scene
from fuer_docs.engine.workspace import open_workspace
from fuer_docs.model.document import Document, Run
from fuer_docs.ooxml.template import read_template

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "centre-2014"
DERIVED = {
    "1700余万元": ("516+200+328+209+310+170", 6),
    "约270万元": ("80+150+40", 3),
    "约320万元": ("190+28+12+90", 4),
    "约50万元": ("320-270", 7),
    "123万元": ("1000-877", 1),
    "95.21万元": ("800-704.79", 1),
    "218.21万元": ("123+95.21", 2),
    "668人": ("397+271", 2),
}
"""算出来的数：算式，和它用到几条事实。"""


def composed(root: Path) -> Document:
    workspace, _findings, shelf = open_workspace(root)
    paper = workspace.setting.papers[0]
    file, item = shelf.templates[paper.kind.text]
    template = read_template(item.read_bytes(), file, "gbt9704")
    return compose_paper(make_scene(workspace, shelf, paper, paper.kind.text), shelf, template).document


@pytest.fixture(scope="module")
def document() -> Document:
    return composed(SAMPLE)


def runs(document: Document) -> list[Run]:
    return [run for _n, paragraph in document.paragraphs() for run in paragraph.runs]


def text_of(document: Document) -> str:
    return "\n".join(paragraph.text for _n, paragraph in document.paragraphs())


@pytest.mark.parametrize("figure", DERIVED)
def test_a_derived_figure_names_the_entries_behind_it(document: Document, figure: str) -> None:
    formula, count = DERIVED[figure]
    found = [run for run in runs(document) if run.text == figure and run.origin and run.origin.formula]
    assert found
    for run in found:
        assert run.origin
        assert run.origin.formula == formula
        facts = {source.fact for source in run.origin.inputs}
        assert len(facts) == count
        assert all(source.place.file.startswith("facts/") and source.place.line for source in run.origin.inputs)


def test_no_derived_figure_is_typed_in_the_facts() -> None:
    typed = "\n".join(
        re.sub(r"#.*", "", path.read_text(encoding="utf-8")) for path in sorted((SAMPLE / "facts").glob("*.yaml"))
    )
    for figure in DERIVED:
        assert not re.search(rf"(?<![\d.]){re.escape(figure)}", typed), figure


def test_every_entry_of_the_accounts_stands_in_the_paper_and_in_the_table(document: Document) -> None:
    text = text_of(document)
    for figure in (
        "516万元", "200余万元", "328万元", "209万元", "310万元", "170余万元", "约80万元", "约150万元", "约40万元", "约190万元",
        "约28万元", "12万元", "约90万元", "1000万元", "877万元", "800万元", "704.79万元",
    ):  # fmt: skip
        assert text.count(figure) >= 2, figure


def test_a_payment_changes_what_is_still_owed(tmp_path: Path) -> None:
    root = Path(shutil.copytree(SAMPLE, tmp_path / "centre", ignore=shutil.ignore_patterns("out")))
    path = root / "facts" / "财务.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("已付: 877万元", "已付: 900万元"), encoding="utf-8")
    text = text_of(composed(root))
    assert "欠委托开发应付款100万元" in text
    assert "共欠付195.21万元" in text


def test_a_surplus_is_not_called_a_gap(tmp_path: Path) -> None:
    root = Path(shutil.copytree(SAMPLE, tmp_path / "centre", ignore=shutil.ignore_patterns("out")))
    path = root / "facts" / "财务.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("金额: 约150万元", "金额: 约450万元"), encoding="utf-8")
    text = text_of(composed(root))
    assert "合计约570万元" in text
    assert "缺口" not in text
    assert "收不抵支" not in text
