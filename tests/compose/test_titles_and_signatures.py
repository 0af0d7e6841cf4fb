"""标题折行成梯形或菱形、不拆词；署名和日期的缩进照 FORMAT.md §3 的算式。"""

from __future__ import annotations

from itertools import pairwise

import pytest
from desk import compose, docx, p, write
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fuer_docs.compose.layout import break_title, text_width

WORDS = ("青川县", "妇女儿童工作委员会", "妇女", "儿童", "工作", "总结", "终期评估", "迎检", "部署", "会议", "讲话", "“两纲”", "全县", "规划", "2022年", "监测", "培训")  # fmt: skip


def is_symmetric(lengths: list[int]) -> bool:
    """梯形（一路变长或变短）或菱形（先长后短）。"""
    peak = lengths.index(max(lengths))
    up, down = lengths[: peak + 1], lengths[peak:]
    return all(a <= b for a, b in pairwise(up)) and all(a >= b for a, b in pairwise(down))


REAL = [
    "在全县“两纲”终期评估迎检工作部署会议上的讲话",
    "青川县妇女儿童工作委员会2022年工作总结",
    "青川县妇女儿童工作委员会关于做好“两纲”终期评估迎检工作的实施方案",
    "关于2022年度妇女儿童发展规划监测统计工作情况的报告",
    "临江州妇女联合会关于表彰全州三八红旗手（集体）和巾帼建功先进个人的决定",
]


@pytest.mark.parametrize("title", REAL)
@pytest.mark.parametrize("width", [14, 18, 20, 22])
def test_real_titles_break_in_symmetry_between_words(title: str, width: int) -> None:
    rows = break_title(title, width, WORDS)
    assert "".join(rows) == title
    assert all(0 < len(row) <= width for row in rows)
    assert is_symmetric([len(row) for row in rows])
    assert_words_whole(title, rows)


def assert_words_whole(title: str, rows: list[str]) -> None:
    edges, at = set(), 0
    for row in rows[:-1]:
        at += len(row)
        edges.add(at)
    for word in WORDS:
        start = title.find(word)
        while start >= 0:
            # 更长的词里的小词不算
            covered = any(len(longer) > len(word) and word in longer and title.find(longer) <= start < title.find(longer) + len(longer) for longer in WORDS if longer in title)  # fmt: skip
            assert covered or not any(start < edge < start + len(word) for edge in edges), (word, rows)
            start = title.find(word, start + 1)


@given(
    st.lists(st.sampled_from([*WORDS, "的", "和", "关于", "印发", "《", "》", "，", "做好"]), min_size=1, max_size=14),
    st.integers(12, 24),
)
@settings(max_examples=300, deadline=None)
def test_any_title_of_known_words_breaks_within_the_line(words: list[str], width: int) -> None:
    title = "".join(words)
    rows = break_title(title, width, WORDS)
    assert "".join(rows) == title
    assert all(0 < len(row) <= width for row in rows)


@given(
    st.lists(st.sampled_from([word for word in WORDS if len(word) in {2, 4}]), min_size=4, max_size=14),
    st.integers(16, 24),
)
@settings(max_examples=200, deadline=None)
def test_titles_of_short_words_keep_every_word_whole_and_are_symmetric(words: list[str], width: int) -> None:
    title = "".join(words)
    rows = break_title(title, width, WORDS)
    assume(len(title) <= 3 * width)
    edges, at = set(), 0
    for word in words:
        at += len(word)
        edges.add(at)
    position = 0
    for row in rows:
        position += len(row)
        assert position in edges, rows
    assert is_symmetric([len(row) for row in rows]), rows


@given(st.text("甲乙丙的和了，。（）《》“”", min_size=1, max_size=60), st.integers(4, 22))
@settings(max_examples=200, deadline=None)
def test_any_text_at_all_comes_back_whole_within_the_width(text: str, width: int) -> None:
    rows = break_title(text, width, ())
    assert "".join(rows) == text
    assert all(0 < len(row) <= width for row in rows)


