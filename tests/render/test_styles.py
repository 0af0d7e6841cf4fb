"""字体、字号、缩进、行距：每个样式，落到每一段（FORMAT §3、§5）。"""

from __future__ import annotations

import re
from typing import Any

import pytest
from word_view import PROFILES, W, Word, number, text_of, value

FANGSONG, KAI, HEI, SONG, TITLE = "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体"
#         样式          字体       字号      对齐      首行缩进（字/100）
STYLES = {
    "Title":       (TITLE,    "title", "center", 0),
    "Subtitle":    (KAI,      "body",  "center", 0),
    "称谓":        (FANGSONG, "body",  "both",   0),
    "Body Text":   (FANGSONG, "body",  "both",   200),
    "heading 1":   (HEI,      "body",  "both",   200),
    "heading 2":   (KAI,      "body",  "both",   200),
    "heading 3":   (FANGSONG, "body",  "both",   200),
    "heading 4":   (FANGSONG, "body",  "both",   200),
    "空行":        (FANGSONG, "body",  "both",   0),
    "附件说明":    (FANGSONG, "body",  "both",   None),
    "署名":        (FANGSONG, "body",  "right",  None),
    "成文日期":    (FANGSONG, "body",  "right",  None),
    "附件序号":    (HEI,      "body",  "left",   0),
    "附件标题":    (TITLE,    "title", "center", 0),
    "表头":        (HEI,      "table", "center", 0),
    "表格文字":    (FANGSONG, "table", "left",   0),
}  # fmt: skip
SIZES = {False: {"body": 32, "title": 44, "table": 24}, True: {"body": 44, "title": 52, "table": 32}}
FOUR = ("ascii", "hAnsi", "eastAsia", "cs")

PARAGRAPH_ORDER = [
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "bidi",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
    "textDirection",
    "textAlignment",
    "textboxTightWrap",
    "outlineLvl",
    "divId",
    "cnfStyle",
    "rPr",
    "sectPr",
    "pPrChange",
]
RUN_ORDER = [
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "noProof",
    "snapToGrid",
    "vanish",
    "webHidden",
    "color",
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
    "highlight",
    "u",
    "effect",
    "bdr",
    "shd",
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "em",
    "lang",
    "eastAsianLayout",
    "specVanish",
    "oMath",
]


@pytest.mark.parametrize("name", STYLES)
def test_a_style_has_its_face_size_and_alignment(word: Word, name: str) -> None:
    font, size, align, first = STYLES[name]
    style = word.styles[name]
    fonts = style.find(f"{W}rPr/{W}rFonts")
    assert [value(fonts, kind) for kind in FOUR] == [font] * 4
    assert number(style.find(f"{W}rPr/{W}sz")) == number(style.find(f"{W}rPr/{W}szCs")) == SIZES[word.large][size]
    assert value(word.styled(style, "pPr", "jc")) == align
    if first is not None:
        indent = word.styled(style, "pPr", "ind")
        assert number(indent, "firstLineChars") == first


@pytest.mark.parametrize(("number_", "name"), list(enumerate(["heading 1", "heading 2", "heading 3", "heading 4"])))
def test_headings_have_outline_levels_and_stay_with_what_follows(word: Word, number_: int, name: str) -> None:
    assert number(word.styled(word.styles[name], "pPr", "outlineLvl")) == number_
    assert value(word.styled(word.styles[name], "pPr", "keepNext")) == "1"


def test_only_headings_have_outline_levels(word: Word) -> None:
    found = {name for name, style in word.styles.items() if style.find(f"{W}pPr/{W}outlineLvl") is not None}
    assert found == {"heading 1", "heading 2", "heading 3", "heading 4"}
    assert not list(word.document.iter(f"{W}outlineLvl"))


def test_nothing_is_bold_anywhere(word: Word) -> None:
    for name, root in word.roots:
        for element in root.iter(f"{W}b", f"{W}bCs"):
            assert value(element) == "0", name
    for name in STYLES:
        assert value(word.styled(word.styles[name], "rPr", "b")) == "0"


