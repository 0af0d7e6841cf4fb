"""文种的别名：模板文档属性里写的叫法也认。"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from fuer_docs.engine.build import Request, build


def test_a_kind_may_go_by_a_name_in_its_templates_properties(
    workspace: Path, edit: Callable[[Path, str, str], None]
) -> None:
    edit(workspace / "fuer.yaml", "文种: 工作总结", "文种: 年度总结")
    result = build(Request(workspace, ("年度总结",)))
    assert [Path(built.file).name for built in result.built] == ["2022年县妇儿工委工作总结.docx"]
