"""向成员单位收材料：发的表只问它自己的，填得再乱也认得，收两遍和收一遍一样。"""

from __future__ import annotations

import shutil
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from filling import all_filled, answer, bytes_of, copied, edited, heads, line_of, sheet_of, sign, stacked
from openpyxl import Workbook, load_workbook

from fuer_docs.engine.collect import issue_forms, plan_round
from fuer_docs.engine.confirming import confirm
from fuer_docs.engine.merging import Merged, merge
from fuer_docs.engine.pages import Pages
from fuer_docs.engine.pending import pending
from fuer_docs.engine.returns import Standing, contradictions, receive, reminders, standings
from fuer_docs.engine.workspace import open_workspace
from fuer_docs.errors import UsageError
from fuer_docs.intake.questionnaire import write_form

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "county-2022"
HEALTH, STATISTICS, SCHOOLS = "县卫健局", "县统计局", "县教体局"
INFANTS = "婴儿死亡率"
LIMIT = date(2022, 12, 5)


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """发下去的一套，只写一遍。"""
    folder = tmp_path_factory.mktemp("发")
    issue_forms(SAMPLE, folder, LIMIT, "田某/0000-1234567")
    return folder


@pytest.fixture(scope="module")
def handed_in(issued: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """老老实实填完的一套。"""
    folder = shutil.copytree(issued, tmp_path_factory.mktemp("交") / "齐")
    for path in folder.glob("*.xlsx"):
        all_filled(path)
    return folder


@pytest.fixture
def box(issued: Path, tmp_path: Path) -> Path:
    """发下去的一套，就当是收件的文件夹。"""
    return shutil.copytree(issued, tmp_path / "收件箱")


@pytest.fixture
def full(handed_in: Path, tmp_path: Path) -> Path:
    """交齐了的收件箱。"""
    return shutil.copytree(handed_in, tmp_path / "交齐")


def reissue(workspace: Path, box: Path, *units: str) -> None:
    """工作区改过，只给这几个单位另写。"""
    plan = plan_round(workspace)
    only(box)
    for name in units:
        (box / f"{name}.xlsx").write_bytes(write_form(plan.form(plan.units[name], LIMIT.isoformat())))


def only(box: Path, *units: str) -> None:
    for path in box.glob("*.xlsx"):
        if path.stem not in units:
            path.unlink()


def standing(workspace: Path, box: Path, unit: str, day: date | None = None) -> Standing:
    return next(one for one in standings(receive(workspace, box), day) if one.unit.short == unit)


def merged(workspace: Path, box: Path) -> Merged:
    result, pages = merge(workspace, box)
    pages.write()
    return result


def waiting(workspace: Path, kind: str = "指标", unit: str = HEALTH) -> list[dict[str, Any]]:
    rows = Pages(workspace).rows("待确认")
    return [row for page, found, _at, row in rows if found == kind and unit in page]


def row_of(workspace: Path, code: str, unit: str = HEALTH) -> dict[str, Any]:
    (row,) = [row for row in waiting(workspace, unit=unit) if row["编号"] == code]
    return row


def say(workspace: Path, word: str = "是") -> None:
    """每条都答“是”。"""
    for path in (workspace / "待确认").glob("*.yaml"):
        lines = path.read_text(encoding="utf-8").splitlines()
        text = "\n".join(f"{line} {word}" if line.strip() == "确认:" else line for line in lines)
        path.write_text(text.replace("确认: ''", f"确认: {word}") + "\n", encoding="utf-8")


# -- 发 --


def test_each_unit_is_asked_its_own_indicators_and_this_years_tasks(workspace: Path) -> None:
    plan = plan_round(workspace)
    assert len(plan.units) == 34
    health = plan.units[HEALTH]
    assert INFANTS in [asked.code for asked in health.indicators]
    assert "在难点指标上求突破" in [task.code for task in health.tasks]
    assert not any(asked.code == INFANTS for asked in plan.units[SCHOOLS].indicators)
    assert all("2023" not in task.deadline for unit in plan.units.values() for task in unit.tasks)
    assert "县妇儿工委办" not in plan.units


def test_all_members_and_sets_are_taken_apart_and_vague_owners_are_named(workspace: Path, edit: Any) -> None:
    edit(
        workspace / "facts/机构人员.yaml",
        "机构:\n",
        "机构:\n  - {简称: 三个镇, 全称: 云溪县三个镇, 类别: 集合, 成员: [青崖镇, 落霞镇]}\n",
    )
    edit(
        workspace / "facts/指标-儿童.yaml",
        "重难点: 难点, 责任单位: 县卫健局",
        "重难点: 难点, 责任单位: [县卫健局, 三个镇]",
    )
    plan = plan_round(workspace)
    assert [asked.code for asked in plan.units["青崖镇"].indicators] == [INFANTS]
    assert "三个镇" not in plan.units
    assert all(any(task.code == "在全面自查上求突破" for task in unit.tasks)
               for unit in plan.units.values() if unit.code not in {"青崖镇", "落霞镇", "县纪委监委"})  # fmt: skip
    assert [finding.message for finding in plan.findings if finding.rule == "not-one-unit"] == [
        "责任单位“各乡镇”不是一个单位，没有给它发表"
    ]


def test_the_same_input_gives_the_same_bytes(issued: Path, tmp_path: Path) -> None:
    issue_forms(SAMPLE, tmp_path, LIMIT, "田某/0000-1234567")
    assert {path.name: path.read_bytes() for path in issued.iterdir()} == {
        path.name: path.read_bytes() for path in tmp_path.glob("*.xlsx")
    }


def test_a_form_that_is_there_already_is_left_alone(workspace: Path, box: Path) -> None:
    answer(box / f"{HEALTH}.xlsx", "指标", INFANTS, 本年值=10.5)
    before = (box / f"{HEALTH}.xlsx").read_bytes()
    done = issue_forms(workspace, box, LIMIT, "田某/0000-1234567")
    assert [Path(name).stem for name in done.kept] == [HEALTH]
    assert (box / f"{HEALTH}.xlsx").read_bytes() == before


def test_only_answers_are_unlocked_and_numbers_are_kept_in_their_range(box: Path) -> None:
    book = load_workbook(box / f"{SCHOOLS}.xlsx")
    for sheet in book.worksheets:
        assert sheet.protection.sheet, sheet.title
        for row in sheet.iter_rows():
            for cell in row:
                if not cell.protection.locked:
                    assert cell.value is None, (sheet.title, cell.coordinate)
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_state == "hidden"] == ["表号（勿改）"]
    sheet = sheet_of(book, "指标")
    rules = [(rule.type, rule.formula1, rule.formula2) for rule in sheet.data_validations.dataValidation]
    assert ("decimal", "0", "100") in rules
    assert ("decimal", "0", "200") in rules, "毛入园率可以超过100%"
    assert any(kind == "list" and "预期达标难度大" in first for kind, first, _second in rules)
    assert all(rule.error and rule.prompt for rule in sheet.data_validations.dataValidation)
    assert sheet.print_title_rows == "$3:$3"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
        "landscape",
        1,
        0,
    )


