"""读别人的 Word：字一个不多、一个不少，格式是真正显示的那一种。"""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

import docx as python_docx
import pytest
from desk import R, W, docx, p, r, row, table
from docx.oxml.ns import qn
from docx.shared import Pt

from fuer_docs.importers.word import read_word
from fuer_docs.model.manuscript import Manuscript, Passage
from fuer_docs.ooxml.reader import read_paragraphs

MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="x"><a:themeElements><a:fontScheme name="x">'
    '<a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/><a:font script="Hans" typeface="宋体"/>'
    '<a:font script="Jpan" typeface="ＭＳ ゴシック"/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/>'
    '<a:font script="Hans" typeface="等线"/><a:font script="Jpan" typeface="ＭＳ 明朝"/></a:minorFont>'
    "</a:fontScheme></a:themeElements></a:theme>"
)


def remade(data: bytes, **parts: str) -> bytes:
    """换掉几个部件：styles、settings、numbering、theme。"""
    names = {
        "styles": "word/styles.xml", "settings": "word/settings.xml", "numbering": "word/numbering.xml",
        "theme": "word/theme/theme1.xml",
    }  # fmt: skip
    changed = {names[key]: text for key, text in parts.items()}
    held = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, text in changed.items():
            new.writestr(name, text)
    return held.getvalue()


def styles(*content: str, defaults: str = "") -> str:
    return f"<w:styles {W}>{defaults}{''.join(content)}</w:styles>"


def style(
    style_id: str,
    look: str = "",
    paragraph: str = "",
    *,
    based: str = "",
    default: bool = False,
    kind: str = "paragraph",
) -> str:
    """一个样式。"""
    usual = ' w:default="1"' if default else ""
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}"{usual} w:styleId="{style_id}"><w:name w:val="{style_id}"/>{parent}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{look}</w:rPr></w:style>"
    )


def fonts(**names: str) -> str:
    return "<w:rFonts " + " ".join(f'w:{key}="{name}"' for key, name in names.items()) + "/>"


