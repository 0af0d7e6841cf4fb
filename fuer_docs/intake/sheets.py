"""读表格：.xlsx、.xls、.csv 都读成一张张表，格子里是看得见的字和真正的数。"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO, StringIO
from typing import Any, NamedTuple

from ..encoding import decoded
from ..errors import unreadable
from ..model.finding import Finding, warning
from ..model.place import Place
from ..model.speech import _
from ..ooxml.package import OLE, open_archive, parse_xml

MAX_BYTES = 32 * 1024 * 1024
MAX_CELLS = 400_000
"""一本工作簿最多读几格；监测年报不到一万格。"""


_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""加了密码的 .xlsx 装在 OLE 里，里头有这个名字。"""


class Cell(NamedTuple):
    """一格。合并了的格子，各格都是左上角的字，``merged`` 为真的是借来的。"""

    ref: str
    """列字母加行号：D12。"""
    text: str = ""
    """看得见的字；数按格子的格式写，百分比带 %。"""
    percent: bool = False
    """格子是百分比格式。"""
    merged: bool = False
    empty_formula: bool = False
    """有公式而没有存下得数。"""
    exact: str = ""
    """看上去只有整数，存着的是小数：存着的数。"""

    @property
    def blank(self) -> bool:
        """没有字。"""
        return not self.text.strip()

    @property
    def error(self) -> bool:
        """公式出了错：#DIV/0!、#N/A、列太窄显示的一串 #。"""
        return bool(_ERROR.fullmatch(self.text.strip()))


