"""向成员单位收材料要几秒：写 34 本填报表，四十本交回来的看一遍、收两遍。

python bench/collect.py
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from openpyxl import load_workbook

from fuer_docs.engine.collect import issue_forms
from fuer_docs.engine.merging import merge
from fuer_docs.engine.returns import contradictions, receive, reminders, standings

SAMPLE = Path(__file__).resolve().parent.parent / "samples" / "county-2022"
BOOKS = 40
Result = TypeVar("Result")


def timed(label: str, work: Callable[[], Result]) -> Result:
    start = time.perf_counter()
    result = work()
    print(f"{label:<24}{time.perf_counter() - start:6.2f} 秒")
    return result


def fill(path: Path, dice: random.Random) -> None:
    """像单位那样填：数在上年左右，有的写成文字，有的没有数据。"""
    book = load_workbook(path)
    for sheet in book.worksheets[1:-1]:
        heads = {str(cell.value).partition("\n")[0]: cell.column for cell in sheet[3]}
        for line in range(4, sheet.max_row + 1):
            if "本年值" in heads:
                before = sheet.cell(line, heads["上年值"]).value
                if isinstance(before, (int, float)):
                    value = round(before * dice.uniform(0.9, 1.1), 1)
                    sheet.cell(line, heads["本年值"]).value = dice.choice([value, value, value, f"{value}", "—"])
                sheet.cell(line, heads["状态"]).value = dice.choice(["达标", "基本达标", "提前达标"])
            elif "完成情况" in heads:
                sheet.cell(line, heads["完成情况"]).value = "已完成"
            elif line < 9:
                sheet.cell(line, 3).value = f"第{line}件事{dice.randrange(1000)}"
                if "数据" in heads:
                    sheet.cell(line, heads["数据"]).value = "举办培训12场；培训1260人次"
    book.save(path)


def main() -> None:
    dice = random.Random(2022)
    with tempfile.TemporaryDirectory() as place:
        workspace = shutil.copytree(SAMPLE, Path(place) / "工作区")
        box = Path(place) / "收件箱"
        issued = timed("写填报表", lambda: issue_forms(workspace, box))
        paths = sorted(box.glob("*.xlsx"))
        for path in paths[: BOOKS - len(paths)]:
            paths.append(Path(shutil.copy(path, path.with_name(f"{path.stem}（再交）.xlsx"))))
        for path in paths:
            fill(path, dice)
        print(f"{len(issued.files)} 个单位，交回 {len(paths)} 本")
        received = timed("读一遍", lambda: receive(workspace, box))
        timed("看一遍", lambda: (list(reminders(received, standings(received))), contradictions(received)))
        first, pages = timed("收第一遍", lambda: merge(workspace, box))
        timed("写下", pages.write)
        again, pages = timed("收第二遍", lambda: merge(workspace, box))
        print(f"第一遍 {len(first.added)} 条，第二遍 {len(again.added)} 条，改了 {len(pages.changed())} 个文件")
        if again.added or pages.changed():
            sys.exit("收两遍不一样")


if __name__ == "__main__":
    main()
