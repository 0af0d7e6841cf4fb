"""改 YAML：只动该动的行，改完读出来就是该有的样子。"""

import difflib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuer_docs.load.yaml_edit import (
    REMOVE,
    YamlProblem,
    add_rows,
    read_plain,
    remove_rows,
    rows_of,
    set_value,
    set_values,
)
from fuer_docs.load.yaml_text import read_yaml

PAGE = """\
# 说明
默认: {来源: 县统计局}   # 缺省

指标:
# 健康
- 编号: 甲     # 注
  数值: {2019: 1.0, 2020: 010}
  责任单位:
    - 县局
    - 乙局
# 教育
- {编号: 乙, 数值: {2020: 2}}

# 末尾
任务: []
成绩:
"""


def changed_lines(old: str, new: str) -> list[str]:
    return [line for line in difflib.ndiff(old.splitlines(), new.splitlines()) if line[:2] in {"+ ", "- "}]


def test_a_new_year_changes_one_line() -> None:
    new = set_value(PAGE, ["指标", 0, "数值", "2021"], "0.90")
    assert changed_lines(PAGE, new) == [
        "-   数值: {2019: 1.0, 2020: 010}",
        "+   数值: {2019: 1.0, 2020: 010, 2021: 0.90}",
    ]


def test_a_value_in_flow_changes_in_place() -> None:
    new = set_value(PAGE, ["指标", 1, "数值", "2020"], "3")
    assert changed_lines(PAGE, new) == ["- - {编号: 乙, 数值: {2020: 2}}", "+ - {编号: 乙, 数值: {2020: 3}}"]


def test_a_new_key_stands_at_the_end_of_its_row() -> None:
    new = set_value(PAGE, ["指标", 0, "状态"], "达标")
    assert changed_lines(PAGE, new) == ["+   状态: 达标"]
    assert new.index("状态: 达标") < new.index("# 教育")


def test_a_row_stands_after_the_last_of_its_kind() -> None:
    new = add_rows(PAGE, "指标", [{"编号": "丙", "数值": {"2020": "3"}}])
    assert changed_lines(PAGE, new) == ["+ - {编号: 丙, 数值: {2020: 3}}"]
    assert new.index("乙, 数值") < new.index("丙") < new.index("# 末尾")


@pytest.mark.parametrize("kind", ["任务", "成绩", "活动"])
def test_an_empty_kind_and_a_new_kind_take_rows(kind: str) -> None:
    new = add_rows(PAGE, kind, [{"名称": "甲"}])
    assert rows_of(new, kind) == [{"名称": "甲"}]
    assert "# 末尾" in new


def test_removed_rows_leave_comments_and_neighbours() -> None:
    assert changed_lines(PAGE, remove_rows(PAGE, "指标", [1])) == ["- - {编号: 乙, 数值: {2020: 2}}"]
    assert "指标" not in remove_rows(PAGE, "指标", [0, 1])


def test_a_flow_list_of_rows_takes_more() -> None:
    assert rows_of(add_rows("活动: [{名称: 甲}]\n", "活动", [{"名称": "乙"}]), "活动") == [
        {"名称": "甲"},
        {"名称": "乙"},
    ]


def test_a_page_without_final_newline_or_text_takes_rows() -> None:
    assert add_rows("", "活动", [{"名称": "甲"}]) == "活动:\n  - {名称: 甲}\n"
    assert rows_of(add_rows("活动:\n- 名称: 甲", "活动", [{"名称": "乙"}]), "活动") == [{"名称": "甲"}, {"名称": "乙"}]


COMMENTED = """\
成绩:      # 以统计局的为准
- 编号: 甲
  措施:   # 三条
    - 建阵地   # 财政局核过
    - 送服务
  数据:  # 县民政局报
    - {名称: 发放, 数值: 96万元}   # 第一批
任务:      # 还没有
活动: []   # 空着
"""


def test_the_next_item_of_a_list_is_one_more_line_and_comments_stay() -> None:
    new = set_values(COMMENTED, [(["成绩", 0, "措施", 2], "请专家"), (["成绩", 0, "数据", 1], {"名称": "受益"})])
    assert changed_lines(COMMENTED, new) == ["+     - 请专家", "+     - {名称: 受益}"]


def test_a_list_written_anew_keeps_the_comment_of_its_key() -> None:
    new = set_value(COMMENTED, ["成绩", 0, "数据"], "待补")
    assert "  数据: 待补  # 县民政局报\n任务:" in new


