"""会议材料缺多少事实都行：删掉任意几条、几项，份份照样读得通。"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import erosion
import pytest
from erosion import Eroder, load_sample
from prose import faults

from fuer_docs.engine.build import compose_paper, make_scene
from fuer_docs.engine.workspace import Shelf, open_workspace
from fuer_docs.load.workspace import load_workspace
from fuer_docs.model.document import Paragraph
from fuer_docs.model.finding import Severity
from fuer_docs.ooxml.template import read_template

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
SEEDS = 60
FORMS = {"（一）", "（二）", "（三）", "（四）"}
"""一行一项的名目，以分号接着，不是一句话没有写完。"""
SHEETS = {"议程"}
"""全是“时间：”“地点：”一类的栏目，不是一段段话。"""


def listed(block: str) -> bool:
    return block[:3] in FORMS and block.endswith("；")


@pytest.mark.parametrize("sample", ["district-meeting", "district-award"])
def test_meeting_papers_read_well_whatever_facts_are_missing(sample: str, monkeypatch: pytest.MonkeyPatch) -> None:
    root = SAMPLES / sample
    monkeypatch.setattr(erosion, "SAMPLE", root)
    tree: dict[str, Any] = load_sample()
    shelf: Shelf = open_workspace(root)[2]
    templates = {
        kind: read_template(item.read_bytes(), file, "gbt9704") for kind, (file, item) in shelf.templates.items()
    }
    found: dict[str, str] = {}
    for seed in range(SEEDS):
        workspace, _findings = load_workspace(Eroder(seed).erode(tree))
        for paper in workspace.setting.papers:
            kind = paper.kind.text
            if kind == "讲话":
                continue
            composition = compose_paper(make_scene(workspace, shelf, paper, kind), shelf, templates[kind])
            document = composition.document
            told = [
                f"错误 {item.rule}：{item.message}" for item in composition.findings if item.severity is Severity.ERROR
            ]
            enough = kind not in SHEETS
            document.blocks = [b for b in document.blocks if not (isinstance(b, Paragraph) and listed(b.text))]
            for fault in [*told, *(faults(document) if enough else ())]:
                found.setdefault(f"{paper.code.text}　{fault}", f"种子{seed}")
    assert not found, "\n".join(f"{seed}　{fault}" for fault, seed in found.items())
