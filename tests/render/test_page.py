"""版面：纸、边距、22 行 28 字、页码（FORMAT §1、GB/T 9704—2012 5.1—5.2、7.5）。"""

from __future__ import annotations

import re

from word_view import W, Word, number, text_of, value

MARGINS = {"gbt9704": {"top": 2098, "bottom": 1984}, "gbt33476": {"top": 1960, "bottom": 1847}}
PITCH = {"gbt9704": 579, "gbt33476": 589}
TWIPS_PER_MM = 1440 / 25.4
FOOTER_LINE = 280


def test_paper_is_a4_upright(word: Word) -> None:
    size = word.section.find(f"{W}pgSz")
    assert (number(size, "w"), number(size, "h")) == (11906, 16838)
    assert value(size, "orient") in {None, "portrait"}


def test_margins_are_those_of_the_profile(word: Word) -> None:
    margins = word.section.find(f"{W}pgMar")
    for side, twips in MARGINS[word.profile].items():
        assert number(margins, side) == twips
    assert (number(margins, "left"), number(margins, "right"), number(margins, "gutter")) == (1588, 1474, 0)


def test_margins_are_within_a_millimetre_of_the_clause(word: Word) -> None:
    margins = word.section.find(f"{W}pgMar")
    inset = 0 if word.profile == "gbt9704" else 5.54 * 7 / 16
    for side, millimetres in {"top": 37 - inset, "left": 28, "right": 26, "bottom": 35 - inset}.items():
        assert abs(number(margins, side) / TWIPS_PER_MM - millimetres) <= 1


def test_text_is_156_mm_wide(word: Word) -> None:
    margins = word.section.find(f"{W}pgMar")
    width = 11906 - number(margins, "left") - number(margins, "right")
    assert abs(width / TWIPS_PER_MM - 156) < 0.1


def test_grid_of_a_standard_paper_is_lines_and_chars(word: Word) -> None:
    grid = word.section.find(f"{W}docGrid")
    if word.large:
        assert value(grid, "type") == "lines"
        assert value(grid, "charSpace") is None
        return
    assert value(grid, "type") == "linesAndChars"
    assert number(grid, "linePitch") == PITCH[word.profile]
    assert number(grid, "charSpace") == -849


def test_grid_holds_exactly_22_lines_of_28_characters(word: Word) -> None:
    if word.large:
        return
    margins, grid = word.section.find(f"{W}pgMar"), word.section.find(f"{W}docGrid")
    height = 16838 - number(margins, "top") - number(margins, "bottom")
    assert height // number(grid, "linePitch") == 22
    width = (11906 - number(margins, "left") - number(margins, "right")) / 20
    cell = 16 + number(grid, "charSpace") / 4096
    assert int(width / cell) == 28
    assert int(width / (cell + 1 / 4096)) == 27, "字距再宽一点就只排得下 27 字，现在是撑满的"


def test_exact_line_pitch_equals_the_grid(word: Word) -> None:
    grid = number(word.section.find(f"{W}docGrid"), "linePitch")
    for paragraph in word.in_style(
        "Body Text", "heading 1", "heading 2", "Subtitle", "称谓", "空行", "署名", "成文日期"
    ):
        spacing = word.of(paragraph, "spacing")
        assert (value(spacing, "lineRule"), number(spacing, "line")) == ("exact", grid)


def test_large_print_has_larger_type_and_wider_lines(all_papers: dict[tuple[str, str], Word]) -> None:
    for profile in MARGINS:
        plain, large = all_papers["讲话", profile], all_papers["讲话（大字版）", profile]
        for name in ("Title", "Subtitle", "Body Text", "heading 1", "称谓"):
            small, big = (word.styled(word.styles[name], "rPr", "sz") for word in (plain, large))
            assert number(big) > number(small)
            small, big = (word.styled(word.styles[name], "pPr", "spacing") for word in (plain, large))
            assert number(big, "line") > number(small, "line")
        assert [text_of(p).replace("\n", "") for p in plain.paragraphs] == [
            text_of(p).replace("\n", "") for p in large.paragraphs
        ]


