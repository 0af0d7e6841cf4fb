"""build 怎样写、怎样不写（DESIGN §7）。"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

Run = Callable[..., tuple[int, str, str]]
RunJson = Callable[..., tuple[int, dict[str, Any]]]
Edit = Callable[[Path, str, str], None]
NAMES = [
    "2022年县妇儿工委工作总结", "2022年县妇儿工委终期自评报告", "2022年县妇儿工委讲话", "2022年县妇儿工委讲话（大字版）",
    "2023年县妇儿工委工作计划",
]  # fmt: skip


def snapshot(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def rules(said: dict[str, Any]) -> list[str]:
    return [finding["rule"] for finding in said["findings"]]


def person_edits(path: Path, words: str = "有人添了一句。") -> bytes:
    document = docx.Document(str(path))
    document.paragraphs[3].add_run(words)
    document.save(str(path))
    return path.read_bytes()


def make_gap(workspace: Path, edit: Edit) -> None:
    """婴儿死亡率的状态还没有。"""
    edit(workspace / "facts" / "指标-儿童.yaml", "状态: 预期达标难度大", "状态: 待补")


# -- 写在哪里、叫什么 --


@pytest.mark.parametrize("to", ["docx", "txt", "html"])
def test_papers_are_named_by_year_unit_and_kind(workspace: Path, run_json: RunJson, to: str) -> None:
    code, said = run_json("build", workspace, "--to", to)
    assert code == 0
    assert sorted(Path(paper["file"]).name for paper in said["papers"]) == [f"{name}.{to}" for name in NAMES]
    assert sorted(path.name for path in (workspace / "out").iterdir() if path.is_file()) == [f"{n}.{to}" for n in NAMES]


def test_matter_stands_between_unit_and_kind(workspace: Path, run_json: RunJson, edit: Edit) -> None:
    edit(workspace / "fuer.yaml", "文种: 工作总结,", "文种: 工作总结, 事由: 迎检,")
    _code, said = run_json("build", workspace, "年度总结")
    assert Path(said["papers"][0]["file"]).name == "2022年县妇儿工委迎检工作总结.docx"


def test_a_unit_without_short_name_is_named_in_full(workspace: Path, run_json: RunJson, edit: Edit) -> None:
    edit(workspace / "fuer.yaml", "文种: 工作总结,", "文种: 工作总结, 署名单位: 云溪县老龄工作委员会,")
    _code, said = run_json("build", workspace, "年度总结")
    assert Path(said["papers"][0]["file"]).name == "2022年云溪县老龄工作委员会工作总结.docx"


@pytest.mark.parametrize("wanted", ["年度总结", "工作总结"])
def test_a_paper_is_named_by_its_code_or_its_kind(workspace: Path, run_json: RunJson, wanted: str) -> None:
    code, said = run_json("build", workspace, wanted)
    assert code == 0
    assert [paper["paper"] for paper in said["papers"]] == ["年度总结"]
    assert len(list((workspace / "out").glob("*.docx"))) == 1


def test_an_unknown_paper_is_answered_with_a_suggestion(workspace: Path, run: Run) -> None:
    code, _out, err = run("build", workspace, "年度总接")
    assert code == 2
    assert "年度总结" in err
    assert not (workspace / "out").exists()


def test_an_unknown_kind_is_answered_with_a_suggestion(workspace: Path, run: Run, edit: Edit) -> None:
    edit(workspace / "fuer.yaml", "文种: 工作计划", "文种: 工作计化")
    code, _out, err = run("build", workspace)
    assert code == 1
    assert "工作计划" in err
    assert not (workspace / "out").exists()


def test_two_papers_of_one_name_are_an_error(workspace: Path, run_json: RunJson, edit: Edit) -> None:
    edit(
        workspace / "fuer.yaml",
        "  - {编号: 明年计划",
        "  - {编号: 又一份总结, 文种: 工作总结, 成文日期: 2022-12-21}\n  - {编号: 明年计划",
    )
    code, said = run_json("build", workspace)
    assert code == 1
    assert "same-file-name" in rules(said)
    assert not (workspace / "out").exists()
    code, _said = run_json("build", workspace, "明年计划")
    assert code == 0, "没点到的不相干"


# -- 错误、待补、定稿 --


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("facts/指标-儿童.yaml", "状态: 预期达标难度大", "状态: 差一点"),
        ("facts/短板任务.yaml", "针对: 个别指标弱", "针对: 没有这个短板"),
        ("fuer.yaml", "文种: 工作计划", "文种: 通知"),
        ("facts/短板任务.yaml", "动作: 在全面自查上求突破", "动作： 在全面自查上求突破"),
        ("fuer.yaml", "年度: 2022  ", "年度: 今年  "),
    ],
)
def test_an_error_writes_nothing_at_all(
    workspace: Path, run_json: RunJson, edit: Edit, file: str, old: str, new: str
) -> None:
    edit(workspace / file, old, new)
    before = snapshot(workspace)
    code, said = run_json("build", workspace)
    assert code == 1
    assert said["papers"] == []
    assert any(finding["severity"] == "error" for finding in said["findings"])
    assert snapshot(workspace) == before
    assert not (workspace / "out").exists()


def test_an_error_leaves_earlier_papers_untouched(workspace: Path, run: Run, edit: Edit) -> None:
    run("build", workspace)
    edit(workspace / "facts" / "指标-儿童.yaml", "状态: 预期达标难度大", "状态: 差一点")
    before = snapshot(workspace)
    code, _out, _err = run("build", workspace)
    assert code == 1
    assert snapshot(workspace) == before


def test_a_gap_is_written_marked_and_listed_with_its_place(workspace: Path, run_json: RunJson, edit: Edit) -> None:
    make_gap(workspace, edit)
    code, said = run_json("build", workspace, "年度总结")
    assert code == 0
    (paper,) = said["papers"]
    assert paper["gaps"]
    document = docx.Document(paper["file"])
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "【待补：" in text
    for gap in paper["gaps"]:
        assert set(gap) == {"name", "n", "file", "line"}
        assert gap["file"] == "facts/指标-儿童.yaml"
        assert isinstance(gap["n"], int)


def test_final_refuses_a_gap_and_keeps_the_old_file(workspace: Path, run_json: RunJson, run: Run, edit: Edit) -> None:
    run("build", workspace, "--final")
    make_gap(workspace, edit)
    before = snapshot(workspace)
    code, said = run_json("build", workspace, "--final")
    assert code == 1
    assert said["papers"] == []
    assert "gap-left" in rules(said)
    assert snapshot(workspace) == before


def test_final_without_gap_is_written_clean(workspace: Path, run_json: RunJson) -> None:
    code, said = run_json("build", workspace, "--final")
    assert code == 0
    for paper in said["papers"]:
        assert paper["gaps"] == []
        assert not docx.Document(paper["file"]).element.xpath("//w:bookmarkStart")


# -- 日期、字数 --


def test_date_counts_only_where_a_paper_has_none(workspace: Path, run_json: RunJson, edit: Edit) -> None:
    edit(workspace / "fuer.yaml", "文种: 工作计划, 年度: 2023, 成文日期: 2022-12-28,", "文种: 工作计划, 年度: 2023,")
    code, said = run_json("build", workspace, "--date", "2022-12-31")
    assert code == 0
    texts = {
        paper["paper"]: [paragraph.text for paragraph in docx.Document(paper["file"]).paragraphs]
        for paper in said["papers"]
    }
    assert "2022年12月31日" in texts["明年计划"]
    assert "2022年12月20日" in texts["年度总结"]
    assert "2022年12月31日" not in texts["年度总结"]
    assert "（2022年5月10日）" in texts["部署会讲话"]


def test_a_missing_date_is_a_gap_and_the_clock_is_not_read(workspace: Path, run_json: RunJson, edit: Edit) -> None:
    edit(workspace / "fuer.yaml", "文种: 工作计划, 年度: 2023, 成文日期: 2022-12-28,", "文种: 工作计划, 年度: 2023,")
    code, said = run_json("build", workspace, "明年计划")
    assert code == 0
    assert any("成文日期" in gap["name"] for gap in said["papers"][0]["gaps"])
    assert "no-date" in rules(said)
    code, _said = run_json("build", workspace, "明年计划", "--final")
    assert code == 1


@pytest.mark.parametrize(
    ("budget", "rule"),
    [("100-200", "too-long"), ("20000以上", "too-short"), ("100以内", "too-long"), ("100-20000", None)],
)
def test_a_length_budget_is_only_a_warning(
    workspace: Path, run_json: RunJson, edit: Edit, budget: str, rule: str | None
) -> None:
    edit(workspace / "fuer.yaml", "字数: 3000-5000", f"字数: {budget}")
    code, said = run_json("build", workspace, "年度总结")
    assert code == 0
    found = [item for item in said["findings"] if item["rule"] in {"too-long", "too-short"}]
    assert [item["rule"] for item in found] == ([rule] if rule else [])
    for item in found:
        assert item["severity"] == "warning"
        assert item["file"] == "fuer.yaml"
        assert str(said["papers"][0]["characters"]) in item["message"]


def test_characters_count_the_text_before_the_annex_without_blanks(workspace: Path, run_json: RunJson) -> None:
    _code, said = run_json("build", workspace)
    for paper in said["papers"]:
        count = 0
        for paragraph in docx.Document(paper["file"]).paragraphs:
            if paragraph.style is not None and paragraph.style.name == "附件序号":
                break
            count += len(re.sub(r"\s", "", paragraph.text))
        assert paper["characters"] == count


# -- 人改过的 --


def test_an_edited_paper_is_kept_and_ours_stands_beside_it(workspace: Path, run_json: RunJson) -> None:
    _code, said = run_json("build", workspace, "年度总结")
    first = Path(said["papers"][0]["file"])
    mine = person_edits(first)
    code, said = run_json("build", workspace, "年度总结")
    assert code == 0
    beside = Path(said["papers"][0]["file"])
    assert beside.name == "2022年县妇儿工委工作总结（新稿）.docx"
    assert first.read_bytes() == mine
    (found,) = [item for item in said["findings"] if item["rule"] == "edited-by-hand"]
    assert found["severity"] == "warning"
    assert (beside.parent / ".trace" / f"{beside.name}.json").is_file()


def test_the_new_draft_is_rewritten_until_somebody_edits_it_too(workspace: Path, run_json: RunJson) -> None:
    _code, said = run_json("build", workspace, "年度总结")
    first = Path(said["papers"][0]["file"])
    mine = person_edits(first)
    _code, said = run_json("build", workspace, "年度总结")
    second = Path(said["papers"][0]["file"])
    _code, said = run_json("build", workspace, "年度总结")
    assert Path(said["papers"][0]["file"]) == second
    theirs = person_edits(second, "另一个人也添了一句。")
    code, said = run_json("build", workspace, "年度总结")
    assert code == 0
    third = Path(said["papers"][0]["file"])
    assert third not in {first, second}
    assert (first.read_bytes(), second.read_bytes()) == (mine, theirs)
    assert len(list(first.parent.glob("*.docx"))) == 3


def test_a_paper_that_is_not_ours_is_kept(workspace: Path, run_json: RunJson) -> None:
    target = workspace / "out" / "2022年县妇儿工委工作总结.docx"
    target.parent.mkdir()
    target.write_bytes(b"somebody's")
    code, said = run_json("build", workspace, "年度总结")
    assert code == 0
    assert target.read_bytes() == b"somebody's"
    assert Path(said["papers"][0]["file"]) != target
    assert "edited-by-hand" in rules(said)


def test_an_untouched_paper_is_simply_rewritten(workspace: Path, run_json: RunJson, edit: Edit) -> None:
    run_json("build", workspace)
    edit(workspace / "facts" / "指标-儿童.yaml", "2021: 10.8}", "2021: 10.6}")
    code, said = run_json("build", workspace)
    assert code == 0
    assert "edited-by-hand" not in rules(said)
    assert sorted(path.stem for path in (workspace / "out").glob("*.docx")) == NAMES


# -- 写不成、不留垃圾 --


def test_no_temporary_file_is_left(workspace: Path, run: Run) -> None:
    run("build", workspace)
    assert not [path for path in workspace.rglob("*") if path.name.startswith((".~", "~$")) or path.suffix == ".tmp"]


@pytest.mark.parametrize("below", [False, True])
def test_an_unwritable_folder_is_two_with_a_plain_sentence(
    workspace: Path, tmp_path: Path, run: Run, below: bool
) -> None:
    blocked = tmp_path / "这是文件"
    blocked.write_text("占着", encoding="utf-8")
    before = snapshot(workspace)
    code, out, err = run("build", workspace, "-o", blocked / "里面" if below else blocked)
    assert (code, out) == (2, "")
    assert "写不了" in err
    assert "Traceback" not in err
    assert blocked.read_text(encoding="utf-8") == "占着"
    assert snapshot(workspace) == before


def test_a_written_choice_of_wording_is_not_changed_by_the_next_build(workspace: Path, run: Run) -> None:
    (workspace / "措辞.yaml").unlink()
    run("build", workspace)
    chosen = (workspace / "措辞.yaml").read_text(encoding="utf-8")
    run("build", workspace)
    assert (workspace / "措辞.yaml").read_text(encoding="utf-8") == chosen
    assert "#" in chosen


def test_text_report_says_file_length_and_changes(workspace: Path, run: Run, edit: Edit) -> None:
    code, out, _err = run("build", workspace, "明年计划")
    assert code == 0
    assert re.search(r"2023年县妇儿工委工作计划\.docx（\d+ 字，念 \d+ 分钟）", out)
    edit(workspace / "facts" / "指标-儿童.yaml", "状态: 预期达标难度大", "状态: 达标")
    _code, out, _err = run("build", workspace, "明年计划")
    assert "指标/婴儿死亡率" in out
