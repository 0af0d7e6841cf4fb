"""错误：说清哪个文件、第几段、哪几个字、怎么改；一次全说出来，一句英文也没有。"""

from __future__ import annotations

import re

import pytest
from desk import FACTS, cell, compose, docx, fail, p, r, row, table

from fuer_docs.compose.fragments import parse_fragment
from fuer_docs.model.finding import Finding, describe
from fuer_docs.model.place import caret, width


def only(*body: str, **options: object) -> Finding:
    (found,) = fail(*body, **options)
    return found


CASES = [
    # 写法, 规则, 指着的字, 话里有, 改法里有
    ("甲{{ 单位 乙", "unclosed-tag", "{{ 单位 乙", "没有合上", "}}"),
    ("甲{% if 短板", "unclosed-tag", "{% if 短板", "没有合上", "%}"),
    ('甲{{ 短板|几("个) }}乙', "unclosed-tag", '{{ 短板|几("个) }', "没有合上", "}}"),
    ("甲单位 }}乙", "stray-brace", "}}", "多出来的“}}”", "删去"),
    ("甲 %}乙", "stray-brace", "%}", "多出来的“%}”", "删去"),
    ("甲[[，乙{{ 单位 }}", "unclosed-bracket", "[[", "“[[”没有合上", "]]"),
    ("甲{{ 单位 }}]]乙", "stray-bracket", "]]", "多出来的“]]”", "[["),
    ("甲{{ 短扳 }}", "unknown-name", "{{ 短扳 }}", "没有“短扳”这个名字", "短板"),
    ("甲{{ 短板|列具 }}", "unknown-filter", "{{ 短板|列具 }}", "没有过滤器“列具”", "是不是“列举”"),
    ("甲{{ 短板|abc }}", "unknown-filter", "{{ 短板|abc }}", "没有过滤器“abc”", "可以用：数、几、各、顿号"),
    ("甲{{ 文稿.讲话 }}", "unknown-key", "{{ 文稿.讲话 }}", "没有“讲话”这一项", "讲话人"),
    ("甲{{ 短板.表现 }}", "list-has-no-key", "{{ 短板.表现 }}", "这是一个列表", '|各("表现")'),
    ("甲{{ }}", "bad-tag", "{{ }}", "空的", ""),
    ("甲{{ 单位 单位 }}", "bad-tag", "{{ 单位 单位 }}", "少了竖线", ""),
    ("甲{{ (短板 }}", "bad-tag", "{{ (短板 }}", "读不通", "括号"),
    ("{% for 短板 %}甲{% endfor %}", "bad-tag", "{% for 短板 %}", "名字 in 列表", ""),
    ("{% 如果 短板 %}甲", "bad-tag", "{% 如果 短板 %}", "不认识的语句", ""),
    ("甲{{ 片段('没有这个') }}", "unknown-fragment", "{{ 片段('没有这个') }}", "没有片段“没有这个”", "fragments list"),
    ("甲{{ 单位.简称() }}", "not-allowed", "{{ 单位.简称() }}", "不能调用", "片段"),
    ("甲{{ 短板[0:1] }}", "not-allowed", "{{ 短板[0:1] }}", "[:]", ""),
    ("甲{{ 年度 ** 2 }}", "not-allowed", "{{ 年度 ** 2 }}", "**", ""),
    ("甲{{ 年度 % 2 }}", "not-allowed", "{{ 年度 % 2 }}", "%", ""),
    ("甲{{ 年度 is defined }}", "not-allowed", "{{ 年度 is defined }}", "is", ""),
    ("甲{{ {'甲': 1} }}", "not-allowed", "{{ {'甲': 1} }}", "{}", ""),
    ("{% for 甲, 乙 in 短板 %}甲{% endfor %}", "not-allowed", "{% for 甲, 乙 in 短板 %}", "一个名字", "一次只取一样"),
    ("{% for 项 in 短板 recursive %}甲{% endfor %}", "not-allowed", "{% for 项 in 短板 recursive %}", "recursive", ""),
    ("甲{{ 短板|几(*短板) }}", "not-allowed", "{{ 短板|几(*短板) }}", "“*”", ""),
    # 事实在手才看得出的
    ("甲{{ 单位|几 }}", "tag-error", "{{ 单位|几 }}", "要一个列表", ""),
    ("{% for 字 in 单位 %}甲{% endfor %}", "tag-error", "{% for 字 in 单位 %}", "要一个列表", "for"),
    ("甲{{ 单位|汉字 }}", "tag-error", "{{ 单位|汉字 }}", "要一个数", ""),
    ("甲{{ 单位|年月日 }}", "tag-error", "{{ 单位|年月日 }}", "要一个日期", ""),
    ("甲{{ 单位 + 1 }}", "tag-error", "{{ 单位 + 1 }}", "只有数能做加减乘除", "~"),
    ("甲{{ 短板|取('三') }}", "tag-error", "{{ 短板|取('三') }}", "算不出来", "过滤器"),
    ("甲{{ 短板|几('个', '项', 3) }}", "tag-error", "{{ 短板|几('个', '项', 3) }}", "算不出来", "项数"),
    ("甲{{ 片段() }}", "tag-error", "{{ 片段() }}", "", ""),
    ("甲{{ 文稿 }}", "tag-error", "{{ 文稿 }}", "不能直接印", "项.名称"),
    ("{% if 单位 > 3 %}甲{% endif %}", "tag-error", "{% if 单位 > 3 %}", "比不了大小", ""),
]