def test_type_is_black(word: Word) -> None:
    for name, root in word.roots:
        colours = {value(element) for element in root.iter(f"{W}color")}
        assert colours <= {"auto", "000000"}, name


def test_no_theme_font_anywhere(word: Word) -> None:
    for name, data in word.parts.items():
        assert not re.search(rb"w:(ascii|hAnsi|eastAsia)Theme=|w:cstheme=|w:themeColor=", data), name


def test_document_defaults_are_chinese_fangsong_without_space(word: Word) -> None:
    defaults = word.xml("word/styles.xml").find(f"{W}docDefaults")
    run = defaults.find(f"{W}rPrDefault/{W}rPr")
    assert [value(run.find(f"{W}rFonts"), kind) for kind in FOUR] == [FANGSONG] * 4
    assert number(run.find(f"{W}sz")) == SIZES[word.large]["body"]
    assert value(run.find(f"{W}lang"), "eastAsia") == "zh-CN"
    spacing = defaults.find(f"{W}pPrDefault/{W}pPr/{W}spacing")
    assert (number(spacing, "before"), number(spacing, "after")) == (0, 0)


def test_no_paragraph_has_space_before_or_after(word: Word) -> None:
    for name, root in word.roots:
        for spacing in root.iter(f"{W}spacing"):
            assert value(spacing, "before") in {None, "0"}, name
            assert value(spacing, "after") in {None, "0"}, name
            assert value(spacing, "beforeLines") is None
            assert value(spacing, "afterLines") is None


def test_font_names_are_short_and_in_the_font_table(word: Word) -> None:
    listed = {value(font, "name") for font in word.xml("word/fontTable.xml")}
    used = {
        fonts.get(f"{W}{kind}") for _name, root in word.roots for fonts in root.iter(f"{W}rFonts") for kind in FOUR
    } - {None}
    assert used <= listed
    assert all(len(str(font)) <= 31 for font in used)


@pytest.mark.parametrize("side", ["left", "right", "firstLine", "hanging"])
def test_every_indent_in_characters_is_also_in_twips(word: Word, side: str) -> None:
    for name, root in word.roots:
        for indent in root.iter(f"{W}ind"):
            chars, twips = indent.get(f"{W}{side}Chars"), indent.get(f"{W}{side}")
            assert (chars is None) == (twips is None), name
            if chars is not None:
                holder = indent.getparent().getparent()
                style = holder if holder.tag == f"{W}style" else word.styles[word.style_name(holder)]
                size = number(word.styled(style, "rPr", "sz"))
                assert int(twips) == round(int(chars) / 100 * size * 10), name


def test_body_paragraphs_are_indented_two_characters(word: Word) -> None:
    body = [paragraph for paragraph in word.in_style("Body Text") if text_of(paragraph)]
    assert len(body) > 10
    for paragraph in body:
        indent = word.of(paragraph, "ind")
        assert (number(indent, "firstLineChars"), value(indent, "left")) == (200, None)
        assert value(word.of(paragraph, "jc")) == "both"


def test_annex_note_wraps_under_the_name(word: Word) -> None:
    indent = word.styled(word.styles["附件说明"], "pPr", "ind")
    assert (number(indent, "leftChars"), number(indent, "hangingChars")) == (500, 300)


def test_title_lines_are_set_exactly_and_off_the_grid(word: Word) -> None:
    for name in ("Title", "附件标题"):
        style = word.styles[name]
        spacing = word.styled(style, "pPr", "spacing")
        assert value(spacing, "lineRule") == "exact"
        points = number(spacing, "line") / 20
        assert (33 <= points <= 36) if not word.large else points > 36
        assert value(word.styled(style, "pPr", "snapToGrid")) == "0"
        assert value(word.styled(style, "pPr", "keepLines")) == "1"


