"""待确认：进来的不重复，确认的移进 facts，说得不一样的不动。"""

from pathlib import Path
from typing import Any

import pytest

from fuer_docs.engine.confirming import confirm
from fuer_docs.engine.pages import Pages
from fuer_docs.engine.pending import pending, set_aside
from fuer_docs.errors import InputError
from fuer_docs.load.yaml_edit import rows_of, set_value
from fuer_docs.model.found import Certainty, Found

BOOK = "监测年报.xlsx"


def rate(value: str, year: str = "2022", cell: str = "汇总!E6", code: str = "婴儿死亡率") -> Found:
    source = {"单位": "县统计局", "文件": BOOK, "位置": cell}
    return Found(
        "指标",
        {"编号": code, "数值": {year: {"数值": value, "来源": source}}},
        f"{code} | ‰ | {value}",
        cell,
    )


def activity(name: str = "读书会", quote: str = "办读书会12场。", **keys: Any) -> Found:
    return Found("活动", {"名称": name, **keys}, quote, "第3段", Certainty.MIDDLE, ("时间没有写",))


def take_in(root: Path, *found: Found, name: str = "年报") -> int:
    pages = pending(root)
    result = set_aside(pages, name, found, BOOK)
    pages.write()
    return len(result.added)


def waiting(root: Path, kind: str, name: str = "年报") -> list[dict[str, Any]]:
    return rows_of((root / f"待确认/{name}.yaml").read_text(encoding="utf-8"), kind)


def confirmed(root: Path, *chosen: str, sure: bool = False) -> Any:
    pages = pending(root)
    result = confirm(pages, chosen, sure=sure)
    pages.write()
    return result


def answer(root: Path, kind: str, at: int, word: str) -> None:
    path = root / "待确认/年报.yaml"
    path.write_text(set_value(path.read_text(encoding="utf-8"), [kind, at, "确认"], word), encoding="utf-8")


def indicator(root: Path) -> dict[str, Any]:
    text = (root / "facts/指标-儿童.yaml").read_text(encoding="utf-8")
    return next(row for row in rows_of(text, "指标") if row["编号"] == "婴儿死亡率")


def test_what_is_taken_in_carries_its_sentence_its_certainty_and_its_place(workspace: Path) -> None:
    take_in(workspace, activity())
    (row,) = waiting(workspace, "活动")
    assert row["原句"] == "办读书会12场。"
    assert row["把握"] == "中"
    assert row["疑问"] == ["时间没有写"]
    assert row["来源"] == {"文件": BOOK, "位置": "第3段"}
    assert row["确认"] == ""


def test_taking_in_twice_adds_nothing(workspace: Path) -> None:
    assert take_in(workspace, activity(), rate("10.5")) == 2
    before = (workspace / "待确认/年报.yaml").read_bytes()
    assert take_in(workspace, activity(), rate("10.5")) == 0
    assert (workspace / "待确认/年报.yaml").read_bytes() == before


def test_two_facts_of_one_place_are_both_kept_and_neither_comes_twice(workspace: Path) -> None:
    two = activity("读书会", "办读书会、讲座。"), activity("讲座", "办读书会、讲座。")
    assert take_in(workspace, *two) == 2
    assert take_in(workspace, *two) == 0
    confirmed(workspace, "读书会")
    assert take_in(workspace, *two) == 0


def test_a_confirmed_year_stands_in_the_indicator_with_its_cell(workspace: Path) -> None:
    take_in(workspace, rate("10.5"))
    result = confirmed(workspace, "婴儿死亡率")
    assert result.merged == ["指标/婴儿死亡率"]
    assert indicator(workspace)["数值"]["2022"] == {
        "数值": "10.5", "来源": {"单位": "县统计局", "文件": BOOK, "位置": "汇总!E6"},
    }  # fmt: skip
    assert indicator(workspace)["数值"]["2021"] == "10.8"
    assert waiting(workspace, "指标") == []


def test_a_confirmed_fact_is_never_overwritten(workspace: Path) -> None:
    before = (workspace / "facts/指标-儿童.yaml").read_bytes()
    take_in(workspace, rate("9.9", "2021"))
    result = confirmed(workspace, "婴儿死亡率")
    assert [finding.rule for finding in result.findings] == ["conflicting-fact"]
    assert "10.8" in result.findings[0].message
    assert "9.9" in result.findings[0].message
    assert (workspace / "facts/指标-儿童.yaml").read_bytes() == before
    assert len(waiting(workspace, "指标")) == 1


