"""编号、列举、标题去留、标点收拾：只有真在那里的才编号，事实的字一个也不动。"""

from __future__ import annotations

import pytest
from desk import FACTS, docx, p, write
from hypothesis import given, settings
from hypothesis import strategies as st

from fuer_docs.compose.number import heading_number
from fuer_docs.compose.tidy import tidy_runs
from fuer_docs.model.document import Run
from fuer_docs.model.values import SEQUENCE, Origin
from fuer_docs.ooxml.template import read_template

NONE = "默认: {来源: 示例数据}\n"


def lines(*body: str, facts: str = FACTS, **options: object) -> list[str]:
    """一个片段（一行一段）写成的各段。"""
    return write('{{ 片段("文") }}', facts=facts, fragments={"文": "\n".join(body)}, **options).texts


# -- 标题 --


def test_headings_are_numbered_in_four_ways_and_start_again_under_a_higher_one() -> None:
    body = [
        "# 甲",
        "## 乙",
        "### 丙",
        "#### 丁",
        "文。",
        "#### 丁",
        "文。",
        "### 丙",
        "文。",
        "## 乙",
        "### 丙",
        "文。",
        "# 甲",
        "## 乙",
        "文。",
    ]
    numbers = [text[: text.index(text.lstrip("一二三四（）1234.、")[:1])] for text in lines(*body) if text != "文。"]
    assert numbers == ["一、", "（一）", "1.", "（1）", "（2）", "2.", "（二）", "1.", "二、", "（一）"]


def test_a_heading_number_is_a_run_of_its_own_named_as_a_number() -> None:
    written = write(p("{{ 本级 }}的工作", "一级标题"), "内容。")
    run = written.paragraphs[0].runs[0]
    assert (run.text, run.origin) == ("一、", SEQUENCE)


def test_headings_number_past_ten() -> None:
    assert [heading_number(1, 10), heading_number(1, 12), heading_number(2, 20), heading_number(3, 11)] == [
        "十、", "十二、", "（二十）", "11.",
    ]  # fmt: skip


def test_headings_of_the_template_and_of_fragments_are_numbered_together() -> None:
    written = write(
        p("甲", "一级标题"),
        "文。",
        '{{ 片段("乙") }}',
        p("丙", "一级标题"),
        "文。",
        fragments={"乙": "# 乙\n## 小\n文。"},
    )
    assert written.texts == ["一、甲", "文。", "二、乙", "（一）小", "文。", "三、丙", "文。"]


def test_a_run_in_heading_is_split_into_two_looks() -> None:
    data = docx('{{ 片段("文") }}')
    written = write('{{ 片段("文") }}', fragments={"文": "# 部分\n## 提高认识。各单位要{{ (短板|首) }}重视。"})
    looks = read_template(data, "样张.docx").role_looks
    heading, body = written.paragraphs
    assert heading.text == "一、部分"
    assert body.text == "（一）提高认识。各单位要指标弱重视。"
    assert body.role == "正文"
    assert [(run.text, run.look) for run in body.runs] == [
        ("（一）", looks["二级标题"]), ("提高认识。", looks["二级标题"]), ("各单位要", -1), ("指标弱", -1), ("重视。", -1),
    ]  # fmt: skip


@pytest.mark.parametrize("mark", ["。", "，", "；", "、"])
def test_a_heading_on_its_own_line_loses_its_final_mark(mark: str) -> None:
    assert lines(f"# 提高认识{mark}", "文。") == ["一、提高认识", "文。"]
    assert lines("# 怎么办？", "文。") == ["一、怎么办？", "文。"]


# -- 没有内容的标题 --


@pytest.mark.parametrize(
    ("body", "left"),
    [
        (["# 甲"], []),
        (["# 甲", "# 乙", "文。"], ["一、乙", "文。"]),
        (["# 甲", "## 乙", "### 丙"], []),
        (["# 甲", "## 乙", "## 丙", "文。"], ["一、甲", "（一）丙", "文。"]),
        (["# 甲", "## 乙", "# 丙", "文。"], ["一、丙", "文。"]),
        (["# 甲", "文。", "## 乙", "# 丙", "文。"], ["一、甲", "文。", "二、丙", "文。"]),
        (["# 甲", "{% for 项 in 任务 %}", "- {{ 项 }}。", "{% endfor %}", "# 乙", "文。"], ["一、乙", "文。"]),
        (["# 甲", "[[{{ 文稿.事由 }}]]。", "# 乙", "文。"], ["一、乙", "文。"]),
        (["# 甲", "## 乙。接着说。", "# 丙"], ["一、甲", "（一）乙。接着说。"]),
        (["# 甲", "@署名 某单位", "@成文日期 某日"], ["某单位", "某日"]),
        (["# 甲", "@附件说明 附件：清单", "@署名 某单位"], ["附件：清单", "某单位"]),
        (["@附件序号 附件", "@附件标题 清单"], []),
        (["文。", "@附件序号 附件1", "@附件标题 清单", "@附件序号 附件2", "@附件标题 名册", "文。"], ["文。", "附件2", "名册", "文。"]),
        (["@附件序号 附件", "@附件标题 清单", "# 甲", "文。"], ["附件", "清单", "一、甲", "文。"]),
        (["@附件序号 附件", "@附件标题 清单", "# 甲"], []),
    ],
)  # fmt: skip
def test_headings_without_content_vanish(body: list[str], left: list[str]) -> None:
    assert lines(*body) == left