@pytest.mark.parametrize("kind", ["任务", "活动", "成绩"])
def test_rows_added_leave_comments_where_they_are(kind: str) -> None:
    new = add_rows(COMMENTED, kind, [{"编号": "丙"}, {"编号": "丁"}])
    assert [line for line in changed_lines(COMMENTED, new) if line.startswith("- ")] in ([], ["- 活动: []   # 空着"])
    assert all(mark in new for mark in ("成绩:      # 以统计局", "任务:      # 还没有", "# 空着", "   # 第一批"))
    assert [row["编号"] for row in rows_of(new, kind)][-2:] == ["丙", "丁"]


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029"])
def test_line_ends_from_web_pages_in_a_comment_do_not_shift_the_edit(end: str) -> None:
    text = f"# 网上粘的{end}# 第二句{end}# 第三句\n指标:\n  - {{编号: 甲, 数值: {{2020: 1}}}}\n"
    assert set_value(text, ["指标", 0, "数值", "2020"], "2") == text.replace("2020: 1", "2020: 2")


def test_what_is_no_yaml_is_refused() -> None:
    with pytest.raises(YamlProblem):
        add_rows("指标: [", "指标", [{"编号": "甲"}])


CHARS = "云溪县妇联办读书会，。、：；“”‘’《》（）｛｝［］％‰—…·① ab Zz09.-+_*&%@!#?|>~`'\"{}[],:;<=/\\$^😀é"
"""会惹麻烦的字都在里头；逐字抽，比整串抽快。"""
WORDS = st.lists(st.sampled_from(CHARS), max_size=24).map("".join).map(str.strip)
KEYS = st.sampled_from(["名称", "效果", "备注", "来源", "内容", "时间"])
VALUES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=6
)
ROWS = st.lists(st.dictionaries(KEYS, VALUES, min_size=1), min_size=1, max_size=3)


@given(ROWS, st.sampled_from(["指标", "任务", "成绩", "活动"]))
def test_any_row_reads_back_as_it_was_written(rows: list[dict[str, Any]], kind: str) -> None:
    before = rows_of(PAGE, kind)
    new = add_rows(PAGE, kind, rows)
    assert rows_of(new, kind)[len(before) :] == rows
    assert all(not line.startswith("- ") or line == "- 任务: []" for line in changed_lines(PAGE, new))


@given(ROWS)
def test_what_is_written_has_none_of_the_slips_of_hand_writing(rows: list[dict[str, Any]]) -> None:
    _node, findings = read_yaml(add_rows("", "活动", rows).encode(), "facts/活动.yaml")
    assert findings == []


@given(ROWS, VALUES)
def test_a_value_set_is_the_only_change(rows: list[dict[str, Any]], value: Any) -> None:
    text = add_rows("", "活动", rows)
    new = set_value(text, ["活动", 0, "效果"], value)
    tree = read_plain(text)
    assert isinstance(tree, dict)
    tree["活动"][0]["效果"] = value  # type: ignore[call-overload,index]
    assert read_plain(new) == tree


@given(ROWS)
def test_removing_what_was_added_gives_the_page_back(rows: list[dict[str, Any]]) -> None:
    new = add_rows(PAGE, "指标", rows)
    assert remove_rows(new, "指标", range(2, 2 + len(rows))) == PAGE


def test_a_key_is_removed_from_a_line_and_from_a_block() -> None:
    new = set_values(
        PAGE, [(["指标", 0, "数值", "2019"], REMOVE), (["指标", 0, "责任单位"], REMOVE), (["默认"], REMOVE)]
    )
    assert read_plain(new) == {
        "指标": [{"编号": "甲", "数值": {"2020": "010"}}, {"编号": "乙", "数值": {"2020": "2"}}], "任务": [], "成绩": "",
    }  # fmt: skip
    assert "# 教育" in new


def test_the_first_key_of_a_row_leaves_its_dash_to_the_next() -> None:
    new = set_values(PAGE, [(["指标", 0, "编号"], REMOVE)])
    assert new.splitlines()[5] == "- 数值: {2019: 1.0, 2020: 010}"


@given(ROWS, st.sets(KEYS, max_size=4), st.dictionaries(KEYS, VALUES, max_size=2))
def test_several_edits_at_once_come_out_as_if_one_by_one(
    rows: list[dict[str, Any]], gone: set[str], new: dict[str, Any]
) -> None:
    rows = [{"编号": "甲", **row} for row in rows]
    text = add_rows(PAGE, "活动", rows)
    edits = [(["活动", at, name], REMOVE) for at in range(len(rows)) for name in gone - set(new)]
    edits += [(["活动", at, name], value) for at in range(len(rows)) for name, value in new.items()]
    expected = [{name: value for name, value in row.items() if name not in gone - set(new)} | new for row in rows]
    assert rows_of(set_values(text, edits), "活动") == expected