def test_what_is_confirmed_is_not_offered_again_but_a_new_value_is(workspace: Path) -> None:
    take_in(workspace, rate("10.5"))
    confirmed(workspace, "婴儿死亡率")
    assert take_in(workspace, rate("10.5")) == 0
    assert take_in(workspace, rate("10.4")) == 1


def test_a_refused_fact_stays_refused(workspace: Path) -> None:
    take_in(workspace, activity())
    answer(workspace, "活动", 0, "否")
    result = confirmed(workspace, "读书会", sure=True)
    assert (result.moved, result.left) == ([], 0)
    assert take_in(workspace, activity()) == 0


def test_yes_in_the_file_moves_the_fact_and_leaves_the_rest(workspace: Path) -> None:
    take_in(workspace, activity("读书会"), activity("讲座", "办讲座3场。"))
    answer(workspace, "活动", 1, "是")
    result = confirmed(workspace)
    assert result.moved == ["活动/讲座"]
    assert result.left == 1
    moved = next(
        row for page in Pages(workspace).names("facts") for row in rows_of(Pages(workspace)[page], "活动")
        if row.get("名称") == "讲座"
    )  # fmt: skip
    assert set(moved) == {"名称", "来源"}


def test_sure_takes_only_what_has_no_doubt(workspace: Path) -> None:
    take_in(workspace, rate("10.5"), activity())
    result = confirmed(workspace, sure=True)
    assert (result.merged, result.moved, result.left) == (["指标/婴儿死亡率"], [], 1)