_ERROR = re.compile(
    r"#(?:DIV/0!|N/?A!?|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|GETTING_DATA|#+)|Err:\d+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """一张表。"""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    """隐藏的行，从 0 数。"""
    hidden_columns: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Book:
    """一本工作簿。"""

    file: str
    sheets: tuple[Sheet, ...]
    findings: list[Finding] = field(default_factory=list)


def read_book(data: bytes, file: str) -> Book:
    """一本工作簿。加密、带宏、过大、损坏的抛 :class:`UsageError`。"""
    if len(data) > MAX_BYTES:
        raise unreadable(file, _("文件超过 32 MB"), _("只留要用的几张表，另存一份"))
    suffix = file.casefold().rpartition(".")[2]
    match suffix:
        case "csv" | "tsv":
            sheets = [_from_csv(data, file)]
        case "xls" | "xlsx" if data.startswith(OLE) and _ENCRYPTED not in data:  # 只改了后缀的照内容读
            sheets = _from_xls(data, file)
        case "xlsx" | "xls":
            sheets = _from_xlsx(data, file)
        case _:
            raise unreadable(file, _("不是认得的表格文件"), _("要 .xlsx、.xls 或 .csv；带宏的先另存为 .xlsx"))
    return Book(file, tuple(sheets), list(_empty_formulas(sheets, file)))


def _empty_formulas(sheets: Iterable[Sheet], file: str) -> Iterable[Finding]:
    for sheet in sheets:
        refs = [cell.ref for row in sheet.rows for cell in row if cell.empty_formula and not cell.merged]
        if refs:
            shown = "、".join(refs[:5]) + (_("等 {n} 格", n=len(refs)) if len(refs) > 5 else "")
            message = _("表“{sheet}”的 {cells} 有公式，没有存下得数", sheet=sheet.name, cells=shown)
            hint = _("在 Excel 或 WPS 里打开，保存一次再来；这几格没有读")
            yield warning("formula-without-value", message, hint, Place(file))


# -- .xlsx --


def _from_xlsx(data: bytes, file: str) -> list[Sheet]:
    parts = _safe_parts(data, file)
    from openpyxl import load_workbook  # 收表格才装

    try:
        values = load_workbook(BytesIO(data), data_only=True)
    except Exception as problem:  # openpyxl 遇到坏文件抛什么的都有
        raise unreadable(
            file, _("这不是完好的 {suffix} 文件", suffix=".xlsx"), _("打开后另存为 {suffix}", suffix=".xlsx")
        ) from problem
    sheets, count = [], 0
    unsaved = _unsaved_formulas(parts, file)
    for shown in values.worksheets:
        count += shown.max_row * shown.max_column
        if count > MAX_CELLS:
            raise unreadable(file, _("表格太大：超过 {n} 格", n=MAX_CELLS), _("删去空着的行列，只留要用的表"))
        empty = unsaved.get(shown.title, frozenset())
        rows = [[_xlsx_cell(cell, empty) for cell in row] for row in shown.iter_rows()]
        spans = [(span.min_row - 1, span.min_col - 1, span.max_row, span.max_col) for span in shown.merged_cells.ranges]
        hidden_rows = frozenset(n - 1 for n, row in shown.row_dimensions.items() if row.hidden)
        hidden_columns = frozenset(
            n - 1
            for one in shown.column_dimensions.values()
            if one.hidden
            for n in range(one.min or 1, min(one.max or 1, shown.max_column) + 1)
        )
        hidden = shown.sheet_state != "visible"
        sheets.append(Sheet(shown.title, _spread(rows, spans), hidden, hidden_rows, hidden_columns))
    return sheets


def _safe_parts(data: bytes, file: str) -> dict[str, bytes]:
    """包里的各个部件。加了密码的、带宏的、过大的、夹着外部实体的不读。"""
    if data.startswith(OLE):
        raise unreadable(file, _("文件加了密码"), _("打开后去掉密码，另存为 .xlsx"))
    parts = open_archive(data, file, ".xlsx")
    if "xl/workbook.xml" not in parts:
        raise unreadable(file, _("这不是 Excel 工作簿"), _("要 .xlsx 文件"))
    if "xl/vbaProject.bin" in parts:
        raise unreadable(file, _("文件里带着宏"), _("另存为不带宏的 .xlsx"))
    if any(_declares(name, part) for name, part in parts.items()):
        raise unreadable(file, _("文件里有不该有的 XML 声明"), _("打开后另存一份"))
    merged = sum(_area(match) for part in parts.values() for match in _MERGED.finditer(part))
    if merged > MAX_CELLS:
        raise unreadable(file, _("合并的格子太大：超过 {n} 格", n=MAX_CELLS), _("取消整行、整列的合并，另存一份"))
    return parts


def _declares(name: str, part: bytes) -> bool:
    """声明了文档类型、实体；Excel 的部件都是 UTF-8，别的编码里藏着什么看不见，也不收。"""
    if b"<!DOCTYPE" in part[:4096] or b"<!ENTITY" in part:
        return True
    return name.endswith((".xml", ".rels")) and b"\0" in part[:64]


_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')


def _area(match: re.Match[bytes]) -> int:
    left, top, right, bottom = match.groups()
    wide = _column_number(right.decode()) - _column_number(left.decode()) + 1
    return max(wide, 1) * max(int(bottom) - int(top) + 1, 1)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


_FORMULA = re.compile(
    rb"<(?:\w+:)?c\b(?P<attributes>[^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v>(?P<value>[^<]*)</)?"
)
_REF = re.compile(rb'\br="([A-Z]+\d+)"')


def _unsaved_formulas(parts: Mapping[str, bytes], file: str) -> dict[str, frozenset[str]]:
    """各张表里有公式而没有存下得数的格子；得数是空字的不算。直接看原文：整本再读一遍要多花一倍工夫。"""
    targets = {
        str(one.get("Id")): str(one.get("Target", "")).removeprefix("/xl/")
        for one in parse_xml(parts.get("xl/_rels/workbook.xml.rels", b"<r/>"), file)
    }
    found = {}
    for sheet in parse_xml(parts["xl/workbook.xml"], file).iter("{*}sheet"):
        part = targets.get(next((str(value) for name, value in sheet.attrib.items() if str(name).endswith("}id")), ""))
        refs = (
            _REF.search(match["attributes"]) for match in _FORMULA.finditer(parts.get(f"xl/{part}", b""))
            if not match["value"] and b't="str"' not in match["attributes"]
        )  # fmt: skip
        found[str(sheet.get("name"))] = frozenset(ref[1].decode() for ref in refs if ref)
    return found


def _xlsx_cell(cell: Any, unsaved: frozenset[str]) -> Cell:
    shape = str(cell.number_format or "General")
    text = shown_text(cell.value, shape)
    empty = cell.value is None and cell.coordinate in unsaved
    number = isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool)
    exact = _exact(cell.value, shape) if number else ""
    return Cell(cell.coordinate, text, "%" in shape and number, False, empty, exact)


# -- .xls --


def _from_xls(data: bytes, file: str) -> list[Sheet]:
    import xlrd  # 旧表格才装

    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, on_demand=False)
    except Exception as problem:  # xlrd 遇到坏文件抛什么的都有
        locked = "encrypted" in str(problem).casefold()
        message = _("文件加了密码") if locked else _("这不是完好的 {suffix} 文件", suffix=".xls")
        raise unreadable(file, message, _("打开后去掉密码，另存为 .xlsx")) from problem
    sheets, count = [], 0
    for sheet in book.sheets():
        count += sheet.nrows * sheet.ncols
        if count > MAX_CELLS:
            raise unreadable(file, _("表格太大：超过 {n} 格", n=MAX_CELLS), _("删去空着的行列，只留要用的表"))
        rows = [[_xls_cell(book, sheet, r, c) for c in range(sheet.ncols)] for r in range(sheet.nrows)]
        spans = [(top, left, bottom, right) for top, bottom, left, right in sheet.merged_cells]
        hidden_rows = frozenset(n for n, row in sheet.rowinfo_map.items() if row.hidden)
        hidden_columns = frozenset(n for n, column in sheet.colinfo_map.items() if column.hidden)
        sheets.append(Sheet(sheet.name, _spread(rows, spans), bool(sheet.visibility), hidden_rows, hidden_columns))
    return sheets


def _xls_cell(book: Any, sheet: Any, row: int, column: int) -> Cell:
    import xlrd

    kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
    shape = book.format_map[book.xf_list[sheet.cell_xf_index(row, column)].format_key].format_str
    if kind == xlrd.XL_CELL_DATE:
        try:
            value = xlrd.xldate_as_datetime(value, book.datemode)
        except (ValueError, xlrd.xldate.XLDateError):
            value = str(value)
    if kind in {xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK}:
        value = None
    if kind == xlrd.XL_CELL_ERROR:
        value = xlrd.error_text_from_code.get(value, "#VALUE!")
    if kind == xlrd.XL_CELL_BOOLEAN:
        value = bool(value)
    ref = f"{column_letters(column)}{row + 1}"
    number = kind == xlrd.XL_CELL_NUMBER
    return Cell(ref, shown_text(value, shape), "%" in shape and number, exact=_exact(value, shape) if number else "")


# -- .csv --


def _from_csv(data: bytes, file: str) -> Sheet:
    text = decoded(data, file)[0]
    declared = re.match(r"sep=(.)\r?\n", text)
    text = text[declared.end() :] if declared else text
    sample = text[:4096]
    separator = declared[1] if declared else max(",\t;，", key=sample.count) if sample.strip() else ","
    lines = StringIO(text.replace("\r\n", "\n").replace("\r", "\n"), newline="")
    try:
        rows = list(csv.reader(lines, delimiter=separator, skipinitialspace=True))
    except csv.Error as problem:
        raise unreadable(
            file, _("引号没有配对，分不出格子"), _("在 Excel 或 WPS 里打开，另存为 .xlsx 再来")
        ) from problem
    if sum(map(len, rows)) > MAX_CELLS:
        raise unreadable(file, _("表格太大：超过 {n} 格", n=MAX_CELLS), _("删去空着的行列，只留要用的表"))
    cells = [
        [Cell(f"{column_letters(c)}{r}", _unquoted(text)) for c, text in enumerate(row)]
        for r, row in enumerate(rows, 1)
    ]
    return Sheet("", _spread(cells, []))


def _unquoted(text: str) -> str:
    """导出时多套了一层引号的（"4,512"、="0012"）去掉。"""
    match = re.fullmatch(r'=?"([^"]*)"', text.strip())
    return match[1].strip() if match else text.strip()


# -- 格子里看得见的字 --

_PLACES = re.compile(r"[0#?](?:[0#?,]*[0#?])?(?:\.(?P<places>[0#?]+))?")


def shown_text(value: object, shape: str = "General") -> str:
    """一个值按格子的格式看上去是什么：百分比格式的 0.936 是 93.6%，两位小数的 10.8 是 10.80。"""
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case datetime() | date():
            return value.strftime("%Y-%m-%d")
        case int() | float():
            return _number_text(Decimal(repr(value)), shape)
    return str(value).replace("\xa0", " ").strip()


_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_HUGE = Decimal(10) ** 15


def _number_text(number: Decimal, shape: str) -> str:
    """百分比格式的乘以 100；引号里的 % 只是写上去的，不乘。"""
    if not number.is_finite() or abs(number) >= _HUGE:
        return str(number)
    plain = _LITERAL.sub("", shape.split(";")[0])
    scaled, percent = number * 100 if "%" in plain else number, "%" in shape
    match = _PLACES.search(plain)
    if match is None or shape == "General":
        text = f"{scaled.quantize(Decimal('1e-10'), ROUND_HALF_UP).normalize():f}" if scaled % 1 else f"{scaled:.0f}"
    else:
        text = f"{scaled.quantize(Decimal(1).scaleb(-len(match['places'] or '')), ROUND_HALF_UP):f}"
        if match["places"] and "#" in match["places"]:
            text = text.rstrip("0").rstrip(".")
    return text + "%" if percent else text


def _exact(value: float, shape: str) -> str:
    """格式只显示整数而存着小数的，存着的数；看得全的是空的。"""
    plain = _LITERAL.sub("", shape.split(";")[0])
    match = _PLACES.search(plain)
    number = Decimal(repr(value)) * (100 if "%" in plain else 1)
    if match is None or match["places"] or not number.is_finite() or abs(number) >= _HUGE:
        return ""
    if abs(number - number.to_integral_value()) < Decimal("0.001"):
        return ""
    return f"{number.quantize(Decimal('1e-4'), ROUND_HALF_UP).normalize():f}" + ("%" if "%" in plain else "")


def column_letters(column: int) -> str:
    """第几列（从 0 起）的字母。"""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _spread(rows: Sequence[Sequence[Cell]], spans: Iterable[tuple[int, int, int, int]]) -> tuple[tuple[Cell, ...], ...]:
    """合并了的格子都填上左上角的字；各行补得一样长。"""
    width = max(map(len, rows), default=0)
    grid = [[*row, *(Cell(f"{column_letters(c)}{r}") for c in range(len(row), width))] for r, row in enumerate(rows, 1)]
    for top, left, bottom, right in spans:
        if top >= len(grid) or left >= width:
            continue
        corner = grid[top][left]
        for r in range(top, min(bottom, len(grid))):
            for c in range(left, min(right, width)):
                if (r, c) != (top, left):
                    grid[r][c] = corner._replace(ref=grid[r][c].ref, merged=True)
    return tuple(map(tuple, grid))
