"""Make the bundled Word templates (templates/docx) from text outlines (scripts/outlines).

    python3 scripts/make_templates.py [--outlines DIR] [--output DIR]

An outline says what a paper holds; this file says what it looks like. Same outline, same bytes.
One line is one paragraph, `样式|文本`; tags such as {{ 标题 }} stay as they are:

    属性|标题=…            also 主题, 关键词 (document properties); 大字版=是: a second file in large print
    正文|{{ 单位 }}……      any paragraph style below; `空行` alone is a blank line
    表格|1:3:2             a table, its columns in these proportions; its rows follow
    表头行|序号‖事项‖单位   a header row, repeated on every page
    行|表格文字|甲‖乙‖丙    a row; one that holds only a statement needs but one cell
    # …                    a remark

Strength of a number: ★ the standard demands it, ☆ it recommends it, ○ practice only.
“Cl.” is a clause of GB/T 9704—2012.
"""

from __future__ import annotations

import argparse
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

ROOT = Path(__file__).resolve().parent.parent
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT = "application/vnd.openxmlformats-officedocument"

# ---------------------------------------------------------------- numbers, in twips (1/20 pt)

PAGE = {"w": 11906, "h": 16838}
"""A4, Cl. 5.1 ★."""

MARGINS = {
    "top": 2098,  # 天头 37 mm, Cl. 5.2.1 ★
    "right": 1474,  # 26 mm = 210 − 28 − 156
    "bottom": 1984,  # 35 mm = 297 − 37 − 225
    "left": 1588,  # 订口 28 mm, Cl. 5.2.1 ★
    "header": 851,  # no header is printed
    "footer": 1447,  # the bottom of a 14 pt line whose dash is 7 mm below the type area, Cl. 7.5 ☆
    "gutter": 0,
}
"""Page margins of profile gbt9704; they leave the type area (版心) of 156 × 225 mm, Cl. 5.2.1 ★."""

TEXT_WIDTH = PAGE["w"] - MARGINS["left"] - MARGINS["right"]
FOOTER_SIZE = 28  # 四号, Cl. 7.5 ☆
FOOTER_LINE = 280  # exactly one line of 四号: only so does `footer` above place the dash
CELL_MARGIN = {"top": 40, "left": 57, "bottom": 40, "right": 57}  # 1 mm ○: seven columns need the room
BORDER = 4  # eighths of a point

FANGSONG, KAI, HEI, SONG, TITLE_FACE = "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体"
"""Cl. 5.2.2 and 7.3 name the classes 仿宋, 楷体, 黑体, 小标宋; these faces are ○."""

ALTERNATIVES = {FANGSONG: "仿宋", KAI: "楷体", HEI: "SimHei", SONG: "SimSun", TITLE_FACE: "方正小标宋_GBK"}
"""What Word takes where a face is not installed."""


@dataclass(frozen=True, kw_only=True)
class Form:
    """What differs between the paper for the file and the copy to read aloud from. Sizes in half points."""

    suffix: str
    body: int
    title: int
    table: int
    pitch: int
    title_line: int
    grid: Mapping[str, str | int]


STANDARD = Form(
    suffix="",
    body=32,  # 三号, Cl. 5.2.2 ☆
    title=44,  # 二号, Cl. 7.3.1
    table=24,  # 小四 ○
    pitch=579,  # 225 mm / 22 lines, Cl. 5.2.3 ☆
    title_line=700,  # 35 pt ○
    # 22 lines of 28 characters, Cl. 5.2.3 ☆; with charSpace −848 only 27 fit
    grid={"type": "linesAndChars", "linePitch": 579, "charSpace": -849},
)
LARGE = Form(
    suffix="（大字版）",
    body=44,  # all of it ○: a speech has no prescribed format
    title=52,
    table=32,
    pitch=720,
    title_line=840,
    grid={"type": "lines", "linePitch": 720},
)

# ---------------------------------------------------------------- XML

