"""填报表：发给一个成员单位的一本工作簿，只有它自己的指标、任务，和几张空表。

版面都在 :data:`TABLES` 里说清；写和读看的是同一张表。每行的编号藏在第一列，本表是发给谁的藏在隐藏表里，
改了文件名、表名，挪了行，照样认得。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from ..model.facts import STATUSES, TOPICS
from ..model.place import width
from ..ooxml.package import open_archive, pack, write_package
from .sheets import column_letters

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MARK = "fuer-docs 填报表"
"""隐藏表左上角的字：凭它认出是发下去的那张表。"""
VERSION = "1"
HIDDEN = "表号（勿改）"
COVER = "封面"
PROGRESS = ("已完成", "基本完成", "持续推进", "正在推进", "尚未启动")
"""任务的完成情况，只有这几种。"""
FILLED_BY = ("填报人", "联系电话", "审核人", "填报日期")
"""封面上要填的四格。"""


@dataclass(frozen=True, slots=True)
class AskIndicator:
    """问一项指标。"""

    code: str
    name: str
    unit: str = ""
    direction: str = ""
    target: str = ""
    before: str = ""
    """上年值，看得见的字；不是上年的注明年份。"""
    by_sex: bool = False

    @property
    def is_figure(self) -> bool:
        """要填数；定性的只填状态。"""
        return self.direction != "定性"

    @property
    def most(self) -> int | None:
        """最大能是多少。毛入园率、毛入学率可以超过 100%。"""
        if self.unit == "%":
            return 200 if "毛入" in self.name else 100
        return {"‰": 1000, "/10万": 100_000}.get(self.unit)


@dataclass(frozen=True, slots=True)
class AskTask:
    """问一项任务做得怎样。"""

    code: str
    action: str
    measures: str = ""
    deadline: str = ""
    goal: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """发给一个单位的填报表。"""

    office: str
    """哪个单位发的（全称），也是工作区的名字。"""
    unit: str
    """发给谁：机构的编号。"""
    short: str
    full: str
    year: int
    deadline: str = ""
    """ISO 日期；没有定就是空的。"""
    contact: str = ""
    indicators: tuple[AskIndicator, ...] = ()
    tasks: tuple[AskTask, ...] = ()


class Column(NamedTuple):
    """一栏：栏头、多宽、填什么。"""

    head: str
    width: float
    kind: str = ""
    """空的是印好的；words number date choice 是要填的；change 是算出来的。"""
    options: tuple[str, ...] = ()


class Table(NamedTuple):
    """一张表：编号、表名、怎么填、各栏、留几行空的。"""

    code: str
    title: str
    hint: str
    columns: tuple[Column, ...]
    blank_rows: int = 0

    def heads(self) -> tuple[str, ...]:
        """各栏栏头，括号里的不算。"""
        return tuple(bare(column.head) for column in self.columns)


ID, NUMBER = "编号", Column("序号", 6)
TABLES = (
    Table("指标", "一、指标", "只填浅黄色的格子。数照计量单位填：单位是“%”的，92.6%填92.6。没有数据的，数那一格空着，状态选“无数据”；变化大的在备注里说明原因。", (
        NUMBER, Column("指标名称", 30), Column("计量单位", 9), Column("方向", 10), Column("目标", 14), Column("上年值", 12),
        Column("本年值", 12, "number"), Column("其中：男", 9, "number"), Column("其中：女", 9, "number"),
        Column("比上年", 10, "change"), Column("状态", 14, "choice", STATUSES), Column("备注", 24, "words"),
    )),
    Table("任务", "二、任务", "本单位牵头的任务一项一行。数据一格可以写几个，中间用分号隔开，例如：举办培训班3期；培训业务骨干120人次。", (
        NUMBER, Column("任务", 26), Column("举措", 30), Column("时限", 17), Column("目标", 22),
        Column("完成情况", 12, "choice", PROGRESS), Column("截至", 16, "date"), Column("数据", 28, "words"), Column("佐证材料", 20, "words"),
    )),
    Table("成绩", "三、成绩", "一项一行，没有就在“名称”里写“无”。措施几条之间用分号隔开；数据写清名目、数和单位，例如：筛查适龄妇女6120人；发放补助96万元。", (
        NUMBER, Column("名称", 26, "words"), Column("领域", 11, "choice", TOPICS), Column("措施", 42, "words"),
        Column("效果", 30, "words"), Column("数据", 34, "words"),
    ), 12),
    Table("活动", "四、活动", "本单位主办的活动，一项一行，没有就空着。", (
        NUMBER, Column("活动名称", 30, "words"), Column("时间", 14, "words"), Column("地点", 20, "words"),
        Column("参加人数", 12, "words"), Column("内容", 40, "words"), Column("效果", 28, "words"),
    ), 12),
    Table("短板", "五、问题", "存在的问题一个一行，没有就在“存在的问题”里写“无”。", (
        NUMBER, Column("存在的问题", 48, "words"), Column("原因", 44, "words"), Column("影响", 40, "words"),
    ), 8),
    Table("打算", "六、下年打算", "下一年准备做的事，一件一行，没有就在“准备做的事”里写“无”。", (
        NUMBER, Column("准备做的事", 36, "words"), Column("具体举措", 46, "words"), Column("完成时限", 16, "words"),
        Column("预期目标", 38, "words"),
    ), 8),
    Table("推荐", "七、推荐表彰", "建议表彰的集体和个人，一个一行，没有就空着。这里只是推荐，定不定由上级研究。", (
        NUMBER, Column("类别", 13, "choice", ("先进集体", "先进个人")), Column("推荐对象", 28, "words"),
        Column("单位及职务", 36, "words"), Column("主要事迹", 62, "words"),
    ), 8),
)  # fmt: skip
TABLE_OF = {table.code: table for table in TABLES}
ANSWERED = {"成绩": "名称", "短板": "存在的问题", "打算": "准备做的事"}
"""没有也要写一个“无”的表，和写在哪一栏。"""
HOW_TO = (
    "1. 只填浅黄色的格子，白色的不用动；字多了可以拉高行、拉宽列。",
    "2. 行不够就在表中间插一行；不要删去第一列隐藏的编号。",
    "3. 数由承办科室填，负责人审核后在本页签字盖章；电子版和盖章的扫描件一并交回。",
    "4. 文件名可以改；不要加密码，不要另存为带宏的格式。",
)


def bare(text: str) -> str:
    """栏头去掉括号里的话、冒号和空白：“本年值（2022年）”是“本年值”。"""
    return re.sub(r"[（(][^）)]*[）)]|[\s：:*]", "", text)


# -- 写 --


def write_form(form: Form) -> bytes:
    """一本填报表。同样的内容，同样的字节。"""
    from openpyxl import Workbook
    from openpyxl.workbook.protection import WorkbookProtection

    book = Workbook()
    book.remove(book.worksheets[0])
    _cover(book, form)
    for table in TABLES:
        rows = list(_printed(table, form))
        if rows or table.blank_rows:
            _table(book, table, form, rows)
    _hidden(book, form)
    book.security = WorkbookProtection(lockStructure=True)
    book.properties.creator = form.office
    book.properties.title = f"{form.year}年度工作情况填报表（{form.short}）"
    stream = BytesIO()
    book.save(stream)
    return _repeatable(stream.getvalue(), form.year)


def _repeatable(data: bytes, year: int) -> bytes:
    """写的时刻换成固定的，免得同样的内容写出不同的字节。"""
    parts = open_archive(data, "", ".xlsx")
    core = parts["docProps/core.xml"].decode()
    stamp = f"{year}-01-01T00:00:00Z"
    core = re.sub(r"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)", rf"\g<1>{stamp}\g<3>", core)
    parts["docProps/core.xml"] = core.encode()
    return write_package([pack(name, content) for name, content in parts.items()])


def _printed(table: Table, form: Form) -> Iterator[tuple[str, dict[str, str]]]:
    """印好的各行：编号和各栏的字。"""
    if table.code == "指标":
        for asked in form.indicators:
            yield f"指标/{asked.code}", {
                "指标名称": asked.name, "计量单位": asked.unit or "—", "方向": asked.direction or "—",
                "目标": asked.target or "—", "上年值": asked.before or "—",
            }  # fmt: skip
    elif table.code == "任务":
        for task in form.tasks:
            yield f"任务/{task.code}", {
                "任务": task.action, "举措": task.measures or "—", "时限": task.deadline or "—", "目标": task.goal or "—",
            }  # fmt: skip


class _Looks:
    """各种格子的样子；一本表里只做一遍。"""

    def __init__(self) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

        thin = Side(style="thin", color="808080")
        self.box = Border(left=thin, right=thin, top=thin, bottom=thin)
        self.title = Font(name="黑体", size=16)
        self.head = Font(name="黑体", size=11)
        self.body = Font(name="宋体", size=11)
        self.small = Font(name="宋体", size=10, color="595959")
        self.big = Font(name="黑体", size=22)
        self.ask = PatternFill("solid", fgColor="FFFBE6")
        self.shade = PatternFill("solid", fgColor="E8EEF4")
        self.grey = PatternFill("solid", fgColor="F2F2F2")
        self.center = Alignment(horizontal="center", vertical="center", wrap_text=True)
        self.left = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
        self.open = Protection(locked=False)

    def answer(self, cell: Any, *, center: bool = False) -> None:
        """要填的格子：浅黄，没有锁。"""
        cell.font, cell.border, cell.fill, cell.protection = self.body, self.box, self.ask, self.open
        cell.alignment = self.center if center else self.left

    def printed(self, cell: Any, *, center: bool = True) -> None:
        """印好的格子：锁着。"""
        cell.font, cell.border, cell.alignment = self.body, self.box, self.center if center else self.left


def _page(sheet: Worksheet, form: Form, *, landscape: bool) -> None:
    """打印：A4，缩到一页宽，页脚有页码；锁上，不设密码。"""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    for side, inches in (("left", 0.5), ("right", 0.5), ("top", 0.7), ("bottom", 0.7)):
        setattr(sheet.page_margins, side, inches)
    footer: Any = sheet.oddFooter
    footer.left.text = form.short.replace("&", "&&")
    footer.right.text = "第 &P 页  共 &N 页"
    sheet.sheet_view.showGridLines = False
    guard = sheet.protection
    guard.sheet = True
    guard.formatColumns = guard.formatRows = guard.insertRows = False  # 这三样许动：拉宽拉高、加行


def _cover(book: Workbook, form: Form) -> None:
    looks, sheet = _Looks(), book.create_sheet(COVER)
    for letter, wide in (("A", 4), ("B", 18), ("C", 34), ("D", 14), ("E", 26)):
        sheet.column_dimensions[letter].width = wide
    _merged(sheet, "B2:E2", form.office, looks.head, looks.center, 24)
    _merged(sheet, "B3:E3", f"{form.year}年度妇女儿童工作情况填报表", looks.big, looks.center, 48)
    shown = [("填报单位", form.full), ("工作年度", f"{form.year}年")]
    shown += [("交回期限", _chinese_date(form.deadline))] if form.deadline else []
    shown += [("联系人", form.contact)] if form.contact else []
    row = 5
    for label, text in shown:
        _pair(sheet, row, label, text, looks, answer=False)
        row += 1
    row += 1
    for line in HOW_TO:
        _merged(sheet, f"B{row}:E{row}", line, looks.body, looks.left, 20 if width(line) <= 88 else 34)
        row += 1
    row += 1
    for label in FILLED_BY:
        _pair(sheet, row, label, "", looks, answer=True)
        if label == "填报日期":
            _date_rule(sheet, f"C{row}")
            sheet[f"C{row}"].number_format = "yyyy-mm-dd"
        row += 1
    row += 1
    _merged(
        sheet,
        f"B{row}:E{row}",
        "单位负责人（签字）：＿＿＿＿＿＿＿＿　　（盖章）　　　　年　　月　　日",
        looks.body,
        looks.left,
        40,
    )
    _page(sheet, form, landscape=False)
    sheet.print_area = f"A1:E{row}"


def _pair(sheet: Worksheet, row: int, label: str, text: str, looks: _Looks, *, answer: bool) -> None:
    sheet.row_dimensions[row].height = 28
    head = sheet.cell(row, 2, label)
    looks.printed(head)
    head.font, head.fill = looks.head, looks.shade
    sheet.merge_cells(f"C{row}:E{row}")
    for column in (3, 4, 5):
        cell = sheet.cell(row, column)
        looks.answer(cell) if answer else looks.printed(cell, center=False)
    if text:
        _put(sheet.cell(row, 3), text)


def _merged(sheet: Worksheet, span: str, text: str, font: Any, alignment: Any, height: float) -> None:
    sheet.merge_cells(span)
    cell = sheet[span.partition(":")[0]]
    _put(cell, text)
    cell.font, cell.alignment = font, alignment
    sheet.row_dimensions[cell.row].height = height


def _put(cell: Any, text: str) -> None:
    """写字；以等号开头的也是字，不是公式。"""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    if text.startswith("="):
        cell.data_type = "s"


HEAD_ROW = 3
LEFT_FROM = 22
"""这么宽的栏印成话，靠左；窄的居中。"""


def _table(book: Workbook, table: Table, form: Form, rows: Sequence[tuple[str, dict[str, str]]]) -> None:
    looks, sheet = _Looks(), book.create_sheet(table.title)
    columns = _shown_columns(table, form)
    last = column_letters(len(columns))
    sheet.column_dimensions["A"].width = 4
    sheet.column_dimensions["A"].hidden = True
    total = sum(column.width for column in columns)
    _merged(sheet, f"B1:{last}1", f"{table.title}（{form.short}，{form.year}年）", looks.title, looks.center, 32)
    _merged(sheet, f"B2:{last}2", table.hint, looks.small, looks.left, 18 * -(-width(table.hint) // int(total)))
    sheet.cell(HEAD_ROW, 1, ID)
    for at, column in enumerate(columns, 2):
        sheet.column_dimensions[column_letters(at - 1)].width = column.width
        cell = sheet.cell(HEAD_ROW, at, _head(column.head, form.year))
        looks.printed(cell)
        cell.font, cell.fill = looks.head, looks.shade
    sheet.row_dimensions[HEAD_ROW].height = 34
    end = HEAD_ROW + (len(rows) or table.blank_rows)
    for line in range(HEAD_ROW + 1, end + 1):
        code, printed = rows[line - HEAD_ROW - 1] if rows else ("", {})
        asked = form.indicators[line - HEAD_ROW - 1] if table.code == "指标" else None
        _row(sheet, line, columns, code, printed, asked, looks)
    _rules(sheet, columns, form if table.code == "指标" else None, end)
    sheet.freeze_panes = sheet.cell(HEAD_ROW + 1, 4 if rows else 3)
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    sheet.print_area = f"A1:{last}{end}"
    _page(sheet, form, landscape=True)


def _shown_columns(table: Table, form: Form) -> list[Column]:
    """分性别的栏，有要分的指标才印。"""
    by_sex = table.code != "指标" or any(asked.by_sex for asked in form.indicators)
    return [column for column in table.columns if by_sex or not column.head.startswith("其中")]


def _head(head: str, year: int) -> str:
    return head + {"上年值": f"\n（{year - 1}年）", "本年值": f"\n（{year}年）"}.get(head, "")


def _row(
    sheet: Worksheet, line: int, columns: Sequence[Column], code: str, printed: dict[str, str],
    asked: AskIndicator | None, looks: _Looks,
) -> None:  # fmt: skip
    sheet.row_dimensions[line].height = _height(columns, printed) if printed else 44
    if code:
        _put(sheet.cell(line, 1), code)
    places = {column.head: column_letters(at) for at, column in enumerate(columns, 1)}
    for at, column in enumerate(columns, 2):
        cell = sheet.cell(line, at)
        if column.head == "序号":
            cell.value = line - HEAD_ROW
            looks.printed(cell)
        elif column.kind == "change":
            now, before = f"{places['本年值']}{line}", f"{places['上年值']}{line}"
            cell.value = f'=IF(AND(ISNUMBER({now}),ISNUMBER({before})),ROUND({now}-{before},4),"")'
            cell.number_format = "+0.####;-0.####;0"
            looks.printed(cell)
        elif not column.kind:
            looks.printed(cell, center=column.width < LEFT_FROM)
            _put_number(cell, printed[column.head])
        elif _is_asked(column, asked):
            looks.answer(cell, center=column.kind != "words")
            cell.number_format = "yyyy-mm-dd" if column.kind == "date" else "General"
        else:
            looks.printed(cell)
            cell.fill = looks.grey


def _put_number(cell: Any, text: str) -> None:
    """光是一个数的写成数，好算比上年；别的照写。"""
    if re.fullmatch(r"-?\d+(\.\d+)?", text):
        cell.value = float(text) if "." in text else int(text)
        cell.number_format = "0." + "0" * len(text.partition(".")[2]) if "." in text else "0"
    else:
        _put(cell, text)


def _is_asked(column: Column, asked: AskIndicator | None) -> bool:
    if asked is None or column.kind != "number":
        return True
    return asked.is_figure and (asked.by_sex or not column.head.startswith("其中"))


def _height(columns: Sequence[Column], printed: dict[str, str]) -> float:
    """按最长的一格折几行给高。"""
    lines = [-(-width(printed.get(column.head, "")) // max(1, int(column.width) - 1)) for column in columns]
    return max(30, 16 * max(1, *lines) + 6)


def _rules(sheet: Worksheet, columns: Sequence[Column], form: Form | None, end: int) -> None:
    """填的时候就拦住：选项只能选，数只能填数，日期只能填日期。"""
    if form is not None:
        _number_rules(sheet, columns, form)
    for at, column in enumerate(columns, 1):
        letter = column_letters(at)
        span = f"{letter}{HEAD_ROW + 1}:{letter}{end}"
        if column.kind == "choice":
            listed = '"' + ",".join(column.options) + '"'
            _rule(
                sheet,
                [span],
                f"“{column.head}”只能从列表里选：" + "、".join(column.options),
                type="list",
                formula1=listed,
            )
        elif column.kind == "date":
            _date_rule(sheet, span)


def _number_rules(sheet: Worksheet, columns: Sequence[Column], form: Form) -> None:
    spans: dict[tuple[str, int | None], list[str]] = {}
    for line, asked in enumerate(form.indicators, HEAD_ROW + 1):
        for at, column in enumerate(columns, 1):
            if column.kind == "number" and _is_asked(column, asked):
                spans.setdefault((asked.unit, asked.most), []).append(f"{column_letters(at)}{line}")
    for (unit, most), cells in spans.items():
        example = "，92.6%填92.6" if unit == "%" else ""
        tail = (
            f"（单位：{unit}{example}）。没有数据的空着，状态选“无数据”。"
            if unit
            else "。没有数据的空着，状态选“无数据”。"
        )
        if most is None:
            _rule(
                sheet,
                cells,
                f"这里填一个不小于0的数{tail}",
                type="decimal",
                operator="greaterThanOrEqual",
                formula1="0",
            )
        else:
            _rule(
                sheet,
                cells,
                f"这里填0到{most}之间的数{tail}",
                type="decimal",
                operator="between",
                formula1="0",
                formula2=str(most),
            )


def _date_rule(sheet: Worksheet, span: str) -> None:
    _rule(sheet, [span], "这里填日期，例如 2022-12-05。", type="date", operator="greaterThan", formula1="36526")


def _rule(sheet: Worksheet, spans: Sequence[str], message: str, **rule: Any) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    made = DataValidation(allow_blank=True, showErrorMessage=True, showInputMessage=True, **rule)
    made.errorTitle, made.error = "填得不对", message[:220]
    made.promptTitle, made.prompt = "怎么填", message[:220]
    for span in spans:
        made.add(span)
    sheet.add_data_validation(made)


def _chinese_date(text: str) -> str:
    year, month, day = text.split("-")
    return f"{year}年{int(month)}月{int(day)}日"


def _hidden(book: Workbook, form: Form) -> None:
    """隐藏的一张：这本表是哪个工作区发给谁的，问了哪些。"""
    sheet = book.create_sheet(HIDDEN)
    sheet.append([MARK, VERSION])
    told = {
        "工作区": form.office,
        "单位": form.unit,
        "年度": str(form.year),
        "期限": form.deadline,
        "联系人": form.contact,
    }
    for pair in told.items():
        sheet.append(pair)
    for asked in form.indicators:
        sheet.append(["问", f"指标/{asked.code}", asked.name])
    for task in form.tasks:
        sheet.append(["问", f"任务/{task.code}", task.action])
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.value.startswith("="):
                cell.data_type = "s"
    sheet.sheet_state = "hidden"
    sheet.protection.sheet = True