@pytest.mark.parametrize(("body", "rule", "text", "message", "hint"), CASES, ids=[case[0] for case in CASES])
def test_every_kind_of_error_points_at_its_tag(body: str, rule: str | None, text: str, message: str, hint: str) -> None:
    found = only("第一段。", body)
    assert rule in {None, found.rule}
    assert message in found.message
    assert hint in found.hint
    place = found.place
    assert place is not None
    assert (place.file, place.line) == ("样张.docx", 2)
    assert place.source == body
    assert place.text == text or place.text.startswith(text)
    assert not re.search(r"[a-z_]+\(\)|object|argument|TypeError|expected", found.message)


def test_the_caret_stands_under_the_wrong_words() -> None:
    found = only("各位领导，{{ 短扳 }}，完。")
    assert found.place is not None
    line, marks = caret(found.place)
    assert line == "各位领导，{{ 短扳 }}，完。"
    assert marks == " " * width("各位领导，") + "^" * width("{{ 短扳 }}")
    said = describe(found)
    assert said.startswith("错误 样张.docx:1：没有“短扳”这个名字\n    各位领导，")
    assert said.endswith("→ 是不是“短板”？")


def test_a_long_paragraph_is_shown_around_the_error_only() -> None:
    found = only("前" * 200 + "{{ 短扳 }}" + "后" * 200)
    assert found.place is not None
    line, marks = caret(found.place)
    assert len(line) < 70
    assert line.startswith("…")
    assert width(marks.rstrip("^")) == width(line.partition("{{")[0])


def test_paragraphs_are_counted_with_empty_ones_and_those_in_tables() -> None:
    found = only("一", "", table(row("三", cell("四", "五")), row("六", "")), p("八{{ 短扳 }}"))
    assert found.place is not None
    assert found.place.line == 8


def test_an_error_in_a_cell_says_which_cell() -> None:
    found = only("一", table(row("甲", "乙")), table(row("甲", "乙"), row("丙", "{{ 短扳 }}")))
    assert found.place is not None
    assert (found.place.line, found.place.where) == (7, "表2第2行第2格")
    assert "（表2第2行第2格）" in describe(found)


def test_paragraphs_before_statement_rows_are_counted_too() -> None:
    rows = [row("{% for 项 in 短板 %}", ""), row("{{ 项.表观 }}", "乙"), row("{% endfor %}", "")]
    found = only(table(*rows))
    assert found.rule == "unknown-key"
    assert found.place is not None
    assert (found.place.line, found.place.where) == (3, "表1第2行第1格")


def test_the_opener_of_an_unclosed_block_is_named_not_the_last_tag() -> None:
    found = only("{% for 项 in 短板 %}", "{{ 项 }}", "{% if 项.影响 %}有{% endif %}", "{{ 单位 }}")
    assert (found.rule, found.message, found.hint) == ("unclosed-block", "for 没有收尾", "在后面补上 {% endfor %}")
    assert found.place is not None
    assert (found.place.line, found.place.text) == (1, "{% for 项 in 短板 %}")


def test_an_unclosed_inner_block_is_named_though_the_outer_one_is_closed() -> None:
    found = only("{% for 项 in 短板 %}", "{% if 项.影响 %}", "{{ 项 }}", "{% endfor %}")
    assert (found.rule, found.message) == ("unclosed-block", "if 没有收尾")
    assert found.place is not None
    assert found.place.line == 2


@pytest.mark.parametrize(
    ("body", "word"),
    [("{% endif %}", "endif"), ("{% endfor %}", "endfor"), ("{% else %}", "else"), ("{% elif 短板 %}", "elif"),
     ("{% endset %}", "endset")],
)  # fmt: skip
def test_a_stray_end_is_named(body: str, word: str) -> None:
    found = only("甲", body, "乙{{ 单位 }}")
    assert (found.rule, found.message) == ("stray-end", f"多出来的 {word}")
    assert found.place is not None
    assert (found.place.line, found.place.text) == (2, body)


def test_a_tag_split_over_runs_is_shown_whole() -> None:
    found = only(p(r("甲{{ 短") + r("扳 }}乙")))
    assert found.place is not None
    assert found.place.text == "{{ 短扳 }}"


