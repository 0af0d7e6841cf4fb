"""读 .docx 的表格：每一格在哪一行哪一列，跨列的、空着的也数得对。"""

from __future__ import annotations

import io

import docx

from fuer_docs.importers.word import read_word
from fuer_docs.model.manuscript import Cell


def test_a_paragraph_in_a_table_knows_its_row_and_column() -> None:
    document = docx.Document()
    document.add_paragraph("附表")
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "片区"
    table.cell(0, 2).text = "户数"
    table.cell(1, 2).text = "12"
    document.add_table(rows=1, cols=1).cell(0, 0).text = "另一张"
    data = io.BytesIO()
    document.save(data)

    found = {passage.text: passage.cell for passage in read_word(data.getvalue(), "表.docx").passages}

    assert found["附表"] is None
    assert found["片区"] == Cell(0, 0, 0)
    assert found["户数"] == Cell(0, 0, 2)
    assert found["12"] == Cell(0, 1, 2)
    assert found["另一张"] == Cell(1, 0, 0)