def test_a_paper_has_one_section_and_no_first_page_footer(word: Word) -> None:
    kinds = [value(item, "type") for item in word.section.findall(f"{W}footerReference")]
    assert sorted(str(kind) for kind in kinds) == ["default", "even"]
    assert word.section.find(f"{W}titlePg") is None
    assert word.section.find(f"{W}pgNumType") is None, "页码从头连着编"
    assert word.section.find(f"{W}headerReference") is None


def footers(word: Word) -> dict[str, object]:
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    targets = {item.get("Id"): item.get("Target") for item in word.xml("word/_rels/document.xml.rels")}
    return {
        str(value(item, "type")): word.xml("word/" + targets[item.get(relation)])
        for item in word.section.findall(f"{W}footerReference")
    }


def test_odd_and_even_pages_differ(word: Word) -> None:
    switch = word.xml("word/settings.xml").find(f"{W}evenAndOddHeaders")
    assert switch is not None
    assert switch.get(f"{W}val", "1") == "1"


def test_page_number_is_between_dashes_on_the_outer_side(word: Word) -> None:
    for kind, side in {"default": "right", "even": "left"}.items():
        footer = footers(word)[kind]
        (paragraph,) = footer.iter(f"{W}p")  # type: ignore[attr-defined]
        assert re.fullmatch(r"— \d+ —", text_of(paragraph))
        indent = paragraph.find(f"{W}pPr/{W}ind")
        assert (number(indent, f"{side}Chars"), number(indent, side)) == (100, 280)
        assert value(paragraph.find(f"{W}pPr/{W}jc")) == side


def test_page_number_is_a_page_field(word: Word) -> None:
    for footer in footers(word).values():
        (code,) = footer.iter(f"{W}instrText")  # type: ignore[attr-defined]
        assert code.text.strip() == "PAGE"
        marks = [value(item, "fldCharType") for item in footer.iter(f"{W}fldChar")]  # type: ignore[attr-defined]
        assert marks == ["begin", "separate", "end"]


def test_page_number_is_size_four_song(word: Word) -> None:
    for footer in footers(word).values():
        (paragraph,) = footer.iter(f"{W}p")  # type: ignore[attr-defined]
        style = word.styles[word.style_name(paragraph)]
        fonts = word.styled(style, "rPr", "rFonts")
        assert {value(fonts, name) for name in ("ascii", "hAnsi", "eastAsia")} == {"宋体"}
        assert number(word.styled(style, "rPr", "sz")) == 28
        assert {run.find(f"{W}rPr/{W}rFonts").get(f"{W}hint") for run in paragraph.iter(f"{W}r")} == {"eastAsia"}


def test_dash_of_the_page_number_is_28_mm_above_the_edge(word: Word) -> None:
    (paragraph,) = footers(word)["default"].iter(f"{W}p")  # type: ignore[attr-defined]
    spacing = word.of(paragraph, "spacing")
    assert (value(spacing, "lineRule"), number(spacing, "line")) == ("exact", FOOTER_LINE)
    centre = number(word.section.find(f"{W}pgMar"), "footer") + FOOTER_LINE / 2
    assert abs(centre / TWIPS_PER_MM - 28) < 0.1
    bottom = number(word.section.find(f"{W}pgMar"), "bottom") / TWIPS_PER_MM
    assert abs(bottom - centre / TWIPS_PER_MM - (7 if word.profile == "gbt9704" else 4.58)) < 0.1


def test_settings_speak_chinese_and_keep_word_from_stretching(word: Word) -> None:
    settings = word.xml("word/settings.xml")
    language = settings.find(f"{W}themeFontLang")
    assert value(language, "eastAsia") == "zh-CN"
    assert settings.find(f"{W}compat/{W}doNotExpandShiftReturn") is not None
    modes = {value(item, "name"): value(item) for item in settings.iter(f"{W}compatSetting")}
    assert modes["compatibilityMode"] == "15"
    assert settings.find(f"{W}compat/{W}adjustLineHeightInTable") is None