def test_last_years_value_stands_beside_and_the_change_is_a_formula(box: Path) -> None:
    sheet = sheet_of(load_workbook(box / f"{HEALTH}.xlsx"), "指标")
    _top, columns = heads(sheet)
    line = line_of(sheet, INFANTS)
    assert sheet.cell(line, columns["上年值"]).value == 10.8
    assert str(sheet.cell(line, columns["比上年"]).value).startswith("=IF(")
    assert "（2022年）" in sheet.cell(3, columns["本年值"]).value


def test_sex_is_asked_only_where_the_indicator_has_it(box: Path) -> None:
    sheet = sheet_of(load_workbook(box / f"{SCHOOLS}.xlsx"), "指标")
    _top, columns = heads(sheet)
    asked = [sheet.cell(line, 3).value for line in range(4, sheet.max_row + 1)
             if not sheet.cell(line, columns["其中：男"]).protection.locked]  # fmt: skip
    assert asked == ["学前三年毛入园率", "九年义务教育巩固率"]
    assert "其中：男" not in heads(sheet_of(load_workbook(box / f"{HEALTH}.xlsx"), "指标"))[1]


def test_a_workspace_with_nobody_to_ask_says_so(tmp_path: Path) -> None:
    from fuer_docs.engine.shelf import library_shelf
    from fuer_docs.engine.start import NewWorkspace, create_workspace

    create_workspace(
        NewWorkspace(tmp_path / "新", "妇儿工委", "县区", "云溪县妇女儿童工作委员会", 2022), library_shelf()
    )
    with pytest.raises(UsageError, match="没有要发的单位"):
        issue_forms(tmp_path / "新", tmp_path / "出")


