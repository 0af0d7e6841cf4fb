"""写字台：手写一份小 .docx 当模板，配几条事实和片段，成文后看各段。

自带的片段和表一概不用，免得别人改写法时这里跟着红。
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from fuer_docs.compose.compose import Composition
from fuer_docs.engine.build import compose_paper, make_scene
from fuer_docs.engine.workspace import Shelf
from fuer_docs.load.workspace import load_workspace
from fuer_docs.model.document import Document, Paragraph, Run, Table, table_rows
from fuer_docs.model.finding import Finding, Severity
from fuer_docs.ooxml.template import read_template

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
STYLES = (
    "正文", "标题", "副标题", "称谓", "一级标题", "二级标题", "三级标题", "四级标题", "附件说明", "署名", "成文日期",
    "附件序号", "附件标题", "表头", "表格文字",
)  # fmt: skip
BOLD, RED, ITALIC = "<w:b/>", '<w:color w:val="FF0000"/>', "<w:i/>"


# -- 写 XML --


def r(text: str, look: str = "", attributes: str = "") -> str:
    """一截字。"""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r{attributes}>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(content: str, style: str = "") -> str:
    """一段；``content`` 是一串 run，或者就是文字。"""
    inner = content if content.lstrip().startswith("<w:") else r(content) if content else ""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{inner}</w:p>"


def cell(*content: str) -> str:
    """一格；给文字就是一段。"""
    inner = "".join(item if item.startswith("<w:") else p(item) for item in content or ("",))
    return f'<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/></w:tcPr>{inner}</w:tc>'


def row(*cells: str, header: bool = False) -> str:
    """一行。"""
    properties = "<w:trPr><w:tblHeader/></w:trPr>" if header else ""
    inner = "".join(item if item.startswith("<w:tc>") else cell(item) for item in cells)
    return f"<w:tr>{properties}{inner}</w:tr>"


def table(*rows: str) -> str:
    """一张表。"""
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid/>{"".join(rows)}</w:tbl>'


def styles_xml() -> str:
    """各个角色一个样式；每级标题的字体各不相同，好认。"""
    found = []
    for number, name in enumerate(STYLES):
        default = ' w:default="1"' if name == "正文" else ""
        size = 44 if name in {"标题", "附件标题"} else 32
        look = f'<w:rPr><w:sz w:val="{size}"/><w:kern w:val="{number}"/></w:rPr>'
        found.append(
            f'<w:style w:type="paragraph"{default} w:styleId="{name}"><w:name w:val="{name}"/>{look}</w:style>'
        )
    return f"<w:styles {W}>{''.join(found)}</w:styles>"


def docx(*body: str, header: str = "", footer: str = "", more: dict[str, bytes] | None = None) -> bytes:
    """一份 .docx。``body`` 里不以 < 开头的当一段文字。"""
    inner = "".join(item if item.startswith("<w:") else p(item) for item in body)
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:left="1588" w:right="1474"/></w:sectPr>'
    kinds = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        f'wordprocessingml.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), ("styles", "styles"), ("header1", "header"), ("footer1", "footer"))
        if name not in {"header1", "footer1"} or (header if name == "header1" else footer)
    )  # fmt: skip
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{kinds}</Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {W} {R}><w:body>{inner}{section}</w:body></w:document>",
        "word/styles.xml": styles_xml(),
    }
    if header:
        parts["word/header1.xml"] = f"<w:hdr {W} {R}>{header}</w:hdr>"
    if footer:
        parts["word/footer1.xml"] = f"<w:ftr {W} {R}>{footer}</w:ftr>"
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
        for name, data in (more or {}).items():
            archive.writestr(name, data)
    return held.getvalue()


# -- 工作区 --

SETTING = """\
单位: 青川县妇女儿童工作委员会
单位类型: {unit_type}
层级: {level}
地名: {{本级: 青川县, 上级: 临江州, 自称: 我县}}
年度: {year}
文稿:
  - {{编号: 样张, 文种: {kind}, 成文日期: {issued}{more}}}
"""
LEVELS = "- {末字: 县, 级: 县, 党委: 县委, 政府: 县政府, 下级: 各乡镇, 范围: 全县}\n- {末字: 州, 级: 州, 党委: 州委, 政府: 州政府, 下级: 各县（市）, 范围: 全州}\n"
FACTS = """\
默认: {来源: 示例数据}
短板:
  - {编号: 指标弱, 表现: [达标难度大, 数据不全], 原因: 储备不足, 组别: 弱, 排序: 1}
  - {编号: 机制弱, 表现: 机制不完善, 组别: 弱, 排序: 2}
  - {编号: 保障弱, 表现: 资源不足, 影响: 服务跟不上, 组别: 弱, 排序: 3}
