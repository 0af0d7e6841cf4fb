"""问题 → 任务 → 结果：落单的都列出来。"""

from collections.abc import Callable
from pathlib import Path

from fuer_docs.engine.matrix import Line, Matrix, matrix

Run = Callable[..., tuple[int, str, str]]
Edit = Callable[[Path, str, str], None]
TASK = "facts/短板任务.yaml"


def line(found: Matrix, fact: str) -> Line:
    return next(one for one in found.lines if one.fact == fact)


def test_an_indicator_listed_in_a_weakness_is_answered_by_the_tasks_on_that_weakness(workspace: Path) -> None:
    tasks = [task.fact for task in line(matrix(workspace), "指标/婴儿死亡率").tasks]
    assert "任务/在难点指标上求突破" in tasks


def test_an_indicator_shows_its_status_and_its_last_two_years(workspace: Path) -> None:
    assert line(matrix(workspace), "指标/婴儿死亡率").what == "预期达标难度大，11.2‰（2020）→10.8‰（2021）"


def test_what_a_task_came_to_stands_beside_it(workspace: Path) -> None:
    tasks = line(matrix(workspace), "短板/机制建设弱").tasks
    assert (
        next(task for task in tasks if task.fact == "任务/在宣传引导上求突破").result == "已完成（截至2022年11月30日）"
    )


def test_problems_without_task_tasks_without_problem_and_silence_after_the_deadline_are_listed(workspace: Path) -> None:
    (workspace / "facts/新.yaml").write_text(
        "困难:\n  - {名称: 场地紧张}\n任务:\n  - {动作: 修缮阵地, 时限: 2022-03-31}\n  - {动作: 续办学校, 时限: 2024-03-31}\n"
        "  - {动作: 办好讲堂, 时限: 2022-03-31, 完成情况: 已完成}\n",
        encoding="utf-8",
    )
    found = matrix(workspace)
    assert "困难/场地紧张" in found.unanswered
    assert {"任务/修缮阵地", "任务/续办学校", "任务/办好讲堂"} <= {task.fact for task in found.aimless}
    assert "任务/修缮阵地" in found.overdue
    assert not {"任务/续办学校", "任务/办好讲堂"} & set(found.overdue)


def test_a_problem_that_is_solved_needs_no_task(workspace: Path) -> None:
    (workspace / "facts/新.yaml").write_text(
        "指标:\n  - {编号: 甲, 单位: '%', 状态: 达标}\n短板:\n  - {编号: 旧短板, 指标: [甲]}\n", encoding="utf-8"
    )
    found = matrix(workspace)
    assert line(found, "短板/旧短板").solved
    assert "短板/旧短板" not in found.unanswered


def test_the_command_prints_it_and_gives_json(
    workspace: Path, run: Run, run_json: Callable[..., tuple[int, dict[str, list[str]]]]
) -> None:
    code, said, _err = run("facts", str(workspace), "--matrix")
    assert code == 0
    assert "没有任务的问题：" in said
    code, data = run_json("facts", str(workspace), "--matrix")
    assert code == 0
    assert set(data) == {"as_of", "problems", "unanswered", "aimless", "overdue"}
