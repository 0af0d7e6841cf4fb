"""边写边压：攒一批压一批，压几次都写出同样的字节，段落、书签、来历对得上。"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree

import pytest

from fuer_docs.model.document import Block, Cell, Document, Paragraph, Row, Run, Table
from fuer_docs.model.template import Part, Prototype, Template
from fuer_docs.model.values import Origin
from fuer_docs.render import word
from fuer_docs.render.word import marks, render_docx

FACT = Origin((), "算出来的")
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NAMESPACE}}}"
TEMPLATE = Template(
    "样张.docx", "样张", "", "", (), (Prototype(b"<w:pPr></w:pPr>", "正文", 0),), (b"<w:rPr></w:rPr>",), {}, {},
    (Part("word/document.xml", f'<w:document xmlns:w="{NAMESPACE}"><w:body>'.encode(), (), b"</w:body></w:document>"),),
    False, (),
)  # fmt: skip


def paragraph(*runs: Run) -> Paragraph:
    return Paragraph(0, "正文", list(runs))


def cell(*blocks: Block) -> Cell:
    return Cell(b"<w:tcPr/>", list(blocks))


def table(*cells: Cell) -> Table:
    return Table(b"<w:tblPr/>", [Row(b"", False, list(cells))])


def long_document(lines: int) -> Document:
    blocks: list[Block] = []
    for n in range(lines):
        fact = Run(f"{n} & <{n}>", -1, FACT)
        blocks.append(paragraph(Run("甲\n乙\t "), Run("丙"), fact, Run(" 丁", 0), Run("", raw=b"<w:r><w:cr/></w:r>")))
        blocks.append(table(cell(paragraph(fact)), cell(paragraph(Run("戊"), fact)), cell()))
    return Document("样张", blocks)


def written(document: Document) -> bytes:
    with zipfile.ZipFile(BytesIO(render_docx(document, TEMPLATE)[0])) as archive:
        assert archive.testzip() is None
        return archive.read("word/document.xml")


@pytest.mark.parametrize("batch", [1, 6, 60, 600])
def test_the_size_of_a_batch_changes_no_byte(monkeypatch: pytest.MonkeyPatch, batch: int) -> None:
    whole = written(long_document(100))
    monkeypatch.setattr(word, "_BATCH", batch)
    assert written(long_document(100)) == whole


def test_a_paper_of_many_batches_is_whole_and_well_formed() -> None:
    data = written(long_document(3000))
    root = ElementTree.fromstring(data)
    assert sum(1 for _ in root.iter(f"{W}tc")) == 9000
    texts = ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in root.iter(f"{W}p")]
    assert texts[:4] == ["甲乙 丙0 & <0> 丁", "0 & <0>", "戊0 & <0>", ""]
    assert texts[-2] == "戊2999 & <2999>"
    numbers = [int(n) for n in re.findall(rb'bookmarkStart w:id="(\d+)"', data)]
    assert numbers == list(range(1, 9001)) == [int(n) for n in re.findall(rb'bookmarkEnd w:id="(\d+)"', data)]


def test_text_without_a_source_in_one_look_is_one_run() -> None:
    data = written(Document("样张", [paragraph(Run("甲"), Run("乙"), Run("丙", -1, FACT), Run("丁", -1, FACT))]))
    assert re.findall(r"<w:t>(.*?)</w:t>", data.decode()) == ["甲乙", "丙", "丁"]


def test_spaces_at_the_ends_are_kept_and_breaks_are_elements() -> None:
    data = written(Document("样张", [paragraph(Run(" 甲 \n乙\t丙"))])).decode()
    assert '<w:t xml:space="preserve"> 甲 </w:t><w:br/>' in data
    assert '<w:t xml:space="preserve">乙</w:t><w:tab/><w:t xml:space="preserve">丙</w:t>' in data


def test_an_empty_cell_counts_as_the_paragraph_word_needs() -> None:
    fact = Run("三", -1, FACT)
    document = Document("样张", [table(cell(), cell(table(cell(paragraph(fact))))), paragraph(Run("共"), fact)])
    root = ElementTree.fromstring(written(document))
    places = [n for n, p in enumerate(root.iter(f"{W}p"), 1) if p.find(f"{W}bookmarkStart") is not None]
    assert places == [number for number, *_rest in marks(document)] == [2, 4]
    assert [number for number, _paragraph in document.paragraphs()] == places