def test_all_errors_are_told_at_once() -> None:
    found = fail(
        "{{ 短扳 }}",
        "{{ 短板|机个 }}",
        "{{ 单位 单位 }}",
        "{% endif %}",
        "{{ 短板.表现 }}",
        "甲 }}",
        "甲[[乙{{ 单位 }}",
    )
    assert {item.place.line for item in found if item.place} >= {2, 3, 4, 6, 7}
    assert {item.rule for item in found} >= {
        "unknown-filter",
        "bad-tag",
        "stray-end",
        "stray-brace",
        "unclosed-bracket",
    }


def test_unknown_names_keys_and_filters_are_told_together() -> None:
    found = fail("{{ 短扳 }}{{ 任物 }}", "{{ 文稿.讲话 }}", "{{ (短板|首).表观 }}")
    assert [(item.rule, item.place.line if item.place else 0) for item in found] == [
        ("unknown-name", 1), ("unknown-name", 1), ("unknown-key", 2), ("unknown-key", 3),
    ]  # fmt: skip


def test_an_error_in_a_header_names_the_part() -> None:
    written = compose(docx("正文", header=p("{{ 短扳 }}")))
    (found,) = written.errors
    assert found.place is not None
    assert found.place.file == "样张.docx（word/header1.xml）"
    assert found.place.line == 1


def test_an_error_in_a_fragment_names_its_file_and_line() -> None:
    text = "---\n编号: 甲\n标题: 一句话\n---\n\n第一句。\n短板有{{ 短扳 }}。"
    found = only('{{ 片段("甲") }}', fragments={"甲": text})
    assert found.place is not None
    assert (found.place.file, found.place.line, found.place.text) == ("fragments/甲.txt", 7, "{{ 短扳 }}")


def test_an_error_while_evaluating_a_fragment_names_its_file_and_line() -> None:
    found = only('{{ 片段("甲") }}', fragments={"甲": "---\n编号: 甲\n---\n第一句。\n{{ 单位|几 }}"})
    assert found.place is not None
    assert (found.place.file, found.place.line) == ("fragments/甲.txt", 5)


def test_a_misspelt_fragment_gets_a_suggestion() -> None:
    found = only('甲{{ 片段("讲话/开投") }}', fragments={"讲话/开头": "今天。", "工作计划/结尾": "完。"})
    assert found.rule == "unknown-fragment"
    assert found.hint == "是不是“讲话/开头”？"


def test_figures_of_different_units_are_not_added() -> None:
    facts = "项目:\n  - {编号: 甲, 名称: 甲, 金额: 3万元, 数据: [{名称: 人数, 数值: 5人}]}\n"
    found = only("共{{ (项目|首).金额 + ((项目|首).数据|首).数值 }}", facts=facts)
    assert found.rule == "unit-mismatch"
    assert "“3万元”、“5人”" in found.message
    assert found.place is not None
    assert found.place.file.startswith("facts/")


def test_the_same_error_met_in_every_round_is_told_once() -> None:
    assert len(fail("{% for 项 in 短板 %}{{ 项|汉字 }}{% endfor %}")) == 1
    assert len(fail("{% for 项 in 短板 %}", '{{ 片段("坏", 短板=项) }}', "{% endfor %}",
                    fragments={"坏": "---\n编号: 坏\n参数: {短板: 短板}\n---\n{{ 短板|汉字 }}"})) == 1  # fmt: skip


# -- 片段的文件头 --


@pytest.mark.parametrize(
    ("head", "rule", "line"),
    [
        ("编号 甲", "bad-head", 2), ("标提: 甲", "unknown-key", 2), ("编号: 甲\n层级: [县级]", "not-an-option", 3),
        ("场景: 动员会", "not-an-option", 2), ("有效期: {自: 去年}", "unreadable-value", 2),
        ("有效期: {从: 2018-01-01}", "unreadable-value", 2),
    ],
)  # fmt: skip
def test_a_bad_fragment_head_is_told_with_its_line(head: str, rule: str, line: int) -> None:
    _fragment, findings = parse_fragment(f"---\n{head}\n---\n正文", "fragments/甲.txt")
    assert [(item.rule, item.place.line if item.place else 0) for item in findings] == [(rule, line)]


def test_a_fragment_head_without_end_is_told() -> None:
    _fragment, findings = parse_fragment("---\n编号: 甲\n正文", "fragments/甲.txt")
    assert [item.rule for item in findings] == ["unclosed-head"]


def test_comparisons_with_something_missing_are_false_and_no_error() -> None:
    facts = FACTS + "指标:\n  - {编号: 死亡率, 数值: {2021: 3}}\n"
    body = "{% if 达标.未达标 > 0 %}多{% elif 达标.未达标 <= 0 %}少{% elif 3 > 文稿.事由 %}错{% elif 年度 > 文稿.事由 %}错{% else %}说不清{% endif %}好"
    written = compose(docx(body), facts=facts)
    assert written.errors == []
    assert written.text == "说不清好"
