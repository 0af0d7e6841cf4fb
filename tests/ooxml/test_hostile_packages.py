"""来路不明的 .docx：打不开的一句话说清，不崩、不慢、不联网。"""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from desk import R, W, compose, docx, p
from hostile import LAUGHS, lying_bomb, within

from fuer_docs.errors import UsageError
from fuer_docs.model.finding import describe
from fuer_docs.ooxml.template import read_template

_quick = within(3.0)


def repacked(data: bytes, **parts: bytes) -> bytes:
    """换掉几个部件（双下划线代替 /，单个 _ 代替 .）。"""
    names = {name.replace("__", "/").replace("_", "."): content for name, content in parts.items()}
    held = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, names.pop(name, old.read(name)))
        for name, content in names.items():
            new.writestr(name, content)
    return held.getvalue()


def body(inner: str, head: str = "") -> bytes:
    return f"{head}<w:document {W} {R}><w:body>{inner}</w:body></w:document>".encode()


GOOD = docx("正文{{ 单位 }}")


def zip_bomb(size: int) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as stream:
            for _chunk in range(size // (1 << 20)):
                stream.write(b" " * (1 << 20))
    return held.getvalue()


def many_parts() -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for number in range(5000):
            archive.writestr(f"word/{number}.xml", "")
    return held.getvalue()


def twice_named() -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/document.xml", body("<w:p/>"))
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("word/document.xml", body("<w:p/><w:p/>"))
    return held.getvalue()


def bare_zip() -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("readme.txt", "你好")
    return held.getvalue()


def encrypted_zip() -> bytes:
    data = bytearray(GOOD)
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    at = 0
    while (at := data.find(b"PK\x03\x04", at)) >= 0:
        data[at + 6] |= 1
        at += 4
    return bytes(data)


STRICT = W.replace("schemas.openxmlformats.org/wordprocessingml/2006/main", "purl.oclc.org/ooxml/wordprocessingml/main")

REFUSED = {
    "空文件": b"",
    "纯文字": "各位领导、同志们：".encode(),
    "网页": b"<html><body>hello</body></html>",
    "图片": b"\x89PNG\r\n\x1a\n" + b"\0" * 64,
    "旧版或加密的": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096,
    "截断的": GOOD[: len(GOOD) // 2],
    "只剩开头的": GOOD[:40],
    "坏在中间的": GOOD[:200] + b"\xff" * 60 + GOOD[260:],
    "加密的包": encrypted_zip(),
    "不是文档的包": bare_zip(),
    "解开七十兆的": zip_bomb(70 << 20),
    "报少了大小的": lying_bomb(),
    "五千个部件的": many_parts(),
    "同名两份的": twice_named(),
    "实体炸弹": repacked(GOOD, word__document_xml=body(p("&j;"), LAUGHS)),
    "外部实体": repacked(
        GOOD, word__document_xml=body(p("&x;"), '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
    ),
    "样式里的实体": repacked(GOOD, word__styles_xml=b'<!DOCTYPE s [<!ENTITY x "y">]><s>&x;</s>'),
    "没写完的内容": repacked(GOOD, word__document_xml=body("<w:p>")[:-20]),
    "内容是空的": repacked(GOOD, word__document_xml=b""),
    "内容不是XML": repacked(GOOD, word__document_xml="正文".encode()),
    "样式坏了": repacked(GOOD, word__styles_xml=b"<w:styles"),
    "页眉坏了": repacked(docx("正文", header=p("{{ 单位 }}")), word__header1_xml=b"<w:hdr"),
    "别的命名空间": repacked(GOOD, word__document_xml=body(p("正文")).replace(W.encode(), STRICT.encode())),
    "嵌套五千层": repacked(GOOD, word__document_xml=body("<w:sdt>" * 5000 + "</w:sdt>" * 5000)),
}


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("profile", ["", "gbt9704"])
def test_what_cannot_be_read_is_refused_in_one_plain_sentence(name: str, profile: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_template(REFUSED[name], "templates/坏的.docx", profile)
    (found,) = caught.value.findings
    assert found.rule == "unreadable-file"
    assert found.place is not None
    assert (found.place.file, found.place.line) == ("templates/坏的.docx", None)
    assert found.hint
    said = describe(found)
    assert said.startswith("错误 templates/坏的.docx：")
    assert not any(word in said for word in ("Error", "zip", "lxml", "xml", "Traceback"))


def test_entities_are_never_expanded_in_any_encoding() -> None:
    text = body(p("&x;"), '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w [<!ENTITY x "漏了">]>').decode()
    try:
        template = read_template(repacked(GOOD, word__document_xml=text.encode("utf-16")), "坏的.docx")
    except UsageError:
        return  # 不肯读也行
    assert "漏了" not in "".join(node.text for node in template.parts[0].nodes)  # type: ignore[union-attr]


@pytest.mark.parametrize("value", ["1440.0000000000002", "21.5", "", "很大", "1e400", "-300", "0"])
def test_odd_numbers_in_measures_do_not_stop_the_reading(value: str) -> None:
    """有的软件把尺寸写成小数；认不得的按平常的算。"""
    section = f'<w:sectPr><w:pgSz w:w="{value}" w:h="{value}"/><w:pgMar w:left="{value}" w:right="{value}" w:top="{value}"/></w:sectPr>'
    styles = (
        f'<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="{value}"/></w:rPr></w:rPrDefault></w:docDefaults>'
        f'<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="标题"/><w:rPr><w:sz w:val="{value}"/></w:rPr>'
        "</w:style></w:styles>"
    )
    inner = p("关于{{ 单位 }}的很长很长的一个标题，长到一行一定放不下，要折成好几行")
    data = repacked(GOOD, word__document_xml=body(inner + section), word__styles_xml=styles.encode())
    written = compose(data)
    assert written.errors == []
    assert written.text.replace("\n", "").startswith("关于青川县妇女儿童工作委员会的很长")


def test_styles_based_on_each_other_in_a_circle_are_read() -> None:
    styles = (
        f'<w:styles {W}><w:style w:type="paragraph" w:styleId="a"><w:name w:val="甲"/><w:basedOn w:val="b"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="乙"/><w:basedOn w:val="a"/></w:style></w:styles>'
    )
    assert compose(repacked(GOOD, word__styles_xml=styles.encode())).errors == []


def test_a_package_without_styles_is_read() -> None:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/document.xml", body(p("正文{{ 单位 }}")))
    assert compose(held.getvalue()).text == "正文青川县妇女儿童工作委员会"