def test_chinese_line_breaking_holds_for_every_paragraph(word: Word) -> None:
    for paragraph in word.paragraphs:
        assert word.on(paragraph, "kinsoku")
        for name in ("overflowPunct", "autoSpaceDE", "autoSpaceDN", "widowControl"):
            assert value(word.of(paragraph, name)) == "0", name


def test_a_line_in_a_table_is_never_clipped(word: Word) -> None:
    for cell in word.document.iter(f"{W}tc"):
        for paragraph in cell.iter(f"{W}p"):
            assert value(word.of(paragraph, "spacing"), "lineRule") == "auto"
            assert value(word.of(paragraph, "snapToGrid")) == "0"


def test_every_paragraph_is_in_a_known_style(word: Word) -> None:
    assert {word.style_name(paragraph) for paragraph in word.paragraphs} <= set(STYLES)


def test_every_run_counts_its_punctuation_as_chinese(word: Word) -> None:
    runs = [run for _name, root in word.roots for run in root.iter(f"{W}r")]
    assert len(runs) > 50
    for run in runs:
        fonts = run.find(f"{W}rPr/{W}rFonts")
        assert fonts is not None, text_of(run)
        assert value(fonts, "hint") == "eastAsia", text_of(run)


def test_runs_take_their_face_from_styles(word: Word) -> None:
    allowed = {f"{W}rFonts", f"{W}rStyle"}
    for run in word.document.iter(f"{W}r"):
        properties = run.find(f"{W}rPr")
        assert {child.tag for child in properties} <= allowed, text_of(run)
        assert set(properties.find(f"{W}rFonts").attrib) == {f"{W}hint"}


def test_a_blank_line_is_as_high_as_a_written_one(word: Word) -> None:
    blanks = [paragraph for paragraph in word.in_style("空行")]
    assert blanks
    for paragraph in blanks:
        assert not text_of(paragraph)
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        style = word.styles["空行"]
        assert number(mark.find(f"{W}sz")) == number(word.styled(style, "rPr", "sz"))
        assert value(mark.find(f"{W}rFonts"), "eastAsia") == value(word.styled(style, "rPr", "rFonts"), "eastAsia")


def test_no_paragraph_mark_differs_in_size_from_its_text(word: Word) -> None:
    for paragraph in word.paragraphs:
        size = paragraph.find(f"{W}pPr/{W}rPr/{W}sz")
        if size is not None:
            assert number(size) == number(word.styled(word.styles[word.style_name(paragraph)], "rPr", "sz"))


@pytest.mark.parametrize(("tag", "order"), [("pPr", PARAGRAPH_ORDER), ("rPr", RUN_ORDER)])
def test_properties_stand_in_the_order_of_the_schema(word: Word, tag: str, order: list[str]) -> None:
    seen = 0
    for name, root in word.roots:
        for element in root.iter(f"{W}{tag}"):
            names = [child.tag.removeprefix(W) for child in element]
            assert names == sorted(names, key=order.index), name
            assert len(set(names)) == len(names), name
            seen += 1
    assert seen > 20


def test_numbers_are_text_not_automatic(word: Word) -> None:
    assert not [name for name, root in word.roots if root.find(f".//{W}numPr") is not None]
    assert "word/numbering.xml" not in word.parts


def test_profiles_differ_only_in_page_and_pitch(all_papers: dict[tuple[str, str], Word]) -> None:
    def neutral(word: Word) -> dict[str, Any]:
        def blur(data: bytes) -> bytes:
            data = re.sub(rb'(<w:pgMar )w:top="\d+"( w:right="\d+") w:bottom="\d+"', rb"\1\2", data)
            return re.sub(rb'w:(line|linePitch)="(579|589)"', rb'w:\1=""', data)

        return {name: blur(data) for name, data in word.parts.items()}

    kinds = {kind for kind, _profile in all_papers}
    for kind in kinds:
        first, second = (all_papers[kind, profile] for profile in PROFILES)
        assert first.data != second.data
        assert neutral(first) == neutral(second)