PARAGRAPH_ORDER = (
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "widowControl",
    "kinsoku",
    "overflowPunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "jc",
    "outlineLvl",
    "rPr",
)
"""The children of w:pPr in the order of the schema, as far as they are used here."""


def w(name: str, /, *children: str, **attributes: str | int) -> str:
    """One WordprocessingML element; every attribute is in its namespace."""
    head = "".join(f" w:{key}={quoteattr(str(value))}" for key, value in attributes.items())
    body = "".join(children)
    return f"<w:{name}{head}>{body}</w:{name}>" if body else f"<w:{name}{head}/>"


def switch(name: str, on: bool) -> str:
    """An on/off property, said aloud both ways."""
    return w(name, val=int(on))


def paragraph_properties(properties: Mapping[str, str]) -> str:
    """w:pPr, its children in schema order."""
    return w("pPr", *(properties[name] for name in sorted(properties, key=PARAGRAPH_ORDER.index)))


def faces(font: str) -> str:
    """One face for all four kinds of character, so that 2026 and “ ” are set in it, too (FORMAT §5.2–3)."""
    return w("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font)


def size(half_points: int) -> str:
    """Type size, for complex scripts as well."""
    return w("sz", val=half_points) + w("szCs", val=half_points)


HINT = w("rPr", w("rFonts", hint="eastAsia"))
"""Quotation marks, dashes and ① count as 汉字 (FORMAT §5.3)."""


def run(content: str) -> str:
    """One run of Chinese text."""
    return w("r", HINT, content)


def text(content: str) -> str:
    """The text of a run; spaces at its ends are kept."""
    space = ' xml:space="preserve"' if content != content.strip() else ""
    return f"<w:t{space}>{escape(content)}</w:t>"


def part(root: str, *children: str) -> str:
    """A whole WordprocessingML part."""
    names = f'xmlns:w="{WORD}" xmlns:r="{OFFICE}/relationships"'
    return f"{DECLARATION}<w:{root} {names}>{''.join(children)}</w:{root}>"


DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# ---------------------------------------------------------------- styles


@dataclass(frozen=True, kw_only=True)
class Style:
    """A paragraph style. The engine knows it by `name`; `id` is only how the file refers to it."""

    id: str
    name: str
    font: str
    size: int
    line: int = 0  # exact line pitch; 0 = as high as the type needs (FORMAT §5.6)
    align: str = "both"
    indent: Mapping[str, int] = field(default_factory=dict)
    switches: Mapping[str, bool] = field(default_factory=dict)
    level: int | None = None  # outline level: makes the navigation pane work
    next: str | None = None


WORD_NAMES = {
    "标题": "Title",
    "副标题": "Subtitle",
    "正文": "Body Text",
    "一级标题": "heading 1",
    "二级标题": "heading 2",
    "三级标题": "heading 3",
    "四级标题": "heading 4",
}
"""Styles that Word has itself go by Word's own names: Chinese Word shows “Title” as 标题, and a second style of
that name would clash with it."""

FLUSH = {"firstLine": 0}
INDENTED = {"firstLine": 2}
KEEP = {"keepNext": True}
TOGETHER = {"keepNext": True, "keepLines": True}
OFF_GRID = {"snapToGrid": False}


def paragraph_styles(form: Form) -> tuple[Style, ...]:
    """Every paragraph style a template has, in the order in which a paper uses them."""
    return (
        *title_styles(form),
        *body_styles(form),
        *closing_styles(form),
        *annex_styles(form),
        *table_styles(form),
    )


def title_styles(form: Form) -> tuple[Style, ...]:
    """标题: 二号小标宋 centred, Cl. 7.3.1; 副标题: 三号楷体 ○; 称谓: flush left as 主送机关, Cl. 7.3.2."""
    return (
        Style(
            id="Title",
            name="标题",
            font=TITLE_FACE,
            size=form.title,
            line=form.title_line,
            align="center",
            indent=FLUSH,
            switches=TOGETHER | OFF_GRID,
            next="Body",
        ),
        Style(
            id="Subtitle",
            name="副标题",
            font=KAI,
            size=form.body,
            line=form.pitch,
            align="center",
            indent=FLUSH,
            switches=KEEP,
            next="Body",
        ),
        Style(
            id="Salutation",
            name="称谓",
            font=FANGSONG,
            size=form.body,
            line=form.pitch,
            indent=FLUSH,
            switches=KEEP,
            next="Body",
        ),
    )


def body_styles(form: Form) -> tuple[Style, ...]:
    """正文: two characters in, Cl. 7.3.3. Headings: 黑体, 楷体, 仿宋, 仿宋, never bold, Cl. 7.3.3 ☆."""
    headings = (
        Style(
            id=f"Heading{number}",
            name=f"{numeral}级标题",
            font=font,
            size=form.body,
            line=form.pitch,
            indent=INDENTED,
            switches=KEEP,
            level=number - 1,
            next="Body",
        )
        for number, numeral, font in HEADINGS
    )
    return (
        Style(id="Body", name="正文", font=FANGSONG, size=form.body, line=form.pitch, indent=INDENTED),
        *headings,
        # keeps what it sets apart together: blank line, 署名 and date (FORMAT §5.9)
        Style(
            id="BlankLine",
            name="空行",
            font=FANGSONG,
            size=form.body,
            line=form.pitch,
            indent=FLUSH,
            switches=KEEP,
            next="Body",
        ),
    )


HEADINGS = ((1, "一", HEI), (2, "二", KAI), (3, "三", FANGSONG), (4, "四", FANGSONG))


def closing_styles(form: Form) -> tuple[Style, ...]:
    """附件说明: 附件： two characters in, wrapping under the name, Cl. 7.3.4.

    署名 and 成文日期, unsealed: two characters from the right, Cl. 7.3.5.2 ★; the engine works out
    the one that depends on the other, and holds the line of text before them. They stay together, FORMAT §5.9 ○.
    """
    return (
        Style(
            id="AnnexNote",
            name="附件说明",
            font=FANGSONG,
            size=form.body,
            line=form.pitch,
            indent={"left": 5, "hanging": 3},
            switches=KEEP,
        ),
        Style(
            id="Signature",
            name="署名",
            font=FANGSONG,
            size=form.body,
            line=form.pitch,
            align="right",
            indent={"right": 2},
            switches=TOGETHER,
            next="IssueDate",
        ),
        Style(
            id="IssueDate",
            name="成文日期",
            font=FANGSONG,
            size=form.body,
            line=form.pitch,
            align="right",
            indent={"right": 2},
            switches={"keepLines": True},  # the last of them: an annex after it begins a new page
            next="Body",
        ),
    )


def annex_styles(form: Form) -> tuple[Style, ...]:
    """附件序号: 三号黑体 flush left at the top of a new page; 附件标题: centred, as a title, Cl. 7.3.7 ★."""
    return (
        Style(
            id="AnnexNumber",
            name="附件序号",
            font=HEI,
            size=form.body,
            line=form.pitch,
            align="left",
            indent=FLUSH,
            switches=KEEP | {"pageBreakBefore": True},
            next="AnnexTitle",
        ),
        Style(
            id="AnnexTitle",
            name="附件标题",
            font=TITLE_FACE,
            size=form.title,
            line=form.title_line,
            align="center",
            indent=FLUSH,
            switches=TOGETHER | OFF_GRID,
            next="Body",
        ),
    )


def table_styles(form: Form) -> tuple[Style, ...]:
    """表头 and 表格文字 ○. Exact spacing would clip a cell’s lines, the grid spread them (FORMAT §5.6)."""
    return (
        Style(
            id="TableHead",
            name="表头",
            font=HEI,
            size=form.table,
            align="center",
            indent=FLUSH,
            switches=KEEP | OFF_GRID,
            next="TableText",
        ),
        Style(
            id="TableText",
            name="表格文字",
            font=FANGSONG,
            size=form.table,
            align="left",
            indent=FLUSH,
            switches=OFF_GRID,
        ),
    )


FOOTER = Style(
    id="Footer",
    name="footer",
    font=SONG,
    size=FOOTER_SIZE,
    line=FOOTER_LINE,
    align="left",
    switches=OFF_GRID | {"adjustRightInd": False},
)
"""页码: 四号半角宋体, Cl. 7.5 ☆. A built-in style, so its name is Word's."""


def indents(chars: Mapping[str, int], half_points: int) -> str:
    """w:ind in characters, and in twips for readers that know no characters (FORMAT §5.5)."""
    values: dict[str, int] = {}
    for side, count in chars.items():
        values |= {f"{side}Chars": count * 100, side: count * half_points * 10}
    return w("ind", **values)


def line_spacing(line: int) -> str:
    """Exact line pitch, or single where `line` is 0."""
    return w("spacing", before=0, after=0, line=line or 240, lineRule="exact" if line else "auto")


def style_paragraph(style: Style) -> str:
    """The w:pPr of a style."""
    properties = {name: switch(name, on) for name, on in style.switches.items()}
    properties |= {"spacing": line_spacing(style.line), "jc": w("jc", val=style.align)}
    if style.indent:
        properties["ind"] = indents(style.indent, style.size)
    if style.level is not None:
        properties["outlineLvl"] = w("outlineLvl", val=style.level)
    return paragraph_properties(properties)


def style_run(style: Style) -> str:
    """The w:rPr of a style: its own faces, and no bold (the standard has none, FORMAT §3)."""
    return w("rPr", faces(style.font), switch("b", False), switch("bCs", False), size(style.size))


def style_xml(style: Style) -> str:
    """A paragraph style."""
    following = w("next", val=style.next) if style.next else ""
    properties = style_paragraph(style) + style_run(style)
    built_in = style is FOOTER
    own = {} if built_in else {"customStyle": 1}
    shown = w("uiPriority", val=99) if built_in else w("uiPriority", val=1) + w("qFormat")
    return w(
        "style",
        w("name", val=WORD_NAMES.get(style.name, style.name)),
        w("basedOn", val="Normal"),
        following,
        shown,
        properties,
        type="paragraph",
        **own,
        styleId=style.id,
    )


def heading_run_style(number: int, numeral: str, font: str) -> str:
    """一级标题字符 …: the face of a heading that opens a paragraph of body text (FORMAT §3)."""
    return w(
        "style",
        w("name", val=f"{numeral}级标题字符"),
        w("basedOn", val="DefaultParagraphFont"),
        w("uiPriority", val=2),
        w("qFormat"),
        w("rPr", faces(font)),
        type="character",
        customStyle=1,
        styleId=f"Heading{number}Char",
    )


def defaults(form: Form) -> str:
    """What holds where nothing is said: no theme fonts, no Japanese, no space after (FORMAT §5.1)."""
    language = w("lang", val="zh-CN", eastAsia="zh-CN", bidi="ar-SA")
    run_defaults = w("rPr", faces(FANGSONG), w("color", val="auto"), size(form.body), language)
    return w("docDefaults", w("rPrDefault", run_defaults), w("pPrDefault", w("pPr", line_spacing(0))))


def base_styles(form: Form) -> Iterator[str]:
    """The four default styles. Normal carries the rules of Chinese line breaking (FORMAT §5.8–9)."""
    properties = {name: switch(name, name == "kinsoku") for name in BREAKING} | {"jc": w("jc", val="both")}
    yield w(
        "style",
        w("name", val="Normal"),
        w("qFormat"),
        paragraph_properties(properties),
        w("rPr", faces(FANGSONG), size(form.body)),
        type="paragraph",
        default=1,
        styleId="Normal",
    )
    yield hidden("character", "DefaultParagraphFont", "Default Paragraph Font")
    yield hidden("table", "TableNormal", "Normal Table", w("tblPr", w("tblInd", w=0, type="dxa"), cell_margins()))
    yield hidden("numbering", "NoList", "No List")


BREAKING = ("widowControl", "kinsoku", "overflowPunct", "autoSpaceDE", "autoSpaceDN")


def hidden(kind: str, style_id: str, name: str, properties: str = "") -> str:
    """A default style that Word's style list need not show."""
    return w(
        "style",
        w("name", val=name),
        w("uiPriority", val=99),
        w("semiHidden"),
        w("unhideWhenUsed"),
        properties,
        type=kind,
        default=1,
        styleId=style_id,
    )


def styles_part(form: Form) -> str:
    """word/styles.xml."""
    own = (style_xml(style) for style in (*paragraph_styles(form), FOOTER))
    inline = (heading_run_style(*heading) for heading in HEADINGS)
    return part("styles", defaults(form), *base_styles(form), *own, *inline)


# ---------------------------------------------------------------- outlines


class OutlineError(Exception):
    """大纲有误: names file and line."""


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: the name of its style, and its text with tags."""

    style: str
    text: str


@dataclass(frozen=True)
class Row:
    """One row; all its cells are in one style."""

    style: str
    cells: tuple[str, ...]
    header: bool = False


@dataclass
class Table:
    """A table: column widths in twips, and rows."""

    widths: tuple[int, ...]
    rows: list[Row] = field(default_factory=list)


@dataclass
class Outline:
    """What an outline file says."""

    properties: dict[str, str] = field(default_factory=dict)
    blocks: list[Paragraph | Table] = field(default_factory=list)


PROPERTIES = {"标题": "dc:title", "主题": "dc:subject", "关键词": "cp:keywords"}
LARGE_PRINT = "大字版"
STYLES = {style.name: style for style in paragraph_styles(STANDARD)}
BLANK = "空行"
STATEMENT = re.compile(r"\s*\{%.*%\}\s*")


def read_outline(path: Path) -> Outline:
    """The outline in a file; what is wrong is said with its line."""
    outline = Outline()
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            add_line(outline, line)
        except OutlineError as error:
            raise OutlineError(f"{path}:{number}: {error}") from None
    return outline


def add_line(outline: Outline, line: str) -> None:
    """One line more."""
    head, bar, rest = line.partition("|")
    if not bar and head.strip() != BLANK:
        if not line.startswith("{%"):
            raise OutlineError(f"应写成“样式|文本”：{line}")
        head, rest = "正文", line
    match head.strip():
        case "属性":
            add_property(outline, rest)
        case "表格":
            outline.blocks.append(Table(column_widths(rest)))
        case "行" | "表头行" as kind:
            add_row(outline, rest, header=kind == "表头行")
        case style:
            outline.blocks.append(Paragraph(known_style(style), rest))


def add_property(outline: Outline, rest: str) -> None:
    """属性|名=值."""
    name, _, value = (word.strip() for word in rest.partition("="))
    if name not in PROPERTIES and name != LARGE_PRINT:
        raise OutlineError(f"没有“{name}”这个属性；可用：{'、'.join([*PROPERTIES, LARGE_PRINT])}")
    outline.properties[name] = value


def known_style(name: str) -> str:
    """The name, if there is such a style."""
    if name not in STYLES:
        raise OutlineError(f"没有“{name}”这个样式；可用：{'、'.join(STYLES)}")
    return name


def column_widths(proportions: str) -> tuple[int, ...]:
    """Column widths that together are exactly as wide as the text."""
    try:
        shares = [float(share) for share in re.split(r"[\s|‖:：,，、]+", proportions.strip())]
    except ValueError:
        raise OutlineError(f"列宽比例应写成 1:3:2 这样：{proportions}") from None
    if min(shares) <= 0:
        raise OutlineError(f"列宽比例应大于零：{proportions}")
    edges = [round(TEXT_WIDTH * sum(shares[:count]) / sum(shares)) for count in range(len(shares) + 1)]
    return tuple(right - left for left, right in pairwise(edges))


def add_row(outline: Outline, rest: str, *, header: bool) -> None:
    """行|样式|甲‖乙; in a header row the style may be left out."""
    table = outline.blocks[-1] if outline.blocks else None
    if not isinstance(table, Table):
        raise OutlineError("“行”前面要有“表格”")
    style, bar, cells = rest.partition("|")
    if header and not (bar and style.strip() in STYLES):
        style, cells = "表头", rest
    values = row_cells(cells, len(table.widths))
    table.rows.append(Row(known_style(style.strip()), values, header))


def row_cells(cells: str, columns: int) -> tuple[str, ...]:
    """The cells of a row, as many as the table has columns."""
    values = tuple(cells.split("‖"))
    if len(values) == 1 and STATEMENT.fullmatch(cells):
        values += ("",) * (columns - 1)
    if len(values) != columns:
        raise OutlineError(f"表格有{columns}列，这一行有{len(values)}格")
    return values


# ---------------------------------------------------------------- document


def paragraph(style: Style, content: str) -> str:
    """A paragraph in its style. A blank one says face and size, or its height is another (FORMAT §5.4)."""
    mark = HINT if content else w("rPr", faces(style.font), size(style.size))
    properties = paragraph_properties({"pStyle": w("pStyle", val=style.id), "rPr": mark})
    return w("p", properties, run(text(content)) if content else "")


class Body:
    """Outline blocks as XML in one form."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.styles = {style.name: style for style in paragraph_styles(form)}

    def block(self, block: Paragraph | Table) -> str:
        """A paragraph or a table."""
        if isinstance(block, Table):
            return self.table(block)
        return paragraph(self.styles[block.style], block.text)

    def table(self, table: Table) -> str:
        """A table of fixed layout, as wide as the text; always with a grid, for WPS (FORMAT §5.10)."""
        grid = w("tblGrid", *(w("gridCol", w=width) for width in table.widths))
        return w(
            "tbl",
            table_properties(sum(table.widths)),
            grid,
            *(self.row(row, table.widths) for row in table.rows),
        )

    def row(self, row: Row, widths: Iterable[int]) -> str:
        """A row that no page break splits; a header row is repeated on every page."""
        properties = w("trPr", w("cantSplit"), w("tblHeader") if row.header else "")
        style = self.styles[row.style]
        cells = (cell(width, paragraph(style, content)) for width, content in zip(widths, row.cells, strict=True))
        return w("tr", properties, *cells)

    def document(self, blocks: list[Paragraph | Table]) -> str:
        """word/document.xml."""
        return part("document", w("body", *map(self.block, separated(blocks)), section(self.form)))


def separated(blocks: list[Paragraph | Table]) -> Iterator[Paragraph | Table]:
    """Blocks with a paragraph after every table: Word joins tables that touch, and none may end the body."""
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        yield block
        if isinstance(block, Table) and not isinstance(following, Paragraph):
            yield Paragraph("表格文字", "")


def cell(width: int, content: str) -> str:
    """A cell; it holds a paragraph, without which Word refuses the file."""
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), w("vAlign", val="center")), content)


