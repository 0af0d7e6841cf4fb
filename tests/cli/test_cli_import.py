"""import 命令：收表格和旧稿，看差别，读不了的说一句，其余照收。"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., tuple[int, str, str]]
RunJson = Callable[..., tuple[int, dict[str, Any]]]
PAPER = """\
云溪县妇女联合会2021年工作总结

一、抓培训，促增收
举办家政服务培训班6期，培训妇女320人次。
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "2022年.csv"
    path.write_text("指标,单位,本年\n婴儿死亡率,‰,10.5\n", encoding="utf-8")
    return path


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "旧总结.txt"
    path.write_text(PAPER, encoding="utf-8")
    return path


def test_tables_and_old_papers_are_taken_in_together(workspace: Path, table: Path, paper: Path, run: Run) -> None:
    code, said, _err = run("import", table, paper, "-o", workspace)
    assert code == 0
    assert "指标/婴儿死亡率" in said
    assert "fuer-docs confirm" in said
    page = (workspace / "待确认/旧总结.yaml").read_text(encoding="utf-8")
    assert "培训妇女320人次" in page
    assert (workspace / "待确认/2022年.yaml").is_file()


def test_dry_run_shows_what_would_be_written_and_writes_nothing(workspace: Path, table: Path, run: Run) -> None:
    code, said, _err = run("import", table, "-o", workspace, "--dry-run")
    assert code == 0
    assert "+  - 编号: 婴儿死亡率" in said
    assert not (workspace / "待确认").exists()


def test_an_unreadable_file_is_said_in_a_sentence_and_the_rest_is_taken(
    workspace: Path, table: Path, tmp_path: Path, run: Run
) -> None:
    (tmp_path / "图.png").write_bytes(b"x")
    code, said, err = run("import", tmp_path / "图.png", tmp_path / "没有.xlsx", table, "-o", workspace)
    assert code == 2
    assert "图.png" in err
    assert "没有.xlsx" in err
    assert "婴儿死亡率" in said


def test_json_lists_each_fact_with_its_sentence(workspace: Path, paper: Path, run_json: RunJson) -> None:
    code, data = run_json("import", paper, "-o", workspace)
    assert code == 0
    (file,) = data["files"]
    assert file["added"]
    assert all(fact["quote"] and fact["where"] for fact in file["added"])
    code, again = run_json("import", paper, "-o", workspace)
    assert (code, again["files"][0]["added"]) == (0, [])
    assert again["files"][0]["known"] == len(file["added"])


def test_a_folder_that_is_no_workspace_is_refused(tmp_path: Path, table: Path, run: Run) -> None:
    code, _said, err = run("import", table, "-o", tmp_path)
    assert code == 2
    assert "fuer-docs init" in err
