"""confirm 命令：看差别、移事实。"""

from collections.abc import Callable
from pathlib import Path

PAGE = """\
活动:
  - {名称: 读书会, 来源: {文件: 旧稿.docx, 位置: 第3段}, 原句: 办读书会。, 把握: 高, 确认: 是}
  - {名称: 讲座, 来源: {文件: 旧稿.docx, 位置: 第4段}, 原句: 办讲座。, 把握: 低, 确认: }
"""
Run = Callable[..., tuple[int, str, str]]


def waiting(workspace: Path) -> Path:
    page = workspace / "待确认/旧稿.yaml"
    page.parent.mkdir()
    page.write_text(PAGE, encoding="utf-8")
    return page


def test_dry_run_shows_the_lines_and_writes_nothing(workspace: Path, run: Run) -> None:
    page = waiting(workspace)
    code, said, _err = run("confirm", str(workspace), "--dry-run")
    assert code == 0
    assert "+  - {名称: 读书会, 来源: {文件: 旧稿.docx, 位置: 第3段}}" in said
    assert page.read_text(encoding="utf-8") == PAGE


def test_confirm_moves_and_says_what_is_left(workspace: Path, run: Run) -> None:
    page = waiting(workspace)
    code, said, _err = run("confirm", str(workspace))
    assert code == 0
    assert "移进了 facts/ 1 条，补进已有的 0 条，还等着确认 1 条。" in said
    assert "读书会" not in page.read_text(encoding="utf-8")
    assert run("facts", str(workspace), "-q")[0] == 0


def test_confirm_without_a_workspace_says_so(tmp_path: Path, run: Run) -> None:
    code, _said, err = run("confirm", str(tmp_path / "没有"))
    assert code == 2
    assert "没有这个文件夹" in err


def test_a_slip_in_the_page_is_shown_with_its_line(workspace: Path, run: Run) -> None:
    page = waiting(workspace)
    page.write_text("活动:\n  - 名称: 读书会\n    原句: 办读书会。\n    确认：是\n", encoding="utf-8")
    code, _said, err = run("confirm", str(workspace))
    assert code == 2
    assert "待确认/旧稿.yaml:4" in err
    assert "全角冒号" in err


def test_an_answer_that_is_neither_yes_nor_no_is_told(workspace: Path, run: Run) -> None:
    page = waiting(workspace)
    page.write_text(PAGE.replace("确认: 是", "确认: 好的"), encoding="utf-8")
    code, said, err = run("confirm", str(workspace))
    assert code == 0
    assert "只写 是 或 否" in err
    assert "移进了 facts/ 0 条" in said
