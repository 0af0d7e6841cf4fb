"""换年度：不随年份变的带过来，去年的数和日期都成了要填的空。"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fuer_docs.engine.build import Request, build
from fuer_docs.engine.confirming import confirm
from fuer_docs.engine.matrix import matrix
from fuer_docs.engine.pending import pending
from fuer_docs.engine.rollover import Rollover, roll_over
from fuer_docs.engine.workspace import open_workspace
from fuer_docs.errors import InputError, UsageError
from fuer_docs.load.yaml_edit import read_plain, rows_of

Run = Callable[..., tuple[int, str, str]]
SAMPLES = sorted(path.parent for path in (Path(__file__).resolve().parents[2] / "samples").glob("*/fuer.yaml"))


@pytest.fixture
def rolled(workspace: Path, tmp_path: Path) -> tuple[Path, Rollover]:
    target = tmp_path / "2023"
    return target, roll_over(workspace, target)


def rows(root: Path, kind: str) -> dict[str, dict[str, Any]]:
    found = {}
    for page in sorted((root / "facts").glob("*.yaml")):
        for row in rows_of(page.read_text(encoding="utf-8"), kind):
            found[row.get("编号") or row.get("名称") or row.get("动作") or row.get("全称", "")] = row
    return found


def setting(root: Path) -> Any:
    return read_plain((root / "fuer.yaml").read_text(encoding="utf-8"))


def test_the_year_and_the_papers_move_on_and_their_dates_are_gaps(rolled: tuple[Path, Rollover]) -> None:
    found = setting(rolled[0])
    assert found["年度"] == "2023"
    assert {paper["成文日期"] for paper in found["文稿"]} == {"待补"}
    assert next(paper for paper in found["文稿"] if paper["编号"] == "明年计划")["年度"] == "2024"
    assert next(paper for paper in found["文稿"] if paper["编号"] == "部署会讲话")["会议"] == "待补"


def test_an_indicator_keeps_its_past_and_this_year_is_empty(rolled: tuple[Path, Rollover]) -> None:
    row = rows(rolled[0], "指标")["婴儿死亡率"]
    assert row["数值"]["2022"] == "待补"
    assert row["数值"]["2021"]["数值"] == "10.8"
    assert row["状态"] == "待补"


def test_the_cell_of_last_years_workbook_stays_with_last_years_value(rolled: tuple[Path, Rollover]) -> None:
    row = rows(rolled[0], "指标")["婴儿死亡率"]
    assert row["数值"]["2021"]["来源"]["位置"] == "儿童!F6"
    assert row["来源"] == "县统计局"


def test_targets_of_a_plan_that_has_ended_are_gaps(rolled: tuple[Path, Rollover]) -> None:
    assert rows(rolled[0], "指标")["婴儿死亡率"]["目标"] == "待补"
    assert "规划/儿纲2011（到2020为止）" in rolled[1].expired


def test_tasks_of_the_new_year_ask_what_they_came_to(rolled: tuple[Path, Rollover]) -> None:
    tasks = rows(rolled[0], "任务")
    assert set(rolled[1].questions) == {f"任务/{code}" for code in tasks}
    assert all(task["完成情况"] == {"状态": "待补", "截至": "待补"} for task in tasks.values())
    assert tasks["强化关爱服务"]["针对"]


def test_what_was_not_finished_is_named(rolled: tuple[Path, Rollover]) -> None:
    assert "任务/在难点指标上求突破（持续推进）" in rolled[1].unfinished
    assert not any("在宣传引导上求突破" in name for name in rolled[1].unfinished)


def test_what_was_not_finished_waits_to_be_taken_up_again(rolled: tuple[Path, Rollover]) -> None:
    page = (rolled[0] / "待确认/上年没办完的任务.yaml").read_text(encoding="utf-8")
    tasks = {row["动作"]: row for row in rows_of(page, "任务")}
    assert tasks["在难点指标上求突破"]["时限"] == "待补"
    assert tasks["在难点指标上求突破"]["期间"] == "2023"
    assert "持续推进" in tasks["在难点指标上求突破"]["原句"]
    pages = pending(rolled[0])
    done = confirm(pages, list(tasks))
    assert len(done.moved) == len(tasks)
    assert not done.findings


def test_weaknesses_are_a_list_to_follow_up_and_say_nothing_of_last_year(rolled: tuple[Path, Rollover]) -> None:
    row = rows(rolled[0], "短板")["机制建设弱"]
    assert row["表现"] == "待补"
    assert "性别意识纳入决策主流" in row["备注"]
    assert not {"原因", "影响", "时间"} & set(row)
    assert "短板/机制建设弱" in rolled[1].follow_up


def test_women_in_posts_keep_their_names_and_lose_their_numbers(rolled: tuple[Path, Rollover]) -> None:
    row = rows(rolled[0], "参政")["县人大代表"]
    assert (row["女性"], row["总数"]) == ("待补", "待补")
    assert "58名" in row["备注"]


@pytest.mark.parametrize("kind", ["活动", "会议", "成绩", "表彰", "荣誉", "宣传", "督导", "帮扶", "项目"])
def test_what_happened_last_year_stays_there(rolled: tuple[Path, Rollover], kind: str) -> None:
    assert rows(rolled[0], kind) == {}
    assert rolled[1].dropped[kind]


def test_people_of_the_year_stay_behind_and_leaders_come_along(rolled: tuple[Path, Rollover]) -> None:
    kinds = {row.get("类别", "") for row in rows(rolled[0], "人员").values()}
    assert kinds <= {"", "领导", "联络员"}
    assert "分管副县长" in rows(rolled[0], "人员")


def test_comments_and_order_stay(workspace: Path, rolled: tuple[Path, Rollover]) -> None:
    old = (workspace / "facts/指标-儿童.yaml").read_text(encoding="utf-8").splitlines()
    new = (rolled[0] / "facts/指标-儿童.yaml").read_text(encoding="utf-8").splitlines()
    assert len(old) == len(new)
    assert [line for line in old if line.startswith("#")] == [line for line in new if line.startswith("#")]


def test_last_years_wordings_serve_this_year(workspace: Path, tmp_path: Path) -> None:
    (workspace / "措辞.yaml").write_text(
        "云溪县妇女儿童工作委员会:\n  2022:\n    讲话/开头: 讲话/开头#甲\n", encoding="utf-8"
    )
    roll_over(workspace, tmp_path / "2023")
    chosen = read_plain((tmp_path / "2023/措辞.yaml").read_text(encoding="utf-8"))
    assert chosen == {
        "云溪县妇女儿童工作委员会": {"2022": {"讲话/开头": "讲话/开头#甲"}, "2023": {"讲话/开头": "讲话/开头#甲"}}
    }


def test_a_body_that_has_ended_is_left_and_named(workspace: Path, tmp_path: Path) -> None:
    (workspace / "facts/旧.yaml").write_text(
        "机构:\n  - {编号: 县卫计局, 全称: 云溪县卫生和计划生育局, 至: 2019-03-01}\n", encoding="utf-8"
    )
    done = roll_over(workspace, tmp_path / "2023")
    assert "机构/县卫计局（到2019-03-01为止）" in done.expired
    assert "县卫计局" not in rows(tmp_path / "2023", "机构")


def test_own_fragments_come_along_and_years_typed_in_them_are_named(workspace: Path, tmp_path: Path) -> None:
    fragment = workspace / "fragments/开头.txt"
    fragment.parent.mkdir()
    fragment.write_text("---\n编号: 我的/开头#甲\n---\n2022年是特别的一年。\n", encoding="utf-8")
    done = roll_over(workspace, tmp_path / "2023")
    assert (tmp_path / "2023/fragments/开头.txt").read_bytes() == fragment.read_bytes()
    assert [(finding.rule, finding.place.line if finding.place else 0) for finding in done.findings] == [
        ("year-in-fragment", 4)
    ]


def test_expired_formulations_are_named(rolled: tuple[Path, Rollover]) -> None:
    assert any(name.startswith("提法“党的二十大精神”") for name in rolled[1].expired)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_no_paper_of_the_new_year_says_what_happened_last_year(sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "新"
    done = roll_over(sample, target)
    workspace, findings, _shelf = open_workspace(target)
    assert not [finding for finding in findings if finding.severity.value == "error"]
    assert workspace.year == done.year
    try:
        built = build(Request(target, to="txt"))
    except InputError as problem:
        pytest.fail("；".join(finding.message for finding in problem.findings))
    for paper in built.built:
        text = (target / paper.file).read_text(encoding="utf-8")
        happened = re.findall(rf"(?<!自){done.year - 1}年\d+月", text)  # 法律自哪天起施行不算
        assert not happened, paper.file


def test_the_matrix_of_the_new_year_waits_for_results(rolled: tuple[Path, Rollover]) -> None:
    found = matrix(rolled[0])
    line = next(one for one in found.lines if one.fact == "短板/机制建设弱")
    assert [task.result for task in line.tasks] == [""] * len(line.tasks)
    assert line.tasks


def test_an_occupied_folder_and_a_folder_inside_the_old_one_are_refused(workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "有").mkdir()
    (tmp_path / "有/信.txt").write_text("x", encoding="utf-8")
    for target in (tmp_path / "有", workspace, workspace / "新"):
        with pytest.raises(UsageError):
            roll_over(workspace, target)


def test_twice_over_two_years_still_reads(workspace: Path, tmp_path: Path) -> None:
    roll_over(workspace, tmp_path / "2023")
    done = roll_over(tmp_path / "2023", tmp_path / "2024")
    assert done.year == 2024
    assert rows(tmp_path / "2024", "指标")["婴儿死亡率"]["数值"]["2023"] == "待补"


def test_the_command_says_what_is_next(workspace: Path, tmp_path: Path, run: Run, run_json: Callable[..., Any]) -> None:
    code, said, _err = run("rollover", workspace, tmp_path / "甲")
    assert code == 0
    assert "逐条看还在不在的问题：" in said
    code, data = run_json("rollover", workspace, tmp_path / "乙")
    assert code == 0
    assert data["year"] == 2023
    assert data["carried"]["指标"] == 114