# -- 看 --


def test_who_has_not_handed_in_who_is_late_and_what_is_missing(workspace: Path, box: Path) -> None:
    only(box, HEALTH, SCHOOLS, STATISTICS)
    all_filled(box / f"{STATISTICS}.xlsx", "2022-12-07")
    answer(sign(box / f"{HEALTH}.xlsx"), "指标", INFANTS, 本年值=10.5)
    day = date(2022, 12, 10)
    assert standing(workspace, box, "县公安局", day).state == "missing"
    assert standing(workspace, box, "县公安局", day).late == "过了期限5天"
    assert standing(workspace, box, "县公安局").late == "", "没说今天是哪天，就不知道迟没迟"
    assert standing(workspace, box, SCHOOLS).state == "blank"
    whole = standing(workspace, box, STATISTICS)
    assert (whole.state, whole.late) == ("complete", "封面写的是2022-12-07，迟了2天")
    part = standing(workspace, box, HEALTH)
    assert part.state == "incomplete"
    assert f"指标“{INFANTS}”的状态没有填" in part.gaps
    assert "任务“在难点指标上求突破”没有选完成情况" in part.gaps
    assert "“三、成绩”没有填，没有就写“无”" in part.gaps


def test_everything_filled_honestly_is_complete(workspace: Path, full: Path) -> None:
    assert {one.state for one in standings(receive(workspace, full))} == {"complete"}


def test_a_reminder_says_what_is_missing_and_what_to_check(workspace: Path, box: Path) -> None:
    only(box, HEALTH)
    answer(sign(box / f"{HEALTH}.xlsx"), "指标", INFANTS, 本年值=108)
    received = receive(workspace, box)
    texts = dict(reminders(received, standings(received)))
    assert texts["县公安局"] == (
        "县公安局：\n贵单位的2022年度妇女儿童工作情况填报表还没有收到。交回期限是2022年12月5日。请尽快填好交回。\n联系人：田某/0000-1234567"
    )
    assert "还有" in texts[HEALTH]
    assert f"“{INFANTS}”上年10.8‰，本年108‰，提高97.2个千分点，正好差10倍，看小数点" in texts[HEALTH]


@pytest.mark.parametrize(
    ("name", "value", "words", "suspicious"),
    [
        (INFANTS, 10.5, "上年10.8‰，本年10.5‰，降低0.3个千分点，下降2.8%（(10.5-10.8)÷10.8）", False),
        (INFANTS, 4.2, "上年10.8‰，本年4.2‰，降低6.6个千分点，下降61.1%（(4.2-10.8)÷10.8）", True),
        (INFANTS, 1.08, "上年10.8‰，本年1.08‰，降低9.72个千分点，正好差10倍，看小数点", True),
        ("孕产妇系统管理率", 93.1, "上年92.6%，本年93.1%，提高0.5个百分点", False),
        ("孕产妇系统管理率", 71, "上年92.6%，本年71%，降低21.6个百分点", True),
        ("孕产妇死亡率", 12.3, "上年0/10万，本年12.3/10万，提高12.3个十万分点", True),
        (INFANTS, 10.8, "上年10.8‰，本年10.8‰，没有变", False),
    ],
)
def test_the_change_since_last_year_comes_with_its_computation(
    workspace: Path, box: Path, name: str, value: float, words: str, suspicious: bool
) -> None:
    only(box, HEALTH)
    answer(box / f"{HEALTH}.xlsx", "指标", name, 本年值=value)
    (jump,) = standing(workspace, box, HEALTH).jumps
    assert (jump.words, jump.suspicious) == (words, suspicious)


def test_two_units_and_the_facts_that_contradict_each_other_are_named(workspace: Path, box: Path, edit: Any) -> None:
    edit(workspace / "facts/指标-儿童.yaml", "目标: ≤10,\n     数值: {2019: 11.6, 2020: 11.2, 2021: 10.8}",
         "目标: ≤10,\n     数值: {2019: 11.6, 2020: 11.2, 2021: 10.8, 2022: 10.1}")  # fmt: skip
    only(box, HEALTH)
    answer(box / f"{HEALTH}.xlsx", "指标", INFANTS, 本年值=10.5)
    ((question, says),) = contradictions(receive(workspace, box))
    assert question == f"指标/{INFANTS}"
    assert [one.words.split("（")[0] for one in says] == [f"{HEALTH}是10.5‰", "facts 里是10.1‰"]


