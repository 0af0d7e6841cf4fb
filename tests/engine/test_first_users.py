"""头一批用户碰到的事：每一件都要有一句明白话，不许悄悄写错。"""

from __future__ import annotations

import base64
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from fuer_docs.engine.build import Request, build
from fuer_docs.errors import InputError

Edit = Callable[[Path, str, str], None]
Run = Callable[..., tuple[int, str, str]]
RunJson = Callable[..., tuple[int, dict[str, Any]]]
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def own_template(workspace: Path, change: Callable[[Any], None]) -> None:
    """把自带的工作总结模板改一处，放进工作区。"""
    from fuer_docs.library import Library

    _file, item = Library().templates()["工作总结"]
    document = docx.Document(BytesIO(item.read_bytes()))
    change(document)
    (workspace / "templates").mkdir()
    document.save(workspace / "templates" / "工作总结.docx")


def test_a_picture_in_a_template_reaches_the_paper(workspace: Path) -> None:
    own_template(workspace, lambda document: document.paragraphs[1].add_run().add_picture(BytesIO(PIXEL)))
    (built,) = build(Request(workspace, ("年度总结",))).built
    assert len(docx.Document(built.file).inline_shapes) == 1


def test_a_tag_in_a_text_box_is_refused_not_dropped(workspace: Path) -> None:
    from docx.oxml import parse_xml

    box = (
        '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r>'
        "<w:t>{{ 单位 }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    own_template(workspace, lambda document: document.paragraphs[1]._p.append(parse_xml(box)))
    with pytest.raises(InputError) as caught:
        build(Request(workspace, ("年度总结",)))
    assert {finding.rule for finding in caught.value.findings} == {"tag-in-text-box"}


@pytest.mark.parametrize(
    ("file", "old", "new", "rule"),
    [
        ("fuer.yaml", "文稿:", "文稿:\n  -", "empty-item"),
        ("fuer.yaml", "本级: 云溪县", "本级: 云溪", "place-without-level"),
        ("facts/成绩.yaml", "\n    数据:", "\n    数据:\n      -", "empty-item"),
    ],
)
def test_a_slip_is_an_error_with_its_line(
    workspace: Path, edit: Edit, run_json: RunJson, file: str, old: str, new: str, rule: str
) -> None:
    edit(workspace / file, old, new)
    code, said = run_json("build", workspace)
    assert code == 1
    (found,) = [finding for finding in said["findings"] if finding["rule"] == rule]
    assert found["file"] == file
    assert found["n"]
    assert not (workspace / "out").exists()


def test_a_leftover_mark_is_a_warning_and_stops_the_final_version(
    workspace: Path, edit: Edit, run_json: RunJson
) -> None:
    edit(workspace / "facts" / "成绩.yaml", "效果: ", "效果: XX")
    code, said = run_json("build", workspace)
    assert (code, [finding["rule"] for finding in said["findings"]]) == (0, ["placeholder-left"])
    code, said = run_json("build", workspace, "--final")
    assert code == 1
    assert said["findings"][0]["severity"] == "error"


@pytest.mark.parametrize("words", ["X光检查", "第XII届", "5×5网格"])
def test_words_that_only_look_like_marks_are_left_alone(workspace: Path, edit: Edit, words: str) -> None:
    edit(workspace / "facts" / "成绩.yaml", "效果: ", f"效果: {words}")
    assert build(Request(workspace)).findings == []


def test_the_year_is_traced_to_its_own_line(workspace: Path, run_json: RunJson) -> None:
    build(Request(workspace, ("年度总结",)))
    _code, said = run_json("trace", workspace / "out" / "2022年县妇儿工委工作总结.docx")
    (line,) = {
        entry["line"]
        for paragraph in said["paragraphs"]
        for source in paragraph["sources"]
        for entry in source["inputs"]
        if entry["fact"] == "fuer.yaml" and entry["field"] == "年度"
    }
    assert (workspace / "fuer.yaml").read_text(encoding="utf-8").split("\n")[line - 1].startswith("年度:")


def test_a_number_typed_in_word_is_said_to_have_no_source(workspace: Path, run: Run) -> None:
    (built,) = build(Request(workspace, ("年度总结",))).built
    document = docx.Document(built.file)
    document.paragraphs[-1].add_run("另有98765人")
    document.save(built.file)
    _code, out, _err = run("trace", built.file)
    assert "98765  ← 查不到出处" in out


def test_a_file_left_unread_is_named(workspace: Path, run_json: RunJson) -> None:
    (workspace / "facts" / "补充.yaml.txt").write_text("成绩: []", encoding="utf-8")
    _code, said = run_json("build", workspace)
    assert [(finding["rule"], finding["file"]) for finding in said["findings"]] == [
        ("file-left-unread", "facts/补充.yaml.txt")
    ]


def test_a_damaged_wording_file_is_not_overwritten(workspace: Path, run_json: RunJson) -> None:
    (workspace / "措辞.yaml").write_text("- 甲\n", encoding="utf-8")
    code, said = run_json("build", workspace)
    assert (code, said["findings"][0]["file"]) == (1, "措辞.yaml")
    assert (workspace / "措辞.yaml").read_text(encoding="utf-8") == "- 甲\n"


def test_a_status_not_yet_known_is_not_counted_as_missed(workspace: Path, edit: Edit) -> None:
    edit(workspace / "fuer.yaml", "成文日期: 2022-12-20", "成文日期: 2022-03-01")
    (built,) = build(Request(workspace, ("年度总结",), to="txt")).built
    text = Path(built.file).read_text(encoding="utf-8")
    assert "达标0项" not in text
    assert built.gaps


def test_a_speech_dated_on_another_day_than_its_meeting_is_asked_about(
    workspace: Path, edit: Edit, run_json: RunJson
) -> None:
    edit(workspace / "fuer.yaml", "成文日期: 2022-05-10", "成文日期: 2022-05-11")
    _code, said = run_json("build", workspace, "讲话")
    assert [finding["rule"] for finding in said["findings"]] == ["meeting-on-another-day"]
