"""自己写成的表格也查：合计对不对得上，格子认得和写出来的文件一样。"""

from __future__ import annotations

from pathlib import Path

import pytest

import fuer_docs.engine.build as engine
from fuer_docs.engine.build import Request, build
from fuer_docs.engine.check import check_document, read_manuscript
from fuer_docs.model.document import Cell, Document, Paragraph, Row, Run, Table


def table(*rows: str, first: bytes = b"") -> Table:
    """一行一行的表，格子以空格隔开；``first`` 是头一格的样板。"""
    made = []
    for row in rows:
        cells = [Cell(b"", [Paragraph(0, "表格文字", [Run(text)])]) for text in row.split()]
        cells[0].properties = first
        made.append(Row(b"", False, cells))
    return Table(b"", made)


def test_a_total_that_does_not_add_up_is_told_before_the_paper_leaves() -> None:
    document = Document("工作总结", [table("乡镇 人数", "甲镇 30", "乙镇 20", "合计 60")])
    (finding,) = check_document(document, "稿.docx")
    assert (finding.rule, finding.place and finding.place.text) == ("table-total-mismatch", "60")


def test_a_total_that_adds_up_is_left_alone() -> None:
    assert check_document(Document("工作总结", [table("乡镇 人数", "甲镇 30", "乙镇 20", "合计 50")]), "稿.docx") == []


def test_tables_are_told_apart_and_wide_cells_take_their_columns() -> None:
    wide = b'<w:tcPr><w:gridSpan w:val="3"/></w:tcPr>'
    inner = table("甲 乙")
    outer = table("丙 丁", first=wide)
    outer.rows[0].cells[1].blocks.insert(0, inner)
    document = Document("", [table("戊 己"), outer])
    found = [(paragraph.text, spot and tuple(spot)) for _n, paragraph, spot in document.located()]
    assert found == [
        ("戊", (0, 0, 0)), ("己", (0, 0, 1)), ("丙", (1, 0, 0)), ("甲", (2, 0, 0)), ("乙", (2, 0, 1)), ("丁", (1, 0, 3)),
    ]  # fmt: skip


@pytest.mark.parametrize("paper", ["自评报告", "年度总结"])
def test_cells_are_where_the_written_file_has_them(
    paper: str, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents: list[Document] = []
    monkeypatch.setattr(engine, "_own_faults", lambda _root, _shelf, drafts, _built: documents.extend(
        draft.document for draft in drafts) or [])  # fmt: skip
    (built,) = build(Request(workspace, (paper,), tmp_path)).built
    ours = {n: spot for n, _paragraph, spot in documents[0].located()}
    theirs = {passage.n: passage.cell for passage in read_manuscript(Path(built.file)).passages}
    assert any(ours.values())
    assert ours == {n: theirs[n] for n in ours}