# -- 收 --


def test_every_figure_carries_its_unit_file_and_cell(workspace: Path, box: Path) -> None:
    answer(sign(box / f"{HEALTH}.xlsx"), "指标", INFANTS, 本年值=10.5, 状态="未达标")
    only(box, HEALTH)
    merged(workspace, box)
    row = row_of(workspace, INFANTS)
    source = row["数值"]["2022"]["来源"]
    assert source["单位"] == HEALTH
    assert source["文件"] == f"{HEALTH}.xlsx"
    assert source["位置"].startswith("一、指标!")
    assert row["状态"] == [
        {"状态": "未达标", "截至": "2022-12-01", "来源": {**source, "位置": row["状态"][0]["来源"]["位置"]}}
    ]
    assert row["把握"] == "高"
    assert "疑问" not in row


def test_confirmed_answers_reach_the_facts_with_their_source(workspace: Path, box: Path) -> None:
    only(box, HEALTH)
    path = sign(box / f"{HEALTH}.xlsx")
    answer(path, "指标", INFANTS, 本年值=9.8, 状态="达标")
    answer(
        path,
        "成绩",
        "开展托育服务",
        领域="健康",
        措施="新建托育点；培训从业人员",
        效果="家长负担减轻",
        数据="新增托位180个；培训120人次",
    )
    answer(path, "活动", "健康讲座", 时间="5月29日", 参加人数="近300人")
    answer(path, "问题", "基层妇幼力量不足", 原因="编制少")
    answer(path, "打算", "扩大免费筛查", 完成时限="2023-10-31")
    merged(workspace, box)
    say(workspace)
    pages = pending(workspace)
    confirm(pages)
    pages.write()
    found, _findings, _shelf = open_workspace(workspace)
    indicator = found.facts.by_key[f"指标/{INFANTS}"]
    value = indicator.values[2022]  # type: ignore[attr-defined]
    assert value.text == "9.8"
    assert value.origin.inputs[0].supplied_by == HEALTH
    assert indicator.statuses[-1].status.origin.inputs[0].supplied_by == HEALTH  # type: ignore[attr-defined]
    done = found.facts.by_key[f"成绩/{HEALTH}·开展托育服务"]
    assert [datum.value.text for datum in done.data] == ["180个", "120人次"]  # type: ignore[union-attr]
    assert f"活动/{HEALTH}·健康讲座" in found.facts.by_key
    plan = found.facts.by_key[f"任务/{HEALTH}·扩大免费筛查"]
    assert plan.period.year == 2023  # type: ignore[union-attr]
    assert any(fact.shows[0].text == "基层妇幼力量不足" for fact in found.facts.of("短板"))  # type: ignore[attr-defined]


def test_two_units_with_an_activity_of_the_same_name_keep_both(workspace: Path, box: Path) -> None:
    only(box, HEALTH, SCHOOLS)
    for unit, crowd in ((HEALTH, "近300人"), (SCHOOLS, "520人")):
        answer(box / f"{unit}.xlsx", "活动", "三八节活动", 时间="3月8日", 参加人数=crowd)
    merged(workspace, box)
    say(workspace)
    pages = pending(workspace)
    result = confirm(pages)
    pages.write()
    assert (len(result.moved), result.findings) == (2, [])
    found, _findings, _shelf = open_workspace(workspace)
    ours, theirs = (found.facts.by_key[f"活动/{unit}·三八节活动"] for unit in (HEALTH, SCHOOLS))
    assert (ours.name.text, theirs.name.text) == ("三八节活动", "三八节活动")
    assert (ours.attendance.text, theirs.attendance.text) == ("近300人", "520人")  # type: ignore[attr-defined]


def test_recommended_people_come_together_and_stay_doubtful(workspace: Path, box: Path) -> None:
    only(box, HEALTH, SCHOOLS)
    answer(box / f"{HEALTH}.xlsx", "推荐", "先进个人", 推荐对象="江某", 主要事迹="十年坚持下乡")
    answer(box / f"{SCHOOLS}.xlsx", "推荐", "先进集体", 推荐对象="县第二幼儿园")
    merged(workspace, box)
    assert all("这是推荐，还没有决定表彰；决定了再确认" in row["疑问"] for row in waiting(workspace, "表彰"))
    say(workspace)
    pages = pending(workspace)
    confirm(pages)
    pages.write()
    found, _findings, _shelf = open_workspace(workspace)
    both = found.facts.by_key["表彰/2022年度妇女儿童工作表彰（推荐）"]
    assert [who.text for who in both.collectives] == ["县第二幼儿园"]  # type: ignore[attr-defined]
    assert [who.text for who in both.individuals] == ["江某"]  # type: ignore[attr-defined]


