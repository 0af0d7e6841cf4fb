"""样例：没有待补、没有毛病，提纲和记下的一样。"""

from __future__ import annotations

from pathlib import Path

import pytest

from fuer_docs.engine.build import Request, Result, build, compose_paper, make_scene
from fuer_docs.engine.workspace import open_workspace
from fuer_docs.ooxml.template import read_template
from fuer_docs.render.text import render_outline

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = sorted(path.parent for path in (ROOT / "samples").glob("*/fuer.yaml"))


def outlines(sample: Path) -> dict[str, str]:
    """每份文稿的提纲：编号 → 文字。"""
    workspace, _findings, shelf = open_workspace(sample)
    found = {}
    for paper in workspace.setting.papers:
        kind = paper.kind.text
        file, item = shelf.templates[kind]
        template = read_template(item.read_bytes(), file, "gbt9704")
        composition = compose_paper(make_scene(workspace, shelf, paper, kind), shelf, template)
        found[paper.code.text] = render_outline(composition.document)
    return found


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_sample_papers_read_as_accepted(sample: Path, request: pytest.FixtureRequest) -> None:
    folder = sample / "expected"
    for code, outline in outlines(sample).items():
        expected = folder / f"{code}.txt"
        if request.config.getoption("--accept"):
            folder.mkdir(exist_ok=True)
            expected.write_text(outline, encoding="utf-8", newline="\n")
        assert expected.read_text(encoding="utf-8") == outline


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_sample_builds_without_gaps_or_findings(sample: Path, tmp_path: Path) -> None:
    result: Result = build(Request(sample, out=tmp_path))
    assert [finding.message for finding in result.findings] == []
    assert [gap.name for built in result.built for _n, gap in built.gaps] == []