def test_a_default_of_the_file_never_speaks_for_a_newcomer(tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()
    (tmp_path / "fuer.yaml").write_text(
        "单位: 云溪县妇女联合会\n单位类型: 妇联\n层级: 县区\n地名: {本级: 云溪县, 自称: 我县}\n年度: 2022\n文稿:\n  - {文种: 工作总结}\n",
        encoding="utf-8",
    )
    (tmp_path / "facts/口号.yaml").write_text("默认: {期间: 2019}\n口号:\n  - {编号: 甲, 文字: 好}\n", encoding="utf-8")
    take_in(tmp_path, Found("口号", {"编号": "乙", "文字": "新"}, "新", "第1段"))
    confirmed(tmp_path, "乙")
    rows = rows_of((tmp_path / "facts/口号（确认）.yaml").read_text(encoding="utf-8"), "口号")
    assert [row["编号"] for row in rows] == ["乙"]


def test_a_fact_that_cannot_be_read_is_not_moved(workspace: Path) -> None:
    take_in(workspace, activity(参加="许多人", 时间="2022-02-30"))
    pages = pending(workspace)
    with pytest.raises(InputError) as refused:
        confirm(pages, ["读书会"])
    assert {finding.place.file for finding in refused.value.findings if finding.place} == {"待确认/年报.yaml"}
    assert len(waiting(workspace, "活动")) == 1


def test_comments_and_line_ends_of_a_page_stay(workspace: Path) -> None:
    path = workspace / "facts/指标-儿童.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes().decode().split("\r\n")
    take_in(workspace, rate("10.5"))
    confirmed(workspace, "婴儿死亡率")
    after = path.read_bytes().decode().split("\r\n")
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 1


def test_the_same_cell_and_value_of_the_next_year_is_news(workspace: Path) -> None:
    assert take_in(workspace, rate("100", "2022", "儿童!C4", "住院分娩率")) == 1
    confirmed(workspace, "住院分娩率")
    assert take_in(workspace, rate("100", "2022", "儿童!C4", "住院分娩率")) == 0
    assert take_in(workspace, rate("100", "2023", "儿童!C4", "住院分娩率")) == 1


def test_another_indicator_at_the_cell_of_a_confirmed_one_is_news(workspace: Path) -> None:
    assert take_in(workspace, rate("100", "2022", "儿童!C4", "住院分娩率")) == 1
    confirmed(workspace, "住院分娩率")
    moved = rate("100", "2022", "儿童!C5", "住院分娩率")
    assert take_in(workspace, rate("100", "2022", "儿童!C4", "孤儿保障覆盖率"), moved) == 2


def test_an_indicator_confirmed_under_another_code_is_known(workspace: Path) -> None:
    assert take_in(workspace, rate("100", "2022", "儿童!C4", "住院分娩")) == 1
    page = workspace / "待确认/年报.yaml"
    page.write_text(set_value(page.read_text("utf-8"), ["指标", 0, "编号"], "住院分娩率"), "utf-8")
    confirmed(workspace, "住院分娩率")
    assert take_in(workspace, rate("100", "2022", "儿童!C4", "住院分娩")) == 0


@pytest.mark.parametrize("same", ["10.50", "10.5‰"])
def test_a_figure_written_otherwise_is_no_conflict(workspace: Path, same: str) -> None:
    take_in(workspace, rate("10.5"), rate(same, cell="汇总!F6"))
    result = confirmed(workspace, "婴儿死亡率")
    assert (result.left, result.findings) == (0, [])
    assert indicator(workspace)["数值"]["2022"]["数值"] == "10.5"


def test_an_indicator_takes_what_it_lacks_though_another_key_differs(workspace: Path) -> None:
    found = rate("10.5")
    take_in(workspace, Found("指标", {**found.keys, "目标": "≤99"}, found.quote, found.where))
    result = confirmed(workspace, "婴儿死亡率")
    assert [one.rule for one in result.findings] == ["conflicting-fact"]
    assert indicator(workspace)["数值"]["2022"]["数值"] == "10.5"
    assert result.left == 1
    assert confirmed(workspace, "婴儿死亡率").merged == []


def helped(people: str, cell: str) -> Found:
    source = {"单位": "县民政局", "文件": BOOK, "位置": cell}
    data = [{"名称": "保障孤儿", "数值": {"数值": people, "来源": source}}]
    return Found("成绩", {"编号": "孤儿保障", "名称": "孤儿保障", "数据": data}, f"保障孤儿{people}", cell)


def test_the_same_item_with_another_figure_is_a_conflict_not_a_second_item(workspace: Path) -> None:
    take_in(workspace, helped("998人", "成绩!D4"), helped("989人", "成绩!D5"))
    result = confirmed(workspace, sure=True)
    assert result.left == 1
    assert any("数据.保障孤儿.数值" in one.message for one in result.findings)
    (row,) = [row for row in facts_of(workspace, "成绩") if row.get("编号") == "孤儿保障"]
    assert [item["数值"]["数值"] for item in row["数据"]] == ["998人"]


def facts_of(root: Path, kind: str) -> list[dict[str, Any]]:
    return [row for path in (root / "facts").glob("*.yaml") for row in rows_of(path.read_text("utf-8"), kind)]


def test_a_name_that_is_not_waiting_is_told(workspace: Path) -> None:
    take_in(workspace, activity("读书会"))
    result = confirmed(workspace, "读书回")
    assert [one.rule for one in result.findings] == ["nothing-to-confirm"]
    assert "读书会" in result.findings[0].hint


def test_of_two_that_differ_none_is_moved_by_name(workspace: Path) -> None:
    take_in(workspace, rate("9.9", cell="快报!E6"), rate("10.5"))
    result = confirmed(workspace, "指标/婴儿死亡率")
    assert [one.rule for one in result.findings] == ["several-wait"]
    assert "2022" not in indicator(workspace)["数值"]
    answer(workspace, "指标", 1, "是")
    assert confirmed(workspace).merged == ["指标/婴儿死亡率"]
    assert indicator(workspace)["数值"]["2022"]["数值"] == "10.5"


def test_what_was_confirmed_into_a_standing_fact_is_not_offered_again(workspace: Path) -> None:
    two = [activity("读书会", "办读书会、讲座。"), activity("讲座", "办读书会、讲座。")]
    (workspace / "facts/别的.yaml").write_text(
        "活动:\n  - {名称: 读书会, 地点: 县图书馆, 时间: 2022-05-01}\n", encoding="utf-8"
    )
    assert take_in(workspace, *two) == 2
    confirmed(workspace, "读书会")
    assert take_in(workspace, *two) == 0
    assert (workspace / "收件/确认过.yaml").is_file()