def test_a_table_is_content_and_an_annex_starts_its_own_numbering() -> None:
    from desk import row, table

    written = write(
        p("甲", "一级标题"), "文。", p("附件", "附件序号"), p("清单", "附件标题"), p("乙", "一级标题"), table(row("格"))
    )
    assert written.texts == ["一、甲", "文。", "附件", "清单", "一、乙", "格"]


@pytest.mark.parametrize(("facts", "said"), [(FACTS, "三"), (NONE, "两")])
def test_the_number_of_headings_counts_what_remains(facts: str, said: str) -> None:
    body = [
        "讲{{ 标题数() }}点。",
        "# 甲",
        "文。",
        "# 乙",
        "{% for 项 in 短板 %}",
        "- {{ 项 }}。",
        "{% endfor %}",
        "# 丙",
        "文。",
    ]
    assert lines(*body, facts=facts)[0] == f"讲{said}点。"


def test_one_heading_counts_as_one_and_lower_ones_do_not_count() -> None:
    assert lines("讲{{ 标题数() }}点。", "# 甲", "## 乙", "文。", "## 丙", "文。")[0] == "讲一点。"


# -- 一是、二是 --

ITEMS = ["{% for 项 in 短板 %}", "- {{ 项 }}。", "{% endfor %}"]
JOINED = ["{% for 项 in 短板 %}", "+ {{ 项 }}。", "{% endfor %}"]
ONE = "短板:\n  - {编号: 指标弱, 表现: 难}\n"


def test_items_are_paragraphs_of_their_own() -> None:
    assert lines("有这些：", *ITEMS, "完。") == ["有这些：", "一是指标弱。", "二是机制弱。", "三是保障弱。", "完。"]


def test_joined_items_run_on_after_the_paragraph_before() -> None:
    assert lines("有这些。", *JOINED, "完。") == ["有这些。一是指标弱。二是机制弱。三是保障弱。", "完。"]


def test_joined_items_run_on_after_a_run_in_heading_but_not_after_a_plain_one() -> None:
    assert lines("## 甲。有这些。", *JOINED) == ["（一）甲。有这些。一是指标弱。二是机制弱。三是保障弱。"]
    assert lines("## 甲", *JOINED) == ["（一）甲", "一是指标弱。二是机制弱。三是保障弱。"]


def test_a_lone_item_is_not_numbered() -> None:
    assert lines("有这样的：", *ITEMS, facts=ONE) == ["有这样的：", "指标弱。"]
    assert lines("有这样的。", *JOINED, facts=ONE) == ["有这样的。指标弱。"]


def test_empty_items_do_not_count() -> None:
    body = ["说：", "- 甲[[{{ 文稿.事由 }}]]。", "- [[{{ 文稿.事由 }}]]。", "- 丙。"]
    assert lines(*body) == ["说：", "一是甲。", "二是丙。"]
    assert lines("说：", "- [[{{ 文稿.事由 }}]]。", "- 丙。") == ["说：", "丙。"]


def test_continuations_join_and_are_not_numbered() -> None:
    assert lines("头。", "> 尾。") == ["头。尾。"]
    assert lines("头。", "+ 甲。", "> 甲续。", "+ 乙。", "> 收尾。") == ["头。一是甲。甲续。二是乙。收尾。"]
    assert lines("- 甲。", "> 甲续。", "- 乙。") == ["一是甲。甲续。", "二是乙。"]
    assert lines("# 甲", "> 接。") == ["一、甲", "接。"]


def test_lists_apart_start_again() -> None:
    assert lines("- 甲。", "- 乙。", "中。", "- 丙。", "- 丁。") == [
        "一是甲。",
        "二是乙。",
        "中。",
        "一是丙。",
        "二是丁。",
    ]
    assert lines("- 甲。", "- 乙。", "## 节", "- 丙。", "- 丁。")[-2:] == ["一是丙。", "二是丁。"]


def test_the_number_of_an_item_has_no_fact_behind_it() -> None:
    run = write('{{ 片段("文") }}', fragments={"文": "\n".join(ITEMS)}).run("二是")
    assert run.origin == SEQUENCE


# -- 引子 --


