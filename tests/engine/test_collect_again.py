"""交回来的填报表，再交、交错、交乱：行挪动过、改了又改回来、人定过的、打不开的。"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from filling import answer, edited, heads, line_of, sheet_of, sign
from openpyxl import Workbook

from fuer_docs.engine.collect import issue_forms, plan_round
from fuer_docs.engine.confirming import confirm
from fuer_docs.engine.merging import Merged, merge
from fuer_docs.engine.pages import Pages
from fuer_docs.engine.pending import pending
from fuer_docs.engine.returns import Standing, contradictions, receive, reminders, standings, write_reminders
from fuer_docs.load.yaml_edit import rows_of, set_value

HEALTH, SCHOOLS = "县卫健局", "县教体局"
INFANTS, CARE = "婴儿死亡率", "孕产妇系统管理率"
Row = dict[str, object]


@pytest.fixture
def box(workspace: Path, tmp_path: Path) -> Path:
    """收件箱里只有卫健局的一本。"""
    folder = tmp_path / "收件箱"
    issue_forms(workspace, folder, date(2022, 12, 5), "田某/0000-1234567")
    for path in folder.glob("*.xlsx"):
        if path.stem != HEALTH:
            path.unlink()
    return folder


def form(box: Path) -> Path:
    return box / f"{HEALTH}.xlsx"


def taken(workspace: Path, box: Path) -> Merged:
    result, pages = merge(workspace, box)
    pages.write()
    return result


def waiting(workspace: Path, kind: str) -> list[Row]:
    return [row for _page, found, _at, row in Pages(workspace).rows("待确认") if found == kind]


def standing(workspace: Path, box: Path, unit: str = HEALTH) -> Standing:
    return next(one for one in standings(receive(workspace, box)) if one.unit.short == unit)


def test_a_row_moved_away_from_its_hidden_code_is_taken_by_its_printed_name(workspace: Path, box: Path) -> None:
    answer(form(box), "指标", INFANTS, 本年值=9.8)
    answer(form(box), "指标", CARE, 本年值=93.1)

    def swap(book: Workbook) -> None:
        sheet = sheet_of(book, "指标")
        one, other = line_of(sheet, INFANTS), line_of(sheet, CARE)
        for column in range(3, max(heads(sheet)[1].values()) + 1):
            first, second = sheet.cell(one, column), sheet.cell(other, column)
            first.value, second.value = second.value, first.value

    edited(form(box), swap)
    taken(workspace, box)
    rows = {str(row["编号"]): row for row in waiting(workspace, "指标")}
    assert rows[INFANTS]["数值"]["2022"]["数值"] == "9.8"  # type: ignore[index]
    assert rows[CARE]["数值"]["2022"]["数值"] == "93.1"  # type: ignore[index]
    assert all("行可能挪动过" in str(row["疑问"]) and row["把握"] != "高" for row in rows.values())


def test_a_row_renamed_to_something_not_asked_is_doubted(workspace: Path, box: Path) -> None:
    answer(form(box), "指标", INFANTS, 本年值=9.8)

    def rename(book: Workbook) -> None:
        sheet = sheet_of(book, "指标")
        sheet.cell(line_of(sheet, INFANTS), 3).value = "农村婴儿死亡率"

    edited(form(box), rename)
    taken(workspace, box)
    (row,) = waiting(workspace, "指标")
    assert row["把握"] == "中"
    assert "农村婴儿死亡率" in str(row["疑问"])


def test_a_correction_taken_back_later_comes_in_again(workspace: Path, box: Path) -> None:
    for day, value, news in (
        ("2022-12-01", 9.8, 1),
        ("2022-12-02", 8.9, 1),
        ("2022-12-03", 9.8, 1),
        ("2022-12-03", 9.8, 0),
    ):
        sign(answer(form(box), "指标", INFANTS, 本年值=value), day)
        assert len(taken(workspace, box).added) == news, (day, value)


def test_an_achievement_told_otherwise_the_second_time_is_doubted_both_times(workspace: Path, box: Path) -> None:
    sign(answer(form(box), "成绩", "孤儿保障", 数据="保障孤儿998人"))
    taken(workspace, box)
    sign(answer(form(box), "成绩", "孤儿保障", 数据="保障孤儿989人"), "2022-12-03")
    taken(workspace, box)
    first, second = waiting(workspace, "成绩")
    assert "989" in str(first["疑问"])
    assert "998" in str(second["疑问"])
    pages = pending(workspace)
    assert confirm(pages, sure=True).moved == []


def test_what_a_person_decided_is_not_asked_again(workspace: Path, box: Path) -> None:
    sign(answer(form(box), "指标", INFANTS, 本年值=108))
    taken(workspace, box)
    assert any(INFANTS in line for line in standing(workspace, box).to_check)
    page = workspace / f"待确认/成员单位-{HEALTH}.yaml"
    page.write_text(set_value(page.read_text(encoding="utf-8"), ["指标", 0, "确认"], "否"), encoding="utf-8")
    assert not any(INFANTS in line for line in standing(workspace, box).to_check)
    assert contradictions(receive(workspace, box)) == []


def test_answers_whose_waiting_page_was_deleted_are_told(workspace: Path, box: Path) -> None:
    sign(answer(form(box), "指标", INFANTS, 本年值=9.8))
    taken(workspace, box)
    assert taken(workspace, box).findings == []
    (workspace / f"待确认/成员单位-{HEALTH}.yaml").unlink()
    assert [one.rule for one in taken(workspace, box).findings] == ["taken-but-gone"]
    (workspace / f"收件/{HEALTH}.yaml").unlink()
    assert len(taken(workspace, box).added) == 1


def test_a_file_that_cannot_be_taken_is_not_called_missing(workspace: Path, box: Path) -> None:
    (box / f"{SCHOOLS}.xlsx").write_bytes(b"PK\x03\x04not a zip")
    found = standing(workspace, box, SCHOOLS)
    assert found.state == "unread"
    received = receive(workspace, box)
    (text,) = [text for unit, text in reminders(received, standings(received)) if unit == SCHOOLS]
    assert f"收到了，可是收不进来，请用发去的那一本重新填好交回。交回期限是2022年12月5日。\n{SCHOOLS}.xlsx：" in text
    assert "没有收到" not in text


def test_a_cover_with_another_unit_is_doubted(workspace: Path, box: Path) -> None:
    def change(book: Workbook) -> None:
        for row in book["封面"].iter_rows():
            for cell in row:
                if cell.value == "填报单位":
                    book["封面"].cell(cell.row, cell.column + 1).value = SCHOOLS

    edited(sign(answer(form(box), "指标", INFANTS, 本年值=9.8)), change)
    result = taken(workspace, box)
    assert "another-unit" in [one.rule for one in result.findings]
    assert all(SCHOOLS in str(found.doubts) for _arrival, found in result.added)


def test_our_own_office_gets_no_form_though_it_owns_indicators(workspace: Path, edit: object) -> None:
    page = workspace / "facts/机构人员.yaml"
    lines = [line for line in page.read_text(encoding="utf-8").splitlines() if "妇女儿童工作委员会办公室" not in line]
    page.write_text("\n".join(lines) + "\n", encoding="utf-8")
    indicators = workspace / "facts/指标-儿童.yaml"
    indicators.write_text(
        indicators.read_text(encoding="utf-8").replace("责任单位: 县卫健局", "责任单位: 县妇儿工委办", 1),
        encoding="utf-8",
    )
    assert "县妇儿工委办" not in plan_round(workspace).units


def test_a_deadline_told_from_this_year_and_figures_behind_commas_are_read(workspace: Path, box: Path) -> None:
    answer(form(box), "打算", "扩大免费筛查", 完成时限="明年底")
    answer(form(box), "成绩", "管网改造", 数据="改造管网32公里，受益1.2万人")
    sign(form(box))
    taken(workspace, box)
    (plan,) = waiting(workspace, "任务")
    assert plan["时限"] == "2023年底"
    (done,) = waiting(workspace, "成绩")
    assert [item["数值"]["数值"] for item in done["数据"]] == ["32公里", "1.2万人"]  # type: ignore[index]


def test_a_weakness_is_called_by_its_words_without_the_unit(workspace: Path, box: Path) -> None:
    sign(answer(form(box), "问题", "产科医生不足，四个乡镇没有一名", 原因="编制少"))
    taken(workspace, box)
    (row,) = waiting(workspace, "短板")
    assert (row["名称"], row["表现"]) == ("产科医生不足", ["四个乡镇没有一名"])


def test_reminders_never_replace_what_is_not_an_untouched_reminder(tmp_path: Path) -> None:
    out = tmp_path / "催报.txt"
    assert write_reminders(out, ["县公安局：\n请交。"]) == out
    assert write_reminders(out, ["县公安局：\n请快交。"]) == out
    out.write_text(out.read_text(encoding="utf-8").replace("请快交", "请今天交"), encoding="utf-8")
    assert write_reminders(out, ["县公安局：\n请交。"]) == tmp_path / "催报（2）.txt"
    assert "请今天交" in out.read_text(encoding="utf-8")
    other = tmp_path / "fuer.yaml"
    other.write_text("年度: 2022\n", encoding="utf-8")
    assert write_reminders(other, ["请交。"]) != other
    assert other.read_text(encoding="utf-8") == "年度: 2022\n"


def test_a_negative_figure_is_not_taken_as_a_positive_one(workspace: Path, box: Path) -> None:
    sign(answer(form(box), "成绩", "儿童之家", 数据="新建儿童之家-8个；培训120人次"))
    taken(workspace, box)
    (row,) = waiting(workspace, "成绩")
    assert [item["数值"]["数值"] for item in row["数据"]] == ["120人次"]  # type: ignore[index]
    assert "像是负数" in str(row["疑问"])


@pytest.mark.parametrize(("day", "said"), [("2025-01-01", "不在2022年"), ("2022-12-20", "比填报的2022-12-01还晚")])
def test_progress_as_of_an_odd_day_is_doubted(workspace: Path, box: Path, day: str, said: str) -> None:
    sign(answer(form(box), "任务", "在难点指标上求突破", 完成情况="已完成", 截至=day))
    taken(workspace, box)
    (row,) = waiting(workspace, "任务")
    assert said in str(row["疑问"])


def test_a_status_against_the_standing_one_of_the_facts_is_doubted(workspace: Path, box: Path) -> None:
    code = next(asked.code for asked in plan_round(workspace).units[HEALTH].indicators if asked.code != INFANTS)
    for path in (workspace / "facts").glob("指标*.yaml"):
        pages = path.read_text(encoding="utf-8")
        for at, row in enumerate(rows_of(pages, "指标")):
            if row["编号"] == code:
                path.write_text(set_value(pages, ["指标", at, "状态"], "达标"), encoding="utf-8")
    sign(answer(form(box), "指标", plan_round(workspace).asked.indicators[code].name, 状态="未达标"))
    taken(workspace, box)
    (row,) = [one for one in waiting(workspace, "指标") if one["编号"] == code]
    assert "说法不一样：facts 里是" in str(row["疑问"])


def test_indicators_nobody_fills_in_are_named(workspace: Path) -> None:
    page = workspace / "facts/无主.yaml"
    page.write_text("指标:\n  - {编号: 托位数, 单位: 个}\n", encoding="utf-8")
    (found,) = [one for one in plan_round(workspace).findings if one.rule == "nobody-to-fill"]
    assert "托位数" in found.message


def test_a_file_named_without_the_county_is_its_units(workspace: Path, box: Path) -> None:
    (box / "教体局.xlsx").write_bytes(b"PK\x03\x04not a zip")
    assert standing(workspace, box, SCHOOLS).state == "unread"
