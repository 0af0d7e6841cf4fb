"""写成的 .docx：样例的每一份，和照一份大纲临时写的。"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest
from word_view import KINDS, PROFILES, ROOT, SAMPLE, Word

from fuer_docs import Request, build_papers
from scripts import script_module


@pytest.fixture(scope="session")
def all_papers(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Word]:
    """样例写成的全部文稿，两种版面各一套。"""
    papers = {}
    for profile in PROFILES:
        root = tmp_path_factory.mktemp(profile) / "county-2022"
        shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns("out"))
        for built in build_papers(Request(root, profile=profile)).built:
            papers[built.kind, profile] = Word(Path(built.file).read_bytes(), built.kind, profile)
    assert set(papers) == {(kind, profile) for kind in KINDS for profile in PROFILES}
    return papers


@pytest.fixture(params=[(kind, profile) for kind in KINDS for profile in PROFILES], ids="-".join)
def word(request: pytest.FixtureRequest, all_papers: dict[tuple[str, str], Word]) -> Word:
    """逐份文稿、逐种版面。"""
    return all_papers[request.param]


@pytest.fixture(params=[(kind, profile) for kind in ("工作总结", "工作计划") for profile in PROFILES], ids="-".join)
def signed(request: pytest.FixtureRequest, all_papers: dict[tuple[str, str], Word]) -> Word:
    """有署名、有附件的文稿。"""
    return all_papers[request.param]


@dataclass
class Maker:
    """照一份大纲做模板、写一份文稿。"""

    root: Path
    script: ModuleType

    def __call__(self, *lines: str, fragments: dict[str, str] | None = None, to: str = "docx", **keys: str) -> Word:
        outline = self.root / "样张.txt"
        outline.write_text("\n".join(lines), encoding="utf-8")
        (self.root / "templates").mkdir(exist_ok=True)
        for name, data in self.script.templates_of(outline):
            (self.root / "templates" / name).write_bytes(data)
        for slot, text in (fragments or {}).items():
            path = self.root / "fragments" / f"{slot.replace('/', '-')}.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"---\n编号: {slot}\n标题: 测试\n---\n{text}\n", encoding="utf-8")
        setting = (SAMPLE / "fuer.yaml").read_text(encoding="utf-8").partition("文稿:")[0]
        paper = "".join(f"    {key}: {value}\n" for key, value in {"成文日期": "2022-12-20", **keys}.items())
        (self.root / "fuer.yaml").write_text(
            f"{setting}文稿:\n  - 编号: 样张\n    文种: 样张\n{paper}", encoding="utf-8"
        )
        result = build_papers(Request(self.root, to=to))
        return Word(Path(result.built[0].file).read_bytes(), "样张")


@pytest.fixture(scope="session")
def make_templates() -> ModuleType:
    """scripts/make_templates.py。"""
    return script_module(ROOT / "scripts" / "make_templates.py")


@pytest.fixture
def make_paper(workspace: Path, make_templates: ModuleType) -> Callable[..., Word]:
    """照一份大纲写一份文稿。"""
    return Maker(workspace, make_templates)