def table_properties(width: int) -> str:
    """Centred, so that the edges meet the type area in Word and WPS alike."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = w("tblBorders", *(w(side, val="single", sz=BORDER, space=0, color="auto") for side in sides))
    return w(
        "tblPr",
        w("tblW", w=width, type="dxa"),
        w("jc", val="center"),
        borders,
        w("tblLayout", type="fixed"),
        cell_margins(),
    )


def cell_margins() -> str:
    """The room between a border and the text of a cell."""
    return w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in CELL_MARGIN.items()))


def section(form: Form) -> str:
    """The page: footers for odd and even pages, paper, margins, grid (Cl. 5.1–5.2)."""
    footers = (f'<w:footerReference w:type="{kind}" r:id="{relation}"/>' for kind, relation in FOOTER_RELATIONS)
    return w("sectPr", *footers, w("pgSz", **PAGE), w("pgMar", **MARGINS), w("docGrid", **form.grid))


FOOTER_RELATIONS = (("default", "rId4"), ("even", "rId5"))


def footer_part(side: str) -> str:
    """— 1 — on the outer side of the page, one character in: odd pages right, even pages left, Cl. 7.5 ☆."""
    properties = {
        "pStyle": w("pStyle", val=FOOTER.id),
        "ind": indents({side: 1}, FOOTER_SIZE),
        "jc": w("jc", val=side),
        "rPr": HINT,
    }
    return part("ftr", w("p", paragraph_properties(properties), run(text("— ")), *page_field(), run(text(" —"))))


def page_field() -> Iterator[str]:
    """The page number as a complex field, which Word, WPS and LibreOffice all know."""
    yield run(w("fldChar", fldCharType="begin"))
    yield run('<w:instrText xml:space="preserve"> PAGE </w:instrText>')
    yield run(w("fldChar", fldCharType="separate"))
    yield run(text("1"))
    yield run(w("fldChar", fldCharType="end"))


# ---------------------------------------------------------------- the other parts


def settings_part() -> str:
    """word/settings.xml: odd and even footers differ; Word's present layout rules; Chinese throughout."""
    uri = "http://schemas.microsoft.com/office/word"
    rules = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    chosen = (w("compatSetting", name=name, uri=uri, val=value) for name, value in rules.items())
    # doNotExpandShiftReturn: a line that ends in a manual break is not stretched
    compat = w("compat", w("doNotExpandShiftReturn"), w("useFELayout"), *chosen)
    return part(
        "settings",
        w("zoom", percent=100),
        w("evenAndOddHeaders"),
        w("characterSpacingControl", val="compressPunctuation"),
        compat,
        w("themeFontLang", val="zh-CN", eastAsia="zh-CN"),
    )