def test_progress_goes_into_the_task_that_is_there(workspace: Path, box: Path, edit: Any) -> None:
    facts = workspace / "facts/短板任务.yaml"
    text = facts.read_text(encoding="utf-8")
    at = text.index("    完成情况:", text.index("在难点指标上求突破"))
    facts.write_text(text[:at] + text[text.index("    来源:", at) :], encoding="utf-8")
    reissue(workspace, box, HEALTH)
    path = sign(box / f"{HEALTH}.xlsx")
    answer(
        path,
        "任务",
        "在难点指标上求突破",
        完成情况="已完成",
        截至="2022年11月20日",
        数据="会商3次",
        佐证材料="会商纪要",
    )
    merged(workspace, box)
    say(workspace)
    pages = pending(workspace)
    assert confirm(pages).merged == ["任务/在难点指标上求突破"]
    pages.write()
    found, _findings, _shelf = open_workspace(workspace)
    outcome = found.facts.by_key["任务/在难点指标上求突破"].outcome  # type: ignore[attr-defined]
    assert (outcome.status.text, outcome.as_of.text, outcome.evidence.text) == ("已完成", "2022年11月20日", "会商纪要")
    assert outcome.data[0].value.origin.inputs[0].supplied_by == HEALTH


def test_a_second_run_adds_nothing_whatever_was_done_in_between(workspace: Path, full: Path) -> None:
    box = full
    only(box, HEALTH, STATISTICS, "县医保局")
    answer(box / f"{HEALTH}.xlsx", "指标", INFANTS, 本年值=0.5)
    first = merged(workspace, box)
    assert first.added
    after = {path: path.read_bytes() for path in workspace.rglob("*.yaml")}
    again = merged(workspace, box)
    assert (again.added, again.known) == ([], len(first.added) + first.already)
    assert {path: path.read_bytes() for path in workspace.rglob("*.yaml")} == after
    say(workspace)
    pages = pending(workspace)
    confirm(pages)
    pages.write()
    assert merged(workspace, box).added == []


def test_a_value_that_a_person_corrected_does_not_come_back(workspace: Path, box: Path) -> None:
    only(box, HEALTH)
    answer(sign(box / f"{HEALTH}.xlsx"), "指标", "孕产妇系统管理率", 本年值=0.931)
    merged(workspace, box)
    page = workspace / f"待确认/成员单位-{HEALTH}.yaml"
    page.write_text(page.read_text(encoding="utf-8").replace("0.931, ", "93.1, "), encoding="utf-8")
    say(workspace)
    pages = pending(workspace)
    assert confirm(pages).merged == ["指标/孕产妇系统管理率"]
    pages.write()
    assert merged(workspace, box).added == []


def test_a_changed_answer_is_a_new_row_that_names_the_old_one(workspace: Path, box: Path) -> None:
    only(box, HEALTH)
    answer(sign(box / f"{HEALTH}.xlsx"), "指标", INFANTS, 本年值=10.5)
    merged(workspace, box)
    answer(box / f"{HEALTH}.xlsx", "指标", INFANTS, 本年值=10.6)
    (box / f"{HEALTH}.xlsx").rename(box / f"{HEALTH}（改）.xlsx")
    assert len(merged(workspace, box).added) == 1
    old, new = (row for row in waiting(workspace) if row["编号"] == INFANTS)
    assert old["数值"]["2022"]["数值"] == "10.5"
    assert any("这个单位另一次填的是10.6‰（县卫健局（改）.xlsx" in doubt for doubt in old["疑问"])
    assert any("这个单位另一次填的是10.5‰（县卫健局.xlsx" in doubt for doubt in new["疑问"])
    assert merged(workspace, box).added == []