def para(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def read(*body: str, **parts: str) -> Manuscript:
    return read_word(remade(docx(*body), **parts), "稿.docx")


def texts(*body: str) -> list[str]:
    data = docx(*body)
    found = [passage.text for passage in read_word(data, "稿.docx").passages]
    assert found == [paragraph.text for paragraph in read_paragraphs(data, "稿.docx")], "两种读法数的字要一样"
    return found


# -- 字 --


def sdt(inner: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def box(inner: str) -> str:
    """文本框：新写法一份，老软件用的副本一份。"""
    return (
        f'<w:r><mc:AlternateContent {MC}><mc:Choice Requires="wps"><w:drawing><w:txbxContent>{inner}</w:txbxContent></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


@pytest.mark.parametrize(
    ("name", "body", "expected"),
    [
        ("行内控件", [para(r("单位") + sdt(r("县妇联")) + r("上报"))], ["单位县妇联上报"]),
        ("整段控件", [sdt(p("一段")), p("二段")], ["一段", "二段"]),
        ("绑定数据的控件", [para(sdt(r("2022年"), '<w:dataBinding w:xpath="/a" w:storeItemID="{0}"/>'))], ["2022年"]),
        ("下拉控件", [para(sdt(r("已达标"), '<w:dropDownList><w:listItem w:displayText="已达标" w:value="1"/></w:dropDownList>'))], ["已达标"]),
        ("控件套控件", [para(sdt(sdt(r("里层"))))], ["里层"]),
        ("修订", [para(r("共") + f"<w:ins>{r('47')}</w:ins>" + "<w:del><w:r><w:delText>46</w:delText></w:r></w:del>" + r("份"))], ["共47份"]),
        ("挪动", [para(f"<w:moveFrom>{r('旧处')}</w:moveFrom>" + r("新") + f"<w:moveTo>{r('旧处')}</w:moveTo>")], ["新旧处"]),
        ("域", [para('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
                     '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("2022年") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')],
         ["2022年"]),
        ("简单域", [para(f'<w:fldSimple w:instr="NUMPAGES">{r("12")}</w:fldSimple>')], ["12"]),
        ("链接", [para(f'<w:hyperlink w:anchor="x">{r("见附件")}</w:hyperlink>')], ["见附件"]),
        ("文本框只读一遍", [para(r("正文") + box(p("框里")))], ["正文", "框里"]),
        ("表格", [table(row("指标", "数值"), row("达标", "107")), p("完")], ["指标", "数值", "达标", "107", "完"]),
        ("制表换行", [para("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>")], ["甲\t乙\n丙"]),
        ("注音", [para('<w:r><w:ruby><w:rt><w:r><w:t>ya</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>垭</w:t></w:r></w:rubyBase></w:ruby></w:r>')],
         ["垭"]),
        ("脚注不算", [para(r("正文") + '<w:r><w:footnoteReference w:id="1"/></w:r>')], ["正文"]),
        ("空段", ["<w:p/>", p("字")], ["", "字"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_words_are_read_once(name: str, body: list[str], expected: list[str]) -> None:
    assert texts(*body) == expected, name


def test_a_cell_knows_its_row_and_column() -> None:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("合并")}</w:tc>'
    found = read(table(row("甲", "乙", "丙"), row(wide, "丁")), p("完")).passages
    assert [(one.cell.row, one.cell.column) if one.cell else None for one in found] == [
        (0, 0), (0, 1), (0, 2), (1, 0), (1, 2), None,
    ]  # fmt: skip


def test_cells_and_boxes_are_told_apart_from_the_body() -> None:
    found = read(table(row("格")), para(r("正文") + box(p("框")))).passages
    assert [(one.text, one.in_table, one.in_box) for one in found] == [
        ("格", True, False), ("正文", False, False), ("框", False, True),
    ]  # fmt: skip


# -- 字体 --


def only(manuscript: Manuscript) -> Passage:
    (passage,) = manuscript.passages
    return passage


def face(manuscript: Manuscript) -> Any:
    passage = only(manuscript)
    assert passage.setting is not None
    return passage.setting.faces[0]


def test_fonts_come_down_from_the_defaults_through_the_styles_to_the_run() -> None:
    sheet = styles(
        style("a", fonts(eastAsia="楷体") + '<w:sz w:val="30"/>', default=True),
        style("b", fonts(ascii="Arial"), based="a"),
        style("c", '<w:sz w:val="36"/>', kind="character"),
        defaults=f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(ascii='Times New Roman', eastAsia='宋体')}</w:rPr></w:rPrDefault></w:docDefaults>",
    )
    found = face(read(para(r("字", '<w:rStyle w:val="c"/>'), '<w:pStyle w:val="b"/>'), styles=sheet))
    assert (found.east_asia, found.ascii, found.size) == ("楷体", "Arial", 18.0)
    assert face(read(para(r("字", fonts(eastAsia="黑体")), '<w:pStyle w:val="b"/>'), styles=sheet)).east_asia == "黑体"


def test_a_style_that_does_not_exist_is_the_normal_one() -> None:
    sheet = styles(style("a", '<w:sz w:val="30"/>', default=True))
    assert face(read(para(r("字"), '<w:pStyle w:val="没有"/>'), styles=sheet)).size == 15.0


@pytest.mark.parametrize(
    ("language", "name"), [("zh-CN", "等线"), ("ja-JP", "ＭＳ 明朝"), ("", "等线")], ids=["简体", "日文", "没写"]
)
def test_a_theme_font_is_the_one_of_the_document_language(language: str, name: str) -> None:
    sheet = styles(style("a", fonts(eastAsiaTheme="minorEastAsia", asciiTheme="minorHAnsi"), default=True))
    settings = f'<w:settings {W}><w:themeFontLang w:val="en-US"{f" w:eastAsia={chr(34)}{language}{chr(34)}" if language else ""}/></w:settings>'
    found = face(read(p("字"), styles=sheet, settings=settings, theme=THEME))
    assert (found.east_asia, found.ascii) == (name, "Calibri")


def test_a_theme_font_hides_the_name_beside_it_but_not_a_later_name() -> None:
    sheet = styles(style("a", fonts(eastAsia="仿宋_GB2312", eastAsiaTheme="minorEastAsia"), default=True))
    found = face(read(p("字"), styles=sheet, theme=THEME))
    assert (found.east_asia, found.shadowed) == ("等线", "仿宋_GB2312")
    found = face(read(para(r("字", fonts(eastAsia="仿宋"))), styles=sheet, theme=THEME))
    assert (found.east_asia, found.shadowed) == ("仿宋", None)


def test_quotes_follow_the_latin_font_unless_hinted() -> None:
    names = {"ascii": "Times New Roman", "hAnsi": "Times New Roman", "eastAsia": "仿宋"}
    assert face(read(para(r("“字”", fonts(**names))))).mark == "Times New Roman"
    assert face(read(para(r("“字”", fonts(**names, hint="eastAsia"))))).mark == "仿宋"


@pytest.mark.parametrize(
    ("of_paragraph", "of_character", "direct", "bold"),
    [("<w:b/>", "", "", True), ("<w:b/>", "<w:b/>", "", False), ("<w:b/>", "<w:b/>", "<w:b/>", True),
     ("", "<w:b/>", "", True), ("<w:b/>", "", '<w:b w:val="0"/>', False), ("", "", "", None), ('<w:b w:val="0"/>', "<w:b/>", "", True)],
)  # fmt: skip
def test_bold_in_both_styles_cancels_out(of_paragraph: str, of_character: str, direct: str, bold: bool | None) -> None:
    sheet = styles(style("a", of_paragraph, default=True), style("c", of_character, kind="character"))
    assert face(read(para(r("字", f'<w:rStyle w:val="c"/>{direct}')), styles=sheet)).bold is bold


def test_a_long_run_of_one_look_is_one_face() -> None:
    passage = only(read(para(r("甲") + r("乙") + r("丙", "<w:b/>"))))
    assert passage.setting is not None
    assert [(one.start, one.end, one.bold) for one in passage.setting.faces] == [(0, 2, None), (2, 3, True)]


# -- 段落 --


def test_indents_in_characters_win_and_lengths_are_turned_into_characters() -> None:
    size = '<w:sz w:val="32"/>'
    for written, first in (
        ('<w:ind w:firstLineChars="200" w:firstLine="100"/>', 2.0), ('<w:ind w:firstLine="640"/>', 2.0),
        ('<w:ind w:firstLineChars="0" w:firstLine="640"/>', 2.0), ("", None),
    ):  # fmt: skip
        passage = only(read(para(r("字", size), written)))
        assert passage.setting is not None
        assert passage.setting.first_line == first


NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="5">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="h1"/><w:lvlText w:val="%1、"/>'
    '<w:pPr><w:ind w:left="640" w:hanging="320"/></w:pPr></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="h2"/><w:lvlText w:val="（%2）"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    "</w:numbering>"
)


def numbered(level: int, number: int = 1, more: str = "") -> str:
    return para(r("字"), f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>{more}')


def test_automatic_numbers_are_printed_as_word_prints_them() -> None:
    body = [
        numbered(0),
        numbered(1),
        numbered(1),
        numbered(0),
        numbered(1),
        numbered(2),
        numbered(2),
        numbered(0, 2),
        p("字"),
    ]
    found = read(*body, numbering=NUMBERING).passages
    assert [one.label for one in found] == ["一、", "（一）", "（二）", "二、", "（一）", "3.", "4.", "一、", ""]


def test_a_style_brings_its_own_level_of_numbering() -> None:
    sheet = styles(
        style("a", default=True), style("h1", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>'),
        style("h2", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>'), style("h3", based="h2"),
        style("none", paragraph='<w:numPr><w:numId w:val="0"/></w:numPr>', based="h1"),
    )  # fmt: skip
    body = [para(r("字"), f'<w:pStyle w:val="{name}"/>') for name in ("h1", "h2", "h2", "none", "h1")]
    found = read(*body, styles=sheet, numbering=NUMBERING).passages
    assert [one.label for one in found] == ["一、", "（一）", "（二）", "", "二、"]


def test_the_indent_of_a_number_gives_way_to_the_paragraphs_own() -> None:
    size = '<w:rPr><w:sz w:val="32"/></w:rPr>'
    plain = only(read(numbered(0), numbering=NUMBERING)).setting
    assert plain is not None
    assert plain.left == pytest.approx(2.0)
    own = only(read(numbered(0, more=f'<w:ind w:left="0" w:firstLine="640"/>{size}'), numbering=NUMBERING)).setting
    assert own is not None
    assert (own.left, own.hanging, own.first_line) == (0.0, None, pytest.approx(2.0))


# -- 版面 --


def section(**more: str) -> str:
    return (
        f'<w:sectPr>{more.get("references", "")}<w:type w:val="{more.get("kind", "nextPage")}"/>'
        f'<w:pgSz w:w="{more.get("w", "11906")}" w:h="{more.get("h", "16838")}"/>'
        '<w:pgMar w:top="2098" w:bottom="1984" w:left="1588" w:right="1474" w:gutter="0"/></w:sectPr>'
    )


def test_sections_pages_and_page_breaks_are_read() -> None:
    found = read(p("一"), para(r("二"), section()), para(r("三") + '<w:r><w:br w:type="page"/></w:r>'), p("四"))
    assert [(one.section, one.ends_page) for one in found.passages] == [(0, False), (0, True), (1, True), (1, False)]
    assert [round(page.width) for page in found.pages] == [210, 210]
    assert (found.pages[0].top, found.pages[0].left) == (37.01, 28.01)


def test_old_settings_kept_by_tracked_changes_are_no_sections() -> None:
    changed = f'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:sectPrChange w:id="1" w:author="x">{section()}</w:sectPrChange></w:sectPr>'
    assert len(read(para(r("一"), changed), p("二")).pages) == 2


def test_the_width_of_a_table_is_written_a_share_or_the_sum_of_its_columns() -> None:
    def made(width: str, columns: str = "") -> str:
        return f"<w:tbl><w:tblPr>{width}</w:tblPr><w:tblGrid>{columns}</w:tblGrid><w:tr><w:tc>{p('格')}</w:tc></w:tr></w:tbl>"

    found = read(
        made('<w:tblW w:w="8844" w:type="dxa"/>'), made('<w:tblW w:w="5000" w:type="pct"/>'), made('<w:tblW w:w="50%" w:type="pct"/>'),
        made('<w:tblW w:w="0" w:type="auto"/>', '<w:gridCol w:w="2000"/><w:gridCol w:w="2000"/>'),
    )  # fmt: skip
    assert [(one.n, one.width) for one in found.tables] == [(1, 156.0), (2, 156.0), (3, 78.0), (4, 70.6)]


def footer_file(inner: str, kind: str = "default") -> bytes:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="/word/footer9.xml"/></Relationships>'
    )
    more = {
        "word/_rels/document.xml.rels": relations.encode(),
        "word/footer9.xml": f"<w:ftr {W} {R}>{inner}</w:ftr>".encode(),
    }
    reference = f'<w:footerReference w:type="{kind}" r:id="rId9"/>'
    return docx(para(r("一"), section(references=reference)), p("二"), more=more)


PAGE_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr><w:rFonts w:ascii="宋体"/><w:sz w:val="28"/></w:rPr>'
    '<w:instrText xml:space="preserve"> PAGE \\* MERGEFORMAT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def test_page_numbers_are_read_with_their_look_and_passed_on_to_the_next_section() -> None:
    found = read_word(
        footer_file(para(r("— ") + PAGE_FIELD + r(" —"), '<w:jc w:val="right"/><w:ind w:rightChars="100"/>')), "稿.docx"
    )
    (number,) = found.pages[0].page_numbers
    assert (number.text, number.align, number.right, number.font, number.size) == (
        "— PAGE —",
        "right",
        1.0,
        "宋体",
        14.0,
    )
    assert found.pages[1].page_numbers == found.pages[0].page_numbers


def test_a_page_number_in_a_frame_or_a_box_stands_where_the_frame_stands() -> None:
    frame = '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="outside" w:y="1"/>'
    assert read_word(footer_file(para(PAGE_FIELD, frame)), "稿.docx").pages[0].page_numbers[0].align == "outside"
    boxed = para(box(para(f'<w:fldSimple w:instr=" PAGE ">{r("1")}</w:fldSimple>')))
    (number,) = read_word(footer_file(boxed), "稿.docx").pages[0].page_numbers
    assert (number.text, number.align) == ("PAGE", "unknown")


def test_even_footers_count_only_when_odd_and_even_differ() -> None:
    data = footer_file(para(PAGE_FIELD), "even")
    assert read_word(data, "稿.docx").pages[0].page_numbers == ()
    switched = remade(data, settings=f"<w:settings {W}><w:evenAndOddHeaders/></w:settings>")
    assert [one.kind for one in read_word(switched, "稿.docx").pages[0].page_numbers] == ["even"]


def test_a_document_of_python_docx_is_read_as_it_shows() -> None:
    made = python_docx.Document()
    made.styles["Normal"].font.name = "Times New Roman"
    made.add_heading("一、健全机制", level=1)
    run = made.add_paragraph().add_run("召开全体会议2次。")
    run.font.size = Pt(16)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋_GB2312")
    made.add_table(rows=1, cols=1).cell(0, 0).text = "格"
    held = BytesIO()
    made.save(held)
    heading, body, cell = read_word(held.getvalue(), "稿.docx").passages
    assert (heading.style, heading.setting.outline if heading.setting else None) == ("一级标题", 1)
    assert body.setting is not None
    shown = body.setting.faces[0]
    assert (shown.east_asia, shown.ascii, shown.size) == ("仿宋_GB2312", "Times New Roman", 16.0)
    assert cell.in_table