"""


class _File:
    def __init__(self, data: bytes) -> None:
        self._data = data

    def read_bytes(self) -> bytes:
        return self._data


class OwnLibrary:
    """只有给定的片段和表。"""

    def __init__(self, fragments: dict[str, str], tables: dict[str, str]) -> None:
        self._fragments, self._tables = fragments, tables

    def templates(self) -> dict[str, Any]:
        return {}

    def signature(self) -> str:
        return ""

    def bundled_fragments(self) -> list[tuple[str, str]]:
        return []

    def own_fragments(self) -> list[tuple[str, str]]:
        return [
            (f"fragments/{name.replace('#', '-')}.txt", text if text.startswith("---") else f"---\n编号: {name}\n---\n{text}")
            for name, text in self._fragments.items()
        ]  # fmt: skip

    def is_own(self, _item: Any) -> bool:
        return True

    def tables(self) -> list[tuple[str, Any]]:
        return [(f"fragments/tables/{name}.yaml", _File(text.encode())) for name, text in self._tables.items()]


@dataclass
class Written:
    """写成的一份。"""

    composition: Composition
    shelf: Shelf

    @property
    def document(self) -> Document:
        return self.composition.document

    @property
    def findings(self) -> list[Finding]:
        return self.composition.findings

    @property
    def errors(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity is Severity.ERROR]

    @property
    def choices(self) -> dict[str, str]:
        return self.composition.choices

    @property
    def gaps(self) -> list[str]:
        return [gap.name for _n, gap in self.composition.gaps()]

    @property
    def paragraphs(self) -> list[Paragraph]:
        return [paragraph for _n, paragraph in self.document.paragraphs()]

    @property
    def texts(self) -> list[str]:
        """各段的文字，表格里的也在内。"""
        return [paragraph.text for paragraph in self.paragraphs]

    @property
    def text(self) -> str:
        """只有一段时的文字。"""
        (only,) = self.texts
        return only

    @property
    def tables(self) -> list[list[list[str]]]:
        return [table_rows(block) for block in self.document.blocks if isinstance(block, Table)]

    def run(self, text: str) -> Run:
        """正好是这几个字的那一截。"""
        found = [item for paragraph in self.paragraphs for item in paragraph.runs if item.text == text]
        assert found, f"没有一截是 {text!r}：{[[item.text for item in p.runs] for p in self.paragraphs]}"
        return found[0]


def compose(
    template: bytes,
    *,
    facts: str = FACTS,
    fragments: dict[str, str] | None = None,
    tables: dict[str, str] | None = None,
    wordings: str = "",
    kind: str = "样张",
    level: str = "县区",
    unit_type: str = "妇儿工委",
    year: int = 2022,
    issued: str = "2022-12-20",
    more: str = "",
) -> Written:
    """照一份模板成文。"""
    setting = SETTING.format(unit_type=unit_type, level=level, year=year, kind=kind, issued=issued, more=more)
    files = {"fuer.yaml": setting.encode(), "facts/事实.yaml": facts.encode()}
    if wordings:
        files["措辞.yaml"] = wordings.encode()
    workspace, _findings = load_workspace(files)
    shelf = Shelf(OwnLibrary(fragments or {}, {"层级": LEVELS} | (tables or {})))  # type: ignore[arg-type]
    assert not shelf.fragments[1], shelf.fragments[1]
    assert not shelf.tables.findings(), shelf.tables.findings()
    (paper,) = workspace.setting.papers
    scene = make_scene(workspace, shelf, paper, kind)
    return Written(compose_paper(scene, shelf, read_template(template, "样张.docx")), shelf)


def write(*body: str, **options: Any) -> Written:
    """照几段文字成文；不许有错误。"""
    header, footer = options.pop("header", ""), options.pop("footer", "")
    written = compose(docx(*body, header=header, footer=footer), **options)
    assert written.errors == [], [(item.rule, item.message) for item in written.errors]
    return written


def fail(*body: str, **options: Any) -> list[Finding]:
    """照几段文字成文；交出错误，一个也没有就是测试写错了。"""
    written = compose(docx(*body), **options)
    assert written.errors, written.texts
    return written.errors


def show(expression: str, **options: Any) -> str:
    """一个式子印出来是什么。"""
    return write("印" + "{{ " + expression + " }}", **options).text[1:]
