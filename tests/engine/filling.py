"""像成员单位那样填填报表：找到栏头、找到那一行，写字。"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet


def edited(path: Path, change: Callable[[Workbook], object]) -> Path:
    """打开，改，存回去。"""
    book = load_workbook(path)
    change(book)
    book.save(path)
    return path


def heads(sheet: Worksheet) -> tuple[int, dict[str, int]]:
    """栏头在第几行，各栏在第几列。"""
    for row in sheet.iter_rows():
        found = {str(cell.value).partition("\n")[0]: cell.column for cell in row if cell.value}
        if len(found) > 3:
            return row[0].row, found
    raise AssertionError(sheet.title)


def sheet_of(book: Workbook, word: str) -> Worksheet:
    return next(sheet for sheet in book.worksheets if word in sheet.title)


def line_of(sheet: Worksheet, name: str) -> int:
    return next(row[0].row for row in sheet.iter_rows() if any(cell.value == name for cell in row))


def answer(path: Path, table: str, name: str, **answers: Any) -> Path:
    """在一张表里 ``name`` 那一行填几格；行还没有就填在头一个空行。"""

    def change(book: Workbook) -> None:
        sheet = sheet_of(book, table)
        top, columns = heads(sheet)
        try:
            line = line_of(sheet, name)
        except StopIteration:
            line = next(n for n in range(top + 1, 200) if sheet.cell(n, 3).value is None)
            sheet.cell(line, 3).value = name
        for head, value in answers.items():
            sheet.cell(line, columns[head]).value = value

    return edited(path, change)


def sign(path: Path, day: str = "2022-12-01", who: str = "张三") -> Path:
    """填封面。"""

    def change(book: Workbook) -> None:
        for row in book["封面"].iter_rows():
            for cell in row:
                if cell.value in {"填报人", "填报日期"}:
                    book["封面"].cell(cell.row, 3).value = who if cell.value == "填报人" else day

    return edited(path, change)


def all_filled(path: Path, day: str = "2022-12-01") -> Path:
    """老老实实填完一本：数照上年，状态达标，任务已完成，别的写无。"""

    def change(book: Workbook) -> None:
        for sheet in book.worksheets[1:-1]:
            top, columns = heads(sheet)
            for line in range(top + 1, sheet.max_row + 1):
                if "本年值" in columns:
                    _filled_indicator(sheet, line, columns)
                elif "完成情况" in columns:
                    sheet.cell(line, columns["完成情况"]).value = "已完成"
            if "本年值" not in columns and "完成情况" not in columns:
                sheet.cell(top + 1, 3).value = "无"

    return sign(edited(path, change), day)


def _filled_indicator(sheet: Worksheet, line: int, columns: dict[str, int]) -> None:
    before = sheet.cell(line, columns["上年值"]).value
    for head in ("本年值", "其中：男", "其中：女"):
        if head in columns and not sheet.cell(line, columns[head]).protection.locked:
            sheet.cell(line, columns[head]).value = before if isinstance(before, (int, float)) else 1
    sheet.cell(line, columns["状态"]).value = "达标"


def copied(path: Path, to: Path) -> Path:
    """只把看得见的字抄进一本新表：隐藏的编号、表号都没有了。"""
    book, new = load_workbook(path), Workbook()
    new.remove(new.worksheets[0])
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            fresh = new.create_sheet(f"Sheet{len(new.worksheets) + 1}")
            for row in sheet.iter_rows(min_col=2):
                for cell in row:
                    if cell.value is not None:
                        fresh.cell(cell.row, cell.column - 1).value = cell.value
    new.save(to)
    return to


def stacked(path: Path, to: Path) -> Path:
    """看得见的几张表一张接一张抄在一张表上。"""
    book, new = load_workbook(path), Workbook()
    fresh = new.worksheets[0]
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            for row in sheet.iter_rows(min_col=2, values_only=True):
                fresh.append([value for value in row])
            fresh.append([])
    new.save(to)
    return to


def bytes_of(book: Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