def test_conflicts_stand_side_by_side_and_name_each_other(workspace: Path, box: Path, edit: Any) -> None:
    edit(
        workspace / "facts/指标-儿童.yaml",
        "重难点: 难点, 责任单位: 县卫健局",
        "重难点: 难点, 责任单位: [县卫健局, 县统计局]",
    )
    reissue(workspace, box, HEALTH, STATISTICS)
    answer(box / f"{HEALTH}.xlsx", "指标", INFANTS, 本年值=10.5)
    answer(box / f"{STATISTICS}.xlsx", "指标", INFANTS, 本年值=10.9)
    merged(workspace, box)
    ours, theirs = row_of(workspace, INFANTS), row_of(workspace, INFANTS, STATISTICS)
    assert any("说法不一样：县统计局是10.9‰（县统计局.xlsx 一、指标!" in doubt for doubt in ours["疑问"])
    assert any("说法不一样：县卫健局是10.5‰（县卫健局.xlsx 一、指标!" in doubt for doubt in theirs["疑问"])


def test_a_conflict_that_comes_later_is_written_on_the_earlier_row_too(workspace: Path, box: Path, edit: Any) -> None:
    edit(
        workspace / "facts/指标-儿童.yaml",
        "重难点: 难点, 责任单位: 县卫健局",
        "重难点: 难点, 责任单位: [县卫健局, 县统计局]",
    )
    reissue(workspace, box, HEALTH, STATISTICS)
    answer(box / f"{HEALTH}.xlsx", "指标", INFANTS, 本年值=10.5)
    merged(workspace, box)
    assert "疑问" not in row_of(workspace, INFANTS) or not any(
        "统计局" in one for one in row_of(workspace, INFANTS)["疑问"]
    )
    answer(box / f"{STATISTICS}.xlsx", "指标", INFANTS, 本年值=10.9)
    merged(workspace, box)
    assert any("说法不一样：县统计局是10.9‰" in doubt for doubt in row_of(workspace, INFANTS)["疑问"])


def test_what_the_facts_say_already_is_not_asked_again(workspace: Path, box: Path, edit: Any) -> None:
    edit(workspace / "facts/指标-儿童.yaml", "目标: ≤10,\n     数值: {2019: 11.6, 2020: 11.2, 2021: 10.8}",
         "目标: ≤10,\n     数值: {2019: 11.6, 2020: 11.2, 2021: 10.8, 2022: 10.5}")  # fmt: skip
    answer(box / f"{HEALTH}.xlsx", "指标", INFANTS, 本年值=10.5)
    result = merged(workspace, box)
    assert (result.added, result.already) == ([], 1)


def test_a_dry_run_writes_nothing(workspace: Path, box: Path) -> None:
    answer(box / f"{HEALTH}.xlsx", "指标", INFANTS, 本年值=10.5)
    result, pages = merge(workspace, box)
    assert result.added
    assert "+  - 编号: 婴儿死亡率" in pages.differences()
    assert not (workspace / "待确认").exists()


# -- 填得再乱也认得 --


def test_renamed_files_sheets_and_folders_are_still_read(workspace: Path, box: Path) -> None:
    path = answer(box / f"{HEALTH}.xlsx", "指标", INFANTS, 本年值=10.5)

    def rename(book: Workbook) -> None:
        for number, sheet in enumerate(book.worksheets):
            sheet.title = f"表{number}"

    edited(path, rename)
    (box / "第三批").mkdir()
    path.rename(box / "第三批" / "新建 XLSX 工作表 (2).xlsx")
    merged(workspace, box)
    assert row_of(workspace, INFANTS)["数值"]["2022"]["来源"]["文件"] == "第三批/新建 XLSX 工作表 (2).xlsx"


def test_inserted_and_reordered_rows_and_columns_are_still_read(workspace: Path, box: Path) -> None:
    path = answer(box / f"{HEALTH}.xlsx", "指标", INFANTS, 本年值=10.5)

    def shuffle(book: Workbook) -> None:
        sheet = sheet_of(book, "指标")
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
        for line, values in enumerate(reversed(rows), 4):
            for column, value in enumerate(values, 1):
                sheet.cell(line, column).value = value
        for span in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(span))
        sheet.insert_rows(1, 3)
        sheet.insert_rows(9, 2)
        sheet.insert_cols(4)
        sheet.cell(9, 3).value = ""

    edited(path, shuffle)
    merged(workspace, box)
    assert row_of(workspace, INFANTS)["数值"]["2022"]["数值"] == "10.5"


