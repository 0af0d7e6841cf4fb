"""公式存没存下得数：看原文就知道，得数是空字的也是得数。"""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook

from fuer_docs.intake.sheets import read_book

WRITTEN = b"<f>1+1</f><v />"


def with_formula(instead: bytes) -> bytes:
    book = Workbook()
    book.worksheets[0]["B2"] = "=1+1"
    stream, out = BytesIO(), BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as archive, zipfile.ZipFile(out, "w") as made:
        for name in archive.namelist():
            content = archive.read(name)
            if name.endswith("sheet1.xml"):
                assert b'<c r="B2">' + WRITTEN in content.replace(b"<v></v>", b"<v />").replace(b"<v/>", b"<v />")
                start = content.index(b'<c r="B2">')
                content = content[:start] + instead + content[content.index(b"</c>", start) + 4 :]
            made.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("cell", "text", "empty"),
    [
        (b'<c r="B2"><f>1+1</f><v>2</v></c>', "2", False),
        (b'<c r="B2"><f>1+1</f><v></v></c>', "", True),
        (b'<c r="B2"><f>1+1</f></c>', "", True),
        (b'<c r="B2"><f t="shared" si="0"/></c>', "", True),
        (b'<c r="B2" t="str"><f>IF(A1="","",1)</f><v></v></c>', "", False),
        (b'<c r="B2" t="str"><f>IF(A1="","",1)</f><v>\xe6\x97\xa0</v></c>', "无", False),
    ],
)
def test_a_formula_is_without_value_only_if_nothing_was_saved(cell: bytes, text: str, empty: bool) -> None:
    book = read_book(with_formula(cell), "年报.xlsx")
    found = book.sheets[0].rows[1][1]
    assert (found.text, found.empty_formula) == (text, empty)
    assert bool(book.findings) == empty
