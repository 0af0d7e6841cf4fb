"""做各种样子的监测年报，拿样例工作区来收。"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from fuer_docs.engine.intake import Imported, import_files
from fuer_docs.model.found import Found

Rows = Sequence[Sequence[Any]]


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Path]:
    """写一本 .xlsx：各行的值，合并哪些格，哪些格什么格式。"""

    def make(
        rows: Rows,
        name: str = "年报.xlsx",
        sheet: str = "汇总",
        merged: Sequence[str] = (),
        shapes: dict[str, str] | None = None,
    ) -> Path:
        workbook = Workbook()
        page = workbook.active
        assert page is not None
        page.title = sheet
        for row in rows:
            page.append(list(row))
        for span in merged:
            page.merge_cells(span)
        for ref, shape in (shapes or {}).items():
            page[ref].number_format = shape
        path = tmp_path / name
        workbook.save(path)
        return path

    return make


@pytest.fixture
def take(workspace: Path) -> Callable[..., Imported]:
    """收一个文件，不写。"""

    def run(path: Path) -> Imported:
        done, _pages = import_files(workspace, [path])
        return done[0]

    return run


def by_code(imported: Imported) -> dict[str, Found]:
    """编号 → 找到的。"""
    return {str(found.keys["编号"]): found for found in imported.added}


def value(found: Found, year: int, sex: str = "") -> str:
    """一年的值。"""
    given = found.keys["分性别"][str(year)][sex] if sex else found.keys["数值"][str(year)]
    return given if isinstance(given, str) else given["数值"]


def cell(found: Found, year: int, sex: str = "") -> str:
    """一年的值在哪一格。"""
    given = found.keys["分性别"][str(year)][sex] if sex else found.keys["数值"][str(year)]
    return str(given["来源"]["位置"])