def test_a_form_copied_into_a_new_file_is_read_by_name_and_says_so(workspace: Path, box: Path) -> None:
    path = answer(sign(box / f"{HEALTH}.xlsx"), "指标", INFANTS, 本年值=10.5)
    answer(path, "成绩", "开展托育服务", 措施="新建托育点")
    only(box, HEALTH)
    copied(path, box / "抄的.xlsx")
    path.unlink()
    result = merged(workspace, box)
    row = row_of(workspace, INFANTS)
    assert row["数值"]["2022"]["数值"] == "10.5"
    assert row["把握"] == "中"
    assert "不是发下去的原表（表号没有了），凭栏头认的" in row["疑问"]
    assert waiting(workspace, "成绩")[0]["名称"] == "开展托育服务"
    assert [finding.rule for finding in result.findings if finding.place and finding.place.file == "抄的.xlsx"] == [
        "copied-form"
    ]


def test_everything_copied_onto_one_sheet_is_read_table_by_table(workspace: Path, box: Path) -> None:
    path = answer(sign(box / f"{HEALTH}.xlsx"), "指标", INFANTS, 本年值=10.5, 状态="未达标")
    answer(path, "任务", "在难点指标上求突破", 完成情况="已完成")
    answer(path, "问题", "基层妇幼力量不足", 原因="编制少")
    only(box, HEALTH)
    stacked(path, box / "卫健局报表.xlsx")
    path.unlink()
    result = merged(workspace, box)
    assert row_of(workspace, INFANTS)["状态"][0]["截至"] == "2022-12-01"
    assert {found.type for _arrival, found in result.added} == {"指标", "任务", "短板"}
    assert [
        finding.rule for finding in result.findings if finding.place and finding.place.file == "卫健局报表.xlsx"
    ] == ["copied-form"]


def test_only_the_indicators_sheet_is_known_by_its_file_name(workspace: Path, box: Path) -> None:
    path = answer(box / f"{HEALTH}.xlsx", "指标", INFANTS, 本年值=10.5)
    only(box, HEALTH)

    def keep_one(book: Workbook) -> None:
        for sheet in book.worksheets:
            if "指标" not in sheet.title:
                book.remove(sheet)

    edited(path, keep_one)
    path.rename(box / "县卫健局指标.xlsx")
    merged(workspace, box)
    assert row_of(workspace, INFANTS)["数值"]["2022"]["数值"] == "10.5"


def test_a_saved_copy_is_not_taken_twice(workspace: Path, box: Path) -> None:
    path = answer(box / f"{HEALTH}.xlsx", "指标", INFANTS, 本年值=10.5)
    shutil.copy(path, box / f"{HEALTH}(1).xlsx")
    edited(shutil.copy(path, box / f"{HEALTH}(2).xlsx"), lambda book: None)
    assert len([found for _arrival, found in merged(workspace, box).added if found.keys["编号"] == INFANTS]) == 1


def test_an_old_xls_is_read(workspace: Path, box: Path) -> None:
    import xlwt

    only(box, HEALTH)
    path = answer(box / f"{HEALTH}.xlsx", "指标", INFANTS, 本年值=10.5)
    book, old = load_workbook(path), xlwt.Workbook()
    for sheet in book.worksheets:
        made = old.add_sheet(sheet.title)
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None and not str(cell.value).startswith("="):
                    made.write(cell.row - 1, cell.column - 1, cell.value)
    path.unlink()
    old.save(str(box / "卫健局.xls"))
    merged(workspace, box)
    assert row_of(workspace, INFANTS)["数值"]["2022"]["数值"] == "10.5"


# -- 收不了的，一句话 --


def said(workspace: Path, box: Path, name: str) -> list[str]:
    found = [one for one in receive(workspace, box).findings if one.place and one.place.file == name]
    return [one.message for one in found]