def test_a_title_that_fits_stays_on_one_line() -> None:
    assert break_title("工作总结", 20, ()) == ["工作总结"]


def test_lines_do_not_start_with_closing_marks_or_weak_words_nor_end_with_opening_ones() -> None:
    for title in REAL:
        for width in (16, 18, 20):
            rows = break_title(title, width, WORDS)
            assert not any(row[0] in "，。）》”的了和与" for row in rows[1:]), rows
            assert not any(row[-1] in "（《“" for row in rows[:-1]), rows


def test_a_broken_title_keeps_its_sources_and_reads_the_same() -> None:
    written = write(p("{{ 单位 }}关于做好迎检工作的实施方案的说明", "标题"))
    assert "\n" in written.text
    assert written.text.replace("\n", "") == "青川县妇女儿童工作委员会关于做好迎检工作的实施方案的说明"
    named = [run.text for run in written.paragraphs[0].runs if run.origin is not None]
    assert "".join(named) == "青川县妇女儿童工作委员会"


def test_a_title_broken_by_hand_stays_as_it_is() -> None:
    body = "<w:r><w:t>很长很长很长很长很长的一个标题</w:t><w:br/><w:t>分成两行很长很长很长很长很长很长的字</w:t></w:r>"
    assert compose(docx(p(body, "标题"))).text.count("\n") == 1


# -- 署名和日期 --

NAMES = ("妇联", "县妇儿工委办", "云溪县妇儿工委", "青川县妇女儿童工作委员会", "中共临江州委妇女儿童工作领导小组办公室")
DATES = {
    "2022-12-20": ("2022年12月20日", 7.0),
    "2022-03-08": ("2022年3月8日", 6.0),
    "2022-10-01": ("2022年10月1日", 6.5),
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("day", DATES)
def test_an_unsealed_signature_is_indented_by_the_standards_formula(name: str, day: str) -> None:
    said, date_width = DATES[day]
    signature, issued = write(
        "文。", p(name, "署名"), p("{{ 文稿.成文日期|年月日 }}", "成文日期"), issued=day
    ).paragraphs[1:]
    assert issued.text == said
    name_width = float(len(name))
    if name_width >= date_width:  # 署名右空二字，日期首字比署名首字右移二字
        assert (signature.right, issued.right) == (2, name_width - date_width)
    else:  # 日期长：日期右空二字，署名相应左移
        assert (signature.right, issued.right) == (4 + date_width - name_width, 2)
    assert signature.right is not None
    assert issued.right is not None
    # 无论哪种，日期首字都在署名首字右边二字
    assert (signature.right + name_width) - (issued.right + date_width) == 2


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("day", DATES)
def test_a_sealed_signature_is_centred_over_its_date(name: str, day: str) -> None:
    _said, date_width = DATES[day]
    body = ("文。", p(name, "署名"), p("{{ 文稿.成文日期|年月日 }}", "成文日期"))
    signature, issued = write(*body, issued=day, more=", 用印: 是").paragraphs[1:]
    assert signature.right is not None
    assert issued.right is not None
    name_width = float(len(name))
    if 4 + (date_width - name_width) / 2 >= 2:
        assert (signature.right, issued.right) == (4 + (date_width - name_width) / 2, 4)
    else:  # 署名太长，会顶出版心：署名退到右空二字，日期仍对着它的中间
        assert signature.right == 2
    assert signature.right + name_width / 2 == issued.right + date_width / 2


def test_digits_count_half_a_character() -> None:
    assert text_width("2026年12月20日") == 7
    assert text_width("云溪县妇联") == 5


def test_a_signature_without_a_date_is_left_alone() -> None:
    written = write("文。", p("青川县妇联", "署名"))
    assert written.paragraphs[1].right is None


def test_a_signature_is_never_left_alone_on_a_page() -> None:
    body, signature, issued = write("文。", p("青川县妇联", "署名"), p("2022年12月20日", "成文日期")).paragraphs
    assert body.keep
    assert signature.keep
    assert not issued.keep
