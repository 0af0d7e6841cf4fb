"""写成的 .docx 怎么看：拆开包，按样式的继承算出每一段真正的格式。"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "samples" / "county-2022"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KINDS = ("讲话", "讲话（大字版）", "自评报告", "工作总结", "工作计划")
PROFILES = ("gbt9704", "gbt33476")


class Word:
    """一份写成的 .docx。"""

    def __init__(self, data: bytes, kind: str = "", profile: str = "gbt9704") -> None:
        self.data, self.kind, self.profile = data, kind, profile
        self.large = kind.endswith("（大字版）")
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self.names = archive.namelist()
            self.infos = archive.infolist()
            self.parts = {name: archive.read(name) for name in self.names}

    def xml(self, name: str) -> Any:
        return etree.fromstring(self.parts[name])

    @cached_property
    def document(self) -> Any:
        return self.xml("word/document.xml")

    @cached_property
    def styles(self) -> dict[str, Any]:
        """样式名到样式元素。"""
        root = self.xml("word/styles.xml")
        return {style.find(f"{W}name").get(f"{W}val"): style for style in root.findall(f"{W}style")}

    @cached_property
    def by_id(self) -> dict[str, Any]:
        return {style.get(f"{W}styleId"): style for style in self.styles.values()}

    @property
    def roots(self) -> Iterator[tuple[str, Any]]:
        for name in self.names:
            if name.startswith("word/") and name.endswith(".xml"):
                yield name, self.xml(name)

    @cached_property
    def paragraphs(self) -> list[Any]:
        return list(self.document.iter(f"{W}p"))

    @cached_property
    def body(self) -> list[Any]:
        """正文的块：段落和表格。"""
        return [child for child in self.document[0] if child.tag != f"{W}sectPr"]

    @property
    def section(self) -> Any:
        sections = list(self.document.iter(f"{W}sectPr"))
        assert len(sections) == 1
        return sections[0]

    def style_name(self, paragraph: Any) -> str:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return self.by_id[style.get(f"{W}val")].find(f"{W}name").get(f"{W}val") if style is not None else "Normal"

    def chain(self, style: Any) -> Iterator[Any]:
        """样式，它的父样式……"""
        while style is not None:
            yield style
            based = style.find(f"{W}basedOn")
            style = self.by_id[based.get(f"{W}val")] if based is not None else None

    def styled(self, style: Any, group: str, name: str) -> Any:
        """一个样式真正用的属性元素：自己没写就用父样式的，再没有就是默认的。"""
        for step in self.chain(style):
            found = step.find(f"{W}{group}/{W}{name}")
            if found is not None:
                return found
        return self.xml("word/styles.xml").find(f"{W}docDefaults/{W}{group}Default/{W}{group}/{W}{name}")

    def of(self, paragraph: Any, name: str) -> Any:
        """一段真正用的段落属性。"""
        own = paragraph.find(f"{W}pPr/{W}{name}")
        return own if own is not None else self.styled(self.styles[self.style_name(paragraph)], "pPr", name)

    def on(self, paragraph: Any, name: str) -> bool:
        """一个开关属性开着没有。"""
        found = self.of(paragraph, name)
        return found is not None and found.get(f"{W}val", "1") not in {"0", "false", "off"}

    def in_style(self, *names: str) -> list[Any]:
        return [paragraph for paragraph in self.paragraphs if self.style_name(paragraph) in names]


def value(element: Any, attribute: str = "val") -> str | None:
    """w: 属性的值。"""
    found: str | None = element.get(f"{W}{attribute}")
    return found


def number(element: Any, attribute: str = "val") -> int:
    """w: 属性的整数值。"""
    return int(element.get(f"{W}{attribute}"))


def text_of(paragraph: Any) -> str:
    """一段的文字；换行算一个换行符。"""
    pieces = []
    for element in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab"):
        pieces.append(element.text or "" if element.tag == f"{W}t" else "\n" if element.tag == f"{W}br" else "\t")
    return "".join(pieces)
