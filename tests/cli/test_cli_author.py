"""作者的工具在命令行上的约定：退出码、JSON 的样子、-q、英文界面、怪名字。"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

Run = Callable[..., tuple[int, str, str]]
RunJson = Callable[..., tuple[int, dict[str, Any]]]
OFFICE = ("--type", "妇联", "--level", "县区", "--name", "云溪县妇联", "--year", "2022")


def bad_template(folder: Path) -> Path:
    document = docx.Document()
    document.add_paragraph("{{ 单位 }}通报", style="Title")
    document.add_paragraph("前面{{ 没有这个名字 }}后面")
    table = document.add_table(1, 1)
    table.cell(0, 0).text = "{{ 单位.没有 }}"
    document.sections[0].header.paragraphs[0].text = "{{ 页眉里的 }}"
    path = folder / "通报.docx"
    document.save(str(path))
    return path


# -- init --


def test_init_writes_a_workspace_and_names_its_files(tmp_path: Path, run: Run, run_json: RunJson) -> None:
    code, said = run_json("init", tmp_path / "新", *OFFICE)
    assert code == 0
    assert set(said) == {"workspace", "files"}
    assert said["workspace"] == (tmp_path / "新").as_posix()
    assert said["files"][0] == "fuer.yaml"
    assert {(tmp_path / "新" / name).is_file() for name in said["files"]} == {True}
    assert run("build", tmp_path / "新")[0] == 0
    assert run("facts", tmp_path / "新")[0] == 0
    drafts = [run("trace", paper)[1] for paper in (tmp_path / "新" / "out").glob("*.docx")]
    assert drafts
    assert not any("查不到出处" in draft for draft in drafts), "待补的名字里的数不是文稿的数"


def test_init_speaks_and_keeps_quiet(tmp_path: Path, run: Run) -> None:
    code, out, err = run("init", tmp_path / "一", *OFFICE)
    assert (code, err) == (0, "")
    assert "fuer-docs build" in out
    assert run("init", tmp_path / "二", *OFFICE, "-q") == (0, "", "")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"--type": "工会"}, "--type 只能写"), ({"--level": "村"}, "--level 只能写"), ({"--year": "二〇二二"}, "四位年份"),
        ({"--year": "22"}, "四位年份"), ({"--name": ""}, "是空的"), ({"--name": "云溪县/妇联"}, "不能有“/”"),
        ({"--name": "县" * 500}, "太长"), ({"--year": None}, "少写了"), ({"--name": None}, "少写了"),
    ],
)  # fmt: skip
def test_init_refuses_wrong_words_and_writes_nothing(
    tmp_path: Path, run: Run, changes: dict[str, str | None], says: str
) -> None:
    given = dict(zip(OFFICE[::2], OFFICE[1::2], strict=True)) | changes
    arguments = [word for pair in given.items() if pair[1] is not None for word in pair]
    code, out, err = run("init", tmp_path / "新", *arguments)
    assert (code, out) == (2, "")
    assert says in err
    assert not (tmp_path / "新").exists()


def test_init_leaves_a_folder_in_use_alone(tmp_path: Path, run: Run, run_json: RunJson) -> None:
    assert run("init", tmp_path / "新", *OFFICE)[0] == 0
    before = {path: path.read_bytes() for path in (tmp_path / "新").rglob("*.yaml")}
    code, said = run_json("init", tmp_path / "新", *OFFICE)
    assert (code, said["workspace"], said["files"]) == (2, None, [])
    assert said["findings"][0]["rule"] == "wrong-usage"
    assert {path: path.read_bytes() for path in (tmp_path / "新").rglob("*.yaml")} == before


def test_a_very_long_folder_name_is_one_sentence(tmp_path: Path, run: Run) -> None:
    code, out, err = run("init", tmp_path / ("长" * 300), *OFFICE)
    assert (code, out) == (2, "")
    assert err.strip()
    assert list(tmp_path.iterdir()) == []


# -- templates new --


def test_templates_new_says_what_it_wrote(workspace: Path, run: Run, run_json: RunJson) -> None:
    code, said = run_json("templates", "new", "情况汇报", "-o", workspace)
    assert code == 0
    assert set(said) == {"kind", "file", "copied"}
    assert (said["kind"], said["copied"]) == ("情况汇报", False)
    assert run("templates", "lint", said["file"])[0] == 0
    _code, listed = run_json("templates", "list", "--workspace", workspace)
    assert "情况汇报" in {item["name"] for item in listed["templates"]}
    code, said = run_json("templates", "new", "情况汇报", "-o", workspace)
    assert code == 2
    assert "不覆盖" in said["findings"][0]["hint"]


@pytest.mark.parametrize("kind", ["", "a/b", "..", "长" * 300])
def test_templates_new_refuses_odd_names(tmp_path: Path, run: Run, kind: str) -> None:
    code, out, err = run("templates", "new", kind, "-o", tmp_path)
    assert (code, out) == (2, "")
    assert "文种名" in err


# -- templates lint --annotate --


def test_annotate_writes_a_copy_with_a_comment_for_each_finding(tmp_path: Path, run_json: RunJson) -> None:
    path = bad_template(tmp_path)
    before = path.read_bytes()
    code, said = run_json("templates", "lint", path, "--annotate", tmp_path / "批注.docx")
    assert code == 1
    assert set(said) == {"files"}
    findings = said["files"][0]["findings"]
    comments = list(docx.Document(str(tmp_path / "批注.docx")).comments)
    assert len(comments) == len(findings) >= 3
    texts = [comment.text for comment in comments]
    assert any("没有“没有这个名字”这个名字" in text and "→" in text for text in texts)
    assert any("header1.xml里的“{{ 页眉里的 }}”" in text for text in texts), "页眉里的批在第一段，说清楚是哪里"
    assert {comment.author for comment in comments} == {"fuer_docs"}
    assert path.read_bytes() == before


def test_a_clean_template_is_copied_without_comments(tmp_path: Path, run: Run) -> None:
    assert run("templates", "new", "通报", "-o", tmp_path)[0] == 0
    code, out, _err = run("templates", "lint", tmp_path / "通报.docx", "--annotate", tmp_path / "副本.docx")
    assert code == 0
    assert "副本.docx" in out
    with zipfile.ZipFile(tmp_path / "副本.docx") as archive:
        assert "word/comments.xml" not in archive.namelist()


def test_annotate_needs_a_file_and_another_name(tmp_path: Path, run: Run) -> None:
    path = bad_template(tmp_path)
    before = path.read_bytes()
    for arguments, says in (
        (("templates", "lint", "--annotate", tmp_path / "批.docx"), "要写明是哪一份模板"),
        (("templates", "lint", path, "--annotate", path), "同一个文件"),
        (("templates", "lint", path, "--annotate", tmp_path / "批.txt"), "不是 .docx"),
        (("templates", "lint", path, "--annotate", path / "批.docx"), "写不了"),
        (("templates", "lint", path, "--annotate", tmp_path / ("长" * 300 + ".docx")), "写不了"),
        (("templates", "new", "简报", "-o", tmp_path / ("长" * 300)), "打不开文件夹"),
    ):
        code, _out, err = run(*arguments)
        assert code == 2
        assert says in err
    assert path.read_bytes() == before
    assert [item.name for item in tmp_path.iterdir()] == ["通报.docx"]


# -- fragments --


def test_fragments_list_is_narrowed_by_its_options(run: Run, run_json: RunJson) -> None:
    everything = {item["id"] for item in run_json("fragments", "list")[1]["fragments"]}
    for options in (
        ("--topic", "健康"), ("--kind", "讲话"), ("--form", "短"), ("--level", "乡镇"), ("--unit", "妇联"),
        ("--date", "1990-01-01"), ("--text", "结尾 同志"),
    ):  # fmt: skip
        code, said = run_json("fragments", "list", *options)
        assert code == 0
        found = {item["id"] for item in said["fragments"]}
        assert found <= everything
        assert options[0] == "--date" or found, options
    code, out, err = run("fragments", "list", "--text", "哪里也没有的字")
    assert (code, err) == (0, "")
    assert "没有合乎要求的片段" in out


@pytest.mark.parametrize(
    ("options", "says"),
    [(("--topic", "天文"), "--topic 只能写"), (("--date", "昨天"), "2022-12-20"), (("--form", "中"), "--form 只能写")],
)
def test_wrong_options_are_explained(run: Run, options: tuple[str, str], says: str) -> None:
    code, out, err = run("fragments", "list", *options)
    assert (code, out) == (2, "")
    assert says in err


def test_fragments_show_tells_needs_and_callers(run: Run, run_json: RunJson) -> None:
    _code, said = run_json("fragments", "show", "工作总结/开头#甲")
    (card,) = said["fragments"]
    assert set(card) == {
        "id", "title", "file", "fits", "since", "until", "parameters", "text", "needs", "calls", "called_by", "kinds",
    }  # fmt: skip
    assert card["kinds"] == ["工作总结"]
    code, out, _err = run("fragments", "show", "工作总结/开头#甲")
    assert code == 0
    assert card["text"].strip() in out
    assert "被谁调用：模板 工作总结" in out


def test_fragments_lint_warns_without_failing(workspace: Path, run: Run, run_json: RunJson) -> None:
    folder = workspace / "fragments"
    folder.mkdir()
    (folder / "闲.txt").write_text("---\n编号: 闲置\n---\n{{ 单位 }}共有三个方面。\n", encoding="utf-8")
    code, said = run_json("fragments", "lint", "--workspace", workspace)
    (own,) = [item for item in said["files"] if item["file"] == "fragments/闲.txt"]
    assert code == 0
    assert {item["rule"] for item in own["findings"]} == {"unused-fragment", "typed-count"}
    assert run("fragments", "lint", "--workspace", workspace, "-q")[1:] == ("", "")


def test_json_is_one_object_even_when_refused(tmp_path: Path, run: Run) -> None:
    for arguments in (
        ("init", tmp_path, "--type", "妇联", "--level", "市", "--name", "妇联", "--year", "2022"),
        ("templates", "new", "a/b"), ("fragments", "show", "没有"), ("templates", "lint", tmp_path / "没有.docx"),
    ):  # fmt: skip
        code, out, _err = run(*arguments, "--format", "json")
        assert code == 2
        assert json.loads(out)["findings"]
