"""来路不明的文件：一句平常话说清，退出码 2，旁边的照查不误。"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from desk import R, W, docx, p
from hostile import LAUGHS, lying_bomb, within

Run = Callable[..., tuple[int, str, str]]
RunJson = Callable[..., tuple[int, dict[str, Any]]]


_quick = within(5.0)


def repacked(data: bytes, name: str, content: bytes) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return held.getvalue()


def document(inner: str, head: str = "") -> bytes:
    return f"{head}<w:document {W} {R}><w:body>{inner}</w:body></w:document>".encode()


def bomb() -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (70 << 20))
    return held.getvalue()


GOOD = docx("全县召开会议2次。")
STRANGE: dict[str, bytes] = {
    "空的.docx": b"",
    "文字.docx": "各位领导：".encode(),
    "网页.docx": b"<html><body>x</body></html>",
    "图片.docx": b"\x89PNG\r\n\x1a\n" + b"\0" * 64,
    "旧版.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096,
    "旧版.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096,
    "截断.docx": GOOD[: len(GOOD) // 2],
    "带宏.docx": repacked(GOOD, "word/vbaProject.bin", b"\0"),
    "带宏.docm": repacked(GOOD, "word/vbaProject.bin", b"\0"),
    "炸弹.docx": bomb(),
    "少报.docx": lying_bomb(),
    "千万段.docx": repacked(GOOD, "word/document.xml", document("<w:p/>" * 4_000_000)),
    "实体炸弹.docx": repacked(GOOD, "word/document.xml", document(p("&j;"), LAUGHS)),
    "外部实体.docx": repacked(
        GOOD, "word/document.xml", document(p("&x;"), '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
    ),
    "主题里的实体.docx": repacked(GOOD, "word/theme/theme1.xml", b'<!DOCTYPE s [<!ENTITY x "y">]><s>&x;</s>'),
    "编号坏了.docx": repacked(GOOD, "word/numbering.xml", b"<w:numbering"),
    "没写完.docx": repacked(GOOD, "word/document.xml", document("<w:p>")[:-20]),
    "很深.docx": repacked(GOOD, "word/document.xml", document("<w:sdt>" * 5000 + "</w:sdt>" * 5000)),
    "表格.xlsx": GOOD,
    "二进制.txt": b"\0\1\2\3" * 100,
    "编码.txt": b"\xff\xff\x81\x00\xfe"[:3] + b"\xff",
}


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_file_gets_one_plain_sentence(name: str, tmp_path: Path, run_json: RunJson) -> None:
    path = tmp_path / name
    path.write_bytes(STRANGE[name])
    good = tmp_path / "好的.docx"
    good.write_bytes(GOOD)
    code, said = run_json("check", path, good)
    assert code == 2
    strange, other = said["files"]
    (finding,) = strange["findings"]
    assert (finding["rule"], finding["severity"], finding["n"]) == ("unreadable-file", "error", None)
    assert finding["hint"]
    assert not any(word in finding["message"] for word in ("Error", "zip", "lxml", "xml", "Traceback", "\n"))
    assert "unreadable-file" not in {one["rule"] for one in other["findings"]}


def test_an_entity_does_nothing_in_any_encoding(tmp_path: Path, run: Run) -> None:
    text = document(p("&x;"), '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w [<!ENTITY x "漏了">]>').decode()
    path = tmp_path / "稿.docx"
    path.write_bytes(repacked(GOOD, "word/document.xml", text.encode("utf-16")))
    code, out, err = run("check", path)
    assert code in {0, 2}
    assert "漏了" not in out + err


def test_nothing_is_written_beside_a_file_that_cannot_be_read(tmp_path: Path, run: Run) -> None:
    path, out = tmp_path / "坏.docx", tmp_path / "副本.docx"
    path.write_bytes(b"")
    assert run("check", path, "--annotate", out, "--fix", tmp_path / "改.docx")[0] == 2
    assert sorted(one.name for one in tmp_path.iterdir()) == ["坏.docx"]


def test_a_folder_is_checked_to_the_end(tmp_path: Path, run_json: RunJson) -> None:
    (tmp_path / "坏.docx").write_bytes(b"PK")
    (tmp_path / "好.docx").write_bytes(GOOD)
    (tmp_path / "~$好.docx").write_bytes(b"lock")
    (tmp_path / ".隐藏.docx").write_bytes(b"x")
    code, said = run_json("check", tmp_path)
    assert code == 2
    assert len(said["files"]) == 2


@pytest.mark.parametrize("value", ["1440.0000000000002", "", "很大", "1e400", "-300", "nan", "0"])
def test_odd_numbers_in_measures_do_not_stop_the_check(value: str, tmp_path: Path, run: Run) -> None:
    section = f'<w:sectPr><w:pgSz w:w="{value}" w:h="{value}"/><w:pgMar w:left="{value}" w:top="{value}"/><w:docGrid w:linePitch="{value}"/></w:sectPr>'
    look = f'<w:pPr><w:ind w:firstLine="{value}" w:leftChars="{value}"/><w:spacing w:line="{value}"/><w:outlineLvl w:val="{value}"/></w:pPr>'
    inner = f'<w:p>{look}<w:r><w:rPr><w:sz w:val="{value}"/></w:rPr><w:t>各单位要报送材料。</w:t></w:r></w:p>'
    path = tmp_path / "稿.docx"
    path.write_bytes(repacked(GOOD, "word/document.xml", document(inner + section)))
    assert run("check", path)[0] in {0, 1}
