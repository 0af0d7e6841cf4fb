"""整条命令：写样例的三份文稿，和 docxtpl 从 YAML 写一份比。轮流跑，取中位数。"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from workload import template, workspace

SAMPLE = Path(__file__).resolve().parent.parent / "samples" / "county-2022"
PAPERS = ("部署会讲话", "年度总结", "明年计划")
ROUNDS = 9
PEER = """
import sys, yaml
from docxtpl import DocxTemplate
facts = yaml.safe_load(open(sys.argv[1], encoding="utf-8"))
document = DocxTemplate(sys.argv[2])
document.render(facts, autoescape=True)
document.save(sys.argv[3])
"""


def timed(command: list[str], settings: dict[str, str]) -> float:
    """一条命令用多少毫秒。"""
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=settings)
    return (time.perf_counter() - started) * 1000


def main() -> int:
    """量一遍；慢于 docxtpl 的退出码是 1。"""
    with tempfile.TemporaryDirectory() as folder:
        root = workspace(Path(folder), 1)
        peer_template = root / "peer.docx"
        peer_template.write_bytes(template(prefixes=True))
        theirs = [
            sys.executable,
            "-c",
            PEER,
            str(root / "facts" / "全部.yaml"),
            str(peer_template),
            str(root / "o.docx"),
        ]
        ours = [sys.executable, "-m", "fuer_docs", "build", str(SAMPLE), *PAPERS, "-o", str(root / "out"), "-q"]
        settings = os.environ | {"PYTHONPYCACHEPREFIX": str(root / "bytecode"), "FUER_DOCS_CACHE": str(root / "memory")}
        settings.pop("PYTHONDONTWRITEBYTECODE", None)
        for command in (theirs, ours):
            timed(command, settings)  # 头一回编译字节码、读片段，不算
        times: dict[str, list[float]] = {"docxtpl": [], "fuer_docs": []}
        for _round in range(ROUNDS):
            times["docxtpl"].append(timed(theirs, settings))
            times["fuer_docs"].append(timed(ours, settings))
    median = {name: statistics.median(values) for name, values in times.items()}
    ratio = median["fuer_docs"] / median["docxtpl"]
    print(
        f"docxtpl 一份 {median['docxtpl']:.0f} 毫秒；三份文稿（共四个文件）{median['fuer_docs']:.0f} 毫秒；比 {ratio:.2f}"
    )
    return 0 if ratio <= 1 else 1


if __name__ == "__main__":
    sys.exit(main())
