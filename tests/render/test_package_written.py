"""写出的包：逐字节可重复、静态部件不动、没有泄漏，别的程序也读得回来。"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.table import Table
from word_view import KINDS, PROFILES, ROOT, SAMPLE, W, Word, text_of

from fuer_docs import Request, build_papers
from fuer_docs.ooxml.package import open_package


def test_no_part_is_there_twice_and_content_types_come_first(word: Word) -> None:
    assert len(set(word.names)) == len(word.names)
    assert word.names[0] == "[Content_Types].xml"
    assert "_rels/.rels" in word.names


def test_the_zip_is_sound_and_undated(word: Word) -> None:
    with zipfile.ZipFile(BytesIO(word.data)) as archive:
        assert archive.testzip() is None
    assert {info.date_time for info in word.infos} == {(1980, 1, 1, 0, 0, 0)}


def test_every_part_has_a_content_type_and_every_relation_a_target(word: Word) -> None:
    types = word.xml("[Content_Types].xml")
    endings = {item.get("Extension") for item in types if item.get("Extension")}
    overridden = {item.get("PartName") for item in types if item.get("PartName")}
    assert overridden <= {"/" + name for name in word.names}
    assert all("/" + name in overridden or name.rpartition(".")[2] in endings for name in word.names)
    for item in word.xml("word/_rels/document.xml.rels"):
        assert "word/" + item.get("Target") in word.names


def test_same_input_gives_the_same_bytes_in_another_folder(
    tmp_path: Path, all_papers: dict[tuple[str, str], Word]
) -> None:
    root = tmp_path / "别处" / "另一个名字"
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns("out"))
    again = build_papers(Request(root, out=tmp_path / "输出"))
    assert len(again.built) == len(KINDS)
    for built in again.built:
        assert Path(built.file).read_bytes() == all_papers[built.kind, "gbt9704"].data


@pytest.mark.parametrize("kind", KINDS)
def test_static_parts_are_those_of_the_template(all_papers: dict[tuple[str, str], Word], kind: str) -> None:
    template = open_package((ROOT / "templates" / "docx" / f"{kind}.docx").read_bytes(), kind)
    live = {"word/document.xml", "docProps/core.xml"}
    for profile in PROFILES:
        written = all_papers[kind, profile].parts
        assert set(written) == set(template)
        changed = {name for name in template if written[name] != template[name]}
        assert changed == (live if profile == "gbt9704" or kind.endswith("（大字版）") else live | {"word/styles.xml"})


def test_properties_hold_the_title_and_neither_dates_nor_people(word: Word) -> None:
    (only,) = word.xml("docProps/core.xml")
    assert only.tag == "{http://purl.org/dc/elements/1.1/}title"
    assert only.text == text_of(word.paragraphs[0]).replace("\n", "")
    assert b"Template" not in word.parts["docProps/app.xml"]


def test_nothing_of_the_workspace_travels_in_the_paper(word: Word) -> None:
    for name, data in word.parts.items():
        text = data.decode()
        for secret in (
            ".yaml",
            ".xlsx",
            "facts/",
            "county-2022",
            "示例数据",
            ".trace",
            "supplied",
            "/tmp",
            "fragments",
        ):
            assert secret not in text, f"{name} 里有 {secret}"


def test_bookmarks_are_hidden_paired_and_hold_only_running_numbers(word: Word) -> None:
    starts = list(word.document.iter(f"{W}bookmarkStart"))
    ends = list(word.document.iter(f"{W}bookmarkEnd"))
    ids = [item.get(f"{W}id") for item in starts]
    names = [item.get(f"{W}name") for item in starts]
    assert len(starts) > 100 or word.kind == "工作计划"
    assert len(set(ids)) == len(ids)
    assert len(set(names)) == len(names)
    assert sorted(ids) == sorted(item.get(f"{W}id") for item in ends)
    assert names == [f"_f{number}" for number in range(1, len(names) + 1)]
    assert all(one.getparent() is two.getparent() for one, two in zip(starts, ends, strict=True))


def test_no_content_control_hides_a_figure(word: Word) -> None:
    for tag in ("sdt", "fldSimple", "del", "ins", "smartTag"):
        assert not list(word.document.iter(f"{W}{tag}"))


def docx_lines(data: bytes) -> list[str]:
    """python-docx 读出来的：一段一行，表格一行一行。"""
    lines: list[str] = []
    for block in docx.Document(BytesIO(data)).iter_inner_content():
        if isinstance(block, Table):
            lines += ["\t".join(cell.text for cell in row.cells) for row in block.rows]
        elif block.style is not None and block.style.name in {"Title", "附件标题"}:
            lines.append(block.text.replace("\n", ""))
        else:
            lines += block.text.split("\n")
    return lines


def test_python_docx_reads_the_text_that_txt_holds(tmp_path: Path, all_papers: dict[tuple[str, str], Word]) -> None:
    root = tmp_path / "county-2022"
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns("out"))
    for built in build_papers(Request(root, to="txt")).built:
        text = Path(built.file).read_text(encoding="utf-8")
        assert text.endswith("\n")
        assert docx_lines(all_papers[built.kind, "gbt9704"].data) == text.removesuffix("\n").split("\n")


AWKWARD = [
    "关于<甲>&乙的总结",
    "A&lt;B&amp;C",
    "“引号”‘单引’——破折……省略",
    "一〇二〇年①②③㎡℃×÷",
    "䶮㙓𠮷",
    "]]><w:p>",
]


@pytest.mark.parametrize("title", AWKWARD)
def test_awkward_characters_come_through_unharmed(make_paper: Callable[..., Word], title: str) -> None:
    word = make_paper("标题|{{ 文稿.标题 }}", "正文|见《{{ 文稿.标题 }}》。", 标题=f"'{title}'")
    assert docx_lines(word.data) == [title, f"见《{title}》。"]
    assert word.xml("docProps/core.xml")[0].text == title


def test_final_copy_says_the_same_without_marks(workspace: Path, all_papers: dict[tuple[str, str], Word]) -> None:
    for built in build_papers(Request(workspace, final=True)).built:
        draft = all_papers[built.kind, "gbt9704"]
        data = Path(built.file).read_bytes()
        assert b"bookmark" not in Word(data).parts["word/document.xml"]
        assert b"bookmark" in draft.parts["word/document.xml"]
        assert docx_lines(data) == docx_lines(draft.data)


def test_html_is_one_quiet_page_with_the_same_words(workspace: Path, all_papers: dict[tuple[str, str], Word]) -> None:
    for built in build_papers(Request(workspace, to="html")).built:
        page = Path(built.file).read_text(encoding="utf-8")
        assert page.startswith("<!doctype html>")
        assert not re.search(r"<script|https?://|src=|@import|url\(", page)
        assert page.count("<h1") == len(all_papers[built.kind, "gbt9704"].in_style("Title", "附件标题"))
        words = re.sub(r"<style>.*?</style>|<title>.*?</title>|<[^>]+>|\s", "", page, flags=re.S)
        drafted = "".join(docx_lines(all_papers[built.kind, "gbt9704"].data))
        assert words == re.sub(r"\s", "", drafted)


BESIDE = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
VALIDATORS = [found for name in ("openxml-audit", "ooxml-validator") if (found := shutil.which(name, path=BESIDE))]


def test_at_least_one_independent_validator_is_at_hand() -> None:
    assert VALIDATORS


def test_independent_validators_find_nothing(tmp_path: Path, word: Word) -> None:
    path = tmp_path / "paper.docx"
    path.write_bytes(word.data)
    for name in VALIDATORS:
        found = subprocess.run([name, str(path)], capture_output=True, text=True, check=False)
        assert found.returncode == 0, found.stdout
