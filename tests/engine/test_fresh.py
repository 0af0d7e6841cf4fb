"""新文种的模板：查得干净、写得成文，从不覆盖，名字再怪也只是一句话。"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from fuer_docs.engine.build import Request, build
from fuer_docs.engine.fresh import LONGEST_KIND, OUTLINE, create_template
from fuer_docs.engine.shelf import kinds, library_shelf, lint_templates
from fuer_docs.errors import UsageError
from fuer_docs.model.template import ROLES
from fuer_docs.ooxml.reader import read_paragraphs
from fuer_docs.ooxml.template import read_template


def made(kind: str, out: Path | None) -> Path:
    return Path(create_template(kind, out, library_shelf()).file)


def test_a_new_template_lints_clean_and_has_every_style(tmp_path: Path) -> None:
    path = made("情况汇报", tmp_path)
    assert path == tmp_path / "情况汇报.docx"
    assert [finding for item in lint_templates(path) for finding in item.findings] == []
    template = read_template(path.read_bytes(), path.name)
    assert set(template.roles) >= set(ROLES)
    assert template.title == "情况汇报"
    assert [(item.style, item.text) for item in read_paragraphs(path.read_bytes(), "")] == [
        (role, text) for role, text in OUTLINE
    ]  # fmt: skip


def test_a_new_template_in_a_workspace_is_a_kind_and_builds(workspace: Path) -> None:
    path = made("情况汇报", workspace)
    assert path == workspace / "templates" / "情况汇报.docx"
    assert "情况汇报" in {item.kind for item in kinds(workspace)}
    with (workspace / "fuer.yaml").open("a", encoding="utf-8") as file:
        file.write("  - {文种: 情况汇报, 成文日期: 2022-12-20}\n")
    result = build(Request(workspace, ("情况汇报",)))
    assert [one.rule for one in result.findings] == ["unexplained-abbreviation"], "底稿只列成绩，没有写两纲全称的地方"
    (built,) = result.built
    assert built.gaps == []
    texts = [item.text for item in read_paragraphs(Path(built.file).read_bytes(), "")]
    assert texts[0].replace("\n", "").endswith("2022年情况汇报")
    assert not [text for text in texts if "{" in text or "井号" in text], "给改模板的人看的话不印"
    assert texts[-1].strip() == "2022年12月20日"


def test_every_output_passes_the_validator(tmp_path: Path) -> None:
    audit = shutil.which("openxml-audit", path=str(Path(sys.executable).parent))
    if audit is None:
        pytest.skip("没有装 openxml-audit")
    done = subprocess.run(
        [audit, str(made("情况汇报", tmp_path))], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("kind", ["工作总结", "讲话（大字版）"])
def test_a_kind_that_exists_is_copied_to_be_changed(workspace: Path, kind: str) -> None:
    copied = create_template(kind, workspace, library_shelf())
    assert copied.copied
    bundled = library_shelf().templates[kind][1].read_bytes()
    assert Path(copied.file).read_bytes() == bundled


def test_out_may_be_a_file_named_like_the_kind_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert made("通报", tmp_path / "深" / "通报.docx").is_file()
    monkeypatch.chdir(tmp_path)
    assert made("简报", None).resolve() == tmp_path / "简报.docx"
    assert made(" 快报.docx ", None).resolve() == tmp_path / "快报.docx", "带着后缀和空格也认"


def test_same_kind_gives_the_same_bytes(tmp_path: Path) -> None:
    assert made("通报", tmp_path / "一" / "通报.docx").read_bytes() == made(
        "通报", tmp_path / "二" / "通报.docx"
    ).read_bytes()  # fmt: skip


def test_nothing_is_ever_overwritten(tmp_path: Path) -> None:
    made("通报", tmp_path).write_bytes(b"mine")
    with pytest.raises(UsageError, match="已经有"):
        made("通报", tmp_path)
    assert (tmp_path / "通报.docx").read_bytes() == b"mine"
    (tmp_path / "断.docx").symlink_to(tmp_path / "没有")
    with pytest.raises(UsageError, match="已经有"):
        made("断", tmp_path)


@pytest.mark.parametrize(
    "kind",
    ["", "  ", ".", "..", "../通报", "通/报", "通\\报", "通:报", "通\n报", "通\x00报", "{{ 通报 }}", "[[通报]]", "~$通报", "-o", "#通报",
     "报" * (LONGEST_KIND + 1), ".docx"],
)  # fmt: skip
def test_a_name_that_cannot_be_a_file_is_refused_in_one_sentence(tmp_path: Path, kind: str) -> None:
    with pytest.raises(UsageError) as refused:
        made(kind, tmp_path)
    assert refused.value.findings[0].hint
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["简报&纪要", "<简报", "十大实事20条"])
def test_odd_but_possible_names_still_lint_clean(tmp_path: Path, kind: str) -> None:
    if "<" in kind:
        with pytest.raises(UsageError):
            made(kind, tmp_path)
        return
    path = made(kind, tmp_path)
    assert [finding for item in lint_templates(path) for finding in item.findings] == []
    assert read_template(path.read_bytes(), path.name).title == kind


def test_a_file_name_that_is_not_the_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="对不上"):
        made("通报", tmp_path / "别的.docx")


def test_a_file_where_the_folder_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "占").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="写不了"):
        made("通报", tmp_path / "占" / "通报.docx")