def test_what_cannot_be_read_gets_one_sentence_and_the_rest_is_read(workspace: Path, box: Path) -> None:
    only(box, HEALTH)
    answer(box / f"{HEALTH}.xlsx", "指标", INFANTS, 本年值=10.5)
    (box / "加密.xlsx").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    (box / "宏.xlsm").write_bytes(b"PK\x03\x04")
    with zipfile.ZipFile(box / "夹着宏.xlsx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/vbaProject.bin", b"x")
    with zipfile.ZipFile(box / "炸弹.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(80_000_000))
    (box / "坏的.xlsx").write_bytes(b"PK\x03\x04not a zip")
    foreign = Workbook()
    foreign.worksheets[0].append(["姓名", "电话"])
    (box / "通讯录.xlsx").write_bytes(bytes_of(foreign))
    (box / "扫描件.pdf").write_bytes(b"%PDF")
    received = receive(workspace, box)
    assert received.unreadable == 6
    assert said(workspace, box, "加密.xlsx") == ["文件加了密码"]
    assert said(workspace, box, "夹着宏.xlsx") == ["文件里带着宏"]
    assert said(workspace, box, "炸弹.xlsx") == ["文件解开后过大"]
    assert said(workspace, box, "坏的.xlsx") == ["这不是完好的 .xlsx 文件"]
    assert said(workspace, box, "通讯录.xlsx") == ["这不是发下去的填报表"]
    assert said(workspace, box, "扫描件.pdf") == ["不是表格，没有读"]
    assert all(finding.hint for finding in received.findings if finding.severity.value != "hint")
    merged(workspace, box)
    assert row_of(workspace, INFANTS)


def test_a_formula_without_a_saved_value_is_named_and_not_taken(workspace: Path, box: Path) -> None:
    only(box, HEALTH)
    path = answer(box / f"{HEALTH}.xlsx", "指标", INFANTS, 本年值="=8+2.5")
    line = line_of(sheet_of(load_workbook(path), "指标"), INFANTS)
    assert said(workspace, box, f"{HEALTH}.xlsx") == [f"一、指标!H{line} 有公式，没有存下得数，没有收"]
    assert not merged(workspace, box).added


def test_a_form_of_another_year_or_office_is_not_taken(workspace: Path, box: Path) -> None:
    def other(row: int, text: str) -> Any:
        def change(book: Workbook) -> None:
            book.worksheets[-1].cell(row, 2).value = text

        return change

    only(box, HEALTH, SCHOOLS)
    edited(answer(box / f"{HEALTH}.xlsx", "指标", INFANTS, 本年值=10.5), other(4, "2021"))
    edited(box / f"{SCHOOLS}.xlsx", other(2, "邻县妇女儿童工作委员会"))
    assert said(workspace, box, f"{HEALTH}.xlsx") == ["这是2021年的填报表，工作区是2022年"]
    assert said(workspace, box, f"{SCHOOLS}.xlsx") == ["这是“邻县妇女儿童工作委员会”发的填报表，不是本工作区的"]
    assert not merged(workspace, box).added


def test_a_lost_column_is_named(workspace: Path, box: Path) -> None:
    def drop(book: Workbook) -> None:
        sheet = sheet_of(book, "指标")
        sheet.cell(3, heads(sheet)[1]["状态"]).value = "达标没有"

    only(box, HEALTH)
    edited(answer(box / f"{HEALTH}.xlsx", "指标", INFANTS, 本年值=10.5), drop)
    assert said(workspace, box, f"{HEALTH}.xlsx") == ["表“一、指标”里找不到“状态”这一栏"]
    merged(workspace, box)
    assert row_of(workspace, INFANTS)


def test_a_question_that_is_not_ours_is_named_and_the_rest_is_taken(workspace: Path, box: Path) -> None:
    only(box, HEALTH)
    path = answer(box / f"{HEALTH}.xlsx", "指标", INFANTS, 本年值=10.5)

    def add(book: Workbook) -> None:
        sheet = sheet_of(book, "指标")
        line = sheet.max_row + 1
        sheet.cell(line, 3).value = "自己加的指标"
        sheet.cell(line, heads(sheet)[1]["本年值"]).value = 3

    edited(path, add)
    (message,) = said(workspace, box, f"{HEALTH}.xlsx")
    assert "“自己加的指标”不在工作区问的问题里" in message
    assert len(merged(workspace, box).added) == 1


def test_forty_workbooks_merge_in_seconds_twice_with_the_same_result(workspace: Path, full: Path) -> None:
    import time

    box = full
    first = sorted(box.glob("*.xlsx"))[:6]
    for path in first:
        shutil.copy(path, path.with_name(f"{path.stem} 再交.xlsx"))
    start = time.perf_counter()
    merged(workspace, box)
    before = {path: path.read_bytes() for path in workspace.rglob("*.yaml")}
    merged(workspace, box)
    assert {path: path.read_bytes() for path in workspace.rglob("*.yaml")} == before
    assert time.perf_counter() - start < 60, "平常十秒上下；机器再忙也不该到一分钟"


def test_the_written_package_is_a_sound_zip(box: Path) -> None:
    for path in box.glob("*.xlsx"):
        with zipfile.ZipFile(BytesIO(path.read_bytes())) as archive:
            assert archive.testzip() is None
            assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
