"""成文的样子：标题折行、层次号、署名和日期、附件、表格（FORMAT §3—§5）。"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from word_view import W, Word, number, text_of, value

NUMERALS = "一二三四五六七八九十"
TEXT_WIDTH = 11906 - 1588 - 1474


def width(text: str) -> float:
    """几个字宽：半角算半个。"""
    return sum(0.5 if char.isascii() else 1 for char in text)


# -- 标题 --


def assert_well_broken(lines: list[str], most: int) -> None:
    lengths = [len(line) for line in lines]
    assert max(lengths) <= most, lines
    peak = lengths.index(max(lengths))
    assert all(a <= b for a, b in pairwise(lengths[: peak + 1])), f"沙漏形：{lines}"
    assert all(a >= b for a, b in pairwise(lengths[peak:])), f"沙漏形：{lines}"
    for one, two in pairwise(lines):
        assert not (one[-1].isdigit() and (two[0].isdigit() or two[0] in "年月日%")), f"拆了数：{lines}"
        assert two[0] not in "，。、；：！？）》”的了和", f"不该在行首：{lines}"
        assert one[-1] not in "（《“", f"不该在行末：{lines}"


def test_title_comes_first_centred_and_well_broken(word: Word) -> None:
    (title,) = word.in_style("Title")
    assert title is word.paragraphs[0]
    size = number(word.styled(word.styles["Title"], "rPr", "sz"))
    assert_well_broken(text_of(title).split("\n"), int(TEXT_WIDTH / 20 / (size / 2)))


@pytest.mark.parametrize(
    "title",
    [
        "云溪县妇女儿童工作委员会2022年度实施“两纲”工作总结",
        "云溪县妇女儿童工作委员会办公室关于全县2022年妇女儿童发展规划实施情况的工作总结",
        "云溪县人民政府妇女儿童工作委员会关于《云溪县儿童发展规划（2021—2030年）》实施情况的中期评估报告和下一阶段打算",
        "短题目",
        "恰好二十个字的题目不要折行一二三四五六",
    ],
)
def test_long_titles_break_into_a_trapezoid_or_diamond(make_paper: Callable[..., Word], title: str) -> None:
    word = make_paper("标题|{{ 文稿.标题 }}", "空行|", "正文|正文。", 标题=f'"{title}"')
    lines = text_of(word.paragraphs[0]).split("\n")
    assert "".join(lines) == title
    assert (len(lines) == 1) == (len(title) <= 20)
    assert_well_broken(lines, 20)


def test_names_known_from_the_facts_are_not_broken_in_a_title(make_paper: Callable[..., Word]) -> None:
    name = "云溪县妇女儿童工作委员会"
    word = make_paper("标题|关于进一步认真做好全县范围内有关的{{ 单位 }}考核评价办法", "正文|正文。")
    assert name in text_of(word.paragraphs[0])
    assert "\n" in text_of(word.paragraphs[0])


def test_a_blank_line_parts_the_title_from_the_text(word: Word) -> None:
    styles = [word.style_name(paragraph) for paragraph in word.paragraphs]
    first = next(at for at, name in enumerate(styles) if name in {"Body Text", "称谓", "heading 1"})
    assert styles[first - 1] == "空行"
    assert set(styles[: first - 1]) <= {"Title", "Subtitle"}


def test_speech_names_speaker_and_date_below_the_title(all_papers: dict[tuple[str, str], Word]) -> None:
    for (kind, _profile), word in all_papers.items():
        if kind.startswith("讲话"):
            speaker, day = [text_of(paragraph) for paragraph in word.in_style("Subtitle")]
            assert speaker
            assert re.fullmatch(r"（\d{4}年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日）", day)
            assert [word.style_name(paragraph) for paragraph in word.paragraphs[:5]] == [
                "Title", "Subtitle", "Subtitle", "空行", "称谓",
            ]  # fmt: skip


def test_salutation_is_flush_and_ends_with_a_colon(all_papers: dict[tuple[str, str], Word]) -> None:
    (salutation,) = all_papers["讲话", "gbt9704"].in_style("称谓")
    assert text_of(salutation).endswith("：")


# -- 层次 --


def test_headings_are_numbered_in_order_as_text(word: Word) -> None:
    first = second = 0
    for paragraph in word.paragraphs:
        name, text = word.style_name(paragraph), text_of(paragraph)
        if name == "heading 1":
            first, second = first + 1, 0
            assert text.startswith(NUMERALS[first - 1] + "、"), text
        elif name == "heading 2":
            second += 1
            assert text.startswith(f"（{NUMERALS[second - 1]}）"), text
    assert first >= 2


def test_a_heading_has_no_final_stop(word: Word) -> None:
    for paragraph in word.in_style("heading 1", "heading 2"):
        assert text_of(paragraph)[-1] not in "。，；："


def test_four_levels_have_the_four_numbers_of_the_standard(make_paper: Callable[..., Word]) -> None:
    body = "# 甲\n## 乙\n### 丙\n#### 丁\n正文。\n#### 戊\n正文。\n### 己\n正文。\n# 庚\n### 辛\n正文。"
    word = make_paper("标题|题目", "正文|{{ 片段('测/层次') }}", fragments={"测/层次": body})
    found = [
        (word.style_name(paragraph), text_of(paragraph))
        for paragraph in word.paragraphs
        if word.style_name(paragraph).startswith("heading")
    ]
    assert found == [
        ("heading 1", "一、甲"), ("heading 2", "（一）乙"), ("heading 3", "1.丙"), ("heading 4", "（1）丁"),
        ("heading 4", "（2）戊"), ("heading 3", "2.己"), ("heading 1", "二、庚"), ("heading 3", "1.辛"),
    ]  # fmt: skip


@pytest.mark.parametrize(("level", "face"), [(1, "黑体"), (2, "楷体_GB2312"), (3, "仿宋_GB2312")])
def test_a_heading_that_opens_a_paragraph_styles_only_its_sentence(
    make_paper: Callable[..., Word], level: int, face: str
) -> None:
    body = f"{'#' * level} 抓好责任落实。各单位把任务分解到人。定期通报。"
    word = make_paper("标题|题目", "正文|{{ 片段('测/段首') }}", fragments={"测/段首": body})
    paragraph = next(item for item in word.paragraphs if "抓好责任落实" in text_of(item))
    assert word.style_name(paragraph) == "Body Text"
    styled, plain = "", ""
    for run in paragraph.iter(f"{W}r"):
        style = run.find(f"{W}rPr/{W}rStyle")
        if style is None:
            plain += text_of(run)
            continue
        assert not plain, "标题的字在段首"
        styled += text_of(run)
        assert value(word.by_id[str(value(style))].find(f"{W}rPr/{W}rFonts"), "eastAsia") == face
    assert styled.endswith("抓好责任落实。")
    assert plain == "各单位把任务分解到人。定期通报。"


# -- 署名、日期 --


def rights(word: Word) -> tuple[float, float]:
    (name,), (day,) = word.in_style("署名"), word.in_style("成文日期")
    found = []
    for paragraph in (name, day):
        indent = paragraph.find(f"{W}pPr/{W}ind")
        chars = number(indent, "rightChars") / 100
        assert number(indent, "right") == round(chars * 320)
        assert (value(indent, "firstLineChars"), value(indent, "firstLine")) == ("0", "0")
        found.append(chars)
    return found[0], found[1]


NAMES = [
    "妇联",
    "县妇联",
    "云溪县妇联",
    "云溪县妇女联",
    "云溪县妇女联合",
    "云溪县妇女联合会",
    "云溪县妇女儿童工作委员会",
]
DAYS = {"2022-01-01": "2022年1月1日", "2022-05-10": "2022年5月10日", "2022-12-20": "2022年12月20日"}
CLOSING = ("标题|题目", "正文|正文。", "空行|", "署名|{name}", "成文日期|{{{{ 文稿.成文日期|年月日 }}}}")


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("name", NAMES)
def test_unsealed_name_and_date_stand_as_the_clause_says(make_paper: Callable[..., Word], name: str, day: str) -> None:
    word = make_paper(*(line.format(name=name) for line in CLOSING), 成文日期=day)
    own, date = width(name), width(DAYS[day])
    assert text_of(word.in_style("成文日期")[0]) == DAYS[day]
    name_right, date_right = rights(word)
    if own >= date:
        assert (name_right, date_right) == (2, own - date)
    else:
        assert (name_right, date_right) == (4 + date - own, 2)
    # 7.3.5.2：日期首字比署名首字右移二字
    assert (name_right + own) - (date_right + date) == 2


@pytest.mark.parametrize("name", NAMES)
def test_sealed_name_is_centred_over_a_date_four_characters_in(make_paper: Callable[..., Word], name: str) -> None:
    word = make_paper(*(line.format(name=name) for line in CLOSING), 用印="是")
    own, date = width(name), width("2022年12月20日")
    name_right, date_right = rights(word)
    assert name_right + own / 2 == date_right + date / 2
    assert name_right >= 2
    if 4 + (date - own) / 2 >= 2:
        assert date_right == 4


def test_sample_papers_follow_the_unsealed_formula(signed: Word) -> None:
    (name,), (day,) = signed.in_style("署名"), signed.in_style("成文日期")
    own, date = width(text_of(name)), width(text_of(day))
    assert rights(signed) == ((2, own - date) if own >= date else (4 + date - own, 2))


def test_date_has_no_leading_zero(signed: Word) -> None:
    (day,) = signed.in_style("成文日期")
    assert re.fullmatch(r"\d{4}年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日", text_of(day))


def test_signature_follows_a_blank_line_and_precedes_the_date(signed: Word) -> None:
    styles = [signed.style_name(paragraph) for paragraph in signed.paragraphs]
    at = styles.index("署名")
    assert styles[at - 1] == "空行"
    assert styles[at + 1] == "成文日期"


def test_signature_never_stands_alone_on_a_page(signed: Word) -> None:
    styles = [signed.style_name(paragraph) for paragraph in signed.paragraphs]
    end = styles.index("成文日期")
    start = max(at for at, name in enumerate(styles[:end]) if name == "Body Text")
    assert text_of(signed.paragraphs[start])
    for paragraph in signed.paragraphs[start:end]:
        assert signed.on(paragraph, "keepNext"), signed.style_name(paragraph)
    for paragraph in (signed.paragraphs[end - 1], signed.paragraphs[end]):
        assert signed.on(paragraph, "keepLines")
    assert not signed.on(signed.paragraphs[end], "keepNext"), "附件另起一页，日期不能和它连着"


def test_only_the_last_paragraph_of_the_text_is_held(signed: Word) -> None:
    held = [p for p in signed.in_style("Body Text") if p.find(f"{W}pPr/{W}keepNext") is not None]
    assert len(held) == 1


# -- 附件 --


def test_annex_note_follows_a_blank_line_and_names_the_annex(signed: Word) -> None:
    (note,), (title,) = signed.in_style("附件说明"), signed.in_style("附件标题")
    at = signed.paragraphs.index(note)
    assert signed.style_name(signed.paragraphs[at - 1]) == "空行"
    head, _colon, name = text_of(note).partition("：")
    assert head == "附件"
    assert name == text_of(title).replace("\n", "")
    assert name[-1] not in "。，；：》"


def test_annex_begins_a_page_with_its_heading_then_a_blank_line(signed: Word) -> None:
    (heading,) = signed.in_style("附件序号")
    assert text_of(heading) == "附件", "只有一个附件不编号"
    assert signed.on(heading, "pageBreakBefore")
    at = signed.paragraphs.index(heading)
    styles = [signed.style_name(paragraph) for paragraph in signed.paragraphs[at : at + 3]]
    assert styles == ["附件序号", "空行", "附件标题"]
    assert signed.on(heading, "keepNext")


def test_only_the_annex_begins_a_page(word: Word) -> None:
    breaking = [paragraph for paragraph in word.paragraphs if word.on(paragraph, "pageBreakBefore")]
    assert breaking == word.in_style("附件序号")
    assert not [item for item in word.document.iter(f"{W}br") if value(item, "type") == "page"]


# -- 表格 --


def test_tables_are_as_wide_as_the_text(signed: Word) -> None:
    (table,) = signed.document.iter(f"{W}tbl")
    grid = [number(column, "w") for column in table.find(f"{W}tblGrid")]
    assert sum(grid) == TEXT_WIDTH
    total = table.find(f"{W}tblPr/{W}tblW")
    assert (number(total, "w"), value(total, "type")) == (TEXT_WIDTH, "dxa")
    assert value(table.find(f"{W}tblPr/{W}tblLayout"), "type") == "fixed"
    for row in table.findall(f"{W}tr"):
        assert [number(cell, "w") for cell in row.iter(f"{W}tcW")] == grid


def test_header_row_is_repeated_and_no_row_is_split(signed: Word) -> None:
    (table,) = signed.document.iter(f"{W}tbl")
    rows = table.findall(f"{W}tr")
    assert len(rows) > 5
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert {signed.style_name(p) for p in rows[0].iter(f"{W}p")} == {"表头"}
    assert {signed.style_name(p) for row in rows[1:] for p in row.iter(f"{W}p")} == {"表格文字"}


def test_every_cell_ends_with_a_paragraph(word: Word) -> None:
    for cell in word.document.iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p"


def test_serial_numbers_count_the_rows_and_fit_on_one_line(signed: Word) -> None:
    (table,) = signed.document.iter(f"{W}tbl")
    cells = [row.find(f"{W}tc") for row in table.findall(f"{W}tr")]
    assert [text_of(cell) for cell in cells[1:]] == [str(at) for at in range(1, len(cells))]
    margins = table.find(f"{W}tblPr/{W}tblCellMar")
    room = number(table.find(f"{W}tblGrid")[0], "w") - sum(
        number(margins.find(f"{W}{s}"), "w") for s in ("left", "right")
    )
    size = number(signed.styled(signed.styles["表格文字"], "rPr", "sz"))
    assert max(width(text_of(cell)) for cell in cells) * size * 10 <= room


def test_body_never_ends_with_a_bare_table(word: Word) -> None:
    for one, two in pairwise(word.body):
        assert not (one.tag == two.tag == f"{W}tbl"), "相邻的两张表 Word 会并成一张"