def font_part() -> str:
    """word/fontTable.xml: what stands in for a face that is not installed. Charset 86 is GB2312."""
    fonts = (
        w(
            "font",
            w("altName", val=other),
            w("charset", val="86"),
            w("family", val="auto"),
            w("pitch", val="variable"),
            name=name,
        )
        for name, other in ALTERNATIVES.items()
    )
    return part("fonts", *fonts)


def theme_part() -> str:
    """word/theme/theme1.xml: only because openxml-audit demands one; no style looks at it (FORMAT §5.1)."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in THEME_COLOURS.items())
    font = f'<a:latin typeface="{FANGSONG}"/><a:ea typeface="{FANGSONG}"/><a:cs typeface=""/>'
    fonts = f"<a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont>"
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = f"<a:ln>{fill}</a:ln>" * 3
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    formats = (
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
    )
    scheme = (
        f'<a:clrScheme name="fuer">{colours}</a:clrScheme><a:fontScheme name="fuer">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="fuer">{formats}</a:fmtScheme>'
    )
    names = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="fuer"'
    return f"{DECLARATION}<a:theme {names}><a:themeElements>{scheme}</a:themeElements></a:theme>"


THEME_COLOURS = {"dk1": "000000", "lt1": "FFFFFF", "dk2": "000000", "lt2": "FFFFFF"}
THEME_COLOURS |= dict.fromkeys([f"accent{number}" for number in range(1, 7)], "000000")
THEME_COLOURS |= {"hlink": "0000FF", "folHlink": "800080"}


def core_part(properties: Mapping[str, str]) -> str:
    """docProps/core.xml: 标题, 主题 and 关键词 tell what kind of paper this is. No dates, no author."""
    names = f'xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    values = (f"<{tag}>{escape(properties[name])}</{tag}>" for name, tag in PROPERTIES.items() if name in properties)
    return f"{DECLARATION}<cp:coreProperties {names}>{''.join(values)}</cp:coreProperties>"


def app_part() -> str:
    """docProps/app.xml."""
    names = f'xmlns="{OFFICE}/extended-properties"'
    return f"{DECLARATION}<Properties {names}><Application>fuer-docs</Application></Properties>"


def content_types() -> str:
    """[Content_Types].xml."""
    kinds = {f"/word/{name}.xml": f"{CONTENT}.wordprocessingml.{kind}+xml" for name, kind in WORD_PARTS.items()}
    kinds |= {
        "/word/theme/theme1.xml": f"{CONTENT}.theme+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": f"{CONTENT}.extended-properties+xml",
    }
    endings = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    default = (f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in endings.items())
    override = (f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">{"".join(default)}{"".join(override)}</Types>'


WORD_PARTS = {
    "document": "document.main",
    "styles": "styles",
    "settings": "settings",
    "fontTable": "fontTable",
    "footer1": "footer",
    "footer2": "footer",
}


def relationships(targets: Iterable[tuple[str, str]]) -> str:
    """A .rels part; the ids are rId1, rId2, … in the order given."""
    entries = (
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{"".join(entries)}</Relationships>'


def package_relationships() -> str:
    """_rels/.rels."""
    return relationships(
        (
            (f"{OFFICE}/relationships/officeDocument", "word/document.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{OFFICE}/relationships/extended-properties", "docProps/app.xml"),
        )
    )


def document_relationships() -> str:
    """word/_rels/document.xml.rels; the footers' ids are FOOTER_RELATIONS."""
    names = ("styles", "settings", "fontTable", "footer1", "footer2")
    parts = [(f"{OFFICE}/relationships/{name.rstrip('12')}", f"{name}.xml") for name in names]
    return relationships([*parts, (f"{OFFICE}/relationships/theme", "theme/theme1.xml")])


