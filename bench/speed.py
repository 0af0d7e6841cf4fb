"""成文、排版和 docxtpl 比倍数：轮流跑，取中位数。"""

from __future__ import annotations

import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from docxtpl import DocxTemplate
from workload import facts, template, workspace

from fuer_docs.engine.build import compose_paper, make_scene
from fuer_docs.engine.workspace import open_workspace
from fuer_docs.ooxml.template import read_template
from fuer_docs.render.word import write_docx

T = TypeVar("T")
SIZES = {1: 15, 10: 5, 100: 3}


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """一次用多少毫秒，做出了什么。"""
    gc.collect()
    started = time.perf_counter()
    made = work()
    return (time.perf_counter() - started) * 1000, made


def peer(data: bytes, values: dict[str, object]) -> Callable[[], object]:
    """docxtpl：从打开到存好。"""

    def work() -> None:
        document = DocxTemplate(BytesIO(data))
        document.render(values, autoescape=True)
        document.save(BytesIO())

    return work


def measure(size: int, rounds: int, folder: Path) -> dict[str, float]:
    """一种大小：各项的中位数，毫秒。"""
    opened, _findings, shelf = open_workspace(workspace(folder / str(size), size))
    paper = opened.setting.papers[0]  # type: ignore[index]
    file, item = shelf.templates["量速度"]
    ours = read_template(item.read_bytes(), file, "")
    theirs = peer(template(prefixes=True), facts(size))
    times: dict[str, list[float]] = {"docxtpl": [], "compose": [], "render": []}
    for _round in range(rounds):
        times["docxtpl"].append(timed(theirs)[0])
        gc.freeze()
        gc.disable()  # 命令行也是这样，见 cli/main.py
        spent, made = timed(lambda: compose_paper(make_scene(opened, shelf, paper, "量速度"), shelf, ours))
        times["compose"].append(spent)
        times["render"].append(timed(partial(write_docx, made.document, ours))[0])
        del made
        gc.enable()
        gc.unfreeze()
    return {name: statistics.median(values) for name, values in times.items()}


def main() -> int:
    """各种大小量一遍；没达到的退出码是 1。"""
    print("大小   docxtpl   成文    排版    排版倍数   成文加排版倍数")
    good = True
    with tempfile.TemporaryDirectory() as folder:
        for size, rounds in SIZES.items():
            found = measure(size, rounds, Path(folder))
            alone = found["docxtpl"] / found["render"]
            both = found["docxtpl"] / (found["compose"] + found["render"])
            good &= alone >= 20 and both >= 5
            print(
                f"×{size:<5}{found['docxtpl']:8.1f}{found['compose']:8.1f}{found['render']:8.1f}{alone:10.1f}{both:12.1f}"
            )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
