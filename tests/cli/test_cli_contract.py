"""命令行的约定：退出码、JSON 的样子、公共选项、从不露回溯（DESIGN §7）。"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

Run = Callable[..., tuple[int, str, str]]
RunJson = Callable[..., tuple[int, dict[str, Any]]]
Shell = Callable[..., "subprocess.CompletedProcess[bytes]"]
FINDING = {"rule", "severity", "message", "hint", "file", "n", "start", "end", "text", "basis"}


def one_object(out: str) -> dict[str, Any]:
    """标准输出恰好是一个 JSON 对象。"""
    found = json.loads(out)
    assert isinstance(found, dict)
    return found


def assert_finding(finding: dict[str, Any]) -> None:
    assert set(finding) == FINDING
    assert finding["severity"] in {"error", "warning", "hint"}
    assert finding["message"]
    if finding["n"] is None:
        assert finding["start"] is None
        assert finding["end"] is None
        assert finding["text"] == ""


# -- 每条命令做成了的样子 --


def test_build_json_has_the_agreed_shape(workspace: Path, run_json: RunJson) -> None:
    code, said = run_json("build", workspace)
    assert code == 0
    assert set(said) == {"papers", "findings"}
    assert [paper["kind"] for paper in said["papers"]] == ["讲话", "讲话（大字版）", "自评报告", "工作总结", "工作计划"]
    assert [paper["paper"] for paper in said["papers"]] == [
        "部署会讲话",
        "部署会讲话",
        "自评报告",
        "年度总结",
        "明年计划",
    ]
    for paper in said["papers"]:
        assert set(paper) == {"paper", "kind", "file", "characters", "minutes", "gaps", "changed"}
        assert Path(paper["file"]).is_file()
        assert paper["minutes"] == max(1, round(paper["characters"] / 220))
    for finding in said["findings"]:
        assert_finding(finding)


def test_facts_json_lists_facts_and_derived_figures_with_sources(workspace: Path, run_json: RunJson) -> None:
    code, said = run_json("facts", workspace)
    assert code == 0
    assert {"facts", "derived", "findings"} <= set(said)
    fact = next(item for item in said["facts"] if item["fact"] == "指标/婴儿死亡率")
    assert (fact["type"], fact["file"]) == ("指标", "facts/指标-儿童.yaml")
    for entry in fact["values"]:
        assert set(entry) == {"field", "text", "gap", "file", "line", "cell", "supplied_by"}
    rate = next(item for item in said["derived"] if item["name"] == "指标·达标率")
    assert (rate["text"], rate["formula"]) == ("93.9%", "107÷114")
    assert {item["fact"].partition("/")[0] for item in rate["inputs"]} == {"指标"}


def test_schema_is_json_in_either_format(run: Run) -> None:
    for arguments in (("schema",), ("schema", "--format", "json"), ("--format", "json", "schema")):
        code, out, _err = run(*arguments)
        assert code == 0
        said = one_object(out)
        assert set(said) == {"fuer.yaml", "facts"}
        assert {"文稿", "单位", "年度"} <= set(said["fuer.yaml"]["properties"])
        assert {"指标", "任务", "短板"} <= set(said["facts"]["properties"])


def test_kinds_json_names_template_aliases_and_facts(run_json: RunJson) -> None:
    code, said = run_json("kinds")
    assert code == 0
    kinds = {item["kind"]: item for item in said["kinds"]}
    bundled = {path.stem for path in (Path(__file__).resolve().parents[2] / "templates" / "docx").glob("*.docx")}
    assert set(kinds) == {name for name in bundled if not name.endswith("（大字版）")}, "大字版不是文种"
    assert {"讲话", "工作总结", "工作计划", "自评报告"} <= set(kinds)
    for item in said["kinds"]:
        assert set(item) == {"kind", "template", "title", "description", "aliases", "large_print", "facts"}
        assert item["description"]
        assert item["aliases"]
        assert item["facts"]
    assert [kinds[name]["large_print"] for name in ("讲话", "工作总结", "工作计划")] == [True, False, False]


def test_a_template_of_the_workspace_is_a_kind(workspace: Path, run_json: RunJson) -> None:
    (workspace / "templates").mkdir()
    document = docx.Document()
    document.add_paragraph("{{ 单位 }}通报", style="Title")
    document.save(str(workspace / "templates" / "通报.docx"))
    _code, said = run_json("kinds", "--workspace", workspace)
    assert "通报" in {item["kind"] for item in said["kinds"]}
    _code, said = run_json("templates", "list", "--workspace", workspace)
    assert "通报" in {item["name"] for item in said["templates"]}
    _code, said = run_json("templates", "list")
    assert "通报" not in {item["name"] for item in said["templates"]}


def test_trace_json_has_the_agreed_shape(workspace: Path, run_json: RunJson) -> None:
    _code, built = run_json("build", workspace, "明年计划")
    file = built["papers"][0]["file"]
    code, said = run_json("trace", file)
    assert code == 0
    assert set(said) == {"file", "paragraphs"}
    assert said["file"] == file
    assert [item["n"] for item in said["paragraphs"]] == list(range(1, len(said["paragraphs"]) + 1))
    for paragraph in said["paragraphs"]:
        assert set(paragraph) == {"n", "style", "text", "sources"}
        for source in paragraph["sources"]:
            assert set(source) == {"start", "end", "text", "formula", "inputs"}
            for item in source["inputs"]:
                assert set(item) == {"fact", "field", "file", "line", "cell", "supplied_by"}
    assert said["paragraphs"][0]["style"] == "标题"


def test_lint_json_lists_clean_files_too(run_json: RunJson) -> None:
    for group, least in (("templates", 4), ("fragments", 30)):
        code, said = run_json(group, "lint")
        assert code == 0
        assert set(said) == {"files"}
        assert len(said["files"]) >= least
        for item in said["files"]:
            assert set(item) == {"file", "findings"}
            for finding in item["findings"]:
                assert_finding(finding)
        assert [item for item in said["files"] if not item["findings"]]


def test_lint_of_a_bad_template_is_one_with_every_error(tmp_path: Path, run_json: RunJson) -> None:
    path = tmp_path / "坏.docx"
    document = docx.Document()
    document.add_paragraph("{{ 没有这个名字 }}")
    document.add_paragraph("{% for 项 in 短板 %}")
    document.add_paragraph("{{ 片段('没有/这个') }}")
    document.save(str(path))
    code, said = run_json("templates", "lint", path)
    assert code == 1
    (only,) = said["files"]
    assert any(finding["severity"] == "error" for finding in only["findings"])


def test_lint_of_a_bad_fragment_is_one(workspace: Path, run_json: RunJson) -> None:
    folder = workspace / "fragments"
    folder.mkdir()
    (folder / "坏.txt").write_text("---\n编号: 坏\n标题: 坏\n---\n{{ 没有这个名字 }}\n", encoding="utf-8")
    code, said = run_json("fragments", "lint", "--workspace", workspace)
    assert code == 1
    bad = [item for item in said["files"] if any(f["severity"] == "error" for f in item["findings"])]
    assert [item["file"] for item in bad] == ["fragments/坏.txt"]


def test_fragments_are_listed_and_shown_by_id_and_by_slot(run_json: RunJson) -> None:
    code, said = run_json("fragments", "list")
    assert code == 0
    for item in said["fragments"]:
        assert set(item) == {"id", "title", "file", "fits", "since", "until"}
    ids = [item["id"] for item in said["fragments"]]
    assert len(set(ids)) == len(ids)
    variant = next(name for name in ids if "#" in name)
    code, said = run_json("fragments", "show", variant)
    assert code == 0
    assert [item["id"] for item in said["fragments"]] == [variant]
    assert said["fragments"][0]["text"].strip()
    code, said = run_json("fragments", "show", variant.partition("#")[0])
    assert code == 0
    assert variant in {item["id"] for item in said["fragments"]}


# -- 出错 --


def wrong(workspace: Path) -> list[tuple[int, tuple[object, ...]]]:
    """该退出的码和写错的命令。"""
    nowhere = workspace / "没有"
    return [
        (2, ("没有这条命令",)),
        (2, ("buidl", workspace)),
        (2, ("build",)),
        (2, ("build", nowhere)),
        (2, ("build", workspace, "--没有的选项")),
        (2, ("build", workspace, "--to", "pdf")),
        (2, ("build", workspace, "--profile", "a4")),
        (2, ("build", workspace, "--date", "2022-13-01")),
        (2, ("build", workspace, "--date", "明天")),
        (2, ("build", workspace, "没有这份")),
        (2, ("build", workspace / "fuer.yaml")),
        (2, ("facts",)),
        (2, ("facts", nowhere)),
        (2, ("trace",)),
        (2, ("trace", nowhere)),
        (2, ("trace", workspace)),
        (2, ("trace", workspace / "fuer.yaml")),
        (2, ("kinds", "--workspace", nowhere)),
        (2, ("kinds", "多余")),
        (2, ("templates",)),
        (2, ("templates", "没有")),
        (2, ("templates", "lint", nowhere)),
        (2, ("templates", "lint", workspace / "fuer.yaml")),
        (2, ("templates", "list", "--workspace", nowhere)),
        (2, ("fragments",)),
        (2, ("fragments", "show")),
        (2, ("fragments", "show", "没有/这个")),
        (2, ("fragments", "lint", "--workspace", nowhere)),
        (2, ("--lang", "fr", "kinds")),
        (2, ("schema", "多余")),
    ]


@pytest.mark.parametrize("at", range(30))
def test_wrong_usage_is_two_with_a_plain_sentence(workspace: Path, run: Run, at: int) -> None:
    cases = wrong(workspace)
    assert len(cases) == 30
    expected, arguments = cases[at]
    code, out, err = run(*arguments)
    assert code == expected, (arguments, err)
    assert out == ""
    assert err.strip()
    assert "Traceback" not in err
    assert not any(word in err for word in ("Error", "is not one of", "No such", "Missing", "Invalid")), err
    assert any("\u4e00" <= char <= "\u9fff" for char in err)


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("at", range(30))
def test_json_is_one_object_also_when_something_is_wrong(workspace: Path, run: Run, at: int, before: bool) -> None:
    expected, arguments = wrong(workspace)[at]
    option = ("--format", "json")
    code, out, err = run(*((*option, *arguments) if before else (*arguments, *option)))
    assert code == expected
    said = one_object(out)
    assert said["findings"]
    for finding in said["findings"]:
        assert_finding(finding)
    assert said["findings"][0]["severity"] == "error"
    assert "Traceback" not in err


def test_an_unreadable_format_is_refused(run: Run) -> None:
    code, _out, err = run("--format", "xml", "kinds")
    assert code == 2
    assert "json" in err


def test_wrong_facts_are_one_with_place_and_hint(
    workspace: Path, run_json: RunJson, edit: Callable[[Path, str, str], None]
) -> None:
    edit(workspace / "facts" / "指标-儿童.yaml", "状态: 预期达标难度大", "状态: 差一点达标")
    for command, empty in (("build", {"papers": []}), ("facts", {"facts": [], "derived": []})):
        code, said = run_json(command, workspace)
        if command == "build":
            assert code == 1
            assert {key: said[key] for key in empty} == empty
        finding = next(item for item in said["findings"] if item["severity"] == "error")
        assert_finding(finding)
        assert finding["file"] == "facts/指标-儿童.yaml"
        line = (workspace / finding["file"]).read_text(encoding="utf-8").splitlines()[finding["n"] - 1]
        assert "差一点达标" in line
        assert code == 1


def test_an_internal_error_is_three_with_a_plain_sentence(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fuer_docs.cli.facts as command

    def explode(_root: Path) -> None:
        raise ZeroDivisionError("秘密")

    monkeypatch.setattr(command, "inventory", explode)
    code, out, err = run("facts", workspace)
    assert (code, out) == (3, "")
    assert "Traceback" not in err
    assert "秘密" not in err
    assert len(err.strip().splitlines()) == 1
    code, out, _err = run("facts", workspace, "--format", "json")
    assert code == 3
    assert one_object(out)["findings"][0]["rule"] == "internal-error"


# -- 公共选项 --


@pytest.mark.parametrize(
    "arguments",
    [("--format", "json", "kinds"), ("kinds", "--format", "json"), ("kinds", "--format=json"),
     ("--format", "json", "templates", "list"), ("templates", "--format", "json", "list"),
     ("templates", "list", "--format", "json"), ("-q", "fragments", "list", "--format", "json"),
     ("fragments", "-q", "list", "--format", "json")],
)  # fmt: skip
def test_common_options_stand_before_or_after_the_command(run: Run, arguments: tuple[str, ...]) -> None:
    code, out, err = run(*arguments)
    assert code == 0
    assert one_object(out)
    assert err == ""


def test_quiet_says_nothing_when_all_is_well(workspace: Path, run: Run) -> None:
    for arguments in (
        ("-q", "build", workspace),
        ("build", workspace, "-q"),
        ("kinds", "--quiet"),
        ("-q", "facts", workspace),
    ):
        code, out, err = run(*arguments)
        assert (code, out, err) == (0, "", "")


def test_quiet_still_says_what_is_wrong(workspace: Path, run: Run) -> None:
    code, _out, err = run("-q", "build", workspace, "没有这份")
    assert code == 2
    assert "没有这份" in err


def test_version_is_said(run: Run) -> None:
    code, out, _err = run("--version")
    assert code == 0
    assert out.startswith("fuer-docs")
    assert len(out.strip()) > len("fuer-docs")


@pytest.mark.parametrize(
    "arguments", [("--help",), ("build", "--help"), ("templates", "--help"), ("fragments", "lint", "--help")]
)
def test_help_is_chinese(run: Run, arguments: tuple[str, ...]) -> None:
    code, out, err = run(*arguments)
    assert (code, err) == (0, "")
    assert "用法：" in out
    assert "选项" in out
    assert "Show this message" not in out
    assert "Usage" not in out


def test_help_names_every_command(run: Run) -> None:
    from fuer_docs.cli.main import COMMANDS

    _code, out, _err = run("--help")
    assert {"build", "facts", "schema", "kinds", "trace", "templates", "fragments"} <= set(COMMANDS)
    for name in COMMANDS:
        assert name in out
        code, _out, _err = run(name, "--help")
        assert code == 0


@pytest.mark.parametrize("place", ["before", "after"])
def test_english_does_not_crash(workspace: Path, run: Run, place: str) -> None:
    for arguments in (
        ("kinds",),
        ("build", workspace),
        ("build", workspace, "没有这份"),
        ("facts", workspace),
        ("templates", "lint"),
    ):
        words = ("--lang", "en", *arguments) if place == "before" else (*arguments, "--lang", "en")
        code, _out, err = run(*words)
        assert code == (2 if "没有这份" in arguments else 0)
        assert "Traceback" not in err


# -- 真的进程 --


def test_exit_codes_reach_the_shell(workspace: Path, shell: Shell, edit: Callable[[Path, str, str], None]) -> None:
    assert shell("build", workspace, "工作计划").returncode == 0
    assert shell("build", workspace, "没有这份").returncode == 2
    edit(workspace / "fuer.yaml", "文种: 工作计划", "文种: 工作计化")
    assert shell("build", workspace).returncode == 1


def test_a_gbk_console_works(workspace: Path, shell: Shell) -> None:
    for arguments in (("build", workspace), ("facts", workspace), ("kinds",), ("fragments", "list")):
        done = shell(*arguments, PYTHONIOENCODING="gbk")
        assert done.returncode == 0
        assert done.stdout.decode("gbk")
        assert b"Traceback" not in done.stderr
        done.stderr.decode("gbk")


def test_an_ascii_pipe_does_not_crash(workspace: Path, shell: Shell) -> None:
    done = shell("build", workspace, "工作计划", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


def test_import_of_the_package_pulls_in_nothing_heavy(shell: Shell) -> None:
    import subprocess
    import sys

    script = (
        "import sys, fuer_docs; print([m for m in ('jinja2','lxml','yaml','click','babel','docx') if m in sys.modules])"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("build",), "少写了 工作区"), (("trace",), "少写了 文稿.docx"), (("kinds", "总结", "甲"), "多写了：总结 甲"),
        (("build", "甲", "-o"), "-o 后面少写了值"), (("init", "甲", "--level", "乡镇"), "少写了 --type"),
    ],
)  # fmt: skip
def test_a_slip_in_the_command_is_told_in_chinese(run: Run, words: tuple[str, ...], said: str) -> None:
    code, _out, problem = run(*words)
    assert code == 2
    assert said in problem
    assert not any(english in problem for english in ("Got", "requires", "WORKSPACE", "NAME"))


def test_a_day_that_never_was_is_not_blamed_on_its_spelling(workspace: Path, run: Run) -> None:
    code, _out, err = run("build", workspace, "--date", "2022-02-30")
    assert code == 2
    assert "日历上没有“2022-02-30”这一天" in err


def test_rules_in_english_are_named_without_chinese(run: Run) -> None:
    code, out, _err = run("rules", "--lang", "en")
    assert code == 0
    assert out.isascii()
    assert "percentage-mismatch  error" in out
