"""省级的写法也一样：江川省样例删掉任意几条、几项事实，文稿照样读得通。"""

from __future__ import annotations

from pathlib import Path

import erosion
import pytest
from erosion import Eroder, load_sample
from prose import faults

from fuer_docs.engine.build import compose_paper, make_scene
from fuer_docs.engine.workspace import open_workspace
from fuer_docs.load.workspace import load_workspace
from fuer_docs.ooxml.template import read_template

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "province-2026"
KINDS = ("自评报告", "工作总结", "工作计划")


@pytest.mark.parametrize("start", [0, 20])
def test_provincial_papers_read_well_whatever_facts_are_missing(start: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(erosion, "SAMPLE", SAMPLE)
    sample, shelf = load_sample(), open_workspace(SAMPLE)[2]
    templates = {
        kind: read_template(shelf.templates[kind][1].read_bytes(), shelf.templates[kind][0], "gbt9704")
        for kind in KINDS
    }
    found: dict[str, int] = {}
    for seed in range(start, start + 20):
        workspace, _findings = load_workspace(Eroder(seed).erode(sample))
        for paper in workspace.setting.papers:
            kind = paper.kind.text
            if kind in KINDS:
                composition = compose_paper(make_scene(workspace, shelf, paper, kind), shelf, templates[kind])
                found |= {f"{kind}　{fault}": seed for fault in faults(composition.document)}
    assert found == {}