@pytest.mark.parametrize(
    ("body", "left"),
    [
        (["总的好。存在这些问题：", *ITEMS], ["总的好。"]),
        (["存在这些问题：", *ITEMS], []),
        (["存在这些问题：", *ITEMS, "# 甲", "文。"], ["一、甲", "文。"]),
        (["总的好。主要是，", *ITEMS], ["总的好。"]),
        (["现总结如下：", "# 甲", "文。"], ["现总结如下：", "一、甲", "文。"]),
        (["说两句：", "接着说。"], ["说两句：", "接着说。"]),
        (["@称谓 同志们：", "# 甲", "文。"], ["同志们：", "一、甲", "文。"]),
        (["## 甲。总的好。问题是：", *ITEMS], ["（一）甲。总的好。"]),
        (["开头。", "现总结如下：", *ITEMS], ["开头。"]),
    ],
)  # fmt: skip
def test_a_lead_in_without_anything_after_it_is_cut(body: list[str], left: list[str]) -> None:
    assert lines(*body, facts=NONE) == left


def test_a_lead_in_before_a_table_stays() -> None:
    from desk import row, table

    assert write("情况见下表：", table(row("格"))).texts == ["情况见下表：", "格"]


def test_cutting_a_lead_in_never_cuts_a_fact_in_two() -> None:
    facts = "短板:\n  - {编号: 甲, 表现: 难, 原因: 人手不够。经费也不够}\n"
    assert lines("底子薄。因为{{ (短板|首).原因 }}，具体是：", facts=facts) == ["底子薄。"]


# -- 标点 --


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ("甲，[[乙{{ 文稿.事由 }}]]，丙。", "甲，丙。"), ("甲，[[乙{{ 文稿.事由 }}]]。", "甲。"), ("[[乙{{ 文稿.事由 }}]]，甲。", "甲。"),
        ("甲；[[乙{{ 文稿.事由 }}]]；丙。", "甲；丙。"), ("甲：[[乙{{ 文稿.事由 }}]]。", "甲。"), ("甲。[[乙{{ 文稿.事由 }}]]。丙。", "甲。丙。"),
        ("甲（[[{{ 文稿.事由 }}]]）乙。", "甲乙。"), ("甲“[[{{ 文稿.事由 }}]]”乙。", "甲乙。"), ("甲《[[{{ 文稿.事由 }}]]》乙。", "甲乙。"),
        ("甲。同时，[[乙{{ 文稿.事由 }}]]。", "甲。"), ("甲。其中[[乙{{ 文稿.事由 }}]]。丙。", "甲。丙。"), ("甲、[[乙{{ 文稿.事由 }}]]。", "甲。"),
        ("甲，[[乙{{ 文稿.事由 }}]]；丙。", "甲；丙。"), ("甲。[[乙{{ 文稿.事由 }}]]，丙。", "甲。丙。"), ("甲！[[乙{{ 文稿.事由 }}]]，丙。", "甲！丙。"),
        ("甲，同时做好乙。", "甲，同时做好乙。"), ("甲。此外，乙。", "甲。此外，乙。"), ("甲……乙。", "甲……乙。"),
    ],
)  # fmt: skip
def test_left_over_marks_are_tidied(body: str, left: str) -> None:
    assert lines("前{{ 本级 }}。", body)[1:] == [left]


def test_a_paragraph_of_marks_only_vanishes() -> None:
    assert lines("前。", "[[甲{{ 文稿.事由 }}]]，[[乙{{ 文稿.事由 }}]]。", "后。") == ["前。", "后。"]


_MARKS = "，、；：。！？甲乙同时其中"
_PIECES = st.lists(
    st.one_of(
        st.tuples(st.text(_MARKS + "（）“”《》", max_size=6), st.just(False)),
        st.tuples(st.text(_MARKS, max_size=6), st.just(True)),
    ),
    min_size=1,
    max_size=8,
)


@given(_PIECES)
@settings(max_examples=300, deadline=None)
def test_tidying_never_eats_a_character_of_a_value_and_is_done_in_one_go(pieces: list[tuple[str, bool]]) -> None:
    runs = [Run(text, -1, Origin() if fact else None) for text, fact in pieces]
    done = tidy_runs(runs)
    assert [run.text for run in done if run.origin is not None] == [run.text for run in runs if run.origin is not None]
    assert "".join(run.text for run in tidy_runs(done)) == "".join(run.text for run in done)


@given(st.text("，、；：。！？甲乙", max_size=20))
@settings(max_examples=300, deadline=None)
def test_tidied_words_of_our_own_have_no_doubled_marks(text: str) -> None:
    import re

    done = "".join(run.text for run in tidy_runs([Run(text)]))
    assert not re.search(r"[，、；：][，、；：。！？]|[。！？][，、；：。]|^[，、；：。]", done)
