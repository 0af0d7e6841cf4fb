"""记性：读过的自带片段、模板存下来，下次直接用；有它没它，写出来的一样。"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fuer_docs.compose.filters import METHODS
from fuer_docs.compose.grammar import read
from fuer_docs.compose.names import FUNCTIONS
from fuer_docs.compose.nodes import freeze, thaw
from fuer_docs.compose.source import fragment_source
from fuer_docs.engine.build import Request, build
from fuer_docs.engine.memory import NAME, Memory
from fuer_docs.engine.workspace import Shelf, open_workspace
from fuer_docs.library import Library
from fuer_docs.ooxml.kept import freeze_template, thaw_template


@pytest.fixture
def remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FUER_DOCS_CACHE", str(tmp_path / "memory"))
    return tmp_path / "memory" / NAME


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_papers_are_the_same_with_and_without_memory(workspace: Path, tmp_path: Path, remembered: Path) -> None:
    build(Request(workspace, out=tmp_path / "first"))
    assert remembered.is_file()
    before = remembered.read_bytes()
    build(Request(workspace, out=tmp_path / "second"))
    assert remembered.read_bytes() == before
    os.environ["FUER_DOCS_CACHE"] = "off"
    build(Request(workspace, out=tmp_path / "third"))
    assert files(tmp_path / "first") == files(tmp_path / "second") == files(tmp_path / "third")


def test_a_damaged_memory_is_as_good_as_none(workspace: Path, tmp_path: Path, remembered: Path) -> None:
    build(Request(workspace, out=tmp_path / "first"))
    text = remembered.read_text(encoding="utf-8")
    head, *lines = text.split("\n")
    for spoilt in (
        "\n".join([head, *(line.partition(" ")[0] + ' [[],[],["Nothing",1]]' for line in lines)]),
        "\n".join([head, *(line[: len(line) // 2] for line in lines)]),
        "\n".join([head, *(line.partition(" ")[0] + " 7" for line in lines)]),
        "\x00" * 20,
    ):
        remembered.write_text(spoilt, encoding="utf-8")
        build(Request(workspace, out=tmp_path / "again"))
        assert files(tmp_path / "first") == files(tmp_path / "again")


def test_another_engine_s_memory_is_not_read(workspace: Path, tmp_path: Path, remembered: Path) -> None:
    build(Request(workspace, out=tmp_path / "out"))
    text = remembered.read_text(encoding="utf-8")
    remembered.write_text(text.replace("fuer_docs ", "fuer_docs 旧 ", 1), encoding="utf-8")
    assert Memory(remembered).saved == {}


def test_what_an_office_wrote_itself_stays_in_its_workspace(workspace: Path, tmp_path: Path, remembered: Path) -> None:
    (workspace / "fragments").mkdir()
    (workspace / "fragments" / "自写.txt").write_text(
        "---\n编号: 工作总结/开头#自写\n文种: [工作总结]\n层级: [县区]\n---\n本办自写的一段话。\n", encoding="utf-8"
    )
    (workspace / "措辞.yaml").unlink()
    (workspace / "templates").mkdir()
    bundled = Library().templates()["工作计划"][1].read_bytes()
    (workspace / "templates" / "工作计划.docx").write_bytes(bundled)
    build(Request(workspace, out=tmp_path / "out", to="txt"))
    assert any(
        "本办自写的一段话" in text.decode() for name, text in files(tmp_path / "out").items() if name.endswith("txt")
    )
    kept = remembered.read_text(encoding="utf-8")
    assert "本办自写" not in kept
    assert '"templates/工作计划.docx"' not in kept
    assert "祝云岫" not in kept


def test_a_memory_that_cannot_be_written_does_no_harm(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in-the-way").write_text("不是文件夹", encoding="utf-8")
    monkeypatch.setenv("FUER_DOCS_CACHE", str(tmp_path / "in-the-way"))
    assert build(Request(workspace, out=tmp_path / "out")).built


def test_every_bundled_fragment_and_template_comes_back_as_it_was() -> None:
    shelf = Shelf(Library())
    for fragments in shelf.fragments[0].values():
        for fragment in fragments:
            tree = read(fragment_source(fragment.file, list(fragment.lines), fragment.first_line), METHODS, FUNCTIONS)
            assert freeze(thaw(freeze(tree))) == freeze(tree)
    for kind in shelf.templates:
        template = shelf.template(kind)
        again = thaw_template(freeze_template(template))
        assert again is not None
        names = ("kind", "prototypes", "looks", "roles", "role_looks", "parts", "static", "keywords")
        assert [getattr(again, name) for name in names] == [getattr(template, name) for name in names]


def test_places_in_a_remembered_fragment_still_point_at_the_line(
    workspace: Path, tmp_path: Path, remembered: Path
) -> None:
    """从记性里来的片段，待补照样指得出是哪一行的哪个标签。"""
    build(Request(workspace, out=tmp_path / "first"))
    _opened, _findings, shelf = open_workspace(workspace)
    assert shelf.memory.saved
    fragment = shelf.fragments[0]["工作总结/问题"][0]
    kept = shelf.programs.fragment(fragment).source
    fresh = fragment_source(fragment.file, list(fragment.lines), fragment.first_line)
    assert kept.spots == fresh.spots
    assert kept.starts == fresh.starts