# ---------------------------------------------------------------- files


def template_parts(outline: Outline, form: Form) -> dict[str, str]:
    """Every part of the .docx by its name."""
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": package_relationships(),
        "docProps/app.xml": app_part(),
        "docProps/core.xml": core_part(outline.properties),
        "word/_rels/document.xml.rels": document_relationships(),
        "word/document.xml": Body(form).document(outline.blocks),
        "word/fontTable.xml": font_part(),
        "word/footer1.xml": footer_part("right"),
        "word/footer2.xml": footer_part("left"),
        "word/settings.xml": settings_part(),
        "word/styles.xml": styles_part(form),
        "word/theme/theme1.xml": theme_part(),
    }


def pack(parts: Mapping[str, str]) -> bytes:
    """A zip that is the same byte for byte every time: fixed dates, sorted, content types first."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, parts[name].encode())
    return buffer.getvalue()


def templates_of(path: Path) -> Iterator[tuple[str, bytes]]:
    """The templates that an outline yields: file name and content."""
    outline = read_outline(path)
    large = outline.properties.get(LARGE_PRINT) == "是"
    for form in (STANDARD, LARGE) if large else (STANDARD,):
        yield f"{path.stem}{form.suffix}.docx", pack(template_parts(outline, form))


def main() -> int:
    """Make all templates."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--outlines", type=Path, default=ROOT / "scripts" / "outlines")
    parser.add_argument("--output", type=Path, default=ROOT / "templates" / "docx")
    options = parser.parse_args()
    try:
        made = [file for path in sorted(options.outlines.glob("*.txt")) for file in templates_of(path)]
    except OutlineError as error:
        print(error, file=sys.stderr)
        return 1
    if not made:
        print(f"{options.outlines}：没有大纲", file=sys.stderr)
        return 1
    options.output.mkdir(parents=True, exist_ok=True)
    for name, content in made:
        (options.output / name).write_bytes(content)
        print(options.output / name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
